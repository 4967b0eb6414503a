// Package joint tells whether a blank stood where a line of a document ends. It shows nowhere on the page in scripts
// whose lines may end within a word, and between those without blanks and others: what the lines have inside them tells
// it.
package joint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// Joints count what stands inside the lines of a document.
type Joints struct {
	words  map[string]int  // with a letter in Hangul
	inside map[[2]rune]int // a syllable with the character before it
	across map[[2]rune]int // the same with a blank between them
	ends   map[rune][2]int // characters before a syllable: how often a blank parts them, and how often not
	begins map[rune][2]int // syllables: the same
	white  int             // places where a script without blanks meets another one at a blank,
	tight  int             // and without one
	within int             // lines that end within a word that the document has,
	apart  int             // and such that end between two
}

// New counts nothing yet.
func New() *Joints {
	return &Joints{words: map[string]int{}, inside: map[[2]rune]int{}, across: map[[2]rune]int{},
		ends: map[rune][2]int{}, begins: map[rune][2]int{}}
}

// isHangul reports whether a character is of a script that is written in syllables with blanks between words.
func isHangul(r rune) bool { return character.ScriptOf(r) == character.Hangul }

// Line counts what a line has inside it.
func (j *Joints) Line(text string) {
	var last, before rune
	for _, r := range text {
		switch {
		case r == ' ':
		case last == ' ' && isHangul(r):
			j.across[[2]rune{before, r}]++
			j.note(before, r, 0)
		case last != 0 && isHangul(r):
			j.inside[[2]rune{last, r}]++
			j.note(last, r, 1)
		case last == ' ' && isMixed(before, r):
			j.white++
		case isMixed(last, r):
			j.tight++
		}
		last, before = r, last
	}
	words := strings.Fields(text)
	for i, word := range words {
		if first, _ := utf8.DecodeRuneInString(word); isHangul(first) && i > 0 && i+1 < len(words) {
			j.words[bare(word)]++
		}
	}
}

// note counts a syllable and the character before it, in one word (1) or at a blank (0).
func (j *Joints) note(a, b rune, in int) {
	ends, begins := j.ends[a], j.begins[b]
	ends[in]++
	begins[in]++
	j.ends[a], j.begins[b] = ends, begins
}

// End counts the end of a line before the next one, after all lines.
func (j *Joints) End(text, next string) {
	head, tail := lastWord(text), firstWord(next)
	a, _ := utf8.DecodeLastRuneInString(head)
	b, _ := utf8.DecodeRuneInString(tail)
	if !isHangul(a) || !isHangul(b) {
		return
	}
	switch whole, both := j.words[bare(head+tail)], min(j.words[bare(head)], j.words[bare(tail)]); {
	case whole > both:
		j.within++
	case both > whole:
		j.apart++
	}
}

// isMixed reports whether one of two characters is a letter of a script without blanks, the other one a letter or digit
// of another.
func isMixed(a, b rune) bool {
	return character.Spaceless(a) && isPlain(b) || isPlain(a) && character.Spaceless(b)
}

func isPlain(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !character.Spaceless(r) && !isHangul(r)
}

// bare gives a word without the signs around it.
func bare(word string) string { return strings.TrimFunc(word, unicode.IsPunct) }

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// The measures of lines that end within words.
//
// mostWithin is how many of the ends of lines that can be told seem to be within words, in hundredths, though none is:
// some words are written both ways.
const mostWithin = 8

// Meet reports whether no blank stood between what is said and the next line.
func (j *Joints) Meet(said, next string) bool {
	a, _ := utf8.DecodeLastRuneInString(said)
	b, _ := utf8.DecodeRuneInString(next)
	if isMixed(a, b) {
		return j.tight > j.white
	}
	if !isHangul(b) || j.within*100 <= mostWithin*(j.within+j.apart) {
		return false
	}
	head, tail := lastWord(said), firstWord(next)
	whole, both := j.words[bare(head+tail)], min(j.words[bare(head)], j.words[bare(tail)])
	if whole != both {
		return whole > both
	}
	pair := [2]rune{a, b}
	if in, out := j.inside[pair], j.across[pair]; in != out {
		return in > out
	}
	ends, begins := j.ends[a], j.begins[b]
	return (ends[1]+1)*(begins[1]+1) > (ends[0]+1)*(begins[0]+1)
}
