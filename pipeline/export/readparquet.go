package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/decimal128"
	"github.com/parquet-go/parquet-go"

	"example.org/sourcebook/schema"
)

func rowsOfParquet(path string, t *schema.Table, yield func([]schema.Value, error) bool) {
	stopped := false
	err := readParquet(path, t, func(row []schema.Value) bool {
		stopped = !yield(row, nil)
		return !stopped
	})
	if err != nil && !stopped {
		yield(nil, fmt.Errorf("%s: %w", path, err))
	}
}

// readParquet calls do for each row until do gives false. The library panics on some damaged files: that is an error
// here.
func readParquet(path string, t *schema.Table, do func([]schema.Value) bool) (err error) {
	calling := false
	defer func() {
		if p := recover(); p != nil {
			if calling {
				panic(p)
			}
			err = fmt.Errorf("the Parquet file is damaged: %v", p)
		}
	}()
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("failed to read: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("failed to read: %w", err)
	}
	in, err := parquet.OpenFile(file, info.Size(), parquet.SkipBloomFilters(true))
	if err != nil {
		return fmt.Errorf("failed to read the Parquet file: %w", err)
	}
	if want, got := parquetSchema(t).String(), in.Schema().String(); want != got {
		return fmt.Errorf("the Parquet schema is not that of table %s: %s", t.Name, firstDifference(want, got))
	}
	cells := make([]schema.Value, len(t.Columns))
	rows := make([]parquet.Row, 64)
	for _, group := range in.RowGroups() {
		reader := group.Rows()
		for {
			n, err := reader.ReadRows(rows)
			for _, row := range rows[:n] {
				if err := decodeRow(cells, t, row); err != nil {
					reader.Close()
					return err
				}
				calling = true
				goOn := do(cells)
				calling = false
				if !goOn {
					return reader.Close()
				}
			}
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				reader.Close()
				return fmt.Errorf("failed to read the Parquet file: %w", err)
			}
		}
		if err := reader.Close(); err != nil {
			return fmt.Errorf("failed to read the Parquet file: %w", err)
		}
	}
	return nil
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%q instead of %q", strings.TrimSpace(b[i]), strings.TrimSpace(a[i]))
		}
	}
	return fmt.Sprintf("%d lines instead of %d", len(b), len(a))
}

// decodeRow reads the values of a row, which stand in the order of the leaf columns.
func decodeRow(cells []schema.Value, t *schema.Table, row parquet.Row) error {
	leaf, at := 0, 0
	// next gives the values of the next leaf column.
	next := func() []parquet.Value {
		from := at
		for at < len(row) && row[at].Column() == leaf {
			at++
		}
		leaf++
		return row[from:at]
	}
	for i, c := range t.Columns {
		cell := schema.Value{}
		var err error
		switch c.Type.Kind {
		case schema.StringList:
			for _, v := range next() {
				if v.DefinitionLevel() > 0 {
					cell.List = append(cell.List, string(v.ByteArray()))
				}
			}
			for _, s := range cell.List {
				err = errors.Join(err, checkText(s))
			}
		case schema.StructList:
			for k, f := range c.Type.Fields {
				values := next()
				if len(values) == 1 && values[0].DefinitionLevel() == 0 {
					values = nil
				}
				if k == 0 {
					cell.Records = make([][]schema.Value, len(values))
				}
				if len(values) != len(cell.Records) {
					return fmt.Errorf("column %s: its fields have unequal numbers of records", c.Name)
				}
				for n, v := range values {
					e, err := decodeValue(schema.Type{Kind: f.Kind}, v)
					if err != nil {
						return fmt.Errorf("column %s: %w", c.Name, err)
					}
					cell.Records[n] = append(cell.Records[n], e)
				}
			}
		default:
			values := next()
			if len(values) != 1 {
				return fmt.Errorf("column %s has %d values in a row", c.Name, len(values))
			}
			cell, err = decodeValue(c.Type, values[0])
		}
		if err != nil {
			return fmt.Errorf("column %s: %w", c.Name, err)
		}
		cells[i] = cell
	}
	return nil
}

func decodeValue(t schema.Type, v parquet.Value) (schema.Value, error) {
	if v.IsNull() {
		return schema.Value{Null: true}, nil
	}
	switch t.Kind {
	case schema.Int:
		return schema.Value{Int: v.Int64()}, nil
	case schema.DateKind:
		return schema.Value{Text: string(appendDate(nil, arrow.Date32(v.Int32())))}, nil
	case schema.DecimalK:
		var n decimal128.Num
		switch {
		case t.Precision <= 9:
			n = decimal128.FromI64(int64(v.Int32()))
		case t.Precision <= 18:
			n = decimal128.FromI64(v.Int64())
		default:
			n = decimalOf(v.ByteArray())
		}
		return schema.Value{Text: string(appendDecimal(nil, n, t.Scale))}, nil
	}
	s := string(v.ByteArray())
	return schema.Value{Text: s}, checkText(s)
}

func checkText(s string) error {
	switch {
	case s == "":
		return errors.New("an empty text; it should be null")
	case !utf8.ValidString(s):
		return errors.New("the text is not valid UTF-8")
	}
	return nil
}
