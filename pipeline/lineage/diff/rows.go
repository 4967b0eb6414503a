package diff

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// What happened to a row.
const (
	Added   = "added"
	Removed = "removed"
	Changed = "changed"
)

// comparison holds two releases against each other: what was, and what is.
type comparison struct {
	*Difference
	oldDir, newDir string
	was, is        *lineage.Manifest
	lineage        []string // files other than data files that differ, by path
	read           lineage.Readers
}

func newComparison(oldDir, newDir string, read lineage.Readers) (*comparison, error) {
	c := &comparison{oldDir: oldDir, newDir: newDir, read: read}
	var err error
	if c.was, err = lineage.ReadManifest(oldDir); err != nil {
		return nil, err
	}
	if c.is, err = lineage.ReadManifest(newDir); err != nil {
		return nil, err
	}
	old, err := lineage.DigestTree(oldDir)
	if err != nil {
		return nil, err
	}
	now, err := lineage.DigestTree(newDir)
	if err != nil {
		return nil, err
	}
	c.Difference = &Difference{Version: c.was.Dataset.Version}
	for _, f := range changedFiles(old, now) {
		if isData(f.Path) {
			c.Files = append(c.Files, f.Path)
		} else {
			c.lineage = append(c.lineage, f.Path)
		}
	}
	return c, nil
}

// isData reports whether a file of a release is one of the data files: those that name no builder.
func isData(p string) bool {
	return p != lineage.ManifestName && p != lineage.ChecksumsName && !strings.HasPrefix(p, "lineage/")
}

// visitRow is called for each row that differs; old or new is nil where the row is on one side only. The cells are
// valid until it returns.
type visitRow func(t *schema.Table, change string, old, new []schema.Value) error

// run compares the tables and finds out what version the difference calls for. row and done, each of which may be nil,
// are called for the rows and then for the table that differs.
func (c *comparison) run(row visitRow, done func(*TableDifference) error) error {
	if len(c.Files) == 0 {
		return nil
	}
	c.raise(Patch, "files only", "only the files differ, not the rows: PATCH by the Croissant rules (the data are the "+
		"same, serialized "+
		"in another way) and by those of Data Package")
	for _, t := range schema.All {
		if err := c.table(t, row, done); err != nil {
			return err
		}
	}
	for _, t := range c.was.Tables {
		if schema.ByName(t.Name) == nil && c.is.Table(t.Name) == nil {
			if err := c.gone(t.Name, t.Rows, done); err != nil {
				return err
			}
		}
	}
	c.Next = c.Level.next(c.Version)
	return nil
}

func (c *comparison) gone(name string, rows int64, done func(*TableDifference) error) error {
	return c.add(TableDifference{Table: name, Schema: "the table is gone", Removed: int(rows)}, isGone, done)
}

func (c *comparison) add(t TableDifference, f fate, done func(*TableDifference) error) error {
	c.judge(f, &t)
	c.Tables = append(c.Tables, t)
	if done == nil {
		return nil
	}
	return done(&c.Tables[len(c.Tables)-1])
}

// table compares one table.
func (c *comparison) table(table *schema.Table, row visitRow, done func(*TableDifference) error) error {
	name := table.Name
	is, was := c.is.Table(name), c.was.Table(name)
	switch {
	case is == nil && was == nil:
		return nil
	case was == nil:
		return c.add(TableDifference{Table: name, Schema: "the table is new", Added: int(is.Rows)}, isNew, done)
	case is == nil:
		return c.gone(name, was.Rows, done)
	}
	t := TableDifference{Table: name}
	if is.Fingerprint != was.Fingerprint {
		t.Schema = describeSchema(is, was, c.newDir, c.oldDir)
		if row != nil {
			if err := c.common(&t, table, c.counting(&t, row)); err != nil {
				return err
			}
		}
		return c.add(t, isReshaped, done)
	}
	if is.Content == was.Content {
		return nil
	}
	// The rows are read by their own schema; one that this program does not know is read from the CSV.
	if is.Fingerprint != table.Fingerprint() {
		if err := c.common(&t, table, c.counting(&t, row)); err != nil {
			return err
		}
	} else {
		old, new := c.rows(c.oldDir, was, table), c.rows(c.newDir, is, table)
		if err := merge(table, old, new, c.counting(&t, row)); err != nil {
			return err
		}
	}
	return c.add(t, isThere, done)
}

// examples is how many rows of a kind are named in a TableDifference.
const examples = 3

// counting counts the rows of a table that differ, names the first ones, and passes them on.
func (c *comparison) counting(t *TableDifference, row visitRow) visitRow {
	return func(table *schema.Table, change string, old, new []schema.Value) error {
		key := table.Index(table.Key)
		say := func(n *int, sign string, row []schema.Value, detail string) {
			if *n++; *n <= examples {
				t.Examples = append(t.Examples, sign+" "+strings.Clone(row[key].Text)+detail)
			}
		}
		switch change {
		case Added:
			say(&t.Added, "+", new, "")
		case Removed:
			say(&t.Removed, "-", old, "")
		default:
			say(&t.Changed, "~", new, cellsThatDiffer(table, new, old))
		}
		if row == nil {
			return nil
		}
		return row(table, change, old, new)
	}
}

// rows gives the rows of a released table, from all of its Parquet files in order.
func (c *comparison) rows(dir string, t *lineage.Table, table *schema.Table) iter.Seq2[[]schema.Value, error] {
	r, err := lineage.OpenTable(dir, t, table, c.read)
	if err != nil {
		return func(yield func([]schema.Value, error) bool) { yield(nil, err) }
	}
	return r.Rows
}

// common compares the columns that both sides of a table have, as the texts of their CSV files, when the schemas
// differ. Without the key and the columns of the order on both sides no row can be compared, and the schema's
// description says so.
func (c *comparison) common(t *TableDifference, table *schema.Table, row visitRow) error {
	was, is := lineage.Header(c.oldDir, c.was.Table(table.Name)), lineage.Header(c.newDir, c.is.Table(table.Name))
	both := &schema.Table{Name: table.Name, Key: table.Key, Sort: table.Sort}
	for _, name := range is {
		if slices.Contains(was, name) {
			both.Columns = append(both.Columns, asText(table, name))
		}
	}
	for _, name := range append([]string{table.Key}, table.Sort...) {
		if both.Index(name) < 0 {
			t.Schema = strings.TrimPrefix(t.Schema+"; the rows cannot be matched without the column "+name, "; ")
			return nil
		}
	}
	return merge(both, c.project(c.oldDir, table, was, both), c.project(c.newDir, table, is, both), row)
}

// asText is a column whose cells are compared as the CSV has them: the canonical form, in which equal values are equal
// texts. Numbers that rows are sorted by stay numbers.
func asText(table *schema.Table, name string) *schema.Column {
	c := &schema.Column{Name: name, Nullable: true}
	if known := table.Column(name); known != nil && known.Type.Kind == schema.Int && slices.Contains(table.Sort, name) {
		c.Type = known.Type
	}
	return c
}

// project gives the rows of a CSV file with the given header, reduced to the columns of both.
func (c *comparison) project(
	dir string, table *schema.Table, header []string, both *schema.Table,
) iter.Seq2[[]schema.Value, error] {
	whole := &schema.Table{Name: table.Name, Key: table.Key, Sort: table.Sort}
	for _, name := range header {
		whole.Columns = append(whole.Columns, asText(table, name))
	}
	return func(yield func([]schema.Value, error) bool) {
		out := make([]schema.Value, len(both.Columns))
		for row, err := range lineage.CSVRows(dir, whole, c.read.CSV) {
			if err != nil {
				yield(nil, err)
				return
			}
			for i, column := range both.Columns {
				out[i] = row[whole.Index(column.Name)]
			}
			if !yield(out, nil) {
				return
			}
		}
	}
}

// side is one of two tables that are merged.
type side struct {
	table *schema.Table
	next  func() ([]schema.Value, error, bool)
	row   []schema.Value
	ok    bool
	order []int          // the order columns and the key
	last  []schema.Value // their cells in the row before
}

func newSide(table *schema.Table, rows iter.Seq2[[]schema.Value, error]) (*side, func()) {
	s := &side{table: table}
	for _, name := range table.Sort {
		s.order = append(s.order, table.Index(name))
	}
	s.order = append(s.order, table.Index(table.Key))
	var stop func()
	s.next, stop = iter.Pull2(rows)
	return s, stop
}

// advance goes to the next row, which must come after the row before: otherwise a merge would miss rows.
func (s *side) advance() error {
	var err error
	if s.row, err, s.ok = s.next(); !s.ok {
		return nil
	}
	if err != nil {
		return err
	}
	for n, i := range s.order {
		if s.last == nil {
			break
		}
		if d := lineage.CompareCells(s.last[n], s.row[i]); d > 0 {
			return fmt.Errorf("the rows of %s are not sorted by %s at %q; see what sourcebook verify says of the release",
				s.table.Name, strings.Join(s.table.Sort, ", "), s.row[s.table.Index(s.table.Key)].Text)
		} else if d < 0 {
			break
		}
	}
	s.last = s.last[:0]
	for _, i := range s.order {
		cell := s.row[i]
		cell.Text = strings.Clone(cell.Text)
		s.last = append(s.last, cell)
	}
	return nil
}

// compare compares the rows of two sides by the order of their table, and then by its key.
func (s *side) compare(t *side) int {
	for _, i := range s.order {
		if d := lineage.CompareCells(s.row[i], t.row[i]); d != 0 {
			return d
		}
	}
	return 0
}

// merge walks through two tables that are in the same order, and visits the rows that differ.
func merge(table *schema.Table, old, new iter.Seq2[[]schema.Value, error], visit visitRow) error {
	was, stop := newSide(table, old)
	defer stop()
	is, stop := newSide(table, new)
	defer stop()
	if err := errors.Join(was.advance(), is.advance()); err != nil {
		return err
	}
	for was.ok || is.ok {
		order := 0
		switch {
		case !was.ok:
			order = -1
		case !is.ok:
			order = 1
		default:
			order = is.compare(was)
		}
		var err error
		switch {
		case order < 0:
			err = errors.Join(visit(table, Added, nil, is.row), is.advance())
		case order > 0:
			err = errors.Join(visit(table, Removed, was.row, nil), was.advance())
		default:
			if !slices.EqualFunc(is.row, was.row, equalCells) {
				err = visit(table, Changed, was.row, is.row)
			}
			err = errors.Join(err, was.advance(), is.advance())
		}
		if err != nil {
			return err
		}
	}
	return nil
}
