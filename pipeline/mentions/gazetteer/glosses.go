package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// Glosses tell what words mean in English: what was learnt of words in one language then serves another one. They are
// the rows of glosses.tsv, in the order of their bytes.
type Glosses []string

// OpenGlosses reads the glosses of a language, made once; there are none if the lexicon has none.
func OpenGlosses(l *language.Lexicon, tag string) (Glosses, error) {
	return language.Parse(l, tag+"/glosses.tsv", "glosses of names", parseGlosses)
}

func parseGlosses(data []byte) (Glosses, error) {
	text := string(data)
	g := make(Glosses, 0, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		if line[0] != '#' {
			g = append(g, strings.TrimSuffix(line, "\n"))
		}
	}
	if !slices.IsSorted(g) {
		slices.Sort(g)
	}
	return g, nil
}

// How many letters of a word are left at least where its ending is left out, how many letters endings have at most, and
// how many words with the same beginning are looked at.
const (
	leastGlossed = 4
	mostEnding   = 3
	mostGlossed  = 100
)

// Of gives the English words for a word in small letters, the best first, parted by |: its own, or those of a word that
// has another ending. It is empty if there are none.
func (g Glosses) Of(word string) string {
	if len(g) == 0 {
		return ""
	}
	if at, ok := g.own(word); ok {
		return g.glosses(at)
	}
	for range mostEnding {
		_, size := utf8.DecodeLastRuneInString(word)
		word = word[:len(word)-size]
		if utf8.RuneCountInString(word) < leastGlossed {
			return ""
		}
		at := g.find(word)
		for k := at; k < min(len(g), at+mostGlossed) && strings.HasPrefix(g[k], word); k++ {
			other, _, _ := strings.Cut(g[k], "\t")
			if utf8.RuneCountInString(other[len(word):]) <= mostEnding && !strings.Contains(other, " ") {
				return g.glosses(k)
			}
		}
	}
	return ""
}

// Has reports whether a word in small letters has glosses of its own, as words that are no names have.
func (g Glosses) Has(word string) bool {
	_, ok := g.own(word)
	return ok
}

// own gives the row of a word, and reports whether there is one.
func (g Glosses) own(word string) (int, bool) {
	at := g.find(word + "\t")
	return at, at < len(g) && strings.HasPrefix(g[at], word+"\t")
}

// find gives the first row that is not before the words.
func (g Glosses) find(words string) int {
	return sort.Search(len(g), func(i int) bool { return g[i] >= words })
}

// glosses gives the English words of a row.
func (g Glosses) glosses(i int) string {
	_, rest, _ := strings.Cut(g[i], "\t")
	glosses, _, _ := strings.Cut(rest, "\t")
	return glosses
}
