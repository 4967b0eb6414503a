package check

import (
	"sort"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/tables"
)

// textMap is an own count of the places of a text, apart from span.Index: byte offsets of every 64th code point.
type textMap struct {
	text   string
	every  []int
	length int // code points
	breaks []tables.Break
	parts  []tables.Part // of an archive; else nil
}

const stride = 64

func newTextMap(t *tables.Text) *textMap {
	m := &textMap{text: t.Text, breaks: t.Breaks}
	if len(t.Parts) > 0 && t.Parts[0].Apart {
		m.parts = t.Parts
	}
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

// source gives the bytes of the source that the bytes [start,end) of the text were made from.
func (m *textMap) source(start, end int) (from, to int) {
	first := sort.Search(len(m.breaks), func(i int) bool { return m.breaks[i].Text > start }) - 1
	last := sort.Search(len(m.breaks), func(i int) bool { return m.breaks[i].Text >= end }) - 1
	if start == end {
		last = first
	}
	from, to = start, end // text before the first break stands as it is
	if first >= 0 {
		if k := m.breaks[first]; k.Form == tables.FormUnit {
			from = k.Source
		} else {
			from = m.forward(first, start)
		}
	}
	if last >= 0 {
		if k := m.breaks[last]; k.Form != tables.FormUnit {
			to = m.forward(last, end)
		} else if to = k.Source; end > k.Text {
			to += k.Length
		}
	}
	return from, to
}

// forward is the source offset of the text offset b, counted from a break before it.
func (m *textMap) forward(i, b int) int {
	k := m.breaks[i]
	return k.Source + sourceLength(m.text[k.Text:b], &k)
}

// sourceLength is how many bytes of the source the text after a break was made from.
func sourceLength(s string, k *tables.Break) int {
	n := 0
	switch k.Form {
	case tables.FormUTF8:
		return len(s)
	case tables.FormUnit:
		return k.Length
	case tables.FormUTF16:
		for _, r := range s {
			n += 2
			if r > 0xFFFF {
				n += 2
			}
		}
	case tables.FormDouble:
		for _, r := range s {
			n++
			if r > 0x7F {
				n++
			}
		}
	case tables.FormSingle:
		return utf8.RuneCountInString(s)
	case tables.FormTriple:
		return 3 * utf8.RuneCountInString(s)
	case tables.FormFour:
		return 4 * utf8.RuneCountInString(s)
	}
	return n
}

// digits calls yield for each maximal run of decimal digits (category Nd) in s, with its code points.
func digits(s string, yield func(start, end int)) {
	p, start := 0, -1
	for _, r := range s {
		d := character.IsDigit(r)
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
