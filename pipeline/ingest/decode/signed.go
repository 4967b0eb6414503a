package decode

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/source"
)

// In HZ and UTF-7 printed signs lead to other characters than ASCII, and any other text may hold such signs. A file is
// read as one of them only if all that its signs begin is of that encoding, and says enough that letters are meant.

// fewestSigned is how many letters beyond ASCII tell that they are meant.
const fewestSigned = 6

// signed are the encodings that printed signs say, each with a sign that it has.
var signed = []struct{ name, sign string }{{"HZ-GB-2312", "~{"}, {"UTF-7", "+"}}

// signedEncoding tells the encoding of a text in ASCII that printed signs say; empty if it is ASCII.
func signedEncoding(data []byte) string {
	for _, e := range signed {
		if bytes.Contains(data, []byte(e.sign)) && isSigned(data, source.Named(e.name).Shifts()) {
			return e.name
		}
	}
	return ""
}

// isSigned reports whether all that the signs of a text begin is of their encoding: letters most of all, and none of
// ASCII.
func isSigned(data []byte, shifts *source.Shifts) bool {
	letters, others := 0, 0
	for len(data) > 0 {
		text, n := shifts.Next(data)
		switch {
		case n == 0 || data[0] >= utf8.RuneSelf:
			return false
		case n > 2:
			for _, r := range text {
				if !isShown(r) || r < utf8.RuneSelf && unicode.IsLetter(r) {
					return false
				}
				if unicode.IsLetter(r) {
					letters++
				} else {
					others++
				}
			}
		}
		data = data[n:]
	}
	return letters >= fewestSigned && letters >= 2*others
}
