package ingest

import (
	"strings"

	"example.org/sourcebook/pipeline/tables"
)

// line is a line from its first visible character on.
type line struct {
	from, end int
	text      string
	column    int // of the first character
	marker    int // the length of the mark of an item
	wasBlank  bool
}

// lineRules say what a line is, in order: the first whose then reports true has read it.
var lineRules = []struct {
	name string
	then func(m *markdown, l *line) bool
}{
	{"indented code", (*markdown).indented},
	{"fence", (*markdown).fenceLine},
	{"heading", func(m *markdown, l *line) bool { return m.heading(l.from, l.end) }},
	{"underline", func(m *markdown, l *line) bool { return m.underline(l.from, l.end) }},
	{"rule", (*markdown).rule},
	{"item", (*markdown).item},
	{"comment", (*markdown).commentLine},
	{"tags or definition", (*markdown).markup},
	{"row", func(m *markdown, l *line) bool { return m.row(l.from, l.end) }},
	{"continued", (*markdown).goesOn},
	{"text", (*markdown).begins},
}

// content reads a line from its first visible character on, which stands in the given column.
func (m *markdown) content(from, end, column int, wasBlank bool) {
	l := &line{from: from, end: end, text: m.text[from:end], column: column, wasBlank: wasBlank}
	l.marker = listMarker(l.text)
	if wasBlank || l.marker > 0 || m.open.End == 0 {
		for len(m.lists) > 0 && column < m.lists[len(m.lists)-1] {
			m.lists = m.lists[:len(m.lists)-1]
		}
	}
	for _, r := range lineRules {
		if r.then(m, l) {
			return
		}
	}
}

// indented reads a line of indented code, which goes on over blank lines, and ends it before another line.
func (m *markdown) indented(l *line) bool {
	base := 0
	if n := len(m.lists); n > 0 {
		base = m.lists[n-1]
	}
	deep := l.column-base >= 4
	switch {
	case deep && m.open.End == 0:
		if b := m.code(l); b != nil {
			_, b.End = trimmed(m.text, b.Start, l.end)
		} else {
			m.open = tables.Block{Start: l.from, End: l.end, Kind: tables.BlockCode}
		}
		return true
	case m.open.End == 0 || m.open.Kind != tables.BlockCode:
		return false
	case deep:
		m.open.End = l.end
		return true
	}
	m.flush()
	return false
}

// code gives the block of indented code that only blank lines part from a line; nil if there is none.
func (m *markdown) code(l *line) *tables.Block {
	n := len(m.blocks)
	if n == 0 || !l.wasBlank {
		return nil
	}
	b := &m.blocks[n-1]
	if b.Kind != tables.BlockCode || b.Level != 0 || !blank(m.text[b.End:l.from]) {
		return nil
	}
	return b
}

func (m *markdown) fenceLine(l *line) bool {
	fence := fenceOf(l.text)
	if fence == "" {
		return false
	}
	m.flush()
	m.fence = fence
	m.add(tables.BlockMatter, 0, l.from, l.end)
	return true
}

func (m *markdown) rule(l *line) bool {
	if !isRule(l.text) {
		return false
	}
	m.flush()
	m.lists = m.lists[:0]
	m.add(tables.BlockMatter, 0, l.from, l.end)
	return true
}

func (m *markdown) item(l *line) bool {
	if l.marker == 0 {
		return false
	}
	m.flush()
	column := l.column + l.marker
	from, c := m.indent(l.from+l.marker, l.end, column)
	if c-column > 4 || from == l.end {
		c = column + 1
	}
	if len(m.lists) < deepestList {
		m.lists = append(m.lists, c)
	}
	m.open = tables.Block{Start: l.from, End: l.end, Kind: tables.BlockItem, Level: len(m.lists)}
	m.heading(from, l.end) // the mark of the item stays outside of the heading
	return true
}

func (m *markdown) commentLine(l *line) bool {
	if !strings.HasPrefix(l.text, "<!--") {
		return false
	}
	m.flush()
	m.comment = true
	m.inComment(l.from, l.end)
	return true
}

func (m *markdown) markup(l *line) bool {
	if !onlyTags(l.text) && !isDefinition(l.text) {
		return false
	}
	m.flush()
	m.add(tables.BlockMatter, 0, l.from, l.end)
	return true
}

// goesOn reads a line that goes on with the block that is open.
func (m *markdown) goesOn(l *line) bool {
	if m.open.End == 0 || m.table {
		return false
	}
	m.open.End = l.end
	return true
}

// begins reads a line that begins a block of text.
func (m *markdown) begins(l *line) bool {
	m.flush()
	kind, level := tables.BlockParagraph, 0
	switch {
	case m.quoted:
		kind = tables.BlockQuote
	case len(m.lists) > 0:
		kind, level = tables.BlockItem, len(m.lists)
	case isPicture(l.text):
		kind = tables.BlockCaption
	}
	m.open = tables.Block{Start: l.from, End: l.end, Kind: kind, Level: level}
	return true
}
