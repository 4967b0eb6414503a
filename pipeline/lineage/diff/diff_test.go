package diff_test

import (
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/diff"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/schema"
)

func otherBuilder(m *lineage.Manifest) { m.Builder.H1 = "h1:" + strings.Repeat("C", 43) + "=" }

func changeEntity(all map[string][]any) { all["entities"][0].(*schema.Entity).Name = "Ndakaaru" }

func TestDiffCauses(t *testing.T) {
	was := lineagetest.Release(t, lineagetest.Options{Adjust: func(m *lineage.Manifest) { lineagetest.Recorded(m) }})
	for _, c := range []struct {
		name   string
		rows   func(map[string][]any)
		adjust func(*lineage.Manifest)
		want   []string // table, key, kinds of the causes; the detail of the last
	}{
		{"the document's source", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "figures")
			m.Sources[1].SHA256 = lineagetest.Digest(nil)
		}, []string{"figures b.f4 sources: b.txt has other bytes"}},
		{"the document's declaration", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "figures")
			m.Configuration.Sources[1].Language = "fr"
		}, []string{`figures b.f4 configuration: language of b is "fr", was not given`}},
		{"source and declaration", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "figures")
			m.Sources[1].SHA256 = lineagetest.Digest(nil)
			m.Configuration.Sources[1].Language = "fr"
		}, []string{`figures b.f4 sources or configuration: language of b is "fr", was not given`}},
		{"another document's source cannot reach a figure", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "figures")
			m.Sources[0].SHA256 = lineagetest.Digest(nil)
		}, []string{"figures b.f4 unexplained: one program made both releases from the same input; see what sourcebook " +
			"verify says of each"}},
		{"another document's source reaches an entity", changeEntity, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "entities")
			m.Sources[0].SHA256 = lineagetest.Digest(nil)
		}, []string{"entities dakar sources: a.txt has other bytes (through registry)"}},
		{"a new source reaches an entity", changeEntity, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "entities")
			m.Sources = append(m.Sources, lineage.Source{DocumentID: "d", Path: "d.txt", SHA256: lineagetest.Digest(nil)})
		}, []string{"entities dakar sources: d.txt is new (through registry)"}},
		{"a source left out", changeEntity, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "entities")
			m.LeftOut = []lineage.LeftOut{{DocumentID: "c", Path: "c.txt", Error: "invalid UTF-8"}}
			m.Sources = m.Sources[:2]
		}, []string{"entities dakar sources: c.txt could not be read: invalid UTF-8 (through registry)"}},
		{"the language knowledge", changeEntity, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "entities")
			otherBuilder(m)
			m.Lexicon[0].SHA256 = lineagetest.Digest(nil)
		}, []string{"entities dakar lexicon: 1 file: sources/lexicon/fr/nom.tsv"}},
		{"the corpus's own names", changeEntity, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "entities")
			m.Lexicon[2].SHA256 = lineagetest.Digest(nil)
		}, []string{"entities dakar lexicon: 1 file: names.tsv"}},
		{"language knowledge upstream", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "sentences", "figures")
			otherBuilder(m)
			m.Lexicon[0].SHA256 = lineagetest.Digest(nil)
		}, []string{"figures b.f4 lexicon: 1 file: sources/lexicon/fr/nom.tsv"}},
		{"language knowledge that its stages do not read", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "figures")
			otherBuilder(m)
			m.Lexicon[0].SHA256 = lineagetest.Digest(nil)
		}, []string{"figures b.f4 stage: figures gave other rows for equal input, at the same version 1"}},
		{"a stage's version", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "figures")
			otherBuilder(m)
			m.Stages[2].Version = 2
		}, []string{"figures b.f4 stage: figures has version 2, was 1"}},
		{"a stage's version upstream", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "sentences", "figures")
			otherBuilder(m)
			m.Stages[1].Version = 3
		}, []string{"figures b.f4 stage: segment has version 3, was 1"}},
		{"a stage's code", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "figures")
			otherBuilder(m)
		}, []string{"figures b.f4 stage: figures gave other rows for equal input, at the same version 1"}},
		{"a stage and a source", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "figures")
			otherBuilder(m)
			m.Stages[2].Version = 2
			m.Sources[1].SHA256 = lineagetest.Digest(nil)
		}, []string{"figures b.f4 sources or stage: figures has version 2, was 1"}},
		{"what a stage reads", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "figures")
			otherBuilder(m)
			m.Stages[2].Reads = append(m.Stages[2].Reads, m.Stages[0].Writes[0])
		}, []string{"figures b.f4 stage: figures reads sentences, texts, was sentences"}},
		{"another stage", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "figures")
			otherBuilder(m)
			m.Stages[2].Name = "numbers"
		}, []string{"figures b.f4 stage: figures is written by numbers, was by figures"}},
		{"the builder beside its stages", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m)
			otherBuilder(m)
		},
			[]string{"figures b.f4 builder: no stage has another version; the program differs in its language knowledge only"}},
		{"the builder's modules", lineagetest.ChangeFigure, func(m *lineage.Manifest) {
			lineagetest.Recorded(m)
			otherBuilder(m)
			m.Modules[0].Version = "v0.43.0"
		}, []string{"figures b.f4 builder: no stage has another version; the program differs: golang.org/x/mod v0.43.0, " +
			"was v0.42.0"}},
		{"nothing", lineagetest.ChangeFigure, func(m *lineage.Manifest) { lineagetest.Recorded(m, "figures") },
			[]string{"figures b.f4 unexplained: one program made both releases from the same input; see what sourcebook " +
				"verify says of each"}},
		{"a document that joined", func(all map[string][]any) { all["figures"] = all["figures"][:2] },
			func(m *lineage.Manifest) {
				lineagetest.Recorded(m, "texts", "sentences", "figures")
				otherBuilder(m)
				m.Stages[2].Version = 2
				m.Sources = m.Sources[:2]
			}, []string{"figures c.f0 sources: c.txt is gone"}},
		{"an id", func(all map[string][]any) { all["figures"] = all["figures"][:2] }, func(m *lineage.Manifest) {
			lineagetest.Recorded(m, "texts", "sentences", "figures")
			m.Sources[2].DocumentID, m.Configuration.Sources[2].ID = "d", "d"
		}, []string{`figures c.f0 configuration: id of c is "d", was "c"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := diff.New(was, lineagetest.Release(t, lineagetest.Options{Rows: c.rows, Adjust: c.adjust}),
				lineagetest.Readers)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, causesOf(t, d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What only one of two builds opened is named as that; a release that lists all that there was is compared in what the
// other one opened.
func TestDiffOfTheLexicon(t *testing.T) {
	plain := lineagetest.Options{}
	fewer := lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Lexicon = m.Lexicon[1:] }}
	changed := lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Lexicon[0].SHA256 = lineagetest.Digest(nil) }}
	whole := func(o lineagetest.Options) lineagetest.Options { o.Whole = true; return o }
	const file = "sources/lexicon/fr/nom.tsv"
	for _, c := range []struct {
		name    string
		was, is lineagetest.Options
		want    []diff.FileChange
	}{
		{"one opens more", fewer, plain, []diff.FileChange{{Path: file, Change: diff.Opened}}},
		{"one opens less", plain, fewer, []diff.FileChange{{Path: file, Change: diff.Unopened}}},
		{"a file changes", plain, changed, []diff.FileChange{{Path: file, Change: diff.Changed}}},
		{"all of it, then what was opened", whole(plain), fewer, []diff.FileChange{}},
		{"what was opened, then all of it", fewer, whole(plain), []diff.FileChange{}},
		{"all of it, then a file that is new", whole(fewer), plain, []diff.FileChange{{Path: file, Change: diff.Added}}},
		{"what was opened, then a file that is gone", plain, whole(fewer),
			[]diff.FileChange{{Path: file, Change: diff.Removed}}},
		{"all of it, then a file that changed", whole(plain), changed, []diff.FileChange{{Path: file, Change: diff.Changed}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := diff.New(lineagetest.Release(t, c.was), lineagetest.Release(t, c.is), lineagetest.Readers)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, d.Inputs.Lexicon); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// causesOf runs a comparison and gives a line a row that differs.
func causesOf(t *testing.T, d *diff.Diff) []string {
	t.Helper()
	var got []string
	rows, counted := 0, 0
	err := d.Run(func(c *diff.RowChange) error {
		var kinds []string
		for _, cause := range c.Causes {
			kinds = append(kinds, cause.Kind)
		}
		got = append(got,
			fmt.Sprintf("%s %s %s: %s", c.Table, c.Key, strings.Join(kinds, " or "), c.Causes[len(c.Causes)-1].Detail))
		rows++
		return nil
	}, func(table *diff.TableDifference) error {
		for _, c := range table.Causes {
			counted += c.Rows
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if rows != counted {
		t.Errorf("%d rows differ, and %d have a cause", rows, counted)
	}
	return got
}

func TestDiffFiles(t *testing.T) {
	was := lineagetest.Release(t, lineagetest.Options{})
	card := func(t testing.TB, dir string) { lineagetest.Write(t, filepath.Join(dir, "README.md"), "x") }
	for _, c := range []struct {
		name  string
		built lineagetest.Options
		want  []string
	}{
		{"only the writer", lineagetest.Options{Adjust: otherBuilder,
			Sealed: func(t testing.TB, dir string) { lineagetest.Write(t, filepath.Join(dir, "csv/mentions.csv"), "x") }},
			[]string{"csv/mentions.csv changed writer"}},
		{"nothing that could have done it", lineagetest.Options{Sealed: card}, []string{"README.md changed unexplained"}},
		{"the configuration",
			lineagetest.Options{Sealed: card, Adjust: func(m *lineage.Manifest) { m.Configuration.License = "MIT" }},
			[]string{"README.md changed configuration"}},
		{"rows", lineagetest.Options{Rows: changeEntity, Sealed: card},
			[]string{"README.md changed rows", "croissant.json changed rows", "csv/entities.csv changed rows",
				"datapackage.json changed rows", "parquet/entities.parquet changed rows", "small-0.1.0.xlsx changed rows"}},
		{"another version", lineagetest.Options{Version: "0.2.0"}, []string{"README.md changed configuration",
			"croissant.json changed configuration", "datapackage.json changed configuration",
			"parquet/alignments.parquet changed configuration", "parquet/documents.parquet changed configuration",
			"parquet/entities.parquet changed configuration", "parquet/facts.parquet changed configuration",
			"parquet/figures.parquet changed configuration",
			"parquet/mentions.parquet changed configuration", "parquet/paragraphs.parquet changed configuration",
			"parquet/rejections.parquet changed configuration", "parquet/sentences.parquet changed configuration",
			"parquet/statements.parquet changed configuration",
			"small-0.1.0.xlsx removed configuration", "small-0.2.0.xlsx added configuration"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := diff.New(was, lineagetest.Release(t, c.built), lineagetest.Readers)
			if err != nil {
				t.Fatal(err)
			}
			causesOf(t, d)
			var got []string
			for _, f := range d.DataFiles() {
				got = append(got, fmt.Sprintf("%s %s %s", f.Path, f.Change, f.Causes[0].Kind))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A release of an older program has other columns: those on both sides are compared.
func TestDiffOfAnotherSchema(t *testing.T) {
	older := lineagetest.Options{Rows: func(all map[string][]any) { all["entities"][0].(*schema.Entity).Mentions = 7 },
		Adjust: func(m *lineage.Manifest) {
			lineagetest.Recorded(m)
			m.Table("entities").Fingerprint = lineagetest.Digest(nil)
		},
		Sealed: func(t testing.TB, dir string) {
			lineagetest.Write(t, filepath.Join(dir, "csv/entities.csv"),
				"entity_id,kind,name,mentions\ncasa,place,Casa,1\ndakar,place,Dakar,7\n")
		}}
	newer := lineagetest.Options{Adjust: func(m *lineage.Manifest) {
		lineagetest.Recorded(m, "entities")
		otherBuilder(m)
		m.Stages[3].Version = 2
	}}
	d, err := diff.New(lineagetest.Release(t, older), lineagetest.Release(t, newer), lineagetest.Readers)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"entities casa stage: registry has version 2, was 1",
		"entities dakar stage: registry has version 2, was 1"}
	if diff := cmp.Diff(want, causesOf(t, d)); diff != "" {
		t.Error(diff)
	}
	if got := d.Tables[0]; got.Added != 0 || got.Removed != 1 || got.Changed != 1 || !strings.Contains(got.Schema,
		"columns removed: kind") {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff([]string{"- casa", "~ dakar mentions: \"1\", was \"7\""}, d.Tables[0].Examples); diff != "" {
		t.Error(diff)
	}
}

// A merge of rows that are out of order would miss some: it must say so.
func TestDiffOfUnsortedRows(t *testing.T) {
	unsorted := lineagetest.Readers
	unsorted.Parquet = func(path string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
		return func(yield func([]schema.Value, error) bool) {
			var rows [][]schema.Value
			for row := range lineagetest.Readers.Parquet(path, t) {
				rows = append(rows, slices.Clone(row))
			}
			slices.Reverse(rows)
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		}
	}
	d, err := diff.New(lineagetest.Release(t, lineagetest.Options{}),
		lineagetest.Release(t, lineagetest.Options{Rows: lineagetest.ChangeFigure}), unsorted)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Run(func(*diff.RowChange) error { return nil }, func(*diff.TableDifference) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "figures are not sorted by document_id, start at \"b.f4\"") {
		t.Errorf("got %v", err)
	}
}

// Rows that differ in their place only are counted, each once.
func TestDiffOfMovedRows(t *testing.T) {
	figures := func(starts ...int) lineagetest.Options {
		return lineagetest.Options{Rows: func(all map[string][]any) {
			of := *all["figures"][0].(*schema.Figure)
			others := all["figures"][1:]
			all["figures"] = nil
			for _, start := range starts {
				f := of
				f.FigureID, f.Span.Start = fmt.Sprintf("a.f%d", start), start
				all["figures"] = append(all["figures"], &f)
			}
			all["figures"] = append(all["figures"], others...)
		}}
	}
	for _, c := range []struct {
		name                  string
		old, new              []int
		added, removed, moved int
	}{
		{"all", []int{1, 2, 3}, []int{11, 12, 13}, 3, 3, 3},
		{"some", []int{1, 2, 3}, []int{2, 13}, 1, 2, 1},
		{"none", []int{1}, []int{1, 2}, 1, 0, 0},
	} {
		d, err := diff.New(lineagetest.Release(t, figures(c.old...)), lineagetest.Release(t, figures(c.new...)),
			lineagetest.Readers)
		if err != nil {
			t.Fatal(err)
		}
		causesOf(t, d)
		if got := d.Tables[0]; got.Added != c.added || got.Removed != c.removed || got.Moved != c.moved {
			t.Errorf("%s: got %+v", c.name, got)
		}
	}
}

func TestDiffEndsAtAnError(t *testing.T) {
	d, err := diff.New(lineagetest.Release(t, lineagetest.Options{}),
		lineagetest.Release(t, lineagetest.Options{Rows: lineagetest.ChangeFigure}), lineagetest.Readers)
	if err != nil {
		t.Fatal(err)
	}
	full := errors.New("full")
	if err := d.Run(func(*diff.RowChange) error { return full },
		func(*diff.TableDifference) error { return nil }); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

func TestShowChange(t *testing.T) {
	text := &schema.Column{Name: "text"}
	long := strings.Repeat("é", 100)
	for _, c := range []struct{ name, old, new, now, before string }{
		{"short", "a", "b", `"b"`, `"a"`},
		{"escaped", "a", "\x1b[2J\u202e", `"\x1b[2J\u202e"`, `"a"`},
		{"where they part", long + "è", long + "é" + long, `"…` + strings.Repeat("é", 60) + `…"`,
			`"…` + strings.Repeat("é", 20) + `è"`},
		{"a prefix", long, long + "x", `"…` + strings.Repeat("é", 20) + `x"`, `"…` + strings.Repeat("é", 20) + `"`},
		{"parts in a character", "ab中" + long, "ab丮" + long, `"ab丮` + strings.Repeat("é", 57) + `…"`,
			`"ab中` + strings.Repeat("é", 57) + `…"`},
	} {
		now, before := diff.ShowChange(text, schema.Value{Text: c.old}, schema.Value{Text: c.new})
		if now != c.now || before != c.before {
			t.Errorf("%s: got\n%s, was\n%s, want\n%s, was\n%s", c.name, now, before, c.now, c.before)
		}
	}
}
