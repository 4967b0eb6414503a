package lineage_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/sourcebook/pipeline/export"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

var readers = lineage.Readers{
	Parquet:        export.RowsOfParquet,
	CSV:            export.RowsOfCSV,
	ParquetContent: export.ContentOfParquet,
	CSVContent:     export.ContentOfCSV,
}

// textOf is a source of the small corpus, as decoded text with the map to its bytes.
type textOf struct {
	id, encoding string
	source       []byte
	text         tables.Text
}

// corpus is a small corpus with every kind of place in the bytes: plain, CRLF with a byte order mark, UTF-16.
var corpus = []textOf{
	{id: "a", encoding: "UTF-8", source: []byte("Deux cents suspects, 200 à Dakar.\n"),
		text: tables.Text{Text: "Deux cents suspects, 200 à Dakar.\n", Breaks: []tables.Break{{}}}},
	{id: "b", encoding: "UTF-8", source: []byte("\xEF\xBB\xBFOne\r\n200 men 𝔄"),
		text: tables.Text{Text: "One\n200 men 𝔄", Breaks: []tables.Break{{Source: 3}, {Text: 3, Source: 7}}}},
	{id: "c", encoding: "UTF-16LE", source: []byte("\xFF\xFE2\x000\x000\x00\xB9\x70"),
		text: tables.Text{Text: "200点", Breaks: []tables.Break{{Source: 2, Form: tables.FormUTF16}}}},
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// rows makes the rows of the small corpus: each document is one paragraph and one sentence, and each "200" a figure.
func rows() map[string][]any {
	out := map[string][]any{}
	add := func(t *schema.Table, row any) { out[t.Name] = append(out[t.Name], row) }
	for _, c := range corpus {
		x := span.NewIndex(&c.text)
		trimmed := strings.TrimSuffix(c.text.Text, "\n")
		whole := x.Of(0, len(trimmed))
		clean := strings.ReplaceAll(trimmed, "\n", " ")
		add(schema.Documents, &schema.Document{DocumentID: c.id, Path: c.id + ".txt", MediaType: "text/plain", Encoding: c.encoding,
			SourceSHA256: digest(c.source), SourceBytes: len(c.source), Text: c.text.Text, Characters: x.Characters(), Words: 1,
			Paragraphs: 1, Sentences: 1, WorkID: "a", Evidence: []schema.Evidence{{Field: "title", Start: 0, End: 3, Rule: "first_line"}}})
		p := fmt.Sprintf("%s.p0", c.id)
		s := fmt.Sprintf("%s.s0", c.id)
		add(schema.Paragraphs, &schema.Paragraph{ParagraphID: p, DocumentID: c.id, Ordinal: 1, Role: "body", Text: clean, Span: whole, Words: 1})
		add(schema.Sentences, &schema.Sentence{SentenceID: s, DocumentID: c.id, ParagraphID: p, Ordinal: 1, Text: clean, Span: whole})
		at := strings.Index(c.text.Text, "200")
		place := x.Of(at, at+3)
		add(schema.Figures, &schema.Figure{FigureID: fmt.Sprintf("%s.f%d", c.id, place.Start), DocumentID: c.id, ParagraphID: p, SentenceID: s,
			Span: place, Surface: "200", Kind: schema.KindCount, Comparator: "=", Value: "200", Rule: "digits"})
	}
	add(schema.Entities, &schema.Entity{EntityID: "dakar", Type: "place", Name: "Dakar", Mentions: 1, Documents: 1})
	x := span.NewIndex(&corpus[0].text)
	at := strings.Index(corpus[0].text.Text, "Dakar")
	add(schema.Mentions, &schema.Mention{MentionID: fmt.Sprintf("a.m%d", x.Point(at)), EntityID: "dakar", DocumentID: "a", ParagraphID: "a.p0",
		SentenceID: "a.s0", Span: x.Of(at, at+5), Surface: "Dakar", Type: "place", Rule: "lexicon"})
	add(schema.Alignments, &schema.Alignment{AlignmentID: "figure:a.f21:b.f4", Level: schema.LevelFigure, Relation: "same_fact", ReasonCode: schema.WhyEqual, Reason: "Both say 4.", Rule: "equal", ADocumentID: "a",
		BDocumentID: "b", AIDs: []string{"a.f21"}, BIDs: []string{"b.f4"}, AText: "200", BText: "200", Score: "1", Agreement: "agree"})
	return out
}

// options change what the small release is made of.
type options struct {
	version string                         // 0.1.0 unless given
	rows    func(map[string][]any)         // changes the rows
	adjust  func(*lineage.Manifest)        // changes the manifest before it is sealed
	sealed  func(t testing.TB, dir string) // changes the folder after the export and before the seal
}

// fill writes the small release into dir and gives its root digest.
func fill(t testing.TB, dir string, o options) string {
	t.Helper()
	if o.version == "" {
		o.version = "0.1.0"
	}
	m := &lineage.Manifest{Configuration: lineage.Configuration{Name: "small", Version: o.version, Released: "2026-11-21", Title: "Small <1>",
		License: "CC0-1.0", Shards: 1, Lexicon: "names.tsv"}}
	m.Stages = []stage.Record{{Name: "ingest", Version: 1, Each: stage.Document, Writes: []stage.Digest{{Table: "texts", Rows: 3, SHA256: digest(nil)}}}}
	m.Checks = []lineage.Check{{Name: "rows checked", Count: 12}}
	m.Notes = []lineage.Note{{File: "small-0.1.0.xlsx", Table: "documents", Text: "a cell is too long"}}
	files := fstest.MapFS{"corpus.yaml": {Data: []byte("name: small\n")}, "names.tsv": {Data: []byte("Dakar\n")}}
	zipped := []lineage.File{}
	for _, c := range corpus {
		files[c.id+".txt"] = &fstest.MapFile{Data: c.source}
		m.Configuration.Sources = append(m.Configuration.Sources, lineage.ConfiguredSource{ID: c.id, Path: c.id + ".txt"})
		m.Sources = append(m.Sources, lineage.Source{DocumentID: c.id, Path: c.id + ".txt", Bytes: int64(len(c.source)), SHA256: digest(c.source),
			MediaType: "text/plain", Encoding: c.encoding})
	}
	for p, f := range files {
		zipped = append(zipped, lineage.File{Path: p, Bytes: int64(len(f.Data)), SHA256: digest(f.Data)})
	}
	b := smallBuilder(t)
	m.Lexicon = append(append(m.Lexicon, b.Lexicon...), lineage.File{Path: "names.tsv", Bytes: 6, SHA256: digest([]byte("Dakar\n"))})
	m.Describe(b, "48.2.0")

	all := rows()
	if o.rows != nil {
		o.rows(all)
	}
	var sources []export.Source
	for _, s := range schema.All {
		sources = append(sources, export.Source{Table: s, Rows: seq(all[s.Name])})
	}
	report, err := export.Export(context.Background(), dir, export.Info{Name: "small", Version: o.version, Title: "Small"}, sources, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range report.Tables {
		s := schema.ByName(r.Name)
		row := lineage.Table{Name: r.Name, SchemaVersion: s.Version, Fingerprint: s.Fingerprint(), Rows: r.Rows, Content: r.Content}
		for _, f := range report.Files {
			if f.Table == r.Name {
				row.Files = append(row.Files, f.Path)
			}
		}
		m.Tables = append(m.Tables, row)
	}
	var builder, archive bytes.Buffer
	if err := b.WriteZip(&builder); err != nil {
		t.Fatal(err)
	}
	if err := lineage.WriteSources(&archive, files, zipped); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, lineage.BuilderName), builder.String())
	write(t, filepath.Join(dir, lineage.SourcesName), archive.String())
	if o.adjust != nil {
		o.adjust(m)
	}
	if o.sealed != nil {
		o.sealed(t, dir)
	}
	digest, err := lineage.Seal(dir, m)
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

func seq(rows []any) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// smallBuilder is a builder of a few files, so that the tests are quick.
func smallBuilder(t testing.TB) *lineage.Builder {
	t.Helper()
	b, err := lineage.NewBuilder(fstest.MapFS{
		"go.mod":                      {Data: []byte("module example.org/sourcebook\n\ngo 1.26.8\n\nrequire golang.org/x/mod v0.42.0\n")},
		"go.sum":                      {Data: []byte("golang.org/x/mod v0.42.0 h1:" + strings.Repeat("A", 43) + "=\ngolang.org/x/mod v0.42.0/go.mod h1:" + strings.Repeat("B", 43) + "=\n")},
		"source.go":                   {Data: []byte("package sourcebook\n")},
		"sources/lexicon/fr/nom.tsv":  {Data: []byte("# source: none\n")},
		"sources/lexicon/root/né.tsv": {Data: []byte("x\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// release makes the small release in a new folder.
func release(t testing.TB, o options) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "release")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	fill(t, dir, o)
	return dir
}
