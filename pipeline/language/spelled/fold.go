package spelled

import (
	"strings"

	"example.org/sourcebook/pipeline/language/token"
)

// foldNumber is token.Fold, and makes one of letters that are written for each other in number words: alif with and without
// hamza, with ya for its end; the points and the lengthening of Arabic are dropped; ё is е, a cedilla is the comma of
// Romanian, and the nukta and the chandrabindu of Devanagari are none and an anusvara.
func foldNumber(to []byte, s string) []byte {
	start := len(to)
	to = token.Fold(to, s)
	for i := start; i < len(to); i++ {
		if c := to[i]; c >= 0xC5 && c <= 0xE0 && mergesLetters(to[start:]) {
			merged := mergeLetters(string(to[start:]))
			return append(to[:start], merged...)
		}
	}
	return to
}

// mergesLetters reports whether a folded word may have a letter that mergeLetters changes.
func mergesLetters(s []byte) bool {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case 0xC5:
			if s[i+1] == 0x9F || s[i+1] == 0xA3 {
				return true
			}
		case 0xD1:
			if s[i+1] == 0x91 {
				return true
			}
		case 0xD8, 0xD9:
			return true
		case 0xE0:
			if s[i+1] >= 0xA4 && s[i+1] <= 0xA7 {
				return true
			}
		}
	}
	return false
}

// merged are the letters that are written for each other; -1 drops one.
var merged = map[rune]rune{
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا',
	'ى': 'ي', 'ی': 'ي',
	'ک':   'ك',
	0x670: -1, 0x640: -1, // the small alif and the lengthening of Arabic
	0x93C: -1, 0x9BC: -1, // the nukta of Devanagari and of Bengali
	0x901: 0x902, // the chandrabindu of Devanagari
	'ё':   'е',
	'ş':   'ș',
	'ţ':   'ț',
}

func mergeLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x64B && r <= 0x652 { // the points of Arabic
			return -1
		}
		if other, ok := merged[r]; ok {
			return other
		}
		return r
	}, s)
}

// foldRule folds the text of a rule: separators become single hyphens, and an apostrophe before one, which only keeps
// it from being dropped, goes.
func foldRule(text string) string {
	out := make([]byte, 0, len(text))
	for _, c := range string(foldNumber(nil, text)) {
		if c == ' ' || c == '-' || c == ',' {
			if len(out) == 0 || out[len(out)-1] != '-' {
				out = append(out, '-')
			}
			continue
		}
		out = append(out, string(c)...)
	}
	return strings.ReplaceAll(string(out), "'-", "-")
}
