package lineage

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
)

// archiveLevel is the level of compression in the archives of lineage/. It is part of what the builder is: with
// another one, or another compressor, the same files give another archive. Measured on the program's source and on
// lexicons: level 4 of this compressor takes half the time of level 4 of the standard library's, for 3 % more bytes; to
// pack is the longest part of the build of a short text.
const archiveLevel = 4

// fixedHeader sets all that a header says of a file besides its name and content: the date 1980-01-01 and mode 0644.
func fixedHeader(name string) *zip.FileHeader {
	//lint:ignore SA1019 Modified would add a field to the header
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1}
	h.SetMode(0o644)
	h.CreatorVersion |= 20
	h.ReaderVersion = 20
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		h.Flags |= 0x800 // the name is UTF-8
	}
	return h
}

// WriteSources writes sources.zip: the files of a corpus folder (corpus.yaml, the corpus's own lexicon, the source
// texts), byte for byte, by path. Each file is read again from corpus and compared with the length and the digest that
// it had when it was first read; a file that changed in the meantime is an error. files may come in any order.
func WriteSources(w io.Writer, corpus fs.FS, files []File) error {
	files = inOrder(files)
	zw := zip.NewWriter(w)
	compressor := writers.Get().(*flate.Writer) // one entry comes after the other
	defer writers.Put(compressor)
	zw.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		compressor.Reset(w)
		return compressor, nil
	})
	for i, f := range files {
		if i > 0 && files[i-1].Path == f.Path {
			return fmt.Errorf("%s is listed twice", f.Path)
		}
		if !Portable(f.Path) {
			return fmt.Errorf("the name %q cannot go into %s; rename the file", f.Path, SourcesName)
		}
		entry, err := zw.CreateHeader(fixedHeader(f.Path))
		if err != nil {
			return err
		}
		if err := copyUnchanged(entry, corpus, f); err != nil {
			return err
		}
	}
	return zw.Close()
}

// copyUnchanged copies a file that must still be what it was.
func copyUnchanged(w io.Writer, corpus fs.FS, f File) error {
	r, err := corpus.Open(f.Path)
	if err != nil {
		return fmt.Errorf("failed to read %s again: %w", f.Path, err)
	}
	defer r.Close()
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, h), r)
	if err != nil {
		return fmt.Errorf("failed to copy %s: %w", f.Path, err)
	}
	if sum := hexSum(h); n != f.Bytes || sum != f.SHA256 {
		return fmt.Errorf("%s changed while it was read: it had %d bytes with sha256 %s, now %d bytes with %s; build again",
			f.Path, f.Bytes, f.SHA256, n, sum)
	}
	return nil
}

// OpenSources opens the sources.zip of the release in dir for reading. Names that would lead out of a folder, doubled
// names and entries that are no plain files are errors.
func OpenSources(dir string) (*zip.ReadCloser, error) {
	return OpenArchive(filepath.Join(dir, filepath.FromSlash(SourcesName)))
}

// Portable reports whether a path can be unpacked on every system: it stays in its folder, is in its plain form, and is
// UTF-8 without backslashes.
func Portable(p string) bool {
	inside := filepath.IsLocal(filepath.FromSlash(p)) && path.Clean(p) == p
	return inside && utf8.ValidString(p) && !strings.Contains(p, "\\")
}

// OpenArchive opens a ZIP whose entries can be unpacked safely.
func OpenArchive(p string) (*zip.ReadCloser, error) {
	z, err := zip.OpenReader(p)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		switch {
		case !Portable(f.Name):
			err = fmt.Errorf("%s: the name %q leads out of the folder or is not in its plain form", p, f.Name)
		case !f.Mode().IsRegular():
			err = fmt.Errorf("%s: %s is not a regular file", p, f.Name)
		case seen[f.Name]:
			err = fmt.Errorf("%s: %s is there twice", p, f.Name)
		}
		if err != nil {
			z.Close()
			return nil, err
		}
		seen[f.Name] = true
	}
	return z, nil
}

// DigestEntry gives the length and digest of an entry of a ZIP.
func DigestEntry(f *zip.File) (File, error) {
	h := sha256.New()
	n, err := CopyEntry(h, f)
	return File{Path: f.Name, Bytes: n, SHA256: hexSum(h)}, err
}

// CopyEntry copies an entry of a ZIP and checks its length and CRC.
func CopyEntry(w io.Writer, f *zip.File) (int64, error) {
	r, err := f.Open()
	if err != nil {
		return 0, fmt.Errorf("%s: %w", f.Name, err)
	}
	defer r.Close()
	n, err := io.Copy(w, io.LimitReader(r, int64(f.UncompressedSize64)+1))
	if err == nil && uint64(n) != f.UncompressedSize64 {
		err = errors.New("its length is not what the archive says")
	}
	if err != nil {
		return n, fmt.Errorf("%s: %w", f.Name, err)
	}
	return n, nil
}

// ReadEntry gives the bytes of an entry of a ZIP.
func ReadEntry(f *zip.File) ([]byte, error) {
	var b bytes.Buffer
	_, err := CopyEntry(&b, f)
	return b.Bytes(), err
}

func hexSum(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

// writers keeps compressors for deflate, each of which is close to a megabyte.
var writers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, archiveLevel)
	if err != nil {
		panic(err) // the level is a constant in range
	}
	return w
}}

// deflate compresses data (RFC 1951).
func deflate(data []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(data)/3 + 64)
	w := writers.Get().(*flate.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}
