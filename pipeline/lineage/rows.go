package lineage

import (
	"bufio"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// Readers read released files back. Package export has them; the functions are its RowsOfParquet, RowsOfCSV,
// ContentOfParquet and ContentOfCSV.
type Readers struct {
	Parquet, CSV               func(path string, t *schema.Table) iter.Seq2[[]schema.Value, error]
	ParquetContent, CSVContent func(path string, t *schema.Table) (digest string, rows int64, err error)
}

// RowsOf gives the rows of a released table, from all of its Parquet files in order. The cells are valid until the next
// row.
func RowsOf(dir string, t *Table, table *schema.Table, read Readers) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		for _, p := range t.Files { // by path, so shards are in order
			if !strings.HasSuffix(p, ".parquet") {
				continue
			}
			for row, err := range read.Parquet(filepath.Join(dir, filepath.FromSlash(p)), table) {
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}

// Released is a table as a release has it.
type Released struct {
	*schema.Table
	Older bool     // its schema is another than the one that this program knows, which may be older, too
	Files []string // that its rows are read from
	Rows  iter.Seq2[[]schema.Value, error]
}

// olderColumn is a column of another schema of a table: with the type that this program knows of it, and null where the
// other schema may have allowed that.
func olderColumn(known *schema.Table, name string) *schema.Column {
	c := schema.Column{Name: name}
	if k := known.Column(name); k != nil {
		c = *k
	}
	list := c.Type.Kind == schema.StringList || c.Type.Kind == schema.StructList
	c.Nullable = !list && name != known.Key && !slices.Contains(known.Sort, name)
	return &c
}

// OpenTable finds the rows of a table, which this program knows as known. If the release has another schema of it, they
// are read from its CSV: with the columns that it names, and with the types that this program knows of them. An error
// says that the key or a column of the order is not there.
func OpenTable(dir string, claim *Table, known *schema.Table, read Readers) (*Released, error) {
	if claim.Fingerprint == known.Fingerprint() {
		r := &Released{Table: known, Rows: RowsOf(dir, claim, known, read)}
		for _, p := range claim.Files {
			if strings.HasSuffix(p, ".parquet") {
				r.Files = append(r.Files, p)
			}
		}
		return r, nil
	}
	t := &schema.Table{Name: known.Name, Version: claim.SchemaVersion, Key: known.Key, Sort: known.Sort}
	for _, name := range Header(dir, claim) {
		t.Columns = append(t.Columns, olderColumn(known, name))
	}
	for _, name := range append([]string{t.Key}, t.Sort...) {
		if t.Index(name) < 0 {
			return nil, fmt.Errorf("%s: the table has no column %s; use the program in %s",
				CSVOf(dir, t.Name), name, BuilderName)
		}
	}
	return &Released{t, true, []string{"csv/" + t.Name + ".csv"}, read.CSV(CSVOf(dir, t.Name), t)}, nil
}

// CSVOf is the CSV file of a table of the release in dir.
func CSVOf(dir, table string) string { return filepath.Join(dir, "csv", table+".csv") }

// Header gives the column names of a table's CSV file, none if they cannot be read.
func Header(dir string, t *Table) []string {
	f, err := os.Open(CSVOf(dir, t.Name))
	if err != nil {
		return nil
	}
	defer f.Close()
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimSuffix(line, "\n"), ",")
}

// CompareCells compares two cells of an order column: texts as bytes, integers as numbers.
func CompareCells(a, b schema.Value) int {
	switch d := strings.Compare(a.Text, b.Text); {
	case d != 0:
		return d
	case a.Int < b.Int:
		return -1
	case a.Int > b.Int:
		return 1
	}
	return 0
}

// Label is what a row is about: the first of these columns that it has.
func Label(t *schema.Table, row []schema.Value) string {
	for _, name := range []string{"surface", "name", "path", "text", "a_text", "reason"} {
		if i := t.Index(name); i >= 0 && !row[i].Null {
			return row[i].Text
		}
	}
	return ""
}
