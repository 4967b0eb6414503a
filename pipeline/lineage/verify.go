package lineage

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
	modzip "golang.org/x/mod/zip"

	"example.org/sourcebook/schema"
)

// Readers read released files back. Package export has them; the functions are its RowsOfParquet, RowsOfCSV,
// ContentOfParquet and ContentOfCSV.
type Readers struct {
	Parquet, CSV               func(path string, t *schema.Table) iter.Seq2[[]schema.Value, error]
	ParquetContent, CSVContent func(path string, t *schema.Table) (digest string, rows int64, err error)
}

// Mismatch is a claim of a release that its bytes do not bear out.
type Mismatch struct {
	What     string `json:"what"`
	Claimed  string `json:"claimed"`
	Computed string `json:"computed"`
}

func (m Mismatch) String() string {
	return m.What + ": claimed=" + m.Claimed + " computed=" + m.Computed
}

// Report is what Verify found.
type Report struct {
	Root       string     `json:"root"`       // root digest
	Checked    []Check    `json:"checked"`    // what was compared, and how often
	Mismatches []Mismatch `json:"mismatches"` // all of them, in a fixed order
	Notes      []string   `json:"notes"`      // what could not be compared, and why
}

// OK reports whether every claim holds.
func (r *Report) OK() bool { return len(r.Mismatches) == 0 }

// verifier is the state of one Verify.
type verifier struct {
	dir    string
	read   Readers
	m      *Manifest
	claims map[string]*Source // sources of the manifest, by document_id
	report *Report
}

// Verify computes every claim of the release in dir again from its bytes: the lines of CHECKSUMS, the files of the
// manifest, the digest of the builder with its modules and language knowledge, the sources, and of every table the
// digest of its content in each format, its schema, nulls, closed lists, order, keys, references and spans, and the
// bytes of the source that each span claims. It never runs code. An error means that dir could not be read or holds no
// release; everything else is a mismatch in the report. What belongs to a table or format that this program does not
// know is named in the notes.
func Verify(dir string, read Readers) (*Report, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s does not exist; give the folder of a release", dir)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file; give the folder of a release", dir)
	}
	v := &verifier{dir: dir, read: read, report: &Report{Checked: []Check{}, Mismatches: []Mismatch{}, Notes: []string{}}}
	tree, err := digestTree(dir)
	if err != nil {
		return nil, err
	}
	if !has(tree, ChecksumsName) && !has(tree, ManifestName) {
		return nil, fmt.Errorf("%s is no release: it has neither %s nor %s", dir, ChecksumsName, ManifestName)
	}
	v.checksums(tree)
	if !v.manifest(tree) {
		return v.report, nil
	}
	v.builder()
	sources := v.sources()
	if sources != nil {
		defer sources.Close()
	}
	v.tables(sources)
	return v.report, nil
}

func has(files []File, p string) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.Path == p })
}

// without gives the files but for those at the paths.
func without(files []File, paths ...string) []File {
	return slices.DeleteFunc(slices.Clone(files), func(f File) bool { return slices.Contains(paths, f.Path) })
}

func (v *verifier) mismatch(what, claimed, computed string) {
	v.report.Mismatches = append(v.report.Mismatches, Mismatch{what, claimed, computed})
}

// equal compares a claim with what was computed.
func (v *verifier) equal(what, claimed, computed string) {
	if claimed != computed {
		v.mismatch(what, claimed, computed)
	}
}

// fault says that something could not be read as what it claims to be.
func (v *verifier) fault(what, claimed string, err error) { v.mismatch(what, claimed, err.Error()) }

func (v *verifier) note(format string, args ...any) {
	v.report.Notes = append(v.report.Notes, fmt.Sprintf(format, args...))
}

func (v *verifier) checked(name string, n int) {
	v.report.Checked = append(v.report.Checked, Check{Name: name, Count: int64(n)})
}

// path is the place of a file of the release on disk.
func (v *verifier) path(p string) string { return filepath.Join(v.dir, filepath.FromSlash(p)) }

func (v *verifier) checksums(tree []File) {
	data, err := os.ReadFile(v.path(ChecksumsName))
	if err != nil {
		v.mismatch(ChecksumsName, "a file", "no such file")
		return
	}
	v.report.Root = digestOf("", data).SHA256
	claimed, err := ParseChecksums(data)
	if err != nil {
		v.fault(ChecksumsName, "lines of sha256sum, by path", err)
		return
	}
	v.report.Mismatches = append(v.report.Mismatches, compareFiles(ChecksumsName, claimed, without(tree, ChecksumsName))...)
	v.checked("lines of "+ChecksumsName, len(claimed))
}

// manifest reads the manifest and compares its files. It reports false if there is nothing to go on with.
func (v *verifier) manifest(tree []File) bool {
	data, err := os.ReadFile(v.path(ManifestName))
	if err != nil {
		v.mismatch(ManifestName, "a file", "no such file")
		return false
	}
	if v.m, err = DecodeManifest(data); err != nil {
		v.fault(ManifestName, "a manifest", err)
		return false
	}
	v.claims = map[string]*Source{}
	for i := range v.m.Sources {
		v.claims[v.m.Sources[i].DocumentID] = &v.m.Sources[i]
	}
	v.report.Mismatches = append(v.report.Mismatches, compareFiles(ManifestName, v.m.Files, without(tree, ManifestName, ChecksumsName))...)
	v.checked("files of "+ManifestName, len(v.m.Files))
	if c := &v.m.Configuration; v.m.Dataset != c.dataset() {
		v.mismatch(ManifestName+" dataset", fmt.Sprintf("%+v", v.m.Dataset), fmt.Sprintf("%+v", c.dataset()))
	}
	return true
}

// builder compares builder.zip with what the manifest says of it.
func (v *verifier) builder() {
	b := &v.m.Builder
	prefix := b.Module + "@" + b.Version + "/"
	z, err := openArchive(v.path(BuilderName))
	if err != nil {
		v.fault(BuilderName, "a module zip with "+b.H1, err)
		return
	}
	defer z.Close()
	if _, err := modzip.CheckZip(module.Version{Path: b.Module, Version: b.Version}, v.path(BuilderName)); err != nil {
		v.fault(BuilderName, "a module zip of "+b.Module+"@"+b.Version, err)
	}
	h1, err := dirhash.HashZip(v.path(BuilderName), dirhash.Hash1)
	if err != nil {
		v.fault(BuilderName, b.H1, err)
		return
	}
	v.equal(BuilderName, b.H1, h1)
	in := map[string]*zip.File{}
	var lexicon []File
	for _, f := range z.File {
		name, ok := strings.CutPrefix(f.Name, prefix)
		if !ok {
			continue // CheckZip has named it
		}
		in[name] = f
		if strings.HasPrefix(name, lexiconDir+"/") {
			d, err := digestEntry(f)
			if err != nil {
				v.fault(BuilderName, "a readable file "+name, err)
				continue
			}
			lexicon = append(lexicon, File{Path: name, Bytes: d.Bytes, SHA256: d.SHA256})
		}
	}
	claimed := v.m.Lexicon
	if own := v.m.Configuration.Lexicon; own != "" {
		claimed = without(claimed, own)
	}
	for _, m := range compareFiles("the lexicon of "+ManifestName, claimed, lexicon) {
		m.What = BuilderName + ": " + m.What
		v.report.Mismatches = append(v.report.Mismatches, m)
	}
	v.checked("files of the lexicon", len(lexicon))
	v.modules(in)
}

// modules compares the modules of the manifest with the go.mod and go.sum of the builder.
func (v *verifier) modules(in map[string]*zip.File) {
	text := func(name string) []byte {
		f := in[name]
		if f == nil {
			return nil
		}
		data, _ := readEntry(f) // an unreadable one has been named
		return data
	}
	computed, err := modules(v.m.Builder.Module, text("go.mod"), text("go.sum"))
	if err != nil {
		v.fault(BuilderName, "a go.mod with the modules of "+ManifestName, err)
		return
	}
	show := func(list []Module) []File { // as entries that compareFiles can compare
		out := make([]File, len(list))
		for i, m := range list {
			out[i] = File{Path: "module " + m.Path, Bytes: -1, SHA256: fmt.Sprintf("%s %s %s %t", m.Version, m.Sum, m.GoModSum, m.Indirect)}
		}
		return out
	}
	for _, m := range compareFiles(ManifestName, show(v.m.Modules), show(computed)) {
		v.mismatch(m.What, strings.TrimPrefix(m.Claimed, "sha256 "), strings.TrimPrefix(m.Computed, "sha256 "))
	}
	v.checked("modules", len(computed))
}

// sources compares sources.zip with what the manifest says of it, and gives it open; nil if it cannot be read.
func (v *verifier) sources() *zip.ReadCloser {
	z, err := OpenSources(v.dir)
	if err != nil {
		v.fault(SourcesName, "the sources of "+ManifestName, err)
		return nil
	}
	var claimed []File
	for _, s := range v.m.Sources {
		claimed = append(claimed, File{Path: s.Path, Bytes: s.Bytes, SHA256: s.SHA256})
	}
	for _, s := range v.m.LeftOut {
		if s.SHA256 != "" {
			claimed = append(claimed, File{Path: s.Path, Bytes: s.Bytes, SHA256: s.SHA256})
		}
	}
	if own := v.m.Configuration.Lexicon; own != "" {
		for _, f := range v.m.Lexicon {
			if f.Path == own {
				claimed = append(claimed, f)
			}
		}
	}
	var computed []File
	for _, f := range z.File {
		d, err := digestEntry(f)
		if err != nil {
			v.fault(SourcesName, "a readable file "+f.Name, err)
			d = File{Path: f.Name, SHA256: "of nothing: it cannot be read"}
		}
		if f.Name != configName || has(claimed, configName) {
			computed = append(computed, d)
		}
	}
	for _, m := range compareFiles(ManifestName, claimed, computed) {
		m.What = SourcesName + ": " + m.What
		v.report.Mismatches = append(v.report.Mismatches, m)
	}
	v.checked("sources", len(v.m.Sources))
	return z
}

// configName is the configuration in sources.zip. The manifest has what it says, with all defaults; the digest of the
// archive covers its bytes.
const configName = "corpus.yaml"
