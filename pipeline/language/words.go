package language

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// CountWords gives the number of words of text: segments between the word boundaries of Unicode UAX #29 that hold a
// letter or a number.
func CountWords(text string) int {
	if n, ok := countASCII(text); ok {
		return n
	}
	n := 0
	for t := words.FromString(text); t.Next(); {
		for _, r := range t.Value() {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				n++
				break
			}
		}
	}
	return n
}

// countASCII is CountWords for a text of ASCII only; it reports false for another. Between two letters one of '.: joins
// (WB6, WB7), between two digits one of '.,; (WB11, WB12), and the low line joins to either (WB13).
func countASCII(text string) (int, bool) {
	n := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			return 0, false
		}
		if !isASCIILetter(c) && !isASCIIDigit(c) && c != '_' {
			i++
			continue
		}
		counted := false
		for i < len(text) {
			c := text[i]
			if c >= utf8.RuneSelf {
				return 0, false
			}
			if isASCIILetter(c) || isASCIIDigit(c) {
				counted = true
				i++
				continue
			}
			if c == '_' {
				i++
				continue
			}
			if i+1 < len(text) {
				before, after := text[i-1], text[i+1]
				letters := isASCIILetter(before) && isASCIILetter(after) && (c == '\'' || c == '.' || c == ':')
				digits := isASCIIDigit(before) && isASCIIDigit(after) && (c == '\'' || c == '.' || c == ',' || c == ';')
				if letters || digits {
					i++
					continue
				}
			}
			break
		}
		if counted {
			n++
		}
	}
	return n, true
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }
