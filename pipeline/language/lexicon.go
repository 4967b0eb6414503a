// Package language gives the stages what is known of languages: number words, dates, units, names. All of it is data,
// plain files below sources/lexicon, one folder a language ("root" for what serves all); this package only reads them.
// To teach the program a language is to add a folder.
package language

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

// Lexicon is the language knowledge of one run: the files that the program carries, and the corpus's own names. It is
// safe for use from several goroutines. Parsed files are kept, so each is parsed once.
type Lexicon struct {
	files  fs.FS
	parsed sync.Map // parsedKey → *parsed

	digest sync.Once // see Digest
	sum    [sha256.Size]byte
	sumErr error
}

type parsedKey struct{ path, as string }

type parsed struct {
	once  sync.Once
	value any
	err   error
}

// Open gives the lexicon in files, whose root is the folder that holds the language folders.
func Open(files fs.FS) *Lexicon { return &Lexicon{files: files} }

// Empty gives a lexicon without files.
func Empty() *Lexicon { return Open(nothing{}) }

// Parse reads the file at path and gives what parse makes of it. The result is kept under the path and the name as, so
// the file is parsed once however often it is asked for; it must not be changed. A file that does not exist gives the
// result of parse on nil.
func Parse[T any](l *Lexicon, path, as string, parse func(data []byte) (T, error)) (T, error) {
	entry, _ := l.parsed.LoadOrStore(parsedKey{path, as}, new(parsed))
	p := entry.(*parsed)
	p.once.Do(func() {
		data, err := fs.ReadFile(l.files, path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			p.err = err
			return
		}
		v, err := parse(data)
		var here *fault
		if err != nil && !errors.As(err, &here) {
			err = fmt.Errorf("lexicon/%s: %w", path, err)
		}
		p.value, p.err = v, err
	})
	v, _ := p.value.(T)
	return v, p.err
}

// nothing is a file system without files.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// NamesPath is where a corpus's own names stand among the files of a lexicon.
const NamesPath = "corpus/names.tsv"

// WithNames gives a lexicon that holds the corpus's own names besides the files of l.
func (l *Lexicon) WithNames(data []byte) *Lexicon { return Open(overlay{l.files, data}) }

// overlay adds the corpus's own names to a file system.
type overlay struct {
	fs.FS
	names []byte
}

// ReadFile implements fs.ReadFileFS.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if name == NamesPath {
		return o.names, nil
	}
	return fs.ReadFile(o.FS, name)
}
