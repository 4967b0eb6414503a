package pdf

import (
	"strings"

	"example.org/sourcebook/pipeline/ingest/pdf/leader"
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
)

// A table of contents leads to other places of its document: its lines, where points lead to the number of a page, are
// furniture, each by itself.

// contents marks the lines of a page that are of a table of contents. What leads to prices or amounts is none.
func contents(in []line, pages int) {
	var entries leader.Entries
	for i := range in {
		number, label := leader.Number(in[i].text)
		if in[i].leads = number != ""; in[i].leads {
			entries.Add(number, label)
		}
	}
	if entries.AreData(pages) {
		return
	}
	for i := range in {
		if in[i].leads && !in[i].entry {
			before(in, i)
			after(in, i)
		}
		in[i].entry = in[i].entry || in[i].leads
	}
}

// before marks the lines above an entry that belong to the table: those that end with the number of a page, and the
// begin of an entry that goes on to its points.
func before(in []line, i int) {
	for k := i - 1; k >= 0 && !in[k].entry && in[k].beside(&in[k+1]); k-- {
		switch {
		case in[k].hasPage():
			in[k].entry = true
		case k == i-1 && k > 0 && (in[k-1].entry || in[k-1].hasPage()) && in[k].near(&in[i]):
			in[k].entry, in[i].rest = true, true
		default:
			return
		}
	}
}

// after marks the lines below an entry that end with the number of a page.
func after(in []line, i int) {
	for k := i + 1; k < len(in) && !in[k].leads && in[k].hasPage() && in[k].beside(&in[k-1]); k++ {
		in[k].entry = true
	}
}

// hasPage reports whether a line ends with the number of a page that stands apart.
func (l *line) hasPage() bool {
	n := len(l.pieces)
	return n > 1 && sign.IsNumbered(strings.TrimSpace(spell(l.pieces[n-1].chars)))
}

// near reports whether two lines stand as close as those of a paragraph do, in the same type.
func (l *line) near(next *line) bool {
	down := l.bottom - next.bottom
	return down > 0 && down*100 <= 135*max(l.size, next.size) && difference(l.size, next.size)*100 <= 8*l.size
}
