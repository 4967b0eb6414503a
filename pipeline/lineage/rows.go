package lineage

import (
	"bufio"
	"fmt"
	"io/fs"
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

// Released is a table as a release has it.
type Released struct {
	*schema.Table
	Older bool     // its schema is another than the one that this program knows, which may be older, too
	Files []string // that its rows are read from: a file a shard, in order
	Rows  iter.Seq2[[]schema.Value, error]
	dir   string
	read  func(path string, t *schema.Table) iter.Seq2[[]schema.Value, error]
}

// Shard gives the rows of one of the files.
func (r *Released) Shard(k int) iter.Seq2[[]schema.Value, error] {
	return r.read(filepath.Join(r.dir, filepath.FromSlash(r.Files[k])), r.Table)
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
		return released(dir, known, filesIn(claim, ".parquet"), read.Parquet), nil
	}
	t := &schema.Table{Name: known.Name, Version: claim.SchemaVersion, Key: known.Key, Sort: known.Sort}
	for _, name := range Header(dir, claim) {
		t.Columns = append(t.Columns, olderColumn(known, name))
	}
	for _, name := range append([]string{t.Key}, t.Sort...) {
		if t.Index(name) < 0 {
			return nil, fmt.Errorf("%s: the table has no column %s; use the program in %s",
				filepath.Join(dir, "csv", t.Name+".csv"), name, BuilderName)
		}
	}
	r := released(dir, t, filesIn(claim, ".csv"), read.CSV)
	r.Older = true
	return r, nil
}

// released gives a table that is read from some files of the release in dir.
func released(
	dir string, t *schema.Table, files []string, read func(string, *schema.Table) iter.Seq2[[]schema.Value, error],
) *Released {
	r := &Released{Table: t, Files: files, read: read, dir: dir}
	var order []int
	for _, name := range t.Sort {
		order = append(order, t.Index(name))
	}
	var shards []iter.Seq2[[]schema.Value, error]
	for k := range files {
		shards = append(shards, r.Shard(k))
	}
	if r.Rows = merge(shards, order); len(shards) == 1 {
		r.Rows = shards[0]
	}
	return r
}

// filesIn gives the files of a table in a format.
func filesIn(t *Table, format string) (files []string) {
	for _, p := range t.Files { // by path, so shards are in order
		if strings.HasSuffix(p, format) {
			files = append(files, p)
		}
	}
	return files
}

// CSVRows gives the rows of a table of the release in dir, in order, from its CSV files. A column that may be null and
// that the release does not have yet is null in all of them.
func CSVRows(
	dir string, t *schema.Table, read func(path string, t *schema.Table) iter.Seq2[[]schema.Value, error],
) iter.Seq2[[]schema.Value, error] {
	held, files := *t, csvFiles(dir, t.Name)
	names := headerOf(dir, files[0])
	held.Columns = nil
	for _, c := range t.Columns {
		if !c.Nullable || slices.Contains(names, c.Name) {
			held.Columns = append(held.Columns, c)
		}
	}
	if len(held.Columns) == len(t.Columns) || len(names) == 0 {
		return released(dir, t, files, read).Rows
	}
	return widened(released(dir, &held, files, read).Rows, &held, t)
}

// widened gives rows of the table from as rows of the table to, which has all of its columns: a column that from does
// not have is null.
func widened(rows iter.Seq2[[]schema.Value, error], from, to *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		wide := make([]schema.Value, len(to.Columns))
		for k := range wide {
			wide[k].Null = true
		}
		for row, err := range rows {
			for i := range row {
				wide[to.Index(from.Columns[i].Name)] = row[i]
			}
			if !yield(wide, err) || err != nil {
				return
			}
		}
	}
}

// csvFiles gives the CSV files of a table of the release in dir, as paths in it: those of its shards, if it has any.
func csvFiles(dir, table string) []string {
	whole := []string{"csv/" + table + ".csv"}
	if _, err := os.Lstat(filepath.Join(dir, whole[0])); err == nil {
		return whole
	}
	shards, err := fs.Glob(os.DirFS(dir), "csv/"+table+"-[0-9]*-of-[0-9]*.csv")
	if err != nil || len(shards) == 0 {
		return whole
	}
	return shards
}

// Header gives the column names of a table's CSV file, none if they cannot be read.
func Header(dir string, t *Table) []string {
	return headerOf(dir, csvFiles(dir, t.Name)[0])
}

// headerOf gives the column names of a CSV file of the release in dir, none if they cannot be read.
func headerOf(dir, name string) []string {
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
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

// Label is what a row is about: the first of these columns that it has.
func Label(t *schema.Table, row []schema.Value) string {
	for _, name := range []string{"surface", "name", "path", "text", "a_text", "reason"} {
		if i := t.Index(name); i >= 0 && !row[i].Null {
			return row[i].Text
		}
	}
	return ""
}
