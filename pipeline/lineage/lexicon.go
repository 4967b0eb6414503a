package lineage

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// LexiconDir is the folder of the program's source that holds the language knowledge, a folder a language.
const LexiconDir = "sources/lexicon"

// A Lexicon is the language knowledge that a build opened, as lexicon.zip holds it.
type Lexicon struct {
	Files  []File // by path, each where it lies in the program's source
	packed []sourceFile
}

// ReadLexicon reads the files of the language knowledge that a build opened. lexicon is the folder that holds the
// languages, opened the paths in it, in any order.
func ReadLexicon(lexicon fs.FS, opened []string) (*Lexicon, error) {
	opened = slices.Compact(slices.Sorted(slices.Values(opened)))
	l := &Lexicon{Files: make([]File, len(opened)), packed: make([]sourceFile, len(opened))}
	for i, p := range opened {
		data, err := fs.ReadFile(lexicon, p)
		if err != nil {
			return nil, fmt.Errorf("failed to read the language knowledge again: %w", err)
		}
		f := sourceFile{path: LexiconDir + "/" + p, data: data, sum: sha256.Sum256(data)}
		if !Portable(f.path) {
			return nil, fmt.Errorf("the name %q cannot go into %s; rename the file", f.path, LexiconName)
		}
		l.packed[i] = f
		l.Files[i] = File{Path: f.path, Bytes: int64(len(data)), SHA256: hex.EncodeToString(f.sum[:])}
	}
	return l, nil
}

// WriteZip writes lexicon.zip, the same bytes on every machine.
func (l *Lexicon) WriteZip(w io.Writer) error { return writeZip(w, "", l.packed) }

// ID names the files and what is in them.
func (l *Lexicon) ID() string {
	h := sha256.New()
	for _, f := range l.Files {
		fmt.Fprintf(h, "%s  %s\n", f.SHA256, f.Path)
	}
	return hexSum(h)
}

// OpenLexicon opens the lexicon.zip of the release in dir. Names that do not lie in the folder of the language
// knowledge or would lead out of it, doubled names and entries that are no plain files are errors. A release whose
// builder.zip holds the language knowledge has no lexicon.zip: the error is then fs.ErrNotExist.
func OpenLexicon(dir string) (*zip.ReadCloser, error) {
	z, err := OpenArchive(filepath.Join(dir, filepath.FromSlash(LexiconName)))
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, LexiconDir+"/") {
			z.Close()
			return nil, fmt.Errorf("%s: %s is not language knowledge: it does not lie in %s", LexiconName, f.Name, LexiconDir)
		}
	}
	return z, nil
}

// HasLexicon reports whether the language knowledge of the release is in lexicon.zip. Up to format 1 it is in
// builder.zip, all that the program carried, opened or not.
func (m *Manifest) HasLexicon() bool { return Has(m.Files, LexiconName) }
