package workbook

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

var dataset = about.Dataset{Name: "nasty-rows", Version: "0.1.0", Released: "2026-11-21", Title: "Nasty rows",
	License: "CC0-1.0", Publisher: "Nasty press", Creators: []string{"A. Author"}, Contact: "data@example.org",
	Homepage: "https://example.org/data", Findings: []about.Finding{{Topic: "What was found", Text: "2 documents."}},
	Standing: []about.Standing{{Column: "differ", Facts: 1}, {Column: "agree", Facts: 2}}}

// content is the content digest that the tests give each table.
const content = "00c0ffee"

// files makes files in a folder.
type files string

func (f files) Create(path, _ string) (io.WriteCloser, error) {
	return os.Create(filepath.Join(string(f), path))
}

func (f files) Working(name string) (*os.File, error) {
	return os.OpenFile(filepath.Join(string(f), name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
}

// written writes the workbook of sheets and of the rows of released tables.
func written(t testing.TB, sheets []nasty.Sheet, rows map[string][]any) (path string, w *Workbook) {
	t.Helper()
	out := files(t.TempDir())
	w = New(out, dataset)
	for _, s := range sheets {
		if err := w.Add(s.Table, s.Rows, ""); err != nil {
			t.Fatal(err)
		}
	}
	for _, released := range schema.All {
		if err := w.Add(released, nasty.Seq(rows[released.Name]), content); err != nil {
			t.Fatal(err)
		}
	}
	w.Languages = []about.Language{{Tag: "", Documents: 1}, {Tag: "fr", Documents: int64(len(rows["documents"]))}}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(string(out), w.path()), w
}

// TestConformance writes nasty rows and reads them back with a reader that shares no code with the writer.
func TestConformance(t *testing.T) {
	rows := nasty.Rows()
	path, w := written(t, nil, rows)
	book := openBook(t, path)
	for _, released := range schema.All {
		want := nasty.Plain(released, nasty.Cells(released, rows[released.Name]), "", "")
		if diff := cmp.Diff(want, book.table(t, released)); diff != "" {
			t.Errorf("%s: %s", released.Name, diff)
		}
	}
	if len(w.Notes) == 0 {
		t.Error("there are no notes on the numbers that stand as text")
	}
}

// TestPinned compares the cells of a sheet with a digest that was taken once, see TestPinned of package export.
func TestPinned(t *testing.T) {
	path, _ := written(t, nil, nasty.Rows())
	var cells []byte
	for _, row := range openBook(t, path).table(t, schema.Alignments) {
		cells = fmt.Appendf(cells, "%q\n", row)
	}
	const pinned = "a4d9c7d80f9bc2a25d9357a709e27f14b661239c7d420b4600ae7a1ff7e39a42"
	if got := fmt.Sprintf("%x", sha256.Sum256(cells)); got != pinned {
		t.Errorf("pinned=%s computed=%s", pinned, got)
	}
}
