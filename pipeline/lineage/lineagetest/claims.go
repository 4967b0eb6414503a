package lineagetest

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/mod/module"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/verify"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// Module is the program as a Go module.
var Module = module.Version{Path: lineage.ModulePath, Version: lineage.ModuleVersion}

// Program is the builder of this checkout.
func Program(t testing.TB) *lineage.Builder {
	t.Helper()
	b, err := lineage.NewBuilder(sourcebook.Source)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// BuilderZip writes the builder.zip of a builder to a new folder and gives its path.
func BuilderZip(t testing.TB, b *lineage.Builder) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "builder.zip")
	var out bytes.Buffer
	if err := b.WriteZip(&out); err != nil {
		t.Fatal(err)
	}
	Write(t, p, out.String())
	return p
}

// Verify gives what verify finds in a release.
func Verify(t testing.TB, dir string) *verify.Report {
	t.Helper()
	r, err := verify.Release(dir, Readers)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ManifestSchema compiles the JSON Schema of the manifest.
func ManifestSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(lineage.ManifestSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("manifest.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("manifest.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Validate holds a manifest against the schema.
func Validate(s *jsonschema.Schema, manifest []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(manifest))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

// Released gives the folders of the releases in datasets/, by path; top is the way to the top of the repository.
func Released(t testing.TB, top string) []string {
	t.Helper()
	manifests, err := filepath.Glob(filepath.Join(top, "datasets", "*", "*", lineage.ManifestName))
	if err != nil || len(manifests) < 3 {
		t.Fatalf("found only %d releases: %v", len(manifests), err)
	}
	for i, m := range manifests {
		manifests[i] = filepath.Dir(m)
	}
	return manifests
}

// Graph is a small pipeline with one way from document to document: the registry of entities.
func Graph() []stage.Record {
	d := func(tables ...string) []stage.Digest {
		out := []stage.Digest{}
		for _, t := range tables {
			out = append(out, stage.Digest{Table: t, Rows: 3, SHA256: Digest([]byte(t))})
		}
		return out
	}
	return []stage.Record{
		{Name: "ingest", Version: 1, Each: stage.Document, Writes: d("texts", "documents")},
		{Name: "segment", Version: 1, Each: stage.Document, Lexicon: true, Reads: d("texts"),
			Writes: d("paragraphs", "sentences")},
		{Name: "figures", Version: 1, Each: stage.Document, Reads: d("sentences"), Writes: d("figures", "rejections")},
		{Name: "registry", Version: 1, Each: stage.All, Lexicon: true, Reads: d("sentences"),
			Writes: d("entities", "mentions")},
		{Name: "align", Version: 1, Each: stage.Work, Reads: d("figures"), Writes: d("alignments")},
	}
}

// Recorded gives a manifest the small pipeline, in which the named tables have other digests.
func Recorded(m *lineage.Manifest, differ ...string) {
	m.Stages = Graph()
	for i := range m.Stages {
		for _, list := range [][]stage.Digest{m.Stages[i].Reads, m.Stages[i].Writes} {
			for k := range list {
				if slices.Contains(differ, list[k].Table) {
					list[k].SHA256 = Digest([]byte("another " + list[k].Table))
				}
			}
		}
	}
}

// ChangeFigure changes a figure of document b.
func ChangeFigure(all map[string][]any) { all["figures"][1].(*schema.Figure).Value = "201" }
