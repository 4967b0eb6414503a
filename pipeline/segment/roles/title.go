package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/headline"
	"example.org/sourcebook/schema"
)

// candidate is a block that may be the title, and what was seen on the way to it.
type candidate struct {
	*place
	passed bool // a day or the author's name stands above it
	under  bool // the block above may be the title, with this one under it
	credit bool // who wrote the text, or when, stands below it
}

// titleTest is a question about a candidate.
type titleTest struct {
	what string
	when func(*candidate) bool
}

// unread are the blocks that are passed over on any page.
var unread = []titleTest{
	{"day", func(c *candidate) bool { return c.Sign.Has(block.Dated) && !c.telling() }},
	{"furniture", func(c *candidate) bool {
		return c.Sign.Has(furnitureSigns | block.Signed | block.Tagged | block.Running)
	}},
	{"size", func(c *candidate) bool { return c.Size < 3 || c.Size > 500 }},
	{"sentences", func(c *candidate) bool {
		return c.Sign.Has(block.Prose) && c.Stops > 0 && c.Last == '.' && c.Words > mostTitleWords
	}},
	{"several sentences", func(c *candidate) bool {
		return c.Sign.Has(block.Prose) && c.Stops > 1 && c.Words > 2*mostTitleWords
	}},
	{"other script", func(c *candidate) bool { return !native(c.place) }},
}

// noTitle are those that are passed over, too, before the text.
var noTitle = []titleTest{
	{"item", (*candidate).listItem},
	{"address of a letter", func(c *candidate) bool { return c.page.letter && ofAddress(c.place) }},
	{"head of a table", func(c *candidate) bool { return c.Gaps > 0 && c.below().Gaps > 0 && c.below().Blank == 0 }},
}

// ofAddress holds for a line of the address or the greeting of a letter.
var ofAddress = one(inList, upTo(2), ends(","))

// listItem holds for an item of a list that is no heading in Markdown.
func (c *candidate) listItem() bool { return c.Sign.Has(block.Item) && c.First != '#' }

// A candidate is worth these points to begin with, and the most worthy one is the title.
const (
	anyCandidate   = 40 // so that no table below takes a candidate to nothing by itself
	eachWord       = 3  // a title says something: for each of up to mostTitleWords words
	eachShared     = 2  // and it shares words with the text: for each tenth of them
	eachPlace      = -4 // the first lines are the likeliest: for each line of several words above it
	mostTitleWords = 12
)

// worth is what a candidate gains or loses if a test holds.
type worth struct {
	what   string
	points int
	when   func(*candidate) bool
}

// titleWorth has the reason for each number beside it.
var titleWorth = []worth{
	// few words with capitals: a name, or a section of a site
	{"name", -8, (*candidate).nameLike},
	// a button, more than a name: it stands there twice
	{"repeated", -14, (*candidate).repeatedWords},
	{"parted above", 2, func(c *candidate) bool { return c.Blank > 0 || c.at == 0 }}, // set apart, but so is much else
	{"parted below", 2, func(c *candidate) bool { return c.below().Blank > 0 }},
	// the title stands over who and when: two places' worth
	{"above credits", 8, func(c *candidate) bool { return !c.passed }},
	// where no site puts anything, the title stands first
	{"first of all", 15, (*candidate).firstOfAll},
	// who and when stand right under it
	{"over credits", 12, func(c *candidate) bool { return c.credit }},
	// the title above has them, too
	{"subtitle", -12, func(c *candidate) bool { return c.credit && c.under && c.Blank == 0 }},
	// more than what stands under the title can gain
	{"first section", -16, (*candidate).overCore},
	// as much as an item of a list can gain by its words
	{"table or comma", -20, (*candidate).ofList},
	// a line of a table of facts; what the text is kept under
	{"label and value", -20, (*candidate).labelled},
	{"number of a file", -20, (*candidate).fileNumber},
	{"full stop", -12, func(c *candidate) bool { return c.Terminal && c.Last == '.' }}, // a sentence of four words
	{"in brackets", -20, func(c *candidate) bool { return chars.InBrackets(c.text) }},  // it is said of the title above
	// a sentence of many words sums the text up, under the title: twice as much
	{"standfirst", -24, (*candidate).standfirst},
	// more than all the rest: it says so
	{"markdown", 60, func(c *candidate) bool { return strings.HasPrefix(c.text, "# ") }},
}

// standfirst holds for a whole sentence that is longer than titles are.
func (c *candidate) standfirst() bool {
	return c.Terminal && !block.EndMark(c.Last) && c.Words > mostTitleWords
}

func (c *candidate) nameLike() bool { return c.Words <= 3 && c.Capital == c.Words }

func (c *candidate) repeatedWords() bool {
	return c.Words <= 3 && c.Hash != 0 && c.page.Copies[c.Hash] > 1 && (c.at > 0 || c.Words < 2 || c.Cased())
}

// firstOfAll holds for the first block of a page without site, unless it is a word or two in capitals.
func (c *candidate) firstOfAll() bool {
	return c.at == 0 && c.page.site == 0 && c.Cased() && !(c.Upper == c.Letters && c.Words <= 2)
}

// overCore holds for the heading of the first section: right over the text, with an empty line above it.
func (c *candidate) overCore() bool {
	return c.at > 0 && c.at+1 == c.page.First && !c.page.Loose && c.Blank > 0 && c.below().Blank == 0
}

// ofList holds for a line of a list with a number, and for one that goes on after a comma.
func (c *candidate) ofList() bool {
	return c.Last == ',' || inList(c.place) && (c.Digits*3 > c.Letters || unicode.IsDigit(c.First))
}

// labelled holds for a label of one or two words, a colon, and a number beside a few words.
func (c *candidate) labelled() bool { return c.Digits > 0 && c.Words <= 8 && shortLabel(c.place) }

// fileNumber holds for a few words of which the first is shortened and the last has digits: "Ref. A 214/17".
func (c *candidate) fileNumber() bool {
	words := strings.Fields(c.text)
	if len(words) < 2 || len(words) > 6 || !strings.HasSuffix(words[0], ".") || !c.Cased() {
		return false
	}
	return strings.ContainsAny(words[len(words)-1], "0123456789") && unicode.IsLetter(c.First)
}

// leastTelling is how many words beside its day a line has at least that says more than the day; fewer do for the first
// line of a page, with a word that says what it is about.
const (
	leastTelling  = 5
	leastOfTitle  = 2
	leastOfMatter = 5 // letters of such a word
)

// telling reports whether a line with a day says more than that: "Minutes of the meeting of 3 March 2021".
func (c *candidate) telling() bool {
	if !c.Sign.Has(block.Dated) || c.Sign.Has(block.Signed|block.Item) || c.passed || c.page.TitleAt >= 0 {
		return false
	}
	return c.Left >= leastTelling || c.at == 0 && c.Left >= leastOfTitle && c.Commas == 0 && c.matter()
}

// matter reports whether a line has a long word that begins with a small letter and stands in no label of a day.
func (c *candidate) matter() bool {
	if labelled(block.PublishedLabel | block.UpdatedLabel | block.SourceLabel | block.SheetPhrase)(c.place) {
		return false
	}
	days := c.page.Days(c.text)
	for w := range strings.FieldsSeq(c.text[:days[0].Start]) {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && utf8.RuneCountInString(w) >= leastOfMatter && !c.page.CalendarWord(w, language.Weekday) {
			return true
		}
	}
	return false
}

// endsHead reports whether the lines that may be the title end here, on a page without a core.
func (c *candidate) endsHead() bool {
	return c.listItem() || c.Lines > 1 || c.Last == ',' || c.Last == ';' || c.Last == '.'
}

// passedOver reports whether one of the tests holds for a candidate.
func (c *candidate) passedOver(tests []titleTest) bool {
	for _, t := range tests {
		if t.when(c) {
			return true
		}
	}
	return false
}

// findTitle picks the title among the blocks before the core, or the first lines if there is no core.
func (p *Page) findTitle() {
	switch {
	case p.Mail != nil:
		if p.Mail[p.subject] == schema.RoleTitle {
			p.TitleAt = p.subject
		}
	case p.Loose:
		p.findFirstLine()
	default:
		p.findWorthiest()
	}
}

// findFirstLine takes the first line that may be the title, on a page without a core. One line alone is no title, nor
// is the first of a few.
func (p *Page) findFirstLine() {
	passed := false
	for i := range min(len(p.Blocks), headOfPage) {
		c := &candidate{place: p.place(i), passed: passed}
		passed = passed || c.Sign.Has(block.Dated|block.Signed) && !c.telling()
		c.passed = passed
		if c.passedOver(unread) {
			continue
		}
		if c.endsHead() {
			return
		}
		if c.passedOver(noTitle) {
			continue
		}
		if i+1 < len(p.Blocks) && !oneOfList(p, i) && (len(p.Blocks) > 3 || p.Blocks[i+1].Blank > 0) {
			p.TitleAt = i
		}
		return
	}
}

// oneOfList reports whether block i and the one right under it both begin with a digit: they are lines of a list.
func oneOfList(p *Page, i int) bool {
	next := p.blockAt(i + 1)
	return unicode.IsDigit(p.Blocks[i].First) && unicode.IsDigit(next.First) && next.Blank == 0
}

// findWorthiest takes the candidate of most points before the core.
func (p *Page) findWorthiest() {
	vocabulary := p.vocabulary()
	best, above := 0, 0
	passed, under := false, false
	for i := range p.First {
		c := &candidate{place: p.place(i), passed: passed, under: under}
		telling := c.telling()
		passed = passed || c.Sign.Has(block.Dated|block.Signed) && !telling
		if c.passed = passed; c.passedOver(unread) || c.passedOver(noTitle) {
			continue
		}
		c.credit = creditBelow(p, i)
		points := anyCandidate + eachWord*min(c.Words, mostTitleWords) +
			eachShared*headline.Share(c.text, vocabulary) + eachPlace*above
		for _, w := range titleWorth {
			if w.when(c) {
				points += w.points
			}
		}
		if c.Words > 3 {
			above++
		}
		under = c.credit && c.Words > 3
		if points > best {
			best, p.TitleAt = points, i
		}
	}
}

// creditBelow reports whether who wrote the text, or when, stands under block i, or under a line of text below it.
func creditBelow(p *Page, i int) bool {
	if attributed(p, i+1, p.First) {
		return true
	}
	if i+1 >= p.First {
		return false
	}
	next := &p.Blocks[i+1]
	return next.Words > 3 && !next.Sign.Has(furnitureSigns) && attributed(p, i+2, p.First)
}

// attributed reports whether block i before the core says who wrote the text, or when.
func attributed(p *Page, i, limit int) bool {
	if i >= limit {
		return false
	}
	if p.Blocks[i].Sign.Has(block.Dated | block.Signed) {
		return true
	}
	return i+1 < limit && p.Blocks[i+1].Sign.Has(block.Dated) && (namedAt(p, i) || manyCapitals(&p.Blocks[i]))
}

// manyCapitals reports whether a block is a few words most of which have capitals.
func manyCapitals(b *block.Block) bool {
	return !b.Terminal && b.Words <= 6 && b.Capital > 1 && b.Capital*2 > b.Words
}

// vocabulary gives the begins of the words of the first paragraphs of the core.
func (p *Page) vocabulary() map[string]bool {
	out := map[string]bool{}
	size := 0
	for i := p.First; i <= p.Last && size < 3000; i++ {
		b := &p.Blocks[i]
		if !b.Sign.Has(block.Prose) {
			continue
		}
		s := p.Text[b.Start:b.End]
		s = s[:min(len(s), 3000-size)]
		size += len(s)
		headline.Stems(s, func(w string) { out[w] = true })
	}
	return out
}
