package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

// A table of contents is known by what it announces: several short lines in a row, most of which stand again further
// down as headings, each with text after it. A refrain stands again, too, but as a whole, line after line.

const (
	leastEntries = 3   // lines of a table of contents
	entryLetters = 120 // most bytes of one
)

// findContents marks the lines of a table of contents and the headings that they announce.
func (p *page) findContents() {
	p.contents = nil
	last := map[string]int{} // the last block with these letters
	keys := make([]string, len(p.blocks))
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.letters == 0 || b.end-b.start > entryLetters || b.lines > 1 || b.sign.has(prose|copyright) {
			continue
		}
		if keys[i] = entryKey(p.text[b.start:b.end]); keys[i] != "" {
			last[keys[i]] = i
		}
	}
	announced := func(i int) int { // the heading that block i announces; -1 if there is none
		if j, ok := last[keys[i]]; ok && keys[i] != "" && j > i {
			return j
		}
		return -1
	}
	for i := 0; i < len(p.blocks); {
		j, hits, apart := i, 0, 0
		for before := -1; j < len(p.blocks) && keys[j] != "" && (j == i || p.blocks[j].blank <= 1); j++ {
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
		if b := &p.blocks[max(first-1, 0)]; first > 0 && b.words <= 4 && !b.terminal && !b.sign.has(dated|signed) && p.title != first-1 && first-1 > 0 {
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
func (p *page) headOfList(i int) bool {
	b := &p.blocks[i]
	if b.blank == 0 && i > 0 || b.words > 6 || b.terminal || b.sign.has(item|numeric|furnitureSigns) || b.last == ',' || b.last == ';' || b.cased() && !unicode.IsUpper(b.first) {
		return false
	}
	s := p.text[b.start:b.end]
	if b.last != ':' && b.last != '：' && strings.ContainsAny(s, ":：") {
		return false
	}
	if b.last == ':' && i+1 < len(p.blocks) && p.blocks[i+1].sign.has(item) {
		return false // a sentence that the items complete
	}
	rest, digits, colons, bullets, letters := 0, 0, 0, 0, 0
	for k := i + 1; k < len(p.blocks) && p.blocks[k].blank == 0 && rest < 20; k++ {
		l := &p.blocks[k]
		if l.sign.has(prose) && l.size > 200 {
			break
		}
		rest++
		letters += l.runes
		if l.digits > 0 || l.rows {
			digits++
		}
		if strings.ContainsAny(p.text[l.start:min(l.end, l.start+80)], ":：") {
			colons++
		}
		if l.sign.has(item) {
			bullets++
		}
	}
	switch {
	case rest == 0:
		return false
	case rest == 1:
		return p.blocks[i+1].rows || p.blocks[i+1].sign.has(numeric) && b.digits == 0
	case b.digits == 0 && digits*3 >= rest*2, colons*3 >= rest*2 && rest >= 2, bullets*3 >= rest*2:
		return true
	}
	return b.words <= 3 && b.runes*rest*2 <= letters && b.last != '.'
}
