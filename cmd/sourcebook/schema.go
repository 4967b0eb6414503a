package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

type schemaOptions struct {
	app      *app
	markdown bool
	manifest bool
}

func newSchema(a *app) *cobra.Command {
	o := &schemaOptions{app: a}
	c := &cobra.Command{
		Use:   "schema [TABLE ...]",
		Short: "Print the data dictionary: every table, column, type, unit and allowed value",
		Example: `  sourcebook schema figures
  sourcebook schema --markdown > dictionary.md
  sourcebook schema --json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error { return runSchema(o, args) },
	}
	c.Flags().BoolVar(&o.markdown, "markdown", false, "print Markdown")
	c.Flags().BoolVar(&o.manifest, "manifest", false, "print the JSON Schema of manifest.json instead")
	return c
}

func runSchema(o *schemaOptions, names []string) error {
	if o.manifest {
		_, err := o.app.out.Write(lineage.ManifestSchema)
		return err
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
		writeJSON(o.app.out, schema.Dictionary(tables))
	case o.markdown:
		writeMarkdown(o.app.out, tables)
	default:
		writeDictionary(o.app.out, tables)
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

func writeDictionary(w io.Writer, tables []*schema.Table) {
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s (version %d): %s\nkey %s, sorted by %s\n", t.Name, t.Version, t.Doc, t.Key,
			strings.Join(t.Sort, ", "))
		for _, c := range t.Columns {
			fmt.Fprintf(w, "\n  %s  %s\n", c.Name, traits(c))
			fmt.Fprintf(w, "      %s\n", c.Doc)
			for _, a := range c.Allowed {
				fmt.Fprintf(w, "        %-22s %s\n", a.Value, a.Doc)
			}
			for _, f := range c.Type.Fields {
				fmt.Fprintf(w, "        %-22s %s\n", f.Name, f.Doc)
			}
		}
	}
}

// traits says what a column may hold, in short.
func traits(c *schema.Column) string {
	parts := []string{c.Type.String()}
	if c.Unit != "" && c.Unit != "1" {
		parts = append(parts, "in "+c.Unit+"s")
	}
	if c.Nullable {
		parts = append(parts, "may be null")
	}
	if c.Ref != "" {
		parts = append(parts, "refers to "+c.Ref)
	}
	return strings.Join(parts, ", ")
}

func writeMarkdown(w io.Writer, tables []*schema.Table) {
	cell := strings.NewReplacer("|", `\|`, "<", "&lt;", ">", "&gt;").Replace
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "## %s\n\n%s\n\nVersion %d; key `%s`; sorted by `%s`.\n\n", t.Name, cell(t.Doc), t.Version, t.Key,
			strings.Join(t.Sort, "`, `"))
		fmt.Fprintf(w, "| column | type | meaning |\n|---|---|---|\n")
		for _, c := range t.Columns {
			doc := cell(c.Doc)
			for j, a := range c.Allowed {
				sep := "; "
				if j == 0 {
					sep = " Values: "
				}
				doc += sep + "`" + strings.ReplaceAll(a.Value, "|", `\|`) + "`: " + cell(strings.TrimSuffix(a.Doc, "."))
			}
			fmt.Fprintf(w, "| `%s` | %s | %s |\n", c.Name, cell(traits(c)), doc)
		}
	}
}
