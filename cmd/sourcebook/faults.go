package main

import (
	"fmt"
	"os"
	"strings"

	"example.org/sourcebook/cmd/sourcebook/screen"
)

// mostNamed is how many files with one fault are named.
const mostNamed = 5

// notRead names what was not read: files with one reason together, and how many there are.
func (a *app) notRead(what string, files []notRead) {
	var reasons []string
	paths := map[string][]string{}
	for _, f := range files {
		if paths[f.Reason] == nil {
			reasons = append(reasons, f.Reason)
		}
		paths[f.Reason] = append(paths[f.Reason], screen.Visible(f.Path))
	}
	for _, r := range reasons {
		if p := paths[r]; len(p) == 1 {
			fmt.Fprintf(a.err, "%s %s: %s\n", what, p[0], r)
		} else {
			names := strings.Join(p[:min(len(p), mostNamed)], ", ")
			if len(p) > mostNamed {
				names += ", …"
			}
			fmt.Fprintf(a.err, "%s %d files: %s (%s)\n", what, len(p), r, names)
		}
	}
	if len(reasons) > 1 {
		fmt.Fprintf(a.err, "%s %d files in all\n", what, len(files))
	}
	if what != "skipped" {
		for _, f := range files {
			a.annotate("warning", f.Reason)
		}
	}
}

// annotate repeats a message that names places in files for GitHub Actions, which shows it beside those lines.
func (a *app) annotate(level, message string) {
	if os.Getenv("GITHUB_ACTIONS") == "true" {
		fmt.Fprint(a.err, screen.Annotations(level, message, a.corpus))
	}
}
