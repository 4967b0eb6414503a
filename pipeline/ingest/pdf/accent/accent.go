// Package accent puts letters together with accents that fonts have as characters of their own.
package accent

import (
	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/pdfium"
)

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

// The measures of a box on another one, in hundredths.
const (
	leastCovered = 40 // of the wider one, from left to right
	leastBeside  = 90 // of the lower one, from top to bottom
	leastOver    = 60 // of the narrower one, from left to right
)

// Covers reports whether a box lies on another one of its size on its line for a good part.
func Covers(a, b pdfium.Box) bool {
	common, beside := wide(a, b), min(a.Top, b.Top)-max(a.Bottom, b.Bottom)
	return common > 0 && common*100 >= leastCovered*max(a.Right-a.Left, b.Right-b.Left) &&
		100*beside/max(1, min(a.Top-a.Bottom, b.Top-b.Bottom)) >= leastBeside
}

// Over reports whether the narrower of two boxes stands over the other one for the most part.
func Over(a, b pdfium.Box) bool {
	common := wide(a, b)
	return common*100 >= leastOver*min(a.Right-a.Left, b.Right-b.Left) && common > 0
}

// wide is how much two boxes have in common from left to right.
func wide(a, b pdfium.Box) int { return min(a.Right, b.Right) - max(a.Left, b.Left) }
