package page

import (
	"cmp"
	"strings"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// mostLeads bounds the lines of each kind that one work has at the head of the page.
const mostLeads = 12

// leads lists what a reader looks for first: the facts that differ, and the damaged numbers with what was meant.
func (w *work) leads() []tables.Lead {
	var out []tables.Lead
	for _, f := range w.Facts {
		if f.Status == schema.StatusDiffer && len(out) < mostLeads {
			label := cmp.Or(f.Label, f.Kind)
			out = append(out, tables.Lead{Status: f.Status, Anchor: f.FactID, Label: label, Text: f.Explanation})
		}
	}
	for i, d := range w.damages() {
		if i == mostLeads {
			break
		}
		out = append(out, tables.Lead{Anchor: d.Figure, Label: d.Surface, Text: d.sentenceOf()})
	}
	return out
}

// sentenceOf says what a damaged number was meant to be, else what is wrong with it.
func (d *damage) sentenceOf() string {
	if d.Meant != "" {
		return "The damage shows " + d.Meant + "."
	}
	return strings.Join(d.Issues, " ")
}
