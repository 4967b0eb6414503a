// Package accent puts letters together with accents that fonts have as characters of their own.
package accent

import "golang.org/x/text/unicode/norm"

// accents has the combining form of accents that fonts have as characters of their own. Where a font lacks a letter
// with an accent, typesetters draw the two over each other.
var accents = map[rune]rune{
	'`': '\u0300', '´': '\u0301', 'ˆ': '\u0302', '^': '\u0302', '˜': '\u0303', '~': '\u0303', '¯': '\u0304', 'ˉ': '\u0304',
	'˘': '\u0306', '˙': '\u0307', '¨': '\u0308', '˚': '\u030A', '˝': '\u030B', 'ˇ': '\u030C', '¸': '\u0327',
	'˛': '\u0328',
}

// undotted has the letters that stand below an accent without their dot.
var undotted = map[rune]rune{'ı': 'i', 'ȷ': 'j'}

// Is reports whether a character is such an accent.
func Is(r rune) bool { return accents[r] != 0 }

// Compose is the letter with an accent that a font has as a character of its own; 0 if there is none.
func Compose(letter, sign rune) rune {
	accent := accents[sign]
	if accent == 0 {
		return 0
	}
	if dotted := undotted[letter]; dotted != 0 {
		letter = dotted
	}
	whole := []rune(norm.NFC.String(string([]rune{letter, accent})))
	if len(whole) != 1 {
		return 0
	}
	return whole[0]
}
