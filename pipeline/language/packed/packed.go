// Package packed reads a folder of files of which some are kept packed: compressed as Zstandard (RFC 8878), under
// their own names. The language knowledge is text, and takes a third of its room that way. Whoever reads a file gets
// what it was before it was packed, and cannot tell. Only a file whose first bytes are the sign of that format is
// unpacked; no file of ours begins so, since it is not UTF-8.
package packed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// sign begins what is packed.
const sign = "\x28\xB5\x2F\xFD"

// Pack packs what a file holds. Where that does not make it shorter it stays what it is.
func Pack(data []byte) []byte {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1),
		zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // the options are fixed
	}
	if short := w.EncodeAll(data, nil); len(short) < len(data) {
		return short
	}
	return data
}

var unpacker = sync.OnceValue(func() *zstd.Decoder {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderLowmem(true))
	if err != nil {
		panic(err) // the options are fixed
	}
	return r
})

// Unpack gives what was packed, or the same bytes where they are not packed.
func Unpack(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte(sign)) {
		return data, nil
	}
	return unpacker().DecodeAll(data, nil)
}

// Files gives the files in kept as they were before they were packed.
func Files(kept fs.FS) fs.FS { return files{kept} }

type files struct{ kept fs.FS }

// Open opens a file. It is unpacked when somebody asks for what is in it, or how long it is.
func (f files) Open(name string) (fs.File, error) {
	kept, err := f.kept.Open(name)
	if err != nil {
		return nil, err
	}
	if list, ok := kept.(fs.ReadDirFile); ok {
		return folder{list, f, name}, nil
	}
	if isPlain(kept) {
		return kept, nil // read in its place
	}
	return &file{kept: kept, content: sync.OnceValues(func() (*bytes.Reader, error) {
		data, err := f.ReadFile(name)
		return bytes.NewReader(data), err
	})}, nil
}

// isPlain reports whether an open file is known not to be packed.
func isPlain(kept fs.File) bool {
	at, ok := kept.(io.ReaderAt)
	if !ok {
		return false
	}
	var begin [len(sign)]byte
	n, err := at.ReadAt(begin[:], 0)
	return (err == nil || errors.Is(err, io.EOF)) && string(begin[:n]) != sign
}

// ReadFile implements fs.ReadFileFS.
func (f files) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(f.kept, name)
	if err == nil {
		data, err = Unpack(data)
	}
	if err != nil {
		return nil, fmt.Errorf("failed to read %s: %w", name, err)
	}
	return data, nil
}

// Sub implements fs.SubFS.
func (f files) Sub(dir string) (fs.FS, error) {
	kept, err := fs.Sub(f.kept, dir)
	return files{kept}, err
}

// ReadDir implements fs.ReadDirFS.
func (f files) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(f.kept, name)
	return f.entries(name, list), err
}

// entries makes the entries of a folder tell of the files as they are read.
func (f files) entries(folder string, list []fs.DirEntry) []fs.DirEntry {
	for i, e := range list {
		if !e.IsDir() {
			list[i] = entry{e, f, path.Join(folder, e.Name())}
		}
	}
	return list
}

type folder struct {
	fs.ReadDirFile
	of   files
	name string
}

func (f folder) ReadDir(n int) ([]fs.DirEntry, error) {
	list, err := f.ReadDirFile.ReadDir(n)
	return f.of.entries(f.name, list), err
}

type entry struct {
	fs.DirEntry
	of   files
	path string
}

func (e entry) Info() (fs.FileInfo, error) { return fs.Stat(e.of, e.path) }

// file is an open file.
type file struct {
	kept    fs.File
	content func() (*bytes.Reader, error)
}

func (f *file) Read(b []byte) (int, error) {
	r, err := f.content()
	if err != nil {
		return 0, err
	}
	return r.Read(b)
}

func (f *file) Close() error { return f.kept.Close() }

// Stat gives the length of what was packed.
func (f *file) Stat() (fs.FileInfo, error) {
	info, err := f.kept.Stat()
	if err != nil {
		return nil, err
	}
	r, err := f.content()
	if err != nil {
		return nil, err
	}
	return unpackedInfo{info, r.Size()}, nil
}

type unpackedInfo struct {
	fs.FileInfo
	size int64
}

func (i unpackedInfo) Size() int64 { return i.size }
