package packed

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"slices"
)

// Digest is the SHA-256 of texts and files, each with its length before it.
type Digest struct {
	hash.Hash
	buffer []byte
}

// NewDigest gives the digest of nothing.
func NewDigest() *Digest { return &Digest{sha256.New(), make([]byte, 1<<16)} }

func (d *Digest) length(n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	d.Write(b[:])
}

// Text adds a text.
func (d *Digest) Text(text string) {
	d.length(int64(len(text)))
	io.WriteString(d, text)
}

// Folder adds the path and the bytes of each file in a folder, in the order of the paths, but for those that are left
// out. What Files gives is added as it is kept. A folder that is not there has no files.
func (d *Digest) Folder(folder fs.FS, leftOut []string) error {
	if f, ok := folder.(files); ok {
		folder = f.kept
	}
	return fs.WalkDir(folder, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case p == "." && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil || e.IsDir() || slices.Contains(leftOut, p):
			return err
		}
		return d.file(folder, p)
	})
}

// file adds a file without holding it in memory.
func (d *Digest) file(folder fs.FS, p string) error {
	f, err := folder.Open(p)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	d.Text(p)
	d.length(info.Size())
	n, err := io.CopyBuffer(d.Hash, f, d.buffer)
	if err == nil && n != info.Size() {
		err = fmt.Errorf("%s: it has %d bytes, and said that it has %d", p, n, info.Size())
	}
	return err
}
