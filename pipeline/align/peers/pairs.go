package peers

import (
	"iter"

	"example.org/sourcebook/pipeline/tables"
)

// Pairs gives the identifiers of the documents of a work that are aligned with each other, in order: each with each,
// or, of more than most, each with the first one.
func Pairs(members []*tables.WorkOf, most int) iter.Seq2[string, string] {
	return func(yield func(a, b string) bool) {
		for i, a := range members {
			if len(members) > most && i > 0 {
				return
			}
			for _, b := range members[i+1:] {
				if !yield(a.DocumentID, b.DocumentID) {
					return
				}
			}
		}
	}
}
