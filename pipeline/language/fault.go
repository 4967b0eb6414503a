package language

import (
	"errors"
	"fmt"

	"example.org/sourcebook/pipeline/language/spelled"
)

// fault is an error in a line of a file.
type fault struct {
	path string // empty until it is known
	line int
	what error
}

// OwnFault is an error in the names of a corpus, without the file.
type OwnFault struct{ error }

// atLine is an error in a line.
func atLine(line int, format string, args ...any) *fault {
	return &fault{line: line, what: fmt.Errorf(format, args...)}
}

// in gives err, which comes of reading the file at path, with its place: lexicon/path:line: what.
func in(path string, err error) error {
	f, rule := (*fault)(nil), (*spelled.Fault)(nil)
	if path == NamesPath {
		return OwnFault{err}
	}
	if errors.As(err, &rule) {
		return &fault{path: path, line: rule.Line, what: rule.What}
	}
	if !errors.As(err, &f) {
		return fmt.Errorf("lexicon/%s: %w", path, err)
	}
	if f.path == "" {
		f.path = path
	}
	return err
}

func (f *fault) Error() string {
	if f.path == "" {
		return fmt.Sprintf("line %d: %v", f.line, f.what)
	}
	return fmt.Sprintf("lexicon/%s:%d: %v", f.path, f.line, f.what)
}

func (f *fault) Unwrap() error { return f.what }
