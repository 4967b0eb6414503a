// Package language gives the stages what is known of languages: number words, dates, units, names. All of it is data,
// plain files below sources/lexicon, one folder a language ("root" for what serves all); this package only reads them.
// To teach the program a language is to add a folder.
package language

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"sync"

	"example.org/sourcebook/pipeline/language/kept"
)

// Lexicon is the language knowledge of one run: the files that the program carries, and the corpus's own names. Parsed
// files are kept, so each is parsed once. Files are opened by name only and no folder is listed, so a lexicon that
// holds nothing but the files that were opened answers alike. A lexicon is safe for use from several goroutines, unless
// it is a reader's (see Watch).
type Lexicon struct {
	*shelf
	at *made // what is being made with it; nil: nobody asks what is opened
}

// shelf is what all readers of a lexicon share.
type shelf struct {
	files  fs.FS
	parsed kept.Map[parsedKey, parsed]

	digest sync.Once // see Digest
	sum    [sha256.Size]byte
	sumErr error
}

type parsedKey struct {
	path, as string
	watched  bool // made for a reader, so that it is known of what
}

type parsed struct {
	once  sync.Once
	value any
	err   error
	made  *made // not in one piece with the value, which may be forgotten
}

// Open gives the lexicon in files, whose root is the folder that holds the language folders.
func Open(files fs.FS) *Lexicon { return &Lexicon{shelf: &shelf{files: files}} }

// Empty gives a lexicon without files.
func Empty() *Lexicon { return Open(nothing{}) }

// Parse reads the file at path and gives what parse makes of it. The result is kept under the path and the name as, so
// the file is parsed once however often it is asked for; it must not be changed. A file that does not exist gives the
// result of parse on nil.
func Parse[T any](l *Lexicon, path, as string, parse func(data []byte) (T, error)) (T, error) {
	return Once(l, path, as, func() (T, error) {
		data, err := l.read(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			var none T
			return none, err
		}
		v, err := parse(data)
		if err != nil {
			err = in(path, err)
		}
		return v, err
	})
}

// nothing is a file system without files.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// NamesPath is where a corpus's own names stand among the files of a lexicon.
const NamesPath = "corpus/names.tsv"

// IdentitiesPath is where a corpus says of its names which are one, among the files of a lexicon.
const IdentitiesPath = "corpus/identities.tsv"

// Own are the paths of what a corpus adds to a lexicon. In a release they are among its sources, not its lexicon.
var Own = []string{NamesPath, IdentitiesPath}

// WithNames gives a lexicon that holds the corpus's own names besides the files of l.
func (l *Lexicon) WithNames(data []byte) *Lexicon { return Open(overlay{l.files, NamesPath, data}) }

// overlay adds a file of the corpus to a file system.
type overlay struct {
	fs.FS
	path string
	data []byte
}

// ReadFile implements fs.ReadFileFS.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if name == o.path {
		return o.data, nil
	}
	return fs.ReadFile(o.FS, name)
}
