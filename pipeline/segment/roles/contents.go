package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/schema"
)

// A table of contents is known by what it announces: several short lines in a row, most of which stand again further
// down as headings, each with text after it. A refrain stands again, too, but as a whole, line after line.

const (
	leastEntries = 3   // lines of a table of contents
	entryLetters = 120 // most bytes of one
)

// findContents marks the lines of a table of contents and the headings that they announce.
func (p *Page) findContents() {
	p.contents = nil
	last := map[string]int{} // the last block with these letters
	keys := make([]string, len(p.Blocks))
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Letters == 0 || b.End-b.Start > entryLetters || b.Lines > 1 || b.Sign.Has(block.Prose|block.Copyright) {
			continue
		}
		if keys[i] = entryKey(p.Text[b.Start:b.End]); keys[i] != "" {
			last[keys[i]] = i
		}
	}
	announced := func(i int) int { // the heading that block i announces; -1 if there is none
		if j, ok := last[keys[i]]; ok && keys[i] != "" && j > i {
			return j
		}
		return -1
	}
	for i := 0; i < len(p.Blocks); {
		j, hits, apart := i, 0, 0
		for before := -1; j < len(p.Blocks) && keys[j] != "" && (j == i || p.Blocks[j].Blank <= 1); j++ {
			if k := announced(j); k > 0 {
				hits++
				if k > before+1 && (before >= 0 || k > j+1) {
					apart++
				}
				before = k
			} else if hits > 0 && j > i && announced(j-1) < 0 {
				break
			}
		}
		if hits < leastEntries || apart*2 < hits {
			i = max(j, i+1)
			continue
		}
		first, end := -1, i
		for k := i; k < j; k++ {
			if announced(k) >= 0 {
				if first < 0 {
					first = k
				}
				end = k + 1
			}
		}
		if (end-first)*2 > hits*3 || announced(first) < end {
			i = j
			continue
		}
		p.contents = map[int]string{}
		for k := first; k < end; k++ {
			p.contents[k] = schema.RoleBoilerplate
			if h := announced(k); h >= 0 {
				p.contents[h] = schema.RoleHeading
			}
		}
		if b := &p.Blocks[max(first-1, 0)]; first > 0 && b.Words <= 4 && !b.Terminal && !b.Sign.Has(block.Dated|block.Signed) && p.TitleAt != first-1 && first-1 > 0 {
			p.contents[first-1] = schema.RoleBoilerplate // "Contents"
		}
		return
	}
}

// entryKey gives the letters of a line, in lower case, without the number before them, the page after them and a remark
// in brackets at the end.
func entryKey(s string) string {
	if strings.HasSuffix(s, "]") {
		if i := strings.LastIndexByte(s, '['); i > 0 {
			s = s[:i]
		}
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
		s = s[n:]
	}
	return b.String()
}

// headOfList reports whether block i is the heading of the short lines under it: it stands first after an empty line,
// is short, and lacks what they have in common (numbers, a colon, a bullet), or is much shorter than they are.
func (p *Page) headOfList(i int) bool {
	b := &p.Blocks[i]
	if b.Blank == 0 && i > 0 || b.Words > 6 || b.Terminal || b.Sign.Has(block.Item|block.Numeric|furnitureSigns) || b.Last == ',' || b.Last == ';' || b.Cased() && !unicode.IsUpper(b.First) {
		return false
	}
	s := p.Text[b.Start:b.End]
	if b.Last != ':' && b.Last != '：' && strings.ContainsAny(s, ":：") {
		return false
	}
	if b.Last == ':' && i+1 < len(p.Blocks) && p.Blocks[i+1].Sign.Has(block.Item) {
		return false // a sentence that the items complete
	}
	rest, digits, colons, bullets, letters := 0, 0, 0, 0, 0
	for k := i + 1; k < len(p.Blocks) && p.Blocks[k].Blank == 0 && rest < 20; k++ {
		l := &p.Blocks[k]
		if l.Sign.Has(block.Prose) && l.Size > 200 {
			break
		}
		rest++
		letters += l.Runes
		if l.Digits > 0 || l.Rows {
			digits++
		}
		if strings.ContainsAny(p.Text[l.Start:min(l.End, l.Start+80)], ":：") {
			colons++
		}
		if l.Sign.Has(block.Item) {
			bullets++
		}
	}
	switch {
	case rest == 0:
		return false
	case rest == 1:
		return p.Blocks[i+1].Rows || p.Blocks[i+1].Sign.Has(block.Numeric) && b.Digits == 0
	case b.Digits == 0 && digits*3 >= rest*2, colons*3 >= rest*2 && rest >= 2, bullets*3 >= rest*2:
		return true
	}
	return b.Words <= 3 && b.Runes*rest*2 <= letters && b.Last != '.'
}
