package export

import (
	"strconv"
	"unsafe"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"

	"example.org/sourcebook/schema"
)

// cells reads row i of a record into row, one cell a column, in canonical form. The texts share the record's memory.
func cells(row []schema.Value, t *schema.Table, r arrow.Record, i int) []schema.Value {
	row = row[:0]
	for k, c := range t.Columns {
		row = append(row, valueAt(r.Column(k), c.Type, i))
	}
	return row
}

// valueAt reads one cell of an Arrow array.
func valueAt(a arrow.Array, t schema.Type, i int) schema.Value {
	if a.IsNull(i) {
		return schema.Value{Null: true}
	}
	switch t.Kind {
	case schema.Int:
		return schema.Value{Int: a.(*array.Int64).Value(i)}
	case schema.DateKind:
		return schema.Value{Text: string(appendDate(nil, a.(*array.Date32).Value(i)))}
	case schema.DecimalK:
		return schema.Value{Text: string(appendDecimal(nil, a.(*array.Decimal128).Value(i), t.Scale))}
	case schema.StringList:
		l := a.(*array.List)
		texts := l.ListValues().(*array.String)
		from, to := l.ValueOffsets(i)
		var list []string
		for k := int(from); k < int(to); k++ {
			list = append(list, texts.Value(k))
		}
		return schema.Value{List: list}
	case schema.StructList:
		l := a.(*array.List)
		structs := l.ListValues().(*array.Struct)
		from, to := l.ValueOffsets(i)
		var records [][]schema.Value
		for k := int(from); k < int(to); k++ {
			record := make([]schema.Value, len(t.Fields))
			for j, f := range t.Fields {
				record[j] = valueAt(structs.Field(j), schema.Type{Kind: f.Kind}, k)
			}
			records = append(records, record)
		}
		return schema.Value{Records: records}
	}
	return schema.Value{Text: a.(*array.String).Value(i)}
}

// appendPlain writes a cell as CSV and the workbook show it, without quoting: null as nothing, numbers, dates and
// decimals in canonical form, lists as JSON arrays.
func appendPlain(b []byte, t schema.Type, v schema.Value) []byte {
	switch {
	case v.Null:
		return b
	case t.Kind == schema.Int:
		return strconv.AppendInt(b, v.Int, 10)
	case t.Kind == schema.StringList, t.Kind == schema.StructList:
		return appendJSON(b, t, v)
	}
	return append(b, v.Text...)
}

// appendJSON writes a cell as JSON, without spaces: null, integers as numbers, texts, dates and decimals as strings,
// lists as arrays, records as objects with their fields in the declared order.
func appendJSON(b []byte, t schema.Type, v schema.Value) []byte {
	if v.Null {
		return append(b, "null"...)
	}
	switch t.Kind {
	case schema.Int:
		return strconv.AppendInt(b, v.Int, 10)
	case schema.StringList:
		b = append(b, '[')
		for i, s := range v.List {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSONString(b, s)
		}
		return append(b, ']')
	case schema.StructList:
		b = append(b, '[')
		for i, record := range v.Records {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(b, '{')
			for j, f := range t.Fields {
				if j > 0 {
					b = append(b, ',')
				}
				b = appendJSONString(b, f.Name)
				b = append(b, ':')
				b = appendJSON(b, schema.Type{Kind: f.Kind}, record[j])
			}
			b = append(b, '}')
		}
		return append(b, ']')
	}
	return appendJSONString(b, v.Text)
}

// appendJSONString writes s as a JSON string with as few escapes as JSON allows, in the spelling of Python's
// json.dumps(s, ensure_ascii=False): the quotation mark, the backslash and the characters below U+0020.
func appendJSONString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	done := 0
	for i := range len(s) {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[done:i]...)
		done = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, `\u00`...)
			b = append(b, hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[done:]...)
	return append(b, '"')
}

// compare orders two cells of a column: null first, numbers as numbers, all else by the bytes of its text. It serves
// the columns that a table can be sorted by.
func compare(t schema.Type, a, b schema.Value) int {
	switch {
	case a.Null || b.Null:
		return boolean(b.Null) - boolean(a.Null)
	case t.Kind == schema.Int && a.Int != b.Int:
		return 1 - 2*boolean(a.Int < b.Int)
	case t.Kind == schema.Int || a.Text == b.Text:
		return 0
	}
	return 1 - 2*boolean(a.Text < b.Text)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bytesOf is the text's bytes, shared: they must not be changed.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
