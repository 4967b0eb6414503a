package block

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/tables"
)

// Marked makes the blocks of a page with markup, and for each of them gives the block of the layout that it is part
// of. lines are those of the text. What stands in no block of the layout is read as plain text. wrapped says that a
// line end inside a block is no more than a blank.
func Marked(text string, lines []Block, l *tables.Layout, wrapped bool) ([]Block, []*tables.Block) {
	out := make([]Block, 0, len(l.Blocks))
	marks := make([]*tables.Block, 0, len(l.Blocks))
	plain := &tables.Block{Main: true}
	kind, at := -1, 0
	for k := 0; k < len(lines); {
		var m *tables.Block
		m, at = blockOf(&lines[k], l.Blocks, at)
		from := k
		for k++; k < len(lines); k++ {
			next, _ := blockOf(&lines[k], l.Blocks, at)
			if next != m {
				break
			}
		}
		first := len(out)
		if m == nil {
			m = plain
			groups(lines[from:k], func(g []Block) { out = appendGroup(out, text, g, measure{}) })
		} else {
			out = appendMarked(out, text, lines[from:k], m, wrapped)
		}
		if !wrapped && (m.Kind != kind || m.Kind != tables.BlockItem && m.Kind != tables.BlockCell) {
			out[first].Blank = max(out[first].Blank, 1)
		}
		kind = m.Kind
		for len(marks) < len(out) {
			marks = append(marks, m)
		}
	}
	return out, marks
}

// blockOf gives the block of the layout that a line is part of, nil if there is none: of several, that with most of
// the line; signs that belong to the markup count only if nothing else stands there. Blocks before at end before the
// line; it gives the next at.
func blockOf(line *Block, blocks []tables.Block, at int) (*tables.Block, int) {
	for at < len(blocks) && blocks[at].End <= line.Start {
		at++
	}
	var best *tables.Block
	most := 0
	for i := at; i < len(blocks) && blocks[i].Start < line.End; i++ {
		m := &blocks[i]
		n := min(m.End, line.End) - max(m.Start, line.Start)
		if m.Kind == tables.BlockMatter {
			n = min(n, 1)
		} else if n > 0 {
			n++
		}
		if n > most {
			most, best = n, m
		}
	}
	return best, at
}

// appendMarked adds the paragraphs of one block of the layout.
func appendMarked(out []Block, text string, lines []Block, m *tables.Block, wrapped bool) []Block {
	switch {
	case len(lines) == 1, m.Kind == tables.BlockCode, m.Kind == tables.BlockMatter:
		return append(out, merge(text, lines, false))
	case m.Kind == tables.BlockCell:
		return append(out, lines...)
	case !wrapped:
		groups(lines, func(g []Block) { out = appendGroup(out, text, g, measure{}) })
		return out
	}
	for from, i := 0, 0; i < len(lines); i++ {
		if i+1 == len(lines) || hardBreak(text, lines[i].End) {
			out = append(out, merge(text, lines[from:i+1], i > from))
			from = i + 1
		}
	}
	return out
}

// hardBreak reports whether Markdown breaks the line whose visible characters end at byte end: two blanks or a
// backslash stand before the line end (CommonMark 0.31, 6.7).
func hardBreak(text string, end int) bool {
	return strings.HasPrefix(text[end:], "  ") || text[end-1] == '\\' && strings.HasPrefix(text[end:], "\n")
}

// HeadingIn gives where the words of a heading begin and end in text[s:e], without the signs of Markdown: "# Title",
// "## Title ##", or a line under it.
func HeadingIn(text string, s, e int) (int, int) {
	line := text[s:e]
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n > 0 && n <= 6 && n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		s += n
		if t := strings.TrimRight(text[s:e], "#"); strings.HasSuffix(t, " ") {
			e = s + len(t)
		}
	}
	if k := strings.LastIndexByte(text[s:e], '\n'); k > 0 && strings.Trim(text[s+k+1:e], "=- ") == "" {
		e = s + k
	}
	return chars.Trim(text, s, e)
}
