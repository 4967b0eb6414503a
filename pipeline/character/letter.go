package character

import (
	"unicode"
	"unicode/utf8"
)

// IsCapital reports whether r is an upper-case or title-case letter.
func IsCapital(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// IsSmall reports whether r is a small letter of a script in which sentences and names begin with a capital. Georgian
// has two cases in Unicode, but writes both with small letters, so its letters are none.
func IsSmall(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r) && (r < 0x10D0 || r > 0x10FF)
}

// IsWord reports whether r may be part of a word or a number: letters, the marks on them, digits.
func IsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIILetter(r) || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
