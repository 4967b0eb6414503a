package roles

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/headline"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// A page with markup says itself where its paragraphs begin and end and what many of them are for. What it does not
// say, or says of the design only, is read as on a plain page.

// markupZone is a page with markup.
var markupZone = zone{"a page with markup", append(found[:1:1], []rule{
	{"no_text", not(reads), schema.RoleBoilerplate},
	{"name_alone", func(c *place) bool { return c.at == c.page.BylineAt }, schema.RoleByline},

	// who wrote it, and when, by the markup or by its words
	{"text_in_byline", all(credited, shows(block.Prose), not(upToSize(200)), inText), schema.RoleBody},
	{"author_label", all(credited, shows(block.Signed)), schema.RoleByline},
	{"author_and_day", all(credited, shows(block.Dated), labelled(block.AuthorLabel|block.ByWord)), schema.RoleByline},
	{"day", all(credited, shows(block.Dated), not(shows(block.Copyright|block.Path))), schema.RoleDateline},
	{"no_credit", all(credited, one(not(inText), not(lettered), shows(furnitureSigns))), schema.RoleBoilerplate},
	{"byline_of_markup", credited, schema.RoleByline},

	// what the markup says
	{"lead_of_text", all(not(inText), underTitle, sumsUp), schema.RoleBody},
	{"outside_text", not(inText), schema.RoleBoilerplate},
	{"code", is(tables.BlockCode), schema.RoleBody},
	{"leads_elsewhere", all(shows(block.Elsewhere), not(is(tables.BlockCell))), schema.RoleBoilerplate},
	{"under_leads", all(linked, underElsewhere), schema.RoleBoilerplate},
	{"cell", is(tables.BlockCell), schema.RoleBody},
	{"caption_of_markup", is(tables.BlockCaption), schema.RoleCaption},
	{"heading_of_furniture", all(is(tables.BlockHeading), overFurniture), schema.RoleBoilerplate},
	{"heading_of_markup", is(tables.BlockHeading), schema.RoleHeading},

	// what it does not say
	{"copyright", all(shows(block.Copyright), one(outside, all(not(terminal), upTo(12)))), schema.RoleBoilerplate},
	{"on_other_pages", all(onOtherPages, one(outside, linked)), schema.RoleBoilerplate},
	{"counter", shows(block.Counter), schema.RoleBoilerplate},
	{"remark", shows(block.Remark), schema.RoleBoilerplate},
	{"picture", all(shows(block.Pictured), is(tables.BlockParagraph)), schema.RoleCaption},
	{"sentences", shows(block.Prose), schema.RoleBody},
	{"links", all(outside, linked), schema.RoleBoilerplate},
	{"path", all(shows(block.Path), one(head, hasLinks)), schema.RoleBoilerplate},
	{"furniture", all(shows(block.Furnished), lettered, not(underColon), one(outside, hasLinks, betweenText)),
		schema.RoleBoilerplate},
	{"under_site_name", all(is(tables.BlockParagraph), not(shows(block.Prose)), underSiteName), schema.RoleBoilerplate},
	{"label_and_name", all(head, underTitle, is(tables.BlockParagraph), labelsName), schema.RoleByline},
	{"credit_line", all(head, underTitle, is(tables.BlockParagraph), creditLine), schema.RoleByline},
	{Signature, all(is(tables.BlockParagraph), aboveShows(block.Prose), personAlone, endsMainText), schema.RoleByline},
	{"text_of_markup", always, schema.RoleBody},
}...)}

// Signature is the rule that finds the name of the author in the last line of a text.
const Signature = "signature_of_text"

// personAlone holds for two or three words that are the name of a person.
func personAlone(c *place) bool {
	words := strings.Fields(c.text)
	return len(words) > 1 && len(words) <= 3 && c.page.FullName(c.text) && c.page.Register.LikePerson(words) && !linked(c)
}

// endsMainText holds where nothing of the main text follows, or a heading after two paragraphs or more: that of what
// else the page has.
func endsMainText(c *place) bool {
	for i := c.at + 1; i < len(c.page.Blocks) && i <= c.at+reachOfTail; i++ {
		if inTextAt(c.page, i) && readsAt(c.page, i) {
			return c.page.Marks[i].Kind == tables.BlockHeading && c.page.blockAt(c.at-2).Sign.Has(block.Prose)
		}
	}
	return true
}

// is holds for the blocks of a kind of the markup.
func is(kind int) test { return func(c *place) bool { return c.page.Marks[c.at].Kind == kind } }

func reads(c *place) bool    { return readsAt(c.page, c.at) }
func inText(c *place) bool   { return inTextAt(c.page, c.at) }
func linked(c *place) bool   { return linkedAt(c.page, c.at) }
func hasLinks(c *place) bool { return c.page.Marks[c.at].Links > 0 }
func outside(c *place) bool  { return head(c) || c.at > c.page.Last }

// upToSize holds where a block is that large at most.
func upToSize(most int) test { return func(c *place) bool { return c.Size <= most } }

// overFurniture holds for a heading of what a site puts around a text.
var overFurniture = one(shows(block.Copyright|block.Remark), overLinks, ofSiteName)

// onOtherPages holds for what stands on other pages, too, and is no sentence.
var onOtherPages = all(shows(block.Widespread), not(shows(block.Prose)))

// overLinks holds for a heading after the text that has nothing but links under it.
func overLinks(c *place) bool { return c.at > c.page.Last && overLinksAt(c.page, c.at) }

// ofSiteName holds for a heading before the title of a text: the name of its site.
func ofSiteName(c *place) bool { return c.at < c.page.TitleAt && c.page.TitleAt < c.page.First }

// underSiteName holds for a few words right below such a heading, one of the first level.
func underSiteName(c *place) bool {
	return c.at > 0 && ofSiteName(c) && c.page.Marks[c.at-1].Level == 1 && c.Words <= 8
}

// credited holds for what the markup names as the place of the author or the day, and for a short block beside the text
// that shows them.
func credited(c *place) bool { return is(tables.BlockByline)(c) || showsCredit(c) }

var showsCredit = all(
	one(outside, underStandfirst), not(shows(block.Prose)), not(is(tables.BlockHeading)),
	shows(block.Dated|block.Signed), one(inText, all(head, underTitle), loneCredit),
	one(not(is(tables.BlockCell)), not(rowOfCells), labelled(block.PublishedLabel|block.UpdatedLabel|block.AuthorLabel)),
)

// rowOfCells holds for several cells of a row: the day of one is what the first says of it, such as a birth.
func rowOfCells(c *place) bool { return strings.Contains(c.text, "\t") }

// underElsewhere holds for links under a line that leads to other texts.
func underElsewhere(c *place) bool {
	i := c.at - 1
	for i > 0 && c.at-i < reachOfTail && linkedAt(c.page, i) && !c.page.Blocks[i].Sign.Has(block.Elsewhere) {
		i--
	}
	return c.page.blockAt(i).Sign.Has(block.Elsewhere)
}

// sumsUp holds for a sentence without links, before the text, that sites do not put there.
var sumsUp = all(
	shows(block.Prose), not(hasLinks), is(tables.BlockParagraph), head,
	not(shows(furnitureSigns|block.Dated|block.Signed|block.Remark|block.Elsewhere|block.Pictured|block.Widespread)),
)

// betweenText holds for a paragraph without a stop between paragraphs of text.
var betweenText = all(is(tables.BlockParagraph), not(terminal), aboveShows(block.Prose), belowShows(block.Prose))

// loneCredit holds for the only block behind the text that has a label of the author and the full name of somebody.
func loneCredit(c *place) bool {
	if c.at <= c.page.Last || !creditedAt(c.page, c.at) {
		return false
	}
	for i := c.page.Last + 1; i < len(c.page.Blocks); i++ {
		if i != c.at && creditedAt(c.page, i) {
			return false
		}
	}
	return true
}

// creditedAt reports whether a block is a label of the author, a colon, and a full name.
func creditedAt(p *Page, i int) bool {
	s := p.Text[p.Blocks[i].Start:p.Blocks[i].End]
	n := p.Furniture.Label(s, block.AuthorLabel|block.ByWord)
	return n > 0 && strings.ContainsAny(s[:n], ":：") && p.FullName(s[n:])
}

// underStandfirst holds for a block that names the author, right under the first one or two paragraphs of a text: these
// sum it up.
var underStandfirst = all(
	shows(block.Signed), func(c *place) bool { return c.at <= c.page.First+mostStandfirst },
)

// mostStandfirst is how many paragraphs sum up a text at most.
const mostStandfirst = 2

// mainText finds the first and the last block of the running text, and what may be the text at all: the main text of
// the markup, or everything if that has nothing to read.
func (p *Page) mainText() {
	main, other := 0, 0
	for i := range p.Blocks {
		if b := &p.Blocks[i]; readsAt(p, i) && b.Sign.Has(block.Prose) {
			if p.Marks[i].Main {
				main += b.Size
			} else {
				other += b.Size
			}
		}
	}
	p.whole = main*20 < other
	p.inlets()
	for _, least := range []test{shows(block.Prose), not(shows(block.Furnished)), always} {
		p.First, p.Last = len(p.Blocks), -1
		for i := range p.Blocks {
			if c := p.place(i); least(c) && ofMainText(c) {
				p.First = min(p.First, i)
				p.Last = i
			}
		}
		if p.Last >= 0 {
			return
		}
	}
}

// ofMainText holds for what may begin or end the running text.
var ofMainText = all(
	inText, reads, not(is(tables.BlockHeading)), not(is(tables.BlockByline)), not(linked),
	not(shows(block.Copyright|block.Widespread|block.Dated|block.Signed|block.Remark)),
)

// mostInlet is how many blocks in a row may be part of the main text though the markup does not say so.
const mostInlet = 3

// inlets finds blocks that the markup does not count to the main text, but that stand in the middle of it, a few at a
// time, and read like text: they are part of it.
func (p *Page) inlets() {
	p.inlet = map[int]bool{}
	last := -1 // the last block of the main text
	for i := range p.Blocks {
		if !p.Marks[i].Main || p.Blocks[i].Sign.Has(block.Elsewhere) {
			continue
		}
		if last >= 0 && i-last > 1 && i-last-1 <= mostInlet {
			for k := last + 1; k < i; k++ {
				p.inlet[k] = readsAt(p, k) && p.Marks[k].Links == 0 && p.Blocks[k].Words >= 4
			}
		}
		last = i
	}
}

// inTextAt reports whether a block may belong to the text, by its place in the markup.
func inTextAt(p *Page, i int) bool { return p.whole || p.Marks[i].Main || p.inlet[i] }

// readsAt reports whether a block is something to read, by its kind.
func readsAt(p *Page, i int) bool {
	return p.Marks[i].Kind != tables.BlockControl && p.Marks[i].Kind != tables.BlockMatter
}

// linkedAt reports whether a block is hardly more than links.
func linkedAt(p *Page, i int) bool {
	m := p.Marks[i]
	return m.Links*5 >= (m.End-m.Start)*4 || m.Links > 0 && m.Links*5 >= p.Blocks[i].Runes*4
}

// What speaks for a block as the title of a page with markup, beside its likeness to what the page states.
const (
	levelOfTitle = 20 // it is a heading, less two for each level: the highest one is the title
	titleInText  = 4  // it stands in the main text
)

// titleOf picks the title: what the page states as its title, else the first heading of the highest level before or in
// the text.
func (p *Page) titleOf() {
	p.TitleAt = -1
	stated := statedTitles(p)
	best := 0
	for i := range p.Blocks {
		m := p.Marks[i]
		if m.Kind == tables.BlockCode || !readsAt(p, i) || p.Blocks[i].Runes > longestTitle {
			continue
		}
		heading := m.Kind == tables.BlockHeading
		score := 0
		if i <= p.First || heading {
			score = stated.Score(headline.Key(headingAt(p, i)))
		}
		known, late := score >= headline.Likely, i > p.First
		switch {
		case !heading && (late || !known), heading && m.Level > 1 && late && !known:
			continue
		case heading:
			score += levelOfTitle - 2*m.Level
		}
		if inTextAt(p, i) {
			score += titleInText
		}
		if score > best {
			best, p.TitleAt = score, i
		}
	}
}

// statedTitles gives the titles that the page states. A heading that is stated less surely than the title of the window
// is none where that names a heading below it.
func statedTitles(p *Page) headline.Stated {
	var titles headline.Stated
	for _, heading := range []bool{false, true} {
		for _, s := range p.Stated {
			if s.Field != "title" || heading != (s.Rule == "html_heading") || heading && titleBelow(p, s.Value, &titles) {
				continue
			}
			titles.Add(s.Value, s.Rule == "html_title")
		}
	}
	return titles
}

// titleBelow reports whether a heading below a certain one is a stated title: one of the text, of the same level where
// it stands in it, or the last one over it if it says more.
func titleBelow(p *Page, heading string, titles *headline.Stated) bool {
	key, level, last := headline.Key(heading), 0, false
	for i, m := range p.Marks {
		if m.Kind != tables.BlockHeading || p.Blocks[i].Runes > longestTitle || i > p.First && m.Level != level {
			continue
		}
		line := headline.Key(headingAt(p, i))
		if level > 0 && titles.Names(line) {
			last = len(line) > len(key) && p.Blocks[i].Words > 3
			if inTextAt(p, i) {
				return true
			}
		} else if i < p.First {
			last = false
		}
		if level == 0 && line == key {
			level = m.Level
		}
	}
	return last
}

// longestTitle is how many characters a title has at most.
const longestTitle = 400

// headingAt is the text of a block without the signs that Markdown puts around a heading.
func headingAt(p *Page, i int) string {
	s, e := p.HeadingSpan(i)
	return p.Text[s:e]
}

// HeadingSpan gives where the words of a block begin and end, without the signs that Markdown puts around a heading.
func (p *Page) HeadingSpan(i int) (int, int) {
	b := &p.Blocks[i]
	if p.Marks == nil || p.Marks[i].Kind != tables.BlockHeading {
		return b.Start, b.End
	}
	return block.HeadingIn(p.Text, b.Start, b.End)
}

// nameLine finds a paragraph between the title and the text that is nothing but a name, beside the day, where no line
// under it names the author after a label.
func (p *Page) nameLine() {
	for i := max(0, p.TitleAt+1); i < p.First; i++ {
		if p.Marks[i].Kind != tables.BlockParagraph || !inTextAt(p, i) || !namedAt(p, i) {
			continue
		}
		if p.blockAt(i+1).Sign.Has(block.Dated) || p.blockAt(i-1).Sign.Has(block.Dated) {
			if below := p.blockAt(i + 1); !below.Sign.Has(block.Signed) || below.Sign.Has(block.Dated) {
				p.BylineAt = i
			}
			return
		}
	}
}

// overLinksAt reports whether nothing but links stands under a heading, up to the next one.
func overLinksAt(p *Page, i int) bool {
	for k := i + 1; k < len(p.Blocks) && p.Marks[k].Kind != tables.BlockHeading; k++ {
		if inTextAt(p, k) && readsAt(p, k) && !linkedAt(p, k) {
			return false
		}
	}
	return true
}
