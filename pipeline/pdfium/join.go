package pdfium

import "slices"

// A ligature that PDFium has no character for is one that its font names by its letters. Until the characters of a page
// are read it is one character, whose rune is firstJoin and more.

// firstJoin is the rune of the first ligature of a page, above all characters.
const firstJoin = 1 << 24

// joins are the ligatures of a page.
type joins struct {
	codes map[uint64]map[rune]string // what codes of fonts stand for
	now   map[rune]string            // of the font at hand
	said  []string                   // those that were read
}

// use takes up a font that is known.
func (j *joins) use(font uint64) { j.now = j.codes[font] }

// add takes up a font.
func (j *joins) add(font uint64, codes map[rune]string) {
	if j.codes == nil {
		j.codes = map[uint64]map[rune]string{}
	}
	j.codes[font], j.now = codes, codes
}

// say makes a ligature of a code that PDFium does not know.
func (j *joins) say(code rune, c *Char) {
	c.Rune, c.Hyphen = firstJoin+rune(len(j.said)), false
	j.said = append(j.said, j.now[code])
}

// spread makes letters of the ligatures of a page, each with its share of the room.
func (j *joins) spread(chars []Char) []Char {
	if len(j.said) == 0 {
		return chars
	}
	out := make([]Char, 0, len(chars)+3*len(j.said))
	for _, c := range chars {
		if c.Rune < firstJoin {
			out = append(out, c)
			continue
		}
		letters := []rune(j.said[c.Rune-firstJoin])
		wide := c.Right - c.Left
		for k, r := range letters {
			part := c
			part.Rune = r
			part.Left, part.Right = c.Left+wide*k/len(letters), c.Left+wide*(k+1)/len(letters)
			if k > 0 {
				part.Gap = GapTight
			}
			out = append(out, part)
		}
	}
	return slices.Clip(out)
}
