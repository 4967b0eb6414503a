package pdf

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

// accented puts a character that comes next together with the last one of a piece, if one is an accent that is drawn
// over the other.
func (p *piece) accented(c *pdfium.Char) bool {
	if len(p.chars) == 0 {
		return false
	}
	last := &p.chars[len(p.chars)-1]
	if last.Made || !over(last.Box, c.Box) {
		return false
	}
	both := composed(c.Rune, accents[last.Rune])
	if both == 0 {
		both = composed(last.Rune, accents[c.Rune])
	}
	if both == 0 {
		return false
	}
	last.Rune, last.Box = both, join(last.Box, c.Box)
	p.Box = join(p.Box, c.Box)
	return true
}

// mostStrayed is how many pieces ago the letter of an accent that comes late was.
const mostStrayed = 3

// strays puts an accent onto the letter that it stands over, if that came some characters ago.
func strays(in []piece, c *pdfium.Char) bool {
	accent := accents[c.Rune]
	if accent == 0 {
		return false
	}
	for i := len(in) - 1; i >= max(0, len(in)-mostStrayed); i-- {
		for k := range in[i].chars {
			letter := &in[i].chars[k]
			if letter.Made || !over(letter.Box, c.Box) || overlap(letter.Box, c.Box) < 2*sameLine*9/10 {
				continue
			}
			if both := composed(letter.Rune, accent); both != 0 {
				letter.Rune = both
				return true
			}
		}
	}
	return false
}

// mostEchoed is how many characters ago one was drawn that is drawn again.
const mostEchoed = 12

// echoes reports whether a character is drawn where the same one was drawn before.
func echoes(in []piece, c *pdfium.Char) bool {
	left := mostEchoed
	for i := len(in) - 1; i >= 0; i-- {
		for k := len(in[i].chars) - 1; k >= 0; k-- {
			said := &in[i].chars[k]
			if left--; left < 0 || left == mostEchoed-1 && c.Left >= said.Right {
				return false
			}
			if said.Rune == c.Rune && !said.Made && said.Box != c.Box && covers(said.Box, c.Box) {
				return true // those with one box are letters of one ligature
			}
		}
	}
	return false
}

// covers reports whether a box lies on another one on its line for a good part.
func covers(a, b pdfium.Box) bool {
	common := min(a.Right, b.Right) - max(a.Left, b.Left)
	return common*100 >= leastCovered*min(a.Right-a.Left, b.Right-b.Left) && common > 0 && overlap(a, b) >= 2*sameLine*9/10
}

// leastCovered is how much of the narrower box is covered, in hundredths.
const leastCovered = 40

// over reports whether the narrower of two boxes stands over the other one for the most part.
func over(a, b pdfium.Box) bool {
	common := min(a.Right, b.Right) - max(a.Left, b.Left)
	return common*100 >= 60*min(a.Right-a.Left, b.Right-b.Left) && common > 0
}

// composed is the letter with an accent; 0 if there is none.
func composed(letter, accent rune) rune {
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
