package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

// findTitle picks the title among the blocks before the core, or the first lines if there is no core.
func (p *page) findTitle() {
	limit := p.first
	if p.loose {
		limit = min(len(p.blocks), 8)
	}
	if p.mail != nil {
		if p.mail[p.subject] == schema.RoleTitle {
			p.title = p.subject
		}
		return
	}
	vocabulary := p.vocabulary()
	best, place := 0, 0
	passed := false // a dateline or byline was passed
	headed := false // the block before may be the title, with this one under it
	for i := range limit {
		b := &p.blocks[i]
		s := p.text[b.start:b.end]
		telling := b.sign.has(dated) && !b.sign.has(signed|item) && !passed && b.left >= 5 && p.title < 0 // "Minutes of the meeting of 3 March 2021"
		if b.sign.has(dated|signed) && !telling {
			passed = true
		}
		if b.sign.has(dated) && !telling || b.sign.has(furnitureSigns|signed|tagged) || b.size < 3 || b.size > 500 || !p.native(b) {
			continue
		}
		if b.sign.has(item) && !strings.HasPrefix(s, "#") || p.loose && (b.last == ',' || b.last == ';' || b.last == '.' || b.lines > 1) {
			if p.loose && best > 0 {
				break
			}
			if p.loose {
				return
			}
			continue
		}
		if p.letter && (p.inList(i) || b.words < 3 || b.last == ',') {
			continue // of the address
		}
		if b.gaps > 0 && i+1 < len(p.blocks) && p.blocks[i+1].gaps > 0 && p.blocks[i+1].blank == 0 {
			continue // the head of a table
		}
		score := 40 + 3*min(b.words, 12) + 2*share(s, vocabulary) - 4*place
		if b.words > 3 {
			place++
		}
		if b.words <= 3 && b.capital == b.words {
			score -= 8
		}
		if b.words <= 3 && p.copies[b.hash] > 1 && b.hash != 0 {
			score -= 14
		}
		if b.blank > 0 || i == 0 {
			score += 2
		}
		if i+1 < len(p.blocks) && p.blocks[i+1].blank > 0 {
			score += 2
		}
		if !passed {
			score += 8
		}
		if i == 0 && p.site == 0 && b.cased() && !(b.upper == b.letters && b.words <= 2) {
			score += 15 // nothing but the title stands first
		}
		if p.attributed(i+1, limit) || i+1 < limit && p.blocks[i+1].words > 3 && !p.blocks[i+1].sign.has(furnitureSigns|prose) && p.attributed(i+2, limit) {
			score += 12 // who and when stand under the title, or under its subtitle
			if headed && b.blank == 0 {
				score -= 12
			}
			headed = b.words > 3
		} else {
			headed = false
		}
		if i > 0 && i+1 == limit && !p.loose && b.blank > 0 && p.blocks[i+1].blank == 0 {
			score -= 16 // the heading of the first section
		}
		if p.inList(i) && (b.digits*3 > b.letters || unicode.IsDigit(b.first)) || b.last == ',' {
			score -= 20
		}
		if b.terminal && b.last == '.' {
			score -= 12
		}
		if strings.HasPrefix(s, "# ") {
			score += 60
		}
		if p.loose {
			score = 100 - place // the first line that may be one
		}
		if score > best {
			best, p.title = score, i
		}
	}
	if p.loose && p.title >= 0 && (p.title+1 >= len(p.blocks) || len(p.blocks) <= 3 && p.blocks[p.title+1].blank == 0) {
		p.title = -1 // one line alone is no title, nor is the first of a few
	}
}

// attributed reports whether block i before the core says who wrote the text, or when.
func (p *page) attributed(i, limit int) bool {
	if i >= limit {
		return false
	}
	b := &p.blocks[i]
	return b.sign.has(dated|signed) || i+1 < limit && p.blocks[i+1].sign.has(dated) && (p.named(i) || !b.terminal && b.words <= 6 && b.capital > 1 && b.capital*2 > b.words)
}

// vocabulary gives the begins of the words of the first paragraphs of the core.
func (p *page) vocabulary() map[string]bool {
	out := map[string]bool{}
	size := 0
	for i := p.first; i <= p.last && size < 3000; i++ {
		b := &p.blocks[i]
		if !b.sign.has(prose) {
			continue
		}
		s := p.text[b.start:b.end]
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
		case r >= utf8.RuneSelf && scriptOf(r).spaceless():
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
