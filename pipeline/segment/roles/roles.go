// Package roles says what each paragraph of a page is for: title, heading, byline, dateline, body, caption, boilerplate.
package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/date"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// A page has a head, a core and a tail. The core runs from the first to the last paragraph of running text; what
// stands before it is title, byline, dateline and furniture, what stands after it mostly furniture. A page with little
// running text (verse, a list, minutes) has no core: there every line is text that shows no sign of being anything else.

// Page is one document on the way to its paragraphs.
type Page struct {
	block.Reader
	ID       string
	Blocks   []block.Block
	Roles    []string
	Copies   map[uint64]int // how often a line stands in this document
	Script   chars.Script   // of the core
	First    int            // first block of the core
	Last     int            // last one; -1 if there is no core
	TitleAt  int            // the block that is the title; -1 if there is none
	Loose    bool           // there is no core
	BylineAt int            // block with the author's name alone; -1 if there is none
	Profile  bool           // that name is a repeated one
	letter   bool           // the text is addressed to somebody
	headed   bool           // the core has headings
	Register Register
	credited int             // first date or name after the title; 0 before it was looked for
	end      int             // first block of the remarks after the text; 0 before it was looked for
	Marks    []*tables.Block // of a page with markup: the block of the layout that each block is part of; else nil
	Stated   []tables.Stated
	site     int            // blocks that show that the page is one of a site
	inlet    map[int]bool   // blocks outside the main text, by the markup, that are part of it
	whole    bool           // the markup does not say which part is the main text
	SenderAt int            // line of the sender in the head of a message; -1 if there is none
	subject  int            // line of the subject there, if mail has a title
	Mail     map[int]string // roles of the lines of the head of a message
	sections map[int]bool   // blocks that are numbered headings
	contents map[int]string // roles of the lines of a table of contents and of the headings that it announces
}

const furnitureSigns = block.Furnished | block.Path | block.Copyright | block.Address | block.Numeric | block.Widespread

// Assign gives each block its role.
func (p *Page) Assign() {
	p.partTables()
	p.findSite()
	p.Roles = make([]string, len(p.Blocks))
	p.TitleAt, p.BylineAt = -1, -1
	if p.Marks != nil {
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
	for i := range p.Blocks {
		switch {
		case i == p.TitleAt:
			p.Roles[i] = schema.RoleTitle
		case p.Mail[i] != "":
			p.Roles[i] = p.Mail[i]
		case i == p.BylineAt:
			p.Roles[i] = schema.RoleByline
		case p.contents[i] != "":
			p.Roles[i] = p.contents[i]
		case p.Loose:
			p.Roles[i] = p.looseRole(i)
		case i < p.First:
			p.Roles[i] = p.headRole(i)
		case i <= p.Last:
			p.Roles[i] = p.coreRole(i)
		default:
			p.Roles[i] = p.tailRole(i)
		}
	}
	p.keepText()
}

// findCore finds the paragraphs of running text.
func (p *Page) findCore() {
	var sizes [chars.Scripts]int
	running, other := 0, 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Sign.Has(block.Prose) && !b.Sign.Has(block.Copyright|block.Widespread) {
			running += b.Size
			sizes[b.Script] += b.Size - b.Beside
			sizes[b.Other] += b.Beside
		} else if !b.Sign.Has(furnitureSigns) {
			other += b.Size
		}
	}
	if running == 0 {
		for i := range p.Blocks {
			b := &p.Blocks[i]
			sizes[b.Script] += b.Size - b.Beside
			sizes[b.Other] += b.Beside
		}
	}
	for s, n := range sizes {
		if n > sizes[p.Script] {
			p.Script = chars.Script(s)
		}
	}
	p.First, p.Last = len(p.Blocks), -1
	end := p.endOfText()
	for _, least := range []block.Sign{block.StrongProse, block.Prose} {
		for i := range p.Blocks {
			if b := &p.Blocks[i]; i < end && b.Sign.Has(least) && !b.Sign.Has(block.Copyright|block.Widespread|block.Dated|block.Signed) && p.native(b) {
				p.First = min(p.First, i)
				p.Last = i
			}
		}
		if p.Last >= 0 {
			break
		}
	}
	if p.Last < 0 || running*3 < other {
		p.Loose = true
		return
	}
	// Short sentences right beside the core belong to it.
	for p.First > 0 && p.Blocks[p.First-1].Sign.Has(block.Prose) && !p.Blocks[p.First-1].Sign.Has(furnitureSigns|block.Dated|block.Signed) && p.native(&p.Blocks[p.First-1]) {
		p.First--
	}
	for i := p.Last + 1; i < end && i <= p.Last+reachOfCore && !p.Blocks[i].Sign.Has(furnitureSigns&^block.Numeric); i++ {
		if n := p.post(i); n > 0 {
			p.Last = i + n
			i = p.Last
			continue
		}
		if p.closes(i) {
			p.Last = i
		}
	}
}

// reachOfCore is how many blocks may stand between the core and a sentence after it that still belongs to it.
const reachOfCore = 10

// closes reports whether a block after the core still belongs to it.
func (p *Page) closes(i int) bool {
	b := &p.Blocks[i]
	if b.Sign.Has(furnitureSigns|block.Dated|block.Signed|block.Labelled|block.Tagged) || !p.native(b) {
		return false
	}
	near := i == p.Last+1
	return b.Sign.Has(block.Prose) || b.Terminal && !block.EndMark(b.Last) && (near && b.Words > 1 || b.Words > 3) || near && b.Sign.Has(block.Item) ||
		b.Last == ':' && i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Item)
}

// native reports whether a block is written in the script of the core, at least in good part.
func (p *Page) native(b *block.Block) bool {
	if b.Script == p.Script || b.Size == 0 {
		return true
	}
	east := p.Script == chars.Han || p.Script == chars.Kana
	if east && (b.Script == chars.Han || b.Script == chars.Kana) {
		return true
	}
	return (b.Other == p.Script || east && (b.Other == chars.Han || b.Other == chars.Kana)) && b.Beside*3 >= b.Size
}

// findByline finds a line before the core that is nothing but the name of the author: beside the dateline, or repeated
// as that of a profile.
func (p *Page) findByline() {
	if p.Loose {
		if i := p.TitleAt + 1; p.TitleAt >= 0 && i < len(p.Blocks) && p.named(i) && i+1 < len(p.Blocks) && p.Blocks[i+1].Blank > 0 && p.Blocks[i].Sign == 0 {
			p.BylineAt = i
		}
		return
	}
	for i := 0; i < p.First; i++ {
		if p.Blocks[i].Sign.Has(block.Signed) {
			return
		}
	}
	for i := max(0, p.TitleAt+1); i < p.First; i++ {
		if p.handle(i) {
			p.BylineAt = i
			return
		}
		if i > 0 && p.TitleAt >= 0 && p.named(i) && (i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Dated) || p.Blocks[i-1].Sign.Has(block.Dated) && p.Blocks[i].Blank == 0) {
			p.BylineAt = i
			return
		}
	}
	for i := 0; i < p.First; i++ {
		if i != p.TitleAt && p.named(i) && p.Blocks[i].Hash != 0 && p.Copies[p.Blocks[i].Hash] > 1 {
			p.BylineAt, p.Profile = i, true
		}
	}
}

// named reports whether a block may be the name of a person.
func (p *Page) named(i int) bool {
	b := &p.Blocks[i]
	if b.Letters < 2 || b.Sign.Has(furnitureSigns|block.Dated|block.Tagged|block.Item|block.Prose) || b.Digits > 0 || b.Gaps > 0 || b.Terminal && !p.initial(i) || b.Commas > 0 || strings.ContainsAny(p.Text[b.Start:b.End], ":：") {
		return false
	}
	if !b.Cased() {
		return b.Script == chars.Han && b.Letters <= 4 && b.Letters >= 2 && b.Marks == 0 || b.Script != chars.Han && b.Words <= 4 && b.Size <= 30
	}
	return b.Words >= 1 && b.Words <= 4 && b.Capital == b.Words && b.Size <= 40
}

// LabelsName reports whether a block is a label and a name: of the author, if it stands beside title or dateline.
func (p *Page) LabelsName(i int) bool {
	b := &p.Blocks[i]
	if !b.Sign.Has(block.Labelled) || b.Words > 8 || b.Digits > 0 || p.Furniture.Label(p.Text[b.Start:b.End], block.InterfacePhrase) > 0 {
		return false
	}
	s := p.Text[b.Start:b.End]
	c := strings.IndexAny(s, ":：")
	_, n := utf8.DecodeRuneInString(s[c:])
	name := strings.TrimSpace(s[c+n:])
	if person, place, more := strings.Cut(name, ", "); !chars.Wordy(name) || b.Commas > 0 && !more || more && (!p.FullName(person) || len(strings.Fields(place)) > 1) {
		return false
	}
	beside := i > 0 && (i-1 == p.TitleAt || p.Blocks[i-1].Sign.Has(block.Dated)) || i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Dated)
	if b.Script == chars.Han { // a name of two to four characters
		return beside && i > p.TitleAt && !strings.Contains(name, " ") && utf8.RuneCountInString(name) <= 4
	}
	return beside && i > p.TitleAt
}

// initial reports whether a block ends with the initial of a name: "Karin K."
func (p *Page) initial(i int) bool {
	s := p.Text[p.Blocks[i].Start:p.Blocks[i].End]
	return len(s) > 3 && s[len(s)-1] == '.' && s[len(s)-3] == ' ' && chars.ASCIIClass[s[len(s)-2]&0x7F] == chars.ASCIIUpper
}

// headRole is the role of a block before the core.
func (p *Page) headRole(i int) string {
	b := &p.Blocks[i]
	s := p.Text[b.Start:b.End]
	switch {
	case b.Sign.Has(block.Signed) && !b.Sign.Has(block.Copyright), i > p.TitleAt && p.TitleAt >= 0 && p.creditLine(i):
		return schema.RoleByline
	case p.handle(i):
		return schema.RoleByline
	case b.Sign.Has(block.Dated) && p.Furniture.Label(s, block.AuthorLabel|block.ByWord) > 0:
		return schema.RoleByline
	case b.Sign.Has(block.Dated) && !b.Sign.Has(block.Copyright|block.Path):
		return schema.RoleDateline
	case b.Sign.Has(furnitureSigns &^ block.Numeric), b.Sign.Has(block.Numeric) && p.counter(i):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Numeric):
		return schema.RoleBody
	case b.Sign.Has(block.Tagged):
		return schema.RoleHeading
	case p.TitleAt >= 0 && i < p.TitleAt && p.site > 0 || !p.native(b) && p.site > 0:
		return schema.RoleBoilerplate
	case p.LabelsName(i):
		return schema.RoleByline
	case p.underDate(i):
		return schema.RoleDateline
	case p.headOfList(i), p.sections[i]:
		return schema.RoleHeading
	case p.indented(i):
		return schema.RoleBody
	case !b.Terminal && b.Stops > 0 && b.Size < 200 && creditAfterStop(s):
		return schema.RoleCaption
	case (b.Last == ':' || b.Last == '：') && (b.Commas > 0 || b.Words > 6):
		return schema.RoleBody
	case b.Blank == 0 && i > 0 && p.Roles[i-1] == schema.RoleBody && p.inList(i) && !b.Sign.Has(block.Labelled|block.Signed) && p.site == 0:
		return schema.RoleBody
	case b.Sign.Has(block.Prose) && !block.EndMark(b.Last), b.Last == ',', b.Sign.Has(block.Item), p.inList(i) && (b.Digits > 0 || b.Cased() && unicode.IsLower(b.First)):
		return schema.RoleBody
	case b.Terminal && strings.IndexAny(s[:min(len(s), 24)], ":：") > 0:
		return schema.RoleBody // a turn of a dialogue
	case b.Words <= 10 && strings.IndexAny(s, ":：") > 0 && b.Last != ':' && b.Last != '：' && len(strings.Fields(s[:strings.IndexAny(s, ":：")])) <= 2:
		switch {
		case p.site > 0:
			return schema.RoleCaption // "Photo: the new station"
		case p.Blocks[i+1].Blank > 0 && b.Blank > 0 && !b.Sign.Has(block.Labelled):
			return schema.RoleHeading // "Chapter II: Sanctions"
		}
		return schema.RoleBody
	case b.Gaps > 0 && i > p.TitleAt && p.TitleAt >= 0 && p.site > 0:
		return schema.RoleBoilerplate
	case b.Words >= 4, p.site == 0, b.Blank > 0 && p.Blocks[i+1].Blank == 0 && p.Blocks[i+1].Sign.Has(block.Prose):
		return schema.RoleHeading
	case i > 0 && b.Blank > 0 && p.Blocks[i+1].Blank > 0 && (p.headed || !p.attributedBefore(i)):
		return schema.RoleHeading
	}
	return schema.RoleBoilerplate
}

// coreRole is the role of a block in the core.
func (p *Page) coreRole(i int) string {
	b := &p.Blocks[i]
	s := p.Text[b.Start:b.End]
	leads := i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Prose|block.Item) // a heading leads to text
	switch {
	case (b.First == '▲' || b.First == '▼' || b.First == '△') && b.Size < 400:
		return schema.RoleCaption
	case b.Sign.Has(block.Copyright), b.Sign.Has(block.Widespread) && (!leads || b.Sign.Has(block.Prose)):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Prose):
		return schema.RoleBody
	case b.Sign.Has(block.Address | block.Path | block.Furnished):
		return schema.RoleBoilerplate
	case p.handle(i):
		return schema.RoleByline
	case b.Sign.Has(block.Dated) && !b.Sign.Has(block.Item) && (clock(s) || i > 0 && (p.named(i-1) || p.Roles[i-1] == schema.RoleByline)):
		return schema.RoleDateline // of a post in a thread
	case b.Sign.Has(block.Numeric):
		return schema.RoleBody
	case strings.HasPrefix(s, "## ") || strings.HasPrefix(s, "### "):
		return schema.RoleHeading
	case p.headOfList(i), p.sections[i]:
		return schema.RoleHeading
	case p.indented(i):
		return schema.RoleBody
	case p.again(i) && (b.Words <= 1 || b.Blank == 0 && p.again(i-1) || i+1 < len(p.Blocks) && p.Blocks[i+1].Blank == 0 && p.again(i+1)):
		return schema.RoleBoilerplate // a row of buttons
	case p.again(i):
		return schema.RoleCaption
	case i+1 <= p.Last && p.named(i) && p.Blocks[i+1].Sign.Has(block.Dated) && (b.Blank > 0 || p.Roles[i-1] == schema.RoleBoilerplate):
		return schema.RoleByline
	case !b.Terminal && b.Stops > 0 && b.Size < 200 && !b.Sign.Has(block.Item):
		return schema.RoleCaption // "The river in flood. (Photo: A. Smith)"
	case b.Cased() && b.Upper == b.Letters && b.Letters >= 4 && b.Words <= 6 && b.Digits == 0 && !b.Terminal && b.Commas == 0 && (b.Blank > 0 || p.Roles[i-1] == schema.RoleHeading) && !b.Sign.Has(block.Item|block.Repeated):
		return schema.RoleHeading // in capitals
	case b.Sign.Has(block.Item) || b.Terminal || p.inList(i):
		if b.Sign.Has(block.Item) && leads && b.Blank > 0 && p.Blocks[i+1].Sign.Has(block.StrongProse) && b.Words <= 12 && !b.Terminal && b.Digits > 0 {
			return schema.RoleHeading // "2. Methods"
		}
		if b.Sign.Has(block.Item) && b.Digits > 0 && !b.Terminal && b.Words <= 12 && b.Blank > 0 && i+1 < len(p.Blocks) && p.Blocks[i+1].Blank > 0 && b.Last != ',' && b.Last != ';' && !numberedAlike(p, i) {
			return schema.RoleHeading // "2. Suspension of the sitting", apart from what follows
		}
		return schema.RoleBody
	case b.First == '(' || b.First == '[' || b.First == '（' || b.First == '【':
		return schema.RoleCaption
	case b.Cased() && unicode.IsLower(b.First):
		if b.Blank == 0 && i > 0 && p.Roles[i-1] == schema.RoleBody {
			return schema.RoleBody // an item without a sign before it
		}
		return schema.RoleCaption
	case b.Last == ',' || b.Last == ';':
		return schema.RoleBody
	case b.Blank == 0 && i+1 < len(p.Blocks) && p.Blocks[i+1].Blank > 0 && p.Blocks[i-1].Sign.Has(block.Prose):
		return schema.RoleCaption // under a paragraph, with nothing under it
	case (b.Last == ':' || b.Last == '：') && (b.Words > 6 || b.Commas > 0 || i+1 < len(p.Blocks) && (p.Blocks[i+1].Sign.Has(block.Item) || p.Blocks[i+1].Blank == 0 && p.Blocks[i+1].Cased() && unicode.IsLower(p.Blocks[i+1].First))):
		return schema.RoleBody
	case b.Size > 200:
		return schema.RoleBody
	}
	return schema.RoleHeading
}

// again reports whether a short block stands in this document several times.
func (p *Page) again(i int) bool {
	return i >= 0 && p.Blocks[i].Sign.Has(block.Repeated) && !p.Blocks[i].Sign.Has(block.Prose) && !p.Blocks[i].Terminal
}

// clock reports whether a text has a time of day in digits.
func clock(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if s[i] == ':' && chars.ASCIIClass[s[i-1]&0x7F] == chars.ASCIIDigit && chars.ASCIIClass[s[i+1]&0x7F] == chars.ASCIIDigit && chars.ASCIIClass[s[i+2]&0x7F] == chars.ASCIIDigit {
			return true
		}
	}
	return false
}

// inList reports whether a block is one of several short lines that no empty line parts: a list, an address, verse.
func (p *Page) inList(i int) bool {
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

// tailRole is the role of a block after the core.
func (p *Page) tailRole(i int) string {
	b := &p.Blocks[i]
	near := i-p.Last <= 4
	switch {
	case b.Sign.Has(furnitureSigns &^ block.Numeric), b.Sign.Has(block.Numeric) && p.counter(i):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Dated) && near && !b.Sign.Has(block.Item):
		return schema.RoleDateline
	case i <= p.Last+2 && (b.First == '【' || b.First == '▲' || b.First == '▼') && p.native(b):
		return schema.RoleCaption
	case p.handle(i):
		return schema.RoleByline
	case p.letter && i == p.Last+1 && b.Words <= 8 && p.native(b):
		return schema.RoleBody
	case p.letter && i == p.Last+2 && p.named(i):
		return schema.RoleByline
	case b.Sign.Has(block.Labelled) && !b.Sign.Has(block.Signed) && p.Furniture.Label(p.Text[b.Start:b.End], block.InterfacePhrase) > 0:
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Labelled) && !b.Sign.Has(block.Signed) && p.site > 0 && p.namesNobody(i):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Labelled) && near && p.site > 0 && !b.Cased() && b.Letters > 12:
		return schema.RoleCaption
	case b.Sign.Has(block.Signed|block.Labelled) && near && (p.site > 0 || b.Sign.Has(block.Signed) || b.Script == chars.Han && b.Letters <= 10 || p.credits(i)):
		return schema.RoleByline
	case b.Last == ',' && i == p.Last+1 && p.native(b):
		return schema.RoleBody // the close of a letter
	case p.named(i) && i > 0 && p.Roles[i-1] == schema.RoleBody && p.Blocks[i-1].Last == ',':
		return schema.RoleByline
	case b.Terminal && b.Words > 1 && p.native(b) && i > 0 && (p.Roles[i-1] == schema.RoleDateline || p.Roles[i-1] == schema.RoleByline && p.Blocks[i-1].Sign.Has(block.Dated)):
		return schema.RoleBody // a post in a thread
	case p.site == 0:
		return p.plainTail(i)
	case i >= p.endOfText():
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Item) && p.native(b), b.Terminal && b.Words > 3 && p.native(b) && !block.EndMark(b.Last):
		return schema.RoleBody
	}
	return schema.RoleBoilerplate
}

// looseRole is the role of a block of a page without a core.
func (p *Page) looseRole(i int) string {
	b := &p.Blocks[i]
	s := p.Text[b.Start:b.End]
	head := p.TitleAt >= 0 && i < p.TitleAt
	edge := i < 8 || i >= len(p.Blocks)-4
	switch {
	case b.Sign.Has(block.Copyright | block.Path | block.Address | block.Widespread):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Furnished) && (edge || b.Letters > 0 && p.Furniture.Is(s, block.InterfacePhrase)):
		return schema.RoleBoilerplate
	case b.Sign.Has(block.Signed) && edge && !b.Sign.Has(block.Item):
		return schema.RoleByline
	case b.Sign.Has(block.Dated) && edge && !b.Sign.Has(block.Item) && (i < 8 || p.LeftWords(s, date.In(s, p.Packs)) == 0):
		return schema.RoleDateline
	case head && p.site > 0:
		return schema.RoleBoilerplate
	case p.headOfList(i), p.sections[i]:
		return schema.RoleHeading
	case p.indented(i):
		return schema.RoleBody
	case strings.HasPrefix(s, "#") && !b.Sign.Has(block.Tagged):
		return schema.RoleHeading
	case b.Sign.Has(block.Item) && b.Blank > 0 && b.Digits > 0 && !b.Terminal && b.Words <= 10 && i+1 < len(p.Blocks) && p.Blocks[i+1].Blank == 0 && p.Blocks[i+1].Terminal:
		return schema.RoleHeading // "2. Finance"
	case b.Sign.Has(block.Item|block.Prose|block.Numeric) || b.Terminal || b.Last == ',' || b.Last == ';':
		return schema.RoleBody
	case b.First == '(' || b.First == '[' || b.Last == ':' && (b.Commas > 0 || b.Words > 6):
		return schema.RoleBody
	case p.isolated(i) && b.Words <= 10:
		return schema.RoleHeading
	}
	return schema.RoleBody
}

// isolated reports whether empty lines, or the end of the text, stand around a block, and text that is no such line
// follows it.
func (p *Page) isolated(i int) bool {
	if p.Blocks[i].Blank == 0 || i+1 >= len(p.Blocks) {
		return false
	}
	if p.Blocks[i+1].Blank > 0 {
		return i+2 < len(p.Blocks) && p.Blocks[i+2].Blank == 0 || p.Blocks[i+1].Sign.Has(block.Prose|block.Item)
	}
	return p.Blocks[i].Last == ':' || p.Blocks[i].Upper == p.Blocks[i].Letters && p.Blocks[i].Cased()
}
