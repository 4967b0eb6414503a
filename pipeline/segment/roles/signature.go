package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// partTables takes the sign of a menu from lines with wide gaps that stand under one another: they are the rows of a
// table.
func (p *Page) partTables() {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Gaps == 0 || b.Bars > 0 || !b.Sign.Has(block.Path) {
			continue
		}
		if i > 0 && b.Blank == 0 && p.Blocks[i-1].Gaps > 0 || i+1 < len(p.Blocks) && p.Blocks[i+1].Blank == 0 && p.Blocks[i+1].Gaps > 0 {
			b.Sign &^= block.Path
		}
	}
}

// endOfText gives the first block of the remarks that a site puts under a text, where they are single sentences: after
// two or more short lines, one of them furniture, up to the end of the page.
func (p *Page) endOfText() int {
	if p.end > 0 {
		return p.end
	}
	p.end = len(p.Blocks)
	k := len(p.Blocks)
	for k > 0 && k > len(p.Blocks)-reachOfTail && !p.Blocks[k-1].Sign.Has(block.StrongProse) && p.Blocks[k-1].Stops == 0 {
		k--
	}
	// Between the text and the remarks stand short lines.
	for ; k < len(p.Blocks); k++ {
		if b := &p.Blocks[k]; b.Sign.Has(block.Prose|block.Item|block.Numeric) || b.Terminal || b.Last == ':' || b.Last == '：' {
			continue
		}
		run, furniture := 0, false
		for j := k; j < len(p.Blocks); j++ {
			b := &p.Blocks[j]
			if b.Sign.Has(block.Prose|block.Item|block.Numeric) || b.Terminal || b.Last == ':' || b.Last == '：' {
				break
			}
			run++
			furniture = furniture || b.Sign.Has(furnitureSigns&^block.Numeric)
		}
		if c := &p.Blocks[max(k-1, 0)]; k > 0 && run > 0 && c.Last == ',' && c.Words <= 5 && p.named(k) && k*2 > len(p.Blocks) {
			p.end = k + 1 // under the close of a letter
			return p.end
		}
		if run > 0 {
			rest, after := false, false
			for j := k + run; j < len(p.Blocks); j++ {
				b := &p.Blocks[j]
				rest = rest || b.Sign.Has(furnitureSigns&^block.Numeric) || j+1 == len(p.Blocks) && b.Left > 0 && clock(p.Text[b.Start:b.End])
				after = after || b.Sign.Has(block.StrongProse)
			}
			if edited := len(p.Blocks) > k+run && rest && !furniture && run == 1; (rest && run > 1 || furniture || edited && !p.Blocks[len(p.Blocks)-1].Sign.Has(furnitureSigns) && len(p.Blocks) == k+2) && !after {
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
func (p *Page) findLetter() {
	for i := max(0, p.First-2); !p.Loose && i < p.First; i++ {
		b := &p.Blocks[i]
		if b.Last == ',' && b.Blank > 0 && b.Words <= 8 && b.Commas == 1 && p.Blocks[i+1].Blank > 0 {
			p.letter = true
		}
	}
}

// hasHeadings reports whether the core has a short line by itself that leads to text.
func (p *Page) hasHeadings() bool {
	for i := p.First + 1; i < p.Last; i++ {
		b := &p.Blocks[i]
		if b.Sign&^block.Item == 0 && !b.Terminal && b.Blank > 0 && b.Words <= 8 && b.Gaps == 0 && p.Blocks[i+1].Sign.Has(block.Prose) && (!b.Cased() || unicode.IsUpper(b.First) || b.Sign.Has(block.Item)) {
			return true
		}
	}
	return false
}

// attributedBefore reports whether a date or the author's name stands between the title and block i.
func (p *Page) attributedBefore(i int) bool {
	if p.credited == 0 {
		p.credited = len(p.Blocks)
		for k := max(0, p.TitleAt+1); k < p.First; k++ {
			if p.Blocks[k].Sign.Has(block.Dated|block.Signed) || k == p.BylineAt {
				p.credited = k
				break
			}
		}
	}
	return p.credited < i
}

// handle reports whether a block is the name that somebody goes by in a thread: one word, under an empty line, with
// the day of the post within the two lines after it.
func (p *Page) handle(i int) bool {
	b := &p.Blocks[i]
	if b.Words != 1 || b.Blank == 0 || b.Runes > 24 || b.Terminal || b.Letters < 2 || b.Sign != 0 && b.Sign != block.Repeated || i <= p.TitleAt || strings.ContainsAny(p.Text[b.Start:b.End], " :：") {
		return false
	}
	for k := i + 1; k < len(p.Blocks) && k <= i+2 && p.Blocks[k].Blank == 0; k++ {
		if p.Blocks[k].Sign.Has(block.Dated) && p.Blocks[k].Left <= 3 {
			return true
		}
		if p.Blocks[k].Sign.Has(block.Prose) || p.Blocks[k].Terminal {
			return false
		}
	}
	return false
}

// creditLine reports whether a block under the title names authors: several names in a row, a word such as "by" and a
// few words, or several pairs of a label and a name.
func (p *Page) creditLine(i int) bool {
	b := &p.Blocks[i]
	if b.Sign.Has(furnitureSigns|block.Dated|block.Tagged|block.Item|block.Prose) || b.Terminal || b.Size > 160 || b.Digits > 0 {
		return false
	}
	s := p.Text[b.Start:b.End]
	if n := p.Furniture.Label(s, block.AuthorLabel|block.ByWord); n > 2 && n < len(s) && b.Words <= 5 && i <= p.TitleAt+2 && strings.ContainsAny(s[:n], " :：") {
		return true
	}
	if _, name := p.TrailingName(i); name != "" {
		return true
	}
	if b.Script == chars.Han || b.Script == chars.Kana {
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
	return i <= p.TitleAt+2 && b.Commas+strings.Count(s, "&") > 0 && !strings.Contains(s, ":") && nameList(s)
}

// nameList reports whether s is a row of full names, parted by commas or words such as "and".
func nameList(s string) bool {
	count := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '&' || r == ';' }) {
		capital := 0
		for w := range strings.FieldsSeq(part) {
			w = strings.Trim(w, "*†‡0123456789")
			if r := chars.FirstLetter(w); unicode.IsUpper(r) {
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
func numberedAlike(p *Page, i int) bool { return p.Blocks[i+1].Sign.Has(block.Item) }

// TrailingName gives the name that ends a short line beside the dateline, and where it begins in the line: "Entrevista
// de Joana Reis". It is known as a name by a given name and a surname; in Chinese and Japanese by the word of two
// characters beside it: "記者 山田太郎".
func (p *Page) TrailingName(i int) (int, string) {
	b := &p.Blocks[i]
	if p.TitleAt < 0 || i <= p.TitleAt || i > p.TitleAt+3 || b.Words < 2 || b.Words > 6 || b.Digits > 0 || b.Terminal || b.Commas > 0 || !b.Cased() && b.Script != chars.Han {
		return 0, ""
	}
	if !(i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Dated)) && !(p.Blocks[i-1].Sign.Has(block.Dated) && b.Blank == 0) {
		return 0, ""
	}
	s := p.Text[b.Start:b.End]
	if b.Script == chars.Han {
		return postAndName(s)
	}
	at := len(s)
	last := 0    // begin of the last name
	for at > 0 { // the last words that begin with a capital, and the words that join names
		k := strings.LastIndexByte(s[:at], ' ')
		if word := s[k+1 : at]; p.Register.Joins(word) && at < len(s) && k > 0 {
			last = max(last, at)
		} else if !unicode.IsUpper(chars.FirstLetter(word)) {
			break
		}
		at = max(k, 0)
	}
	from, to := chars.Trim(s, at, len(s))
	words := strings.Fields(s[max(from, last):to])
	if len(words) < 2 || len(words) > 4 || !p.Register.Person(words) || p.Register.Place(s[from:to]) {
		return 0, ""
	}
	return from, s[from:to]
}

// underDate reports whether a block right under the dateline and above the text is one more line on the page itself: a
// short label, a colon, and a value with a number: "Reading time: 3 minutes".
func (p *Page) underDate(i int) bool {
	b := &p.Blocks[i]
	if p.TitleAt < 0 || i <= p.TitleAt+1 || i != p.First-1 || b.Blank > 0 || p.Blocks[p.First].Blank == 0 || p.Roles[i-1] != schema.RoleDateline {
		return false
	}
	if b.Digits == 0 || b.Digits > 4 || b.Terminal || b.Commas > 0 || b.Words > 6 || b.Sign.Has(block.Item|block.Prose) {
		return false
	}
	return block.BeginsWithLabel(p.Text[b.Start:b.End], 3)
}

// postAndName gives the longer one of two words in Chinese characters, of which one has two characters and the other
// three to five, and where it begins.
func postAndName(s string) (int, string) {
	f := strings.Fields(s)
	if len(f) != 2 || strings.ContainsFunc(f[0]+f[1], func(r rune) bool { return chars.ScriptOf(r) != chars.Han }) {
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
