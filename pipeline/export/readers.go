package export

import (
	"iter"

	"example.org/sourcebook/schema"
)

// RowsOfCSV reads a CSV file that the package wrote, one row at a time, each a cell a column of the table in canonical
// form. The cells are valid until the next row. The iteration ends at the first error, which names path and line: a
// header other than the table's columns, a row with too few or too many fields, a field that is not of its column's
// type or not in the form in which the package writes it.
func RowsOfCSV(path string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) { rowsOfCSV(path, t, yield) }
}

// RowsOfParquet reads a Parquet file that the package wrote, one row at a time, as RowsOfCSV does. A file whose schema
// is not the table's is an error.
func RowsOfParquet(path string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) { rowsOfParquet(path, t, yield) }
}

// ContentOfCSV recomputes the content digest, in hex, and the number of rows of a CSV file.
func ContentOfCSV(path string, t *schema.Table) (digest string, rows int64, err error) {
	return contentOf(t, RowsOfCSV(path, t))
}

// ContentOfParquet recomputes the content digest, in hex, and the number of rows of a Parquet file.
func ContentOfParquet(path string, t *schema.Table) (digest string, rows int64, err error) {
	return contentOf(t, RowsOfParquet(path, t))
}

func contentOf(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) (string, int64, error) {
	d := newDigest(t)
	for row, err := range rows {
		if err != nil {
			return "", d.rows, err
		}
		d.row(row)
	}
	return d.sum(), d.rows, nil
}
