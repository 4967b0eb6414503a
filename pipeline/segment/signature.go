package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

// partTables takes the sign of a menu from lines with wide gaps that stand under one another: they are the rows of a
// table.
func (p *page) partTables() {
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.gaps == 0 || b.bars > 0 || !b.sign.has(path) {
			continue
		}
		if i > 0 && b.blank == 0 && p.blocks[i-1].gaps > 0 || i+1 < len(p.blocks) && p.blocks[i+1].blank == 0 && p.blocks[i+1].gaps > 0 {
			b.sign &^= path
		}
	}
}

// endOfText gives the first block of the remarks that a site puts under a text, where they are single sentences: after
// two or more short lines, one of them furniture, up to the end of the page.
func (p *page) endOfText() int {
	if p.end > 0 {
		return p.end
	}
	p.end = len(p.blocks)
	k := len(p.blocks)
	for k > 0 && k > len(p.blocks)-reachOfTail && !p.blocks[k-1].sign.has(strongProse) && p.blocks[k-1].stops == 0 {
		k--
	}
	// Between the text and the remarks stand short lines.
	for ; k < len(p.blocks); k++ {
		if b := &p.blocks[k]; b.sign.has(prose|item|numeric) || b.terminal || b.last == ':' || b.last == '：' {
			continue
		}
		run, furniture := 0, false
		for j := k; j < len(p.blocks); j++ {
			b := &p.blocks[j]
			if b.sign.has(prose|item|numeric) || b.terminal || b.last == ':' || b.last == '：' {
				break
			}
			run++
			furniture = furniture || b.sign.has(furnitureSigns&^numeric)
		}
		if c := &p.blocks[max(k-1, 0)]; k > 0 && run > 0 && c.last == ',' && c.words <= 5 && p.named(k) && k*2 > len(p.blocks) {
			p.end = k + 1 // under the close of a letter
			return p.end
		}
		if run > 0 {
			rest, after := false, false
			for j := k + run; j < len(p.blocks); j++ {
				b := &p.blocks[j]
				rest = rest || b.sign.has(furnitureSigns&^numeric) || j+1 == len(p.blocks) && b.left > 0 && clock(p.text[b.start:b.end])
				after = after || b.sign.has(strongProse)
			}
			if edited := len(p.blocks) > k+run && rest && !furniture && run == 1; (rest && run > 1 || furniture || edited && !p.blocks[len(p.blocks)-1].sign.has(furnitureSigns) && len(p.blocks) == k+2) && !after {
				p.end = k
				return p.end
			}
		}
		k += run
	}
	return p.end
}

// reachOfTail is how many blocks from the end remarks may begin.
const reachOfTail = 16

// findLetter sees whether the text is a letter: a short line with a comma at its end stands before the core.
func (p *page) findLetter() {
	for i := max(0, p.first-2); !p.loose && i < p.first; i++ {
		b := &p.blocks[i]
		if b.last == ',' && b.blank > 0 && b.words <= 8 && b.commas == 1 && p.blocks[i+1].blank > 0 {
			p.letter = true
		}
	}
}

// hasHeadings reports whether the core has a short line by itself that leads to text.
func (p *page) hasHeadings() bool {
	for i := p.first + 1; i < p.last; i++ {
		b := &p.blocks[i]
		if b.sign&^item == 0 && !b.terminal && b.blank > 0 && b.words <= 8 && b.gaps == 0 && p.blocks[i+1].sign.has(prose) && (!b.cased() || unicode.IsUpper(b.first) || b.sign.has(item)) {
			return true
		}
	}
	return false
}

// attributedBefore reports whether a date or the author's name stands between the title and block i.
func (p *page) attributedBefore(i int) bool {
	if p.credited == 0 {
		p.credited = len(p.blocks)
		for k := max(0, p.title+1); k < p.first; k++ {
			if p.blocks[k].sign.has(dated|signed) || k == p.byline {
				p.credited = k
				break
			}
		}
	}
	return p.credited < i
}

// handle reports whether a block is the name that somebody goes by in a thread: one word, under an empty line, with
// the day of the post within the two lines after it.
func (p *page) handle(i int) bool {
	b := &p.blocks[i]
	if b.words != 1 || b.blank == 0 || b.runes > 24 || b.terminal || b.letters < 2 || b.sign != 0 && b.sign != repeated || i <= p.title || strings.ContainsAny(p.text[b.start:b.end], " :：") {
		return false
	}
	for k := i + 1; k < len(p.blocks) && k <= i+2 && p.blocks[k].blank == 0; k++ {
		if p.blocks[k].sign.has(dated) && p.blocks[k].left <= 3 {
			return true
		}
		if p.blocks[k].sign.has(prose) || p.blocks[k].terminal {
			return false
		}
	}
	return false
}

// creditLine reports whether a block under the title names authors: several names in a row, a word such as "by" and a
// few words, or several pairs of a label and a name.
func (p *page) creditLine(i int) bool {
	b := &p.blocks[i]
	if b.sign.has(furnitureSigns|dated|tagged|item|prose) || b.terminal || b.size > 160 || b.digits > 0 {
		return false
	}
	s := p.text[b.start:b.end]
	if n := p.furniture.label(s, authorLabel|byWord); n > 2 && n < len(s) && b.words <= 5 && i <= p.title+2 && strings.ContainsAny(s[:n], " :：") {
		return true
	}
	if _, name := p.trailingName(i); name != "" {
		return true
	}
	if b.script == han || b.script == kana {
		pairs := strings.Fields(s)
		for _, pair := range pairs {
			c := strings.IndexAny(pair, ":：/／")
			if c <= 0 {
				return false
			}
			_, n := utf8.DecodeRuneInString(pair[c:])
			if l := utf8.RuneCountInString(pair[c+n:]); l < 2 || l > 6 || utf8.RuneCountInString(pair[:c]) > 6 {
				return false
			}
		}
		return len(pairs) >= 2
	}
	return i <= p.title+2 && b.commas+strings.Count(s, "&") > 0 && !strings.Contains(s, ":") && nameList(s)
}

// nameList reports whether s is a row of full names, parted by commas or words such as "and".
func nameList(s string) bool {
	count := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '&' || r == ';' }) {
		capital := 0
		for w := range strings.FieldsSeq(part) {
			w = strings.Trim(w, "*†‡0123456789")
			if r := firstLetter(w); unicode.IsUpper(r) {
				capital++
			} else if utf8.RuneCountInString(w) > 4 || capital == 0 && count == 0 {
				return false
			}
		}
		if capital < 2 || capital > 8 {
			return false
		}
		count++
	}
	return count >= 2
}

// creditAfterStop reports whether what follows the last stop of s names where a picture comes from: it has a colon or
// stands in brackets.
func creditAfterStop(s string) bool {
	i := strings.LastIndex(s, ". ")
	return i > 0 && (strings.ContainsAny(s[i:], ":/©") || strings.HasSuffix(s, ")"))
}

// numberedAlike reports whether the block after i is an item, too: then both belong to a list.
func numberedAlike(p *page, i int) bool { return p.blocks[i+1].sign.has(item) }

// trailingName gives the name that ends a short line beside the dateline, and where it begins in the line: "Entrevista
// de Joana Reis". It is known as a name by a given name and a surname; in Chinese and Japanese by the word of two
// characters beside it: "記者 山田太郎".
func (p *page) trailingName(i int) (int, string) {
	b := &p.blocks[i]
	if p.title < 0 || i <= p.title || i > p.title+3 || b.words < 2 || b.words > 6 || b.digits > 0 || b.terminal || b.commas > 0 || !b.cased() && b.script != han {
		return 0, ""
	}
	if !(i+1 < len(p.blocks) && p.blocks[i+1].sign.has(dated)) && !(p.blocks[i-1].sign.has(dated) && b.blank == 0) {
		return 0, ""
	}
	s := p.text[b.start:b.end]
	if b.script == han {
		return postAndName(s)
	}
	at := len(s)
	last := 0    // begin of the last name
	for at > 0 { // the last words that begin with a capital, and the words that join names
		k := strings.LastIndexByte(s[:at], ' ')
		if word := s[k+1 : at]; p.register.joins(word) && at < len(s) && k > 0 {
			last = max(last, at)
		} else if !unicode.IsUpper(firstLetter(word)) {
			break
		}
		at = max(k, 0)
	}
	from, to := trim(s, at, len(s))
	words := strings.Fields(s[max(from, last):to])
	if len(words) < 2 || len(words) > 4 || !p.register.person(words) || p.register.place(s[from:to]) {
		return 0, ""
	}
	return from, s[from:to]
}

// underDate reports whether a block right under the dateline and above the text is one more line on the page itself: a
// short label, a colon, and a value with a number: "Reading time: 3 minutes".
func (p *page) underDate(i int) bool {
	b := &p.blocks[i]
	if p.title < 0 || i <= p.title+1 || i != p.first-1 || b.blank > 0 || p.blocks[p.first].blank == 0 || p.roles[i-1] != schema.RoleDateline {
		return false
	}
	if b.digits == 0 || b.digits > 4 || b.terminal || b.commas > 0 || b.words > 6 || b.sign.has(item|prose) {
		return false
	}
	return beginsWithLabel(p.text[b.start:b.end], 3)
}

// postAndName gives the longer one of two words in Chinese characters, of which one has two characters and the other
// three to five, and where it begins.
func postAndName(s string) (int, string) {
	f := strings.Fields(s)
	if len(f) != 2 || strings.ContainsFunc(f[0]+f[1], func(r rune) bool { return scriptOf(r) != han }) {
		return 0, ""
	}
	a, b := utf8.RuneCountInString(f[0]), utf8.RuneCountInString(f[1])
	switch {
	case a == 2 && b >= 3 && b <= 5:
		return len(s) - len(f[1]), f[1]
	case b == 2 && a >= 3 && a <= 5:
		return 0, f[0]
	}
	return 0, ""
}
