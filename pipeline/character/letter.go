package character

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

// letters tells the letters of the Basic Multilingual Plane.
var letters = sync.OnceValue(func() *[plane]bool {
	t := new([plane]bool)
	for _, g := range unicode.L.R16 {
		for r := rune(g.Lo); r <= rune(g.Hi); r += rune(g.Stride) {
			t[r] = true
		}
	}
	return t
})

// IsLetter is unicode.IsLetter, quicker for all scripts but Latin.
func IsLetter(r rune) bool {
	if r >= 0 && r < plane {
		return letters()[r]
	}
	return unicode.IsLetter(r)
}

// IsSpace reports whether r is white space: White_Space, and the blanks without width. The joiners carry meaning and
// are no space.
func IsSpace(r rune) bool { return IsZeroWidth(r) || unicode.IsSpace(r) }

// IsZeroWidth reports whether r is a blank without width: U+200B, U+2060, U+FEFF.
func IsZeroWidth(r rune) bool { return r == 0x200B || r == 0x2060 || r == 0xFEFF }

// IsJoiner reports whether r is one of the joiners, U+200C and U+200D, which say how the letters beside them are
// written.
func IsJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

// Prolongs reports whether r is the mark that makes the syllable before it longer in words of kana; Unicode has it as a
// letter of no script.
func Prolongs(r rune) bool { return r == 0x30FC }

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

// IsCaseless reports whether r is a letter of a script that has no capitals, or whose names have none: Georgian.
func IsCaseless(r rune) bool {
	return IsLetter(r) && ScriptOf(r) > Armenian && !IsCapital(r) && !IsSmall(r)
}

// IsWord reports whether r may be part of a word or a number: letters, the marks on them, digits.
func IsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIILetter(r) || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
