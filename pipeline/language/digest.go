package language

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"
)

// Digest is the SHA-256 of everything that the lexicon holds: the path and the bytes of each file, in the order of the
// paths, each with its length before it, the corpus's own names last. It is computed once.
func (l *Lexicon) Digest() ([sha256.Size]byte, error) {
	l.digest.Do(func() { l.sum, l.sumErr = l.computeDigest() })
	return l.sum, l.sumErr
}

func (l *Lexicon) computeDigest() (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	add := func(b []byte) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(b)))
		h.Write(n[:])
		h.Write(b)
	}
	file := func(p string) error {
		data, err := fs.ReadFile(l.files, p)
		if err != nil {
			return err
		}
		add([]byte(p))
		add(data)
		return nil
	}
	err = fs.WalkDir(l.files, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case p == "." && errors.Is(err, fs.ErrNotExist):
			return nil // a lexicon without files
		case err != nil || d.IsDir() || slices.Contains(Own, p):
			return err
		}
		return file(p)
	})
	for _, p := range Own {
		if err == nil {
			if err = file(p); errors.Is(err, fs.ErrNotExist) {
				err = nil
			}
		}
	}
	h.Sum(sum[:0])
	return sum, err
}

// Versions gives the versions of what the language knowledge was taken from, by name: "CLDR", "Unicode" and the
// packages. It is empty where the lexicon has no record of them.
func (l *Lexicon) Versions() (map[string]string, error) {
	return l.pairs("root/versions.tsv", "name", "version")
}
