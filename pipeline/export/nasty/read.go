package nasty

import (
	"iter"
	"slices"
	"testing"

	"example.org/sourcebook/schema"
)

// Seq gives rows as exporters take them.
func Seq(rows []any) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Cells gives the cells of rows straight from the schema: what a reader of any format must find.
func Cells(table *schema.Table, rows []any) [][]schema.Value {
	var out [][]schema.Value
	for _, r := range rows {
		var cells []schema.Value
		for _, c := range table.Columns {
			v := c.Value(r)
			if v.Null {
				v = schema.Value{Null: true}
			}
			for _, record := range v.Records {
				for i, f := range record {
					if f.Null {
						record[i] = schema.Value{Null: true}
					}
				}
			}
			cells = append(cells, v)
		}
		out = append(out, cells)
	}
	return out
}

// Collect copies the rows of a reader.
func Collect(t testing.TB, rows iter.Seq2[[]schema.Value, error]) [][]schema.Value {
	t.Helper()
	var out [][]schema.Value
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, slices.Clone(row))
	}
	return out
}
