package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// A page has a head, a core and a tail. The core runs from the first to the last paragraph of running text; what
// stands before it is title, byline, dateline and furniture, what stands after it mostly furniture. A page with little
// running text (verse, a list, minutes) has no core: there every line is text that shows no sign of being anything else.

// page is one document on the way to its paragraphs.
type page struct {
	reader
	id       string
	blocks   []block
	roles    []string
	copies   map[uint64]int // how often a line stands in this document
	script   script         // of the core
	first    int            // first block of the core
	last     int            // last one; -1 if there is no core
	title    int            // the block that is the title; -1 if there is none
	loose    bool           // there is no core
	byline   int            // block with the author's name alone; -1 if there is none
	profile  bool           // that name is a repeated one
	letter   bool           // the text is addressed to somebody
	headed   bool           // the core has headings
	register register
	credited int             // first date or name after the title; 0 before it was looked for
	end      int             // first block of the remarks after the text; 0 before it was looked for
	marks    []*tables.Block // of a page with markup: the block of the layout that each block is part of; else nil
	stated   []tables.Stated
	site     int            // blocks that show that the page is one of a site
	inlet    map[int]bool   // blocks outside the main text, by the markup, that are part of it
	whole    bool           // the markup does not say which part is the main text
	sender   int            // line of the sender in the head of a message; -1 if there is none
	subject  int            // line of the subject there, if mail has a title
	mail     map[int]string // roles of the lines of the head of a message
	sections map[int]bool   // blocks that are numbered headings
	contents map[int]string // roles of the lines of a table of contents and of the headings that it announces
}

const furnitureSigns = furnished | path | copyright | address | numeric | widespread

// assign gives each block its role.
func (p *page) assign() {
	p.partTables()
	p.findSite()
	p.roles = make([]string, len(p.blocks))
	p.title, p.byline = -1, -1
	if p.marks != nil {
		p.assignMarked()
		return
	}
	p.findCore()
	p.findMail()
	p.findLetter()
	p.findTitle()
	p.findContents()
	p.findByline()
	p.headed = p.hasHeadings()
	p.findSections()
	for i := range p.blocks {
		switch {
		case i == p.title:
			p.roles[i] = schema.RoleTitle
		case p.mail[i] != "":
			p.roles[i] = p.mail[i]
		case i == p.byline:
			p.roles[i] = schema.RoleByline
		case p.contents[i] != "":
			p.roles[i] = p.contents[i]
		case p.loose:
			p.roles[i] = p.looseRole(i)
		case i < p.first:
			p.roles[i] = p.headRole(i)
		case i <= p.last:
			p.roles[i] = p.coreRole(i)
		default:
			p.roles[i] = p.tailRole(i)
		}
	}
	p.keepText()
}

// findCore finds the paragraphs of running text.
func (p *page) findCore() {
	var sizes [scripts]int
	running, other := 0, 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.sign.has(prose) && !b.sign.has(copyright|widespread) {
			running += b.size
			sizes[b.script] += b.size - b.beside
			sizes[b.other] += b.beside
		} else if !b.sign.has(furnitureSigns) {
			other += b.size
		}
	}
	if running == 0 {
		for i := range p.blocks {
			b := &p.blocks[i]
			sizes[b.script] += b.size - b.beside
			sizes[b.other] += b.beside
		}
	}
	for s, n := range sizes {
		if n > sizes[p.script] {
			p.script = script(s)
		}
	}
	p.first, p.last = len(p.blocks), -1
	end := p.endOfText()
	for _, least := range []sign{strongProse, prose} {
		for i := range p.blocks {
			if b := &p.blocks[i]; i < end && b.sign.has(least) && !b.sign.has(copyright|widespread|dated|signed) && p.native(b) {
				p.first = min(p.first, i)
				p.last = i
			}
		}
		if p.last >= 0 {
			break
		}
	}
	if p.last < 0 || running*3 < other {
		p.loose = true
		return
	}
	// Short sentences right beside the core belong to it.
	for p.first > 0 && p.blocks[p.first-1].sign.has(prose) && !p.blocks[p.first-1].sign.has(furnitureSigns|dated|signed) && p.native(&p.blocks[p.first-1]) {
		p.first--
	}
	for i := p.last + 1; i < end && i <= p.last+reachOfCore && !p.blocks[i].sign.has(furnitureSigns&^numeric); i++ {
		if n := p.post(i); n > 0 {
			p.last = i + n
			i = p.last
			continue
		}
		if p.closes(i) {
			p.last = i
		}
	}
}

// reachOfCore is how many blocks may stand between the core and a sentence after it that still belongs to it.
const reachOfCore = 10

// closes reports whether a block after the core still belongs to it.
func (p *page) closes(i int) bool {
	b := &p.blocks[i]
	if b.sign.has(furnitureSigns|dated|signed|labelled|tagged) || !p.native(b) {
		return false
	}
	near := i == p.last+1
	return b.sign.has(prose) || b.terminal && !endMark(b.last) && (near && b.words > 1 || b.words > 3) || near && b.sign.has(item) ||
		b.last == ':' && i+1 < len(p.blocks) && p.blocks[i+1].sign.has(item)
}

// native reports whether a block is written in the script of the core, at least in good part.
func (p *page) native(b *block) bool {
	if b.script == p.script || b.size == 0 {
		return true
	}
	east := p.script == han || p.script == kana
	if east && (b.script == han || b.script == kana) {
		return true
	}
	return (b.other == p.script || east && (b.other == han || b.other == kana)) && b.beside*3 >= b.size
}

// findByline finds a line before the core that is nothing but the name of the author: beside the dateline, or repeated
// as that of a profile.
func (p *page) findByline() {
	if p.loose {
		if i := p.title + 1; p.title >= 0 && i < len(p.blocks) && p.named(i) && i+1 < len(p.blocks) && p.blocks[i+1].blank > 0 && p.blocks[i].sign == 0 {
			p.byline = i
		}
		return
	}
	for i := 0; i < p.first; i++ {
		if p.blocks[i].sign.has(signed) {
			return
		}
	}
	for i := max(0, p.title+1); i < p.first; i++ {
		if p.handle(i) {
			p.byline = i
			return
		}
		if i > 0 && p.title >= 0 && p.named(i) && (i+1 < len(p.blocks) && p.blocks[i+1].sign.has(dated) || p.blocks[i-1].sign.has(dated) && p.blocks[i].blank == 0) {
			p.byline = i
			return
		}
	}
	for i := 0; i < p.first; i++ {
		if i != p.title && p.named(i) && p.blocks[i].hash != 0 && p.copies[p.blocks[i].hash] > 1 {
			p.byline, p.profile = i, true
		}
	}
}

// named reports whether a block may be the name of a person.
func (p *page) named(i int) bool {
	b := &p.blocks[i]
	if b.letters < 2 || b.sign.has(furnitureSigns|dated|tagged|item|prose) || b.digits > 0 || b.gaps > 0 || b.terminal && !p.initial(i) || b.commas > 0 || strings.ContainsAny(p.text[b.start:b.end], ":：") {
		return false
	}
	if !b.cased() {
		return b.script == han && b.letters <= 4 && b.letters >= 2 && b.marks == 0 || b.script != han && b.words <= 4 && b.size <= 30
	}
	return b.words >= 1 && b.words <= 4 && b.capital == b.words && b.size <= 40
}

// labelsName reports whether a block is a label and a name: of the author, if it stands beside title or dateline.
func (p *page) labelsName(i int) bool {
	b := &p.blocks[i]
	if !b.sign.has(labelled) || b.words > 8 || b.digits > 0 || p.furniture.label(p.text[b.start:b.end], interfacePhrase) > 0 {
		return false
	}
	s := p.text[b.start:b.end]
	c := strings.IndexAny(s, ":：")
	_, n := utf8.DecodeRuneInString(s[c:])
	name := strings.TrimSpace(s[c+n:])
	if person, place, more := strings.Cut(name, ", "); !wordy(name) || b.commas > 0 && !more || more && (!p.fullName(person) || len(strings.Fields(place)) > 1) {
		return false
	}
	beside := i > 0 && (i-1 == p.title || p.blocks[i-1].sign.has(dated)) || i+1 < len(p.blocks) && p.blocks[i+1].sign.has(dated)
	if b.script == han { // a name of two to four characters
		return beside && i > p.title && !strings.Contains(name, " ") && utf8.RuneCountInString(name) <= 4
	}
	return beside && i > p.title
}

// initial reports whether a block ends with the initial of a name: "Karin K."
func (p *page) initial(i int) bool {
	s := p.text[p.blocks[i].start:p.blocks[i].end]
	return len(s) > 3 && s[len(s)-1] == '.' && s[len(s)-3] == ' ' && asciiClass[s[len(s)-2]&0x7F] == asciiUpper
}

// headRole is the role of a block before the core.
func (p *page) headRole(i int) string {
	b := &p.blocks[i]
	s := p.text[b.start:b.end]
	switch {
	case b.sign.has(signed) && !b.sign.has(copyright), i > p.title && p.title >= 0 && p.creditLine(i):
		return schema.RoleByline
	case p.handle(i):
		return schema.RoleByline
	case b.sign.has(dated) && p.furniture.label(s, authorLabel|byWord) > 0:
		return schema.RoleByline
	case b.sign.has(dated) && !b.sign.has(copyright|path):
		return schema.RoleDateline
	case b.sign.has(furnitureSigns &^ numeric), b.sign.has(numeric) && p.counter(i):
		return schema.RoleBoilerplate
	case b.sign.has(numeric):
		return schema.RoleBody
	case b.sign.has(tagged):
		return schema.RoleHeading
	case p.title >= 0 && i < p.title && p.site > 0 || !p.native(b) && p.site > 0:
		return schema.RoleBoilerplate
	case p.labelsName(i):
		return schema.RoleByline
	case p.underDate(i):
		return schema.RoleDateline
	case p.headOfList(i), p.sections[i]:
		return schema.RoleHeading
	case p.indented(i):
		return schema.RoleBody
	case !b.terminal && b.stops > 0 && b.size < 200 && creditAfterStop(s):
		return schema.RoleCaption
	case (b.last == ':' || b.last == '：') && (b.commas > 0 || b.words > 6):
		return schema.RoleBody
	case b.blank == 0 && i > 0 && p.roles[i-1] == schema.RoleBody && p.inList(i) && !b.sign.has(labelled|signed) && p.site == 0:
		return schema.RoleBody
	case b.sign.has(prose) && !endMark(b.last), b.last == ',', b.sign.has(item), p.inList(i) && (b.digits > 0 || b.cased() && unicode.IsLower(b.first)):
		return schema.RoleBody
	case b.terminal && strings.IndexAny(s[:min(len(s), 24)], ":：") > 0:
		return schema.RoleBody // a turn of a dialogue
	case b.words <= 10 && strings.IndexAny(s, ":：") > 0 && b.last != ':' && b.last != '：' && len(strings.Fields(s[:strings.IndexAny(s, ":：")])) <= 2:
		switch {
		case p.site > 0:
			return schema.RoleCaption // "Photo: the new station"
		case p.blocks[i+1].blank > 0 && b.blank > 0 && !b.sign.has(labelled):
			return schema.RoleHeading // "Chapter II: Sanctions"
		}
		return schema.RoleBody
	case b.gaps > 0 && i > p.title && p.title >= 0 && p.site > 0:
		return schema.RoleBoilerplate
	case b.words >= 4, p.site == 0, b.blank > 0 && p.blocks[i+1].blank == 0 && p.blocks[i+1].sign.has(prose):
		return schema.RoleHeading
	case i > 0 && b.blank > 0 && p.blocks[i+1].blank > 0 && (p.headed || !p.attributedBefore(i)):
		return schema.RoleHeading
	}
	return schema.RoleBoilerplate
}

// coreRole is the role of a block in the core.
func (p *page) coreRole(i int) string {
	b := &p.blocks[i]
	s := p.text[b.start:b.end]
	leads := i+1 < len(p.blocks) && p.blocks[i+1].sign.has(prose|item) // a heading leads to text
	switch {
	case (b.first == '▲' || b.first == '▼' || b.first == '△') && b.size < 400:
		return schema.RoleCaption
	case b.sign.has(copyright), b.sign.has(widespread) && (!leads || b.sign.has(prose)):
		return schema.RoleBoilerplate
	case b.sign.has(prose):
		return schema.RoleBody
	case b.sign.has(address | path | furnished):
		return schema.RoleBoilerplate
	case p.handle(i):
		return schema.RoleByline
	case b.sign.has(dated) && !b.sign.has(item) && (clock(s) || i > 0 && (p.named(i-1) || p.roles[i-1] == schema.RoleByline)):
		return schema.RoleDateline // of a post in a thread
	case b.sign.has(numeric):
		return schema.RoleBody
	case strings.HasPrefix(s, "## ") || strings.HasPrefix(s, "### "):
		return schema.RoleHeading
	case p.headOfList(i), p.sections[i]:
		return schema.RoleHeading
	case p.indented(i):
		return schema.RoleBody
	case p.again(i) && (b.words <= 1 || b.blank == 0 && p.again(i-1) || i+1 < len(p.blocks) && p.blocks[i+1].blank == 0 && p.again(i+1)):
		return schema.RoleBoilerplate // a row of buttons
	case p.again(i):
		return schema.RoleCaption
	case i+1 <= p.last && p.named(i) && p.blocks[i+1].sign.has(dated) && (b.blank > 0 || p.roles[i-1] == schema.RoleBoilerplate):
		return schema.RoleByline
	case !b.terminal && b.stops > 0 && b.size < 200 && !b.sign.has(item):
		return schema.RoleCaption // "The river in flood. (Photo: A. Smith)"
	case b.cased() && b.upper == b.letters && b.letters >= 4 && b.words <= 6 && b.digits == 0 && !b.terminal && b.commas == 0 && (b.blank > 0 || p.roles[i-1] == schema.RoleHeading) && !b.sign.has(item|repeated):
		return schema.RoleHeading // in capitals
	case b.sign.has(item) || b.terminal || p.inList(i):
		if b.sign.has(item) && leads && b.blank > 0 && p.blocks[i+1].sign.has(strongProse) && b.words <= 12 && !b.terminal && b.digits > 0 {
			return schema.RoleHeading // "2. Methods"
		}
		if b.sign.has(item) && b.digits > 0 && !b.terminal && b.words <= 12 && b.blank > 0 && i+1 < len(p.blocks) && p.blocks[i+1].blank > 0 && b.last != ',' && b.last != ';' && !numberedAlike(p, i) {
			return schema.RoleHeading // "2. Suspension of the sitting", apart from what follows
		}
		return schema.RoleBody
	case b.first == '(' || b.first == '[' || b.first == '（' || b.first == '【':
		return schema.RoleCaption
	case b.cased() && unicode.IsLower(b.first):
		if b.blank == 0 && i > 0 && p.roles[i-1] == schema.RoleBody {
			return schema.RoleBody // an item without a sign before it
		}
		return schema.RoleCaption
	case b.last == ',' || b.last == ';':
		return schema.RoleBody
	case b.blank == 0 && i+1 < len(p.blocks) && p.blocks[i+1].blank > 0 && p.blocks[i-1].sign.has(prose):
		return schema.RoleCaption // under a paragraph, with nothing under it
	case (b.last == ':' || b.last == '：') && (b.words > 6 || b.commas > 0 || i+1 < len(p.blocks) && (p.blocks[i+1].sign.has(item) || p.blocks[i+1].blank == 0 && p.blocks[i+1].cased() && unicode.IsLower(p.blocks[i+1].first))):
		return schema.RoleBody
	case b.size > 200:
		return schema.RoleBody
	}
	return schema.RoleHeading
}

// again reports whether a short block stands in this document several times.
func (p *page) again(i int) bool {
	return i >= 0 && p.blocks[i].sign.has(repeated) && !p.blocks[i].sign.has(prose) && !p.blocks[i].terminal
}

// clock reports whether a text has a time of day in digits.
func clock(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if s[i] == ':' && asciiClass[s[i-1]&0x7F] == asciiDigit && asciiClass[s[i+1]&0x7F] == asciiDigit && asciiClass[s[i+2]&0x7F] == asciiDigit {
			return true
		}
	}
	return false
}

// inList reports whether a block is one of several short lines that no empty line parts: a list, an address, verse.
func (p *page) inList(i int) bool {
	short := func(k int) bool {
		b := &p.blocks[k]
		return !b.sign.has(prose) && b.size < 200
	}
	n := 1
	for k := i; n < 3 && k > 0 && p.blocks[k].blank == 0 && short(k-1); k-- {
		n++
	}
	for k := i + 1; n < 3 && k < len(p.blocks) && p.blocks[k].blank == 0 && short(k); k++ {
		n++
	}
	return n >= 3 && short(i)
}

// tailRole is the role of a block after the core.
func (p *page) tailRole(i int) string {
	b := &p.blocks[i]
	near := i-p.last <= 4
	switch {
	case b.sign.has(furnitureSigns &^ numeric), b.sign.has(numeric) && p.counter(i):
		return schema.RoleBoilerplate
	case b.sign.has(dated) && near && !b.sign.has(item):
		return schema.RoleDateline
	case i <= p.last+2 && (b.first == '【' || b.first == '▲' || b.first == '▼') && p.native(b):
		return schema.RoleCaption
	case p.handle(i):
		return schema.RoleByline
	case p.letter && i == p.last+1 && b.words <= 8 && p.native(b):
		return schema.RoleBody
	case p.letter && i == p.last+2 && p.named(i):
		return schema.RoleByline
	case b.sign.has(labelled) && !b.sign.has(signed) && p.furniture.label(p.text[b.start:b.end], interfacePhrase) > 0:
		return schema.RoleBoilerplate
	case b.sign.has(labelled) && !b.sign.has(signed) && p.site > 0 && p.namesNobody(i):
		return schema.RoleBoilerplate
	case b.sign.has(labelled) && near && p.site > 0 && !b.cased() && b.letters > 12:
		return schema.RoleCaption
	case b.sign.has(signed|labelled) && near && (p.site > 0 || b.sign.has(signed) || b.script == han && b.letters <= 10 || p.credits(i)):
		return schema.RoleByline
	case b.last == ',' && i == p.last+1 && p.native(b):
		return schema.RoleBody // the close of a letter
	case p.named(i) && i > 0 && p.roles[i-1] == schema.RoleBody && p.blocks[i-1].last == ',':
		return schema.RoleByline
	case b.terminal && b.words > 1 && p.native(b) && i > 0 && (p.roles[i-1] == schema.RoleDateline || p.roles[i-1] == schema.RoleByline && p.blocks[i-1].sign.has(dated)):
		return schema.RoleBody // a post in a thread
	case p.site == 0:
		return p.plainTail(i)
	case i >= p.endOfText():
		return schema.RoleBoilerplate
	case b.sign.has(item) && p.native(b), b.terminal && b.words > 3 && p.native(b) && !endMark(b.last):
		return schema.RoleBody
	}
	return schema.RoleBoilerplate
}

// looseRole is the role of a block of a page without a core.
func (p *page) looseRole(i int) string {
	b := &p.blocks[i]
	s := p.text[b.start:b.end]
	head := p.title >= 0 && i < p.title
	edge := i < 8 || i >= len(p.blocks)-4
	switch {
	case b.sign.has(copyright | path | address | widespread):
		return schema.RoleBoilerplate
	case b.sign.has(furnished) && (edge || b.letters > 0 && p.furniture.is(s, interfacePhrase)):
		return schema.RoleBoilerplate
	case b.sign.has(signed) && edge && !b.sign.has(item):
		return schema.RoleByline
	case b.sign.has(dated) && edge && !b.sign.has(item) && (i < 8 || p.leftWords(s, dates(s, p.packs)) == 0):
		return schema.RoleDateline
	case head && p.site > 0:
		return schema.RoleBoilerplate
	case p.headOfList(i), p.sections[i]:
		return schema.RoleHeading
	case p.indented(i):
		return schema.RoleBody
	case strings.HasPrefix(s, "#") && !b.sign.has(tagged):
		return schema.RoleHeading
	case b.sign.has(item) && b.blank > 0 && b.digits > 0 && !b.terminal && b.words <= 10 && i+1 < len(p.blocks) && p.blocks[i+1].blank == 0 && p.blocks[i+1].terminal:
		return schema.RoleHeading // "2. Finance"
	case b.sign.has(item|prose|numeric) || b.terminal || b.last == ',' || b.last == ';':
		return schema.RoleBody
	case b.first == '(' || b.first == '[' || b.last == ':' && (b.commas > 0 || b.words > 6):
		return schema.RoleBody
	case p.isolated(i) && b.words <= 10:
		return schema.RoleHeading
	}
	return schema.RoleBody
}

// isolated reports whether empty lines, or the end of the text, stand around a block, and text that is no such line
// follows it.
func (p *page) isolated(i int) bool {
	if p.blocks[i].blank == 0 || i+1 >= len(p.blocks) {
		return false
	}
	if p.blocks[i+1].blank > 0 {
		return i+2 < len(p.blocks) && p.blocks[i+2].blank == 0 || p.blocks[i+1].sign.has(prose|item)
	}
	return p.blocks[i].last == ':' || p.blocks[i].upper == p.blocks[i].letters && p.blocks[i].cased()
}
