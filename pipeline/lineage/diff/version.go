package diff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/semver"

	"example.org/sourcebook/pipeline/lineage"
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
	Examples                []string      // the first few of each kind, for people
	Moved                   int           // from Diff only: pairs of added and removed that differ in place only
	Causes                  []CauseOfRows // from Diff only: what the rows are put down to
}

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
func Compare(built, released string, read lineage.Readers) (*Difference, error) {
	c, err := newComparison(released, built, read)
	if err != nil {
		return nil, err
	}
	return c.Difference, c.run(nil, nil)
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

// describeSchema says which columns were added and removed, as the headers of the CSV files show.
func describeSchema(is, was *lineage.Table, built, released string) string {
	now, before := lineage.Header(built, is), lineage.Header(released, was)
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
	return fmt.Sprintf("schema version %d instead of %d: %s",
		is.SchemaVersion, was.SchemaVersion, strings.Join(parts, "; "))
}

// cellsThatDiffer shows the cells of two rows that differ; it is empty if none does.
func cellsThatDiffer(table *schema.Table, is, was []schema.Value) string {
	var b strings.Builder
	for i, c := range table.Columns {
		if !equalCells(is[i], was[i]) {
			now, before := ShowChange(c, was[i], is[i])
			fmt.Fprintf(&b, " %s: %s, was %s;", c.Name, now, before)
		}
	}
	return strings.TrimSuffix(b.String(), ";")
}

func equalCells(a, b schema.Value) bool {
	return a.Null == b.Null && a.Text == b.Text && a.Int == b.Int && slices.Equal(a.List, b.List) &&
		slices.EqualFunc(a.Records, b.Records, func(x, y []schema.Value) bool { return slices.EqualFunc(x, y, equalCells) })
}

// ShowChange writes two cells that differ for people: each on one line, escaped, and cut to where they differ.
func ShowChange(c *schema.Column, old, new schema.Value) (now, before string) {
	a, b := plainText(c, new), plainText(c, old)
	skip := 0
	if !new.Null && !old.Null && max(len(a), len(b)) > shown {
		for skip < min(len(a), len(b)) && a[skip] == b[skip] {
			skip++
		}
	}
	return showFrom(c, new, a, skip), showFrom(c, old, b, skip)
}

// ShowCell writes a cell for people: on one line, escaped, and cut where it is long.
func ShowCell(c *schema.Column, v schema.Value) string { return showFrom(c, v, plainText(c, v), 0) }

// shown is how many characters of a cell are shown.
const shown = 60

// showFrom shows a cell from a little before byte skip of its text on.
func showFrom(c *schema.Column, v schema.Value, s string, skip int) string {
	if v.Null {
		return "null"
	}
	const before = 20
	from := skip
	for from > 0 && from < len(s) && !utf8.RuneStart(s[from]) {
		from--
	}
	for n := 0; from > 0 && n < before; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	if from < before {
		from = 0
	}
	cut, end := s[from:], ""
	if utf8.RuneCountInString(cut) > shown {
		n := 0
		for i := range cut {
			if n == shown {
				cut, end = cut[:i], "…"
				break
			}
			n++
		}
	}
	if from > 0 {
		cut = "…" + cut
	}
	if c.Type.Kind == schema.Int || c.Type.Kind == schema.DateKind || c.Type.Kind == schema.DecimalK {
		return cut + end
	}
	return strconv.Quote(cut + end)
}

// plainText is a cell as one text.
func plainText(c *schema.Column, v schema.Value) string {
	switch c.Type.Kind {
	case schema.Int:
		return strconv.FormatInt(v.Int, 10)
	case schema.StringList:
		return "[" + strings.Join(v.List, " ") + "]"
	case schema.StructList:
		var b strings.Builder
		for i, r := range v.Records {
			if i > 0 {
				b.WriteString("; ")
			}
			for k, f := range c.Type.Fields {
				if k > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(plainText(&schema.Column{Type: schema.Type{Kind: f.Kind}}, r[k]))
			}
		}
		return "[" + b.String() + "]"
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

// compareVersions orders two versions as semver.org does.
func compareVersions(a, b string) int { return semver.Compare("v"+a, "v"+b) }
