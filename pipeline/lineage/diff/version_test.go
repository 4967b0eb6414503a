package diff_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/diff"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/schema"
)

func TestCompare(t *testing.T) {
	figures := func(all map[string][]any) []*schema.Figure {
		var out []*schema.Figure
		for _, r := range all["figures"] {
			out = append(out, r.(*schema.Figure))
		}
		return out
	}
	removeMention := func(all map[string][]any) { all["mentions"] = nil }
	for _, c := range []struct {
		name, rule      string
		built, released lineagetest.Options
		level           diff.Level
		next            string
		text            []string // in the message
	}{
		{name: "nothing", level: diff.None},
		{name: "the builder only", level: diff.None,
			built: lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Stages[0].Version++ }}},
		{name: "a writer", rule: "files only", level: diff.Patch, next: "0.1.1",
			text: []string{"1 file: README.md\n", "version 0.1.1: only the files differ, not the rows: PATCH"},
			built: lineagetest.Options{Sealed: func(t testing.TB,
				dir string) {
				lineagetest.Write(t, filepath.Join(dir, "README.md"), "x")
			}}},
		{name: "a row more", rule: "rows new", level: diff.Minor, next: "0.1.1",
			released: lineagetest.Options{Rows: removeMention},
			text: []string{"mentions: 1 row added, 0 removed, 0 changed\n    + a.m27\n",
				"csv/mentions.csv, datapackage.json, parquet/mentions.parquet", "version 0.1.1: rows of mentions were added: MINOR",
				"below 1.0.0"}},
		{name: "a row less", rule: "rows changed or gone", level: diff.Major, next: "0.2.0",
			built: lineagetest.Options{Rows: removeMention},
			text: []string{"mentions: 0 rows added, 1 removed, 0 changed\n    - a.m27\n",
				"version 0.2.0: rows of mentions changed or went: MAJOR"}},
		{name: "a cell", rule: "rows changed or gone", level: diff.Major, next: "0.2.0",
			built: lineagetest.Options{Rows: func(a map[string][]any) {
				f := figures(a)[1]
				f.Value, f.Unit, f.Issues = "201", "kg", []string{"inexact"}
			}},
			text: []string{"figures: 0 rows added, 0 removed, 1 changed\n    ~ b.f4 value: 201, was 200; unit: \"kg\", was " +
				"null; issues: \"[inexact]\", was \"[]\"\n"}},
		{name: "a row in another place", rule: "rows changed or gone", level: diff.Major, next: "0.2.0",
			built: lineagetest.Options{Rows: func(a map[string][]any) {
				f := figures(a)[1]
				f.FigureID, f.Span.Start = "b.f5",
					5
			}},
			text: []string{"figures: 1 row added, 1 removed, 0 changed\n"}},
		{name: "the schema", rule: "other schema", level: diff.Major, next: "0.2.0",
			released: lineagetest.Options{Adjust: func(m *lineage.Manifest) {
				m.Tables[3].Fingerprint = lineagetest.Digest(nil)
			},
				Sealed: func(t testing.TB, dir string) {
					lineagetest.Write(t, filepath.Join(dir, "csv/figures.csv"), "figure_id,gone\n")
				}},
			text: []string{"figures: schema version", "columns added: document_id, paragraph_id", "columns removed: gone",
				"the schema of figures differs: MAJOR by the Data Package rules"}},
		{name: "a new table", rule: "table new", level: diff.Minor, next: "0.1.1",
			released: lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Tables = m.Tables[:9] },
				Sealed: func(t testing.TB, dir string) {
					if err := os.Remove(filepath.Join(dir, "csv/rejections.csv")); err != nil {
						t.Fatal(err)
					}
				}},
			text: []string{"rejections: the table is new\n", "the table rejections is new: MINOR"}},
		{name: "a table less, after 1.0.0", rule: "table gone", level: diff.Major, next: "2.0.0",
			released: lineagetest.Options{Version: "1.4.2"},
			built: lineagetest.Options{Version: "1.4.2", Adjust: func(m *lineage.Manifest) { m.Tables = m.Tables[:9] },
				Sealed: func(t testing.TB, dir string) {
					if err := os.Remove(filepath.Join(dir, "csv/rejections.csv")); err != nil {
						t.Fatal(err)
					}
				}},
			text: []string{"rejections: the table is gone\n",
				"version 2.0.0: the table rejections is gone: MAJOR by the Croissant rules.\n"}},
		{name: "a row more, after 1.0.0", rule: "rows new", level: diff.Minor, next: "1.5.0",
			released: lineagetest.Options{Version: "1.4.2", Rows: removeMention}, built: lineagetest.Options{Version: "1.4.2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := diff.Compare(lineagetest.Release(t, c.built), lineagetest.Release(t, c.released), lineagetest.Readers)
			if err != nil {
				t.Fatal(err)
			}
			if d.Level != c.level || d.Next != c.next || d.Rule != c.rule {
				t.Errorf("got %v and version %q by %q, want %v and %q by %q", d.Level, d.Next, d.Rule, c.level, c.next, c.rule)
			}
			text := d.Text()
			if (text == "") != (c.level == diff.None) {
				t.Errorf("the message is %q", text)
			}
			for _, want := range c.text {
				if !strings.Contains(text, want) {
					t.Errorf("the message has no %q:\n%s", want, text)
				}
			}
		})
	}
}

func TestCompareCountsEveryRow(t *testing.T) {
	few := func(a map[string][]any) { a["paragraphs"] = a["paragraphs"][:1] }
	d, err := diff.Compare(lineagetest.Release(t, lineagetest.Options{}),
		lineagetest.Release(t, lineagetest.Options{Rows: few}), lineagetest.Readers)
	if err != nil {
		t.Fatal(err)
	}
	want := []diff.TableDifference{{Table: "paragraphs", Added: 2, Examples: []string{"+ b.p0", "+ c.p0"}}}
	if diff := cmp.Diff(want, d.Tables); diff != "" {
		t.Error(diff)
	}
}

func TestPreRelease(t *testing.T) {
	for v, want := range map[string]bool{"0.1.0": false, "0.1.0-dev": true, "1.0.0-rc.1": true, "0.0.0-dev": true} {
		if lineage.PreRelease(v) != want {
			t.Errorf("%s: want %t", v, want)
		}
	}
}
