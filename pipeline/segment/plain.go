package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

// A text that shows no furniture of a site is taken to be all text: what cannot be told there is a heading or body, never
// boilerplate.

// findSite counts the blocks that show that the page is one of a site.
func (p *page) findSite() {
	for i := range p.blocks {
		b := &p.blocks[i]
		switch s := p.text[b.start:b.end]; {
		case b.sign.has(path | copyright | address | widespread | tagged), b.sign.has(furnished) && b.letters > 0,
			b.sign.has(repeated) && b.words <= 2 && !b.terminal && b.digits == 0 && b.letters > 0 && !p.dialogue(i) && (b.words == 1 || !p.named(i)),
			b.words <= 4 && !b.terminal && strings.Contains(s, "@") && !strings.Contains(s, ": ") && !strings.Contains(s, "<"):
			p.site++
		}
	}
}

// dialogue reports whether a short block that stands several times leads to what somebody says or to a verse: it is a name
// of a thread or of a play.
func (p *page) dialogue(i int) bool {
	return i+1 < len(p.blocks) && (p.blocks[i+1].terminal || p.blocks[i+1].sign.has(prose) || p.handle(i)) || p.blocks[i].blank > 0 && p.handle(i)
}

// keepText makes text of a page that would be nothing but furniture, and of one that would have nothing but a byline or a
// dateline.
func (p *page) keepText() {
	for _, r := range p.roles {
		if r == schema.RoleTitle || r == schema.RoleHeading || r == schema.RoleBody || r == schema.RoleCaption {
			return
		}
	}
	for i := range p.roles {
		if p.marks == nil || p.reads(i) {
			p.roles[i] = schema.RoleBody
		}
	}
}

// counter reports whether a block of numbers is furniture: a calendar, or the lone number of a page or a counter on a page
// of a site.
func (p *page) counter(i int) bool {
	b := &p.blocks[i]
	return p.site > 0 && (b.rows || b.digits <= 4 && b.runes == b.digits || b.letters > 0)
}

// plainTail is the role of a block after the core that shows no sign of anything, on a page that is not one of a site.
func (p *page) plainTail(i int) string {
	b := &p.blocks[i]
	if i+1 < len(p.blocks) && p.blocks[i+1].sign.has(dated) && p.blocks[i+1].left <= 2 && !b.terminal && b.words <= 10 {
		return schema.RoleByline // who signs stands above the day
	}
	if last := i+1 == len(p.blocks); last && b.blank > 0 && !b.terminal && b.digits == 0 && b.words <= 4 && b.cased() && unicode.IsUpper(b.first) {
		if words := strings.Fields(p.text[b.start:b.end]); len(words) > 1 && (p.register.person(words) || b.sign.has(repeated) && p.named(i)) {
			return schema.RoleByline
		}
		if p.named(i) && b.words > 1 && p.blocks[i-1].lines == 1 && !p.blocks[i-1].sign.has(prose|labelled) {
			return schema.RoleByline
		}
		return schema.RoleBoilerplate // a heading of something that is not there
	}
	if b.blank > 0 && !b.terminal && b.words <= 10 && i+1 < len(p.blocks) && b.last != ',' && (p.blocks[i+1].blank == 0 || p.blocks[i+1].sign.has(prose|item)) && !p.inList(i) {
		return schema.RoleHeading
	}
	return schema.RoleBody
}

// namesNobody reports whether what follows the label of a line is three names or more that no sign parts and that are not
// those of a person: "Share: Alpha Beta Gamma".
func (p *page) namesNobody(i int) bool {
	s := p.text[p.blocks[i].start:p.blocks[i].end]
	at := labelEnd(s)
	if at == 0 || p.blocks[i].commas > 0 {
		return false
	}
	words := strings.Fields(s[at:])
	return len(words) >= 3 && p.blocks[i].cased() && !p.register.person(words)
}

// credits reports whether a block right after the core is one label with names, not one line of a list of them.
func (p *page) credits(i int) bool {
	b := &p.blocks[i]
	return i == p.last+1 && b.cased() && b.digits == 0 && (i+1 == len(p.blocks) || !p.blocks[i+1].sign.has(labelled))
}

// post gives how many blocks the post of a thread has that begins with the name of its author in block i, less one; 0 if
// there is none: a name, the day, and something that ends like a sentence.
func (p *page) post(i int) int {
	if !p.handle(i) {
		return 0
	}
	k := i + 1
	for k < len(p.blocks) && k <= i+2 && p.blocks[k].blank == 0 && !p.blocks[k].sign.has(dated) {
		k++
	}
	if k+1 < len(p.blocks) && p.blocks[k].sign.has(dated) && p.blocks[k+1].terminal && !p.blocks[k+1].sign.has(furnitureSigns) {
		return k + 1 - i
	}
	return 0
}

// indented reports whether a block is set in like an example: more than the block before it, but not as far as to stand
// in the middle, and nothing that reads like a sentence follows it at the same indent.
func (p *page) indented(i int) bool {
	n := p.indent(i)
	if n >= 2 && n <= 12 && i > 0 && p.indent(i-1) < n {
		return true
	}
	if n >= 2 && n <= 12 && i > 0 && p.indent(i-1) == n && p.blocks[i].blank <= 1 {
		return p.roles[i-1] == schema.RoleBody && !p.blocks[i-1].sign.has(prose)
	}
	b := &p.blocks[i]
	return n == 0 && b.words > 3 && i+1 < len(p.blocks) && p.indent(i+1) >= 2 && p.indent(i+1) <= 12 && p.blocks[i+1].blank > 0 && !p.blocks[i+1].sign.has(prose) && b.blank > 0 && p.site == 0
}

// indent counts the blanks before a block on its line.
func (p *page) indent(i int) int {
	n := 0
	for at := p.blocks[i].start - 1; at >= 0 && n < 40; at-- {
		switch p.text[at] {
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
func (p *page) findSections() {
	p.sections = map[int]bool{}
	var found []int
	next := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if i <= p.title || b.words > 12 || b.terminal || b.lines > 1 || b.last == ',' || b.last == ';' || i+1 == len(p.blocks) || b.sign.has(dated|copyright|path) {
			continue
		}
		n := sectionNumber(p.text[b.start:b.end])
		if n == 0 || next > 0 && n != next || b.blank == 0 && (i == 0 || !p.blocks[i-1].terminal) {
			continue
		}
		if under := &p.blocks[i+1]; under.words > 12 || under.terminal && under.words >= 4 || under.sign.has(prose) || b.blank > 0 && under.blank > 0 && sectionNumber(p.text[under.start:under.end]) == 0 {
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
