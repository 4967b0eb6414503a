package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// compare says where corpus.yaml, which stands at a place, says less than its writer may think: documents that a scan
// of the folder found and that it does not list are skipped and named; a work that one source alone names is in Notes.
func compare(c *Corpus, found []Source, at string) {
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
			c.Notes = append(c.Notes, fmt.Sprintf("%s:%d: the work %q is that of %s alone, so it changes nothing; give the "+
				"other versions of the text the same work", at, s.line, s.Declared.Work, s.Path))
		}
	}
	for _, own := range c.Own {
		known[own.Path] = true
	}
	for _, s := range c.Skipped {
		known[s.Path] = true
	}
	for _, s := range found {
		if !known[s.Path] {
			c.Skipped = append(c.Skipped, Skipped{s.Path, ConfigName + " does not list it among its sources"})
		}
	}
	slices.SortStableFunc(c.Skipped, func(a, b Skipped) int { return strings.Compare(a.Path, b.Path) })
}
