package ingest

import (
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// compose gives the map from a text to the bytes of its source, where the text was made of runs of a decoded text that
// has a map of its own. length is that of the text.
func compose(runs []stretch, d *decoded, length int) []tables.Break {
	x := span.NewIndex(&tables.Text{Text: d.text, Breaks: d.breaks})
	out := make([]tables.Break, 0, len(runs))
	k := 0 // the first break after the begin of the run
	for i, r := range runs {
		if r.length > 0 {
			from := x.Source(r.source, false)
			out = append(out, tables.Break{Text: r.text, Source: from, Form: tables.FormUnit,
				Length: x.Source(r.source+r.length, true) - from})
			continue
		}
		end := length
		if i+1 < len(runs) {
			end = runs[i+1].text
		}
		for k < len(d.breaks) && d.breaks[k].Text <= r.source {
			k++
		}
		first := tables.Break{Text: r.text, Source: x.Source(r.source, false)}
		if k > 0 {
			first.Form = d.breaks[k-1].Form
			if first.Form == tables.FormUnit {
				first.Length = d.breaks[k-1].Length
			}
		}
		out = append(out, first)
		for ; k < len(d.breaks) && d.breaks[k].Text < r.source+end-r.text; k++ {
			b := d.breaks[k]
			b.Text += r.text - r.source
			out = append(out, b)
		}
	}
	return out
}
