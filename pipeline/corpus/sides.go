package corpus

import (
	"maps"
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
	for i := range documents {
		d := &documents[i]
		for _, p := range beside(d.Record.Member.Name) {
			if len(s) == 0 || s[p] == nil {
				continue
			}
			data, _, err := a.Content(s[p], mostSide)
			if err != nil {
				continue
			}
			keys, err := objectOf(p, data)
			own := *d.Listed
			own.Beside = slices.Clone(own.Beside)
			if told := (&Source{Listed: &own}); err == nil && told.tell(keys) {
				d.Listed, used[p] = &own, true
			}
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(s), strings.Compare) {
		if !used[p] {
			left.add(s[p])
		}
	}
}

// forRecords is what the corpus says of each record of the file.
func (f *Source) forRecords() *Listed {
	return &Listed{Path: f.Path, Declared: f.Declared, line: f.line}
}

// mostSide is how many bytes a file may have that says what another one is.
const mostSide = 1 << 20
