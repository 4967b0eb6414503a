// Package lineagetest makes a small release for the tests of package lineage and of those below it.
package lineagetest

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/mod/sumdb/dirhash"

	"example.org/sourcebook/pipeline/export"
	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Readers read the small release.
var Readers = lineage.Readers{
	Parquet:        table.RowsOfParquet,
	CSV:            table.RowsOfCSV,
	ParquetContent: table.ContentOfParquet,
	CSVContent:     table.ContentOfCSV,
}

// TextOf is a source of the small corpus, as decoded text with the map to its bytes.
type TextOf struct {
	ID, Encoding string
	Source       []byte
	Text         tables.Text
}

// Corpus is a small corpus with every kind of place in the bytes: plain, CRLF with a byte order mark, UTF-16.
var Corpus = []TextOf{
	{ID: "a", Encoding: "UTF-8", Source: []byte("Deux cents suspects, 200 à Dakar.\n"),
		Text: tables.Text{Text: "Deux cents suspects, 200 à Dakar.\n", Breaks: []tables.Break{{}}}},
	{ID: "b", Encoding: "UTF-8", Source: []byte("\xEF\xBB\xBFOne\r\n200 men 𝔄"),
		Text: tables.Text{Text: "One\n200 men 𝔄", Breaks: []tables.Break{{Source: 3}, {Text: 3, Source: 7}}}},
	{ID: "c", Encoding: "UTF-16LE", Source: []byte("\xFF\xFE2\x000\x000\x00\xB9\x70"),
		Text: tables.Text{Text: "200点", Breaks: []tables.Break{{Source: 2, Form: tables.FormUTF16}}}},
}

// Digest is the SHA-256 of data in hex.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Rows makes the rows of the small corpus: each document is one paragraph and one sentence, and each "200" a figure.
func Rows() map[string][]any {
	out := map[string][]any{}
	add := func(t *schema.Table, row any) { out[t.Name] = append(out[t.Name], row) }
	for _, c := range Corpus {
		x := span.NewIndex(&c.Text)
		trimmed := strings.TrimSuffix(c.Text.Text, "\n")
		whole := x.Of(0, len(trimmed))
		clean := strings.ReplaceAll(trimmed, "\n", " ")
		add(schema.Documents, &schema.Document{DocumentID: c.ID, Path: c.ID + ".txt", MediaType: "text/plain",
			Encoding:     c.Encoding,
			SourceSHA256: Digest(c.Source), SourceBytes: len(c.Source), Text: c.Text.Text, Characters: x.Characters(), Words: 1,
			Paragraphs: 1, Sentences: 1, WorkID: "a",
			Evidence: []schema.Evidence{{Field: "title", Start: 0, End: 3, Rule: "first_line"}}})
		p := fmt.Sprintf("%s.p0", c.ID)
		s := fmt.Sprintf("%s.s0", c.ID)
		add(schema.Paragraphs, &schema.Paragraph{ParagraphID: p, DocumentID: c.ID, Ordinal: 1, Role: "body",
			Rule: "sentences", Text: clean,
			Span: whole, Words: 1})
		add(schema.Sentences, &schema.Sentence{SentenceID: s, DocumentID: c.ID, ParagraphID: p, Ordinal: 1, Rule: "point",
			Text: clean,
			Span: whole})
		at := strings.Index(c.Text.Text, "200")
		place := x.Of(at, at+3)
		add(schema.Figures, &schema.Figure{FigureID: fmt.Sprintf("%s.f%d", c.ID, place.Start), DocumentID: c.ID,
			ParagraphID: p, SentenceID: s,
			Span: place, Surface: "200", Kind: schema.KindCount, Comparator: "=", Value: "200", Rule: "digits"})
	}
	add(schema.Entities, &schema.Entity{EntityID: "dakar", Type: "place", Name: "Dakar", Mentions: 1, Documents: 1})
	x := span.NewIndex(&Corpus[0].Text)
	at := strings.Index(Corpus[0].Text.Text, "Dakar")
	add(schema.Mentions, &schema.Mention{MentionID: fmt.Sprintf("a.m%d", x.Point(at)), EntityID: "dakar", DocumentID: "a",
		ParagraphID: "a.p0",
		SentenceID:  "a.s0", Span: x.Of(at, at+5), Surface: "Dakar", Type: "place", Rule: "lexicon"})
	add(schema.Alignments, &schema.Alignment{AlignmentID: "figure:a.f21:b.f4", Level: schema.LevelFigure,
		ReasonCode: schema.WhyEqual, Reason: "Both say 4.", Rule: "equal",
		Relation: "same_fact", ADocumentID: "a",
		BDocumentID: "b", AIDs: []string{"a.f21"}, BIDs: []string{"b.f4"}, AText: "200", BText: "200", Score: "1",
		Agreement: "agree"})
	return out
}

// Options change what the small release is made of.
type Options struct {
	Version string                         // 0.1.0 unless given
	Rows    func(map[string][]any)         // changes the rows
	Adjust  func(*lineage.Manifest)        // changes the manifest before it is sealed
	Sealed  func(t testing.TB, dir string) // changes the folder after the export and before the seal
	Whole   bool                           // format 1: builder.zip holds the language knowledge
}

// Fill writes the small release into dir and gives its root digest.
func Fill(t testing.TB, dir string, o Options) string {
	t.Helper()
	if o.Version == "" {
		o.Version = "0.1.0"
	}
	m := &lineage.Manifest{Configuration: lineage.Configuration{Name: "small", Version: o.Version, Released: "2026-11-21",
		Title: "Small <1>", License: "CC0-1.0", Shards: 1, Lexicon: "names.tsv"}}
	m.Stages = []stage.Record{{Name: "ingest", Version: 1, Each: stage.Document,
		Writes: []stage.Digest{{Table: "texts", Rows: 3, SHA256: Digest(nil)}}}}
	m.Checks = []lineage.Check{{Name: "rows checked", Count: 12}}
	m.Notes = []lineage.Note{{File: "small-0.1.0.xlsx", Table: "documents", Text: "a cell is too long"}}
	m.Tables = filled(t, dir, o)
	archives(t, dir, m)
	if o.Whole {
		makeWhole(t, dir, m)
	}
	if o.Adjust != nil {
		o.Adjust(m)
	}
	if o.Sealed != nil {
		o.Sealed(t, dir)
	}
	digest, err := lineage.Seal(dir, m, nil)
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

// An exportation is what export writes of a version: the data files and the tables.
type exportation struct {
	files  fstest.MapFS
	tables []lineage.Table
}

// exportations has what was exported of each version whose rows nobody changed.
var exportations sync.Map

// filled writes the data files of the small release and gives its tables. Rows that nobody changed are exported once.
func filled(t testing.TB, dir string, o Options) []lineage.Table {
	t.Helper()
	if o.Rows != nil {
		return exported(t, dir, o)
	}
	kept, known := exportations.Load(o.Version)
	if !known {
		e := exportation{files: fstest.MapFS{}}
		at := t.TempDir()
		e.tables = exported(t, at, o)
		for p, mode := range Listing(t, at) {
			if strings.HasPrefix(mode, "-") {
				data, err := os.ReadFile(filepath.Join(at, p))
				if err != nil {
					t.Fatal(err)
				}
				e.files[p] = &fstest.MapFile{Data: data, Mode: 0o644}
			}
		}
		kept = e
		exportations.Store(o.Version, e)
	}
	e := kept.(exportation)
	if err := os.CopyFS(dir, e.files); err != nil {
		t.Fatal(err)
	}
	return slices.Clone(e.tables)
}

// exported writes the data files of the small release and gives its tables.
func exported(t testing.TB, dir string, o Options) (tables []lineage.Table) {
	t.Helper()
	all := Rows()
	if o.Rows != nil {
		o.Rows(all)
	}
	var sources []export.Source
	for _, s := range schema.All {
		sources = append(sources, export.Source{Table: s, Rows: Seq(all[s.Name])})
	}
	info := export.Info{Dataset: about.Dataset{Name: "small", Version: o.Version, Title: "Small"}}
	report, err := export.Export(context.Background(), dir, info, sources, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range report.Tables {
		s := schema.ByName(r.Name)
		row := lineage.Table{Name: r.Name, SchemaVersion: s.Version, Fingerprint: s.Fingerprint(), Rows: r.Rows,
			Content: r.Content}
		for _, f := range report.Files {
			if f.Table == r.Name {
				row.Files = append(row.Files, f.Path)
			}
		}
		tables = append(tables, row)
	}
	return tables
}

// archives writes the archives in lineage/ of the small release, and what the manifest says of what is in them.
func archives(t testing.TB, dir string, m *lineage.Manifest) {
	t.Helper()
	files := fstest.MapFS{"corpus.yaml": {Data: []byte("name: small\n")}, "names.tsv": {Data: []byte("Dakar\n")}}
	for _, c := range Corpus {
		p := c.ID + ".txt"
		files[p] = &fstest.MapFile{Data: c.Source}
		m.Configuration.Sources = append(m.Configuration.Sources, lineage.ConfiguredSource{ID: c.ID, Path: p})
		m.Sources = append(m.Sources, lineage.Source{DocumentID: c.ID, Path: p, Bytes: int64(len(c.Source)),
			SHA256: Digest(c.Source), MediaType: "text/plain", Encoding: c.Encoding})
	}
	zipped := []lineage.File{}
	for p, f := range files {
		zipped = append(zipped, lineage.File{Path: p, Bytes: int64(len(f.Data)), SHA256: Digest(f.Data)})
	}
	b := SmallBuilder(t)
	m.Describe(b, "48.2.0")
	l, err := lineage.ReadLexicon(SmallLexicon, []string{"root/né.tsv", "fr/nom.tsv"})
	if err != nil {
		t.Fatal(err)
	}
	m.Lexicon = l.Files
	var builder, lexicon, sources bytes.Buffer
	err = b.WriteZip(&builder)
	if err == nil {
		err = l.WriteZip(&lexicon)
	}
	if err == nil {
		err = lineage.WriteSources(&sources, files, zipped)
	}
	if err != nil {
		t.Fatal(err)
	}
	m.Lexicon = append(m.Lexicon, lineage.File{Path: "names.tsv", Bytes: 6, SHA256: Digest([]byte("Dakar\n"))})
	Write(t, filepath.Join(dir, lineage.BuilderName), builder.String())
	Write(t, filepath.Join(dir, lineage.LexiconName), lexicon.String())
	Write(t, filepath.Join(dir, lineage.SourcesName), sources.String())
}

// Seq gives rows one after the other.
func Seq(rows []any) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// makeWhole moves the language knowledge of a release into its builder.zip, where format 1 has it.
func makeWhole(t testing.TB, dir string, m *lineage.Manifest) {
	t.Helper()
	p := filepath.Join(dir, lineage.BuilderName)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	add := func(prefix, archive string) {
		z, err := lineage.OpenArchive(filepath.Join(dir, archive))
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		for _, f := range z.File {
			entry, err := w.Create(prefix + f.Name)
			if err == nil {
				_, err = lineage.CopyEntry(entry, f)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	add("", lineage.BuilderName)
	add(Module.String()+"/", lineage.LexiconName)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	Write(t, p, b.String())
	h1, err := dirhash.HashZip(p, dirhash.Hash1)
	if err == nil {
		err = os.Remove(filepath.Join(dir, lineage.LexiconName))
	}
	if err != nil {
		t.Fatal(err)
	}
	m.Format, m.Builder.H1 = 1, h1
}

// SmallLexicon is the language knowledge of the small release, and a file that was not opened.
var SmallLexicon = fstest.MapFS{
	"fr/nom.tsv":    {Data: []byte("# source: none\n")},
	"fr/unread.tsv": {Data: []byte("y\n")},
	"root/né.tsv":   {Data: []byte("x\n")},
}

// SmallBuilder is a builder of a few files, so that the tests are quick.
func SmallBuilder(t testing.TB) *lineage.Builder {
	t.Helper()
	b, err := lineage.NewBuilder(fstest.MapFS{
		"go.mod": {Data: []byte("module example.org/sourcebook\n\ngo 1.26.8\n\nrequire golang.org/x/mod v0.42.0\n")},
		"go.sum": {Data: []byte("golang.org/x/mod v0.42.0 h1:" + strings.Repeat("A", 43) +
			"=\ngolang.org/x/mod v0.42.0/go.mod h1:" + strings.Repeat("B", 43) + "=\n")},
		"source.go": {Data: []byte("package sourcebook\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Release makes the small release in a new folder.
func Release(t testing.TB, o Options) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "release")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	Fill(t, dir, o)
	return dir
}

// Write writes a file and makes its folder.
func Write(t testing.TB, p, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Exists reports whether there is something at a path.
func Exists(p string) bool {
	_, err := os.Lstat(p)
	return err == nil
}

// Reseal makes the manifest's list of files and CHECKSUMS true again, as one does who changes a release on purpose.
func Reseal(t testing.TB, dir string, adjust func(*lineage.Manifest)) {
	t.Helper()
	m, err := lineage.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	if adjust != nil {
		adjust(m)
	}
	if _, err := lineage.Seal(dir, m, nil); err != nil {
		t.Fatal(err)
	}
}

// Entry gives the bytes of an entry of a ZIP.
func Entry(t *testing.T, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Mkdir makes a folder and those above it.
func Mkdir(t testing.TB, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

// Listing gives every file and folder below dir, with mode and digest.
func Listing(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == "." {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		out[p] = info.Mode().String()
		if d.Type().IsRegular() {
			data, err := os.ReadFile(filepath.Join(dir, p))
			out[p] += " " + Digest(data)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
