package sentence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// address reads the address of a page from the colon at byte i on, and gives the place after it. Stops inside are none;
// a sentence that begins after it shows by its first word.
func (c *cutter) address(i int) int {
	text := c.text
	e := i + 3
	for e < len(text) && text[e] > ' ' && text[e] < utf8.RuneSelf && strings.IndexByte(`"<>`, text[e]) < 0 {
		e++
	}
	for e > i+3 && strings.IndexByte(".,;:!?)]}'*_", text[e-1]) >= 0 {
		e--
	}
	c.aside(i, e, "address")
	return e
}

// aside ends the sentence by a rule after text[at:end], an address, an emoticon or emoji that no stop follows, if
// what follows begins a sentence: after an address a word that often does, after the others a capital.
func (c *cutter) aside(at, end int, rule string) {
	text := c.text
	if end >= len(text) || text[end] != ' ' || !c.full(at) {
		return
	}
	m := chars.SkipSpace(text, end)
	if m >= len(text) || !character.IsCapital(c.rune(m)) {
		return
	}
	if rule == "address" && !c.g.starters[strings.ToLower(chars.WordAfter(text, m))] {
		return
	}
	c.end(end, end, rule)
}

// emoticon gives the length of the emoticon at the begin of s, such as ":-)" or ";D"; 0 if there is none.
func emoticon(s string) int {
	if len(s) < 2 || strings.IndexByte(":;=", s[0]) < 0 {
		return 0
	}
	mouth := 1
	if mouth < len(s)-1 && strings.IndexByte("-' ^o", s[mouth]) >= 0 {
		mouth++
	}
	i := mouth
	for i < len(s) && (s[i] == ')' || s[i] == '(') {
		i++
	}
	if i == mouth && i < len(s) && strings.IndexByte("DPp/|]*3", s[i]) >= 0 && s[1] != ' ' {
		i++
	}
	if i == mouth || !blankAt(s, i) || s[0] == ';' && s[mouth] == '(' {
		return 0
	}
	return i
}

// emojiBeside are signs that stand alone as an emoji, and the joiner and the selector between the parts of one.
var emojiBeside = []rune{0x200D, 0xFE0F, 0x2705, 0x2728, 0x2764}

// isEmoji reports whether r is an emoji or a part of one.
func isEmoji(r rune) bool {
	switch {
	case r < 0x200D:
		return false
	case r >= 0x1F300 && r < 0x1FB00, r >= 0x1F1E6 && r <= 0x1F1FF:
		return true
	}
	return r >= 0x2600 && r <= 0x26FF || slices.Contains(emojiBeside, r)
}

// emoji reads emoji from byte i on, and gives the place after them.
func (c *cutter) emoji(i int) int {
	e := emojiEnd(c.text, i)
	c.aside(i, e, "emoji")
	return max(e, i+1)
}

// emojiEnd gives the place after the emoji from byte i on, those after blanks among them.
func emojiEnd(text string, i int) int {
	e := i
	for e < len(text) {
		m := e
		if text[e] == ' ' {
			m++
		}
		r, n := utf8.DecodeRuneInString(text[m:])
		if !isEmoji(r) {
			break
		}
		e = m + n
	}
	return e
}

// inAddress reports whether byte i stands inside an address of a page, of mail or of a file.
func (c *cutter) inAddress(i int) bool {
	s := i
	for s > max(0, i-chars.Near) && c.text[s-1] > ' ' {
		s--
	}
	e := i
	for e < min(len(c.text), i+chars.Near) && c.text[e] > ' ' {
		e++
	}
	if strings.Contains(c.text[s:e], "://") || strings.Contains(c.text[s:e], "www.") {
		return true
	}
	return strings.ContainsAny(c.text[s:i], "@/\\=_") || strings.ContainsAny(c.text[i:e], "/\\=")
}
