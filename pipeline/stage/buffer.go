package stage

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// buffer holds the encoded rows that one call of a stage writes to a table: in memory, and when they are many, the
// first of them in a file beside the spools.
type buffer struct {
	name  string
	each  string
	part  int
	bytes []byte // after those in the file
	own   bool   // bytes is no part of what others hold
	rows  int64
	sum   sum // of all, once they are all there

	file   *os.File // nil while the rows are few
	inFile int64    // bytes
	hash   hash.Hash
}

// bufferInMemory is how many bytes of a table one call keeps in memory.
const bufferInMemory = 8 << 20

// spill moves the rows in memory to the file in the folder dir.
func (w *buffer) spill(dir string) (err error) {
	if w.file == nil {
		path := filepath.Join(dir, fmt.Sprintf("%s-%d.rows", w.name, w.part))
		if w.file, err = os.Create(path); err != nil {
			return err
		}
		w.hash = sha256.New()
	}
	w.hash.Write(w.bytes)
	n, err := w.file.Write(w.bytes)
	w.inFile += int64(n)
	w.bytes = w.bytes[:0]
	return err
}

// digest takes the digest of all rows.
func (w *buffer) digest() {
	if w.file == nil {
		w.sum = sha256.Sum256(w.bytes)
		return
	}
	w.hash.Write(w.bytes)
	w.hash.Sum(w.sum[:0])
}

// length is how many bytes the rows have.
func (w *buffer) length() int64 { return w.inFile + int64(len(w.bytes)) }

// pieces gives the bytes of all rows in order, some at a time; each piece is valid until the next.
func (w *buffer) pieces(take func([]byte) error) error {
	if w.file != nil {
		b := make([]byte, min(w.inFile, chunk))
		for at := int64(0); at < w.inFile; {
			n, err := w.file.ReadAt(b[:min(int64(len(b)), w.inFile-at)], at)
			if err == nil || errors.Is(err, io.EOF) && at+int64(n) == w.inFile {
				err = take(b[:n])
			}
			if err != nil {
				return fmt.Errorf("failed to read the rows of the working table %s: %w", w.name, err)
			}
			at += int64(n)
		}
	}
	if len(w.bytes) == 0 {
		return nil
	}
	return take(w.bytes)
}

// all gives the bytes of all rows at once.
func (w *buffer) all() ([]byte, error) {
	if w.file == nil {
		return w.bytes, nil
	}
	b := make([]byte, 0, w.length())
	err := w.pieces(func(p []byte) error {
		b = append(b, p...)
		return nil
	})
	return b, err
}

// drop removes the file, and gives up the room of the rows.
func (w *buffer) drop() {
	if w.own {
		toWrite.giveBack(&w.bytes)
	}
	if w.file != nil {
		w.file.Close()
		os.Remove(w.file.Name())
		w.file = nil
	}
}
