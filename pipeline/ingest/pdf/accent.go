package pdf

import (
	"example.org/sourcebook/pipeline/ingest/pdf/accent"
	"example.org/sourcebook/pipeline/pdfium"
)

// accented puts a character that comes next together with the last one of a piece, if one is an accent that is drawn
// over the other.
func (p *piece) accented(c *pdfium.Char) bool {
	if len(p.chars) == 0 {
		return false
	}
	last := &p.chars[len(p.chars)-1]
	if last.Made || !accent.Over(last.Box, c.Box) {
		return false
	}
	both := accent.Compose(c.Rune, last.Rune)
	if both == 0 {
		both = accent.Compose(last.Rune, c.Rune)
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
	if !accent.Is(c.Rune) {
		return false
	}
	for i := len(in) - 1; i >= max(0, len(in)-mostStrayed); i-- {
		for k := range in[i].chars {
			letter := &in[i].chars[k]
			if letter.Made || !accent.Over(letter.Box, c.Box) || overlap(letter.Box, c.Box) < 2*sameLine*9/10 {
				continue
			}
			if both := accent.Compose(letter.Rune, c.Rune); both != 0 {
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
			left--
			if left < 0 || left == mostEchoed-1 && (c.Left >= said.Right || c.Box == said.Box) {
				return false // those with one box are letters of one ligature
			}
			if said.Rune == c.Rune && !said.Made && said.Box != c.Box && accent.Covers(said.Box, c.Box) {
				return true
			}
		}
	}
	return false
}
