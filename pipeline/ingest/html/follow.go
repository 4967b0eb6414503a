package html

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/tables"
)

// The tree of content takes short paragraphs for furniture, also those that a text ends with.

const (
	longestFollow  = 6 // blocks without links that may go on with a text
	shortestFollow = 8 // visible characters of a sentence
)

// follow takes the blocks without links behind the main text into it, up to the last one that ends as a sentence does.
func (p *page) follow(text string) {
	for i := 0; i < len(p.blocks); i++ {
		if !p.blocks[i].Main || p.blocks[i].Kind == tables.BlockHeading {
			continue
		}
		last := i
		for k := i + 1; k < len(p.blocks) && k <= last+longestFollow && p.goesOn(k); k++ {
			if p.sentence(k, text) {
				last = k
			}
		}
		for ; i < last; i++ {
			p.blocks[i+1].Main = true
		}
	}
}

// goesOn reports whether a block may stand between the paragraphs of a text.
func (p *page) goesOn(i int) bool {
	b := &p.blocks[i]
	inFurniture := b.region > 0 && p.regions[b.region].applies
	title := b.Kind == tables.BlockHeading && b.Level == 1
	return !b.Main && !inFurniture && !title && b.Links == 0 && b.Kind != tables.BlockControl
}

// sentence reports whether a block is a paragraph that ends as a sentence does.
func (p *page) sentence(i int, text string) bool {
	b := &p.blocks[i]
	if b.Kind != tables.BlockParagraph || b.visible < shortestFollow {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[b.Start:b.End])
	return unicode.Is(unicode.Sentence_Terminal, r)
}
