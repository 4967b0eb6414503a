package pdf

import (
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A table of contents leads to other places of its document: its lines, where points lead to the number of a page, are
// furniture, each by itself.

// leastLeaders is how many points lead to the number of a page at least.
const leastLeaders = 4

// contents marks the lines of a page that are of a table of contents.
func contents(in []line) {
	for i := range in {
		in[i].leads = leads(in[i].text)
	}
	for i := range in {
		if in[i].leads && !in[i].entry {
			before(in, i)
			after(in, i)
		}
		in[i].entry = in[i].entry || in[i].leads
	}
}

// leads reports whether points lead to a number at the end of a line.
func leads(text string) bool {
	rest := strings.TrimRightFunc(text, func(r rune) bool { return !isLeader(r) && !unicode.IsSpace(r) })
	number := text[len(rest):]
	if n := len(number); n == 0 || n > longestNumber || !sign.IsNumbered(number) {
		return false
	}
	points := 0
	for rest != "" {
		r, n := utf8.DecodeLastRuneInString(rest)
		switch {
		case isLeader(r):
			points++
		case !unicode.IsSpace(r):
			return points >= leastLeaders
		}
		rest = rest[:len(rest)-n]
	}
	return points >= leastLeaders
}

// longestNumber is how many bytes the number of a page has at most.
const longestNumber = 12

// isLeader reports whether a character is one of those that lead to a number.
func isLeader(r rune) bool { return strings.ContainsRune(".·․…‥_・．", r) }

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
