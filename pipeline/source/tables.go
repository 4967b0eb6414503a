package source

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// Tables decodes the characters of an encoding one by one.
type Tables struct {
	single  [256]rune // what a byte says alone; 0: nothing
	double  []rune    // what two bytes say, by first*256+second; 0: nothing, below 0: -1-i of pairs; nil without any
	pairs   []string  // characters that are written with two code points
	decoder transform.Transformer
	triple  bool // 8F begins three bytes (EUC-JP)
	four    bool // a digit as the second byte begins four bytes (GB18030)
}

// Character decodes the first character of data: its text, and its length in bytes, 0 if the bytes say nothing. text is
// one code point, or in a few places of Big5 two.
func (t *Tables) Character(data []byte) (r rune, pair string, length int) {
	c := data[0]
	if r := t.single[c]; r != 0 {
		return r, "", 1
	}
	if t.double == nil || len(data) < 2 {
		return 0, "", 0
	}
	switch r := t.double[int(c)<<8|int(data[1])]; {
	case r > 0:
		return r, "", 2
	case r < 0:
		return 0, t.pairs[-1-r], 2
	}
	switch {
	case t.four && data[1] >= '0' && data[1] <= '9' && len(data) >= 4:
		return t.long(data[:4])
	case t.triple && c == 0x8F && len(data) >= 3:
		return t.long(data[:3])
	}
	return 0, "", 0
}

// long decodes a character of three or four bytes.
func (t *Tables) long(data []byte) (rune, string, int) {
	var buf [16]byte
	n := decodeOne(t.decoder, buf[:], data)
	r, size := utf8.DecodeRune(buf[:n])
	if size != n || r == utf8.RuneError && string(data) != "\x84\x31\xA4\x37" {
		return 0, "", 0
	}
	return r, "", len(data)
}

// decode gives the text of all bytes, U+FFFD for those that say nothing.
func (t *Tables) decode(data []byte) string {
	var b strings.Builder
	for len(data) > 0 {
		r, pair, n := t.Character(data)
		switch {
		case n == 0 && data[0] == 0:
			r, n = 0, 1
		case n == 0:
			r, n = utf8.RuneError, 1
		}
		if pair != "" {
			b.WriteString(pair)
		} else {
			b.WriteRune(r)
		}
		data = data[n:]
	}
	return b.String()
}

// Single reports whether every character is one byte.
func (t *Tables) Single() bool { return t.double == nil }

func newTables(e *Encoding) *Tables {
	t := &Tables{}
	if m, ok := e.code.(*charmap.Charmap); ok {
		t.fill(m, strings.HasPrefix(e.Name, "windows-"))
		return t
	}
	t.decoder = e.code.NewDecoder().Transformer
	t.four, t.triple = e.Name == "GB18030" || e.Name == "GBK", e.Name == "EUC-JP"
	t.double = make([]rune, 1<<16)
	var buf [16]byte
	for c := range 256 {
		if c < utf8.RuneSelf {
			t.single[c] = rune(c)
			continue
		}
		if r, n := decodeWhole(t.decoder, buf[:], byte(c)); n > 0 {
			t.single[c] = r
			continue
		}
		for d := 0x31; d < 256; d++ {
			n := decodeOne(t.decoder, buf[:], []byte{byte(c), byte(d)})
			text := buf[:n]
			r, size := utf8.DecodeRune(text)
			switch {
			case n == 0 || strings.ContainsRune(string(text), utf8.RuneError):
			case size == n:
				t.double[c<<8|d] = r
			case size+1 == n && text[size] == byte(d): // a byte and an ASCII character after it
			default:
				t.pairs = append(t.pairs, string(text))
				t.double[c<<8|d] = rune(-len(t.pairs))
			}
		}
	}
	return t
}

// fill takes the characters of an encoding of one byte a character; of one of Windows the control characters beyond
// ASCII are undefined.
func (t *Tables) fill(m *charmap.Charmap, windows bool) {
	for c := range t.single {
		r := m.DecodeByte(byte(c))
		undefined := windows && r >= 0x80 && r < 0xA0
		if r != utf8.RuneError && !undefined {
			t.single[c] = r
		}
	}
}

// decodeWhole decodes a byte that is a character by itself; n is 0 if it is none.
func decodeWhole(d transform.Transformer, buf []byte, c byte) (r rune, n int) {
	n = decodeOne(d, buf, []byte{c})
	r, size := utf8.DecodeRune(buf[:n])
	if n == 0 || size != n || r == utf8.RuneError {
		return 0, 0
	}
	return r, n
}

// decodedRune gives the character that a text consists of; 0 if it is none or U+FFFD.
func decodedRune(text []byte) rune {
	r, size := utf8.DecodeRune(text)
	if size != len(text) || r == utf8.RuneError {
		return 0
	}
	return r
}

// decodeOne decodes a few bytes into buf and gives the length of what they say; 0 if they end too early.
func decodeOne(d transform.Transformer, buf, data []byte) int {
	d.Reset()
	n, used, err := d.Transform(buf, data, true)
	if err != nil || used != len(data) {
		return 0
	}
	return n
}
