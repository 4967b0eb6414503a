package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
)

// stopBits has a bit for each sentence terminal of the Basic Multilingual Plane (Sentence_Break = STerm or ATerm).
var stopBits = func() (stops [1024]uint64) {
	for _, t := range unicode.Sentence_Terminal.R16 {
		for r := int(t.Lo); r <= int(t.Hi); r += int(t.Stride) {
			stops[r>>6] |= 1 << (r & 63)
		}
	}
	for _, r := range []rune{'．', 0x2024, 0xFE52} {
		stops[r>>6] |= 1 << (r & 63)
	}
	return stops
}()

// isStop reports whether r is a sentence terminal (Sentence_Break = STerm or ATerm) other than an ASCII one.
func isStop(r rune) bool {
	if r < 0x10000 {
		return r >= utf8.RuneSelf && stopBits[r>>6]>>(r&63)&1 == 1
	}
	return unicode.Is(unicode.Sentence_Terminal, r)
}

// isClose reports whether r closes a quotation or a bracket (Sentence_Break = Close, as far as it stands after a stop).
func isClose(r rune) bool {
	switch r {
	case ')', ']', '}', '\'', '’', '”', '“', '»', '›', '」', '』', '）', '】', '》', '〉', '〕', '］', '｣', '*', '_', '`':
		return true
	}
	return r >= utf8.RuneSelf && unicode.In(r, unicode.Pe, unicode.Pf)
}

// isSmall reports whether a sentence does not begin with r as its first letter, for r is a small letter of a script with
// two cases. Georgian has small letters in Unicode, but writes sentences without capitals.
func isSmall(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z'
	}
	return unicode.IsLower(r) && (r < 0x10D0 || r > 0x10FF)
}

// isCapital reports whether r is a capital.
func isCapital(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isWord reports whether r is a letter, a digit or a mark on one.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// skipSpace gives the place of the first visible character from byte i on.
func skipSpace(text string, i int) int {
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

// wordAt reports whether a letter or a digit stands at byte i.
func wordAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// loose reports whether white space, a mark or the end of the text stands at byte i.
func loose(text string, i int) bool { return i >= len(text) || !wordAt(text, i) }

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
	for s > 0 && i-s < near {
		if b := text[s-1]; b < utf8.RuneSelf {
			if b == '.' || b == '-' || isWord(rune(b)) {
				s--
				continue
			}
			break
		}
		r, n := utf8.DecodeLastRuneInString(text[:s])
		if !isWord(r) && r != '°' {
			break
		}
		s -= n
	}
	return strings.TrimLeft(text[s:i], ".-")
}

// wordAfter gives the run of letters and digits that begins at byte i.
func wordAfter(text string, i int) string {
	e := i
	for e < len(text) && e-i < near {
		r, n := utf8.DecodeRuneInString(text[e:])
		if !isWord(r) {
			break
		}
		e += n
	}
	return text[i:e]
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

// vowels are the letters that abbreviations of the languages with Latin, Greek or Cyrillic letters seldom end in; the
// signs of Cyrillic are among them.
const vowels = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿāēīōūąęěůűőœıαεηιουωάέήίόύώаеёиоуыэюяіїєйьъ"

// vowelless reports whether a word in lower case has none of the letters that are vowels in the languages with Latin
// letters.
func vowelless(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf || strings.ContainsRune("aeiouy", r) {
			return false
		}
	}
	return true
}
