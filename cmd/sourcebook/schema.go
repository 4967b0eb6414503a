package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

type schemaOptions struct {
	app      *app
	markdown bool
	manifest bool
	prints   string
}

func newSchema(a *app) *cobra.Command {
	o := &schemaOptions{app: a}
	c := &cobra.Command{
		Use:   "schema [TABLE ...]",
		Short: "Print the data dictionary: every table, column, type, unit and allowed value",
		Long: `Schema prints the tables of a release with their columns, types, units and allowed values. With --manifest it
prints the JSON Schema of manifest.json, with --prints that of what a command prints with --json ("messages" for the
lines on standard error). A later version may add to what is printed; within a major version nothing goes.`,
		Example: `  sourcebook schema figures
  sourcebook schema --prints build > build.schema.json
  sourcebook schema --markdown > dictionary.md
  sourcebook schema --json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error { return runSchema(o, args) },
	}
	c.Flags().BoolVar(&o.markdown, "markdown", false, "print Markdown")
	c.Flags().BoolVar(&o.manifest, "manifest", false, "print the JSON Schema of manifest.json instead")
	c.Flags().StringVar(&o.prints, "prints", "", "print the JSON Schema of what this command prints with --json instead")
	return c
}

func runSchema(o *schemaOptions, names []string) error {
	if o.manifest {
		_, err := o.app.out.Write(lineage.ManifestSchema)
		return err
	}
	if o.prints != "" {
		return printSchema(o.app, o.prints)
	}
	tables := schema.All
	if len(names) > 0 {
		tables = nil
		for _, n := range names {
			t := schema.ByName(n)
			if t == nil {
				return exit{codeUsage, fmt.Errorf("there is no table %q%s; the tables are %s", n,
					corpus.Suggest(n, strings.Split(tableNames(), ", ")), tableNames())}
			}
			tables = append(tables, t)
		}
	}
	switch {
	case o.app.json:
		printed.JSON(o.app.out, schema.Dictionary(tables))
	case o.markdown:
		screen.Markdown(o.app.out, tables)
	default:
		screen.Dictionary(o.app.out, tables)
	}
	return nil
}

func tableNames() string {
	names := make([]string, len(schema.All))
	for i, t := range schema.All {
		names[i] = t.Name
	}
	return strings.Join(names, ", ")
}
