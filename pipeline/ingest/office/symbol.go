package office

import (
	"strconv"
	"strings"
)

// symbolFont is the font of signs whose characters have no code of their own: they stand in a private area.
const symbolFont = "Symbol"

// private is where the private area for such fonts begins.
const private = 0xF000

// The signs of the font Symbol from 0x20 and from 0xA0, as the mapping of Adobe's Symbol to Unicode has them.
var (
	symbolLow = []rune(" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ" +
		"ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	symbolHigh = []rune("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉" +
		"∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uFFFD〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭")
)

// dingbats are those signs of the font Wingdings that say something: boxes and what is ticked, arrows, bullets.
var dingbats = map[int]rune{0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x76: '❖', 0x9F: '•', 0xA7: '▪', 0xA8: '◻',
	0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑'}

// symbol reads a sign of a font by its code in hexadecimal digits. One that is not known is U+FFFD.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	sign := rune(0)
	switch {
	case err != nil:
	case font == symbolFont:
		sign = signOf(int(n) & 0xFF)
	case font == "Wingdings":
		sign = dingbats[int(n)&0xFF]
	case n < private || n >= private+0x900: // a character by its own code
		sign = rune(n)
	}
	if sign == 0 {
		sign = '\uFFFD'
	}
	return string(sign)
}

// signOf gives a sign of Symbol; 0 for none.
func signOf(n int) rune {
	switch {
	case n >= 0x20 && n-0x20 < len(symbolLow):
		return symbolLow[n-0x20]
	case n >= 0xA0 && n-0xA0 < len(symbolHigh):
		return symbolHigh[n-0xA0]
	}
	return 0
}

// inSymbol reads a text in the font Symbol: what stands in the private area is a sign of it.
func inSymbol(text string) string {
	return strings.Map(func(r rune) rune {
		if sign := signOf(int(r) - private); sign != 0 {
			return sign
		}
		return r
	}, text)
}
