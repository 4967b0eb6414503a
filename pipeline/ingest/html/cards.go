package html

import "example.org/sourcebook/pipeline/tables"

// Cards lead to other texts: a headline that is a link, with a date, a picture's words or a short summary. A run of
// them after the text of a page is furniture, even where it stands in the element of the text.

const (
	fewestCards    = 3
	longestSummary = 45 // words of a block of a card
	longestCard    = 4  // blocks after the headline of a card
	shortestTitle  = 3  // words of a headline
	longestLabel   = 8  // words of a block of a card before its headline
)

// isHeadline reports whether a block is a headline that is a link.
func isHeadline(b *block) bool {
	return b.words >= shortestTitle && b.Links*10 >= b.visible*9
}

// cards takes the run of cards that ends the main text out of it, if the text before it is twice as long.
func (p *page) cards() {
	end := len(p.blocks)
	for end > 0 && !p.blocks[end-1].Main {
		end--
	}
	from, n := p.lastCards(end)
	if n < fewestCards {
		return
	}
	before, run := 0, 0
	for i := range p.blocks {
		if b := &p.blocks[i]; b.Main && i < from {
			before += b.visible - b.Links
		} else if b.Main {
			run += b.visible - b.Links
		}
	}
	if before < 2*run {
		return
	}
	for i := from; i < end; i++ {
		p.blocks[i].Main = false
	}
}

// lastCards gives the first block of the run of cards that ends at a block, and how many there are. Each of them has a
// headline and one block of words at least that is no link; a card without is passed over, but not two.
func (p *page) lastCards(end int) (from, cards int) {
	from = end
	bare := false        // the headline that comes next has no words of its own
	since, texts := 0, 0 // blocks after the headline that comes next, going back
	for i := end - 1; i >= 0; i-- {
		b := &p.blocks[i]
		if isHeadline(b) {
			if texts == 0 && bare {
				break
			}
			if texts > 0 {
				from, cards = i, cards+1
			}
			bare = texts == 0
			since, texts = 0, 0
			continue
		}
		since++
		if since > longestCard || b.words > longestSummary || b.Kind == tables.BlockCell {
			break
		}
		if b.Main && b.Links == 0 {
			texts++
		}
	}
	for from > 0 && from < end && p.isLabel(from-1) {
		from--
	}
	return from, cards
}

// isLabel reports whether a block may stand before the headline of a card, such as a date or the name of a section.
func (p *page) isLabel(i int) bool {
	b := &p.blocks[i]
	return b.words <= longestLabel && b.Links == 0 && b.Level != 1
}
