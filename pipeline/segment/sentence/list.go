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
	r, n := utf8.DecodeRuneInString(s)
	if n > 1 && strings.ContainsRune(bullets, r) {
		if strings.HasPrefix(s[n:], " ") {
			n++
		}
		m.bullet, s = s[:n], s[n:]
	}
	if strings.HasPrefix(s, "(") {
		m.open, s = true, s[1:]
	}
	i := 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		m.number = m.number*10 + int(s[i]-'0')
		i++
	}
	if i == 0 && s != "" && s[0] >= 'a' && s[0] <= 'z' {
		m.number, m.letter, i = int(s[0]-'a')+1, true, 1
	}
	s = s[i:]
	switch {
	case i == 0 || s == "":
	case strings.HasPrefix(s, ".)"):
		m.close = ".)"
	case s[0] == '.' || s[0] == ')':
		m.close = s[:1]
	}
	if m.close == "" || m.open && m.close != ")" || len(s) <= len(m.close) || s[len(m.close)] != ' ' {
		m.number, m.open, m.close = 0, false, ""
	}
	return m, m.number > 0 || m.bullet != ""
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
// stop: "1. The first item 2. The second item".
func (c *cutter) items(s, e int) {
	for e-s > 12 && mayMark(c.text[s], c.text[s+1]) {
		m, ok := markerAt(c.text[s:e])
		if !ok || m.number > 0 && m.close == "." && (c.g.ordinals || m.letter && m.number > 25) {
			break
		}
		needle := m.after()
		at := strings.Index(c.text[s:e], needle)
		if at <= 0 || m.bullet != "" && !strings.HasSuffix(m.bullet, " ") && m.number == 0 || s+at+len(needle) >= e {
			break
		}
		if _, end := chars.Trim(c.text, s, s+at); end > s {
			c.found(s, end)
		}
		s += at + 1
	}
	c.found(s, e)
}

// mayMark reports whether two bytes may begin a marker.
func mayMark(a, b byte) bool {
	return a >= '0' && a <= '9' || a == '(' || a == 0xE2 || (b == '.' || b == ')') && a >= 'a' && a <= 'z'
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

// headingWords is how many words a heading has at most, before an article that may as well begin a name. After "the film"
// it does begin one.
const headingWords = 12

// opening ends the sentence before the word at byte i, after a blank, if its capital can only be that of a sentence
// which follows a line without a stop, such as a heading: a pronoun, say, between words in small letters.
func (c *cutter) opening(i int) {
	text := c.text
	if i < 3 || i-1 <= c.start || c.open || !isCapital(c.rune(i)) {
		return
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i-1])
	if !isSmall(before) && before != ')' {
		return
	}
	word := chars.WordAfter(text, i)
	after := i + len(word)
	if after+1 >= len(text) || text[after] != ' ' || !isSmall(c.rune(after+1)) {
		return
	}
	_, size := utf8.DecodeRuneInString(word)
	if size == len(word) || !isSmall(firstOf(word[size:])) {
		return // "IT"
	}
	most := c.g.openings[strings.ToLower(word)]
	if most == 0 || i-c.start > chars.Near && most < chars.Near {
		return
	}
	if before == ')' {
		in := c.before(i - 2)
		if letters(in) < 2 || digits(in) || strings.LastIndexByte(text[max(c.start, i-chars.Near):i-2], '(') < 0 {
			return // "1) The", "(2) The"
		}
	} else {
		last := c.before(i - 1)
		lower := strings.ToLower(last)
		if letters(last) < 3 || c.g.starters[lower] || c.g.openings[lower] > 0 || !c.g.nouns && !isSmall(firstOf(last)) {
			return
		}
	}
	if most < chars.Near && (strings.Count(text[c.start:i], " ") > most || c.g.starters[c.secondLast(i-1)]) || c.inBrackets(i) || c.inQuotes(i) || !c.full(i) {
		return
	}
	c.end(i-1, i)
}

// secondLast gives the word before the last one before byte i, in lower case: "the" of "in the film ".
func (c *cutter) secondLast(i int) string {
	i -= len(c.before(i))
	return strings.ToLower(c.before(max(i-1, c.start)))
}

// inQuotes reports whether a quotation is open at byte i, as far as the sentence was looked at.
func (c *cutter) inQuotes(i int) bool {
	s := c.text[max(c.start, i-chars.Near):i]
	return strings.LastIndex(s, "“") > strings.LastIndex(s, "”") || strings.LastIndex(s, "«") > strings.LastIndex(s, "»") ||
		strings.LastIndex(s, "„") > max(strings.LastIndex(s, "“"), strings.LastIndex(s, "”"))
}
