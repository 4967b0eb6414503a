package roles

import (
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/schema"
)

// againAt reports whether a short block stands in this document several times.
func againAt(p *Page, i int) bool {
	return i >= 0 && p.Blocks[i].Sign.Has(block.Repeated) && !p.Blocks[i].Sign.Has(block.Prose) && !p.Blocks[i].Terminal
}

// inListAt reports whether a block is one of several short lines that no empty line parts: a list, an address, verse.
func inListAt(p *Page, i int) bool {
	short := func(k int) bool {
		b := &p.Blocks[k]
		return !b.Sign.Has(block.Prose) && b.Size < 200
	}
	n := 1
	for k := i; n < 3 && k > 0 && p.Blocks[k].Blank == 0 && short(k-1); k-- {
		n++
	}
	for k := i + 1; n < 3 && k < len(p.Blocks) && p.Blocks[k].Blank == 0 && short(k); k++ {
		n++
	}
	return n >= 3 && short(i)
}

// isolatedAt reports whether empty lines, or the end of the text, stand around a block, and text that is no such line
// follows it.
func isolatedAt(p *Page, i int) bool {
	if p.Blocks[i].Blank == 0 || i+1 >= len(p.Blocks) {
		return false
	}
	if p.Blocks[i+1].Blank > 0 {
		return i+2 < len(p.Blocks) && p.Blocks[i+2].Blank == 0 || p.Blocks[i+1].Sign.Has(block.Prose|block.Item)
	}
	return p.Blocks[i].Last == ':' || p.Blocks[i].Upper == p.Blocks[i].Letters && p.Blocks[i].Cased()
}

// headOfListAt reports whether block i is the heading of the short lines under it: it stands first after an empty line,
// is short, and lacks what they have in common (numbers, a colon, a bullet), or is much shorter than they are.
func headOfListAt(p *Page, i int) bool {
	b := &p.Blocks[i]
	if b.Blank == 0 && i > 0 || !mayHeadList(p.place(i)) {
		return false
	}
	l := linesUnder(p, i)
	switch {
	case l.lines == 0:
		return false
	case l.lines == 1:
		return p.Blocks[i+1].Rows || p.Blocks[i+1].Sign.Has(block.Numeric) && b.Digits == 0
	case headDigits(p, i) == 0 && l.most(l.digits), l.most(l.colons), l.most(l.bullets):
		return true
	}
	return b.Words <= 3 && b.Runes*l.lines*2 <= l.runes && b.Last != '.'
}

// headDigits counts the digits of a block, those in brackets at its end aside: "Ingredients (for 4)".
func headDigits(p *Page, i int) int {
	b := &p.Blocks[i]
	s := p.Text[b.Start:b.End]
	if open := strings.LastIndexAny(s, "(（"); open > 0 && (b.Last == ')' || b.Last == '）') {
		s = s[:open]
	}
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// mayHeadList holds for a short line that may stand over a list.
var mayHeadList = all(
	upTo(6), not(terminal), mayBegin, not(ends(",;")),
	not(shows(block.Item|block.Numeric|furnitureSigns)), not(innerColon),
	not(all(ends(":"), belowShows(block.Item))), // a sentence that the items complete
)

// innerColon holds where a colon stands in a block and not at its end.
func innerColon(c *place) bool {
	return c.Last != ':' && c.Last != '：' && strings.ContainsAny(c.text, ":：")
}

// listed counts the lines of a list, and those that have a number, a colon or a bullet.
type listed struct{ lines, runes, digits, colons, bullets int }

// most reports whether a number of lines is two thirds of them.
func (l *listed) most(n int) bool { return n*3 >= l.lines*2 }

// linesUnder counts up to twenty lines under a block that no empty line parts from it.
func linesUnder(p *Page, i int) listed {
	var l listed
	for k := i + 1; k < len(p.Blocks) && p.Blocks[k].Blank == 0 && l.lines < 20; k++ {
		b := &p.Blocks[k]
		if b.Sign.Has(block.Prose) && b.Size > 200 {
			break
		}
		l.lines++
		l.runes += b.Runes
		if b.Digits > 0 || b.Rows {
			l.digits++
		}
		if strings.ContainsAny(p.Text[b.Start:min(b.End, b.Start+80)], ":：") {
			l.colons++
		}
		if b.Sign.Has(block.Item) {
			l.bullets++
		}
	}
	return l
}

// indentedAt reports whether a block is set in like an example: more than the block before it, but not as far as to
// stand in the middle, and nothing that reads like a sentence follows it at the same indent.
func indentedAt(p *Page, i int) bool {
	n := indent(p, i)
	if n == 0 {
		return overExample(p, i)
	}
	if !setIn(n) || i == 0 {
		return false
	}
	above := indent(p, i-1)
	if above != n {
		return above < n
	}
	return p.Blocks[i].Blank <= 1 && p.Roles[i-1] == schema.RoleBody && !p.Blocks[i-1].Sign.Has(block.Prose)
}

// setIn reports whether an indent is that of an example.
func setIn(blanks int) bool { return blanks >= 2 && blanks <= 12 }

// overExample reports whether a line by itself stands over an example that is set in.
func overExample(p *Page, i int) bool {
	b := &p.Blocks[i]
	if p.site > 0 || b.Words <= 3 || b.Blank == 0 || i+1 == len(p.Blocks) {
		return false
	}
	next := &p.Blocks[i+1]
	return next.Blank > 0 && !next.Sign.Has(block.Prose) && setIn(indent(p, i+1))
}

// indent counts the blanks before a block on its line.
func indent(p *Page, i int) int {
	n := 0
	for at := p.Blocks[i].Start - 1; at >= 0 && n < 40; at-- {
		switch p.Text[at] {
		case ' ':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// findSections finds the numbered headings: lines that begin with a number, are short and no sentences, and lead to
// text. There are at least two of them, and their numbers rise, one by one.
func (p *Page) findSections() {
	p.sections = map[int]bool{}
	var found []int
	next := 0
	for i := range p.Blocks {
		if n := sectionAt(p, i); n > 0 && (next == 0 || n == next) {
			found = append(found, i)
			next = n + 1
		}
	}
	if len(found) < 2 {
		return
	}
	for _, i := range found {
		p.sections[i] = true
	}
}

// sectionAt gives the number of a heading that may be one of a row of numbered ones; 0 if the block is none.
func sectionAt(p *Page, i int) int {
	b := &p.Blocks[i]
	if i <= p.TitleAt || i+1 == len(p.Blocks) || b.Words > 12 || b.Lines > 1 || b.Terminal && !block.EndMark(b.Last) {
		return 0
	}
	if b.Last == ',' || b.Last == ';' || b.Sign.Has(block.Dated|block.Copyright|block.Path) {
		return 0
	}
	if b.Blank == 0 && !p.blockAt(i-1).Terminal || !overSection(p, i) {
		return 0
	}
	return block.SectionNumber(p.Text[b.Start:b.End])
}

// overSection reports whether text stands under a block, or what is no numbered heading: by itself, a bullet, a label
// and a value.
func overSection(p *Page, i int) bool {
	under := &p.Blocks[i+1]
	if under.Words > 12 || under.Terminal && under.Words >= 4 || under.Sign.Has(block.Prose) {
		return true
	}
	if p.Blocks[i].Blank == 0 || block.SectionNumber(p.Text[under.Start:under.End]) > 0 {
		return false
	}
	return under.Blank > 0 || under.Sign.Has(block.Item) || innerColon(p.place(i+1))
}
