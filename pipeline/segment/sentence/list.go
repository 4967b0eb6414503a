package sentence

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

// marker is what counts an item of a list: a number or a small letter with a point or a bracket after it, or a bullet.
type marker struct {
	bullet string // with the blank after it
	number int    // 0 if there is only a bullet
	letter bool   // the number stands for a small letter
	open   bool   // "(1)"
	close  string // ".", ")" or ".)"
}

const bullets = "•▪◦‣⁃●■▶►"

// markerAt reads the marker that s begins with; white space follows it.
func markerAt(s string) (marker, bool) {
	var m marker
	if r, n := utf8.DecodeRuneInString(s); n > 1 && strings.ContainsRune(bullets, r) {
		if strings.HasPrefix(s[n:], " ") {
			n++
		}
		m.bullet, s = s[:n], s[n:]
	}
	if strings.HasPrefix(s, "(") {
		m.open, s = true, s[1:]
	}
	n := m.count(s)
	if n > 0 {
		m.close = closeOf(s[n:])
	}
	if m.close == "" || m.open && m.close != ")" {
		m.number, m.open, m.close = 0, false, ""
	}
	return m, m.number > 0 || m.bullet != ""
}

// count reads up to three digits or a small letter, and gives their length.
func (m *marker) count(s string) int {
	i := 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		m.number = m.number*10 + int(s[i]-'0')
		i++
	}
	if i == 0 && s != "" && s[0] >= 'a' && s[0] <= 'z' {
		m.number, m.letter, i = int(s[0]-'a')+1, true, 1
	}
	return i
}

// closeOf gives what closes a marker and stands before a blank: a point, a bracket, or both; empty if there is none.
func closeOf(s string) string {
	for _, mark := range []string{".)", ".", ")"} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			if strings.HasPrefix(rest, " ") {
				return mark
			}
			return ""
		}
	}
	return ""
}

// after gives the marker of the item after m as it stands in a line.
func (m marker) after() string {
	if m.number == 0 {
		return " " + m.bullet
	}
	b := " " + m.bullet
	if m.open {
		b += "("
	}
	if m.letter {
		return b + string(rune('a'+m.number)) + m.close + " "
	}
	return b + strconv.Itoa(m.number+1) + m.close + " "
}

// items gives the sentence text[s:e] to found, taken apart where it is a list whose items follow each other without a
// stop: "1. The first item 2. The second item". rule ended the sentence.
func (c *cutter) items(s, e int, rule string) {
	for e-s > 12 && mayMark(c.text[s], c.text[s+1]) {
		m, ok := markerAt(c.text[s:e])
		doubtful := c.g.ordinals || m.letter && m.number > 25
		if !ok || doubtful && m.number > 0 && m.close == "." {
			break
		}
		needle := m.after()
		at := strings.Index(c.text[s:e], needle)
		tight := m.number == 0 && !strings.HasSuffix(m.bullet, " ")
		if at <= 0 || tight || s+at+len(needle) >= e {
			break
		}
		if _, end := chars.Trim(c.text, s, s+at); end > s {
			c.found(s, end, "next_item")
		}
		s += at + 1
	}
	c.found(s, e, rule)
}

// mayMark reports whether two bytes may begin a marker.
func mayMark(a, b byte) bool {
	if a >= 'a' && a <= 'z' {
		return b == '.' || b == ')'
	}
	return chars.IsASCIIDigit(a) || a == '(' || a == 0xE2 // of "•"
}

// counts reports whether the number or letter at byte at, with a point after it, counts the next item of the list that
// the sentence begins with.
func (c *cutter) counts(at int, word string) bool {
	if c.item == 0 {
		c.item = -1
		s := chars.SkipSpace(c.text, c.start)
		if m, ok := markerAt(c.text[s:min(len(c.text), s+16)]); ok && m.number > 0 && m.close != ")" && !c.g.ordinals {
			c.item = m.number
		}
	}
	if c.item < 0 || at == 0 || len(word) > 3 {
		return false
	}
	n := 0
	switch {
	case word[0] >= 'a' && word[0] <= 'z' && len(word) == 1:
		n = int(word[0]-'a') + 1
	case digits(word):
		for i := range len(word) {
			n = n*10 + int(word[i]-'0')
		}
	}
	if n != c.item+1 {
		return false
	}
	c.item++
	return true
}
