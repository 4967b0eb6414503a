package corpus

import (
	"maps"
	"path"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/source"
)

// sides are the members of an archive that are no documents and may say what the one beside them is, by their paths.
type sides map[string]*container.Member

// add takes in a member that is no document: it is a side, or is counted among what is left out.
func (s sides) add(m *container.Member, left *leftOut) {
	if !mayBeside(m.Name) || s[m.Name] != nil || source.KindOf(m.Name).HasFiles() {
		left.add(m)
		return
	}
	s[m.Name] = m
}

// tell gives the documents of an archive what the members beside them say, and counts the others among what is left
// out. One that cannot be read says nothing.
func (s sides) tell(a container.Archive, documents []Source, left *leftOut) {
	used := map[string]bool{}
	read := map[string]*list{}
	for i := range documents {
		if len(s) == 0 {
			break
		}
		d := &documents[i]
		name := d.Record.Member.Name
		for _, p := range beside(name) {
			if data := s.content(a, p); data != nil {
				keys, err := objectOf(p, data)
				used[p] = err == nil && d.told(keys) || used[p]
			}
		}
		for _, base := range lists {
			p := path.Join(path.Dir(name), base)
			l, known := read[p]
			if !known {
				l, _ = listOf(p, s.content(a, p))
				read[p] = l
			}
			if l != nil {
				used[p] = d.told(l.of(name, d.ID)) || used[p]
			}
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(s), strings.Compare) {
		if !used[p] {
			left.add(s[p])
		}
	}
}

// content gives the bytes of a member that may say what others are; none if there is no such member, or it cannot be
// read.
func (s sides) content(a container.Archive, p string) []byte {
	if s[p] == nil {
		return nil
	}
	data, _, err := a.Content(s[p], mostSide)
	if err != nil {
		return nil
	}
	return data
}

// told takes what is said of a document that shares what is known of it with others; false if nothing is.
func (s *Source) told(keys []said) bool {
	own := *s.Listed
	own.Beside = slices.Clone(own.Beside)
	if !(&Source{Listed: &own}).tell(keys) {
		return false
	}
	s.Listed = &own
	return true
}

// forRecords is what the corpus says of each record of the file.
func (f *Source) forRecords() *Listed {
	return &Listed{Path: f.Path, Declared: f.Declared, line: f.line}
}

// mostSide is how many bytes a file may have that says what another one is.
const mostSide = 1 << 20
