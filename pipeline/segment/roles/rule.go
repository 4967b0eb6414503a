package roles

import (
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/segment/block"
)

// rule is one decision: the first rule of an ordered list that holds for a block gives its role.
type rule struct {
	name string
	when test
	then string // the role
}

// test is a question about a block at its place on the page.
type test func(*place) bool

// zone is a part of a page with the rules that hold there. The last rule of a zone holds always.
type zone struct {
	name  string
	rules []rule
}

// decide gives the place of the first rule that holds.
func (z *zone) decide(c *place) int {
	for i := range z.rules {
		if z.rules[i].when(c) {
			return i
		}
	}
	return len(z.rules) - 1
}

// place is a block at its place on the page.
type place struct {
	*block.Block
	page *Page
	at   int
	text string // of the block
}

func (p *Page) place(i int) *place {
	b := &p.Blocks[i]
	return &place{b, p, i, p.Text[b.Start:b.End]}
}

// nowhere is the block before the first and after the last.
var nowhere = block.None()

// above and below give the neighbours of a block.
func (c *place) above() *block.Block { return c.page.blockAt(c.at - 1) }
func (c *place) below() *block.Block { return c.page.blockAt(c.at + 1) }

// roleAbove gives the role of the block above.
func (c *place) roleAbove() string {
	if c.at == 0 {
		return ""
	}
	return c.page.Roles[c.at-1]
}

func (p *Page) blockAt(i int) *block.Block {
	if i < 0 || i >= len(p.Blocks) {
		return &nowhere
	}
	return &p.Blocks[i]
}

// How tests are put together.

// all holds where all tests hold.
func all(tests ...test) test {
	return func(c *place) bool {
		for _, t := range tests {
			if !t(c) {
				return false
			}
		}
		return true
	}
}

// one holds where one of the tests holds.
func one(tests ...test) test {
	return func(c *place) bool {
		for _, t := range tests {
			if t(c) {
				return true
			}
		}
		return false
	}
}

func not(t test) test { return func(c *place) bool { return !t(c) } }

func always(*place) bool { return true }

// What a block shows by itself.

// shows holds where a block has one of the signs.
func shows(s block.Sign) test { return func(c *place) bool { return c.Sign.Has(s) } }

// upTo holds where a block has that many words at most.
func upTo(words int) test { return func(c *place) bool { return c.Words <= words } }

// begins and ends hold where the first or the last character of a block is among the marks.
func begins(marks string) test {
	return func(c *place) bool { return strings.ContainsRune(marks, c.First) }
}

func ends(marks string) test {
	return func(c *place) bool { return strings.ContainsRune(marks, c.Last) }
}

func terminal(c *place) bool   { return c.Terminal }
func numbered(c *place) bool   { return c.Digits > 0 }
func lettered(c *place) bool   { return c.Letters > 0 }
func short(c *place) bool      { return c.Size < 200 }
func smallStart(c *place) bool { return startsSmall(c.Block) }

// startsSmall reports whether a block begins with a small letter of a script with two cases.
func startsSmall(b *block.Block) bool { return b.Cased() && unicode.IsLower(b.First) }

// exclaims holds where a block ends with a mark that headlines end with, too.
func exclaims(c *place) bool { return block.EndMark(c.Last) }

// labelled holds where a block begins with a phrase of the kinds.
func labelled(kinds block.Phrase) test {
	return func(c *place) bool { return c.page.Furniture.Label(c.text, kinds) > 0 }
}

// announcesMore holds where a block ends with a colon and is too long for a heading.
func announcesMore(c *place) bool {
	return (c.Last == ':' || c.Last == '：') && (c.Commas > 0 || c.Words > 6)
}

// Where a block stands.

func ofSite(c *place) bool     { return c.page.site > 0 }
func aboveTitle(c *place) bool { return c.at < c.page.TitleAt }
func underTitle(c *place) bool { return c.page.TitleAt >= 0 && c.at > c.page.TitleAt }
func head(c *place) bool       { return c.at < c.page.First }
func isLast(c *place) bool     { return c.at+1 == len(c.page.Blocks) }
func hasBelow(c *place) bool   { return c.at+1 < len(c.page.Blocks) }

// afterCore holds for the blocks up to a distance from the last one of the core.
func afterCore(most int) test { return func(c *place) bool { return c.at-c.page.Last <= most } }

// parted holds where an empty line stands above a block, partedBelow where one stands below it, attached and
// attachedBelow where none does.
func parted(c *place) bool        { return c.Blank > 0 }
func partedBelow(c *place) bool   { return c.below().Blank > 0 }
func attached(c *place) bool      { return c.Blank == 0 }
func attachedBelow(c *place) bool { return hasBelow(c) && c.below().Blank == 0 }

// aboveShows and belowShows hold where a neighbour has one of the signs.
func aboveShows(s block.Sign) test { return func(c *place) bool { return c.above().Sign.Has(s) } }
func belowShows(s block.Sign) test { return func(c *place) bool { return c.below().Sign.Has(s) } }

// aboveIs holds where the block above has the role.
func aboveIs(role string) test { return func(c *place) bool { return c.roleAbove() == role } }
