package roles

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// A page with markup says itself where its paragraphs begin and end and what many of them are for. What it does not say,
// or says of the design only, is read as on a plain page.

// assignMarked gives each block of a page with markup its role.
func (p *Page) assignMarked() {
	p.findCore()
	p.Loose = false
	p.mainText()
	p.titleOf()
	p.nameLine()
	for i := range p.Blocks {
		p.Roles[i] = p.markedRole(i)
	}
	p.keepText()
}

// mainText finds the first and the last block of the running text, and what may be the text at all: the main text of the
// markup, or everything if that has nothing to read.
func (p *Page) mainText() {
	main, other := 0, 0
	for i := range p.Blocks {
		if b := &p.Blocks[i]; p.reads(i) && b.Sign.Has(block.Prose) {
			if p.Marks[i].Main {
				main += b.Size
			} else {
				other += b.Size
			}
		}
	}
	p.whole = main*20 < other
	p.inlets()
	for _, least := range []block.Sign{block.Prose, 0} {
		p.First, p.Last = len(p.Blocks), -1
		for i := range p.Blocks {
			b := &p.Blocks[i]
			if p.inText(i) && p.reads(i) && p.Marks[i].Kind != tables.BlockHeading && p.Marks[i].Kind != tables.BlockByline &&
				(least == 0 || b.Sign.Has(least)) && !b.Sign.Has(block.Copyright|block.Widespread|block.Dated|block.Signed) && !p.linked(i) {
				p.First = min(p.First, i)
				p.Last = i
			}
		}
		if p.Last >= 0 {
			return
		}
	}
}

// mostInlet is how many blocks in a row may be part of the main text though the markup does not say so.
const mostInlet = 3

// inlets finds blocks that the markup does not count to the main text, but that stand in the middle of it, a few at a
// time, and read like text: they are part of it.
func (p *Page) inlets() {
	p.inlet = map[int]bool{}
	last := -1 // the last block of the main text
	for i := range p.Blocks {
		if !p.Marks[i].Main {
			continue
		}
		if last >= 0 && i-last > 1 && i-last-1 <= mostInlet {
			for k := last + 1; k < i; k++ {
				p.inlet[k] = p.reads(k) && p.Marks[k].Links == 0 && p.Blocks[k].Words >= 4
			}
		}
		last = i
	}
}

// inText reports whether a block may belong to the text, by its place in the markup.
func (p *Page) inText(i int) bool { return p.whole || p.Marks[i].Main || p.inlet[i] }

// reads reports whether a block is something to read, by its kind.
func (p *Page) reads(i int) bool {
	return p.Marks[i].Kind != tables.BlockControl && p.Marks[i].Kind != tables.BlockMatter
}

// linked reports whether a block is hardly anything but links.
func (p *Page) linked(i int) bool {
	return p.Marks[i].Links*5 >= (p.Marks[i].End-p.Marks[i].Start)*4 || p.Marks[i].Links*5 >= p.Blocks[i].Runes*4 && p.Marks[i].Links > 0
}

// titleOf picks the title: what the page states as its title, else the first heading of the highest level before or in
// the text.
func (p *Page) titleOf() {
	p.TitleAt = -1
	var stated, parts []string
	for _, s := range p.Stated {
		if key := entryKey(s.Value); s.Field == "title" && key != "" && len(stated) < 8 {
			stated = append(stated, key)
			if s.Rule == "html_title" {
				parts = append(parts, beforeSite(s.Value)...)
			}
		}
	}
	best := 0
	for i := range p.Blocks {
		m := p.Marks[i]
		if m.Kind == tables.BlockCode || !p.reads(i) || p.Blocks[i].Runes > 400 {
			continue
		}
		score := 0
		if i <= p.First || m.Kind == tables.BlockHeading {
			key := entryKey(p.heading(i))
			for _, s := range stated {
				score = max(score, likeness(key, s))
			}
			if slices.Contains(parts, key) && key != "" {
				score = max(score, 50) // before the name of the site
			}
		}
		switch {
		case m.Kind != tables.BlockHeading && (score < 40 || i > p.First):
			continue
		case m.Kind != tables.BlockHeading:
		case m.Level > 1 && score < 40 && i > p.First:
			continue // a section
		default:
			score += 20 - 2*m.Level
		}
		if p.inText(i) {
			score += 4
		}
		if score > best {
			best, p.TitleAt = score, i
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
func (p *Page) heading(i int) string {
	s, e := p.HeadingSpan(i)
	return p.Text[s:e]
}

func (p *Page) HeadingSpan(i int) (int, int) {
	b := &p.Blocks[i]
	s, e := b.Start, b.End
	if p.Marks == nil || p.Marks[i].Kind != tables.BlockHeading {
		return s, e
	}
	line := p.Text[s:e]
	if n := len(line) - len(strings.TrimLeft(line, "#")); n > 0 && n <= 6 && n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		s += n
		if t := strings.TrimRight(p.Text[s:e], "#"); strings.HasSuffix(t, " ") {
			e = s + len(t)
		}
	}
	if k := strings.LastIndexByte(p.Text[s:e], '\n'); k > 0 && strings.Trim(p.Text[s+k+1:e], "=- ") == "" { // underlined
		e = s + k
	}
	return chars.Trim(p.Text, s, e)
}

// markedRole is the role of a block of a page with markup.
func (p *Page) markedRole(i int) string {
	b, kind := &p.Blocks[i], p.Marks[i].Kind
	head := i < p.First
	outside := head || i > p.Last
	short := !b.Sign.Has(block.Prose)
	switch {
	case i == p.TitleAt:
		return schema.RoleTitle
	case !p.reads(i):
		return schema.RoleBoilerplate
	case i == p.BylineAt:
		return schema.RoleByline
	case kind == tables.BlockByline, outside && short && kind != tables.BlockHeading && b.Sign.Has(block.Dated|block.Signed) && (p.inText(i) || head && i > p.TitleAt && p.TitleAt >= 0):
		return p.creditRole(i)
	case !p.inText(i):
		return schema.RoleBoilerplate
	case kind == tables.BlockCode, kind == tables.BlockCell:
		return schema.RoleBody
	case kind == tables.BlockCaption:
		return schema.RoleCaption
	case kind == tables.BlockHeading:
		if b.Sign.Has(block.Copyright) || i > p.Last && p.overLinks(i) || i < p.TitleAt && p.TitleAt < p.First {
			return schema.RoleBoilerplate
		}
		return schema.RoleHeading
	case b.Sign.Has(block.Copyright) && outside, b.Sign.Has(block.Widespread) && short && (outside || p.linked(i)):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Prose):
		return schema.RoleBody
	case outside && p.linked(i), b.Sign.Has(block.Path) && (head || p.Marks[i].Links > 0):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Furnished) && b.Letters > 0 && (outside || p.Marks[i].Links > 0):
		return schema.RoleBoilerplate
	case head && p.TitleAt >= 0 && i > p.TitleAt && kind == tables.BlockParagraph && p.creditLine(i):
		return schema.RoleByline
	}
	return schema.RoleBody
}

// creditRole is the role of a block that the markup names as the place of the author or the date, or that shows it.
func (p *Page) creditRole(i int) string {
	b := &p.Blocks[i]
	switch {
	case b.Sign.Has(block.Prose) && b.Size > 200 && p.inText(i):
		return schema.RoleBody
	case b.Sign.Has(block.Signed), b.Sign.Has(block.Dated) && p.Furniture.Label(p.Text[b.Start:b.End], block.AuthorLabel|block.ByWord) > 0:
		return schema.RoleByline
	case b.Sign.Has(block.Dated) && !b.Sign.Has(block.Copyright|block.Path):
		return schema.RoleDateline
	case !p.inText(i), b.Letters == 0, b.Sign.Has(furnitureSigns):
		return schema.RoleBoilerplate
	}
	return schema.RoleByline
}

// nameLine finds a paragraph between the title and the text that is nothing but a name, beside the day.
func (p *Page) nameLine() {
	for i := max(0, p.TitleAt+1); i < p.First; i++ {
		if p.Marks[i].Kind == tables.BlockParagraph && p.inText(i) && p.named(i) && (i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Dated) || i > 0 && p.Blocks[i-1].Sign.Has(block.Dated)) {
			p.BylineAt = i
			return
		}
	}
}

// overLinks reports whether nothing but links stands under a heading, up to the next one.
func (p *Page) overLinks(i int) bool {
	for k := i + 1; k < len(p.Blocks) && p.Marks[k].Kind != tables.BlockHeading; k++ {
		if p.inText(k) && p.reads(k) && !p.linked(k) {
			return false
		}
	}
	return true
}
