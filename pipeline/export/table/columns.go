package table

import (
	"strconv"
	"strings"
	"unsafe"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"

	"example.org/sourcebook/schema"
)

// Column is a column of a record, read by its type. What it appends is not null.
type Column interface {
	IsNull(i int) bool
	// AppendPlain writes a cell as CSV and the workbook show it, without quoting: numbers, dates and decimals in
	// canonical form, lists as JSON arrays.
	AppendPlain(b []byte, i int) []byte
	// appendJSON writes a cell as JSON, without spaces: integers as numbers, texts, dates and decimals as strings,
	// lists as arrays, records as objects with their fields in the declared order.
	appendJSON(b []byte, i int) []byte
	// value is the cell for a reader of rows. Its texts share the record's memory.
	value(i int) schema.Value
}

// ColumnsOf gives the columns of a record.
func ColumnsOf(r arrow.Record) []Column {
	out := make([]Column, r.NumCols())
	for i := range out {
		out[i] = newColumn(r.Column(i))
	}
	return out
}

func newColumn(a arrow.Array) Column {
	switch a := a.(type) {
	case *array.Int64:
		return Int{a}
	case *array.Date32:
		return Date{a}
	case *array.Decimal128:
		return Decimal{a, int(a.DataType().(*arrow.Decimal128Type).Scale)}
	case *array.List:
		return listColumn{a, newColumn(a.ListValues())}
	case *array.Struct:
		r := recordColumn{Struct: a}
		for i, f := range a.DataType().(*arrow.StructType).Fields() {
			r.names = append(r.names, append(appendJSONString(nil, f.Name), ':'))
			r.fields = append(r.fields, newColumn(a.Field(i)))
		}
		return r
	}
	return Text{a.(*array.String)}
}

// appendPlainOrNull writes a cell as CSV shows it: null as nothing.
func appendPlainOrNull(b []byte, c Column, i int) []byte {
	if c.IsNull(i) {
		return b
	}
	return c.AppendPlain(b, i)
}

// appendJSONOrNull writes a cell as JSON.
func appendJSONOrNull(b []byte, c Column, i int) []byte {
	if c.IsNull(i) {
		return append(b, "null"...)
	}
	return c.appendJSON(b, i)
}

// valueOrNull is a cell for a reader of rows.
func valueOrNull(c Column, i int) schema.Value {
	if c.IsNull(i) {
		return schema.Value{Null: true}
	}
	return c.value(i)
}

// Text is a column of texts.
type Text struct{ *array.String }

func (c Text) AppendPlain(b []byte, i int) []byte { return append(b, c.Value(i)...) }
func (c Text) appendJSON(b []byte, i int) []byte  { return appendJSONString(b, c.Value(i)) }
func (c Text) value(i int) schema.Value           { return schema.Value{Text: c.Value(i)} }

// Int is a column of integers.
type Int struct{ *array.Int64 }

func (c Int) AppendPlain(b []byte, i int) []byte { return strconv.AppendInt(b, c.Value(i), 10) }
func (c Int) appendJSON(b []byte, i int) []byte  { return c.AppendPlain(b, i) }
func (c Int) value(i int) schema.Value           { return schema.Value{Int: c.Value(i)} }

// Date is a column of days.
type Date struct{ *array.Date32 }

func (c Date) AppendPlain(b []byte, i int) []byte { return appendDate(b, c.Value(i)) }
func (c Date) appendJSON(b []byte, i int) []byte  { return appendMarked(b, c, i) }
func (c Date) value(i int) schema.Value           { return plainValue(c, i) }

// Decimal is a column of exact decimals.
type Decimal struct {
	*array.Decimal128
	scale int
}

func (c Decimal) AppendPlain(b []byte, i int) []byte {
	return appendDecimal(b, c.Value(i), c.scale)
}
func (c Decimal) appendJSON(b []byte, i int) []byte { return appendMarked(b, c, i) }
func (c Decimal) value(i int) schema.Value          { return plainValue(c, i) }

// appendMarked writes in quotation marks a cell that has nothing to escape.
func appendMarked(b []byte, c Column, i int) []byte {
	return append(c.AppendPlain(append(b, '"'), i), '"')
}

func plainValue(c Column, i int) schema.Value {
	return schema.Value{Text: string(c.AppendPlain(nil, i))}
}

type listColumn struct {
	*array.List
	members Column
}

func (c listColumn) AppendPlain(b []byte, i int) []byte { return c.appendJSON(b, i) }

func (c listColumn) appendJSON(b []byte, i int) []byte {
	from, to := c.ValueOffsets(i)
	b = append(b, '[')
	for k := from; k < to; k++ {
		b = appendJSONOrNull(appendComma(b, int(k-from)), c.members, int(k))
	}
	return append(b, ']')
}

func (c listColumn) value(i int) (v schema.Value) {
	from, to := c.ValueOffsets(i)
	for k := int(from); k < int(to); k++ {
		switch members := c.members.(type) {
		case Text:
			v.List = append(v.List, members.Value(k))
		case recordColumn:
			v.Records = append(v.Records, members.record(k))
		}
	}
	return v
}

// recordColumn is a column of records, which stand in lists.
type recordColumn struct {
	*array.Struct
	names  [][]byte // in quotation marks, with a colon
	fields []Column
}

func (c recordColumn) AppendPlain(b []byte, i int) []byte { return c.appendJSON(b, i) }

func (c recordColumn) appendJSON(b []byte, i int) []byte {
	b = append(b, '{')
	for k, f := range c.fields {
		b = append(appendComma(b, k), c.names[k]...)
		b = appendJSONOrNull(b, f, i)
	}
	return append(b, '}')
}

func (c recordColumn) value(i int) schema.Value {
	return schema.Value{Records: [][]schema.Value{c.record(i)}}
}

func (c recordColumn) record(i int) []schema.Value {
	out := make([]schema.Value, len(c.fields))
	for k, f := range c.fields {
		out[k] = valueOrNull(f, i)
	}
	return out
}

// appendComma writes the comma before member i of a list, but for the first.
func appendComma(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ',')
	}
	return b
}

// appendJSONString writes s as a JSON string with as few escapes as JSON allows, in the spelling of Python's
// json.dumps(s, ensure_ascii=False): the quotation mark, the backslash and the characters below U+0020.
func appendJSONString(b []byte, s string) []byte {
	return append(appendEscaped(append(b, '"'), s), '"')
}

// appendEscaped writes what stands between the quotation marks of a JSON string; a text may come in pieces.
func appendEscaped(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	const named = "\"\\\b\f\n\r\t"
	const names = `"\bfnrt`
	done := 0
	for i := range len(s) {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[done:i]...)
		done = i + 1
		if k := strings.IndexByte(named, c); k >= 0 {
			b = append(b, '\\', names[k])
			continue
		}
		b = append(b, `\u00`...)
		b = append(b, hex[c>>4], hex[c&15])
	}
	return append(b, s[done:]...)
}

// bytesOf is the text's bytes, shared: they must not be changed.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// textOf is the bytes as a text, shared: they must not be changed while it is in use.
func textOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
