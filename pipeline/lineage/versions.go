package lineage

import (
	"bufio"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"example.org/sourcebook/schema"
)

// Level is the part of a version that a change makes rise.
type Level int

const (
	None Level = iota // nothing differs
	Patch
	Minor
	Major
)

func (l Level) String() string { return [...]string{"none", "PATCH", "MINOR", "MAJOR"}[l] }

// Difference is how the data files of a built release differ from those of a released one.
type Difference struct {
	Version string            // of the released one
	Files   []string          // data files that differ or are on one side only, by path
	Tables  []TableDifference // tables that differ, in the order of the schema
	Level   Level             // what the change calls for; None if no data file differs
	Next    string            // the version that it calls for, counted from the released one
	Reason  string            // which change asks for the level, by which rules
}

// TableDifference is how one table differs. Rows are matched by the table's key.
type TableDifference struct {
	Table                   string
	Schema                  string // how its columns differ; empty if they do not
	Added, Removed, Changed int
	Examples                []string // the first few of each kind, for people
}

// examples is how many rows of a kind are named.
const examples = 3

// Compare tells how the data files of the release in built differ from those of the release in released, and which
// version that calls for. Data files are all but the manifest, CHECKSUMS and lineage/. The level is the larger of what
// two sets of rules ask for:
//
//   - Data Package (specs.frictionlessdata.io, "Data Package Version"): MAJOR to add, remove or reorder fields or to
//     change a constraint, MINOR to add data or a resource, PATCH to correct errors or change metadata;
//   - Croissant 1.0 ("Versioning of Datasets"): MAJOR if existing data change or go, MINOR if data are added and the
//     rest stays, PATCH if the data stay and are only serialized in another way.
//
// Below 1.0.0 a MAJOR raises the second number and everything else the third.
func Compare(built, released string, read Readers) (*Difference, error) {
	is, err := ReadManifest(built)
	if err != nil {
		return nil, err
	}
	was, err := ReadManifest(released)
	if err != nil {
		return nil, err
	}
	d := &Difference{Version: was.Dataset.Version}
	if d.Files, err = differingData(built, released); err != nil || len(d.Files) == 0 {
		return d, err
	}
	d.raise(Patch, "only the files differ, not the rows: PATCH by the Croissant rules (the data are the same, serialized in another way) and by those of Data Package")
	for _, t := range schema.All {
		if err := d.table(t.Name, is.Table(t.Name), was.Table(t.Name), built, released, read); err != nil {
			return nil, err
		}
	}
	for _, t := range was.Tables {
		if schema.ByName(t.Name) == nil {
			d.Tables = append(d.Tables, TableDifference{Table: t.Name, Schema: "the table is gone"})
			d.raise(Major, "the table "+t.Name+" is gone: MAJOR by the Croissant rules")
		}
	}
	d.Next = d.Level.next(d.Version)
	return d, nil
}

// differingData gives the data files that differ.
func differingData(built, released string) ([]string, error) {
	a, err := dataFiles(built)
	if err != nil {
		return nil, err
	}
	b, err := dataFiles(released)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, m := range compareFiles("", b, a) {
		out = append(out, strings.TrimSuffix(m.What, " in "))
	}
	return slices.Compact(out), nil
}

func dataFiles(dir string) ([]File, error) {
	tree, err := digestTree(dir)
	return slices.DeleteFunc(tree, func(f File) bool {
		return f.Path == ManifestName || f.Path == ChecksumsName || strings.HasPrefix(f.Path, "lineage/")
	}), err
}

// raise takes a level, with its reason, if it is higher than the one so far.
func (d *Difference) raise(l Level, reason string) {
	if l > d.Level {
		d.Level, d.Reason = l, reason
	}
}

// next gives the version after v for a change of that level.
func (l Level) next(v string) string {
	var major, minor, patch int
	if semver.IsValid("v" + v) {
		fmt.Sscanf(v, "%d.%d.%d", &major, &minor, &patch)
	}
	if major == 0 && l > Patch {
		l-- // below 1.0.0
	}
	switch l {
	case Major:
		return fmt.Sprintf("%d.0.0", major+1)
	case Minor:
		return fmt.Sprintf("%d.%d.0", major, minor+1)
	case Patch:
		return fmt.Sprintf("%d.%d.%d", major, minor, patch+1)
	}
	return v
}

// table adds how one table differs. is and was are nil where there is none.
func (d *Difference) table(name string, is, was *Table, built, released string, read Readers) error {
	switch {
	case is == nil && was == nil:
		return nil
	case was == nil:
		d.Tables = append(d.Tables, TableDifference{Table: name, Schema: "the table is new", Added: int(is.Rows)})
		d.raise(Minor, "the table "+name+" is new: MINOR by the Croissant and the Data Package rules")
		return nil
	case is == nil:
		d.Tables = append(d.Tables, TableDifference{Table: name, Schema: "the table is gone", Removed: int(was.Rows)})
		d.raise(Major, "the table "+name+" is gone: MAJOR by the Croissant rules")
		return nil
	}
	t := TableDifference{Table: name}
	if is.Fingerprint != was.Fingerprint {
		t.Schema = describeSchema(is, was, built, released)
		d.Tables = append(d.Tables, t)
		d.raise(Major, "the schema of "+name+" differs: MAJOR by the Data Package rules (fields or constraints differ)")
		return nil
	}
	if is.Content == was.Content {
		return nil
	}
	if err := t.rows(schema.ByName(name), parquetOf(built, is), parquetOf(released, was), read); err != nil {
		return err
	}
	d.Tables = append(d.Tables, t)
	switch {
	case t.Changed > 0 || t.Removed > 0:
		d.raise(Major, "rows of "+name+" changed or went: MAJOR by the Croissant rules (existing data differ), PATCH by those of Data Package (errors corrected)")
	case t.Added > 0:
		d.raise(Minor, "rows of "+name+" were added: MINOR by the Croissant and the Data Package rules")
	}
	return nil
}

func parquetOf(dir string, t *Table) string {
	for _, p := range t.Files {
		if strings.HasSuffix(p, ".parquet") {
			return filepath.Join(dir, filepath.FromSlash(p))
		}
	}
	return filepath.Join(dir, "parquet", t.Name+".parquet")
}

// describeSchema says which columns were added and removed, as the headers of the CSV files show.
func describeSchema(is, was *Table, built, released string) string {
	now, before := header(built, is), header(released, was)
	var parts []string
	for _, side := range []struct {
		what    string
		of, not []string
	}{{"added", now, before}, {"removed", before, now}} {
		var names []string
		for _, c := range side.of {
			if !slices.Contains(side.not, c) {
				names = append(names, c)
			}
		}
		if len(names) > 0 {
			parts = append(parts, "columns "+side.what+": "+strings.Join(names, ", "))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "types, constraints or the order of columns differ")
	}
	return fmt.Sprintf("schema version %d instead of %d: %s", is.SchemaVersion, was.SchemaVersion, strings.Join(parts, "; "))
}

// header gives the column names of a table's CSV file, none if they cannot be read.
func header(dir string, t *Table) []string {
	f, err := os.Open(filepath.Join(dir, "csv", t.Name+".csv"))
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

// side is one of two tables that are merged.
type side struct {
	next func() ([]schema.Value, error, bool)
	row  []schema.Value
	ok   bool
	err  error
}

func (s *side) advance() {
	s.row, s.err, s.ok = s.next()
	s.ok = s.ok && s.err == nil
}

// rows counts the rows that differ by a merge of the two files, which are in the same order.
func (t *TableDifference) rows(table *schema.Table, built, released string, read Readers) error {
	var is, was side
	var stop func()
	is.next, stop = iter.Pull2(read.Parquet(built, table))
	defer stop()
	was.next, stop = iter.Pull2(read.Parquet(released, table))
	defer stop()
	key := table.Index(table.Key)
	say := func(sign string, n int, row []schema.Value, detail string) {
		if n <= examples {
			t.Examples = append(t.Examples, sign+" "+strings.Clone(row[key].Text)+detail)
		}
	}
	is.advance()
	was.advance()
	for is.ok || was.ok {
		order := 0
		switch {
		case !was.ok:
			order = -1
		case !is.ok:
			order = 1
		default:
			if order = compareRows(table, is.row, was.row); order == 0 {
				order = strings.Compare(is.row[key].Text, was.row[key].Text)
			}
		}
		switch {
		case order < 0:
			t.Added++
			say("+", t.Added, is.row, "")
			is.advance()
		case order > 0:
			t.Removed++
			say("-", t.Removed, was.row, "")
			was.advance()
		default:
			if detail := cellsThatDiffer(table, is.row, was.row); detail != "" {
				t.Changed++
				say("~", t.Changed, is.row, detail)
			}
			is.advance()
			was.advance()
		}
	}
	if is.err != nil {
		return is.err
	}
	return was.err
}

// compareRows compares two rows by the order of their table.
func compareRows(table *schema.Table, a, b []schema.Value) int {
	for _, name := range table.Sort {
		i := table.Index(name)
		if d := compareCells(a[i], b[i]); d != 0 {
			return d
		}
	}
	return 0
}

// compareCells compares two cells of an order column: texts as bytes, integers as numbers.
func compareCells(a, b schema.Value) int {
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

// cellsThatDiffer shows the cells of two rows that differ; it is empty if none does.
func cellsThatDiffer(table *schema.Table, is, was []schema.Value) string {
	var b strings.Builder
	for i, c := range table.Columns {
		if equalCells(is[i], was[i]) {
			continue
		}
		fmt.Fprintf(&b, " %s: %s, was %s;", c.Name, show(c, is[i]), show(c, was[i]))
	}
	return strings.TrimSuffix(b.String(), ";")
}

func equalCells(a, b schema.Value) bool {
	return a.Null == b.Null && a.Text == b.Text && a.Int == b.Int && slices.Equal(a.List, b.List) &&
		slices.EqualFunc(a.Records, b.Records, func(x, y []schema.Value) bool { return slices.EqualFunc(x, y, equalCells) })
}

// show writes a cell for people, cut where it is long.
func show(c *schema.Column, v schema.Value) string {
	const most = 60
	quote := func(s string) string {
		if r := []rune(s); len(r) > most {
			s = string(r[:most]) + "…"
		}
		return fmt.Sprintf("%q", s)
	}
	switch {
	case v.Null:
		return "null"
	case c.Type.Kind == schema.Int:
		return fmt.Sprint(v.Int)
	case c.Type.Kind == schema.StringList:
		return quote("[" + strings.Join(v.List, " ") + "]")
	case c.Type.Kind == schema.StructList:
		return fmt.Sprintf("%d records", len(v.Records))
	case c.Type.Kind == schema.String:
		return quote(v.Text)
	}
	return v.Text
}

// Text is the message for people; it is empty if nothing differs.
func (d *Difference) Text() string {
	if d.Level == None {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "The data differ from those of version %s.\n", d.Version)
	for _, t := range d.Tables {
		fmt.Fprintf(&b, "  %s: ", t.Table)
		if t.Schema != "" {
			fmt.Fprintf(&b, "%s\n", t.Schema)
			continue
		}
		fmt.Fprintf(&b, "%s added, %d removed, %d changed\n", plural(t.Added, "row"), t.Removed, t.Changed)
		for _, e := range t.Examples {
			fmt.Fprintf(&b, "    %s\n", e)
		}
	}
	fmt.Fprintf(&b, "  %s: %s\n", plural(len(d.Files), "file"), strings.Join(d.Files, ", "))
	fmt.Fprintf(&b, "This calls for version %s: %s", d.Next, d.Reason)
	if strings.HasPrefix(d.Version, "0.") {
		b.WriteString("; below 1.0.0 a MAJOR raises the second number and everything else the third")
	}
	b.WriteString(".\n")
	return b.String()
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
