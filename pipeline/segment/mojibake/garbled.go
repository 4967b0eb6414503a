package mojibake

import "unicode"

// garbled counts words of which every letter comes from the upper half of an encoding of one byte a letter.
type garbled struct {
	letters  int // of the word
	upper    int // letters À to ÿ of it, and signs among them
	signs    int
	other    bool // it has anything else
	small    bool // its first letter is Cyrillic and small
	capitals int  // the later ones that are Cyrillic capitals
	high     int  // words of letters À to ÿ only
	inverted int  // Cyrillic words such as пРИВЕТ, where KOI8 was read in Windows-1251
}

// add takes the next character.
func (g *garbled) add(r rune) {
	switch {
	case r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0x3000:
		g.other = true
		g.letters++
	case r >= 0xC0 && r <= 0xFF:
		g.letters++
		g.upper++
	case r >= 0xA1 && r < 0xC0:
		g.letters++
		g.signs++
	case r >= 0x400 && r < 0x460:
		g.cyrillic(r >= 0x430)
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		g.other = true
		g.letters++
	default:
		g.end()
	}
}

// cyrillic takes a Cyrillic letter.
func (g *garbled) cyrillic(small bool) {
	switch {
	case g.letters == 0:
		g.small = small
	case small:
		g.other = true
	default:
		g.capitals++
	}
	g.letters++
}

// end ends the word.
func (g *garbled) end() {
	if !g.other && g.letters >= 4 {
		switch {
		case g.upper+g.signs == g.letters && g.upper >= 3 && g.upper*2 >= g.signs:
			if g.high++; g.letters >= 8 {
				g.high++
			}
		case g.small && g.capitals >= 4 && g.capitals == g.letters-1:
			g.inverted++
		}
	}
	*g = garbled{high: g.high, inverted: g.inverted}
}
