package ingest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/tables"
)

// decoded is the text of a source.
type decoded struct {
	text     string
	breaks   []tables.Break
	encoding string // IANA name
}

// fault says what is wrong with the bytes of a source, and where.
type fault struct {
	offset int // byte in the source, -1 if the whole source is meant
	line   int // from 1
	what   string
}

// in makes the error of a source: path, line, what is wrong, how to mend it.
func (f *fault) in(s *tables.Source) error {
	if f.offset < 0 {
		return fmt.Errorf("%s: %s", path.Clean(s.Path), f.what)
	}
	return fmt.Errorf("%s:%d: byte offset %d: %s", path.Clean(s.Path), f.line, f.offset, f.what)
}

var (
	bomUTF8 = []byte("\xEF\xBB\xBF")
	bomLE   = []byte("\xFF\xFE")
	bomBE   = []byte("\xFE\xFF")
)

// decode turns bytes into text. declared is the encoding that corpus.yaml gives, or empty; without one the source is
// UTF-8, or UTF-16 with a byte order mark.
func decode(data []byte, declared string) (*decoded, *fault) {
	if len(data) == 0 {
		return nil, &fault{offset: -1, what: "the file is empty; remove it from the corpus"}
	}
	switch {
	case declared == "UTF-16LE", (declared == "" || declared == "UTF-16") && bytes.HasPrefix(data, bomLE):
		return decodeUTF16(data, binary.LittleEndian, "UTF-16LE")
	case declared == "UTF-16BE", (declared == "" || declared == "UTF-16") && bytes.HasPrefix(data, bomBE):
		return decodeUTF16(data, binary.BigEndian, "UTF-16BE")
	case declared == "UTF-16":
		return nil, &fault{offset: 0, line: 1, what: "the source is declared as UTF-16 but has no byte order mark; declare UTF-16LE or UTF-16BE"}
	}
	return decodeUTF8(data)
}

func decodeUTF8(data []byte) (*decoded, *fault) {
	from := 0
	if bytes.HasPrefix(data, bomUTF8) {
		from = len(bomUTF8)
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, &fault{i, 1 + bytes.Count(data[:i], []byte("\n")), "a NUL; this is no text, or it is UTF-16 without a byte order mark: declare its encoding in corpus.yaml"}
	}
	if !utf8.Valid(data) {
		i := firstInvalid(data)
		return nil, &fault{i, 1 + bytes.Count(data[:i], []byte("\n")), fmt.Sprintf("invalid UTF-8 (%s); mend the file, or convert it to UTF-8 if it is in another encoding", hexBytes(data[i:]))}
	}
	if from == len(data) {
		return nil, &fault{offset: -1, what: "the file holds a byte order mark and nothing else; remove it from the corpus"}
	}
	d := &decoded{encoding: "UTF-8", breaks: []tables.Break{{Text: 0, Source: from, Form: tables.FormUTF8}}}
	if bytes.IndexByte(data, '\r') < 0 {
		d.text = string(data[from:])
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
			d.breaks = append(d.breaks, tables.Break{Text: b.Len(), Source: len(data) - len(rest) + i, Form: tables.FormUTF8})
			b.WriteByte('\n')
		} else { // a lone CR becomes LF: one byte for one byte
			b.WriteByte('\n')
		}
		rest = rest[i+1:]
	}
	d.text = b.String()
	return d, nil
}

func decodeUTF16(data []byte, order binary.ByteOrder, name string) (*decoded, *fault) {
	d := &decoded{encoding: name}
	i, line := 0, 1
	if len(data) >= 2 && order.Uint16(data) == 0xFEFF {
		i = 2
	}
	if i >= len(data) {
		return nil, &fault{offset: -1, what: "the file holds a byte order mark and nothing else; remove it from the corpus"}
	}
	d.breaks = []tables.Break{{Text: 0, Source: i, Form: tables.FormUTF16}}
	var b strings.Builder
	b.Grow(len(data))
	for i < len(data) {
		if i+1 >= len(data) {
			return nil, &fault{i, line, "half of a UTF-16 character at the end of the file"}
		}
		u := rune(order.Uint16(data[i:]))
		switch {
		case u == 0:
			return nil, &fault{i, line, "a NUL; this is no text"}
		case utf16.IsSurrogate(u):
			next := rune(0)
			if i+3 < len(data) {
				next = rune(order.Uint16(data[i+2:]))
			}
			r := utf16.DecodeRune(u, next)
			if r == unicode.ReplacementChar {
				return nil, &fault{i, line, "a lone surrogate; this is not valid UTF-16"}
			}
			b.WriteRune(r)
			i += 4
			continue
		case u == '\r':
			if i+3 < len(data) && order.Uint16(data[i+2:]) == '\n' {
				i += 2
				d.breaks = append(d.breaks, tables.Break{Text: b.Len(), Source: i, Form: tables.FormUTF16})
			}
			u = '\n'
		}
		if u == '\n' {
			line++
		}
		b.WriteRune(u)
		i += 2
	}
	d.text = b.String()
	return d, nil
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

// isControl reports whether r is a control character other than tab and line end.
func isControl(r rune) bool { return unicode.Is(unicode.Cc, r) && r != '\t' && r != '\n' }
