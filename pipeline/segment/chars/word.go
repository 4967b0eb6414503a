// Package chars has what all that reads a page knows of characters: scripts, classes of ASCII, stops and closing marks,
// and the words around a place.
package chars

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/span"
)

// stopBits has a bit for each sentence terminal of the Basic Multilingual Plane (Sentence_Break = STerm or ATerm).
var stopBits = func() (stops [1024]uint64) {
	for _, t := range unicode.Sentence_Terminal.R16 {
		for r := int(t.Lo); r <= int(t.Hi); r += int(t.Stride) {
			stops[r>>6] |= 1 << (r & 63)
		}
	}
	for _, r := range []rune{'．', 0x2024, 0xFE52, '។', '៕'} {
		stops[r>>6] |= 1 << (r & 63)
	}
	return stops
}()

// IsStop reports whether r is a sentence terminal (Sentence_Break = STerm or ATerm) other than an ASCII one.
func IsStop(r rune) bool {
	if r < 0x10000 {
		return r >= utf8.RuneSelf && stopBits[r>>6]>>(r&63)&1 == 1
	}
	return unicode.Is(unicode.Sentence_Terminal, r)
}

// IsClose reports whether r closes a quotation or a bracket (Sentence_Break = Close, as far as it stands after a stop).
func IsClose(r rune) bool {
	switch r {
	case ')', ']', '}', '\'', '’', '”', '“', '»', '›', '」', '』', '）', '】', '》', '〉', '〕', '］', '｣', '*', '_', '`':
		return true
	}
	return r >= utf8.RuneSelf && unicode.In(r, unicode.Pe, unicode.Pf)
}

// SkipSpace gives the place of the first visible character from byte i on.
func SkipSpace(text string, i int) int {
	for i < len(text) {
		if text[i] == ' ' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !span.IsSpace(r) {
			return i
		}
		i += n
	}
	return i
}

// WordAt reports whether a letter or a digit stands at byte i.
func WordAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// WordAfter gives the run of letters and digits that begins at byte i.
func WordAfter(text string, i int) string {
	e := i
	for e < len(text) && e-i < Near {
		r, n := utf8.DecodeRuneInString(text[e:])
		if !character.IsWord(r) {
			break
		}
		e += n
	}
	return text[i:e]
}

// Wordy reports whether a text has a word of two letters at least.
func Wordy(s string) bool {
	before := false
	for _, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsMark(r)
		if letter && before {
			return true
		}
		before = letter
	}
	return false
}

// CutRune gives the greatest length up to n that cuts no character.
func CutRune(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// Near is how many bytes around a mark are looked at.
const Near = 160

// Trim leaves out white space at the ends of text[s:e].
func Trim(text string, s, e int) (int, int) {
	for s < e {
		r, n := utf8.DecodeRuneInString(text[s:e])
		if !span.IsSpace(r) {
			break
		}
		s += n
	}
	for s < e {
		r, n := utf8.DecodeLastRuneInString(text[s:e])
		if !span.IsSpace(r) {
			break
		}
		e -= n
	}
	return s, e
}

// Note gives the length of the number of a note in brackets, "[12]", at the begin of s; 0 if there is none.
func Note(s string) int {
	if s == "" || s[0] != '[' {
		return 0
	}
	for i := 1; i < len(s) && i < 5; i++ {
		if s[i] == ']' && i > 1 {
			return i + 1
		}
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
	}
	return 0
}

func FirstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// LongestWord is how many characters the longest word between blanks has.
func LongestWord(s string) int {
	most := 0
	for w := range strings.FieldsSeq(s) {
		most = max(most, utf8.RuneCountInString(w))
	}
	return most
}

// InBrackets reports whether a text stands in brackets as a whole.
func InBrackets(s string) bool {
	return strings.HasPrefix(s, "(") && strings.Index(s, ")") == len(s)-1 ||
		strings.HasPrefix(s, "（") && strings.HasSuffix(s, "）") && strings.Count(s, "）") == 1
}
