package screen

import (
	"fmt"
	"io"
	"strings"

	"example.org/sourcebook/schema"
)

// Dictionary writes the data dictionary as plain text.
func Dictionary(w io.Writer, tables []*schema.Table) {
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

// Markdown writes the data dictionary as Markdown.
func Markdown(w io.Writer, tables []*schema.Table) {
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
