package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// In the encodings of ISO 2022 all bytes are of ASCII, and escape sequences say for a while that they are meant
// otherwise: ISO-2022-JP (RFC 1468), ISO-2022-KR (RFC 1557), ISO-2022-CN (RFC 1922). Sets that are hardly used, those
// of CNS 11643 and the supplement of JIS X 0212, are not read: their bytes are not of the encoding.

const (
	escape   = 0x1B
	shiftOut = 0x0E
	shiftIn  = 0x0F
)

// Shifts are the escape sequences of an encoding.
type Shifts struct {
	plain []string          // return to ASCII, or announce the set that stands between shift out and shift in
	sets  []string          // begin characters of another set, up to the next escape sequence
	code  encoding.Encoding // of those, escape sequence and all
	out   encoding.Encoding // of what stands between shift out and shift in, with the high bit of each byte set
	// signed reads, in an encoding of which printed signs are the shifts, what data begins with, as Next does.
	signed func(data []byte) (text string, n int)
}

var (
	japaneseShifts = &Shifts{plain: []string{"\x1B(B", "\x1B(J"}, sets: []string{"\x1B$@", "\x1B$B", "\x1B(I"},
		code: japanese.ISO2022JP}
	koreanShifts  = &Shifts{plain: []string{"\x1B$)C"}, out: korean.EUCKR}
	chineseShifts = &Shifts{plain: []string{"\x1B$)A"}, out: simplifiedchinese.GBK}
)

// Shifts gives the escape sequences of the encoding; nil if it has none.
func (e *Encoding) Shifts() *Shifts { return e.shifts }

// In reports whether bytes of ASCII may hold what is meant otherwise.
func (s *Shifts) In(data []byte) bool { return s.signed != nil || bytes.IndexByte(data, escape) >= 0 }

// Next reads the first piece of data: a byte of ASCII, an escape sequence that says nothing by itself, or a whole run
// of characters of another set with the sequences around it. n is its length in bytes, 0 if it is not of the encoding.
func (s *Shifts) Next(data []byte) (text string, n int) {
	switch c := data[0]; {
	case c == escape:
		return s.escaped(data)
	case c == shiftOut:
		return s.shifted(data)
	case c == shiftIn || c >= utf8.RuneSelf:
		return "", 0
	case s.signed != nil:
		return s.signed(data)
	default:
		return string(rune(c)), 1
	}
}

// escaped reads what begins with an escape sequence.
func (s *Shifts) escaped(data []byte) (string, int) {
	if n := prefixOf(data, s.plain); n > 0 {
		return "", n
	}
	begin := prefixOf(data, s.sets)
	if begin == 0 {
		return "", 0
	}
	end := len(data)
	if i := bytes.IndexByte(data[begin:], escape); i >= 0 {
		end = begin + i
	}
	text := decoded(s.code, data[:end])
	if text == "" && end > begin {
		return "", 0
	}
	return text, end + prefixOf(data[end:], s.plain)
}

// shifted reads what stands between shift out and shift in.
func (s *Shifts) shifted(data []byte) (string, int) {
	end := 1
	for end < len(data) && data[end] >= 0x21 && data[end] <= 0x7E {
		end++
	}
	if s.out == nil || end == len(data) || data[end] != shiftIn {
		return "", 0
	}
	wide := make([]byte, end-1)
	for i, c := range data[1:end] {
		wide[i] = c | 0x80
	}
	text := decoded(s.out, wide)
	if text == "" && len(wide) > 0 {
		return "", 0
	}
	return text, end + 1
}

// prefixOf gives the length of the sequence that data begins with; 0 if it is none of them.
func prefixOf(data []byte, sequences []string) int {
	for _, s := range sequences {
		if bytes.HasPrefix(data, []byte(s)) {
			return len(s)
		}
	}
	return 0
}

// decoded decodes bytes as a whole; it is empty if some of them say nothing, or a line ends among them.
func decoded(code encoding.Encoding, data []byte) string {
	text, err := code.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) || bytes.ContainsAny(text, "\r\n\x00") {
		return ""
	}
	return string(text)
}

// decode gives the text of all bytes, U+FFFD for those that say nothing.
func (s *Shifts) decode(data []byte) string {
	var b strings.Builder
	for len(data) > 0 {
		text, n := s.Next(data)
		if n == 0 {
			text, n = string(utf8.RuneError), 1
		}
		b.WriteString(text)
		data = data[n:]
	}
	return b.String()
}
