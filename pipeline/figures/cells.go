package figures

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// maxCell is the greatest length, in characters, of a paragraph beside which a number that is alone in its own is a
// cell or an item, and no number of a page.
const maxCell = 60

// isShort reports whether there is a paragraph and it may be a cell, a label or an item: it is short and no sentence
// ends it.
func isShort(p *schema.Paragraph) bool {
	if p == nil || p.Role == schema.RoleBoilerplate {
		return false
	}
	return utf8.RuneCountInString(p.Text) <= maxCell && !strings.ContainsAny(p.Text[max(0, len(p.Text)-1):], ".!?:")
}

// columns finds where the columns of a paragraph begin that is a row of a table in a plain text: behind a tab or two
// blanks and more. It gives bytes of the clean text, in order.
func columns(clean *span.Clean, text string, start, end int, to []int) []int {
	to = to[:0]
	row := strings.TrimRight(text[start:end], " \t\n")
	if !strings.ContainsRune(row, '\t') && !strings.Contains(row, "  ") {
		return to
	}
	last := -1
	for at, r := range clean.Text {
		s, _ := clean.Source(at, at+utf8.RuneLen(r))
		if span.IsSpace(r) {
			continue
		}
		if last >= 0 && s > last && isGap(text[last:s]) {
			to = append(to, at)
		}
		last = s + utf8.RuneLen(r)
	}
	return to
}

// isGap reports whether white space parts two columns.
func isGap(s string) bool {
	wide := strings.ContainsRune(s, '\t') || utf8.RuneCountInString(s) > 1 // a no-break blank has two bytes
	return strings.TrimSpace(s) == "" && wide && !strings.ContainsRune(s, '\n')
}
