package pdfium

import "slices"

// A ligature that PDFium has no character for is one that its font names by its letters. Until the characters of a page
// are read it is one character, whose rune is firstJoin and more.

// firstJoin is the rune of the first ligature of a page, above all characters.
const firstJoin = 1 << 24

// join makes a ligature of a code that PDFium does not know.
func (w *writer) join(i uint64, code rune, c *Char) {
	var font uint64
	if w.object != 0 {
		font = w.call(objectFont, w.object)
	}
	letters := w.codes[font][code]
	if letters == "" || w.number(charUnknown, w.text, i) != 1 {
		return
	}
	c.Rune, c.Hyphen = firstJoin+rune(len(w.joins)), false
	w.joins = append(w.joins, letters)
}

// spread makes letters of the ligatures of a page, each with its share of the room.
func (w *writer) spread(chars []Char) []Char {
	if len(w.joins) == 0 {
		return chars
	}
	out := make([]Char, 0, len(chars)+3*len(w.joins))
	for _, c := range chars {
		if c.Rune < firstJoin {
			out = append(out, c)
			continue
		}
		letters := []rune(w.joins[c.Rune-firstJoin])
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
