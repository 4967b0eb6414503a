package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/registry"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/schema"
)

// completer gives what a value may be; it is told the arguments before it.
type completer func(args []string, typed string) []string

// constant gives a completer of values that depend on nothing.
func constant(values func() []string) completer {
	return func([]string, string) []string { return values() }
}

// completes gives the values that begin with what was typed; files, too, where a release may be a folder.
func completes(values completer, files bool) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, v := range values(args, typed) {
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

func tableList() []string { return strings.Split(tableNames(), ", ") }

// flagValues are the flags whose values are known, by the name of their command.
var flagValues = map[string]map[string]completer{
	"build":    {"csv-profile": constant(func() []string { return []string{profileExcel} })},
	"figures":  {"format": constant(func() []string { return []string{formatTable, formatCSV, formatJSON} })},
	"align":    {"format": constant(func() []string { return alignFormats })},
	"trace":    {"table": constant(tableList), "release": constant(shelf.Releases), "dataset": constant(shelf.Datasets)},
	"diff":     {"dataset": constant(shelf.Datasets)},
	"schema":   {"prints": constant(resultNames)},
	"show":     {"document": column(schema.Documents, "document_id")},
	"entities": {"document": column(schema.Documents, "document_id"), "type": constant(registry.Types)},
	"compare":  {"work": column(schema.Documents, "work_id")},
}

// withReleases are the commands whose arguments are releases.
var withReleases = []string{"show", "entities", "compare", "diff", "verify", "rebuild", "attest"}

// column completes the values of a column of the release that is the first argument.
func column(t *schema.Table, name string) completer {
	return func(args []string, typed string) []string {
		if len(args) == 0 {
			return nil
		}
		dir, err := shelf.Find(args[0], "")
		if err != nil {
			return nil
		}
		return shelf.Cells(dir, t, name, typed)
	}
}

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
			c.ValidArgsFunction = completes(constant(tableList), false)
		case name == "trace":
			c.ValidArgsFunction = completes(shelf.Rows, true)
		case slices.Contains(withReleases, name):
			c.ValidArgsFunction = completes(constant(shelf.Releases), true)
		}
	}
}
