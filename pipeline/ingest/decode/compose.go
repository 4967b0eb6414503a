package decode

import (
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// Run is a piece of a text: verbatim from a place of another one, or made as a whole from Length bytes of it.
type Run struct{ Text, Source, Length int }

// Compose gives the map from a text to the bytes of its source, where the text was made of runs of a decoded text that
// has a map of its own. length is that of the text.
func Compose(runs []Run, d *Text, length int) []tables.Break {
	x := span.NewIndex(&tables.Text{Text: d.Text, Breaks: d.Breaks})
	out := make([]tables.Break, 0, len(runs))
	k := 0 // the first break after the begin of the run
	for i, r := range runs {
		if r.Length > 0 {
			from := x.Source(r.Source, false)
			out = append(out, tables.Break{Text: r.Text, Source: from, Form: tables.FormUnit,
				Length: x.Source(r.Source+r.Length, true) - from})
			continue
		}
		end := length
		if i+1 < len(runs) {
			end = runs[i+1].Text
		}
		for k < len(d.Breaks) && d.Breaks[k].Text <= r.Source {
			k++
		}
		first := tables.Break{Text: r.Text, Source: x.Source(r.Source, false)}
		if k > 0 {
			first.Form = d.Breaks[k-1].Form
			if first.Form == tables.FormUnit {
				first.Length = d.Breaks[k-1].Length
			}
		}
		out = append(out, first)
		for ; k < len(d.Breaks) && d.Breaks[k].Text < r.Source+end-r.Text; k++ {
			b := d.Breaks[k]
			b.Text += r.Text - r.Source
			out = append(out, b)
		}
	}
	return out
}
