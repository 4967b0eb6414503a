package lineage

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/modfile"
	modzip "golang.org/x/mod/zip"
)

// The builder's name as a Go module. Both parts go into its digest, so they never change.
const (
	ModulePath    = "example.org/sourcebook"
	ModuleVersion = "v0.0.0"
)

// builderPrefix begins the name of every file in builder.zip.
const builderPrefix = ModulePath + "@" + ModuleVersion + "/"

// Builder is the program that makes releases: its own source without the language knowledge, and the version of Go that
// compiled it.
type Builder struct {
	H1      string   // digest of builder.zip as golang.org/x/mod/sumdb/dirhash computes it
	Go      string   // exact version of Go
	Modules []Module // required modules, by path
	files   []sourceFile
}

// Module is a Go module that the builder is made of, with the digests of go.sum.
type Module struct {
	Path     string `json:"path"`
	Version  string `json:"version"`
	Sum      string `json:"sum,omitempty"`      // of the module's zip; empty if no package of it is needed
	GoModSum string `json:"gomod_sum"`          // of its go.mod
	Indirect bool   `json:"indirect,omitempty"` // required by other modules only
}

// sourceFile is a file of the builder, with its path in the module.
type sourceFile struct {
	path string
	data []byte
	sum  [sha256.Size]byte
}

// NewBuilder describes the program whose source, from the folder of its go.mod down, is in source. Tests and their data
// are left out: they are no part of what runs; corpora, releases and the language knowledge too, for they are what it
// works on. An error says that the program cannot be made again from that source: go.mod names another module or
// replaces one, or a file could not travel in a module zip.
func NewBuilder(source fs.FS) (*Builder, error) {
	b := &Builder{Go: runtime.Version()}
	err := eachFile(source, func(p string) error {
		data, err := fs.ReadFile(source, p)
		b.files = append(b.files, sourceFile{path: p, data: data})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("failed to read the program's own source: %w", err)
	}
	return b, b.describe()
}

// eachFile calls f with the path of every file of the program.
func eachFile(source fs.FS, f func(p string) error) error {
	return fs.WalkDir(source, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && leftOut(p):
			return fs.SkipDir
		case d.IsDir() || strings.HasSuffix(p, "_test.go"):
			return nil
		}
		return f(p)
	})
}

// Identify gives the ID of the Builder of a source. It takes less time than NewBuilder, holds no file in memory, and
// does not prove that the program can be made again.
func Identify(source fs.FS) (string, error) {
	var files []sourceFile
	one := sha256.New()
	buffer := make([]byte, 1<<16)
	err := eachFile(source, func(p string) error {
		file, err := source.Open(p)
		if err != nil {
			return err
		}
		defer file.Close()
		one.Reset()
		if _, err := io.CopyBuffer(one, file, buffer); err != nil {
			return err
		}
		files = append(files, sourceFile{path: p, sum: [sha256.Size]byte(one.Sum(nil))})
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("failed to read the program's own source: %w", err)
	}
	return (&Builder{H1: h1(files), Go: runtime.Version()}).ID(), nil
}

// h1 is the digest of a module zip of files, which it sorts by path, and whose digests are known.
func h1(files []sourceFile) string {
	slices.SortFunc(files, func(x, y sourceFile) int { return strings.Compare(x.path, y.path) })
	h := sha256.New()
	for i := range files {
		fmt.Fprintf(h, "%x  %s\n", files[i].sum, builderPrefix+files[i].path)
	}
	return "h1:" + base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// leftOut reports whether a folder of the source is no part of the program.
func leftOut(folder string) bool {
	return path.Base(folder) == "testdata" || folder == "sources" || folder == "datasets"
}

// describe computes everything that is known of the builder from its files.
func (b *Builder) describe() error {
	Each(len(b.files), runtime.GOMAXPROCS(0), func(i int) { b.files[i].sum = sha256.Sum256(b.files[i].data) })
	b.H1 = h1(b.files)
	candidates := make([]modzip.File, len(b.files))
	for i := range b.files {
		candidates[i] = zipCandidate{&b.files[i]}
	}
	checked, err := modzip.CheckFiles(candidates)
	if err != nil {
		return fmt.Errorf("the program's source is no module zip: %w", err)
	}
	if len(checked.Omitted) > 0 {
		return fmt.Errorf("the program's source is no module zip: %w", checked.Omitted[0])
	}
	b.Modules, err = ModulesOf(ModulePath, b.read("go.mod"), b.read("go.sum"))
	return err
}

// read gives the bytes of a file of the builder, nil if there is none.
func (b *Builder) read(p string) []byte {
	i, ok := slices.BinarySearchFunc(b.files, p, func(f sourceFile, p string) int { return strings.Compare(f.path, p) })
	if !ok {
		return nil
	}
	return b.files[i].data
}

// ID names the builder: the digest of its source and the version of Go.
func (b *Builder) ID() string { return b.H1 + " " + b.Go }

// ModulesOf reads the requirements of the module at path from its go.mod, and their digests from its go.sum.
func ModulesOf(path string, gomod, gosum []byte) ([]Module, error) {
	f, err := modfile.Parse("go.mod", gomod, nil)
	if err != nil {
		return nil, err
	}
	if f.Module == nil || f.Module.Mod.Path != path {
		return nil, fmt.Errorf("go.mod is not that of %s", path)
	}
	if len(f.Replace) > 0 {
		return nil, fmt.Errorf("go.mod replaces %s; a release must be made of published modules only", f.Replace[0].Old.Path)
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(gosum)) {
		if w := strings.Fields(line); len(w) == 3 {
			sums[w[0]+" "+w[1]] = w[2]
		}
	}
	out := []Module{}
	for _, r := range f.Require {
		key := r.Mod.Path + " " + r.Mod.Version
		m := Module{Path: r.Mod.Path, Version: r.Mod.Version, Sum: sums[key], GoModSum: sums[key+"/go.mod"],
			Indirect: r.Indirect}
		if m.GoModSum == "" {
			return nil, fmt.Errorf("go.sum has no digest for %s %s; run go mod tidy", m.Path, m.Version)
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(x, y Module) int { return strings.Compare(x.Path, y.Path) })
	return out, nil
}

// WriteZip writes builder.zip: a module zip of ModulePath at ModuleVersion, files by path, the same bytes on every
// machine. Files are compressed side by side, since this stands in the way of every build.
func (b *Builder) WriteZip(w io.Writer) error { return writeZip(w, builderPrefix, b.files) }

// writeZip writes files, which are in order, each with the prefix before its path.
func writeZip(w io.Writer, prefix string, files []sourceFile) error {
	packed := make([][]byte, len(files))
	errs := make([]error, len(files))
	Each(len(files), runtime.GOMAXPROCS(0), func(i int) { packed[i], errs[i] = deflate(files[i].data) })
	zw := zip.NewWriter(w)
	for i := range files {
		f := &files[i]
		if errs[i] != nil {
			return errs[i]
		}
		header := fixedHeader(prefix + f.path)
		header.CRC32 = crc32.ChecksumIEEE(f.data)
		header.CompressedSize64 = uint64(len(packed[i]))
		header.UncompressedSize64 = uint64(len(f.data))
		entry, err := zw.CreateRaw(header)
		if err != nil {
			return err
		}
		if _, err := entry.Write(packed[i]); err != nil {
			return err
		}
	}
	return zw.Close()
}

// Each calls f(0) … f(n-1), some of them at a time. f must touch nothing but what belongs to its number.
func Each(n, workers int, f func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, workers) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// zipCandidate shows a sourceFile to the checks of golang.org/x/mod/zip.
type zipCandidate struct{ f *sourceFile }

func (c zipCandidate) Path() string                { return c.f.path }
func (c zipCandidate) Lstat() (fs.FileInfo, error) { return c, nil }
func (c zipCandidate) Open() (io.ReadCloser, error) {
	return io.NopCloser(bytes.NewReader(c.f.data)), nil
}

// The size and kind of the file; the rest of fs.FileInfo does not matter to the checks.
func (c zipCandidate) Name() string       { return path.Base(c.f.path) }
func (c zipCandidate) Size() int64        { return int64(len(c.f.data)) }
func (c zipCandidate) Mode() fs.FileMode  { return 0o444 }
func (c zipCandidate) ModTime() time.Time { return time.Time{} }
func (c zipCandidate) IsDir() bool        { return false }
func (c zipCandidate) Sys() any           { return nil }
