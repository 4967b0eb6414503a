package decode

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

func decodeUTF32(data []byte, order binary.ByteOrder, name string) (*Text, *Fault) {
	i, line := 0, 1
	if len(data) >= 4 && order.Uint32(data) == 0xFEFF {
		i = 4
	}
	if i >= len(data) {
		return nil, onlyMark
	}
	w := &writer{form: -1}
	w.Grow(len(data) / 2)
	for ; i < len(data); i += 4 {
		if i+4 > len(data) {
			return nil, &Fault{i, line, "a part of a UTF-32 character at the end of the file"}
		}
		u := order.Uint32(data[i:])
		r := rune(u)
		switch {
		case u == 0:
			return nil, &Fault{i, line, "a NUL; this is no text"}
		case u > utf8.MaxRune || !utf8.ValidRune(r):
			return nil, &Fault{i, line, fmt.Sprintf("no character (%s); this is not valid UTF-32", hexBytes(data[i:]))}
		case r == '\r':
			if i+8 <= len(data) && order.Uint32(data[i+4:]) == '\n' {
				i += 4
				w.cut(i, tables.FormFour)
			}
			r = '\n'
		}
		if r == '\n' {
			line++
		}
		w.put(r, i, tables.FormFour)
	}
	return &Text{Text: w.String(), Breaks: w.breaks, Encoding: name}, nil
}

// isUTF32 reports whether all bytes are characters of UTF-32, which bytes of anything else are not by chance: of every
// four of them one is zero, and the next at most 16.
func isUTF32(data []byte, order binary.ByteOrder) bool {
	if len(data) < 16 || len(data)%4 != 0 {
		return false
	}
	for i := 0; i < len(data); i += 4 {
		u := order.Uint32(data[i:])
		if u > utf8.MaxRune || !utf8.ValidRune(rune(u)) || !isShown(rune(u)) {
			return false
		}
	}
	return true
}

// decodeShifted decodes an encoding with escape sequences: what stands between two of them has its place in the source
// as a whole.
func decodeShifted(data []byte, e *source.Encoding) (*Text, *Fault) {
	w := &writer{form: -1}
	w.Grow(len(data) + len(data)/2)
	for i := 0; i < len(data); {
		if c := data[i]; c == 0 {
			return nil, at(data, i, "a NUL; this is no text, or its encoding is not "+e.Name)
		}
		text, n := e.Shifts().Next(data[i:])
		switch {
		case n == 0:
			return nil, at(data, i, fmt.Sprintf("bytes that are not %s (%s); mend the file, or convert it to UTF-8",
				e.Name, hexBytes(data[i:])))
		case n == 1:
			i = w.putPlain(data, i, tables.FormSingle)
			continue
		case text != "":
			w.cut(i, tables.FormUnit)
			w.breaks[len(w.breaks)-1].Length = n
			w.WriteString(text)
		}
		w.form = -1 // whatever follows has another place
		i += n
	}
	if w.Len() == 0 {
		return nil, &Fault{Offset: -1, What: "the file holds escape sequences and nothing else; remove it from the corpus"}
	}
	return &Text{Text: w.String(), Breaks: w.breaks, Encoding: e.Name}, nil
}

// escaped are the encodings that an escape sequence says. No two of them read the same one.
var escaped = []string{"ISO-2022-JP", "ISO-2022-KR", "ISO-2022-CN"}

// decodeEscaped decodes bytes that hold an escape sequence at a place: by the one encoding that reads them all.
func decodeEscaped(data []byte, place int) (*Text, *Fault) {
	for _, name := range escaped {
		if d, f := As(data, name); f == nil {
			return d, nil
		}
	}
	return nil, at(data, place, "the bytes that begin Japanese, Chinese or Korean in a form of ISO-2022 that is not "+
		"read; convert the file to UTF-8")
}
