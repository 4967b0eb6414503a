package character

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Texts are folded in three ways: a letter in lower case (LowerLetter), without its accents too (Bare), or a text as a
// whole (Plain). Who has another fold has other letters to heed: those of phrases (package token), of lists of words
// (language.FoldWord).

// LowerLetter gives a letter in lower case, and 0 for any other character.
func LowerLetter(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r |= 0x20; 'a' <= r && r <= 'z' {
			return r
		}
		return 0
	case !IsLetter(r):
		return 0
	case Syllabic(r): // they have no case
		return r
	}
	return unicode.ToLower(r)
}

// bareLimit is the end of the blocks whose letters have accents: Latin, Greek, Cyrillic and their extensions.
const bareLimit = 0x2000

// bare holds for each code point below bareLimit its letter in lower case without accents, 0 for what is no letter.
var bare = sync.OnceValue(func() *[bareLimit]rune {
	t := new([bareLimit]rune)
	for i := range t {
		r := rune(i)
		if !IsLetter(r) {
			continue
		}
		if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 {
			r, _ = utf8.DecodeRune(d)
		}
		t[i] = unicode.ToLower(r)
	}
	return t
})

// widthOffset is how far full-width Latin letters lie behind those of ASCII.
const widthOffset = 'Ａ' - 'A'

// Bare gives a letter in lower case without its accents, and 0 for any other character. A full-width Latin letter gives
// that of ASCII.
func Bare(r rune) rune {
	switch {
	case r < bareLimit:
		return bare()[r]
	case !IsLetter(r):
		return 0
	case 'Ａ' <= r && r <= 'ｚ':
		return unicode.ToLower(r - widthOffset)
	}
	return r
}

// Plain gives a text in lower case without accents: of its canonical decomposition, all but the marks without a width
// of their own (general category Mn).
func Plain(s string) string {
	lower := strings.ToLower(s)
	if IsASCII(s) {
		return lower
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(lower) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// IsASCII reports whether a text has no characters but those of ASCII.
func IsASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Narrow gives s with the full-width forms of ASCII as ASCII: ｋｍ is km.
func Narrow(s string) string {
	if !strings.ContainsFunc(s, isWide) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isWide(r) {
			return r - 0xFF01 + '!'
		}
		return r
	}, s)
}

// isWide reports whether r is the full-width form of a visible character of ASCII.
func isWide(r rune) bool { return 0xFF01 <= r && r <= 0xFF5E }
