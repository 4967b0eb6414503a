// Package printed writes what commands print for other programs: rows as JSON and CSV, differences, and the JSON Schema
// of every result.
package printed

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"example.org/sourcebook/pipeline/lineage/diff"
	"example.org/sourcebook/schema"
)

// Row is a row as a JSON object, in the order of the columns.
type Row struct {
	Table *schema.Table
	Cells []schema.Value
}

// RowOf gives a row of a table out of a value of the table's row type.
func RowOf(t *schema.Table, row any) Row {
	cells := make([]schema.Value, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = c.Value(row)
	}
	return Row{t, cells}
}

// MarshalJSON gives a null for a null, numbers for integers, texts for exact decimals and dates, arrays for lists.
func (r Row) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	for i, column := range r.Table.Columns {
		b.WriteByte("{,"[min(i, 1)])
		JSON(&b, column.Name)
		b.WriteByte(':')
		JSON(&b, diff.PlainCell(column, r.Cells[i]))
	}
	b.WriteByte('}')
	return json.RawMessage(b.String()), nil
}

// JSON writes one JSON document on a line.
func JSON(w io.Writer, v any) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
}

// CSV writes rows with all columns of their table: a null is an empty field, a list a JSON array.
func CSV[R any](out io.Writer, t *schema.Table, rows []*R) error {
	w := csv.NewWriter(out)
	var line []string
	for _, c := range t.Columns {
		line = append(line, c.Name)
	}
	if err := w.Write(line); err != nil {
		return err
	}
	for _, row := range rows {
		line = line[:0]
		for _, c := range t.Columns {
			v := c.Value(row)
			cell := v.Text
			switch {
			case c.Type.Kind == schema.Int && !v.Null:
				cell = fmt.Sprint(v.Int)
			case c.Type.Kind == schema.StringList:
				list, err := json.Marshal(append([]string{}, v.List...))
				if err != nil {
					return err
				}
				cell = string(list)
			}
			line = append(line, cell)
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
