package attest_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/attest"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
)

// The statement names every file of the release as a subject, and everything that its bytes depend on.
func TestAttest(t *testing.T) {
	adjust := func(m *lineage.Manifest) { m.Builder.Go = "go1.26.8" }
	dir := lineagetest.Release(t, lineagetest.Options{Adjust: adjust})
	s, mismatches, err := attest.Release(dir)
	if err != nil || len(mismatches) > 0 {
		t.Fatal(mismatches, err)
	}
	want, err := os.ReadFile(filepath.Join(dir, lineage.ChecksumsName))
	if err != nil {
		t.Fatal(err)
	}
	var subjects []lineage.File
	for _, d := range s.Subject {
		if d.Name == lineage.ChecksumsName {
			if d.Digest["sha256"] != lineagetest.Digest(want) {
				t.Errorf("CHECKSUMS has the digest %s", d.Digest)
			}
			continue
		}
		subjects = append(subjects, lineage.File{Path: d.Name, SHA256: d.Digest["sha256"]})
	}
	if d := cmp.Diff(string(want), string(lineage.FormatChecksums(subjects))); d != "" ||
		len(subjects) != len(s.Subject)-1 {
		t.Error(d)
	}

	m, err := lineage.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for _, f := range m.Files {
		sums[f.Path] = f.SHA256
	}
	definition := s.Predicate.BuildDefinition
	if d := cmp.Diff(m.Configuration, definition.ExternalParameters.Configuration); d != "" {
		t.Error(d)
	}
	in, known := map[string]string{"in": lineage.SourcesName}, map[string]string{"in": lineage.LexiconName}
	file := func(name, content string, in map[string]string) attest.Descriptor {
		return attest.Descriptor{Name: name, Digest: map[string]string{"sha256": lineagetest.Digest([]byte(content))},
			Annotations: in}
	}
	dependencies := []attest.Descriptor{{Name: lineage.SourcesName, MediaType: "application/zip",
		Digest: map[string]string{"sha256": sums[lineage.SourcesName]}}}
	for _, c := range lineagetest.Corpus {
		dependencies = append(dependencies, attest.Descriptor{Name: c.ID + ".txt", MediaType: "text/plain",
			Digest: map[string]string{"sha256": lineagetest.Digest(c.Source)}, Annotations: in})
	}
	dependencies = append(dependencies,
		file("names.tsv", "Dakar\n", in),
		attest.Descriptor{Name: lineage.LexiconName, MediaType: "application/zip",
			Digest: map[string]string{"sha256": sums[lineage.LexiconName]}},
		file("sources/lexicon/fr/nom.tsv", "# source: none\n", known),
		file("sources/lexicon/root/né.tsv", "x\n", known),
		attest.Descriptor{Name: lineage.BuilderName, MediaType: "application/zip",
			Digest: map[string]string{"sha256": sums[lineage.BuilderName], "dirHash": smallBuilderHex(t)}},
		// The digest in go.sum is 43 letters A: 32 bytes of zero.
		attest.Descriptor{Name: "golang.org/x/mod@v0.42.0", URI: "https://proxy.golang.org/golang.org/x/mod/@v/v0.42.0.zip",
			Digest: map[string]string{"dirHash": strings.Repeat("00", 32)}},
		attest.Descriptor{Name: "go1.26.8", URI: "https://go.dev/dl/#go1.26.8"},
	)
	if d := cmp.Diff(dependencies, definition.ResolvedDependencies); d != "" {
		t.Error(d)
	}

	again, _, err := attest.Release(lineagetest.Release(t, lineagetest.Options{Adjust: adjust}))
	if err != nil {
		t.Fatal(err)
	}
	a, b := encode(t, s), encode(t, again)
	if a != b {
		t.Errorf("the same release has another statement:\n%s", cmp.Diff(a, b))
	}
}

// A release whose builder.zip holds the language knowledge was built in another way.
func TestAttestOlderRelease(t *testing.T) {
	s, mismatches, err := attest.Release(lineagetest.Release(t, lineagetest.Options{Whole: true}))
	if err != nil || len(mismatches) > 0 {
		t.Fatal(mismatches, err)
	}
	if got := s.Predicate.BuildDefinition.BuildType; got != attest.BuildTypeWhole || got == attest.BuildType {
		t.Errorf("the build type is %s", got)
	}
	for _, d := range s.Predicate.BuildDefinition.ResolvedDependencies {
		if d.Name == lineage.LexiconName || strings.HasPrefix(d.Name, lineage.LexiconDir) {
			t.Errorf("it depends on %s, which is in %s", d.Name, lineage.BuilderName)
		}
	}
}

func encode(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// smallBuilderHex computes the directory hash of in-toto as its documentation says: the SHA-256 of the output of
// sha256sum on the files of the archive, by name.
func smallBuilderHex(t *testing.T) string {
	t.Helper()
	z, err := lineage.OpenSources(wrap(t, lineagetest.SmallBuilder(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var lines []string
	for _, f := range z.File {
		lines = append(lines, f.Name+"\x00"+lineagetest.Digest(lineagetest.Entry(t, f)))
	}
	slices.Sort(lines)
	text := ""
	for _, l := range lines {
		name, sum, _ := strings.Cut(l, "\x00")
		text += sum + "  " + name + "\n"
	}
	return lineagetest.Digest([]byte(text))
}

// wrap gives a folder that holds builder.zip in the place of sources.zip.
func wrap(t *testing.T, b *lineage.Builder) string {
	t.Helper()
	data, err := os.ReadFile(lineagetest.BuilderZip(t, b))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	lineagetest.Write(t, filepath.Join(dir, filepath.FromSlash(lineage.SourcesName)), string(data))
	return dir
}
