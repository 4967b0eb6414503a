package gazetteer

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// States knows of which words the long forms of the names of countries are made in a language: "Federative",
// "Republic". They tell a long form that no list has, or that stands in another case.
type States struct {
	known map[string][]string   // beginning of a word → words that begin so
	often map[string]bool       // words that many countries have in their names
	forms map[string][][]string // identifier → the words of each long form
	long  map[string]bool       // long forms
	alike map[string]bool       // identifiers whose country has a name that stands in the long form of another
}

// letters that the word of a long form and one of a text share at least, and those that may differ at their ends.
const (
	stateShared  = 4
	stateEndings = 4
	listEndings  = 2 // how many of the letters of a listed word may be its ending
)

// oftenLeast is how many countries have a word in their names that says what a country is.
const oftenLeast = 6

// shortNames gives the first letters of the short names of each country by its identifier, sorted, and by the first
// letters the short names that begin so, each with its identifier.
func shortNames(lists []*Names) (short map[string][]string, of map[string][][2]string) {
	short, of = map[string][]string{}, map[string][][2]string{}
	for _, n := range lists {
		for key, e := range n.Entries { // the order does not matter: the lists are sorted below
			if e.Country && !strings.Contains(key, " ") {
				stem := stemOf(key)
				short[e.ID] = append(short[e.ID], stem)
				of[stem] = append(of[stem], [2]string{character.Plain(key), e.ID})
			}
		}
	}
	for _, list := range short {
		slices.Sort(list)
	}
	for _, list := range of {
		slices.SortFunc(list, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	}
	return short, of
}

// statesOf makes the knowledge of the long forms among names: those with a shorter one of the same country in them, and
// those that a file of long forms has.
func statesOf(lists []*Names) *States {
	short, of := shortNames(lists)
	s := &States{known: map[string][]string{}, often: map[string]bool{}, forms: map[string][][]string{},
		alike: map[string]bool{}, long: map[string]bool{}}
	ids := map[string]map[string]bool{} // word → identifiers
	for _, n := range lists {
		for _, l := range n.long {
			if !l.entry.Country {
				continue
			}
			for w := range strings.SplitSeq(l.key, " ") {
				for _, o := range of[stemOf(w)] {
					if o[1] != l.entry.ID && sameState(o[0], character.Plain(w)) {
						s.alike[o[1]] = true
					}
				}
			}
			if len(short[l.entry.ID]) == 0 {
				continue
			}
			words, named := s.own(l.key, short[l.entry.ID])
			if !named || len(words) == 0 {
				continue
			}
			s.long[l.key] = true
			s.forms[l.entry.ID] = append(s.forms[l.entry.ID], words)
			for _, w := range words {
				if ids[w] == nil {
					ids[w] = map[string]bool{}
				}
				ids[w][l.entry.ID] = true
			}
		}
	}
	for _, w := range slices.Sorted(maps.Keys(ids)) {
		countries := ids[w]
		if len(countries) > 1 {
			s.known[stemOf(w)] = append(s.known[stemOf(w)], w)
		}
		s.often[w] = len(countries) >= oftenLeast
	}
	return s
}

// own gives the words of a long form beside the country's own, and whether that is among them.
func (s *States) own(key string, short []string) (words []string, named bool) {
	for w := range strings.SplitSeq(key, " ") {
		is := false
		for _, stem := range short {
			is = is || strings.HasPrefix(character.Plain(w), stem)
		}
		if is {
			named = true
		} else if utf8.RuneCountInString(w) >= stateShared {
			words = append(words, character.Plain(w))
		}
	}
	return words, named
}

// stemOf gives the first letters of a word.
func stemOf(word string) string {
	word, n := character.Plain(word), 0
	for i := range word {
		if n == stateShared {
			return word[:i]
		}
		n++
	}
	return word
}

// Word reports whether a word in small letters is one of those that long forms are made of, and whether many have it.
func (s *States) Word(fold string) (is, often bool) {
	if s == nil || utf8.RuneCountInString(fold) < stateShared {
		return false, false
	}
	plain := character.Plain(fold)
	for _, w := range s.known[stemOf(plain)] {
		if sameState(w, plain) {
			is, often = true, often || s.often[w]
		}
	}
	return is, often
}

// Has reports whether a word is one of those that long forms are made of in that very form.
func (s *States) Has(fold string) bool {
	plain := character.Plain(fold)
	return slices.Contains(s.known[stemOf(plain)], plain)
}

// sameState reports whether a word, b, is that of a list, a, but for its ending, of which the list has a letter or two:
// "королева" is none of "королевство".
func sameState(a, b string) bool {
	shared := 0
	x, y := []rune(a), []rune(b)
	for shared < len(x) && shared < len(y) && x[shared] == y[shared] {
		shared++
	}
	return shared >= stateShared && len(x)-shared <= listEndings && len(y)-shared <= stateEndings
}

// Long reports whether a name of the lexicon is the long form of the name of a country.
func (s *States) Long(e *Entry) bool { return e.Long || s.long[scan.Fold(e.Form)] }

// Fits reports whether words that long forms are made of may be those of a country. Where another country has a name of
// the same word, as the two Koreas have, they must be those of a long form that is known, but for their endings.
func (s *States) Fits(id string, words []string) bool {
	if !s.alike[id] {
		return true
	}
	return slices.ContainsFunc(s.forms[id], func(form []string) bool {
		return len(form) == len(words) && within(words, form)
	})
}

// within reports whether each word is one of a form but for its ending.
func within(words, form []string) bool {
	for _, w := range words {
		plain := character.Plain(w)
		if !slices.ContainsFunc(form, func(o string) bool { return sameState(o, plain) }) {
			return false
		}
	}
	return true
}

// longForms reads the names of countries in their long form, from states.tsv.
func longForms(f *language.File) *Names {
	n := newNames(f.Lines())
	for row := range f.Rows("id", "kind", "names") {
		for form := range strings.SplitSeq(row.Text(2), "|") {
			n.add(form, Entry{ID: row.Text(0), Type: "place", Country: true, Long: true})
		}
	}
	return n
}
