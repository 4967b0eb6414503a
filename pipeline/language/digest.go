package language

import (
	"crypto/sha256"
	"errors"
	"io/fs"

	"example.org/sourcebook/pipeline/language/packed"
)

// Digest is the SHA-256 of everything that the lexicon holds: the path and the bytes of each file, in the order of the
// paths, each with its length before it, the corpus's own names last. Files that are kept packed count as they are
// kept: to unpack all of them takes longer than the build of a short text. It is computed once.
func (l *Lexicon) Digest() ([sha256.Size]byte, error) {
	l.digest.Do(func() { l.sum, l.sumErr = l.computeDigest() })
	return l.sum, l.sumErr
}

func (l *Lexicon) computeDigest() (sum [sha256.Size]byte, err error) {
	files := l.files
	for o, ok := files.(overlay); ok; o, ok = files.(overlay) {
		files = o.FS
	}
	d := packed.NewDigest()
	err = d.Folder(files, Own)
	for _, p := range Own {
		data, failed := fs.ReadFile(l.files, p)
		switch {
		case failed == nil:
			d.Text(p)
			d.Text(string(data))
		case err == nil && !errors.Is(failed, fs.ErrNotExist):
			err = failed
		}
	}
	d.Sum(sum[:0])
	return sum, err
}

// Versions gives the versions of what the language knowledge was taken from, by name: "CLDR", "Unicode" and the
// packages. It is empty where the lexicon has no record of them.
func (l *Lexicon) Versions() (map[string]string, error) {
	return l.pairs("root/versions.tsv", "name", "version")
}
