package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/span"
)

// loose reports whether white space, a mark or the end of the text stands at byte i.
func loose(text string, i int) bool { return i >= len(text) || !chars.WordAt(text, i) }

// blankAt reports whether white space or the end of the text stands at byte i.
func blankAt(text string, i int) bool {
	if i >= len(text) || text[i] == ' ' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return span.IsSpace(r)
}

// wordBefore gives the run of letters, digits, points, hyphens and degree signs that ends before byte i. A word of more
// than near bytes is cut.
func wordBefore(text string, i int) string {
	s := i
	for s > 0 && i-s < chars.Near {
		if b := text[s-1]; b < utf8.RuneSelf {
			if b == '.' || b == '-' || character.IsWord(rune(b)) {
				s--
				continue
			}
			break
		}
		r, n := utf8.DecodeLastRuneInString(text[:s])
		if !character.IsWord(r) && r != '°' {
			break
		}
		s -= n
	}
	return strings.TrimLeft(text[s:i], ".-")
}

// firstOf gives the first character of a word.
func firstOf(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// letters counts the letters of a word with the marks on them as one.
func letters(word string) int {
	n := 0
	for _, r := range word {
		if r < utf8.RuneSelf || !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

// digits reports whether all of s is digits.
func digits(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

// roman reports whether s is a Roman number of two signs or more.
func roman(s string) bool { return len(s) > 1 && strings.Trim(s, "IVXLCDM") == "" }

// withoutVowels reports whether a word in lower case is of letters of ASCII that are no vowels.
func (g *Grammar) withoutVowels(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf || g.vowel(r) {
			return false
		}
	}
	return true
}

// vowel reports whether a letter is one that abbreviations seldom end in.
func (g *Grammar) vowel(r rune) bool { return strings.ContainsRune(g.habits.Vowels, r) }
