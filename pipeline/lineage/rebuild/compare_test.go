package rebuild_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/pipeline/lineage/rebuild"
	"example.org/sourcebook/schema"
)

// again rebuilds a release with a builder that makes a copy of another folder.
func again(t *testing.T, dir, other, keep string) (*rebuild.Result, error) {
	t.Helper()
	return rebuild.Release(context.Background(),
		rebuild.Options{Release: dir, Keep: keep, Program: lineagetest.SmallBuilder(t), Read: lineagetest.Readers,
			Build: func(_ context.Context, corpus, out string, c *lineage.Configuration, lexicon fs.FS) error {
				if filepath.Base(corpus) != "small" || c.Name != "small" || len(c.Sources) != len(corpusIDs()) {
					return errors.New("not the corpus of the release")
				}
				for name, known := range map[string]bool{"fr/nom.tsv": true, "root/né.tsv": true, "fr/unread.tsv": false} {
					if _, err := fs.Stat(lexicon, name); (err == nil) != known {
						return fmt.Errorf("not the language knowledge of the release: %s: %w", name, err)
					}
				}
				return os.CopyFS(out, os.DirFS(other))
			}})
}

func corpusIDs() (ids []string) {
	for _, c := range lineagetest.Corpus {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestRebuildReproduces(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{})
	keep := filepath.Join(t.TempDir(), "a", "b")
	r, err := again(t, dir, dir, keep)
	if err != nil || !r.Reproduced() || r.Compiled || r.Folder != keep || r.Files < 20 {
		t.Fatalf("%+v, %v", r, err)
	}
	if data, err := os.ReadFile(filepath.Join(keep, "sources", "small", "b.txt")); err != nil ||
		string(data) != string(lineagetest.Corpus[1].Source) {
		t.Errorf("b.txt is %q, %v", data, err)
	}
	root, err := lineage.RootDigest(r.Release())
	if err != nil || root != r.Root {
		t.Errorf("the root digest is %s, %v; want %s", root, err, r.Root)
	}
}

// Of every file that differs the first difference is named: the cell of a table, the byte of another file.
func TestRebuildSaysWhatDiffers(t *testing.T) {
	long := strings.Repeat("é", 300)
	for _, c := range []struct {
		name     string
		released lineagetest.Options
		rebuilt  lineagetest.Options
		after    func(t testing.TB, dir string) // changes the rebuilt release
		want     []string                       // differences, by their text
		files    int                            // how many; 0: as many as want
	}{
		{name: "a cell",
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) { r["figures"][1].(*schema.Figure).Value = "201" }},
			want: []string{
				`csv/figures.csv: table figures, row 2, b.f4, column value: released "200", rebuilt "201"`,
				`parquet/figures.parquet: table figures, row 2, b.f4, column value: released "200", rebuilt "201"`,
			}, files: 6}, // and the workbook, the card, the manifest, CHECKSUMS
		{name: "a cell that is null",
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) { r["figures"][0].(*schema.Figure).Comparator = "" }},
			want:    []string{`csv/figures.csv: table figures, row 1, a.f21, column comparator: released "=", rebuilt null`},
			files:   5},
		{name: "a list",
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) {
				r["figures"][0].(*schema.Figure).Issues = []string{"a",
					"b"}
			}},
			want: []string{`parquet/figures.parquet: table figures, row 1, a.f21, column issues: released "[]", rebuilt ` +
				`"[\"a\",\"b\"]"`}, files: 5},
		{name: "records",
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) { r["documents"][2].(*schema.Document).Evidence = nil }},
			want: []string{`parquet/documents.parquet: table documents, row 3, c, column evidence: released ` +
				`"[[\"title\",\"0\",\"3\",\"first_line\"]]", rebuilt "[]"`}, files: 5},
		{name: "a long cell",
			released: lineagetest.Options{Rows: func(r map[string][]any) {
				r["paragraphs"][0].(*schema.Paragraph).Text = long +
					"x" + long
			}},
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) {
				r["paragraphs"][0].(*schema.Paragraph).Text = long +
					"y" + long
			}},
			want: []string{`csv/paragraphs.csv: table paragraphs, row 1, a.p0, column text: released "…` + strings.Repeat("é",
				20) + "x" + strings.Repeat("é", 40) +
				`…", rebuilt "…` + strings.Repeat("é", 20) + "y" + strings.Repeat("é", 40) + `…"`}, files: 6},
		{name: "a row less",
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) { r["figures"] = r["figures"][:2] }},
			want:    []string{`csv/figures.csv: the rebuilt table has no such row, table figures, row 3, c.f0`}, files: 6},
		{name: "a row more",
			released: lineagetest.Options{Rows: func(r map[string][]any) { r["figures"] = r["figures"][:2] }},
			want:     []string{`csv/figures.csv: only the rebuilt table has such a row, table figures, row 3, c.f0`}, files: 6},
		{name: "another row",
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) { r["figures"] = r["figures"][1:] }},
			want: []string{`csv/figures.csv: table figures, row 1, a.f21, column figure_id: released "a.f21", rebuilt ` +
				`"b.f4"`}, files: 6},
		{name: "a column",
			after: func(t testing.TB, dir string) {
				p := filepath.Join(dir, "csv", "entities.csv")
				data, err := os.ReadFile(p)
				if err != nil {
					t.Fatal(err)
				}
				lineagetest.Write(t, p, strings.Replace(string(data), "type", "kind", 1))
			},
			want: []string{`csv/entities.csv: the columns are not the same, table entities: released ` +
				`"entity_id,type,name,names,wikidata,mentions,documents", rebuilt ` +
				`"entity_id,kind,name,names,wikidata,mentions,documents"`}},
		{name: "the writing of a table",
			after: func(t testing.TB, dir string) {
				p := filepath.Join(dir, "csv", "entities.csv")
				data, err := os.ReadFile(p)
				if err != nil {
					t.Fatal(err)
				}
				lineagetest.Write(t, p, strings.Replace(string(data), "Dakar", `"Dakar"`, 1))
			},
			want: []string{`csv/entities.csv: the rows of entities are equal, only the file differs, byte 66: released ` +
				`"wikidata`}},
		{name: "a damaged table",
			after: func(t testing.TB, dir string) {
				lineagetest.Write(t, filepath.Join(dir, "parquet", "figures.parquet"), "PAR1")
			},
			want: []string{`parquet/figures.parquet: byte 4`}},
		{name: "a text",
			after: func(t testing.TB, dir string) {
				p := filepath.Join(dir, "README.md")
				data, err := os.ReadFile(p)
				if err != nil {
					t.Fatal(err)
				}
				lineagetest.Write(t, p, string(data[:10])+"!"+string(data[11:]))
			},
			want: []string{`README.md: byte 10: released "---\n`}},
		{name: "a file less", after: func(t testing.TB, dir string) { os.Remove(filepath.Join(dir, "README.md")) },
			want: []string{"README.md: the rebuilt release does not have it"}},
		{name: "a file more",
			after: func(t testing.TB, dir string) { lineagetest.Write(t, filepath.Join(dir, "x", "y"), "") },
			want:  []string{"x/y: only the rebuilt release has it"}},
		{name: "the workbook",
			rebuilt: lineagetest.Options{Rows: func(r map[string][]any) { r["entities"][0].(*schema.Entity).Name = "Thiès" }},
			want:    []string{"small-0.1.0.xlsx: entry xl/"}, files: 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			was, is := lineagetest.Release(t, c.released), lineagetest.Release(t, c.rebuilt)
			if c.after != nil {
				c.after(t, is)
			}
			t.Setenv("TMPDIR", t.TempDir())
			r, err := again(t, was, is, "")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range r.Differences {
				got = append(got, d.String())
			}
			for _, want := range c.want {
				if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
					t.Errorf("no difference %s among\n%s", want, strings.Join(got, "\n"))
				}
			}
			if n := max(c.files, len(c.want)); len(got) < n {
				t.Errorf("%d files differ, want %d or more:\n%s", len(got), n, strings.Join(got, "\n"))
			}
			if c.files > 0 && (!strings.HasPrefix(got[0], "csv/") || !strings.HasPrefix(got[len(got)-1], "CHECKSUMS: byte ")) {
				t.Errorf("tables do not come first or CHECKSUMS does not come last:\n%s", strings.Join(got, "\n"))
			}
			if d := cmp.Diff(lineagetest.Listing(t, is), lineagetest.Listing(t, r.Release())); d != "" && !strings.Contains(d,
				"Mode") {
				t.Errorf("the rebuilt release was not kept: %s", d)
			}
		})
	}
}

// A release that speaks of a source that it does not carry cannot come out the same.
func TestRebuildNamesMissingSources(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{Adjust: func(m *lineage.Manifest) {
		m.LeftOut = append(m.LeftOut, lineage.LeftOut{DocumentID: "z", Path: "z.txt", Error: "permission denied"})
	}})
	r, err := again(t, dir, dir, "")
	if err != nil || r.Reproduced() || len(r.Differences) != 1 || !strings.Contains(r.Differences[0].String(), "z.txt") {
		t.Errorf("%+v, %v", r, err)
	}
}
