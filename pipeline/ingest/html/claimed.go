package html

import (
	"index/suffixarray"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/tables"
)

// A page may state its text in JSON-LD (articleBody of schema.org), without the furniture that it stands between. What
// is in it is main text, whatever the element is called that holds it; where it is most of the main text, what stands
// after it is none.

const (
	// shortestClaim is the length in bytes from which a stated text is compared: shorter ones are descriptions.
	shortestClaim = 200
	// pieceLength is the length in bytes, without spaces and marks, of what is looked up at a time.
	pieceLength = 24
)

// claimed is the text that a page states, of letters and digits only, with an index of its parts.
type claimed struct{ index *suffixarray.Index }

// newClaimed gives the index of a stated text, nil where none is stated.
func newClaimed(text string) *claimed {
	if len(text) < shortestClaim {
		return nil
	}
	return &claimed{suffixarray.New(wordsOnly(text))}
}

// wordsOnly gives a text without anything but letters and digits.
func wordsOnly(text string) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, string(r)...)
		}
	}
	return out
}

// holds reports whether at least half of a text is in the stated one. Links and tags that stand in the stated one
// do no harm: the text is looked up in pieces.
func (c *claimed) holds(text string) bool {
	words := wordsOnly(text)
	found, pieces := 0, 0
	for len(words) >= pieceLength {
		pieces++
		if len(c.index.Lookup(words[:pieceLength], 1)) > 0 {
			found++
		}
		words = words[pieceLength:]
	}
	return pieces > 0 && found*2 >= pieces
}

// shortestLine is how many bytes of letters and digits a block has at least that is part of a stated line.
const shortestLine = 8

// claimLines takes into the main text the blocks that the page states as lines of it, or that stand in an element that
// holds a part of it, with the numbers before them.
func (p *page) claimLines(text string) {
	whole := map[string]bool{}
	var all []byte
	for _, line := range p.stated.lines {
		letters := wordsOnly(line)
		whole[string(letters)] = len(letters) > 0
		all = append(append(all, letters...), 0)
	}
	var index *suffixarray.Index
	if len(all) > 0 {
		index = suffixarray.New(all)
	}
	part := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		for part < len(p.stated.parts) && p.stated.parts[part][1] < b.End {
			part++
		}
		in := part < len(p.stated.parts) && p.stated.parts[part][0] <= b.Start
		if !in && index != nil && b.End-b.Start <= tables.LongestStated {
			letters := wordsOnly(text[b.Start:b.End])
			in = whole[string(letters)] || len(letters) >= shortestLine && len(index.Lookup(letters, 1)) > 0
		}
		if !in || b.Kind == tables.BlockControl {
			continue
		}
		b.Main = true
		for k := i - 1; k >= 0 && i-k <= mostAmount && p.isAmount(text, k); k-- {
			p.blocks[k].Main = true
		}
	}
}

// mostAmount is how many blocks an amount has at most that stands before what it counts: a number and a unit.
const mostAmount = 2

// isAmount reports whether a block begins with a number and has a word besides at most.
func (p *page) isAmount(text string, i int) bool {
	b := &p.blocks[i]
	r, _ := utf8.DecodeRuneInString(text[b.Start:])
	return b.words <= mostAmount && unicode.IsNumber(r) && b.Kind != tables.BlockHeading
}

// claim takes into the main text what the page states as its text. Where that is most of the main text (seven
// tenths), what follows is taken out, but for tables and captions, which such statements leave out. A page
// that shows nothing of it has an issue.
func (p *page) claim(text string) {
	c := newClaimed(p.stated.body)
	if c == nil {
		return
	}
	last, held := -1, 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.Kind != tables.BlockControl && c.holds(text[b.Start:b.End]) {
			b.Main = true
			last, held = i, held+b.visible-b.Links
		}
	}
	if last < 0 {
		p.tokens.Leave(markup.HiddenText) // for subscribers, or a script shows it
	}
	if held*10 < p.main()*7 {
		return
	}
	for i := last + 1; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		b.Main = b.Main && (b.Kind == tables.BlockCell || b.Kind == tables.BlockCaption)
	}
}
