package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// compare says where corpus.yaml says less than its writer may think: documents in the folder that it does not list are
// skipped and named, and a work that one source alone names is in Notes.
func (c *Corpus) compare() {
	known := map[string]bool{}
	works := map[string][]*Source{}
	for i := range c.Sources {
		s := &c.Sources[i]
		known[s.Path] = true
		if s.Declared.Work != "" {
			works[s.Declared.Work] = append(works[s.Declared.Work], s)
		}
	}
	for i := range c.Sources {
		s := &c.Sources[i]
		if of := works[s.Declared.Work]; len(of) == 1 && !holds(s.Path) {
			c.Notes = append(c.Notes, fmt.Sprintf("%s: the work %q is that of %s alone, so it changes nothing; give the other "+
				"versions of the text the same work", c.at(s.line), s.Declared.Work, s.Path))
		}
	}
	for _, own := range c.Own {
		known[own.Path] = true
	}
	for _, s := range c.Skipped {
		known[s.Path] = true
	}
	there := &Corpus{Dir: c.Dir, MaxBytes: c.MaxBytes, root: c.root, Config: c.Config}
	if there.scan() != nil {
		return // what cannot be listed is not in the way of what corpus.yaml names
	}
	for _, s := range there.Sources {
		if !known[s.Path] {
			c.Skipped = append(c.Skipped, Skipped{s.Path, ConfigName + " does not list it among its sources"})
		}
	}
	slices.SortStableFunc(c.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
}
