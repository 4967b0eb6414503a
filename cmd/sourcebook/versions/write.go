// Package versions writes down what the versions of a work have in common: passages side by side, and facts with the
// statements of each version. It serves the commands align and compare.
package versions

import (
	"cmp"
	"encoding/csv"
	"encoding/xml"
	"html"
	"io"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/schema"
)

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

// WriteTSV writes a passage a line: both texts, the score, agreement and its reason.
func WriteTSV(out io.Writer, v *pipeline.Versions) error {
	w := csv.NewWriter(out)
	w.Comma = '\t'
	_ = w.Write([]string{v.Documents[0].DocumentID, v.Documents[1].DocumentID, "score", "agreement", "reason"})
	for _, r := range beads(v) {
		_ = w.Write([]string{r.AText, r.BText, string(r.Score), r.Agreement, r.Reason})
	}
	w.Flush()
	return w.Error()
}

// WriteTMX writes a translation memory, as TMX 1.4b (Localization Industry Standards Association) describes it.
func WriteTMX(out io.Writer, v *pipeline.Versions) error {
	p := &page{out: out}
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

// page takes what is written. The first error stays.
type page struct {
	out io.Writer
	err error
}

func (p *page) raw(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.out, s)
	}
}

// Unrelated is said of two texts that a build would not take for versions of one work.
const Unrelated = "a build would not take these two texts for versions of one work: " +
	"what they have in common says too little"

const alignStyle = `body{font:16px/1.5 sans-serif;margin:2em auto;max-width:75em;padding:0 1em}` +
	`table{border-collapse:collapse;width:100%}` +
	`td,th{border-top:1px solid #999;padding:.5em;text-align:start;vertical-align:top;width:38%}td:last-child,` +
	`th:last-child{width:24%}b{font-weight:600}.differ{color:#a11}`

// WriteHTML writes a page without scripts: the facts, then the passages side by side.
func WriteHTML(out io.Writer, v *pipeline.Versions) error {
	p := &page{out: out}
	a, b := v.Documents[0], v.Documents[1]
	title := html.EscapeString(a.DocumentID + " – " + b.DocumentID)
	p.raw(`<!doctype html><html lang="en"><meta charset="utf-8"><title>` + title + `</title><style>` + alignStyle +
		"</style>\n<h1>" + title + "</h1>\n")
	if !v.Related {
		p.raw("<p>Note: " + Unrelated + ".</p>\n")
	}
	p.raw("<h2>Facts</h2>\n<ul>\n")
	for _, f := range byStatus(v.Facts) {
		p.raw("<li>" + status(f.Status, headings[f.Status].over) + ": " + sentence(labelled(f)) + "\n")
	}
	p.raw("</ul>\n<h2>Passages</h2>\n<table>\n<tr><th>" + html.EscapeString(a.DocumentID) + "<th>" +
		html.EscapeString(b.DocumentID) + "<th>agreement\n")
	for _, r := range beads(v) {
		p.raw(`<tr>` + cell(a, r.AText) + cell(b, r.BText) + `<td>`)
		if r.Agreement != "" {
			p.raw(status(r.Agreement, r.Agreement) + ": ")
		}
		p.raw(sentence(r.Reason) + "\n")
	}
	p.raw("</table>\n")
	return p.err
}

// status is the word for a status or an agreement.
func status(class, word string) string {
	return `<b class="` + class + `">` + html.EscapeString(word) + "</b>"
}

// quoted sets words of a text that a sentence quotes apart from the direction of that.
var quoted = strings.NewReplacer("“", "“<bdi>", "”", "</bdi>”")

func sentence(text string) string { return quoted.Replace(html.EscapeString(text)) }

// cell is a cell of the table of passages, in the language of a document.
func cell(d *schema.Document, text string) string {
	return `<td lang="` + html.EscapeString(languageOf(d)) + `" dir="auto">` + html.EscapeString(text)
}

// statusOrder is the order in which facts are shown: what differs comes first.
var statusOrder = []string{schema.StatusDiffer, schema.StatusNotComparable, schema.StatusSingle, schema.StatusAgree,
	schema.StatusAlone}

// byStatus gives facts in that order, those of one status in that of the text.
func byStatus(facts []*schema.Fact) []*schema.Fact {
	out := slices.Clone(facts)
	slices.SortStableFunc(out, func(x, y *schema.Fact) int {
		return cmp.Or(slices.Index(statusOrder, x.Status)-slices.Index(statusOrder, y.Status),
			inReadingOrder(x.FactID, y.FactID))
	})
	return out
}
