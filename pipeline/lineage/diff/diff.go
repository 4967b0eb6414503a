// Package diff compares two releases: which rows differ, what that is put down to, and which version it calls for.
package diff

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// Diff is the difference between two releases, with its causes.
type Diff struct {
	*Difference              // counted from A: what B needs as its version
	A, B        lineage.Side // the old and the new one
	Inputs      Inputs       // what differs in what they were made from, and by what
	compared    *comparison
	explain     *explainer
}

// RowChange is a row that differs. Its texts are valid until the visit ends.
type RowChange struct {
	Table  string
	Key    string
	Change string       // Added, Removed or Changed
	Label  string       // what the row is about, for people; may be empty
	Cells  []CellChange // that differ, in the order of the columns; of a row on one side only, those that are not null
	Causes []Cause      // if there are several, the manifests do not tell which of them it was
}

// CellChange is a cell that differs. On the side that has no such row it is null.
type CellChange struct {
	Column   *schema.Column
	Old, New schema.Value
}

// DataFile is a data file that differs.
type DataFile struct {
	Path   string  `json:"path"`
	Change string  `json:"change"`
	Causes []Cause `json:"causes"`
}

// New begins to compare the release in oldDir with the one in newDir: their files, and what they were made from. Run
// compares the rows. What differs is derived from the manifests and the files; an error means that they cannot be read.
func New(oldDir, newDir string, read lineage.Readers) (*Diff, error) {
	c, err := newComparison(oldDir, newDir, read)
	if err != nil {
		return nil, err
	}
	d := &Diff{Difference: c.Difference, compared: c}
	if d.A, err = lineage.SideOf(oldDir, c.was); err != nil {
		return nil, err
	}
	if d.B, err = lineage.SideOf(newDir, c.is); err != nil {
		return nil, err
	}
	d.Inputs = compareInputs(oldDir, newDir, c.was, c.is)
	d.explain = newExplainer(&d.Inputs, c.was, c.is)
	return d, nil
}

// Same reports whether all data files are equal, byte for byte.
func (d *Diff) Same() bool { return len(d.Files) == 0 }

// Lineage gives the other files that differ: the manifest, CHECKSUMS and what lies in lineage/.
func (d *Diff) Lineage() []string { return d.compared.lineage }

// Doubtful reports whether a release is not what its CHECKSUMS say: they are equal, and other files are not.
func (d *Diff) Doubtful() bool {
	return d.A.Digest == d.B.Digest && len(d.Files)+len(d.compared.lineage) > 0
}

// Run compares the tables, which stand in the same order in both releases, side by side. It calls row for every row
// that differs, and done after the rows of each table that differs. Afterwards the Difference is whole.
func (d *Diff) Run(row func(*RowChange) error, done func(*TableDifference) error) error {
	var causes []CauseOfRows
	var movers movers
	visit := func(t *schema.Table, change string, old, new []schema.Value) error {
		c := d.change(t, change, old, new)
		causes = count(causes, c.Causes)
		movers.see(t, old, new)
		return row(c)
	}
	return d.compared.run(visit, func(t *TableDifference) error {
		t.Causes, t.Moved = causes, movers.moved
		causes, movers.moved, movers.document = nil, 0, ""
		return done(t)
	})
}

// count adds a row to the rows that have the same causes. Which source or setting it was is with the row.
func count(all []CauseOfRows, causes []Cause) []CauseOfRows {
	short := make([]Cause, 0, len(causes))
	for _, c := range causes {
		if c.own {
			c.Detail = ""
		}
		if !slices.Contains(short, c) {
			short = append(short, c)
		}
	}
	for i := range all {
		if slices.Equal(all[i].Causes, short) {
			all[i].Rows++
			return all
		}
	}
	return append(all, CauseOfRows{short, 1})
}

func (d *Diff) change(t *schema.Table, change string, old, new []schema.Value) *RowChange {
	row := new
	if row == nil {
		row = old
	}
	c := &RowChange{Table: t.Name, Key: row[t.Index(t.Key)].Text, Change: change, Label: lineage.Label(t, row)}
	nothing := schema.Value{Null: true}
	var documents []string
	for i, column := range t.Columns {
		cell := CellChange{column, nothing, nothing}
		if old != nil {
			cell.Old = old[i]
		}
		if new != nil {
			cell.New = new[i]
		}
		if !equalCells(cell.Old, cell.New) {
			c.Cells = append(c.Cells, cell)
		}
		if column.Name == "document_id" || strings.HasSuffix(column.Name, "_document_id") {
			for _, v := range []schema.Value{cell.Old, cell.New} {
				if !v.Null {
					documents = append(documents, strings.Clone(v.Text))
				}
			}
		}
	}
	c.Causes = d.explain.row(t.Name, documents)
	return c
}

// DataFiles gives the data files that differ, with their causes, by path. Run must have been called.
func (d *Diff) DataFiles() []DataFile {
	out := make([]DataFile, 0, len(d.Files))
	for _, p := range d.Files {
		f := DataFile{p, Changed, d.explain.file(p, d.Difference)}
		switch old, new := lineage.Has(d.compared.was.Files, p), lineage.Has(d.compared.is.Files, p); {
		case !old && new:
			f.Change = Added
		case old && !new:
			f.Change = Removed
		}
		out = append(out, f)
	}
	return out
}

// Enough reports whether the version of B is at least what the difference calls for, or has a pre-release suffix: such
// a version may be overwritten.
func (d *Diff) Enough() bool {
	return d.Level == None || lineage.PreRelease(d.B.Version) || compareVersions(d.B.Version, d.Next) >= 0
}
