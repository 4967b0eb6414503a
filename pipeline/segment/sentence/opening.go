package sentence

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// headingWords is how many words a heading has at most, before an article that may as well begin a name. After "the
// film" it does begin one.
const headingWords = 12

// opening ends the sentence before the word at byte i, after a blank, if its capital can only be that of a sentence
// which follows a line without a stop, such as a heading: a pronoun, say, between words in small letters.
func (c *cutter) opening(i int) {
	if i < 3 || i-1 <= c.start || c.open || !character.IsCapital(c.rune(i)) {
		return
	}
	most := c.opens(i)
	if most == 0 || i-c.start > chars.Near && most < chars.Near || !c.afterHeading(i) {
		return
	}
	if most < chars.Near && (strings.Count(c.text[c.start:i], " ") > most || c.g.starters[c.secondLast(i-1)]) {
		return
	}
	if !c.inBrackets(i) && !c.inQuotes(i) && c.full(i) {
		c.end(i-1, i, "opening_word")
	}
}

// opens gives after how many words at most the word at byte i, in small letters but for the first, may open a
// sentence; 0 if it may not.
func (c *cutter) opens(i int) int {
	if before, _ := utf8.DecodeLastRuneInString(c.text[:i-1]); !character.IsSmall(before) && before != ')' {
		return 0
	}
	word := chars.WordAfter(c.text, i)
	after := i + len(word)
	if after+1 >= len(c.text) || c.text[after] != ' ' || !character.IsSmall(c.rune(after+1)) {
		return 0
	}
	_, size := utf8.DecodeRuneInString(word)
	if size == len(word) || !character.IsSmall(firstOf(word[size:])) {
		return 0 // "IT"
	}
	return c.g.openings[strings.ToLower(word)]
}

// afterHeading reports whether what stands before byte i, after a blank, may end a line without a stop.
func (c *cutter) afterHeading(i int) bool {
	if c.text[i-2] == ')' {
		in := c.before(i - 2)
		opened := strings.LastIndexByte(c.text[max(c.start, i-chars.Near):i-2], '(') >= 0
		return opened && letters(in) >= 2 && !digits(in) // no "2) The"
	}
	last := c.before(i - 1)
	lower := strings.ToLower(last)
	if letters(last) < 3 || c.g.starters[lower] || c.g.openings[lower] > 0 {
		return false
	}
	return c.g.nouns || character.IsSmall(firstOf(last))
}

// secondLast gives the word before the last one before byte i, in lower case: "the" of "in the film ".
func (c *cutter) secondLast(i int) string {
	i -= len(c.before(i))
	return strings.ToLower(c.before(max(i-1, c.start)))
}

// inQuotes reports whether a quotation is open at byte i, as far as the sentence was looked at.
func (c *cutter) inQuotes(i int) bool {
	s := c.text[max(c.start, i-chars.Near):i]
	low, high := strings.LastIndex(s, "“"), strings.LastIndex(s, "”")
	if low > high || strings.LastIndex(s, "„") > max(low, high) {
		return true
	}
	return strings.LastIndex(s, "«") > strings.LastIndex(s, "»")
}
