package verify_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/schema"
)

func TestVerifyGoodRelease(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{})
	r := lineagetest.Verify(t, dir)
	for _, m := range r.Mismatches {
		t.Error(m)
	}
	for _, n := range r.Notes {
		t.Errorf("note: %s", n)
	}
	counts := map[string]int64{}
	for _, c := range r.Checked {
		counts[c.Name] = c.Count
	}
	for name, want := range map[string]int64{"tables": 10, "rows": 15, "spans": 10, "sources": 3, "modules": 1,
		"files of the lexicon": 2} {
		if counts[name] != want {
			t.Errorf("%d %s were checked, want %d", counts[name], name, want)
		}
	}
	if want, err := lineage.RootDigest(dir); err != nil || r.Root != want {
		t.Errorf("root digest %s, want %s (%v)", r.Root, want, err)
	}
}

// Every release in datasets/ holds what it claims, however old it is; what is not compared is said.
func TestVerifyReleased(t *testing.T) {
	for _, dir := range lineagetest.Released(t, "../../..") {
		r := lineagetest.Verify(t, dir)
		for _, m := range r.Mismatches {
			t.Errorf("%s: %s", dir, m)
		}
		for _, n := range r.Notes {
			if !strings.Contains(n, " has schema version ") {
				t.Errorf("%s: %s", dir, n)
			}
		}
	}
}

// A table of another schema is read from its CSV, and held against the texts by the columns that both schemas have.
func TestVerifyOfAnotherSchema(t *testing.T) {
	const header = "figure_id,document_id,start,end,byte_start,byte_end,surface,shade\n"
	for _, c := range []struct{ name, rows, want string }{
		{"as it should be", "a.f21,a,21,24,21,24,200,dark\nb.f4,b,4,7,8,11,200,\nc.f0,c,0,3,2,8,200,light\n", ""},
		{"another surface", "a.f21,a,21,24,21,24,200,dark\nb.f4,b,4,7,8,11,201,\nc.f0,c,0,3,2,8,200,light\n",
			`figures b.f4 surface: claimed="201" computed="200" in the text`},
		{"other bytes", "a.f21,a,21,24,21,24,200,dark\nb.f4,b,4,7,9,11,200,\nc.f0,c,0,3,2,8,200,light\n",
			`figures b.f4 byte_start: claimed="200" computed="00" in the source`},
		{"a row less", "a.f21,a,21,24,21,24,200,dark\nb.f4,b,4,7,8,11,200,\n",
			`csv/figures.csv rows read: claimed=3 computed=2`},
		{"a row twice", "a.f21,a,21,24,21,24,200,dark\nb.f4,b,4,7,8,11,200,\nb.f4,b,4,7,8,11,200,\n",
			`figures b.f4 figure_id: claimed=each key once`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := lineagetest.Verify(t, lineagetest.Release(t, lineagetest.Options{
				Adjust: func(m *lineage.Manifest) { m.Table("figures").Fingerprint = lineagetest.Digest(nil) },
				Sealed: func(t testing.TB, dir string) {
					lineagetest.Write(t, filepath.Join(dir, "csv/figures.csv"), header+c.rows)
				},
			}))
			if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "figures has schema version") {
				t.Errorf("notes: %q", r.Notes)
			}
			got := ""
			for _, m := range r.Mismatches {
				got += m.String() + "\n"
			}
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got\n%swant %s", got, c.want)
			}
		})
	}
}

// The language knowledge of an older release is in its builder.zip.
func TestVerifyOlderRelease(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{Whole: true})
	if m, err := lineage.ReadManifest(dir); err != nil || m.Format != 1 || m.HasLexicon() {
		t.Fatalf("the release is not of format 1: %v", err)
	}
	if r := lineagetest.Verify(t, dir); !r.OK() || len(r.Notes) > 0 {
		t.Errorf("got %v, notes %v", r.Mismatches, r.Notes)
	}
}

// A changed bit anywhere in a release is found, and the file is named.
func TestVerifyFindsEveryFlippedByte(t *testing.T) {
	dir := lineagetest.Release(t, lineagetest.Options{})
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file := filepath.Join(dir, p)
		good, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for i := range 12 {
			bad := bytes.Clone(good)
			bad[i*(len(good)-1)/11] ^= 1 << (i % 8)
			if err := os.WriteFile(file, bad, 0o644); err != nil {
				return err
			}
			r := lineagetest.Verify(t, dir)
			if r.OK() {
				t.Errorf("%s: byte %d of %d is flipped, and verify finds nothing", p, i*(len(good)-1)/11, len(good))
			}
			named := false
			for _, m := range r.Mismatches {
				named = named || strings.Contains(m.What, p)
			}
			if !named && !r.OK() {
				t.Errorf("%s: byte %d is flipped, and only other files are named: %v", p, i*(len(good)-1)/11, r.Mismatches)
			}
		}
		return os.WriteFile(file, good, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := lineagetest.Verify(t, dir); !r.OK() {
		t.Errorf("the restored release: %v", r.Mismatches)
	}
}

// Whoever changes a release and seals it again still has to lie somewhere: the data contradict each other.
func TestVerifyFindsLies(t *testing.T) {
	figure := func(all map[string][]any, n int) *schema.Figure { return all[schema.Figures.Name][n].(*schema.Figure) }
	for _, c := range []struct {
		name string
		o    lineagetest.Options
		want string // begins a mismatch
	}{
		{"a surface that is not in the text", lineagetest.Options{Rows: func(a map[string][]any) {
			figure(a,
				0).Surface = "300"
		}}, `figures a.f21 surface: claimed="300" computed="200" in the text`},
		{"bytes that are not the text", lineagetest.Options{Rows: func(a map[string][]any) {
			figure(a,
				2).Span.ByteEnd.N -= 2
		}}, `figures c.f0 byte_start: claimed="200" computed="20" in the source`},
		{"bytes beyond the source", lineagetest.Options{Rows: func(a map[string][]any) { figure(a, 2).Span.ByteEnd.N = 900 }},
			`figures c.f0 byte_start: claimed=a place in the source`},
		{"a place beyond the text", lineagetest.Options{Rows: func(a map[string][]any) { figure(a, 1).Span.End = 900 }},
			`figures b.f4 start: claimed=a place in the text`},
		{"a clean text that is another",
			lineagetest.Options{Rows: func(a map[string][]any) { a["sentences"][1].(*schema.Sentence).Text = "One hundred" }},
			`sentences b.s0 text: claimed="One hundred"`},
		{"a reference to nothing", lineagetest.Options{Rows: func(a map[string][]any) { figure(a, 0).SentenceID = "a.s9" }},
			`figures a.f21 sentence_id: claimed=a row of sentences computed=no row "a.s9"`},
		{"a member that is not there",
			lineagetest.Options{Rows: func(a map[string][]any) {
				a["alignments"][0].(*schema.Alignment).BIDs = []string{"b.f5"}
			}}, `alignments figure:a.f21:b.f4 b_ids: claimed=a row of figures computed=no row "b.f5"`},
		{"an entity that is not there", lineagetest.Options{Rows: func(a map[string][]any) { a["entities"] = nil }},
			`mentions a.m27 entity_id: claimed=a row of entities`},
		{"a document with another text", lineagetest.Options{Rows: func(a map[string][]any) {
			a["documents"][0].(*schema.Document).Text = "Deux cents suspects, 200 à Dakar!\n"
		}}, `documents a text: claimed=the decoded source computed=another text`},
		{"a document with another length",
			lineagetest.Options{Rows: func(a map[string][]any) { a["documents"][0].(*schema.Document).Characters = 3 }},
			`documents a characters: claimed=3 computed=34`},
		{"a document of another source",
			lineagetest.Options{Rows: func(a map[string][]any) {
				a["documents"][0].(*schema.Document).SourceSHA256 = lineagetest.Digest(nil)
			}}, `documents a source_sha256: `},
		{"evidence beyond the text",
			lineagetest.Options{Rows: func(a map[string][]any) { a["documents"][2].(*schema.Document).Evidence[0].End = 5 }},
			`documents c evidence: `},
		{"a document that counts other paragraphs",
			lineagetest.Options{Rows: func(a map[string][]any) { a["documents"][0].(*schema.Document).Paragraphs = 2 }},
			`documents a paragraphs: claimed=2 computed=1`},
		{"another number of rows", lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Tables[3].Rows = 2 }},
			"csv/figures.csv rows: claimed=2 computed=3"},
		{"another content",
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Tables[3].Content = lineagetest.Digest(nil) }},
			"parquet/figures.parquet content: claimed="},
		{"another version of the schema",
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Tables[3].SchemaVersion++ }},
			"manifest.json table figures schema_version: "},
		{"a file of a table that is not there",
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Tables[0].Files[0] = "csv/document.csv" }},
			"manifest.json table documents: claimed=the file csv/document.csv"},
		{"another builder", lineagetest.Options{Adjust: func(m *lineage.Manifest) {
			m.Builder.H1 = "h1:" + strings.Repeat("A",
				43) + "="
		}}, "lineage/builder.zip: claimed=h1:AAA"},
		{"another module", lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Modules[0].Version = "v0.41.0" }},
			"module golang.org/x/mod in manifest.json: claimed=v0.41.0"},
		{"another lexicon",
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Lexicon[0].SHA256 = lineagetest.Digest(nil) }},
			"lineage/lexicon.zip: sources/lexicon/fr/nom.tsv in the lexicon of manifest.json: "},
		{"another lexicon in the builder", lineagetest.Options{Whole: true,
			Adjust: func(m *lineage.Manifest) { m.Lexicon[0].SHA256 = lineagetest.Digest(nil) }},
			"lineage/builder.zip: sources/lexicon/fr/nom.tsv in the lexicon of manifest.json: "},
		{"a file of the lexicon that is not there",
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Lexicon[0].Path = "sources/lexicon/fr/x.tsv" }},
			"lineage/lexicon.zip: sources/lexicon/fr/x.tsv in the lexicon of manifest.json: "},
		{"no lexicon",
			lineagetest.Options{Sealed: func(t testing.TB, dir string) { os.Remove(filepath.Join(dir, lineage.LexiconName)) }},
			"lineage/builder.zip: sources/lexicon/fr/nom.tsv in the lexicon of manifest.json: "},
		{"a lexicon that is no archive", lineagetest.Options{Sealed: func(t testing.TB, dir string) {
			lineagetest.Write(t, filepath.Join(dir, lineage.LexiconName), "PK")
		}}, "lineage/lexicon.zip: "},
		{"another name list",
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Lexicon[2].SHA256 = lineagetest.Digest(nil) }},
			"lineage/sources.zip: names.tsv in manifest.json: "},
		{"another source",
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Sources[1].SHA256 = lineagetest.Digest(nil) }},
			"lineage/sources.zip: b.txt in manifest.json: "},
		{"a source too many", lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Sources = m.Sources[:2] }},
			"lineage/sources.zip: c.txt in manifest.json: claimed=no such file"},
		{"a CSV that is not the Parquet", lineagetest.Options{Sealed: func(t testing.TB, dir string) {
			p := filepath.Join(dir, "csv/figures.csv")
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			lineagetest.Write(t, p, strings.Replace(string(data), "digits", "Digits", 1))
		}}, "csv/figures.csv content: "},
		{"a CSV with another header", lineagetest.Options{Sealed: func(t testing.TB, dir string) {
			lineagetest.Write(t, filepath.Join(dir, "csv/figures.csv"), "figure_id\n")
		}}, "csv/figures.csv content: "},
		{"a builder that is no archive", lineagetest.Options{Sealed: func(t testing.TB,
			dir string) {
			lineagetest.Write(t, filepath.Join(dir, lineage.BuilderName), "PK")
		}}, "lineage/builder.zip: "},
		{"sources that are no archive", lineagetest.Options{Sealed: func(t testing.TB,
			dir string) {
			lineagetest.Write(t, filepath.Join(dir, lineage.SourcesName), "PK")
		}}, "lineage/sources.zip: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := lineagetest.Verify(t, lineagetest.Release(t, c.o))
			if c.want == "" {
				if !r.OK() {
					t.Errorf("got %v", r.Mismatches)
				}
				return
			}
			for _, m := range r.Mismatches {
				if strings.HasPrefix(m.String(), c.want) {
					return
				}
			}
			t.Errorf("no mismatch begins with %q; got:", c.want)
			for _, m := range r.Mismatches {
				t.Errorf("  %s", m)
			}
		})
	}
}
