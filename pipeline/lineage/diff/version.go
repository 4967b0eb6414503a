package diff

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"example.org/sourcebook/pipeline/lineage"
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
	Rule    string            // that asks for the level, by its name here
	Reason  string            // which change asks for the level, by which rules of others
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

// fate is what became of a table as a whole.
type fate int

const (
	isThere    fate = iota // with the same schema
	isNew                  // only the new release has it
	isGone                 // only the old release has it
	isReshaped             // its schema differs
)

// A rule says which version a difference in a table calls for, and by which rules of others.
type rule struct {
	name   string
	when   func(f fate, t *TableDifference) bool
	level  Level
	reason string // with the name of the table
}

// rules are asked in this order; the first one that holds for a table decides.
var rules = []rule{
	{"table gone", func(f fate, _ *TableDifference) bool { return f == isGone }, Major,
		"the table %s is gone: MAJOR by the Croissant rules"},
	{"table new", func(f fate, _ *TableDifference) bool { return f == isNew }, Minor,
		"the table %s is new: MINOR by the Croissant and the Data Package rules"},
	{"other schema", func(f fate, _ *TableDifference) bool { return f == isReshaped }, Major,
		"the schema of %s differs: MAJOR by the Data Package rules (fields or constraints differ)"},
	{"rows changed or gone", func(_ fate, t *TableDifference) bool { return t.Changed > 0 || t.Removed > 0 }, Major,
		"rows of %s changed or went: MAJOR by the Croissant rules (existing data differ), PATCH by those of Data Package " +
			"(errors corrected)"},
	{"rows new", func(_ fate, t *TableDifference) bool { return t.Added > 0 }, Minor,
		"rows of %s were added: MINOR by the Croissant and the Data Package rules"},
}

// judge takes the level that the difference in a table calls for.
func (d *Difference) judge(f fate, t *TableDifference) {
	i := slices.IndexFunc(rules, func(r rule) bool { return r.when(f, t) })
	if i >= 0 {
		d.raise(rules[i].level, rules[i].name, fmt.Sprintf(rules[i].reason, t.Table))
	}
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

// raise takes the level of a rule, with its reason, if it is higher than the one so far.
func (d *Difference) raise(l Level, rule, reason string) {
	if l > d.Level {
		d.Level, d.Rule, d.Reason = l, rule, reason
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
