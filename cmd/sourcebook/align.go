package main

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook"
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
		Long: `Align reads two texts that are versions or translations of one work, with the stages that a build has, and prints
the passages that say the same, and which facts agree and differ; nothing is written. Sentences without a counterpart are
left out.

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
	switch o.format {
	case formatTMX:
		return alignTMX(o.app.out, v)
	case formatJSON:
		alignJSON(o.app.out, v)
		return nil
	case formatHTML:
		return alignHTML(o.app.out, v)
	}
	return alignTSV(o.app.out, v)
}

// beads gives the rows of passages.
func beads(v *pipeline.Versions) []*schema.Alignment {
	var out []*schema.Alignment
	for _, r := range v.Alignments {
		if r.Level == schema.LevelSentence {
			out = append(out, r)
		}
	}
	return out
}

func alignTSV(out io.Writer, v *pipeline.Versions) error {
	w := csv.NewWriter(out)
	w.Comma = '\t'
	_ = w.Write([]string{v.Documents[0].DocumentID, v.Documents[1].DocumentID, "score", "agreement", "reason"})
	for _, r := range beads(v) {
		_ = w.Write([]string{r.AText, r.BText, string(r.Score), r.Agreement, r.Reason})
	}
	w.Flush()
	return w.Error()
}

func alignJSON(out io.Writer, v *pipeline.Versions) {
	rows := map[string][]cellsByColumn{}
	list(rows, schema.Alignments, v.Alignments)
	list(rows, schema.Facts, v.Facts)
	list(rows, schema.Statements, v.Statements)
	list(rows, schema.Documents, v.Documents)
	writeJSON(out, rows)
}

// list adds the rows of a table.
func list[R any](to map[string][]cellsByColumn, t *schema.Table, rows []*R) {
	to[t.Name] = []cellsByColumn{}
	for _, r := range rows {
		to[t.Name] = append(to[t.Name], cellsByColumn{t, cellsOf(t, r)})
	}
}

// alignTMX writes a translation memory, as TMX 1.4b (Localization Industry Standards Association) describes it.
func alignTMX(out io.Writer, v *pipeline.Versions) error {
	p := &printer{out: out}
	a, b := languageOf(v.Documents[0]), languageOf(v.Documents[1])
	p.raw(xml.Header + `<tmx version="1.4">` + "\n")
	p.raw(`<header creationtool="sourcebook" creationtoolversion="1" segtype="block" o-tmf="sourcebook" adminlang="en" ` +
		`srclang="` + html.EscapeString(a) + `" datatype="plaintext"/>` + "\n<body>\n")
	for _, r := range beads(v) {
		p.raw("<tu>" + tuv(a, r.AText) + tuv(b, r.BText) + "</tu>\n")
	}
	p.raw("</body>\n</tmx>\n")
	return p.err
}

func languageOf(d *schema.Document) string {
	if d.Language == "" {
		return "und"
	}
	return d.Language
}

func tuv(language, text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text))
	return `<tuv xml:lang="` + html.EscapeString(language) + `"><seg>` + b.String() + "</seg></tuv>"
}

// raw writes text that is no line for a terminal.
func (p *printer) raw(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.out, s)
	}
}

const alignStyle = `body{font:16px/1.5 sans-serif;margin:2em auto;max-width:75em}` +
	`table{border-collapse:collapse;width:100%}` +
	`td,th{border-top:1px solid #999;padding:.5em;text-align:left;vertical-align:top;width:45%}td:last-child,` +
	`th:last-child{width:10%}`

// alignHTML writes a page without scripts: the facts, then the passages side by side.
func alignHTML(out io.Writer, v *pipeline.Versions) error {
	p := &printer{out: out}
	a, b := v.Documents[0], v.Documents[1]
	title := html.EscapeString(a.DocumentID + " – " + b.DocumentID)
	p.raw(`<!doctype html><html lang="en"><meta charset="utf-8"><title>` + title + `</title><style>` + alignStyle +
		"</style>\n<h1>" + title + "</h1>\n<h2>Facts</h2>\n<ul>\n")
	for _, f := range byStatus(v.Facts) {
		p.raw("<li>" + html.EscapeString(f.Status+": "+f.Explanation) + "\n")
	}
	p.raw("</ul>\n<h2>Passages</h2>\n<table>\n<tr><th>" + html.EscapeString(a.DocumentID) + "<th>" +
		html.EscapeString(b.DocumentID) + "<th>agreement\n")
	for _, r := range beads(v) {
		fmt.Fprintf(htmlWriter{p}, "<tr><td lang=\"%s\" dir=\"auto\">%s<td lang=\"%s\" dir=\"auto\">%s<td title=\"%s\">%s\n",
			html.EscapeString(languageOf(a)), html.EscapeString(r.AText), html.EscapeString(languageOf(b)),
			html.EscapeString(r.BText), html.EscapeString(r.Reason), html.EscapeString(r.Agreement))
	}
	p.raw("</table>\n")
	return p.err
}

type htmlWriter struct{ *printer }

func (w htmlWriter) Write(b []byte) (int, error) {
	w.raw(string(b))
	return len(b), w.err
}

// statusOrder is the order in which facts are shown: what differs comes first.
var statusOrder = []string{schema.StatusDiffer, schema.StatusNotComparable, schema.StatusSingle, schema.StatusAgree,
	schema.StatusAlone}

func byStatus(facts []*schema.Fact) []*schema.Fact {
	out := slices.Clone(facts)
	slices.SortStableFunc(out, func(x, y *schema.Fact) int {
		return slices.Index(statusOrder, x.Status) - slices.Index(statusOrder, y.Status)
	})
	return out
}
