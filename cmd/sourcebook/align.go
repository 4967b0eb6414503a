package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook"
	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/versions"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

type alignOptions struct {
	app    *app
	format string
}

// The formats of align that figures has not.
const (
	formatTSV  = "tsv"
	formatTMX  = "tmx"
	formatHTML = "html"
)

var alignFormats = []string{formatTSV, formatTMX, formatJSON, formatHTML}

func newAlign(a *app) *cobra.Command {
	o := &alignOptions{app: a}
	c := &cobra.Command{
		Use:   "align A B",
		Short: "Align two texts, passage by passage, and compare the facts that both state",
		Long: `Align reads two texts that are versions or translations of one work, with the stages that a build has, and
prints the passages that say the same, and which facts agree and differ; nothing is written. Sentences without a
counterpart are left out.

  tsv   a passage a line: both texts, the score, agreement and its reason
  tmx   a translation memory (TMX 1.4)
  json  the rows of the tables documents, alignments, facts and statements
  html  a page with both texts side by side`,
		Example: `  sourcebook align speech-fr.txt speech-en.txt
  sourcebook align --format tmx a.txt b.txt > pairs.tmx`,
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error { return runAlign(c, o, args[0], args[1]) },
	}
	c.Flags().StringVar(&o.format, "format", formatTSV, "tsv, tmx, json or html")
	return c
}

func runAlign(c *cobra.Command, o *alignOptions, a, b string) error {
	if o.app.json {
		o.format = formatJSON
	}
	if !slices.Contains(alignFormats, o.format) {
		known := strings.Join(alignFormats, ", ")
		return exit{codeUsage, fmt.Errorf("there is no format %q; the formats are %s", o.format, known)}
	}
	var texts [2]*pipeline.Text
	for i, path := range []string{a, b} {
		content, err := readText(c.InOrStdin(), path)
		if err != nil {
			return err
		}
		texts[i] = &pipeline.Text{Path: path, Declared: tables.Declared{}, Content: content, Source: sourcebook.Source}
	}
	v, err := pipeline.AlignTexts(c.Context(), texts[0], texts[1])
	if err != nil {
		return err
	}
	if !v.Related {
		o.app.warn(versions.Unrelated)
	}
	switch o.format {
	case formatTMX:
		return versions.WriteTMX(o.app.out, v)
	case formatJSON:
		alignJSON(o.app.out, v)
		return nil
	case formatHTML:
		return versions.WriteHTML(o.app.out, v)
	}
	return versions.WriteTSV(o.app.out, v)
}

func alignJSON(out io.Writer, v *pipeline.Versions) {
	rows := map[string][]printed.Row{}
	list(rows, schema.Alignments, v.Alignments)
	list(rows, schema.Facts, v.Facts)
	list(rows, schema.Statements, v.Statements)
	list(rows, schema.Documents, v.Documents)
	printed.JSON(out, rows)
}

// list adds the rows of a table.
func list[R any](to map[string][]printed.Row, t *schema.Table, rows []*R) {
	to[t.Name] = []printed.Row{}
	for _, r := range rows {
		to[t.Name] = append(to[t.Name], printed.RowOf(t, r))
	}
}
