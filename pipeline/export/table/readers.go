package table

import (
	"iter"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// RowsOfCSV reads a CSV file that the package wrote, one row at a time, each a cell a column of the table in canonical
// form. The cells are valid until the next row. The iteration ends at the first error, which may come in place of some
// thousand rows before it, and names path and line: a header other than the table's columns, a row with too few or too
// many fields, a field that is not of its column's type or not in the form in which the package writes it.
func RowsOfCSV(path string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return rowsOf(recordsOfCSV(path, t))
}

// RowsOfParquet reads a Parquet file that the package wrote, one row at a time, as RowsOfCSV does. A file whose schema
// is not the table's is an error.
func RowsOfParquet(path string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return rowsOf(recordsOfParquet(path, t))
}

// ContentOfCSV recomputes the content digest, in hex, and the number of rows of a CSV file.
func ContentOfCSV(path string, t *schema.Table) (digest string, rows int64, err error) {
	return contentOf(t, recordsOfCSV(path, t))
}

// ContentOfParquet recomputes the content digest, in hex, and the number of rows of a Parquet file.
func ContentOfParquet(path string, t *schema.Table) (digest string, rows int64, err error) {
	return contentOf(t, recordsOfParquet(path, t))
}

func contentOf(t *schema.Table, records iter.Seq2[arrow.Record, error]) (string, int64, error) {
	d := NewDigest(t)
	for r, err := range records {
		if err != nil {
			return "", d.rows, err
		}
		d.Record(r)
		r.Release()
	}
	return d.Sum(), d.rows, nil
}

// rowsOf gives the rows of records, one at a time.
func rowsOf(records iter.Seq2[arrow.Record, error]) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		for r, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			columns := ColumnsOf(r)
			row := make([]schema.Value, len(columns))
			for i := range int(r.NumRows()) {
				for k, c := range columns {
					row[k] = valueOrNull(c, i)
				}
				if !yield(row, nil) {
					return
				}
			}
		}
	}
}
