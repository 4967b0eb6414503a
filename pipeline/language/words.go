package language

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"example.org/sourcebook/pipeline/character"
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
			if character.IsLetter(r) || unicode.IsNumber(r) {
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
		end, counts, ok := segment(text, i)
		if !ok {
			return 0, false
		}
		if counts {
			n++
		}
		i = end + 1 // what ended the run begins none
	}
	return n, true
}

// segment gives the end of the run of letters, digits and what joins them that begins at i, and whether there is one of
// them; it reports false where a character is not ASCII.
func segment(text string, i int) (end int, counts, ok bool) {
	for start := i; i < len(text); i++ {
		switch asciiKinds[text[i]] {
		case asciiWord:
			counts = true
		case asciiLow:
		case asciiJoiner:
			if i == start || i+1 == len(text) || !joinsASCII(text[i-1], text[i], text[i+1]) {
				return i, counts, true
			}
		case beyondASCII:
			return i, counts, false
		default:
			return i, counts, true
		}
	}
	return i, counts, true
}

// What a byte is to the count of words.
const (
	asciiOther  = iota
	asciiWord   // a letter or a digit
	asciiLow    // the low line, which joins all of these
	asciiJoiner // a mark that may join two of them
	beyondASCII
)

var asciiKinds = func() (kinds [256]uint8) {
	for i := range kinds {
		switch c := byte(i); {
		case c >= utf8.RuneSelf:
			kinds[i] = beyondASCII
		case isASCIILetter(c) || isASCIIDigit(c):
			kinds[i] = asciiWord
		case c == '_':
			kinds[i] = asciiLow
		case joinsASCII('a', c, 'a') || joinsASCII('0', c, '0'):
			kinds[i] = asciiJoiner
		}
	}
	return kinds
}()

// joinsASCII reports whether c joins what stands before and after it.
func joinsASCII(before, c, after byte) bool {
	switch {
	case isASCIILetter(before) && isASCIILetter(after):
		return c == '\'' || c == '.' || c == ':'
	case isASCIIDigit(before) && isASCIIDigit(after):
		return c == '\'' || c == '.' || c == ',' || c == ';'
	}
	return false
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }
