package page

import (
	"cmp"
	"strings"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// mostLeads bounds the lines of each kind that one work has at the head of the page.
const mostLeads = 12

// leads lists what a reader looks for first: the facts that differ, the numbers in which the versions agree, and the
// damaged numbers with what was meant.
func (w *work) leads() []tables.Lead {
	out := w.leadsTo(func(f *schema.Fact) bool { return f.Status == schema.StatusDiffer })
	out = append(out, w.leadsTo(func(f *schema.Fact) bool { return f.Status == schema.StatusAgree && f.Value != "" })...)
	for i, d := range w.damages() {
		if i == mostLeads {
			break
		}
		out = append(out, tables.Lead{Anchor: d.Figure, Label: d.Surface, Text: d.sentenceOf()})
	}
	return out
}

// leadsTo gives the lines of the first facts that are wanted.
func (w *work) leadsTo(wanted func(f *schema.Fact) bool) []tables.Lead {
	var out []tables.Lead
	for _, f := range w.facts {
		if len(out) < mostLeads && wanted(f) {
			label := cmp.Or(f.Label, f.Kind)
			out = append(out, tables.Lead{Status: f.Status, Anchor: f.FactID, Label: label, Text: f.Explanation})
		}
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
