package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/decimal128"
	"github.com/parquet-go/parquet-go"

	"example.org/sourcebook/schema"
)

// columnBuilder builds one column of a record, a cell a call. There is one for each kind of column, and three ways into
// each; row and field give the size of the cell in bytes.
type columnBuilder interface {
	row(row any) (int, error)       // from a row of the table's row type
	field(text []byte) (int, error) // from a field of a CSV file, which must be in canonical form
	leaves(in []*leaf) error        // from the leaf columns of a Parquet file
}

// valueBuilder builds a column that has one value a cell, which a list can hold too.
type valueBuilder interface {
	value(v parquet.Value) error
}

var errNull = errors.New("a null where none is allowed")

// null adds a null, where the column allows it.
func null(b interface{ AppendNull() }, c *schema.Column) (int, error) {
	if !c.Nullable {
		return 0, errNull
	}
	b.AppendNull()
	return 1, nil
}

// The sizes of cells, in bytes.
const (
	intSize     = 8
	dateSize    = 4
	decimalSize = 16
	listSize    = 4 // of a list without members, and of what a member takes beside its text
)

type textBuilder struct {
	texts
	column *schema.Column
}

// texts takes texts: flatTexts, or the builder of the members of a list.
type texts interface {
	Append(string)
	AppendNull()
}

func (b *textBuilder) row(row any) (int, error) { return b.add(b.column.Text(row)) }

func (b *textBuilder) field(text []byte) (int, error) { return b.add(textOf(text)) }

func (b *textBuilder) leaves(in []*leaf) error { return one(in, b) }

func (b *textBuilder) add(s string) (int, error) {
	if s == "" {
		return null(b, b.column)
	}
	return len(s), b.text(s)
}

// text adds a text that is no null.
func (b *textBuilder) text(s string) error {
	switch {
	case s == "":
		return errors.New("an empty text; it should be null")
	case !utf8.ValidString(s):
		return errors.New("the text is not valid UTF-8")
	}
	b.Append(s)
	return nil
}

func (b *textBuilder) value(v parquet.Value) error {
	if v.IsNull() {
		b.AppendNull()
		return nil
	}
	return b.text(textOf(v.ByteArray()))
}

type intBuilder struct {
	integers
	column *schema.Column
}

// integers takes integers: flatInts, or the builder of a field of records.
type integers interface {
	Append(int64)
	AppendNull()
}

func (b *intBuilder) row(row any) (int, error) {
	v := b.column.Int(row)
	if v.Null {
		return null(b, b.column)
	}
	b.Append(v.N)
	return intSize, nil
}

func (b *intBuilder) field(text []byte) (int, error) {
	if len(text) == 0 {
		return null(b, b.column)
	}
	n, err := strconv.ParseInt(textOf(text), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is no integer", text)
	}
	b.Append(n)
	var again [20]byte
	return intSize, canonical(text, strconv.AppendInt(again[:0], n, 10))
}

func (b *intBuilder) leaves(in []*leaf) error { return one(in, b) }

func (b *intBuilder) value(v parquet.Value) error {
	if v.IsNull() {
		b.AppendNull()
		return nil
	}
	b.Append(v.Int64())
	return nil
}

type dateBuilder struct {
	*array.Date32Builder
	column *schema.Column
}

func (b *dateBuilder) row(row any) (int, error) { return b.add(b.column.Text(row)) }

func (b *dateBuilder) field(text []byte) (int, error) { return b.add(string(text)) }

func (b *dateBuilder) leaves(in []*leaf) error { return one(in, b) }

func (b *dateBuilder) add(s string) (int, error) {
	if s == "" {
		return null(b, b.column)
	}
	d, err := parseDate(s)
	if err != nil {
		return 0, err
	}
	b.Append(d)
	return dateSize, nil
}

func (b *dateBuilder) value(v parquet.Value) error {
	if v.IsNull() {
		b.AppendNull()
		return nil
	}
	b.Append(arrow.Date32(v.Int32()))
	return nil
}

type decimalBuilder struct {
	*array.Decimal128Builder
	column *schema.Column
}

func (b *decimalBuilder) row(row any) (int, error) { return b.add(b.column.Text(row)) }

func (b *decimalBuilder) field(text []byte) (int, error) { return b.add(string(text)) }

func (b *decimalBuilder) leaves(in []*leaf) error { return one(in, b) }

func (b *decimalBuilder) add(s string) (int, error) {
	if s == "" {
		return null(b, b.column)
	}
	d, err := parseDecimal(s, b.column.Type.Precision, b.column.Type.Scale)
	if err != nil {
		return 0, err
	}
	b.Append(d)
	return decimalSize, nil
}

func (b *decimalBuilder) value(v parquet.Value) error {
	if v.IsNull() {
		b.AppendNull()
		return nil
	}
	var n decimal128.Num
	switch {
	case b.column.Type.Precision <= digitsOfInt32:
		n = decimal128.FromI64(int64(v.Int32()))
	case b.column.Type.Precision <= digitsOfInt64:
		n = decimal128.FromI64(v.Int64())
	default:
		n = decimalOf(v.ByteArray())
	}
	b.Append(n)
	return nil
}

// textsBuilder builds a column of lists of texts.
type textsBuilder struct {
	*array.ListBuilder
	members *textBuilder
	column  *schema.Column
}

func (b *textsBuilder) row(row any) (int, error) { return b.add(b.column.List(row)) }

func (b *textsBuilder) add(list []string) (int, error) {
	b.Append(true)
	size := listSize
	for _, s := range list {
		if err := b.members.text(s); err != nil {
			return 0, err
		}
		size += len(s) + listSize
	}
	return size, nil
}

func (b *textsBuilder) field(text []byte) (int, error) {
	if string(text) == "[]" {
		return b.add(nil)
	}
	var list []string
	if json.Unmarshal(text, &list) != nil {
		return 0, errors.New("the field is no JSON array of strings")
	}
	size, err := b.add(list)
	if err != nil {
		return 0, err
	}
	again := []byte{'['}
	for i, s := range list {
		again = appendJSONString(appendComma(again, i), s)
	}
	return size, canonical(text, append(again, ']'))
}

func (b *textsBuilder) leaves(in []*leaf) error {
	return in[0].list(b.ListBuilder, b.members)
}

// canonical checks that a field is written as the package writes it.
func canonical(field, again []byte) error {
	if !bytes.Equal(field, again) {
		return fmt.Errorf("%.80q is not in canonical form, which is %.80q", field, again)
	}
	return nil
}
