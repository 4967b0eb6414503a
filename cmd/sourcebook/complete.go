package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/shelf"
)

// completer gives what a value may be.
type completer func() []string

// completes gives the values that begin with what was typed; files, too, where a release may be a folder.
func completes(values completer, files bool) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, v := range values() {
			if strings.HasPrefix(v, typed) {
				out = append(out, v)
			}
		}
		if files {
			return out, cobra.ShellCompDirectiveDefault
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// releases gives the versions below datasets/ and their folders.
func releases() []string {
	var out []string
	folders, err := shelf.Folders("")
	if err != nil {
		return nil
	}
	for _, f := range folders {
		for _, v := range shelf.Versions(f) {
			out = append(out, v, filepath.Join(f, v))
		}
	}
	return out
}

// datasets gives the names of the datasets below datasets/.
func datasets() []string {
	folders, err := shelf.Folders("")
	if err != nil {
		return nil
	}
	for i := range folders {
		folders[i] = filepath.Base(folders[i])
	}
	return folders
}

func tableList() []string { return strings.Split(tableNames(), ", ") }

// flagValues are the flags whose values are known, by the name of their command.
var flagValues = map[string]map[string]completer{
	"figures": {"format": func() []string { return []string{formatTable, formatCSV, formatJSON} }},
	"align":   {"format": func() []string { return alignFormats }},
	"trace":   {"table": tableList, "release": releases, "dataset": datasets},
	"diff":    {"dataset": datasets},
	"schema":  {"prints": resultNames},
}

// withReleases are the commands whose arguments are releases.
var withReleases = []string{"show", "entities", "compare", "diff", "trace", "verify", "rebuild", "attest"}

// complete has the shells complete the values of the commands.
func complete(root *cobra.Command) {
	for _, c := range root.Commands() {
		for flag, values := range flagValues[c.Name()] {
			if err := c.RegisterFlagCompletionFunc(flag, completes(values, flag == "release")); err != nil {
				panic(err) // there is no such flag
			}
		}
		switch name := c.Name(); {
		case name == "schema":
			c.ValidArgsFunction = completes(tableList, false)
		case slices.Contains(withReleases, name):
			c.ValidArgsFunction = completes(releases, true)
		}
	}
}
