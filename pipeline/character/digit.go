package character

import (
	"unicode"
	"unicode/utf8"
)

// IsDigit reports whether r is a decimal digit of any script: general category Nd.
func IsDigit(r rune) bool {
	return '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.Is(unicode.Nd, r)
}

// Digit gives the value of a decimal digit of any script, 0 to 9, and whether r is one. The digits of a script stand
// in the order of their values (Unicode Standard, section 4.6), and where several sets follow each other each has ten.
func Digit(r rune) (int, bool) {
	if r < utf8.RuneSelf {
		return int(r - '0'), '0' <= r && r <= '9'
	}
	for _, g := range unicode.Nd.R16 {
		if rune(g.Lo) <= r && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10, true
		}
	}
	for _, g := range unicode.Nd.R32 {
		if rune(g.Lo) <= r && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10, true
		}
	}
	return 0, false
}

// LooksLikeDigit gives the digit, zero or one, that a letter looks like and is taken for where a page was read by a
// machine: the O of Latin and Cyrillic, the small L and the large I.
func LooksLikeDigit(r rune) (int, bool) {
	switch r {
	case 0x4F, 0x6F, 0x41E, 0x43E:
		return 0, true
	case 0x6C, 0x49:
		return 1, true
	}
	return 0, false
}

// Number gives the value of a run of 1 to most decimal digits at the head of s, and its length in bytes; 0 and 0 if s
// does not begin with a digit or the run is longer. most is at most 18.
func Number(s string, most int) (value int64, size int) {
	n := 0
	for _, r := range s {
		d, ok := Digit(r)
		if !ok {
			break
		}
		if n++; n > most {
			return 0, 0
		}
		value = value*10 + int64(d)
		size += utf8.RuneLen(r)
	}
	return value, size
}
