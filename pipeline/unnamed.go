package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// warnOfUnnamed tells of each name that corpus.yaml pins or keeps apart and that no document has as a name: it changes
// nothing, and may be misspelt.
func warnOfUnnamed(c *corpus.Corpus, warn func(string), result *stage.Result) {
	lists := slices.Concat(c.Config.Same, c.Config.NotSame)
	if len(lists) == 0 || warn == nil {
		return
	}
	named := map[string]bool{}
	for m := range tables.Mentions.Read(result.Reader()) {
		named[plainName(m.Surface)] = true
	}
	for e := range tables.Entities.Read(result.Reader()) {
		named[plainName(e.Name)] = true
	}
	for k, list := range lists {
		key := "same"
		if k >= len(c.Config.Same) {
			key = "not_same"
		}
		for _, n := range list {
			if !named[plainName(n)] {
				warn(fmt.Sprintf("corpus.yaml: %s has %q, which no document has as a name; it changes nothing. "+
					"`sourcebook entities` prints the names that were found", key, n))
			}
		}
	}
}

// plainName gives a name as names are compared: one blank between words, without case and accents.
func plainName(name string) string { return character.Plain(strings.Join(strings.Fields(name), " ")) }
