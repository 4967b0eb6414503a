// Package spaced tells words that are set with white between their letters, as headings are, from letters that stand
// alone.
package spaced

import (
	"slices"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/pdfium"
)

const (
	leastLetters = 5  // in words of one letter
	mostWords    = 25 // words of more than one, in hundredths
	wider        = 18 // white that parts words, in tenths of that between letters
)

// Join takes the blanks between the letters of spaced words out of the characters of a line. Of the others, those stay
// that are drawn, or that have clearly more white.
func Join(in []pdfium.Char) []pdfium.Char {
	if !isSpaced(in) {
		return in
	}
	var gaps []int
	drawn := false
	for i := range in {
		drawn = drawn || in[i].Rune == ' ' && !in[i].Made
		if a, b := before(in, i), i; a >= 0 && in[b].Rune != ' ' {
			gaps = append(gaps, in[b].Left-in[a].Right)
		}
	}
	slices.Sort(gaps)
	usual := gaps[len(gaps)/2]
	out := make([]pdfium.Char, 0, len(in))
	for i := range in {
		if in[i].Rune == ' ' && in[i].Made && i+1 < len(in) {
			a := before(in, i)
			if a < 0 || drawn || (in[i+1].Left-in[a].Right)*10 < wider*usual {
				continue
			}
		}
		out = append(out, in[i])
	}
	return out
}

// before is the last character before one that is no blank; -1 for none.
func before(in []pdfium.Char, i int) int {
	for i--; i >= 0 && in[i].Rune == ' '; i-- {
	}
	return i
}

// isSpaced reports whether next to all words of a line are single letters.
func isSpaced(in []pdfium.Char) bool {
	single, longer, length, letters := 0, 0, 0, true
	for i := 0; i <= len(in); i++ {
		if i < len(in) && in[i].Rune != ' ' {
			if !in[i].Upright || sign.Wide(in[i].Rune) || sign.IsRight(in[i].Rune) {
				return false
			}
			length++
			letters = letters && unicode.IsLetter(in[i].Rune)
			continue
		}
		switch {
		case length == 1 && letters:
			single++
		case length > 1:
			longer++
		}
		length, letters = 0, true
	}
	return single >= leastLetters && longer*100 <= mostWords*(single+longer)
}
