package table

import (
	"context"
	"io"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

// creator makes files below a folder.
func creator(dir string) Create {
	return func(path, _ string) (io.WriteCloser, error) {
		full := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			return nil, err
		}
		return os.Create(full)
	}
}

// written writes the rows of a table as Parquet and CSV into a new folder.
func written(t testing.TB, table *schema.Table, rows []any) (dir string, sum Sum) {
	t.Helper()
	dir = t.TempDir()
	exporters := []Exporter{NewParquet(creator(dir), "nasty-rows", "0.1.0"), NewCSV(creator(dir))}
	sum, err := write(table, rows, exporters...)
	if err != nil {
		t.Fatal(err)
	}
	return dir, sum
}

// write sends the rows of a table to exporters.
func write(table *schema.Table, rows []any, exporters ...Exporter) (Sum, error) {
	return Write(context.Background(), table, nasty.Seq(rows), table.Name, exporters, func(int64) {},
		func(arrow.Record) error { return nil })
}

func size(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// arrowRows reads a Parquet file with Arrow's reader.
func arrowRows(t *testing.T, path string, table *schema.Table) iter.Seq2[[]schema.Value, error] {
	t.Helper()
	return func(yield func([]schema.Value, error) bool) { readArrow(t, path, table, yield) }
}

func readArrow(t *testing.T, path string, table *schema.Table, yield func([]schema.Value, error) bool) {
	t.Helper()
	in, err := file.OpenParquetFile(path, false)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	r, err := pqarrow.NewFileReader(in, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		t.Fatal(err)
	}
	all, err := r.ReadTable(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer all.Release()
	wanted := ArrowSchema(table)
	for i, f := range all.Schema().Fields() {
		w := wanted.Field(i)
		if f.Name != w.Name || f.Type.ID() != w.Type.ID() || f.Nullable != w.Nullable {
			t.Errorf("field %v, want %v", f, w)
		}
		if got, _ := f.Metadata.GetValue("description"); got != table.Columns[i].Doc {
			t.Errorf("field %s has the description %q", f.Name, got)
		}
	}
	var row []schema.Value
	records := array.NewTableReader(all, 0)
	defer records.Release()
	for records.Next() {
		columns := ColumnsOf(records.Record())
		for i := range int(records.Record().NumRows()) {
			row = row[:0]
			for _, c := range columns {
				row = append(row, valueOrNull(c, i))
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// TestParquetByArrow reads what was written with Arrow's reader, which shares no code with the writer.
func TestParquetByArrow(t *testing.T) {
	rows := nasty.Rows()
	for _, table := range schema.All {
		t.Run(table.Name, func(t *testing.T) {
			dir, _ := written(t, table, rows[table.Name])
			got := nasty.Collect(t, arrowRows(t, filepath.Join(dir, "parquet", table.Name+".parquet"), table))
			if diff := cmp.Diff(nasty.Cells(table, rows[table.Name]), got, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
