package roles

import (
	"unicode"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
)

// findCore finds the paragraphs of running text.
func (p *Page) findCore() {
	running, other := p.findScript()
	end := p.endOfText()
	p.First, p.Last = len(p.Blocks), -1
	for _, least := range []block.Sign{block.StrongProse, block.Prose} {
		for i := range min(end, len(p.Blocks)) {
			if b := &p.Blocks[i]; b.Sign.Has(least) && runningBlock(p, b) {
				p.First = min(p.First, i)
				p.Last = i
			}
		}
		if p.Last >= 0 {
			break
		}
	}
	if p.Last < 0 || running*3 < other || p.lists() {
		p.Loose = true
		return
	}
	p.widen(end)
}

// lists reports whether a page is a list with a sentence or two, though a notice of rights, an address or lines that
// other documents have, too, stand on it: no line is long, and none is of the kind that a site alone puts on a page.
func (p *Page) lists() bool {
	sentences, lines := 0, 0
	for i := range p.Blocks {
		switch b := &p.Blocks[i]; {
		case ofInterface(p, i), b.Size > longestOfList, accountName(p.Text[b.Start:b.End]):
			return false
		case b.Sign.Has(block.Prose):
			sentences++
		case !b.Sign.Has(furnitureSigns | block.Dated | block.Signed):
			lines++
		}
	}
	return p.site > 0 && sentences <= mostSentences && lines >= max(leastOfList, sentences*2)
}

const (
	leastOfList   = 3   // short lines of a page that is a list
	longestOfList = 120 // letters of the longest line there
	mostSentences = 2   // sentences there
)

// runningBlock reports whether a block may be text as far as its signs go.
func runningBlock(p *Page, b *block.Block) bool {
	return !b.Sign.Has(block.Copyright|block.Widespread|block.Dated|block.Signed|block.Notice|block.Remark) &&
		nativeBlock(p, b)
}

// findScript finds the script of the core, and how large running text and what is neither that nor furniture are.
func (p *Page) findScript() (running, other int) {
	var sizes, all [chars.Scripts]int
	count := func(sizes *[chars.Scripts]int, b *block.Block) {
		sizes[b.Script] += b.Size - b.Beside
		sizes[b.Other] += b.Beside
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		count(&all, b)
		if b.Sign.Has(block.Prose) && !b.Sign.Has(block.Copyright|block.Widespread) {
			running += b.Size
			count(&sizes, b)
		} else if !b.Sign.Has(furnitureSigns) {
			other += b.Size
		}
	}
	if running == 0 {
		sizes = all
	}
	for s, n := range sizes {
		if n > sizes[p.Script] {
			p.Script = chars.Script(s)
		}
	}
	return running, other
}

// widen takes the short sentences right beside the core into it.
func (p *Page) widen(end int) {
	for p.First > 0 {
		b := &p.Blocks[p.First-1]
		if !b.Sign.Has(block.Prose) || b.Sign.Has(furnitureSigns|block.Dated|block.Signed) || !nativeBlock(p, b) {
			break
		}
		p.First--
	}
	for i := p.Last + 1; i < end && i <= p.Last+reachOfCore && !p.Blocks[i].Sign.Has(furnitureSigns&^block.Numeric); i++ {
		if n := post(p, i); n > 0 {
			p.Last = i + n
			i = p.Last
			continue
		}
		if closes(p, i) {
			p.Last = i
		}
	}
}

// reachOfCore is how many blocks may stand between the core and a sentence after it that still belongs to it.
const reachOfCore = 10

// closes reports whether a block after the core still belongs to it.
func closes(p *Page, i int) bool {
	b := &p.Blocks[i]
	if b.Sign.Has(furnitureSigns|block.Dated|block.Signed|block.Labelled|block.Tagged|block.Notice) || !nativeBlock(p, b) {
		return false
	}
	near := i == p.Last+1
	least := 4 // words of a sentence
	if near {
		least = 2
	}
	switch {
	case b.Sign.Has(block.Prose), near && b.Sign.Has(block.Item):
		return true
	case b.Terminal && !block.EndMark(b.Last):
		return b.Words >= least
	}
	return b.Last == ':' && p.blockAt(i+1).Sign.Has(block.Item)
}

// nativeBlock reports whether a block is written in the script of the core, at least in good part.
func nativeBlock(p *Page, b *block.Block) bool {
	if b.Size == 0 || alike(p, b.Script) {
		return true
	}
	return alike(p, b.Other) && b.Beside*3 >= b.Size
}

// alike reports whether a script is that of the core, or one that is written together with it.
func alike(p *Page, s chars.Script) bool {
	eastAsian := func(s chars.Script) bool { return s == chars.Han || s == chars.Kana }
	return s == p.Script || eastAsian(p.Script) && eastAsian(s)
}

// post gives how many blocks the post of a thread has that begins with the name of its author in block i, less one; 0
// if there is none: a name, the day, and something that ends like a sentence.
func post(p *Page, i int) int {
	if !handleAt(p, i) {
		return 0
	}
	k := i + 1
	for k < len(p.Blocks) && k <= i+2 && p.Blocks[k].Blank == 0 && !p.Blocks[k].Sign.Has(block.Dated) {
		k++
	}
	if k+1 >= len(p.Blocks) || !p.Blocks[k].Sign.Has(block.Dated) {
		return 0
	}
	if said := &p.Blocks[k+1]; said.Terminal && !said.Sign.Has(furnitureSigns) {
		return k + 1 - i
	}
	return 0
}

// endOfText gives the first block of the remarks that a site puts under a text, where they are single sentences: after
// two or more short lines, one of them furniture, up to the end of the page.
func (p *Page) endOfText() int {
	if p.end == 0 {
		p.end = p.findEnd()
	}
	return p.end
}

func (p *Page) findEnd() int {
	k := len(p.Blocks)
	for k > 0 && k > len(p.Blocks)-reachOfTail && !p.Blocks[k-1].Sign.Has(block.StrongProse) && p.Blocks[k-1].Stops == 0 {
		k--
	}
	// Between the text and the remarks stand short lines.
	for ; k < len(p.Blocks); k++ {
		run := shortLines(p, k)
		switch {
		case run == 0:
			continue
		case underClose(p, k):
			return k + 1
		case remarks(p, k, run):
			return k
		}
		k += run
	}
	return len(p.Blocks)
}

// reachOfTail is how many blocks from the end remarks may begin.
const reachOfTail = 16

// shortLines counts the lines from block k on that are neither sentences nor items nor numbers.
func shortLines(p *Page, k int) int {
	run := 0
	for ; k < len(p.Blocks); k++ {
		b := &p.Blocks[k]
		if b.Sign.Has(block.Prose|block.Item|block.Numeric) || b.Terminal || b.Last == ':' || b.Last == '：' {
			break
		}
		run++
	}
	return run
}

// underClose reports whether block k is the name under the close of a letter.
func underClose(p *Page, k int) bool {
	above := p.blockAt(k - 1)
	return above.Last == ',' && above.Words <= 5 && namedAt(p, k) && k*2 > len(p.Blocks)
}

// remarks reports whether the run of short lines from block k on stands between a text and the remarks of its site.
func remarks(p *Page, k, run int) bool {
	furniture, rest := false, false
	for j := k; j < len(p.Blocks); j++ {
		b := &p.Blocks[j]
		shown := b.Sign.Has(furnitureSigns &^ block.Numeric)
		switch {
		case j < k+run:
			furniture = furniture || shown
			continue
		case b.Sign.Has(block.StrongProse):
			return false
		}
		rest = rest || shown || j+1 == len(p.Blocks) && b.Left > 0 && chars.Clock(p.Text[b.Start:b.End])
	}
	switch {
	case furniture, rest && run > 1:
		return true
	case !rest || len(p.Blocks) != k+2:
		return false
	}
	return !p.Blocks[len(p.Blocks)-1].Sign.Has(furnitureSigns) // when the page was last edited
}

// findLetter sees whether the text is a letter: a short line with a comma at its end stands before the core.
func (p *Page) findLetter() {
	for i := max(0, p.First-2); !p.Loose && i < p.First; i++ {
		b := &p.Blocks[i]
		if b.Last == ',' && b.Commas == 1 && (b.Blank > 0 || i == 0 && b.Beside == 0) && greets(p, i) {
			p.letter = true
		}
	}
}

// greets reports whether a line is short and stands over an empty line.
func greets(p *Page, i int) bool { return p.Blocks[i].Words <= 8 && p.Blocks[i+1].Blank > 0 }

// hasHeadings reports whether the core has a short line by itself that leads to text.
func (p *Page) hasHeadings() bool {
	for i := p.First + 1; i < p.Last; i++ {
		if ownHeading(p.place(i)) {
			return true
		}
	}
	return false
}

// ownHeading holds for a short line by itself, over text, that shows nothing else.
var ownHeading = all(parted, upTo(8), not(terminal), belowShows(block.Prose), bare, one(mayBegin, shows(block.Item)))

// bare holds for a line without wide gaps that shows no sign but perhaps that of an item.
func bare(c *place) bool { return c.Gaps == 0 && c.Sign&^block.Item == 0 }

// mayBegin holds where a sentence or a heading may begin with the first character of a block.
func mayBegin(c *place) bool { return !c.Cased() || unicode.IsUpper(c.First) }
