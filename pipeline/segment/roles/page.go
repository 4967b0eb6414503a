// Package roles says what each paragraph of a page is for: title, heading, byline, dateline, body, caption,
// boilerplate.
//
// A page has a head, a core and a tail. The core runs from the first to the last paragraph of running text; what
// stands before it is title, byline, dateline and furniture, what stands after it mostly furniture. A page with
// little running text (verse, a list, minutes) has no core: there every line is text that shows no sign of being
// anything else. Each of these zones has an ordered list of rules (head.go, core.go, tail.go, loose.go, markup.go);
// the first that holds decides.
package roles

import (
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Page is one document on the way to its paragraphs.
type Page struct {
	block.Reader
	ID        string
	Blocks    []block.Block
	Roles     []string
	Rules     []string       // names of the rules that gave the roles
	Copies    map[uint64]int // how often a line stands in this document
	Script    chars.Script   // of the core
	First     int            // first block of the core
	Last      int            // last one; -1 if there is no core
	TitleAt   int            // the block that is the title; -1 if there is none
	Loose     bool           // there is no core
	BylineAt  int            // block with the author's name alone; -1 if there is none
	Profile   bool           // that name is a repeated one
	letter    bool           // the text is addressed to somebody
	headed    bool           // the core has headings
	Register  Register
	credited  int             // first date or name after the title; 0 before it was looked for
	end       int             // first block of the remarks after the text; 0 before it was looked for
	Marks     []*tables.Block // of a page with markup: the block of the layout that each block is part of; else nil
	Stated    []tables.Stated
	site      int            // blocks that show that the page is one of a site
	furnished bool           // a block shows by itself that a site put it there
	around    int            // first block after the core with what a site puts around a text
	inlet     map[int]bool   // blocks outside the main text, by the markup, that are part of it
	whole     bool           // the markup does not say which part is the main text
	SenderAt  int            // line of the sender in the head of a message; -1 if there is none
	subject   int            // line of the subject there, if mail has a title
	Mail      map[int]string // roles of the lines of the head of a message
	sections  map[int]bool   // blocks that are numbered headings
	contents  map[int]string // roles of the lines of a table of contents and of the headings that it announces
}

const furnitureSigns = block.Furnished | block.Path | block.Copyright | block.Address | block.Numeric |
	block.Widespread | block.Remark

// Assign gives each block its role.
func (p *Page) Assign() {
	p.partTables()
	partCounters(p)
	partUnder(p)
	p.findSite()
	p.Roles, p.Rules = make([]string, len(p.Blocks)), make([]string, len(p.Blocks))
	p.TitleAt, p.BylineAt = -1, -1
	p.findCore()
	p.findAround()
	if p.Marks != nil {
		p.Loose = false
		p.mainText()
		p.titleOf()
		p.nameLine()
	} else {
		p.findMail()
		p.findLetter()
		p.findTitle()
		p.findContents()
		p.findByline()
		p.headed = p.hasHeadings()
		p.findSections()
	}
	for i := range p.Blocks {
		z := p.zoneOf(i)
		r := &z.rules[z.decide(p.place(i))]
		p.Roles[i], p.Rules[i] = r.then, r.name
	}
	p.keepText()
}

// NothingElse is the rule that makes text of a page that would have none.
const NothingElse = "nothing_else"

// keepText makes text of a page that would be nothing but furniture, and of one that would have nothing but a byline
// or a dateline.
func (p *Page) keepText() {
	for _, r := range p.Roles {
		if r == schema.RoleTitle || r == schema.RoleHeading || r == schema.RoleBody || r == schema.RoleCaption {
			return
		}
	}
	for i := range p.Roles {
		if p.Marks == nil || readsAt(p, i) {
			p.Roles[i], p.Rules[i] = schema.RoleBody, NothingElse
		}
	}
}

// Asked gives the zone of block i and the names of the rules that were asked for it, in order; the last one held.
func (p *Page) Asked(i int) (zone string, rules []string) {
	z := p.zoneOf(i)
	for k := range z.decide(p.place(i)) + 1 {
		rules = append(rules, z.rules[k].name)
	}
	if p.Rules[i] == NothingElse {
		rules = append(rules, NothingElse)
	}
	return z.name, rules
}
