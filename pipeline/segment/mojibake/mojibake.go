// Package mojibake finds text that was decoded in the wrong encoding.
package mojibake

import (
	"strings"
	"unicode/utf8"
)

// Mojibake is text that was decoded in the wrong encoding. It shows in sequences that no language has: each family
// below is a pair of encodings, the one that the bytes are in and the one that they were read in. A sign that other
// text may have by chance counts once, one that it cannot have twice; two make mojibake.

// The characters that the bytes 0x80 to 0xBF stand for in an encoding: the second and later bytes of a sequence of
// UTF-8 come out as these (https://encoding.spec.whatwg.org, index windows-1252, windows-1251, macintosh).
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

// dense reports whether a text has two characters outside of ASCII side by side, or one that is a sign by itself:
// without them it has no mojibake.
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

// leads reports whether r is the lead byte of a sequence of two bytes, read in Windows-1252.
func leads(r rune) bool { return r >= 'Ã' && r <= 'ß' }

// closing reports whether r is a mark that may stand after a word.
func closing(r rune) bool {
	return strings.ContainsRune("…’”“»›‘«‹—–•™®©°", r)
}
