package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// findTitle picks the title among the blocks before the core, or the first lines if there is no core.
func (p *Page) findTitle() {
	limit := p.First
	if p.Loose {
		limit = min(len(p.Blocks), 8)
	}
	if p.Mail != nil {
		if p.Mail[p.subject] == schema.RoleTitle {
			p.TitleAt = p.subject
		}
		return
	}
	vocabulary := p.vocabulary()
	best, place := 0, 0
	passed := false // a dateline or byline was passed
	headed := false // the block before may be the title, with this one under it
	for i := range limit {
		b := &p.Blocks[i]
		s := p.Text[b.Start:b.End]
		telling := b.Sign.Has(block.Dated) && !b.Sign.Has(block.Signed|block.Item) && !passed && b.Left >= 5 && p.TitleAt < 0 // "Minutes of the meeting of 3 March 2021"
		if b.Sign.Has(block.Dated|block.Signed) && !telling {
			passed = true
		}
		if b.Sign.Has(block.Dated) && !telling || b.Sign.Has(furnitureSigns|block.Signed|block.Tagged) || b.Size < 3 || b.Size > 500 || !p.native(b) {
			continue
		}
		if b.Sign.Has(block.Item) && !strings.HasPrefix(s, "#") || p.Loose && (b.Last == ',' || b.Last == ';' || b.Last == '.' || b.Lines > 1) {
			if p.Loose && best > 0 {
				break
			}
			if p.Loose {
				return
			}
			continue
		}
		if p.letter && (p.inList(i) || b.Words < 3 || b.Last == ',') {
			continue // of the address
		}
		if b.Gaps > 0 && i+1 < len(p.Blocks) && p.Blocks[i+1].Gaps > 0 && p.Blocks[i+1].Blank == 0 {
			continue // the head of a table
		}
		score := 40 + 3*min(b.Words, 12) + 2*share(s, vocabulary) - 4*place
		if b.Words > 3 {
			place++
		}
		if b.Words <= 3 && b.Capital == b.Words {
			score -= 8
		}
		if b.Words <= 3 && p.Copies[b.Hash] > 1 && b.Hash != 0 {
			score -= 14
		}
		if b.Blank > 0 || i == 0 {
			score += 2
		}
		if i+1 < len(p.Blocks) && p.Blocks[i+1].Blank > 0 {
			score += 2
		}
		if !passed {
			score += 8
		}
		if i == 0 && p.site == 0 && b.Cased() && !(b.Upper == b.Letters && b.Words <= 2) {
			score += 15 // nothing but the title stands first
		}
		if p.attributed(i+1, limit) || i+1 < limit && p.Blocks[i+1].Words > 3 && !p.Blocks[i+1].Sign.Has(furnitureSigns|block.Prose) && p.attributed(i+2, limit) {
			score += 12 // who and when stand under the title, or under its subtitle
			if headed && b.Blank == 0 {
				score -= 12
			}
			headed = b.Words > 3
		} else {
			headed = false
		}
		if i > 0 && i+1 == limit && !p.Loose && b.Blank > 0 && p.Blocks[i+1].Blank == 0 {
			score -= 16 // the heading of the first section
		}
		if p.inList(i) && (b.Digits*3 > b.Letters || unicode.IsDigit(b.First)) || b.Last == ',' {
			score -= 20
		}
		if b.Terminal && b.Last == '.' {
			score -= 12
		}
		if strings.HasPrefix(s, "# ") {
			score += 60
		}
		if p.Loose {
			score = 100 - place // the first line that may be one
		}
		if score > best {
			best, p.TitleAt = score, i
		}
	}
	if p.Loose && p.TitleAt >= 0 && (p.TitleAt+1 >= len(p.Blocks) || len(p.Blocks) <= 3 && p.Blocks[p.TitleAt+1].Blank == 0) {
		p.TitleAt = -1 // one line alone is no title, nor is the first of a few
	}
}

// attributed reports whether block i before the core says who wrote the text, or when.
func (p *Page) attributed(i, limit int) bool {
	if i >= limit {
		return false
	}
	b := &p.Blocks[i]
	return b.Sign.Has(block.Dated|block.Signed) || i+1 < limit && p.Blocks[i+1].Sign.Has(block.Dated) && (p.named(i) || !b.Terminal && b.Words <= 6 && b.Capital > 1 && b.Capital*2 > b.Words)
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
		stems(s, func(w string) { out[w] = true })
	}
	return out
}

// share gives how many tenths of the words of s are in the vocabulary.
func share(s string, vocabulary map[string]bool) int {
	n, known := 0, 0
	stems(s, func(w string) {
		n++
		if vocabulary[w] {
			known++
		}
	})
	return known * 10 / max(n, 1)
}

// stems calls found for the first five letters, in lower case, of each word of four letters or more; in scripts
// without blanks for each pair of letters.
func stems(s string, found func(string)) {
	var word []rune
	end := func() {
		if len(word) >= 4 {
			found(string(word[:min(len(word), 5)]))
		}
		word = word[:0]
	}
	var before rune
	for _, r := range s {
		switch {
		case r >= utf8.RuneSelf && chars.ScriptOf(r).Spaceless():
			end()
			if before != 0 {
				found(string([]rune{before, r}))
			}
			before = r
			continue
		case unicode.IsLetter(r):
			word = append(word, unicode.ToLower(r))
		default:
			end()
		}
		before = 0
	}
	end()
}
