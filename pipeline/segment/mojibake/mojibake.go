// Package mojibake finds text that was decoded in the wrong encoding.
package mojibake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mojibake is text that was decoded in the wrong encoding. It shows in sequences that no language has: each family below
// is a pair of encodings, the one that the bytes are in and the one that they were read in. A sign that other text may
// have by chance counts once, one that it cannot have twice; two make mojibake.

// The characters that the bytes 0x80 to 0xBF stand for in an encoding: the second and later bytes of a sequence of UTF-8
// come out as these (https://encoding.spec.whatwg.org, index windows-1252, windows-1251, macintosh).
const (
	western   = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿"
	cyrillic8 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї"
	macintosh = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
)

// among reports whether r is one of the characters, or a control character in place of one.
func among(set string, r rune) bool {
	if r < 0xA0 || r >= 'А' && r <= 'я' || r > '≥' {
		return r >= 0x80 && r < 0xA0 && r != 0x85
	}
	return strings.ContainsRune(set, r)
}

// Is reports whether a text was decoded in the wrong encoding, in parts or as a whole.
func Is(text string) bool {
	if !dense(text) {
		return false
	}
	w := windowAt(text)
	words := garbled{}
	signs := 0
	for w.next() {
		words.add(w.at)
		if w.at >= utf8.RuneSelf && (w.at < 0x2600 || w.at == utf8.RuneError) {
			if signs += w.sign(); signs >= 2 {
				return true
			}
		}
	}
	words.add(' ')
	return words.high >= 2 || words.inverted >= 2
}

// dense reports whether a text has two characters outside of ASCII side by side, or one that is a sign by itself: without
// them it has no mojibake.
func dense(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if i < len(text) && text[i] >= utf8.RuneSelf {
			return true
		}
		switch {
		case r < 0xA0, r == utf8.RuneError, r == '‚', r == '„', r == 'ƒ':
			return true
		}
	}
	return false
}

// window is a place of a text with its neighbours; 0 stands for none.
type window struct {
	text                 string
	from                 int
	last                 rune
	at                   rune
	after, second, third rune
}

// windowAt gives the window at the begin of a text.
func windowAt(text string) window {
	w := window{text: text}
	for range 3 {
		w.read()
	}
	return w
}

// read takes in one more character.
func (w *window) read() {
	w.after, w.second = w.second, w.third
	if w.from >= len(w.text) {
		w.third = 0
		return
	}
	if c := w.text[w.from]; c < utf8.RuneSelf {
		w.third = rune(c)
		w.from++
		return
	}
	r, n := utf8.DecodeRuneInString(w.text[w.from:])
	w.third = r
	w.from += n
}

// next goes to the next character.
func (w *window) next() bool {
	w.last, w.at = w.at, w.after
	w.read()
	return w.at != 0 || w.after != 0 || w.second != 0 || w.third != 0
}

// sign weighs the sequence that begins here.
func (w *window) sign() int {
	small := unicode.IsLower(w.last)
	switch r := w.at; r {
	case utf8.RuneError:
		if unicode.IsLetter(w.last) || unicode.IsLetter(w.after) {
			return 2
		}
		return 1
	case 'Ã', 'Â': // letters of Latin-1, and its signs
		if among(western, w.after) && !unicode.IsLetter(w.after) && w.after != 0xA0 {
			if small || unicode.IsLower(w.second) || r == 'Ã' && strings.ContainsRune("ƒ‚©¢", w.after) {
				return 2
			}
			if !unicode.IsUpper(w.last) {
				return 1
			}
		}
		if r == 'Ã' && (w.after == 'Š' || w.after == 'š' || w.after == 'œ' || w.after == 'ž' || w.after == 0xA0 && small) {
			return 1
		}
	case 'Ä', 'Å', 'È', 'Ë': // letters of Latin Extended, diacritics
		if among(western, w.after) && !unicode.IsLetter(w.after) && w.after != 0xA0 && !closing(w.after) &&
			(small || unicode.IsLower(w.second)) {
			return 1
		}
	case 'â': // punctuation
		if w.after == '€' || w.after == '‚' && w.second == '¬' || w.after == '„' && w.second == '¢' || w.after >= 0x80 && w.after <= 0x84 {
			return 2
		}
	case 'ð': // emoji
		if w.after == 'Ÿ' || w.after == 0x9F {
			return 2
		}
	case 'ï': // a byte order mark, full-width forms
		if w.after == '»' && w.second == '¿' || w.after == '¼' && among(western, w.second) {
			return 2
		}
	case 'Ð', 'Ñ', 'Î', 'Ï', 'Ø', 'Ù', '×', 'Ö', 'Õ': // Cyrillic, Greek, Arabic, Hebrew, Armenian
		if among(western, w.after) && w.after != 0xA0 && leads(w.second) && (among(western, w.third) || unicode.IsSpace(w.third)) {
			return 2
		}
	case 'à', 'á', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ê', 'ë', 'ì', 'í': // scripts of three bytes
		if among(western, w.after) && among(western, w.second) && w.third >= 'à' && w.third <= 'ï' && !(closing(w.after) && closing(w.second)) {
			return 2
		}
	case '├', '┬', '─', '┼': // UTF-8 in code page 437 or 850
		if small && w.after >= utf8.RuneSelf && (w.after < 0x2500 || w.after >= 0x2580 || unicode.IsLetter(w.second)) {
			return 2
		}
	case '╨', '╤', '╬', '╧', '╪', '┘':
		if w.after > ' ' && !strings.ContainsRune("═║─│", w.after) && strings.ContainsRune("╨╤╬╧╪┘", w.second) {
			return 2
		}
	case 'Γ', 'Ô':
		if w.after == 'Ç' && w.second >= utf8.RuneSelf {
			return 2
		}
	case 'π', 'α', 'Ω', 'δ':
		if w.after > 0xA0 && w.after < 0x100 && w.second > ' ' && !closing(w.after) && !unicode.Is(unicode.Greek, w.last) {
			return 1
		}
	case '√', '¬', '≈': // UTF-8 in the Macintosh encoding
		if small && among(macintosh, w.after) {
			return 2
		}
		if unicode.IsLower(w.second) && among(macintosh, w.after) && w.after != 'π' {
			return 1
		}
	case '‡':
		if among(macintosh, w.after) && w.third == '‡' {
			return 2
		}
	case '‚', '„', 'ƒ': // the same, and Shift_JIS in Windows-1252
		if small && (r == '‚' && w.after == 'Ä' || r == 'ƒ' && among(macintosh, w.after)) {
			return 2
		}
		return w.chain()
	case '¡', '¨': // marks of GB18030 and Big5 in Latin-1
		if w.after > 0xA1 && w.after < 0xBF && w.after != 0xAB && w.after != 0xBB {
			return 1
		}
	case '–', '—':
		if among(macintosh, w.after) && (w.second == '–' || w.second == '—') && among(macintosh, w.third) {
			return 1
		}
	}
	if w.at < 0xA0 && w.at != 0x85 && (unicode.IsLetter(w.last) || unicode.IsLetter(w.after)) { // Windows-1252 in Latin-1
		return 2
	}
	return w.cyrillic()
}

// cyrillic weighs a sequence of UTF-8 that was read in Windows-1251.
func (w *window) cyrillic() int {
	r := w.at
	switch {
	case r == 'в' && w.after == 'Ђ':
		return 2
	case r >= 'В' && r <= 'Я':
		if !among(cyrillic8, w.after) {
			return 0
		}
		if w.second >= 'В' && w.second <= 'Я' && among(cyrillic8, w.third) {
			return 1
		}
		if r <= 'Е' && w.last != 0 && w.last < 0x250 && unicode.IsLetter(w.last) {
			return 2
		}
	case r >= 'а' && r <= 'п':
		if among(cyrillic8, w.after) && among(cyrillic8, w.second) && w.third >= 'а' && w.third <= 'п' &&
			!(unicode.IsLetter(w.after) && unicode.IsLetter(w.second)) && !(closing(w.after) || closing(w.second)) {
			return 1
		}
	}
	return 0
}

// chain weighs a lead byte of Shift_JIS: it stands before every other character.
func (w *window) chain() int {
	if w.after > ' ' && strings.ContainsRune("‚„ƒ", w.second) && w.third > ' ' && w.after != 0xA0 {
		return 1
	}
	return 0
}

// leads reports whether r is the lead byte of a sequence of two bytes, read in Windows-1252.
func leads(r rune) bool { return r >= 'Ã' && r <= 'ß' }

// closing reports whether r is a mark that may stand after a word.
func closing(r rune) bool {
	return strings.ContainsRune("…’”“»›‘«‹—–•™®©°", r)
}

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
	if r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0x3000 {
		g.other = true
		g.letters++
		return
	}
	switch {
	case r >= 0xC0 && r <= 0xFF:
		g.letters++
		g.upper++
	case r >= 0xA1 && r < 0xC0:
		g.letters++
		g.signs++
	case r >= 0x400 && r < 0x460:
		small := r >= 0x430
		if g.letters == 0 {
			g.small = small
		} else if small {
			g.other = true
		} else {
			g.capitals++
		}
		g.letters++
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		g.other = true
		g.letters++
	default:
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
}
