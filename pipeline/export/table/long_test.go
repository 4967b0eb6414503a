package table

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"example.org/sourcebook/schema"
)

// TestLongDictionary writes lists of more ids than a dictionary holds, and reads them again.
func TestLongDictionary(t *testing.T) {
	var rows []any
	for i := range 45_000 {
		figure := fmt.Sprintf("a-document-with-a-name-of-some-length-as-a-path-may-give-it-%06d.f%06d", i/100, i)
		rows = append(rows, &schema.Statement{StatementID: fmt.Sprintf("s%06d", i), FactID: fmt.Sprintf("f%06d", i),
			DocumentID: "d", SentenceID: "d.s0", FigureIDs: []string{figure}, Surface: "1", Comparator: "=",
			Reading: schema.ReadingLiteral, Role: "whole"})
	}
	figures := schema.Statements.Index("figure_ids")
	dir, sum := written(t, schema.Statements, rows)
	path := filepath.Join(dir, "parquet", "statements.parquet")
	n := 0
	for row, err := range RowsOfParquet(path, schema.Statements) {
		if err != nil {
			t.Fatalf("after %d of %d rows: %v", n, sum.Rows, err)
		}
		if want := rows[n].(*schema.Statement).FigureIDs; !slices.Equal(row[figures].List, want) {
			t.Fatalf("row %d has %q and not %q", n, row[figures].List, want)
		}
		n++
	}
	if int64(n) != sum.Rows {
		t.Errorf("read %d of %d rows", n, sum.Rows)
	}
}
