package roles

import (
	"slices"
	"strings"
	"time"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/tables"
)

// A text that shows no furniture of a site is taken to be all text: what cannot be told there is a heading or body,
// never boilerplate.

// findSite counts the blocks that show that the page is one of a site.
func (p *Page) findSite() {
	p.keepNotices()
	for i := range p.Blocks {
		own := p.Blocks[i].Sign.Has(block.Path | block.Copyright | block.Address | block.Tagged)
		p.furnished = p.furnished || own || phrased(p, i)
	}
	for i := range p.Blocks {
		if b := &p.Blocks[i]; !p.furnished && b.Digits > 0 && !b.Sign.Has(block.Prose) {
			b.Sign &^= block.Widespread // several texts say it
		}
		if showsSite(p, i) {
			p.site++
		}
	}
	if p.site > 0 && listsFigures(p) {
		p.site = 0
	}
}

// leastOfFigures is how many lines with a number a page has that lists figures.
const leastOfFigures = 5

// listsFigures reports whether half of the lines of a page have a number, and nothing but a notice of rights or an
// address shows a site.
func listsFigures(p *Page) bool {
	lines, figures := 0, 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		switch {
		case ofInterface(p, i), b.Sign.Has(block.Widespread), accountName(p.Text[b.Start:b.End]):
			return false
		case b.Sign.Has(block.Copyright|block.Address) || b.Letters == 0:
		default:
			lines++
			if b.Digits > 0 {
				figures++
			}
		}
	}
	return figures >= leastOfFigures && figures*2 >= lines
}

// mostNotices is how many notices of a site a page has at most. Where there are more, the text is about them.
const mostNotices = 2

// keepNotices takes the sign of a notice off all blocks if there are too many.
func (p *Page) keepNotices() {
	n := 0
	for i := range p.Blocks {
		if p.Blocks[i].Sign.Has(block.Notice) {
			n++
		}
	}
	for i := range p.Blocks {
		if n > mostNotices || n == len(p.Blocks) {
			p.Blocks[i].Sign &^= block.Notice
		}
	}
}

// ofInterface reports whether a block shows by its own words or form that a site put it there.
func ofInterface(p *Page, i int) bool {
	b := &p.Blocks[i]
	return b.Sign.Has(block.Path|block.Tagged) || phrased(p, i) || !b.Terminal && button(p, i)
}

// phrased reports whether a block is made of phrases of page furniture.
func phrased(p *Page, i int) bool {
	return p.Blocks[i].Sign.Has(block.Furnished) && p.Blocks[i].Letters > 0
}

// findAround finds the first block after the core that shows by its own words or form that a site put it there. A
// notice of rights, an address and what other documents say, too, tell nothing of the lines beside them.
func (p *Page) findAround() {
	p.around = len(p.Blocks)
	for i := p.Last + 1; i < len(p.Blocks); i++ {
		if ofInterface(p, i) {
			p.around = i
			return
		}
	}
}

func showsSite(p *Page, i int) bool {
	b := &p.Blocks[i]
	switch {
	case b.Sign.Has(block.Path | block.Copyright | block.Address | block.Widespread | block.Tagged):
		return true
	case phrased(p, i):
		return true
	case b.Terminal:
		return false
	}
	return button(p, i) || b.Words <= 4 && accountName(p.Text[b.Start:b.End])
}

// button reports whether a block is a word or two that stand on the page several times, and no name.
func button(p *Page, i int) bool {
	b := &p.Blocks[i]
	if !b.Sign.Has(block.Repeated) || b.Words > 2 || b.Digits > 0 || b.Letters == 0 {
		return false
	}
	return !dialogue(p, i) && (b.Words == 1 || !namedAt(p, i))
}

// accountName reports whether a line has the name of an account, and is no address of mail after a label or name.
func accountName(s string) bool {
	return strings.Contains(s, "@") && !strings.Contains(s, ": ") && !strings.Contains(s, "<")
}

// dialogue reports whether a short block that stands several times leads to what somebody says or to a verse: it is a
// name of a thread or of a play.
func dialogue(p *Page, i int) bool {
	next := p.blockAt(i + 1)
	return next.Terminal || next.Sign.Has(block.Prose) || handleAt(p, i)
}

// counterAt reports whether a block of numbers is furniture: a calendar, or the lone number of a page or a counter on
// a page of a site.
func counterAt(p *Page, i int) bool {
	b := &p.Blocks[i]
	return p.site > 0 && (b.Rows || b.Digits <= 4 && b.Runes == b.Digits || b.Letters > 0)
}

// partTables takes the sign of a menu or of buttons from lines with wide gaps that stand under one another: they are
// the rows of a table.
func (p *Page) partTables() {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Gaps == 0 || b.Bars > 0 || !b.Sign.Has(block.Path|block.Furnished) {
			continue
		}
		above, below := p.blockAt(i-1), p.blockAt(i+1)
		if b.Blank == 0 && above.Gaps > 0 || below.Blank == 0 && below.Gaps > 0 {
			b.Sign &^= block.Path
		}
		if below.Blank == 0 && below.Gaps == b.Gaps && below.Digits > 0 {
			b.Sign &^= block.Furnished // the head of its columns
		}
	}
}

// mostOfFact is how many bytes a line of a list of facts has.
const mostOfFact = 100

// partCounters takes the lines that say how often a page was seen for furniture, but for an item of a list and for one
// beside other short lines with numbers: that one is a fact among others.
func partCounters(p *Page) {
	fact := func(b *block.Block) bool {
		beside := block.Counter | block.Dated | block.Prose | block.Furnished | block.Copyright
		return b.Digits > 0 && b.Letters > 0 && b.Size < mostOfFact && !b.Terminal && !b.Sign.Has(beside)
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if !b.Sign.Has(block.Counter) {
			continue
		}
		if b.Sign.Has(block.Item) || fact(p.blockAt(i-1)) || fact(p.blockAt(i+1)) {
			b.Sign &^= block.Counter
		} else {
			b.Sign |= block.Furnished
		}
	}
}

const mostAfterBio = 2 // paragraphs of the main text behind what says who the author is

// Occasion reports whether the page states that what it is about happens on the day with which a value begins.
func (p *Page) Occasion(value string) bool {
	return slices.ContainsFunc(p.Stated, func(s tables.Stated) bool {
		n := min(len(value), len(time.DateOnly))
		return s.Field == tables.Occasion && n == len(time.DateOnly) && strings.HasPrefix(s.Value, value[:n])
	})
}

// partUnder marks the days under a label that says that somebody was born or died, and what says who the author is.
func partUnder(p *Page) {
	after := 0 // paragraphs of the main text
	ofOccasion := func(day block.Day) bool { return p.Occasion(string(day.Date)) }
	for i := len(p.Blocks) - 1; i > 0; i-- {
		b, above := &p.Blocks[i], &p.Blocks[i-1]
		label := p.Text[above.Start:above.End]
		if b.Sign.Has(block.Dated) && p.Furniture.Is(label, block.LifeLabel) {
			b.Sign |= block.Life
		}
		if b.Sign.Has(block.Dated) && slices.ContainsFunc(p.Days(p.Text[b.Start:b.End]), ofOccasion) {
			b.Sign = b.Sign&^block.Dated | block.Life
		}
		if !b.Sign.Has(block.Prose) {
			continue
		}
		if after <= mostAfterBio && p.LeadsToBio(label, p.Stated) {
			b.Sign, above.Sign = b.Sign|block.Remark, above.Sign|block.Remark
		} else if p.Marks == nil || p.Marks[i].Main {
			after++
		}
	}
}
