package resolve

import (
	"strings"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// ends are the marks that end a question, behind which no learnt name goes on.
const ends = "?？؟;"

// clip ends a learnt name before a mark that belongs to the sentence: one that ends a question, or a quotation mark
// that has no other within the name: `"Bartleby?" said`.
func (p *passage) clip(f *sheet.Name) {
	if f.End > 0 {
		return
	}
	quotes, first, to := 0, f.To, f.To
	for k := f.From + 1; k < f.To; k++ {
		if p.Tokens[k].Kind != scan.Mark {
			continue
		}
		mark := p.Clean.Text[p.Tokens[k].Start:p.Tokens[k].End]
		if strings.Contains(ends, mark) {
			f.To = k
			break
		}
		if scan.IsOpen(mark) || scan.IsClose(mark) {
			quotes, first = quotes+1, min(first, k)
		}
	}
	if quotes%2 == 1 {
		f.To = min(f.To, first)
	}
	if last := &p.Tokens[f.To-1]; f.To-f.From > 1 && f.To < to && last.Joint == scan.Apostrophe && !last.Capital() {
		f.To-- // "Kerr's 'language'"
	}
}

// code reports whether a name is what several words with capitals are in the name of a function or a field, behind its
// first word in small letters: "logAdminCommands".
func (p *passage) code(f *sheet.Name) bool {
	if f.End > 0 || f.From == 0 || f.To-f.From < 2 || p.Tokens[f.From-1].Kind != scan.Lower {
		return false
	}
	for k := f.From; k < f.To; k++ {
		if p.Tokens[k].Joint != scan.Seam {
			return false
		}
	}
	return true
}
