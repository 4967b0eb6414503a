package lineage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// TestCSVRowsOfAnOlderRelease reads tables without a column that this program knows: it is null where it may be null,
// else the file is refused.
func TestCSVRowsOfAnOlderRelease(t *testing.T) {
	rows := func(csv string) (out [][]schema.Value, failure error) {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "csv"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "csv", "entities.csv"), []byte(csv), 0o666); err != nil {
			t.Fatal(err)
		}
		for row, err := range lineage.CSVRows(dir, schema.Entities, table.RowsOfCSV) {
			if err != nil {
				return out, err
			}
			out = append(out, append([]schema.Value(nil), row...))
		}
		return out, nil
	}
	got, err := rows("entity_id,type,name,names,mentions,documents\ne,law,n,[],1,2\nf,law,m,[],3,4\n")
	wikidata, mentions := schema.Entities.Index("wikidata"), schema.Entities.Index("mentions")
	if err != nil || len(got) != 2 || !got[1][wikidata].Null || got[1][mentions].Int != 3 || got[0][0].Text != "e" {
		t.Errorf("without wikidata: %v, %v", got, err)
	}
	_, err = rows("entity_id,type,name,names,wikidata,documents\ne,law,n,[],,2\n")
	if err == nil || !strings.Contains(err.Error(), "the header is not that of table entities") {
		t.Errorf("without mentions: %v", err)
	}
}
