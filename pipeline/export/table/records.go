package table

import (
	"fmt"
	"iter"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"example.org/sourcebook/schema"
)

// The bounds of a record: it ends before the row that would be one too many, and after the row that makes it too big.
const (
	recordRows  = 4096
	recordBytes = 1 << 20
)

// Records turns rows, each a pointer to the table's row type, into Arrow records of at most 4,096 rows and about 1 MiB.
// The caller releases the records. The iteration ends at the first error: one that rows yields, or a value that does
// not fit its column (null where none is allowed, text that is not UTF-8, no date, no canonical decimal), which is
// reported with table, column and the row's key.
func Records(t *schema.Table, rows iter.Seq2[any, error]) iter.Seq2[arrow.Record, error] {
	return func(yield func(arrow.Record, error) bool) {
		b := newTableBuilder(t)
		defer b.release()
		for row, err := range rows {
			if err == nil {
				err = b.row(row)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if b.full() && !yield(b.take(), nil) {
				return
			}
		}
		if b.rows > 0 {
			yield(b.take(), nil)
		}
	}
}

// tableBuilder builds the records of a table, from rows or from the files of a release.
type tableBuilder struct {
	table   *schema.Table
	schema  *arrow.Schema
	arrays  []arrayBuilder
	columns []columnBuilder
	rows    int // of the record that is being built
	bytes   int
}

func newTableBuilder(t *schema.Table) *tableBuilder {
	b := &tableBuilder{table: t, schema: ArrowSchema(t)}
	for i, c := range t.Columns {
		of := newArrayBuilder(b.schema.Field(i).Type)
		b.arrays = append(b.arrays, of)
		b.columns = append(b.columns, newColumnBuilder(c, of))
	}
	return b
}

func (b *tableBuilder) release() {
	for _, a := range b.arrays {
		a.Release()
	}
}

// row adds a row of the table's row type.
func (b *tableBuilder) row(row any) error {
	for i, column := range b.columns {
		n, err := column.row(row)
		if err != nil {
			key := b.table.Column(b.table.Key).Value(row).Text
			return fmt.Errorf("table %s, row %q, column %s: %w", b.table.Name, key, b.table.Columns[i].Name, err)
		}
		b.bytes += n
	}
	b.rows++
	return nil
}

// full reports whether the record has as many rows as it may have.
func (b *tableBuilder) full() bool { return b.rows == recordRows || b.bytes >= recordBytes }

// take gives the record, and begins the next one with room for as much.
func (b *tableBuilder) take() arrow.Record {
	arrays := make([]arrow.Array, len(b.arrays))
	for i, a := range b.arrays {
		arrays[i] = a.NewArray()
		defer arrays[i].Release() // the record retains it
	}
	r := array.NewRecord(b.schema, arrays, int64(b.rows))
	if b.full() {
		for _, a := range b.arrays {
			a.Reserve(b.rows)
		}
	}
	b.rows, b.bytes = 0, 0
	return r
}

// newArrayBuilder gives what makes the arrays of a type.
func newArrayBuilder(t arrow.DataType) arrayBuilder {
	switch t.ID() {
	case arrow.STRING:
		return newFlatTexts()
	case arrow.INT64:
		return &flatInts{}
	}
	return array.NewBuilder(memory.NewGoAllocator(), t)
}

func newColumnBuilder(c *schema.Column, b arrayBuilder) columnBuilder {
	switch b := b.(type) {
	case *flatInts:
		return &intBuilder{b, c}
	case *array.Date32Builder:
		return &dateBuilder{b, c}
	case *array.Decimal128Builder:
		return &decimalBuilder{b, c}
	case *array.ListBuilder:
		if c.Type.Kind == schema.StringList {
			return &textsBuilder{b, &textBuilder{b.ValueBuilder().(*array.StringBuilder), nil}, c}
		}
		return newRecordsBuilder(b, c)
	}
	return &textBuilder{b.(*flatTexts), c}
}
