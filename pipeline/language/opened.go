package language

import (
	"io/fs"
	"maps"
	"slices"
)

// made is what something was made of: the files that were opened for it, and other things that had been made.
type made struct {
	files []string
	of    []*made
}

// Watch gives the lexicon to a reader of whom one wants to know which files it opens: see Opened. The reader must not
// use it from several goroutines at a time.
func (l *Lexicon) Watch() *Lexicon { return &Lexicon{shelf: l.shelf, at: new(made)} }

// Opened gives the files that the reader needed so far, by path, each once. A file counts for every reader that asked
// for what was made of it, whether it was opened for this one or had been for another, so the list does not depend on
// who came first. A file that was asked for and is not there is not in it. A lexicon that is nobody's gives none.
func (l *Lexicon) Opened() []string {
	if l.at == nil {
		return nil
	}
	files, seen := map[string]bool{}, map[*made]bool{}
	var visit func(m *made)
	visit = func(m *made) {
		if seen[m] {
			return
		}
		seen[m] = true
		for _, f := range m.files {
			files[f] = true
		}
		for _, part := range m.of {
			visit(part)
		}
	}
	visit(l.at)
	return slices.Sorted(maps.Keys(files))
}

// read reads a file of the lexicon.
func (l *Lexicon) read(path string) ([]byte, error) {
	data, err := fs.ReadFile(l.files, path)
	if err == nil {
		l.note(path)
	}
	return data, err
}

// has reports whether a file is there.
func (l *Lexicon) has(path string) bool {
	f, err := l.files.Open(path)
	if err != nil {
		return false
	}
	f.Close()
	l.note(path)
	return true
}

func (l *Lexicon) note(path string) {
	if l.at != nil && !slices.Contains(l.at.files, path) {
		l.at.files = append(l.at.files, path)
	}
}

// Derive gives what a stage makes of a pack before it reads texts, as Once does.
func Derive[T any](l *Lexicon, p *Pack, as string, build func() (T, error)) (T, error) {
	return Once(l, p.Locale+"@"+p.Region, as, build)
}

// Once gives what build makes of the lexicon for a language, a folder or a file, under the name as. It is made once,
// until it is forgotten, and must not be changed; what it is made of is noted for every reader that asks for it.
func Once[T any](l *Lexicon, path, as string, build func() (T, error)) (T, error) {
	p := l.parsed.Of(parsedKey{path, as, l.at != nil})
	p.once.Do(func() {
		p.made = new(made)
		if l.at != nil {
			outer := l.at
			l.at = p.made
			defer func() { l.at = outer }()
		}
		p.value, p.err = build()
	})
	if l.at != nil && !slices.Contains(l.at.of, p.made) {
		l.at.of = append(l.at.of, p.made)
	}
	v, _ := p.value.(T)
	return v, p.err
}

// Forget ends the turn of a stage. What was made of the lexicon is dropped if nobody asked for it in twice as many
// turns as somebody did: what one stage needs goes soon. It is made again for the next one who asks.
func (l *Lexicon) Forget() { l.parsed.Turn(2) }
