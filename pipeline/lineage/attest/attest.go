// Package attest writes the provenance of a release as an in-toto statement, ready to be signed.
package attest

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/verify"
)

// The types of the statement that Attest gives.
//
// BuildType names this way to build: `sourcebook build` on the files of lineage/sources.zip, by the program whose
// source is lineage/builder.zip with the language knowledge of lineage/lexicon.zip in one tree, compiled with the named
// version of Go and CGO_ENABLED=0, -trimpath and no build tags. It takes one external parameter, "configuration":
// corpus.yaml with every default written out, as manifest.json has it. The resolved dependencies are everything else
// that the bytes depend on: sources.zip and lexicon.zip and each file in them that the manifest knows, builder.zip, the
// modules of its go.mod with the digests of its go.sum, and the version of Go. Equal parameters and dependencies give
// equal subjects, on any machine: `sourcebook rebuild` proves it. BuildTypeWhole is the same for releases whose
// builder.zip holds the language knowledge.
//
// BuilderID stands for any machine on which that ran. It vouches for nothing: whoever signs the statement does, and
// whoever doubts it rebuilds. The name is that of the module (ModulePath), where its documentation is found.
const (
	StatementType = "https://in-toto.io/Statement/v1"
	PredicateType = "https://slsa.dev/provenance/v1"
	BuildType     = "https://" + lineage.ModulePath + "/build/v2"
	BuilderURI    = "https://" + lineage.ModulePath + "/builder/v1"

	BuildTypeWhole = "https://" + lineage.ModulePath + "/build/v1"
)

// Statement is an in-toto Statement v1 with a SLSA v1 provenance predicate. It holds no time and no invocation, which
// SLSA leaves optional: one release has one statement.
// See https://github.com/in-toto/attestation/tree/main/spec/v1 and https://slsa.dev/spec/v1.0/provenance.
type Statement struct {
	Type          string       `json:"_type"`
	Subject       []Descriptor `json:"subject"` // every file of the release, by name
	PredicateType string       `json:"predicateType"`
	Predicate     Provenance   `json:"predicate"`
}

// Descriptor is an in-toto ResourceDescriptor.
type Descriptor struct {
	Name        string            `json:"name"`
	URI         string            `json:"uri,omitempty"`
	Digest      map[string]string `json:"digest,omitempty"` // by algorithm: sha256; dirHash, which is Go's h1: in hex
	MediaType   string            `json:"mediaType,omitempty"`
	Annotations map[string]string `json:"annotations,omitempty"`
}

// Provenance is a SLSA v1 provenance predicate.
type Provenance struct {
	BuildDefinition BuildDefinition `json:"buildDefinition"`
	RunDetails      RunDetails      `json:"runDetails"`
}

// BuildDefinition says what was built from what.
type BuildDefinition struct {
	BuildType            string             `json:"buildType"`
	ExternalParameters   ExternalParameters `json:"externalParameters"`
	ResolvedDependencies []Descriptor       `json:"resolvedDependencies"`
}

// ExternalParameters is what a user of the build decides.
type ExternalParameters struct {
	Configuration lineage.Configuration `json:"configuration"`
}

// RunDetails says by what it was built.
type RunDetails struct {
	Builder RunBuilder `json:"builder"`
}

// RunBuilder names the platform and the versions of its parts.
type RunBuilder struct {
	ID      string            `json:"id"`
	Version map[string]string `json:"version"`
}

// Release gives the statement of the release in dir, ready to be signed. It first compares the
// digests of the release, as Rebuild does, and gives no statement if one does not hold: the mismatches say which.
func Release(dir string) (*Statement, []lineage.Mismatch, error) {
	report, m, err := verify.Lineage(dir)
	if err != nil {
		return nil, nil, err
	}
	if !report.OK() {
		return nil, report.Mismatches, nil
	}
	dependencies, err := dependencies(m)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", filepath.Join(dir, lineage.ManifestName), err)
	}
	manifest, err := lineage.DigestFile(os.DirFS(dir), lineage.ManifestName)
	if err != nil {
		return nil, nil, err
	}
	files := append(slices.Clone(m.Files), manifest, lineage.File{Path: lineage.ChecksumsName, SHA256: report.Root})
	slices.SortFunc(files, func(a, b lineage.File) int { return strings.Compare(a.Path, b.Path) })
	s := &Statement{Type: StatementType, PredicateType: PredicateType}
	for _, f := range files {
		s.Subject = append(s.Subject, Descriptor{Name: f.Path, Digest: map[string]string{"sha256": f.SHA256}})
	}
	m.Fill()
	s.Predicate.BuildDefinition = BuildDefinition{BuildType: buildType(m),
		ExternalParameters: ExternalParameters{m.Configuration}, ResolvedDependencies: dependencies}
	s.Predicate.RunDetails.Builder = RunBuilder{ID: BuilderURI,
		Version: map[string]string{"sourcebook": m.Builder.H1, "go": m.Builder.Go}}
	return s, nil, nil
}

// buildType names the way in which a release was built.
func buildType(m *lineage.Manifest) string {
	if m.HasLexicon() {
		return BuildType
	}
	return BuildTypeWhole
}

// dependencies gives everything that the bytes of a release depend on: the sources, the language knowledge, the
// builder, its modules, Go.
func dependencies(m *lineage.Manifest) ([]Descriptor, error) {
	var out []Descriptor
	archive := func(name string) Descriptor {
		d := Descriptor{Name: name, MediaType: "application/zip", Digest: map[string]string{}}
		for _, f := range m.Files {
			if f.Path == name {
				d.Digest["sha256"] = f.SHA256
			}
		}
		return d
	}
	out = append(out, archive(lineage.SourcesName))
	in := lineage.SourcesName
	inside := func(p, sum, mediaType string) {
		out = append(out, Descriptor{Name: p, MediaType: mediaType, Digest: map[string]string{"sha256": sum},
			Annotations: map[string]string{"in": in}})
	}
	for _, s := range m.Sources {
		inside(s.Path, s.SHA256, s.MediaType)
	}
	for _, s := range m.LeftOut {
		if s.SHA256 != "" {
			inside(s.Path, s.SHA256, "")
		}
	}
	for _, f := range m.Lexicon {
		if f.Path == m.Configuration.Lexicon {
			inside(f.Path, f.SHA256, "")
		}
	}
	if m.HasLexicon() {
		in = lineage.LexiconName
		out = append(out, archive(in))
		for _, f := range m.Lexicon {
			if f.Path != m.Configuration.Lexicon {
				inside(f.Path, f.SHA256, "")
			}
		}
	}
	builder := archive(lineage.BuilderName)
	var err error
	if builder.Digest["dirHash"], err = dirHash(m.Builder.H1); err != nil {
		return nil, err
	}
	out = append(out, builder)
	for _, r := range m.Modules {
		d, err := moduleDescriptor(r)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return append(out, Descriptor{Name: m.Builder.Go, URI: "https://go.dev/dl/#" + m.Builder.Go}), nil
}

// moduleDescriptor describes a module by the address and the digest of its zip; of its go.mod if no package of it is
// compiled.
func moduleDescriptor(r lineage.Module) (Descriptor, error) {
	p, err := module.EscapePath(r.Path)
	if err != nil {
		return Descriptor{}, err
	}
	v, err := module.EscapeVersion(r.Version)
	if err != nil {
		return Descriptor{}, err
	}
	d := Descriptor{Name: r.Path + "@" + r.Version, URI: "https://proxy.golang.org/" + p + "/@v/" + v + ".zip"}
	h1 := r.Sum
	if h1 == "" {
		d.Name += "/go.mod"
		d.URI = strings.TrimSuffix(d.URI, "zip") + "mod"
		h1 = r.GoModSum
	}
	sum, err := dirHash(h1)
	d.Digest = map[string]string{"dirHash": sum}
	return d, err
}

// dirHash gives a digest of go.sum as in-toto writes it: without the prefix h1:, in hex.
func dirHash(h1 string) (string, error) {
	b, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(h1, "h1:"))
	if err != nil || !strings.HasPrefix(h1, "h1:") || len(b) != 32 {
		return "", fmt.Errorf("%q is no h1: digest", h1)
	}
	return hex.EncodeToString(b), nil
}
