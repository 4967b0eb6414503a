package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/tables"
)

// The cells of a row are one block, parted by tabs. Where each of them holds one paragraph, as word processors write
// them, the row is put together once it is known that it is no part of a table that lays out the page.

// joinRows makes one block of each row whose cells hold one block each, and gives the text with tabs between them.
func (p *page) joinRows(text string) string {
	times := make([]int, p.rows+1)
	several := false
	for i := range p.blocks {
		times[p.blocks[i].row]++
		several = several || p.blocks[i].row > 0 && times[p.blocks[i].row] > 1
	}
	if !several {
		return text
	}
	out, kept := []byte(text), p.blocks[:0]
	for i := 0; i < len(p.blocks); {
		n := 1
		for i+n < len(p.blocks) && p.blocks[i+n].row == p.blocks[i].row {
			n++
		}
		group := p.blocks[i : i+n]
		i += n
		if n == times[group[0].row] && isRow(group, text) {
			for _, b := range group[1:] {
				out[b.Start-1] = '\t'
			}
			group = []block{rowOf(group)}
		}
		kept = append(kept, group...)
	}
	p.blocks = kept
	return string(out)
}

// unbroken takes the line ends within the short cells of a row for blanks: they only make a column narrow.
func (p *page) unbroken(text string) string {
	var out []byte
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.Kind != tables.BlockCell || b.cells == 0 || !isWrapped(text[b.Start:b.End]) {
			continue
		}
		if out == nil {
			out = []byte(text)
		}
		for k, c := range out[b.Start:b.End] {
			if c == '\n' {
				out[b.Start+k] = ' '
			}
		}
	}
	if out == nil {
		return text
	}
	return string(out)
}

// mostBroken is how many lines a cell of a row has at most. One with more is a list, as one is whose lines meet with
// digits.
const mostBroken = 4

// isWrapped reports whether the cells of a row have lines that can be read as one.
func isWrapped(row string) bool {
	broken := false
	for cell := range strings.SplitSeq(row, "\t") {
		lines := strings.Split(cell, "\n")
		broken = broken || len(lines) > 1
		long := len(strings.Fields(cell)) > longestCell || utf8.RuneCountInString(cell) > 8*longestCell
		if long || len(lines) > mostBroken {
			return false
		}
		for i := range lines[1:] {
			last, _ := utf8.DecodeLastRuneInString(lines[i])
			if first, _ := utf8.DecodeRuneInString(lines[i+1]); unicode.IsDigit(last) && unicode.IsDigit(first) {
				return false
			}
		}
	}
	return broken
}

// isRow reports whether blocks of a row are its cells: short ones, each in a cell of its own.
func isRow(group []block, text string) bool {
	if group[0].row == 0 || len(group) < 2 {
		return false
	}
	for i, b := range group {
		plain := b.Kind == tables.BlockCell || b.Kind == tables.BlockParagraph
		if !plain || b.words > longestCell || b.region != group[0].region || b.article != group[0].article {
			return false
		}
		if i > 0 && (group[i-1].to >= b.from || text[group[i-1].End:b.Start] != "\n") {
			return false
		}
	}
	return true
}

// rowOf puts the blocks of a row together.
func rowOf(group []block) block {
	out := group[0]
	out.Kind, out.Level = tables.BlockCell, 0
	for _, b := range group[1:] {
		out.End, out.to, out.Links = b.End, b.to, out.Links+b.Links
		out.visible += b.visible
		out.byline += b.byline
		out.words += b.words
		out.cells += b.cells + 1
	}
	return out
}
