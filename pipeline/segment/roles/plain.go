package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/schema"
)

// A text that shows no furniture of a site is taken to be all text: what cannot be told there is a heading or body, never
// boilerplate.

// findSite counts the blocks that show that the page is one of a site.
func (p *Page) findSite() {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		switch s := p.Text[b.Start:b.End]; {
		case b.Sign.Has(block.Path | block.Copyright | block.Address | block.Widespread | block.Tagged), b.Sign.Has(block.Furnished) && b.Letters > 0,
			b.Sign.Has(block.Repeated) && b.Words <= 2 && !b.Terminal && b.Digits == 0 && b.Letters > 0 && !p.dialogue(i) && (b.Words == 1 || !p.named(i)),
			b.Words <= 4 && !b.Terminal && strings.Contains(s, "@") && !strings.Contains(s, ": ") && !strings.Contains(s, "<"):
			p.site++
		}
	}
}

// dialogue reports whether a short block that stands several times leads to what somebody says or to a verse: it is a name
// of a thread or of a play.
func (p *Page) dialogue(i int) bool {
	return i+1 < len(p.Blocks) && (p.Blocks[i+1].Terminal || p.Blocks[i+1].Sign.Has(block.Prose) || p.handle(i)) || p.Blocks[i].Blank > 0 && p.handle(i)
}

// keepText makes text of a page that would be nothing but furniture, and of one that would have nothing but a byline or a
// dateline.
func (p *Page) keepText() {
	for _, r := range p.Roles {
		if r == schema.RoleTitle || r == schema.RoleHeading || r == schema.RoleBody || r == schema.RoleCaption {
			return
		}
	}
	for i := range p.Roles {
		if p.Marks == nil || p.reads(i) {
			p.Roles[i] = schema.RoleBody
		}
	}
}

// counter reports whether a block of numbers is furniture: a calendar, or the lone number of a page or a counter on a page
// of a site.
func (p *Page) counter(i int) bool {
	b := &p.Blocks[i]
	return p.site > 0 && (b.Rows || b.Digits <= 4 && b.Runes == b.Digits || b.Letters > 0)
}

// plainTail is the role of a block after the core that shows no sign of anything, on a page that is not one of a site.
func (p *Page) plainTail(i int) string {
	b := &p.Blocks[i]
	if i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Dated) && p.Blocks[i+1].Left <= 2 && !b.Terminal && b.Words <= 10 {
		return schema.RoleByline // who signs stands above the day
	}
	if last := i+1 == len(p.Blocks); last && b.Blank > 0 && !b.Terminal && b.Digits == 0 && b.Words <= 4 && b.Cased() && unicode.IsUpper(b.First) {
		if words := strings.Fields(p.Text[b.Start:b.End]); len(words) > 1 && (p.Register.Person(words) || b.Sign.Has(block.Repeated) && p.named(i)) {
			return schema.RoleByline
		}
		if p.named(i) && b.Words > 1 && p.Blocks[i-1].Lines == 1 && !p.Blocks[i-1].Sign.Has(block.Prose|block.Labelled) {
			return schema.RoleByline
		}
		return schema.RoleBoilerplate // a heading of something that is not there
	}
	if b.Blank > 0 && !b.Terminal && b.Words <= 10 && i+1 < len(p.Blocks) && b.Last != ',' && (p.Blocks[i+1].Blank == 0 || p.Blocks[i+1].Sign.Has(block.Prose|block.Item)) && !p.inList(i) {
		return schema.RoleHeading
	}
	return schema.RoleBody
}

// namesNobody reports whether what follows the label of a line is three names or more that no sign parts and that are not
// those of a person: "Share: Alpha Beta Gamma".
func (p *Page) namesNobody(i int) bool {
	s := p.Text[p.Blocks[i].Start:p.Blocks[i].End]
	at := block.LabelEnd(s)
	if at == 0 || p.Blocks[i].Commas > 0 {
		return false
	}
	words := strings.Fields(s[at:])
	return len(words) >= 3 && p.Blocks[i].Cased() && !p.Register.Person(words)
}

// credits reports whether a block right after the core is one label with names, not one line of a list of them.
func (p *Page) credits(i int) bool {
	b := &p.Blocks[i]
	return i == p.Last+1 && b.Cased() && b.Digits == 0 && (i+1 == len(p.Blocks) || !p.Blocks[i+1].Sign.Has(block.Labelled))
}

// post gives how many blocks the post of a thread has that begins with the name of its author in block i, less one; 0 if
// there is none: a name, the day, and something that ends like a sentence.
func (p *Page) post(i int) int {
	if !p.handle(i) {
		return 0
	}
	k := i + 1
	for k < len(p.Blocks) && k <= i+2 && p.Blocks[k].Blank == 0 && !p.Blocks[k].Sign.Has(block.Dated) {
		k++
	}
	if k+1 < len(p.Blocks) && p.Blocks[k].Sign.Has(block.Dated) && p.Blocks[k+1].Terminal && !p.Blocks[k+1].Sign.Has(furnitureSigns) {
		return k + 1 - i
	}
	return 0
}

// indented reports whether a block is set in like an example: more than the block before it, but not as far as to stand
// in the middle, and nothing that reads like a sentence follows it at the same indent.
func (p *Page) indented(i int) bool {
	n := p.indent(i)
	if n >= 2 && n <= 12 && i > 0 && p.indent(i-1) < n {
		return true
	}
	if n >= 2 && n <= 12 && i > 0 && p.indent(i-1) == n && p.Blocks[i].Blank <= 1 {
		return p.Roles[i-1] == schema.RoleBody && !p.Blocks[i-1].Sign.Has(block.Prose)
	}
	b := &p.Blocks[i]
	return n == 0 && b.Words > 3 && i+1 < len(p.Blocks) && p.indent(i+1) >= 2 && p.indent(i+1) <= 12 && p.Blocks[i+1].Blank > 0 && !p.Blocks[i+1].Sign.Has(block.Prose) && b.Blank > 0 && p.site == 0
}

// indent counts the blanks before a block on its line.
func (p *Page) indent(i int) int {
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

// findSections finds the numbered headings: lines that begin with a number, are short and no sentences, and lead to text.
// There are at least two of them, and their numbers rise, one by one.
func (p *Page) findSections() {
	p.sections = map[int]bool{}
	var found []int
	next := 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if i <= p.TitleAt || b.Words > 12 || b.Terminal || b.Lines > 1 || b.Last == ',' || b.Last == ';' || i+1 == len(p.Blocks) || b.Sign.Has(block.Dated|block.Copyright|block.Path) {
			continue
		}
		n := sectionNumber(p.Text[b.Start:b.End])
		if n == 0 || next > 0 && n != next || b.Blank == 0 && (i == 0 || !p.Blocks[i-1].Terminal) {
			continue
		}
		if under := &p.Blocks[i+1]; under.Words > 12 || under.Terminal && under.Words >= 4 || under.Sign.Has(block.Prose) || b.Blank > 0 && under.Blank > 0 && sectionNumber(p.Text[under.Start:under.End]) == 0 {
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

// sectionNumber gives the number at the begin of a line, or in its second word after a short one ("TOP 2: …", "Article
// 3"); 0 if there is none, or nothing after it.
func sectionNumber(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		i := strings.IndexByte(s, ' ')
		if i < 0 || i > 12 {
			return 0
		}
		s = s[i+1:]
	}
	i, n := 0, 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 || i+1 >= len(s) || !strings.ContainsRune(".):、", rune(s[i])) && !strings.HasPrefix(s[i:], "、") || s[i] == '.' && s[i+1] != ' ' {
		return 0
	}
	if !strings.ContainsFunc(s[i:], unicode.IsLetter) {
		return 0
	}
	return n
}
