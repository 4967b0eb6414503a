package table

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// Order proves that the rows of a table come in the order that the Parquet file declares: strictly ascending by
// the table's Sort columns.
type Order struct {
	table *schema.Table
	last  *sortKeys // of the record before; its last row is compared with the next record's first
}

// NewOrder gives the check of a table.
func NewOrder(t *schema.Table) *Order { return &Order{table: t} }

// sortKeys are the columns of a record that its table is sorted by.
type sortKeys struct {
	record  arrow.Record
	columns []Column
}

// Record checks the rows of the next record.
func (o *Order) Record(r arrow.Record) error {
	next, rows := &sortKeys{record: r}, int(r.NumRows())
	for _, name := range o.table.Sort {
		next.columns = append(next.columns, newColumn(r.Column(o.table.Index(name))))
	}
	if o.last != nil {
		if err := o.compare(o.last, int(o.last.record.NumRows())-1, next, 0); err != nil {
			return err
		}
	}
	for i := 1; i < rows; i++ {
		if err := o.compare(next, i-1, next, i); err != nil {
			return err
		}
	}
	r.Retain()
	o.Release()
	o.last = next
	return nil
}

// Release lets go of the last record.
func (o *Order) Release() {
	if o.last != nil {
		o.last.record.Release()
	}
	o.last = nil
}

// compare checks that row k of b comes after row i of a.
func (o *Order) compare(a *sortKeys, i int, b *sortKeys, k int) error {
	for n, c := range a.columns {
		switch order := compare(c, i, b.columns[n], k); {
		case order < 0:
			return nil
		case order > 0:
			return o.disorder(a, i, b, k)
		}
	}
	return o.disorder(a, i, b, k)
}

func (o *Order) disorder(a *sortKeys, i int, b *sortKeys, k int) error {
	return fmt.Errorf("table %s: row %s does not come after %s; rows are sorted by %s, each value once",
		o.table.Name, b.show(k), a.show(i), strings.Join(o.table.Sort, ", "))
}

func (s *sortKeys) show(i int) string {
	b := []byte{'('}
	for k, c := range s.columns {
		if k > 0 {
			b = append(b, ", "...)
		}
		b = appendJSONOrNull(b, c, i)
	}
	return string(append(b, ')'))
}

// compare orders cells of a column in two records: null first, integers as numbers, texts by their bytes. Tables are
// sorted by columns of these two kinds.
func compare(a Column, i int, b Column, k int) int {
	if a.IsNull(i) || b.IsNull(k) {
		return boolean(b.IsNull(k)) - boolean(a.IsNull(i))
	}
	if x, ok := a.(Int); ok {
		return cmp.Compare(x.Value(i), b.(Int).Value(k))
	}
	return strings.Compare(a.(Text).Value(i), b.(Text).Value(k))
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
