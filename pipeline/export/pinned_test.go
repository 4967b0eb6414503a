package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"

	"example.org/sourcebook/schema"
)

// TestPinned compares what the writers make of the nasty rows with digests that were taken once: of the content, the
// CSV, the pages of the Parquet and the cells of the workbook (not of what holds the wording of the documentation). A
// difference on one machine only is a fault in a writer. After a change of a writer, of a compression library or of
// the nasty rows the digests are those that the test prints; the same change gives released data other bytes.
func TestPinned(t *testing.T) {
	dir, report := exported(t, nasty())
	table := schema.Alignments
	csv, err := os.ReadFile(filepath.Join(dir, "csv", table.Name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(dir, "parquet", table.Name+".parquet"))
	if err != nil {
		t.Fatal(err)
	}
	in, err := parquet.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	pages := file[:in.Metadata().RowGroups[0].Columns[0].ColumnIndexOffset]
	var cells []byte
	for _, row := range openBook(t, filepath.Join(dir, "nasty-rows-0.1.0.xlsx")).table(t, table) {
		cells = fmt.Appendf(cells, "%q\n", row)
	}
	content := ""
	for _, r := range report.Tables {
		if r.Name == table.Name {
			content = r.Content
		}
	}
	for _, test := range []struct{ name, got, want string }{
		{"content", content, "0c1c08d2f3860585e8e5d82a728f3bef9aff3bf94960769689637e85d6c4d57d"},
		{"csv", digestOf(csv), "e273a94dd6156051f8c5083ab6e412e5dab137d7c421cc3d6eb2096c26de2b39"},
		{"parquet", digestOf(pages), "727032f44482e362536eeddef0620bd6d0290b2299b85661cec59bbfbe0cfb29"},
		{"workbook", digestOf(cells), "d0d286dee5ccacd1e680e87d0195c5cc4032bf182cbe17fdcf0fc11797a2baa8"},
	} {
		if test.got != test.want {
			t.Errorf("%s: pinned=%s computed=%s", test.name, test.want, test.got)
		}
	}
}

func digestOf(b []byte) string { return fmt.Sprintf("%x", sha256.Sum256(b)) }
