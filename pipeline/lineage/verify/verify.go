// Package verify computes every claim of a release again from its bytes. It never runs code from the release.
package verify

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
	modzip "golang.org/x/mod/zip"

	"example.org/sourcebook/pipeline/lineage"
)

// Report is what Verify found.
type Report struct {
	Root       string             `json:"root"`       // root digest
	Checked    []lineage.Check    `json:"checked"`    // what was compared, and how often
	Mismatches []lineage.Mismatch `json:"mismatches"` // all of them, in a fixed order
	Notes      []string           `json:"notes"`      // what could not be compared, and why
}

// OK reports whether every claim holds.
func (r *Report) OK() bool { return len(r.Mismatches) == 0 }

// Checker compares the claims of one release with its bytes. What differs is in its report.
type Checker struct {
	Dir      string
	Read     lineage.Readers
	Manifest *lineage.Manifest
	claims   map[string]*lineage.Source // sources of the manifest, by document_id
	Report   *Report
	held     held
}

// New begins to compare the claims of the release in dir.
func New(dir string, read lineage.Readers) *Checker {
	report := &Report{Checked: []lineage.Check{}, Mismatches: []lineage.Mismatch{}, Notes: []string{}}
	return &Checker{Dir: dir, Read: read, Report: report}
}

// Take takes the manifest whose claims are compared.
func (v *Checker) Take(m *lineage.Manifest) {
	v.Manifest = m
	v.claims = map[string]*lineage.Source{}
	for i := range m.Sources {
		v.claims[m.Sources[i].DocumentID] = &m.Sources[i]
	}
}

// Claim is what the manifest says of the source of a document; nil if it says nothing.
func (v *Checker) Claim(document string) *lineage.Source { return v.claims[document] }

// Release computes every claim of the release in dir again from its bytes: the lines of CHECKSUMS, the files of the
// manifest, the digest of the builder with its modules and language knowledge, the sources, and of every table the
// digest of its content in each format, its schema, nulls, closed lists, order, keys, references and spans, and the
// bytes of the source that each span claims. It never runs code. An error means that dir could not be read or holds no
// release; everything else is a mismatch in the report. What belongs to a table or format that this program does not
// know is named in the notes.
func Release(dir string, read lineage.Readers) (*Report, error) {
	v, tree, err := open(dir, read)
	if err != nil {
		return nil, err
	}
	v.checksums(tree)
	if !v.manifest(tree) {
		return v.Report, nil
	}
	v.builder()
	sources := v.sources()
	if sources != nil {
		defer sources.Close()
	}
	v.tables(sources)
	return v.Report, nil
}

// Digests compares the files of the release in dir with the lines of CHECKSUMS and with nothing else, as sha256sum -c
// does; a file that has no line is a mismatch, too. Errors are those of Release.
func Digests(dir string) (*Report, error) {
	v, tree, err := open(dir, lineage.Readers{})
	if err != nil {
		return nil, err
	}
	v.checksums(tree)
	return v.Report, nil
}

// open begins with the release in dir and takes the digests of its files.
func open(dir string, read lineage.Readers) (*Checker, []lineage.File, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fmt.Errorf("%s does not exist; give the folder of a release", dir)
	case err != nil:
		return nil, nil, err
	case !info.IsDir():
		return nil, nil, fmt.Errorf("%s is a file; give the folder of a release", dir)
	}
	tree, err := lineage.DigestTree(dir)
	if err != nil {
		return nil, nil, err
	}
	if !lineage.Has(tree, lineage.ChecksumsName) && !lineage.Has(tree, lineage.ManifestName) {
		return nil, nil, fmt.Errorf("%s is no release: it has neither %s nor %s", dir, lineage.ChecksumsName,
			lineage.ManifestName)
	}
	return New(dir, read), tree, nil
}

// without gives the files but for those at the paths.
func without(files []lineage.File, paths ...string) []lineage.File {
	return slices.DeleteFunc(slices.Clone(files), func(f lineage.File) bool { return slices.Contains(paths, f.Path) })
}

// Mismatch adds a claim that does not hold.
func (v *Checker) Mismatch(what, claimed, computed string) {
	v.Report.Mismatches = append(v.Report.Mismatches, lineage.Mismatch{What: what, Claimed: claimed, Computed: computed})
}

// Equal compares a claim with what was computed.
func (v *Checker) Equal(what, claimed, computed string) {
	if claimed != computed {
		v.Mismatch(what, claimed, computed)
	}
}

// Fault says that something could not be read as what it claims to be.
func (v *Checker) Fault(what, claimed string, err error) { v.Mismatch(what, claimed, err.Error()) }

// Note adds what could not be compared, and why.
func (v *Checker) Note(format string, args ...any) {
	v.Report.Notes = append(v.Report.Notes, fmt.Sprintf(format, args...))
}

func (v *Checker) checked(name string, n int) {
	v.Report.Checked = append(v.Report.Checked, lineage.Check{Name: name, Count: int64(n)})
}

// Path is the place of a file of the release on disk.
func (v *Checker) Path(p string) string { return filepath.Join(v.Dir, filepath.FromSlash(p)) }

// files compares the files that a list claims with those that are there.
func (v *Checker) files(list string, claimed, computed []lineage.File) {
	v.Report.Mismatches = append(v.Report.Mismatches, lineage.CompareFiles(list, claimed, computed)...)
}

func (v *Checker) checksums(tree []lineage.File) {
	data, err := os.ReadFile(v.Path(lineage.ChecksumsName))
	if err != nil {
		v.Mismatch(lineage.ChecksumsName, "a file", "no such file")
		return
	}
	v.Report.Root = lineage.DigestOf("", data).SHA256
	claimed, err := lineage.ParseChecksums(data)
	if err != nil {
		v.Fault(lineage.ChecksumsName, "lines of sha256sum, by path", err)
		return
	}
	v.files(lineage.ChecksumsName, claimed, without(tree, lineage.ChecksumsName))
	v.checked("lines of "+lineage.ChecksumsName, len(claimed))
}

// manifest reads the manifest and compares its files. It reports false if there is nothing to go on with.
func (v *Checker) manifest(tree []lineage.File) bool {
	data, err := os.ReadFile(v.Path(lineage.ManifestName))
	if err != nil {
		v.Mismatch(lineage.ManifestName, "a file", "no such file")
		return false
	}
	m, err := lineage.DecodeManifest(data)
	if err != nil {
		v.Fault(lineage.ManifestName, "a manifest", err)
		return false
	}
	v.Take(m)
	v.files(lineage.ManifestName, m.Files, without(tree, lineage.ManifestName, lineage.ChecksumsName))
	v.checked("files of "+lineage.ManifestName, len(v.Manifest.Files))
	if c := &v.Manifest.Configuration; v.Manifest.Dataset != c.Dataset() {
		v.Mismatch(lineage.ManifestName+" dataset", fmt.Sprintf("%+v", v.Manifest.Dataset), fmt.Sprintf("%+v", c.Dataset()))
	}
	return true
}

// builder compares builder.zip with what the manifest says of it.
func (v *Checker) builder() {
	b := &v.Manifest.Builder
	prefix := b.Module + "@" + b.Version + "/"
	z, err := lineage.OpenArchive(v.Path(lineage.BuilderName))
	if err != nil {
		v.Fault(lineage.BuilderName, "a module zip with "+b.H1, err)
		return
	}
	defer z.Close()
	version := module.Version{Path: b.Module, Version: b.Version}
	if _, err := modzip.CheckZip(version, v.Path(lineage.BuilderName)); err != nil {
		v.Fault(lineage.BuilderName, "a module zip of "+b.Module+"@"+b.Version, err)
	}
	h1, err := dirhash.HashZip(v.Path(lineage.BuilderName), dirhash.Hash1)
	if err != nil {
		v.Fault(lineage.BuilderName, b.H1, err)
		return
	}
	v.Equal(lineage.BuilderName, b.H1, h1)
	in := map[string]*zip.File{}
	for _, f := range z.File {
		if name, ok := strings.CutPrefix(f.Name, prefix); ok { // else CheckZip has named it
			in[name] = f
		}
	}
	v.lexicon(in)
	v.modules(in)
}

// lexicon compares the language knowledge with what the manifest says of it. It is in lexicon.zip; in that of an older
// release, which has none, among the files of the builder.
func (v *Checker) lexicon(builder map[string]*zip.File) {
	var computed []lineage.File
	digest := func(archive, name string, f *zip.File) {
		d, err := lineage.DigestEntry(f)
		if err != nil {
			v.Fault(archive, "a readable file "+name, err)
			return
		}
		computed = append(computed, lineage.File{Path: name, Bytes: d.Bytes, SHA256: d.SHA256})
	}
	for name, f := range builder { // CompareFiles sorts them
		if strings.HasPrefix(name, lineage.LexiconDir+"/") {
			digest(lineage.BuilderName, name, f)
		}
	}
	of := lineage.BuilderName
	if v.Manifest.HasLexicon() {
		of = lineage.LexiconName
		z, err := lineage.OpenLexicon(v.Dir)
		if err != nil {
			v.Fault(of, "the language knowledge of "+lineage.ManifestName, err)
			return
		}
		defer z.Close()
		for _, f := range z.File {
			digest(of, f.Name, f)
		}
	}
	claimed := v.Manifest.Lexicon
	if own := v.Manifest.Configuration.Lexicon; own != "" {
		claimed = without(claimed, own)
	}
	for _, m := range lineage.CompareFiles("the lexicon of "+lineage.ManifestName, claimed, computed) {
		m.What = of + ": " + m.What
		v.Report.Mismatches = append(v.Report.Mismatches, m)
	}
	v.checked("files of the lexicon", len(computed))
}

// modules compares the modules of the manifest with the go.mod and go.sum of the builder.
func (v *Checker) modules(in map[string]*zip.File) {
	text := func(name string) []byte {
		f := in[name]
		if f == nil {
			return nil
		}
		data, _ := lineage.ReadEntry(f) // an unreadable one has been named
		return data
	}
	computed, err := lineage.ModulesOf(v.Manifest.Builder.Module, text("go.mod"), text("go.sum"))
	if err != nil {
		v.Fault(lineage.BuilderName, "a go.mod with the modules of "+lineage.ManifestName, err)
		return
	}
	show := func(list []lineage.Module) []lineage.File { // as entries that compareFiles can compare
		out := make([]lineage.File, len(list))
		for i, m := range list {
			out[i] = lineage.File{Path: "module " + m.Path, Bytes: -1,
				SHA256: fmt.Sprintf("%s %s %s %t", m.Version, m.Sum, m.GoModSum, m.Indirect)}
		}
		return out
	}
	for _, m := range lineage.CompareFiles(lineage.ManifestName, show(v.Manifest.Modules), show(computed)) {
		v.Mismatch(m.What, strings.TrimPrefix(m.Claimed, "sha256 "), strings.TrimPrefix(m.Computed, "sha256 "))
	}
	v.checked("modules", len(computed))
}

// sources compares sources.zip with what the manifest says of it, and gives it open; nil if it cannot be read.
func (v *Checker) sources() *zip.ReadCloser {
	z, err := lineage.OpenSources(v.Dir)
	if err != nil {
		v.Fault(lineage.SourcesName, "the sources of "+lineage.ManifestName, err)
		return nil
	}
	var claimed []lineage.File
	for _, s := range v.Manifest.Sources {
		claimed = append(claimed, lineage.File{Path: s.Path, Bytes: s.Bytes, SHA256: s.SHA256})
	}
	for _, s := range v.Manifest.LeftOut {
		there := slices.ContainsFunc(claimed, func(f lineage.File) bool { return f.Path == s.Path })
		if s.SHA256 != "" && !there {
			claimed = append(claimed, lineage.File{Path: s.Path, Bytes: s.Bytes, SHA256: s.SHA256})
		}
	}
	claimed = append(claimed, v.Manifest.Beside...)
	if own := v.Manifest.Configuration.Lexicon; own != "" {
		for _, f := range v.Manifest.Lexicon {
			if f.Path == own {
				claimed = append(claimed, f)
			}
		}
	}
	var computed []lineage.File
	for _, f := range z.File {
		d, err := lineage.DigestEntry(f)
		if err != nil {
			v.Fault(lineage.SourcesName, "a readable file "+f.Name, err)
			d = lineage.File{Path: f.Name, SHA256: "of nothing: it cannot be read"}
		}
		if f.Name != configName || lineage.Has(claimed, configName) {
			computed = append(computed, d)
		}
	}
	for _, m := range lineage.CompareFiles(lineage.ManifestName, claimed, computed) {
		m.What = lineage.SourcesName + ": " + m.What
		v.Report.Mismatches = append(v.Report.Mismatches, m)
	}
	v.checked("sources", len(v.Manifest.Sources))
	return z
}

// configName is the configuration in sources.zip. The manifest has what it says, with all defaults; the digest of the
// archive covers its bytes.
const configName = "corpus.yaml"

// Lineage compares every claim of a release but those about rows: the lines of CHECKSUMS, the files of the
// manifest, the builder and the sources. The manifest is nil if it cannot be read, which is then a mismatch.
func Lineage(dir string) (*Report, *lineage.Manifest, error) {
	v := New(dir, lineage.Readers{})
	tree, err := lineage.DigestTree(dir)
	if err != nil {
		return nil, nil, err
	}
	if !lineage.Has(tree, lineage.ChecksumsName) && !lineage.Has(tree, lineage.ManifestName) {
		return nil, nil, fmt.Errorf("%s is no release: it has neither %s nor %s",
			dir, lineage.ChecksumsName, lineage.ManifestName)
	}
	v.checksums(tree)
	if !v.manifest(tree) {
		return v.Report, v.Manifest, nil
	}
	if name := v.Manifest.Dataset.Name; !lineage.Portable(name) || strings.Contains(name, "/") {
		v.Mismatch(lineage.ManifestName+" name", "the name of a folder", fmt.Sprintf("%q", name))
	}
	v.builder()
	if z := v.sources(); z != nil {
		z.Close()
	}
	return v.Report, v.Manifest, nil
}
