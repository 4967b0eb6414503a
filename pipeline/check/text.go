package check

import (
	"bytes"
	"fmt"
	"sort"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// textMap is an own count of the places of a text, apart from span.Index: byte offsets of every 64th code point.
type textMap struct {
	text   string
	every  []int
	length int // code points
	breaks []tables.Break
}

const stride = 64

func newTextMap(t *tables.Text) *textMap {
	m := &textMap{text: t.Text, breaks: t.Breaks}
	for b := range t.Text {
		if m.length%stride == 0 {
			m.every = append(m.every, b)
		}
		m.length++
	}
	return m
}

// byteAt is the byte offset in the text of the code point p, 0 <= p <= length.
func (m *textMap) byteAt(p int) int {
	if p == m.length {
		return len(m.text)
	}
	b := m.every[p/stride]
	for range p % stride {
		_, n := utf8.DecodeRuneInString(m.text[b:])
		b += n
	}
	return b
}

// source gives the bytes of the source that the bytes [start,end) of the text were decoded from.
func (m *textMap) source(start, end int) (from, to int) {
	first := sort.Search(len(m.breaks), func(i int) bool { return m.breaks[i].Text > start }) - 1
	last := sort.Search(len(m.breaks), func(i int) bool { return m.breaks[i].Text >= end }) - 1
	if start == end {
		last = first
	}
	from, to = start, end // text before the first break stands as it is
	if first >= 0 {
		from = m.forward(first, start)
	}
	if last >= 0 {
		to = m.forward(last, end)
	}
	return from, to
}

// forward is the source offset of the text offset b, counted from a break before it.
func (m *textMap) forward(i, b int) int {
	k := m.breaks[i]
	return k.Source + sourceLength(m.text[k.Text:b], k.Form)
}

func sourceLength(s string, form int) int {
	if form == tables.FormUTF8 {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += 2
		if r > 0xFFFF {
			n += 2
		}
	}
	return n
}

// decodes proves that the source decodes to the text: each run of the text between two breaks stands in the source where
// the breaks say. A line end may be CR in the source. It gives the first fault, in words, or an empty string. Encodings
// that have no encoding form of their own cannot be proved here; proved is false for them.
func (m *textMap) decodes(content []byte, encoding string) (fault string, proved bool) {
	breaks := m.breaks
	if len(breaks) == 0 || breaks[0].Text > 0 {
		breaks = append([]tables.Break{{}}, breaks...)
	}
	for i, k := range breaks {
		end := len(m.text)
		if i+1 < len(breaks) {
			end = breaks[i+1].Text
		}
		if k.Text < 0 || k.Text > end || k.Source < 0 {
			return fmt.Sprintf("break %d is out of order", i), true
		}
		want := m.text[k.Text:end]
		n := sourceLength(want, k.Form)
		if k.Source > len(content)-n {
			return fmt.Sprintf("break %d points beyond the source", i), true
		}
		if i+1 < len(breaks) && k.Source+n > breaks[i+1].Source {
			return fmt.Sprintf("break %d begins before the end of the run before it", i+1), true
		}
		got := content[k.Source : k.Source+n]
		var same bool
		switch {
		case k.Form == tables.FormUTF16:
			same = equalUTF16(got, want, bigEndian(content, encoding))
		case encoding == "UTF-8" || encoding == "US-ASCII":
			same = equalUTF8(got, want)
		default:
			return "", false
		}
		if !same {
			return fmt.Sprintf("the source bytes %d to %d do not decode to the text", k.Source, k.Source+n), true
		}
	}
	return "", true
}

func equalUTF8(got []byte, want string) bool {
	if string(got) == want {
		return true
	}
	return string(bytes.ReplaceAll(got, []byte{'\r'}, []byte{'\n'})) == want
}

func bigEndian(content []byte, encoding string) bool {
	switch encoding {
	case "UTF-16BE":
		return true
	case "UTF-16LE":
		return false
	}
	return len(content) > 1 && content[0] == 0xFE && content[1] == 0xFF
}

func equalUTF16(got []byte, want string, big bool) bool {
	unit := func() rune {
		a, b := rune(got[0]), rune(got[1])
		got = got[2:]
		if big {
			return a<<8 | b
		}
		return b<<8 | a
	}
	for _, r := range want {
		if len(got) < 2 {
			return false
		}
		u := unit()
		if 0xD800 <= u && u < 0xDC00 && len(got) >= 2 {
			u = 0x10000 + (u-0xD800)<<10 + (unit() - 0xDC00)
		}
		if u == '\r' && r == '\n' {
			u = r
		}
		if u != r {
			return false
		}
	}
	return len(got) == 0
}

// blank reports whether s is white space only.
func blank(s string) bool {
	for _, r := range s {
		if !span.IsSpace(r) {
			return false
		}
	}
	return true
}

// sameButSpace reports whether a and b differ in white space only.
func sameButSpace(a, b string) bool {
	if a == b {
		return true
	}
	for {
		a, b = trimSpace(a), trimSpace(b)
		if a == "" || b == "" {
			return a == b
		}
		r, n := utf8.DecodeRuneInString(a)
		q, m := utf8.DecodeRuneInString(b)
		if r != q || n != m {
			return false
		}
		a, b = a[n:], b[m:]
	}
}

// trimSpace drops the white space that s begins with.
func trimSpace(s string) string {
	for i, r := range s {
		if !span.IsSpace(r) {
			return s[i:]
		}
	}
	return ""
}

// digits calls yield for each maximal run of decimal digits (category Nd) in s, with its code points.
func digits(s string, yield func(start, end int)) {
	p, start := 0, -1
	for _, r := range s {
		d := isDigit(r)
		if d && start < 0 {
			start = p
		}
		if !d && start >= 0 {
			yield(start, p)
			start = -1
		}
		p++
	}
	if start >= 0 {
		yield(start, p)
	}
}

// isDigit reports whether r is a decimal digit of any script: category Nd.
func isDigit(r rune) bool {
	return '0' <= r && r <= '9' || r >= 0x80 && unicode.Is(unicode.Nd, r)
}
