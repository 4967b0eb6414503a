// Package trace follows a row of a release: back to the bytes of the source that it came from, and on to the rows that
// were made from it.
package trace

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/verify"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// Trace is the way of a row from the source to the release and on to the rows that were made from it.
type Trace struct {
	Release    lineage.Side
	Table      *schema.Table // as the release has it
	ID         string
	Row        []schema.Value
	Stage      string // that wrote the table, empty if none is recorded
	Version    int    // of the stage
	Reads      []Link // what that stage read, and which stages had written it
	Rule       string // that made the row, empty if its table has none
	RuleDoc    string // what the rule means, if the schema says so
	Places     []Place
	From       []Link             // what it was derived from, nearest first, down to the source files
	UsedBy     []Uses             // what was derived from it, in the order of the tables
	Checked    []lineage.Check    // what was compared, and how often
	Mismatches []lineage.Mismatch // claims that the bytes do not bear out
	Notes      []string           // what could not be compared, and why
}

// Place is a passage that the row stands in or was made from.
type Place struct {
	Table      string `json:"table"`
	ID         string `json:"id"`
	Role       string `json:"role"` // "row", "member a", "member b", "mention", or "evidence for" a column
	DocumentID string `json:"document_id"`
	Path       string `json:"path"`
	SHA256     string `json:"source_sha256"`
	Locator    string `json:"locator"` // the record or the part of the file; empty if the bytes say it
	Line       int    `json:"line"`    // in the source, from 1; 0 if it is not known
	Column     int    `json:"column"`  // code points, from 1
	Start      int64  `json:"start"`   // code points of documents.text, half-open
	End        int64  `json:"end"`
	ByteStart  *int64 `json:"byte_start"` // bytes of the source file; null where there are none
	ByteEnd    *int64 `json:"byte_end"`
	Before     string `json:"before"`
	Passage    string `json:"passage"`
	After      string `json:"after"`
	Rule       string `json:"rule"`
	row        []schema.Value
	of         *lineage.Released
}

// Link is a row, or a source file, that the row was derived from.
type Link struct {
	Table   string `json:"table"`        // "source" for a source file
	ID      string `json:"id,omitempty"` // the path of a source file
	Label   string `json:"label,omitempty"`
	SHA256  string `json:"sha256,omitempty"`
	Stage   string `json:"stage,omitempty"`
	Version int    `json:"version,omitempty"`
}

// Uses is the rows of a table that were derived from the row.
type Uses struct {
	Table   string `json:"table"`
	Stage   string `json:"stage"`
	Version int    `json:"version"`
	Rows    []Use  `json:"rows"`
}

// Use is one such row.
type Use struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// OK reports whether everything that was compared is as claimed.
func (t *Trace) OK() bool { return len(t.Mismatches) == 0 }

// Unknown is the error of TraceRow for an id that no row has.
type Unknown struct {
	ID      string
	Nearest []string // ids that are there, the most similar first
}

func (u *Unknown) Error() string {
	if len(u.Nearest) == 0 {
		return fmt.Sprintf("no row has the id %q", u.ID)
	}
	return fmt.Sprintf("no row has the id %q; the nearest are %s", u.ID, strings.Join(u.Nearest, ", "))
}

// SourceFile is the Table of a Link to a source file.
const SourceFile = "source"

// labelLength is how many characters of a row stand in a Link or a Use.
const labelLength = 80

// tracer is the state of one TraceRow.
type tracer struct {
	*verify.Checker
	*Trace
	tables  []*lineage.Released
	made    []string // the statements that a fact was made of
	context int
}

// Row follows the row with that id in the release in dir: to the passage in the source, with context characters of
// the text on either side, to the rows and the source file that it was derived from, and to the rows that were derived
// from it. table is the table to look in; empty for all of them. On the way it compares CHECKSUMS with the manifest,
// the manifest with the files that are read, and the row and its document with the bytes of the source in
// lineage/sources.zip; what differs is in Mismatches. An id that no row has is an error of type *Unknown.
func Row(dir, table, id string, context int, read lineage.Readers) (*Trace, error) {
	m, err := lineage.ReadManifest(dir)
	if err != nil {
		return nil, err
	}
	t := &tracer{Trace: &Trace{ID: id, Checked: []lineage.Check{}}, context: context, Checker: verify.New(dir, read)}
	t.Take(m)
	if t.Release, err = lineage.SideOf(dir, m); err != nil {
		return nil, err
	}
	for _, s := range schema.All {
		if claim := m.Table(s.Name); claim != nil {
			r, err := lineage.OpenTable(dir, claim, s, read)
			if err != nil {
				return nil, err
			}
			t.tables = append(t.tables, r)
		}
	}
	if table != "" && t.table(table) == nil {
		return nil, fmt.Errorf("the release has no table %q", table)
	}
	t.files()
	found, err := t.find(table)
	if err != nil {
		return nil, err
	}
	t.Table = found.Table
	t.Stage, t.Version = t.madeBy(found, t.Row)
	t.Reads = t.inputs(t.Stage)
	t.Rule, t.RuleDoc = rule(found.Table, t.Row)
	if err := t.places(found); err != nil {
		return nil, err
	}
	if err := t.follow(found); err != nil {
		return nil, err
	}
	t.Mismatches, t.Notes = t.Report.Mismatches, t.Report.Notes
	return t.Trace, nil
}

func (t *tracer) table(name string) *lineage.Released {
	i := slices.IndexFunc(t.tables, func(r *lineage.Released) bool { return r.Name == name })
	if i < 0 {
		return nil
	}
	return t.tables[i]
}

// files compares CHECKSUMS with the manifest, and the manifest with the files that the rows and sources are read from.
func (t *tracer) files() {
	data, err := os.ReadFile(t.Path(lineage.ChecksumsName))
	var claimed []lineage.File
	if err == nil {
		claimed, err = lineage.ParseChecksums(data)
	}
	if err != nil {
		t.Fault(lineage.ChecksumsName, "lines of sha256sum, by path", err)
	}
	compare := func(list string, claims []lineage.File, p string) {
		i := slices.IndexFunc(claims, func(f lineage.File) bool { return f.Path == p })
		f, err := lineage.DigestFile(os.DirFS(t.Dir), p)
		switch {
		case err != nil:
			t.Fault(p, "a file", err)
		case i < 0:
			t.Mismatch(p+" in "+list, "no such file", "sha256 "+f.SHA256)
		default:
			t.Equal(p+" in "+list, "sha256 "+claims[i].SHA256, "sha256 "+f.SHA256)
		}
	}
	compare(lineage.ChecksumsName, claimed, lineage.ManifestName)
	n := 2
	compare(lineage.ManifestName, t.Manifest.Files, lineage.SourcesName)
	for _, r := range t.tables {
		for _, p := range r.Files {
			compare(lineage.ManifestName, t.Manifest.Files, p)
			n++
		}
	}
	t.checked("files compared with their digests", n)
}

// checked counts what was compared.
func (t *tracer) checked(name string, n int) {
	t.Checked = append(t.Checked, lineage.Check{Name: name, Count: int64(n)})
}

// find finds the row, first in the table that the id looks like.
func (t *tracer) find(table string) (*lineage.Released, error) {
	order := slices.Clone(t.tables)
	if prefix, _, ok := numbered(t.ID); ok {
		for i, r := range order {
			if strings.HasSuffix(prefix, "."+r.Name[:1]) {
				order[0], order[i] = order[i], order[0]
			}
		}
	}
	for _, r := range order {
		if table != "" && r.Name != table {
			continue
		}
		key := r.Index(r.Key)
		for row, err := range r.Rows {
			if err != nil {
				return nil, err
			}
			if row[key].Text == t.ID {
				t.Row = slices.Clone(row)
				return r, nil
			}
		}
	}
	near, err := t.nearest(table)
	if err != nil {
		return nil, err
	}
	return nil, &Unknown{t.ID, near}
}

// madeBy gives the stage that wrote a row, with its version. A row may name it; else it is the one that wrote the
// table.
func (t *tracer) madeBy(r *lineage.Released, row []schema.Value) (string, int) {
	name := ""
	if i := r.Index("stage"); i >= 0 && row != nil {
		name = row[i].Text
	} else if w := t.Manifest.Writer(r.Name); w != nil {
		name = w.Name
	}
	for _, s := range t.Manifest.Stages {
		if s.Name == name {
			return name, s.Version
		}
	}
	return name, 0
}

// inputs gives the working tables that a stage read, with the stages that wrote them.
func (t *tracer) inputs(name string) []Link {
	out := []Link{}
	for _, s := range t.Manifest.Stages {
		if s.Name != name {
			continue
		}
		for _, d := range s.Reads {
			l := Link{Table: d.Table}
			if w := t.Manifest.Writer(d.Table); w != nil {
				l.Stage, l.Version = w.Name, w.Version
			}
			out = append(out, l)
		}
		if s.Lexicon {
			out = append(out, Link{Table: stage.Lexicon})
		}
	}
	return out
}

// rule gives the rule that made a row, and what the schema says that it means.
func rule(t *schema.Table, row []schema.Value) (string, string) {
	for _, name := range []string{"rule", "relation", "reason", "role"} {
		i := t.Index(name)
		if i < 0 || row[i].Null {
			continue
		}
		for _, a := range t.Columns[i].Allowed {
			if a.Value == row[i].Text {
				return row[i].Text, a.Doc
			}
		}
		return row[i].Text, ""
	}
	return "", ""
}

// cutLabel shortens a text to what stands in a Link or a Use.
func cutLabel(s string) string {
	n := 0
	for i := range s {
		if n == labelLength {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
