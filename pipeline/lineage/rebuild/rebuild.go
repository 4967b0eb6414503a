// Package rebuild makes a release again from its own folder, with the builder that it carries, and compares every byte.
// It is the only package that runs other programs.
package rebuild

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
	modzip "golang.org/x/mod/zip"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/verify"
)

// Options say which release Rebuild makes again, and how.
type Options struct {
	Release string // folder of the release; nothing in it is written
	Expect  string // root digest that was got elsewhere, in hex; empty: integrity is proved, not origin
	Trust   bool   // compile and run the builder of the release
	Keep    string // folder for all that is made on the way, which stays; empty: a temporary one, kept on a difference

	Program *lineage.Builder // the running program
	// Build makes a release with the running program and the language knowledge in lexicon, a folder a language; nil: its
	// own. Package pipeline has the function.
	Build func(ctx context.Context, corpus, out string, c *lineage.Configuration, lexicon fs.FS) error
	Read  lineage.Readers
	Tell  func(step string) // called when a step begins; may be nil
}

// Result is what Rebuild found.
type Result struct {
	Root        string             // root digest of the release
	Builder     string             // id of its builder; empty if the manifest could not be read
	Files       int                // files that were compared
	Compiled    bool               // the release's own builder was compiled and run; else the running program was it
	Mismatches  []lineage.Mismatch // claims that do not hold: nothing was run
	Differences []Difference       // files that are not the same, tables first; nil if the release was reproduced
	Folder      string             // what was made is here; empty if it was removed
}

// Reproduced reports whether every file came out the same.
func (r *Result) Reproduced() bool {
	return len(r.Mismatches) == 0 && len(r.Differences) == 0
}

// Release is the folder of the rebuilt release.
func (r *Result) Release() string { return filepath.Join(r.Folder, rebuildRelease) }

// The folders of a rebuild.
const (
	rebuildBuilder = "builder" // the source of the program, unpacked
	rebuildProgram = "program" // the program
	rebuildSources = "sources" // holds the corpus folder
	rebuildRelease = "release" // the release that was made again
	rebuildScratch = "scratch" // home and temporary files of what runs
)

// Release makes a release again from its own folder and compares every file byte for byte.
//
// Before anything runs it compares the digests: the root digest with the one given, CHECKSUMS and the manifest with the
// files, builder.zip, lexicon.zip and sources.zip with the manifest. What does not hold is in the result, and that ends
// it. Then it compiles the source in builder.zip, with the language knowledge in lexicon.zip and with the version of Go
// that the manifest names, and runs the program on the texts in sources.zip, which lie in a new folder with the name of
// the dataset. If the builder is the running program itself (the same digest of the source, the same Go), and Trust is
// not set, it makes the release itself, with the language knowledge of the release.
//
// Errors: the release cannot be read; its builder is another program and Trust is not set; the builder cannot be
// compiled (no go command, a version of Go or a module that cannot be had) or fails.
func Release(ctx context.Context, o Options) (_ *Result, err error) {
	if o.Tell == nil {
		o.Tell = func(string) {}
	}
	r := &Result{}
	o.Tell("comparing the digests of " + o.Release)
	m, err := r.claims(&o)
	if err != nil || !r.Reproduced() {
		return r, err
	}
	if r.Differences = unreproducible(m); r.Differences != nil {
		return r, nil
	}
	itself := o.Program != nil && o.Program.ID() == m.Builder.ID()
	if !itself && !o.Trust {
		return nil, untrusted(&o, m)
	}
	folder, err := rebuildFolder(o.Keep)
	if err != nil {
		return nil, err
	}
	defer func() {
		if o.Keep == "" && (err != nil || r.Reproduced()) {
			os.RemoveAll(folder)
		} else {
			os.RemoveAll(filepath.Join(folder, rebuildScratch))
			r.Folder = folder
		}
	}()
	corpus, err := Sources(o.Release, filepath.Join(folder, rebuildSources), m)
	if err != nil {
		return nil, err
	}
	out := filepath.Join(folder, rebuildRelease)
	if r.Compiled = o.Trust; r.Compiled {
		err = buildRecorded(ctx, &o, m, folder, corpus, out)
	} else {
		o.Tell("building with this program, which is the builder of the release")
		err = buildItself(ctx, &o, m, corpus, out)
	}
	if err != nil {
		return nil, err
	}
	o.Tell("comparing the files")
	r.Files, r.Differences, err = compareTrees(o.Release, out, o.Read)
	return r, err
}

// claims compares what can be compared without running anything. The manifest is nil if it cannot be read.
func (r *Result) claims(o *Options) (*lineage.Manifest, error) {
	root, err := lineage.RootDigest(o.Release)
	if err == nil && o.Expect != "" && root != o.Expect {
		r.Root = root
		r.Mismatches = []lineage.Mismatch{{What: "root digest", Claimed: o.Expect, Computed: root}}
		return nil, nil
	}
	report, m, err := verify.Lineage(o.Release)
	if err != nil {
		return nil, err
	}
	r.Root, r.Mismatches = report.Root, report.Mismatches
	if m != nil {
		r.Builder = m.Builder.ID()
	}
	return m, nil
}

// unreproducible names the sources that a release speaks of and does not carry: a builder that does not meet them again
// cannot say the same of them.
func unreproducible(m *lineage.Manifest) []Difference {
	var out []Difference
	for _, l := range m.LeftOut {
		if l.SHA256 == "" {
			out = append(out, Difference{File: lineage.SourcesName, Detail: fmt.Sprintf(
				"it does not hold %s, which could not be read when the release was made: %s", l.Path, l.Error)})
		}
	}
	return out
}

func untrusted(o *Options, m *lineage.Manifest) error {
	is := "unknown"
	if o.Program != nil {
		is = o.Program.ID()
	}
	return fmt.Errorf(`the builder of %s is not this program, `+
		`so to rebuild it means to compile and run the code that it carries
  its builder:  %s
  this program: %s
the digests in a release prove that it is whole, not where it came from: `+
		`compare the root digest with the one that its publisher gives (--expect DIGEST), then say --trust to run the code`,
		o.Release, m.Builder.ID(), is)
}

// rebuildFolder makes the folder that everything is made in.
func rebuildFolder(keep string) (string, error) {
	if keep == "" {
		return os.MkdirTemp("", "sourcebook-rebuild-")
	}
	entries, err := os.ReadDir(keep)
	if err == nil && len(entries) > 0 {
		return "", fmt.Errorf("%s is not empty; give an empty or a new folder with --keep", keep)
	}
	if err := os.MkdirAll(keep, 0o755); err != nil {
		return "", err
	}
	return filepath.Abs(keep)
}

// Sources unpacks sources.zip into a folder below dir with the name of the dataset, and gives that folder. Each
// text is compared with the manifest on its way.
func Sources(release, dir string, m *lineage.Manifest) (string, error) {
	z, err := lineage.OpenSources(release)
	if err != nil {
		return "", err
	}
	defer z.Close()
	claimed := map[string]string{}
	for _, s := range m.Sources {
		claimed[s.Path] = s.SHA256
	}
	corpus := filepath.Join(dir, m.Dataset.Name)
	if err := os.MkdirAll(corpus, 0o755); err != nil {
		return "", err
	}
	root, err := os.OpenRoot(corpus)
	if err != nil {
		return "", err
	}
	defer root.Close()
	for _, f := range z.File {
		if err := unpackOne(root, f, claimed[f.Name]); err != nil {
			return "", fmt.Errorf("failed to unpack %s: %w", lineage.SourcesName, err)
		}
	}
	return corpus, nil
}

// unpackOne writes an entry of a ZIP to a new file. A claimed digest must be that of what was written.
func unpackOne(root *os.Root, f *zip.File, claimed string) error {
	name := filepath.FromSlash(f.Name)
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(f.Name)), 0o755); err != nil {
		return err
	}
	w, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s: this file system takes it for a file that was there already; "+
			"unpack where letter case counts (--keep DIR)", f.Name)
	}
	if err != nil {
		return err
	}
	h := sha256.New()
	_, err = lineage.CopyEntry(io.MultiWriter(w, h), f)
	if e := w.Close(); err == nil {
		err = e
	}
	if err == nil && claimed != "" && hex.EncodeToString(h.Sum(nil)) != claimed {
		err = fmt.Errorf("%s changed while it was read", f.Name)
	}
	return err
}

// buildItself makes the release with the running program, which is its builder, and with the language knowledge that
// the release carries.
func buildItself(ctx context.Context, o *Options, m *lineage.Manifest, corpus, out string) error {
	if !m.HasLexicon() {
		return o.Build(ctx, corpus, out, &m.Configuration, nil)
	}
	z, err := lineage.OpenLexicon(o.Release)
	if err != nil {
		return err
	}
	defer z.Close()
	lexicon, err := fs.Sub(z, lineage.LexiconDir)
	if err != nil {
		return err
	}
	return o.Build(ctx, corpus, out, &m.Configuration, lexicon)
}

// buildRecorded compiles the builder of a release and runs it on the texts in corpus.
func buildRecorded(ctx context.Context, o *Options, m *lineage.Manifest, folder, corpus, out string) error {
	source := filepath.Join(folder, rebuildBuilder)
	if err := Source(o.Release, source, m); err != nil {
		return err
	}
	scratch := filepath.Join(folder, rebuildScratch)
	if err := os.MkdirAll(scratch, 0o755); err != nil {
		return err
	}
	o.Tell("compiling the builder of the release with " + m.Builder.Go)
	program := filepath.Join(folder, rebuildProgram+executable)
	t, err := newToolchain(ctx, m.Builder.Go, scratch)
	if err != nil {
		return err
	}
	if err := t.compile(ctx, source, program); err != nil {
		return err
	}
	o.Tell("building with the builder of the release")
	return runRecorded(ctx, program, corpus, out, scratch, &m.Configuration)
}

// Source lays the source of the program that made a release, and the language knowledge that it opened, into one tree
// in the new folder dir. The program that is compiled from it knows no more than that. Nothing but language knowledge
// comes from lexicon.zip. What is written has the digests of the manifest m.
func Source(release, dir string, m *lineage.Manifest) error {
	if err := unpackBuilder(release, dir, m.Builder); err != nil {
		return err
	}
	if !m.HasLexicon() {
		return nil // it is in builder.zip
	}
	z, err := lineage.OpenLexicon(release)
	if err != nil {
		return err
	}
	defer z.Close()
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	claimed := map[string]string{}
	for _, f := range m.Lexicon {
		claimed[f.Path] = f.SHA256
	}
	for _, f := range z.File {
		if err := unpackOne(root, f, claimed[f.Name]); err != nil {
			return fmt.Errorf("failed to unpack %s: %w", lineage.LexiconName, err)
		}
	}
	return nil
}

// unpackBuilder unpacks builder.zip. golang.org/x/mod/zip refuses names that lead out of the folder, links, names that
// differ by letter case only and files that are too large. What was written must have the digest of the manifest.
func unpackBuilder(release, dir string, b lineage.BuilderID) error {
	v := module.Version{Path: b.Module, Version: b.Version}
	p := filepath.Join(release, filepath.FromSlash(lineage.BuilderName))
	if err := modzip.Unzip(dir, v, p); err != nil {
		return fmt.Errorf("failed to unpack %s: %w", lineage.BuilderName, err)
	}
	h1, err := dirhash.HashDir(dir, v.String(), dirhash.Hash1)
	if err == nil && h1 != b.H1 {
		err = fmt.Errorf("it changed while it was read: claimed=%s computed=%s", b.H1, h1)
	}
	if err != nil {
		return fmt.Errorf("failed to unpack %s: %w", lineage.BuilderName, err)
	}
	return nil
}
