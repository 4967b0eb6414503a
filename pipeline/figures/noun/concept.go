package noun

import (
	"example.org/sourcebook/pipeline/language"
)

// Concepts are the nouns of a language with an identifier that all languages share, from the file concepts.tsv: rows of
// an identifier and forms in lower case, separated by "|". The row head says where the noun of a phrase stands.
type Concepts struct {
	of    map[string]string
	first bool // the noun stands first, its modifiers behind it
}

// readConcepts reads concepts.tsv.
func readConcepts(f *language.File) *Concepts {
	c := &Concepts{of: map[string]string{}}
	for row := range f.Rows("concept", "forms") {
		if row.Text(0) == "head" {
			c.first = row.Text(1) == "first"
			continue
		}
		for form := range row.List(1) {
			if c.of[form] == "" {
				c.of[form] = row.Text(0)
			}
		}
	}
	return c
}

// Concept gives the concept of the noun phrase [head,tail), empty if none is known: that of the whole phrase, else that
// of the longest part of it that holds its noun, with or without the complement.
func (w *Reader) Concept(head, tail int) string {
	c := w.known.concepts
	if len(c.of) == 0 || head >= tail {
		return ""
	}
	if id := c.of[w.folded(head, tail)]; id != "" {
		return id
	}
	end := head // the phrase without its complement
	for end < tail && (end == head || w.PastOf(end) == end && !w.isPer(end)) {
		end++
	}
	if c.first {
		for e := end; e > head; e-- {
			if id := c.of[w.folded(head, e)]; id != "" {
				return id
			}
		}
	}
	for b := head; b < end; b++ {
		if id := c.of[w.folded(b, end)]; id != "" {
			return id
		}
	}
	return ""
}

// isPer reports whether a word at token i leads to what the count refers to: the "per" of "cases per 100,000
// inhabitants".
func (w *Reader) isPer(i int) bool {
	_, ok := w.HasValue(i, language.Quantity, language.QuantityPer)
	return ok
}

// folded is the text of the tokens [i,j) as phrases are compared, with single blanks.
func (w *Reader) folded(i, j int) string {
	w.fold = w.fold[:0]
	for k := i; k < j; k++ {
		if k > i && w.List[k].Space {
			w.fold = append(w.fold, ' ')
		}
		w.fold = language.Fold(w.fold, w.Token(k))
	}
	return string(w.fold)
}
