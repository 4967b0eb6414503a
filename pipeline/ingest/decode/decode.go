package decode

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Text is the text of a source.
type Text struct {
	Text     string
	Breaks   []tables.Break
	Encoding string // IANA name
	Parts    []tables.Part
	Issues   []string // values of documents.issues
}

// Fault says what is wrong with the bytes of a source, and where.
type Fault struct {
	Offset int // byte in the source, -1 if the whole source is meant
	Line   int // from 1
	What   string
}

// Error says what is wrong, without the path and the place.
func (f *Fault) Error() string { return f.What }

var (
	bomUTF8    = []byte("\xEF\xBB\xBF")
	bomLE      = []byte("\xFF\xFE")
	bomBE      = []byte("\xFE\xFF")
	bomUTF32LE = []byte("\xFF\xFE\x00\x00")
	bomUTF32BE = []byte("\x00\x00\xFE\xFF")
)

// Mark gives the encoding that a byte order mark says; empty without one.
func Mark(data []byte) string {
	switch {
	case bytes.HasPrefix(data, bomUTF8):
		return "UTF-8"
	case bytes.HasPrefix(data, bomUTF32LE):
		return "UTF-32LE"
	case bytes.HasPrefix(data, bomUTF32BE):
		return "UTF-32BE"
	case bytes.HasPrefix(data, bomLE):
		return "UTF-16LE"
	case bytes.HasPrefix(data, bomBE):
		return "UTF-16BE"
	}
	return ""
}

// As turns bytes of a known encoding into text.
func As(data []byte, name string) (*Text, *Fault) {
	switch name {
	case "UTF-8":
		return decodeUTF8(data)
	case "UTF-16", "UTF-32":
		return nil, &Fault{Offset: 0, Line: 1, What: fmt.Sprintf("the source is declared as %s but has no byte order mark; "+
			"declare %[1]sLE or %[1]sBE", name)}
	case "UTF-16LE":
		return decodeUTF16(data, binary.LittleEndian, name)
	case "UTF-16BE":
		return decodeUTF16(data, binary.BigEndian, name)
	case "UTF-32LE":
		return decodeUTF32(data, binary.LittleEndian, name)
	case "UTF-32BE":
		return decodeUTF32(data, binary.BigEndian, name)
	}
	e := source.Named(name)
	if e.Shifts() != nil {
		return decodeShifted(data, e)
	}
	return decodeTables(data, e)
}

func decodeUTF8(data []byte) (*Text, *Fault) {
	from := 0
	if bytes.HasPrefix(data, bomUTF8) {
		from = len(bomUTF8)
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, at(data, i, "a NUL; this is no text, or it is UTF-16 without a byte order mark: declare its encoding "+
			"in corpus.yaml")
	}
	if !utf8.Valid(data) {
		i := firstInvalid(data)
		return nil, at(data, i, invalid(data, i))
	}
	if from == len(data) {
		return nil, onlyMark
	}
	d := &Text{Encoding: "UTF-8", Breaks: []tables.Break{{Text: 0, Source: from, Form: tables.FormUTF8}}}
	if bytes.IndexByte(data, '\r') < 0 {
		d.Text = string(data[from:])
		return d, nil
	}
	var b strings.Builder
	b.Grow(len(data))
	for rest := data[from:]; len(rest) > 0; {
		i := bytes.IndexByte(rest, '\r')
		if i < 0 {
			b.Write(rest)
			break
		}
		b.Write(rest[:i])
		if i+1 < len(rest) && rest[i+1] == '\n' { // CRLF: the CR is dropped, the text goes on at the LF
			i++
			d.Breaks = append(d.Breaks, tables.Break{Text: b.Len(), Source: len(data) - len(rest) + i, Form: tables.FormUTF8})
		}
		b.WriteByte('\n') // also for a lone CR: one byte for one byte
		rest = rest[i+1:]
	}
	d.Text = b.String()
	return d, nil
}

var onlyMark = &Fault{Offset: -1, What: "the file holds a byte order mark and nothing else; remove it from the corpus"}

// writer builds the text of an encoding in which the length of a character is not that of UTF-8.
type writer struct {
	strings.Builder
	breaks []tables.Break
	form   int
	next   int // text length at which the run ends, so that no place is far from a break
}

// longestRun is the length of a run in bytes of the text.
const longestRun = 1024

// put adds a character that stands at a place of the source.
func (w *writer) put(r rune, at, form int) {
	if form != w.form || w.Len() >= w.next {
		w.cut(at, form)
	}
	if r < utf8.RuneSelf {
		w.WriteByte(byte(r))
	} else {
		w.WriteRune(r)
	}
}

// cut begins a run.
func (w *writer) cut(at, form int) {
	w.breaks = append(w.breaks, tables.Break{Text: w.Len(), Source: at, Form: form})
	w.form, w.next = form, w.Len()+longestRun
}

func decodeUTF16(data []byte, order binary.ByteOrder, name string) (*Text, *Fault) {
	i, line := 0, 1
	if len(data) >= 2 && order.Uint16(data) == 0xFEFF {
		i = 2
	}
	if i >= len(data) {
		return nil, onlyMark
	}
	w := &writer{}
	w.Grow(len(data))
	for i < len(data) {
		if i+1 >= len(data) {
			return nil, &Fault{i, line, "half of a UTF-16 character at the end of the file"}
		}
		u := rune(order.Uint16(data[i:]))
		switch {
		case u == 0:
			return nil, &Fault{i, line, "a NUL; this is no text"}
		case utf16.IsSurrogate(u):
			next := rune(0)
			if i+3 < len(data) {
				next = rune(order.Uint16(data[i+2:]))
			}
			r := utf16.DecodeRune(u, next)
			if r == unicode.ReplacementChar {
				return nil, &Fault{i, line, "a lone surrogate; this is not valid UTF-16"}
			}
			w.put(r, i, tables.FormUTF16)
			i += 4
			continue
		case u == '\r':
			if i+3 < len(data) && order.Uint16(data[i+2:]) == '\n' {
				i += 2
				w.cut(i, tables.FormUTF16)
			}
			u = '\n'
		}
		if u == '\n' {
			line++
		}
		w.put(u, i, tables.FormUTF16)
		i += 2
	}
	return &Text{Text: w.String(), Breaks: w.breaks, Encoding: name}, nil
}

// decodeTables decodes an encoding of one, two or more bytes a character. A file that is named by a narrow encoding and
// holds bytes of the wider one is read, and recorded, as the wider one.
func decodeTables(data []byte, e *source.Encoding) (*Text, *Fault) {
	t := e.Tables()
	wide := tables.FormDouble
	if t.Single() {
		wide = tables.FormSingle
	}
	w := &writer{form: -1}
	w.Grow(len(data) + len(data)/2)
	for i := 0; i < len(data); {
		switch c := data[i]; {
		case c == 0:
			return nil, at(data, i, "a NUL; this is no text, or its encoding is not "+e.Name)
		case c < utf8.RuneSelf:
			i = w.putPlain(data, i, wide)
			continue
		}
		r, pair, n := t.Character(data[i:])
		if e.Wider != "" && isOfWider(r, n) {
			if d, f := decodeTables(data, source.Named(e.Wider)); f == nil {
				return d, nil
			}
		}
		switch {
		case n == 0:
			return nil, at(data, i, fmt.Sprintf("bytes that are not %s (%s); mend the file, or declare its encoding in "+
				"corpus.yaml", e.Name, hexBytes(data[i:])))
		case pair != "":
			w.cut(i, tables.FormUnit)
			w.breaks[len(w.breaks)-1].Length = n
			w.WriteString(pair)
			w.cut(i+n, wide)
		default:
			w.put(r, i, formOf[n])
		}
		i += n
	}
	return &Text{Text: w.String(), Breaks: w.breaks, Encoding: e.Name}, nil
}

// formOf is the form of a character of so many bytes.
var formOf = [...]int{1: tables.FormSingle, 2: tables.FormDouble, 3: tables.FormTriple, 4: tables.FormFour}

// isOfWider reports whether a character of n bytes is none of a narrow encoding, but may be one of the wider one.
func isOfWider(r rune, n int) bool { return n == 0 || n == 4 || n == 1 && r >= 0x80 && r < 0xA0 }

// putPlain adds the character of ASCII at i, of which CR LF and CR become LF, and gives the place behind it.
func (w *writer) putPlain(data []byte, i, form int) int {
	c := data[i]
	if c == '\r' {
		if i+1 < len(data) && data[i+1] == '\n' {
			i++
			w.cut(i, form)
		}
		c = '\n'
	}
	w.put(rune(c), i, form)
	return i + 1
}

// at makes the fault of a place in bytes whose lines end with LF.
func at(data []byte, offset int, what string) *Fault {
	return &Fault{offset, 1 + bytes.Count(data[:offset], []byte("\n")), what}
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// hexBytes shows the first bytes of data.
func hexBytes(data []byte) string {
	parts := make([]string, 0, 4)
	for _, c := range data[:min(4, len(data))] {
		parts = append(parts, fmt.Sprintf("0x%02X", c))
	}
	return strings.Join(parts, " ")
}

// IsControl reports whether r is a control character other than tab and line end.
func IsControl(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0
}
