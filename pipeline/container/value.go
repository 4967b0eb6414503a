package container

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Escape is how the characters of a value are written.
type Escape int

// The escapes.
const (
	None    Escape = iota // as they are
	JSON                  // as in a JSON string (RFC 8259)
	Doubled               // quotation marks are doubled (RFC 4180)
)

// Value is a value of a record.
type Value struct {
	Start, End int // bytes of the record, without quotation marks around
	Escape     Escape
	Text       bool // it is a text: of JSON, neither a number nor null nor a structure
}

// Row gives the values of a record of a table whose columns a separator parts.
func Row(data []byte, separator byte) ([]Value, error) {
	var out []Value
	for i := 0; ; i++ {
		v := Value{Start: i, Text: true}
		if i < len(data) && data[i] == '"' {
			v.Start, v.Escape = i+1, Doubled
			if v.End = closing(data, i+1); v.End < 0 {
				return nil, errors.New("a quotation mark is never closed")
			}
			if i = v.End + 1; i < len(data) && data[i] != separator {
				return nil, fmt.Errorf("column %d goes on after its closing quotation mark; double the marks that "+
					"belong to the text", len(out)+1)
			}
		} else {
			n := bytes.IndexByte(data[i:], separator)
			if n < 0 {
				n = len(data) - i
			}
			i += n
			v.End = i
		}
		out = append(out, v)
		if i >= len(data) {
			return out, nil
		}
	}
}

// closing finds the quotation mark that closes a field; -1 for none.
func closing(data []byte, i int) int {
	for {
		n := bytes.IndexByte(data[i:], '"')
		if n < 0 {
			return -1
		}
		i += n
		if i+1 >= len(data) || data[i+1] != '"' {
			return i
		}
		i += 2
	}
}

// Pair is a key of a JSON object with its value.
type Pair struct {
	Key string
	Value
}

// Object gives the pairs of a record in JSON Lines, in their order.
func Object(data []byte) ([]Pair, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("invalid UTF-8; JSON is UTF-8, convert the file")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("it is no JSON object; write one object a line")
	}
	var out []Pair
	for d.More() {
		key, err := d.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			return nil, broken(d, err)
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return nil, broken(d, err)
		}
		p := Pair{name, Value{End: int(d.InputOffset())}}
		p.Start = p.End - len(raw)
		if raw[0] == '"' {
			p.Start, p.End, p.Escape, p.Text = p.Start+1, p.End-1, JSON, true
		}
		out = append(out, p)
	}
	if _, err := d.Token(); err != nil {
		return nil, broken(d, err)
	}
	if rest := data[d.InputOffset():]; len(bytes.TrimSpace(rest)) > 0 {
		return nil, fmt.Errorf("byte %d of it goes on after the JSON object; write one object a line", d.InputOffset())
	}
	return out, nil
}

func broken(d *json.Decoder, err error) error {
	if err == nil {
		err = errors.New("a key is no text")
	}
	return fmt.Errorf("broken JSON near byte %d of it (%w)", d.InputOffset(), err)
}

// Piece is a piece of an unescaped text: verbatim from a place of the raw one, or made as a whole from Length bytes of
// it.
type Piece struct{ Text, Source, Length int }

// Unescape gives the text that a value says, line ends as LF, and where its pieces stand in the raw value.
func Unescape(raw string, e Escape) (string, []Piece) {
	pieces := []Piece{{}}
	mark := "\\"
	switch e {
	case None:
		return raw, pieces
	case Doubled:
		mark = `""`
	}
	var b strings.Builder
	for i := 0; ; {
		n := strings.Index(raw[i:], mark)
		if n < 0 {
			b.WriteString(raw[i:])
			return b.String(), pieces
		}
		b.WriteString(raw[i : i+n])
		i += n
		said, length := `"`, 2
		if e == JSON {
			said, length = escaped(raw[i:])
		}
		pieces = append(pieces, Piece{b.Len(), i, length})
		b.WriteString(said)
		i += length
		pieces = append(pieces, Piece{b.Len(), i, 0})
	}
}

// simple are the escapes of JSON that are one letter.
var simple = map[byte]string{'b': "\b", 'f': "\f", 'n': "\n", 'r': "\n", 't': "\t"}

// escaped reads the escape that a raw JSON string begins with. CRLF is one line end, half of a surrogate pair U+FFFD.
func escaped(raw string) (said string, length int) {
	if strings.HasPrefix(raw, `\r\n`) {
		return "\n", 4
	}
	if raw[1] != 'u' {
		if s := simple[raw[1]]; s != "" {
			return s, 2
		}
		return raw[1:2], 2
	}
	r := unit(raw)
	if utf16.IsSurrogate(r) {
		if pair := utf16.DecodeRune(r, unit(raw[6:])); pair != utf8.RuneError {
			return string(pair), 12
		}
		r = utf8.RuneError
	}
	if r == '\r' {
		r = '\n'
	}
	return string(r), 6
}

// unit reads \u with four hexadecimal digits; U+FFFD where there is none.
func unit(raw string) rune {
	if len(raw) < 6 || raw[:2] != `\u` {
		return utf8.RuneError
	}
	n, err := strconv.ParseUint(raw[2:6], 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}

// Column says what a column of a container holds.
type Column struct {
	Field string // text, id, title, …: one of Fields
	Name  string // of the column, or the key
	Index int    // of the column of a table; 0 in JSON Lines
}

// Found is a value of a record with what it is.
type Found struct {
	Field string
	Value
}

// Values gives the values of a record that columns name, in the order of columns. separator is that of the table, 0 for
// a JSON object. A value that the object lacks is left out.
func Values(data []byte, separator byte, columns []Column) ([]Found, error) {
	var out []Found
	if separator != 0 {
		row, err := Row(data, separator)
		if err != nil {
			return nil, err
		}
		for _, c := range columns {
			if c.Index >= len(row) {
				return nil, fmt.Errorf("it has %d columns, but %s is column %d", len(row), c.Name, c.Index+1)
			}
			out = append(out, Found{c.Field, row[c.Index]})
		}
		return out, nil
	}
	pairs, err := Object(data)
	if err != nil {
		return nil, err
	}
	for _, c := range columns {
		found := keyed(data, pairs, c.Name)
		times := len(found)
		for _, v := range found {
			out = append(out, Found{c.Field, v})
		}
		if times > 1 {
			return nil, fmt.Errorf("the key %q is there %d times", c.Name, times)
		}
	}
	return out, nil
}

// keyed gives the values that an object has under a key, or else under a key in the object under another one, written
// with a full stop between them.
func keyed(data []byte, pairs []Pair, name string) []Value {
	var out []Value
	for _, p := range pairs {
		if p.Key == name {
			out = append(out, p.Value)
		}
	}
	outer, inner, ok := strings.Cut(name, ".")
	if len(out) > 0 || !ok {
		return out
	}
	for _, p := range pairs {
		if p.Key != outer {
			continue
		}
		within, err := Object(data[p.Start:p.End])
		if err != nil {
			continue // no object
		}
		for _, v := range keyed(data[p.Start:p.End], within, inner) {
			v.Start, v.End = v.Start+p.Start, v.End+p.Start
			out = append(out, v)
		}
	}
	return out
}

// keys gives the keys of a record, then those of the objects in it, with the key of each before them.
func keys(data []byte) ([]string, error) {
	pairs, err := Object(data)
	if err != nil {
		return nil, err
	}
	var out, below []string
	for _, p := range pairs {
		out = append(out, p.Key)
		if data[p.Start] != '{' || p.Text {
			continue
		}
		within, err := Object(data[p.Start:p.End])
		if err != nil {
			return nil, err
		}
		for _, q := range within {
			below = append(below, p.Key+"."+q.Key)
		}
	}
	return append(out, below...), nil
}

// Say gives the text of a value of a record; empty for null.
func (v Value) Say(data []byte) string {
	raw := string(data[v.Start:v.End])
	if !v.Text && raw == "null" {
		return ""
	}
	said, _ := Unescape(raw, v.Escape)
	return said
}
