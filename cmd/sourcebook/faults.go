package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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

// located is a message that begins with a path and the number of a line.
var located = regexp.MustCompile(`^([^\s:][^:\n]*):([0-9]+): (.*)$`)

// annotate repeats a message that names a place in a file for GitHub Actions, which shows it beside that line.
func (a *app) annotate(level, message string) {
	if os.Getenv("GITHUB_ACTIONS") != "true" {
		return
	}
	for line := range strings.Lines(message) {
		if m := located.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			if _, err := os.Stat(m[1]); err != nil { // the path of a source is that in its corpus
				m[1] = filepath.ToSlash(filepath.Join(a.corpus, m[1]))
			}
			fmt.Fprintf(a.err, "::%s file=%s,line=%s::%s\n", level, property.Replace(m[1]), m[2], data.Replace(m[3]))
		}
	}
}

// What a workflow command escapes in its data and, besides, in its properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// total says how many faults a message lists, if there are several.
func total(message string) string {
	lines := strings.Split(message, "\n")
	n := len(slices.DeleteFunc(lines, func(l string) bool { return !located.MatchString(l) }))
	if n < 2 {
		return ""
	}
	return "sourcebook: " + strconv.Itoa(n) + " faults\n"
}
