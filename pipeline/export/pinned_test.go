package export

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"

	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

// TestPinned compares what the writers make of the nasty rows with digests that were taken once: of the content, the
// CSV and the pages of the Parquet (not of what holds the wording of the documentation). A
// difference on one machine only is a fault in a writer. After a change of a writer, of a compression library or of
// the nasty rows the digests are those that the test prints; the same change gives released data other bytes.
func TestPinned(t *testing.T) {
	dir, report := exported(t, nasty.Rows())
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
	content := ""
	for _, r := range report.Tables {
		if r.Name == table.Name {
			content = r.Content
		}
	}
	for _, test := range []struct{ name, got, want string }{
		{"content", content, "ea1c7e711cba3bd98b92c7f5a86b9409dba374a00f601e20d4bfbe72d876d8a5"},
		{"csv", digestOf(csv), "47ef92b390d10417d078762ee727500cf2af42c8f18dc68a3eef255ffb4f9c94"},
		{"parquet", digestOf(pages), "6d9ad85c012de089c27e538877dbf812dc6a295e40dfbc5b06c46c3469b85b07"},
	} {
		if test.got != test.want {
			t.Errorf("%s: pinned=%s computed=%s", test.name, test.want, test.got)
		}
	}
}

func digestOf(b []byte) string { return fmt.Sprintf("%x", sha256.Sum256(b)) }
