// Package grid tells what the head of a column and the label of a row say of the numbers in the cells of a table: what
// they count, their unit and their time. A table is paragraphs in a row, each a line with cells.
package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/span"
)

// cell is what stands between two separators of a row, without the blanks around it, in bytes of the text. left and
// right are its columns in the line, in characters.
type cell struct {
	from, to    int
	left, right int
}

// What parts the cells of a row: a sign of Markdown, a tab, or two blanks and more.
const (
	bar  = '|'
	tab  = '\t'
	gaps = ' '
)

// A line is one of a paragraph, with its cells.
type line struct {
	cells []cell
	sign  byte // what parts them
}

// lines gives the lines in which the bytes [from,to) of a text lie, without those that have neither letters nor digits,
// as between the heads of a table and its rows. Where blanks part the cells and there are several lines, all must have
// as many: none are given else.
func lines(text string, from, to int) []line {
	var list []line
	for at := strings.LastIndexByte(text[:from], '\n') + 1; at < to; {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		if saysMore(text[at:end]) {
			list = append(list, cut(text, at, end))
		}
		at = end + 1
	}
	for _, l := range list {
		if l.sign == gaps && len(l.cells) != len(list[0].cells) {
			return nil
		}
	}
	return list
}

// cut gives the cells of the line [start,end) of the text.
func cut(text string, start, end int) line {
	s := text[start:end]
	l := line{sign: signOf(s)}
	for at := 0; at <= len(s); {
		next, past := separator(s, at, l.sign)
		l.cells = append(l.cells, trimmed(text, start, at, next))
		at = past
	}
	if l.sign == bar {
		l.cells = withoutEdges(l.cells)
	}
	return l
}

// signOf says what parts the cells of a line.
func signOf(line string) byte {
	switch {
	case strings.HasPrefix(strings.TrimSpace(line), "|"), strings.Contains(line, " | "):
		return bar
	case strings.ContainsRune(line, tab):
		return tab
	}
	return gaps
}

// separator finds the next separator in a line at byte at and gives where it begins and ends; at the end of the line it
// lies behind that.
func separator(line string, at int, sign byte) (from, to int) {
	if sign != gaps {
		if n := strings.IndexByte(line[at:], sign); n >= 0 {
			return at + n, at + n + 1
		}
		return len(line), len(line) + 1
	}
	blank := -1
	for i, r := range line[at:] {
		switch {
		case !span.IsSpace(r):
			if blank >= 0 && i-blank > 1 && blank > 0 {
				return at + blank, at + i
			}
			blank = -1
		case blank < 0:
			blank = i
		}
	}
	return len(line), len(line) + 1
}

// trimmed gives the cell of the bytes [from,to) of a line that begins at byte start of the text.
func trimmed(text string, start, from, to int) cell {
	s, e := span.Trim(text, start+from, start+to)
	left := utf8.RuneCountInString(text[start:s])
	return cell{s, e, left, left + utf8.RuneCountInString(text[s:e])}
}

// withoutEdges leaves out the empty cells outside the first and the last bar of a row.
func withoutEdges(cells []cell) []cell {
	if len(cells) > 1 && cells[0].from == cells[0].to {
		cells = cells[1:]
	}
	if n := len(cells); n > 1 && cells[n-1].from == cells[n-1].to {
		cells = cells[:n-1]
	}
	return cells
}

// holds reports whether the bytes [from,to) lie in the cell.
func (c cell) holds(from, to int) bool { return c.from <= from && to <= c.to }

// hasLetter reports whether there is a letter in a text.
func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// saysMore reports whether there are letters or digits in a text.
func saysMore(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// A Row is a paragraph that may be a row of a table.
type Row struct {
	Sheet    *scan.Sheet // on which the paragraph was read
	Clean    *span.Clean
	Text     string // of the document
	From, To int    // bytes of the text

	Unit    func(text string) (scan.Figure, bool) // reads a text that is one number with its unit
	Concept func(from, to int) string             // of a noun phrase, in tokens of the sheet
}

// place gives the bytes of the text of the tokens [from,to).
func (r *Row) place(from, to int) (int, int) {
	return r.Clean.Source(r.Sheet.List[from].Start, r.Sheet.List[to-1].End)
}

// tokens gives the tokens within the bytes [from,to) of the text; the two are equal if there are none.
func (r *Row) tokens(from, to int) (first, end int) {
	first = -1
	for i := range r.Sheet.List {
		s, e := r.place(i, i+1)
		if s < from || e > to {
			continue
		}
		if first < 0 {
			first = i
		}
		end = i + 1
	}
	return max(first, 0), end
}
