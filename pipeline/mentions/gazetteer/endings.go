package gazetteer

import (
	"iter"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// FirstCases yields what a word in another case may be in the first one: what stays of it, and what ends it there, in
// the order of the endings.
func FirstCases(word string, endings []language.Ending) iter.Seq2[string, string] {
	return func(yield func(stem, base string) bool) {
		for i := range endings {
			stem, ok := strings.CutSuffix(word, endings[i].Ending)
			if !ok {
				continue
			}
			for _, base := range endings[i].Base {
				if !yield(stem, base) {
					return
				}
			}
		}
	}
}
