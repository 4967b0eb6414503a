package corpus_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/source/sourcetest"
)

// folder makes a corpus folder of files; a name that ends in / is a folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "My Corpus")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOpenWithoutConfiguration(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt": "b", "sub/a.TXT": "a", "notes.xls": "x", ".hidden/x.txt": "x", "README": "x", "e\u0301.txt": "x",
		"old/manifest.json": "{}", "old/CHECKSUMS": "", "old/x.txt": "x",
	})
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var got []string
	for _, s := range c.Sources {
		got = append(got, s.ID+"="+s.Path)
	}
	if d := cmp.Diff([]string{"b=b.txt", "sub-a=sub/a.TXT", "é=e\u0301.txt"}, got); d != "" {
		t.Error(d)
	}
	want := []corpus.Skipped{{".hidden", "hidden"}, {"README", "a file without extension is not read"},
		{"notes.xls", ".xls files are not read; save each of its sheets as .csv"}, {"old", "a release folder"}}
	if d := cmp.Diff(want, c.Skipped); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(corpus.Config{Name: "my-corpus", Title: "my-corpus", Version: "0.0.0-dev", Shards: 1},
		c.Config); d != "" {
		t.Error(d)
	}
}

func TestOpenReadsTheConfiguration(t *testing.T) {
	dir := folder(t, map[string]string{"x.txt": "x", "y.txt": "y", "corpus.yaml": `
name: news
version: 1.2.3-rc.1
released: 2026-11-21
title: News
sources:
  - path: y.txt
    language: zh-hant
    published: 2022-12-13
    work: w
  - path: x.txt
    id: zz
`})
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if c.Config.Name != "news" || c.Config.Version != "1.2.3-rc.1" || c.Config.Released != "2026-11-21" {
		t.Errorf("got %+v", c.Config)
	}
	if c.Sources[0].ID != "y" || c.Sources[0].Declared.Language != "zh-Hant" ||
		c.Sources[0].Declared.Published != "2022-12-13" || c.Sources[1].ID != "zz" {
		t.Errorf("got %+v", c.Sources)
	}
}

func TestOpenExplainsWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"unknown key":        {"nmae: x", `:1: unknown key "nmae"; did you mean "name"?`},
		"unknown source key": {"sources:\n  - path: a.txt\n    lang: fr", `:3: unknown key "lang"; did you mean "language"?`},
		"doubled key":        {"name: x\nname: y", `:2: the key "name" is given twice, first at line 1`},
		"wrong type":         {"sources: a.txt", ":1: sources is a single value, but it must be a list"},
		"list for text":      {"title: [a]", ":1: title is a list, but it must be a single value"},
		"missing path":       {"sources:\n  - id: a", ":2: this source has no path"},
		"missing file":       {"sources:\n  - path: b.txt", ":2: b.txt does not exist"},
		"outside":            {"sources:\n  - path: ../a.txt", `:2: the path "../a.txt" leaves the corpus folder`},
		"absolute":           {"sources:\n  - path: /etc/passwd", `:2: the path "/etc/passwd" leaves the corpus folder`},
		"not plain":          {"sources:\n  - path: ./a.txt", "not in its plain form"},
		"folder":             {"sources:\n  - path: d", ":2: d is not a file"},
		"doubled id": {"sources:\n  - path: a.txt\n    id: x\n  - path: c.txt\n    id: x",
			`:4: the id "x" belongs to a.txt and to c.txt`},
		"doubled path": {"sources:\n  - path: a.txt\n  - path: a.txt\n    id: x",
			":3: the path a.txt is given twice, first at line 2"},
		"bad id":        {"sources:\n  - path: a.txt\n    id: a~b", "holds a control character or ~"},
		"language":      {"sources:\n  - path: a.txt\n    language: xq", `:3: language: "xq" is no language code`},
		"version":       {"version: 1.0", `:1: version: "1.0" is no version`},
		"version words": {"version: new", `"new" is no version`},
		"date":          {"released: 2026-02-30", `:1: released: "2026-02-30" is no date`},
		"name":          {"name: My Corpus", `for example my-corpus`},
		"encoding": {"sources:\n  - path: a.txt\n    encoding: klingon",
			`"klingon" is no encoding that is read; use one of UTF-8, `},
		"shards":     {"shards: 0", `"0" is no number of shards`},
		"empty list": {"sources: []", "sources is an empty list"},
		"no yaml":    {"a: b: c", "mapping values are not allowed"},
		"other type": {"sources:\n  - path: e.xls",
			":2: e.xls: .xls files are not read; save each of its sheets as .csv"},
		"unknown type": {"sources:\n  - path: e.xyz",
			":2: e.xyz: .xyz files are not read; convert the source to one of .txt, .md"},
		"lexicon": {"lexicon: no.tsv", "no.tsv does not exist"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, map[string]string{"a.txt": "a", "c.txt": "c", "d/x.txt": "x", "e.xls": "e", "e.xyz": "e",
				"corpus.yaml": c.yaml})
			_, err := corpus.Open(dir)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// TestContradictionsAreRefused reads lists of names of which not_same takes back what same says.
func TestContradictionsAreRefused(t *testing.T) {
	for _, c := range []struct{ said, want string }{
		{"same: [[UN, United Nations]]\nnot_same: [[UNO, UN]]\n", ""},
		{"same: [[UN, United Nations]]\nnot_same: [[Un, UNO, united  nations]]\n",
			`:2: not_same keeps "Un" and "united nations" apart, but same makes them one in line 1`},
		{"same:\n  - [A, B]\n  - [C, D]\n  - [D, B]\nnot_same:\n  - [C, A]\n",
			`:6: not_same keeps "C" and "A" apart, but same makes them one in line 4`},
		{"not_same: [[Bogota, X, Bogotá]]\n", `:1: not_same has "Bogota" and "Bogotá", which are one name but for case`},
	} {
		got := ""
		a, err := corpus.Open(folder(t, map[string]string{"a.txt": "a", "corpus.yaml": c.said}))
		if err != nil {
			got = err.Error()
		} else {
			a.Close()
		}
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%q: got %q, want %q", c.said, got, c.want)
		}
	}
}

func TestLinksOutOfTheFolderAreRefused(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "a"})
	outside := filepath.Join(t.TempDir(), "o.txt")
	if err := os.WriteFile(outside, []byte("o"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "o.txt")); err != nil {
		t.Fatal(err)
	}
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if len(c.Sources) != 1 || len(c.Skipped) != 1 || c.Skipped[0].Path != "o.txt" {
		t.Errorf("got %+v, skipped %+v", c.Sources, c.Skipped)
	}
	if err := os.WriteFile(filepath.Join(dir, "corpus.yaml"), []byte("sources:\n  - path: o.txt\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := corpus.Open(dir); err == nil || !strings.Contains(err.Error(),
		":2: o.txt is a link that leaves the corpus folder") {
		t.Errorf("got %v", err)
	}
}

func TestReadHoldsTheLimit(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "abcdef"})
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.MaxBytes = 5
	if _, err := c.Read(0); err == nil || !strings.Contains(err.Error(), "6 bytes, more than the 5 allowed") {
		t.Errorf("got %v", err)
	}
	c.MaxBytes = 6
	if b, err := c.Read(0); err != nil || string(b) != "abcdef" {
		t.Errorf("got %q, %v", b, err)
	}
}

func TestEmptyFolder(t *testing.T) {
	if _, err := corpus.Open(folder(t, map[string]string{"a.xls": "x"})); err == nil || !strings.Contains(err.Error(),
		"no texts found; it holds a.xls (.xls files are not read; save each of its sheets as .csv)") {
		t.Errorf("got %v", err)
	}
	if _, err := corpus.Open(filepath.Join(t.TempDir(), "no")); err == nil || !strings.Contains(err.Error(),
		"does not exist") {
		t.Errorf("got %v", err)
	}
}

func TestReadFindsAChangedSource(t *testing.T) {
	for name, change := range map[string]func(file string) error{
		"other bytes":  func(file string) error { return os.WriteFile(file, []byte("B"), 0o644) },
		"longer":       func(file string) error { return os.WriteFile(file, []byte("bb"), 0o644) },
		"out of sight": os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, map[string]string{"a.txt": "a", "b.txt": "b"})
			c, err := corpus.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			for range 2 {
				if data, err := c.Read(1); err != nil || string(data) != "b" {
					t.Fatalf("got %q, %v", data, err)
				}
			}
			if err := change(filepath.Join(dir, "b.txt")); err != nil {
				t.Fatal(err)
			}
			var changed corpus.Changed
			if _, err := c.Read(1); !errors.As(err, &changed) || changed.Path != "b.txt" {
				t.Errorf("got the error %v", err)
			}
			if _, err := c.Read(0); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestLoadUnpacks reads a compressed source as what it unpacks to, beside the file as it lies in the folder.
func TestLoadUnpacks(t *testing.T) {
	packed := sourcetest.Gzip(strings.Repeat("a", 5000))
	c, err := corpus.Open(folder(t,
		map[string]string{"s/a.html.gz": string(packed), "b.md": "b", "c.gz": "c", "d.cpio.gz": "d"}))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if len(c.Sources) != 2 || c.Sources[0].ID != "b" || c.Sources[1].ID != "s-a" || len(c.Skipped) != 2 {
		t.Fatalf("sources %+v, skipped %+v", c.Sources, c.Skipped)
	}
	s, err := c.Load(1)
	if err != nil || len(s.Content) != 5000 || !bytes.Equal(s.File(), packed) {
		t.Errorf("got %d bytes, of %d, %v", len(s.Content), len(s.File()), err)
	}
	if s, err = c.Load(0); err != nil || string(s.File()) != "b" || s.Packed != nil {
		t.Errorf("got %+v, %v", s, err)
	}
	c.MaxBytes = 4999
	if _, err := c.Load(1); err == nil || !strings.HasPrefix(err.Error(),
		"s/a.html.gz: the compressed file unpacks to more than the 4999 bytes allowed") {
		t.Error(err)
	}
}

// TestRecordsInJSON takes a file in JSON that holds records with a text for what it is, others for nothing.
func TestRecordsInJSON(t *testing.T) {
	dir := folder(t, map[string]string{"a.json": `[{"id": 7, "text": "One."}, {"id": 8, "text": "Two."}]`,
		"b.json": "{\"body\": \"Three.\"}\n{\"body\": \"Four.\"}\n", "c.json": `[{"x": "y"}]`, "d.json": `{"x": "y"}`,
		"e.json": "[1, 2]", "f.json": `[{"id": 7, "text": "beside"}]`, "f.txt": "Five."})
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var ids, skipped []string
	for _, s := range c.Sources {
		ids = append(ids, s.ID)
	}
	for _, s := range c.Skipped {
		skipped = append(skipped, s.Path)
	}
	if d := cmp.Diff([]string{"a-7", "a-8", "b-1", "b-2", "f"}, ids); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"c.json", "d.json", "e.json", "f.json"}, skipped); d != "" {
		t.Error(d)
	}
	if s, err := c.Load(1); err != nil || string(s.Content) != `{"id": 8, "text": "Two."}` {
		t.Errorf("got %+v, %v", s, err)
	}
}

// TestBeside reads lists of files with the separators of spreadsheets, and names what says nothing.
func TestBeside(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "One.",
		"metadata.csv": "\uFEFFfile;title;date\r\na.txt;\"One; two\";2020-01-02\r\n",
		"b/c.txt":      "Two.", "b/c.json": `{"views": 7}`, "b/metadata.csv": "file,title\nelse.txt,x\n",
		"d/e.txt": "Three.", "d/metadata.csv": "id,text\nf,Four.\n"}) // a source itself
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var said []string
	for _, s := range c.Sources {
		for _, b := range s.Beside {
			said = append(said, s.ID+" "+b.Field+"="+b.Value)
		}
	}
	if d := cmp.Diff([]string{"a title=One; two", "a published=2020-01-02"}, said); d != "" {
		t.Error(d)
	}
	const idle = "it says nothing of a source that documents have a column for"
	if d := cmp.Diff([]corpus.Skipped{{"b/c.json", idle}, {"b/metadata.csv", idle}}, c.Skipped); d != "" {
		t.Error(d)
	}
}

// TestBesideInArchive: a file beside a document in an archive says what that is, as in a folder; one that says
// nothing is left out.
func TestBesideInArchive(t *testing.T) {
	archive := string(sourcetest.Zip("a/b.html", "<p>One.", "a/b.json", `{"title": "Quay", "date": "2020-01-02"}`,
		"c.txt", "Two.", "c.yml", "author: Ann", "d.txt", "Three.", "e.txt", "Four.", "e.json", `{"x": 1}`,
		"metadata.csv", "file,title,language\nd.txt,Pier,en\nc.txt,Ferry,\n", "a/metadata.tsv", "name\tauthor\nb\tBo\n",
		"f/g.txt", "Five.", "f/metadata.csv", "about\nnothing\n"))
	c, err := corpus.Open(folder(t, map[string]string{"z.zip": archive}))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var said []string
	for _, s := range c.Sources {
		said = append(said, s.ID)
		for _, b := range s.Beside {
			said = append(said, b.Field+"="+b.Value)
		}
	}
	want := []string{"z-a-b", "title=Quay", "published=2020-01-02", "author=Bo", "z-c", "author=Ann", "title=Ferry",
		"z-d", "title=Pier", "language=en", "z-e", "z-f-g"}
	if d := cmp.Diff(want, said); d != "" {
		t.Error(d)
	}
	if len(c.Skipped) == 0 || !strings.HasPrefix(c.Skipped[0].Reason, "2 of its members") {
		t.Errorf("skipped %+v", c.Skipped)
	}
}

// TestAround: a record of a table that is no UTF-8 brings along what shows its encoding.
func TestAround(t *testing.T) {
	c, err := corpus.Open(folder(t, map[string]string{"a.csv": "id,text\n1,caf\xE9\n2,tea\n3,No\xEBl\n"}))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for i, want := range []string{"1,caf\xE9\n3,No\xEBl\n", "", "1,caf\xE9\n3,No\xEBl\n"} {
		if s, err := c.Load(i); err != nil || s.Record.Around != want {
			t.Errorf("record %d: got %q, %v", i, s.Record.Around, err)
		}
	}
}
