// Package span converts between the three ways in which a place in a text is counted: bytes of the decoded text, code
// points of it, and bytes of the source file; and between a passage and its clean form, in which only white space
// differs.
//
// Stages count in bytes of the decoded text, which need no conversion to slice it. The other two are for readers of a
// release. They are made once, by Index.Of, when a row is made, and not when its table is put together: the code point
// that a row begins with is part of its id, and a row made later refers to it by that id. So a working row carries all
// three, and no stage counts back. Only who holds a released row, which has no bytes of the text, does: Index.Byte.
package span

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// step is the distance of the marks in an Index.
const step = 128

// Index converts byte offsets of a decoded text. It is safe for use from several goroutines.
type Index struct {
	text   string
	breaks []tables.Break
	parts  []tables.Part
	marks  []int // code points before byte i*step (rounded up to the next rune start)
	ascii  bool
}

// NewIndex makes the index of a text.
func NewIndex(t *tables.Text) *Index {
	x := &Index{text: t.Text, breaks: t.Breaks, parts: t.Parts, marks: make([]int, 0, len(t.Text)/step+2)}
	n, all := 0, byte(0)
	for from := 0; from < len(t.Text); from += step {
		x.marks = append(x.marks, n)
		for i := from; i < min(from+step, len(t.Text)); i++ {
			c := t.Text[i]
			all |= c
			if utf8.RuneStart(c) {
				n++
			}
		}
	}
	x.marks, x.ascii = append(x.marks, n), all < utf8.RuneSelf
	return x
}

// Text is the decoded text.
func (x *Index) Text() string { return x.text }

// Characters is the length of the text in code points.
func (x *Index) Characters() int { return x.Point(len(x.text)) }

// Point is the number of code points before the byte offset b of the text.
func (x *Index) Point(b int) int {
	if x.ascii {
		return b
	}
	m := b / step
	n := x.marks[m]
	for i := m * step; i < b; i++ {
		if utf8.RuneStart(x.text[i]) {
			n++
		}
	}
	return n
}

// Byte is the byte offset of the code point p of the text; it is the reverse of Point, for the rows of a release.
func (x *Index) Byte(p int) int {
	if x.ascii {
		return p
	}
	m := sort.Search(len(x.marks), func(i int) bool { return x.marks[i] > p }) - 1
	b, n := min(m*step, len(x.text)), x.marks[m]
	for b < len(x.text) {
		if utf8.RuneStart(x.text[b]) {
			if n == p {
				break
			}
			n++
		}
		b++
	}
	return b
}

// Source is the byte offset in the source file of the byte offset b of the text. At the end of a run of bytes it is the
// end of that run, so that the bytes before a dropped CR end before the CR, if end is true; else the begin of the next.
// Inside a run that stands in the source as a whole it is the end of that, if end is true; else its begin.
func (x *Index) Source(b int, end bool) int {
	i := sort.Search(len(x.breaks), func(i int) bool {
		return x.breaks[i].Text > b || end && x.breaks[i].Text == b && i > 0
	}) - 1
	if i < 0 {
		return b
	}
	k := x.breaks[i]
	switch {
	case k.Form == tables.FormUTF8:
		return k.Source + b - k.Text
	case k.Form == tables.FormUnit && end && b > k.Text:
		return k.Source + k.Length
	case k.Form == tables.FormUnit:
		return k.Source
	case k.Form == tables.FormSingle && x.ascii:
		return k.Source + b - k.Text
	}
	n := k.Source
	for _, r := range x.text[k.Text:b] {
		n += tables.Width(k.Form, r)
	}
	return n
}

// Of gives the span of the bytes [start,end) of the text.
func (x *Index) Of(start, end int) schema.Span {
	s := schema.Span{
		Start:     x.Point(start),
		End:       x.Point(end),
		ByteStart: schema.OptInt{Null: true},
		ByteEnd:   schema.OptInt{Null: true},
		From:      start,
		To:        end,
	}
	if part := x.part(start); part == nil || !part.Apart {
		s.ByteStart, s.ByteEnd = schema.Some(x.Source(start, false)), schema.Some(x.Source(end, true))
	}
	return s
}

// part is the part of the document that the byte b of the text stands in; nil if it has none.
func (x *Index) part(b int) *tables.Part {
	i := sort.Search(len(x.parts), func(i int) bool { return x.parts[i].Text > b }) - 1
	if i < 0 {
		return nil
	}
	return &x.parts[i]
}

// Locator says where a person finds the bytes [start,end) of the text where their place in the file does not: the
// record, or the part with the place in it; empty for others.
func (x *Index) Locator(start, end int) string {
	part := x.part(start)
	switch {
	case part == nil:
		return ""
	case part.Apart && len(x.breaks) > 0:
		return fmt.Sprintf("%s %d-%d", part.Name, x.Source(start, false), x.Source(end, true))
	}
	return part.Name
}

// Slice is the passage of the code points [start,end).
func (x *Index) Slice(start, end int) string { return x.text[x.Byte(start):x.Byte(end)] }

// Clean maps a clean passage to the text that it was made from. A repair may only add, drop or change white space, so
// the map needs no record: both sides have the same visible characters in the same order. It is not safe for concurrent
// use.
type Clean struct {
	Text  string
	base  int   // the byte offset in the document's text of the passage
	moved bool  // Text differs from the passage; else the two have the same bytes
	runs  []run // where it differs, the runs of bytes that both have, in order
	from  int   // what is to be added to a byte of Text before it is looked up in runs
	last  int   // the run that was asked for last
}

// run is a run of bytes that the clean passage has from the offset at on, and the document's text from source on. White
// space in it does not count.
type run struct{ at, source int }

// add notes where a byte of the clean passage that is not in white space stands in the document's text.
func (c *Clean) add(at, source int) {
	if n := len(c.runs); n > 0 && c.runs[n-1].source-c.runs[n-1].at == source-at {
		return
	}
	c.runs = append(c.runs, run{at, source})
}

// place gives the byte offset in the document's text of a byte of the clean passage that is not in white space.
func (c *Clean) place(i int) int {
	if !c.moved {
		return c.base + i
	}
	i += c.from
	if k := c.last + 1; c.runs[c.last].at <= i && k < len(c.runs) && c.runs[k].at <= i {
		c.last = k // most places are asked for in order
	}
	if k := c.last; c.runs[k].at > i || k+1 < len(c.runs) && c.runs[k+1].at <= i {
		c.last = sort.Search(len(c.runs), func(k int) bool { return c.runs[k].at > i }) - 1
	}
	r := c.runs[c.last]
	return r.source + i - r.at
}

// Part is the map of the bytes [from,to) of the clean passage.
func (c *Clean) Part(from, to int) *Clean {
	part := *c
	part.Text, part.from = c.Text[from:to], c.from+from
	if !c.moved {
		part.base += from
	}
	return &part
}

// IsSpace reports whether a repair may add, drop or change r: White_Space and the zero-width U+200B, U+2060, U+FEFF.
// The joiners U+200C and U+200D carry meaning and are no space.
func IsSpace(r rune) bool { return character.IsSpace(r) }

// Clean maps the text of a paragraph to the document that it stands in. It fails if the two differ in more than white
// space: then a repair changed what the document says, which is a fault of the program.
func (x *Index) Clean(p *schema.Paragraph) (*Clean, error) {
	passage := x.text[p.Span.From:p.Span.To]
	c, at := match(p.Text, passage, p.Span.From)
	if c == nil {
		return nil, fmt.Errorf("the text of paragraph %s of document %s differs from its source in more than white space, "+
			"from code point %d on; this is a fault of the program, please report it", p.ParagraphID, p.DocumentID,
			x.Point(p.Span.From+at))
	}
	return c, nil
}

// Whole maps a text to itself.
func Whole(text string) *Clean { return &Clean{Text: text} }

// match maps clean to the passage of the text that begins at byte base. If the two differ in anything but white space,
// it gives nil, and the byte of the passage where they part.
func match(clean, passage string, base int) (*Clean, int) {
	c := &Clean{Text: clean, base: base}
	if clean == passage {
		return c, 0
	}
	c.moved = true
	j := 0
	for i, r := range clean {
		if IsSpace(r) {
			continue
		}
		for j < len(passage) {
			q, n := utf8.DecodeRuneInString(passage[j:])
			if !IsSpace(q) {
				break
			}
			j += n
		}
		n := utf8.RuneLen(r)
		if j+n > len(passage) || passage[j:j+n] != clean[i:i+n] {
			return nil, j
		}
		c.add(i, base+j)
		j += n
	}
	if rest := strings.TrimLeftFunc(passage[j:], IsSpace); rest != "" {
		return nil, len(passage) - len(rest)
	}
	return c, 0
}

// Unbroken is the same passage without the marks that a program left where it had broken a word or number at the end of
// a line: the soft hyphen, and the sign of negation that some print for it, between letters or digits.
func (c *Clean) Unbroken() *Clean {
	if !strings.Contains(c.Text, softHyphen) && !strings.Contains(c.Text, notSign) {
		return c
	}
	var text strings.Builder
	out := &Clean{base: c.base, moved: true}
	var before rune
	for i, r := range c.Text {
		n := utf8.RuneLen(r)
		after, _ := utf8.DecodeRuneInString(c.Text[i+n:])
		if broke := string(r) == softHyphen || string(r) == notSign; broke && ofWord(before) && ofWord(after) {
			continue
		}
		before = r
		if !IsSpace(r) {
			out.add(text.Len(), c.place(i))
		}
		text.WriteString(c.Text[i : i+n])
	}
	out.Text = text.String()
	return out
}

const (
	softHyphen = "\u00AD"
	notSign    = "\u00AC"
)

func ofWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Source gives the byte offsets in the document's text of the bytes [start,end) of the clean text. White space at
// either end of the range is left out; a range of white space only gives an empty range.
func (c *Clean) Source(start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(c.Text[start:end])
		if !IsSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(c.Text[start:end])
		if !IsSpace(r) {
			break
		}
		end -= n
	}
	switch {
	case !c.moved:
		return c.base + start, c.base + end
	case start == end:
		return c.base, c.base
	}
	return c.place(start), c.place(end-1) + 1
}

// Trim takes the white space off both ends of [start,end) of a text.
func Trim(text string, start, end int) (int, int) {
	s := text[start:end]
	left := strings.TrimLeftFunc(s, IsSpace)
	start += len(s) - len(left)
	return start, start + len(strings.TrimRightFunc(left, IsSpace))
}

// IsBlank reports whether a text is nothing but white space.
func IsBlank(s string) bool { return strings.TrimLeftFunc(s, IsSpace) == "" }

// SameButSpace reports whether two texts have the same characters but for white space.
func SameButSpace(a, b string) bool {
	if a == b {
		return true
	}
	for {
		a, b = strings.TrimLeftFunc(a, IsSpace), strings.TrimLeftFunc(b, IsSpace)
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
