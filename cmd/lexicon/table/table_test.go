package table

import (
	"slices"
	"testing"
	"testing/fstest"
)

var files = fstest.MapFS{
	"two.tsv":  {Data: []byte("# made by hand\n# columns: a\tb\tc\n1\t2\t3\n4\t5\t6\n")},
	"none.tsv": {},
}

func TestRows(t *testing.T) {
	rows := Rows(files, "two.tsv", "a", "b")
	if len(rows) != 2 || !slices.Equal(rows[1], []string{"4", "5"}) {
		t.Errorf("rows: %v", rows)
	}
	if c := Column(files, "two.tsv", "a"); !slices.Equal(c, []string{"1", "4"}) {
		t.Errorf("column: %v", c)
	}
	if m := Map(files, "two.tsv", "a", "b"); len(m) != 2 || m["4"] != "5" {
		t.Errorf("map: %v", m)
	}
}

func TestRowsPanics(t *testing.T) {
	for _, c := range []struct{ name, column string }{{"two.tsv", "b"}, {"none.tsv", "a"}, {"missing.tsv", "a"}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s with column %s: no panic", c.name, c.column)
				}
			}()
			Rows(files, c.name, c.column)
		}()
	}
}
