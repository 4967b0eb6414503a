package language

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// CountWords gives the number of words of text: segments between the word boundaries of Unicode UAX #29 that hold a
// letter or a digit.
func CountWords(text string) int {
	n := 0
	for t := words.FromString(text); t.Next(); {
		if isWord(t.Value()) {
			n++
		}
	}
	return n
}

func isWord(s string) bool { // s is not empty
	if c := s[0]; c < utf8.RuneSelf {
		return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || len(s) > 1 && s != "\r\n" && hasLetter(s)
	}
	return hasLetter(s)
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
	}
	return false
}
