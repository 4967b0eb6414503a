package table

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"
	"testing"

	"example.org/sourcebook/schema"
)

// fullDisk takes so many bytes and then fails as a file on a full disk does.
type fullDisk struct{ left int }

func (d *fullDisk) Write(b []byte) (int, error) {
	n := min(len(b), d.left)
	if d.left -= n; n < len(b) {
		return n, &fs.PathError{Op: "write", Path: "a.file", Err: syscall.ENOSPC}
	}
	return n, nil
}

func (d *fullDisk) Close() error { return nil }

// TestFullDisk checks that a disk which gets full, at once or later, is told as that by every writer, so that the build
// can say how much it needs.
func TestFullDisk(t *testing.T) {
	var rows []any
	for i := range 20_000 {
		rows = append(rows, &schema.Rejection{RejectionID: fmt.Sprintf("d.r%d", i), DocumentID: "d", ParagraphID: "d.p0",
			Span: schema.Span{Start: i, End: i + 1}, Surface: fmt.Sprint(i), Stage: "figures", Reason: "label"})
	}
	for _, limit := range []int{0, 100, 30_000} {
		create := func(string, string) (io.WriteCloser, error) { return &fullDisk{limit}, nil }
		for name, e := range map[string]Exporter{
			"parquet": NewParquet(create, "full", "0.1.0"), "csv": NewCSV(create), "csv for spreadsheets": NewExcelCSV(create),
		} {
			if _, err := write(schema.Rejections, rows, e); !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%s after %d bytes: %v", name, limit, err)
			}
		}
	}
}
