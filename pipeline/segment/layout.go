package segment

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// A page with markup says itself where its paragraphs begin and end and what many of them are for. What it does not say,
// or says of the design only, is read as on a plain page.

// marked makes the blocks of a page with markup, and for each of them gives the block of the layout that it is part of.
// lines are those of the text. What stands in no block of the layout is read as plain text. wrapped says that a line end
// inside a block is no more than a blank.
func marked(text string, lines []block, l *tables.Layout, wrapped bool) ([]block, []*tables.Block) {
	out := make([]block, 0, len(l.Blocks))
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
			groups(lines[from:k], func(g []block) { out = appendGroup(out, text, g, 0) })
		} else {
			out = appendMarked(out, text, lines[from:k], m, wrapped)
		}
		if !wrapped && (m.Kind != kind || m.Kind != tables.BlockItem && m.Kind != tables.BlockCell) {
			out[first].blank = max(out[first].blank, 1)
		}
		kind = m.Kind
		for len(marks) < len(out) {
			marks = append(marks, m)
		}
	}
	return out, marks
}

// blockOf gives the block of the layout that a line is part of, nil if there is none: of several, that with most of the
// line; signs that belong to the markup count only if nothing else stands there. Blocks before at end before the line; it
// gives the next at.
func blockOf(line *block, blocks []tables.Block, at int) (*tables.Block, int) {
	for at < len(blocks) && blocks[at].End <= line.start {
		at++
	}
	var best *tables.Block
	most := 0
	for i := at; i < len(blocks) && blocks[i].Start < line.end; i++ {
		m := &blocks[i]
		n := min(m.End, line.end) - max(m.Start, line.start)
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
func appendMarked(out []block, text string, lines []block, m *tables.Block, wrapped bool) []block {
	switch {
	case len(lines) == 1, m.Kind == tables.BlockCode, m.Kind == tables.BlockMatter:
		return append(out, merge(text, lines, false))
	case m.Kind == tables.BlockCell:
		return append(out, lines...)
	case !wrapped:
		groups(lines, func(g []block) { out = appendGroup(out, text, g, 0) })
		return out
	}
	for from, i := 0, 0; i < len(lines); i++ {
		if i+1 == len(lines) || hardBreak(text, lines[i].end) {
			out = append(out, merge(text, lines[from:i+1], i > from))
			from = i + 1
		}
	}
	return out
}

// hardBreak reports whether Markdown breaks the line whose visible characters end at byte end: two blanks or a backslash
// stand before the line end (CommonMark 0.31, 6.7).
func hardBreak(text string, end int) bool {
	return strings.HasPrefix(text[end:], "  ") || text[end-1] == '\\' && strings.HasPrefix(text[end:], "\n")
}

// assignMarked gives each block of a page with markup its role.
func (p *page) assignMarked() {
	p.findCore()
	p.loose = false
	p.mainText()
	p.titleOf()
	p.nameLine()
	for i := range p.blocks {
		p.roles[i] = p.markedRole(i)
	}
	p.keepText()
}

// mainText finds the first and the last block of the running text, and what may be the text at all: the main text of the
// markup, or everything if that has nothing to read.
func (p *page) mainText() {
	main, other := 0, 0
	for i := range p.blocks {
		if b := &p.blocks[i]; p.reads(i) && b.sign.has(prose) {
			if p.marks[i].Main {
				main += b.size
			} else {
				other += b.size
			}
		}
	}
	p.whole = main*20 < other
	p.inlets()
	for _, least := range []sign{prose, 0} {
		p.first, p.last = len(p.blocks), -1
		for i := range p.blocks {
			b := &p.blocks[i]
			if p.inText(i) && p.reads(i) && p.marks[i].Kind != tables.BlockHeading && p.marks[i].Kind != tables.BlockByline &&
				(least == 0 || b.sign.has(least)) && !b.sign.has(copyright|widespread|dated|signed) && !p.linked(i) {
				p.first = min(p.first, i)
				p.last = i
			}
		}
		if p.last >= 0 {
			return
		}
	}
}

// mostInlet is how many blocks in a row may be part of the main text though the markup does not say so.
const mostInlet = 3

// inlets finds blocks that the markup does not count to the main text, but that stand in the middle of it, a few at a
// time, and read like text: they are part of it.
func (p *page) inlets() {
	p.inlet = map[int]bool{}
	last := -1 // the last block of the main text
	for i := range p.blocks {
		if !p.marks[i].Main {
			continue
		}
		if last >= 0 && i-last > 1 && i-last-1 <= mostInlet {
			for k := last + 1; k < i; k++ {
				p.inlet[k] = p.reads(k) && p.marks[k].Links == 0 && p.blocks[k].words >= 4
			}
		}
		last = i
	}
}

// inText reports whether a block may belong to the text, by its place in the markup.
func (p *page) inText(i int) bool { return p.whole || p.marks[i].Main || p.inlet[i] }

// reads reports whether a block is something to read, by its kind.
func (p *page) reads(i int) bool {
	return p.marks[i].Kind != tables.BlockControl && p.marks[i].Kind != tables.BlockMatter
}

// linked reports whether a block is hardly anything but links.
func (p *page) linked(i int) bool {
	return p.marks[i].Links*5 >= (p.marks[i].End-p.marks[i].Start)*4 || p.marks[i].Links*5 >= p.blocks[i].runes*4 && p.marks[i].Links > 0
}

// titleOf picks the title: what the page states as its title, else the first heading of the highest level before or in
// the text.
func (p *page) titleOf() {
	p.title = -1
	var stated, parts []string
	for _, s := range p.stated {
		if key := entryKey(s.Value); s.Field == "title" && key != "" && len(stated) < 8 {
			stated = append(stated, key)
			if s.Rule == "html_title" {
				parts = append(parts, beforeSite(s.Value)...)
			}
		}
	}
	best := 0
	for i := range p.blocks {
		m := p.marks[i]
		if m.Kind == tables.BlockCode || !p.reads(i) || p.blocks[i].runes > 400 {
			continue
		}
		score := 0
		if i <= p.first || m.Kind == tables.BlockHeading {
			key := entryKey(p.heading(i))
			for _, s := range stated {
				score = max(score, likeness(key, s))
			}
			if slices.Contains(parts, key) && key != "" {
				score = max(score, 50) // before the name of the site
			}
		}
		switch {
		case m.Kind != tables.BlockHeading && (score < 40 || i > p.first):
			continue
		case m.Kind != tables.BlockHeading:
		case m.Level > 1 && score < 40 && i > p.first:
			continue // a section
		default:
			score += 20 - 2*m.Level
		}
		if p.inText(i) {
			score += 4
		}
		if score > best {
			best, p.title = score, i
		}
	}
}

// beforeSite gives the letters of what stands in a stated title before the name of its site: before the first sign that
// parts the two, and before the last one.
func beforeSite(title string) []string {
	var out []string
	for _, sign := range []string{" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " : "} {
		if i := strings.Index(title, sign); i > 0 {
			out = append(out, entryKey(title[:i]), entryKey(title[:strings.LastIndex(title, sign)]))
		}
	}
	return out
}

// likeness compares the letters of a line with those of a stated title, which may have the name of the site before or
// after it: 0 if they have nothing in common, 80 if they are equal.
func likeness(line, stated string) int {
	switch {
	case line == "":
		return 0
	case line == stated:
		return 80
	case strings.HasPrefix(stated, line) && len(line)*3 > len(stated), strings.HasSuffix(stated, line) && len(line)*2 > len(stated),
		strings.HasPrefix(line, stated) && len(stated)*2 > len(line):
		return 40
	}
	return 0
}

// heading is the text of a block without the signs that Markdown puts around a heading.
func (p *page) heading(i int) string {
	s, e := p.headingSpan(i)
	return p.text[s:e]
}

func (p *page) headingSpan(i int) (int, int) {
	b := &p.blocks[i]
	s, e := b.start, b.end
	if p.marks == nil || p.marks[i].Kind != tables.BlockHeading {
		return s, e
	}
	line := p.text[s:e]
	if n := len(line) - len(strings.TrimLeft(line, "#")); n > 0 && n <= 6 && n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		s += n
		if t := strings.TrimRight(p.text[s:e], "#"); strings.HasSuffix(t, " ") {
			e = s + len(t)
		}
	}
	if k := strings.LastIndexByte(p.text[s:e], '\n'); k > 0 && strings.Trim(p.text[s+k+1:e], "=- ") == "" { // underlined
		e = s + k
	}
	return trim(p.text, s, e)
}

// markedRole is the role of a block of a page with markup.
func (p *page) markedRole(i int) string {
	b, kind := &p.blocks[i], p.marks[i].Kind
	head := i < p.first
	outside := head || i > p.last
	short := !b.sign.has(prose)
	switch {
	case i == p.title:
		return schema.RoleTitle
	case !p.reads(i):
		return schema.RoleBoilerplate
	case i == p.byline:
		return schema.RoleByline
	case kind == tables.BlockByline, outside && short && kind != tables.BlockHeading && b.sign.has(dated|signed) && (p.inText(i) || head && i > p.title && p.title >= 0):
		return p.creditRole(i)
	case !p.inText(i):
		return schema.RoleBoilerplate
	case kind == tables.BlockCode, kind == tables.BlockCell:
		return schema.RoleBody
	case kind == tables.BlockCaption:
		return schema.RoleCaption
	case kind == tables.BlockHeading:
		if b.sign.has(copyright) || i > p.last && p.overLinks(i) || i < p.title && p.title < p.first {
			return schema.RoleBoilerplate
		}
		return schema.RoleHeading
	case b.sign.has(copyright) && outside, b.sign.has(widespread) && short && (outside || p.linked(i)):
		return schema.RoleBoilerplate
	case b.sign.has(prose):
		return schema.RoleBody
	case outside && p.linked(i), b.sign.has(path) && (head || p.marks[i].Links > 0):
		return schema.RoleBoilerplate
	case b.sign.has(furnished) && b.letters > 0 && (outside || p.marks[i].Links > 0):
		return schema.RoleBoilerplate
	case head && p.title >= 0 && i > p.title && kind == tables.BlockParagraph && p.creditLine(i):
		return schema.RoleByline
	}
	return schema.RoleBody
}

// creditRole is the role of a block that the markup names as the place of the author or the date, or that shows it.
func (p *page) creditRole(i int) string {
	b := &p.blocks[i]
	switch {
	case b.sign.has(prose) && b.size > 200 && p.inText(i):
		return schema.RoleBody
	case b.sign.has(signed), b.sign.has(dated) && p.furniture.label(p.text[b.start:b.end], authorLabel|byWord) > 0:
		return schema.RoleByline
	case b.sign.has(dated) && !b.sign.has(copyright|path):
		return schema.RoleDateline
	case !p.inText(i), b.letters == 0, b.sign.has(furnitureSigns):
		return schema.RoleBoilerplate
	}
	return schema.RoleByline
}

// nameLine finds a paragraph between the title and the text that is nothing but a name, beside the day.
func (p *page) nameLine() {
	for i := max(0, p.title+1); i < p.first; i++ {
		if p.marks[i].Kind == tables.BlockParagraph && p.inText(i) && p.named(i) && (i+1 < len(p.blocks) && p.blocks[i+1].sign.has(dated) || i > 0 && p.blocks[i-1].sign.has(dated)) {
			p.byline = i
			return
		}
	}
}

// overLinks reports whether nothing but links stands under a heading, up to the next one.
func (p *page) overLinks(i int) bool {
	for k := i + 1; k < len(p.blocks) && p.marks[k].Kind != tables.BlockHeading; k++ {
		if p.inText(k) && p.reads(k) && !p.linked(k) {
			return false
		}
	}
	return true
}
