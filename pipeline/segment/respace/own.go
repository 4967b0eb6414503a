package respace

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/tables"
)

// A text itself says much of its words: a name that stands between spaces in one place is a word in another; two
// words that stand side by side are two; and a run that is not listed and recurs more often than its parts side by
// side is one.

const (
	mostOwn   = 1 << 17 // words and pairs of a text that are kept
	ownCost   = 400     // cost of a word of the text that occurs once
	leastCost = 250     // of one that occurs often
	lentPair  = 8       // how often a pair of a sibling counts as one of the text
)

// vocabulary is what a text and its siblings say of their words.
type vocabulary struct {
	words map[string]int    // runs that are not listed, in the lower case of the lists, and how often they occur
	forms map[string]string // as they stand where they occur first
	pairs map[uint64]int    // words with one space between them, by their hash
	lent  map[string]int    // words of siblings
	cases map[string]int    // by how much words have a capital oftener than not, where nouns have one
}

func newVocabulary() *vocabulary {
	return &vocabulary{
		words: map[string]int{}, forms: map[string]string{}, pairs: map[uint64]int{}, lent: map[string]int{},
		cases: map[string]int{},
	}
}

// gather counts the words of a passage, and its pairs.
func (v *vocabulary) gather(m *mend, s string) {
	var before []byte
	end := -1 // of the word before
	for i := 0; i < len(s); {
		j := runEnd(s, i)
		if j == i {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		m.load2(s[i:j])
		if len(v.words) < mostOwn && len(m.letters) >= 3 && m.listed.Find(m.folded) == 0 && free(s, i, j) {
			if v.words[string(m.folded)]++; v.words[string(m.folded)] == 1 {
				v.forms[string(m.folded)] = s[i:j]
			}
		}
		if m.nouns != nil && end >= 0 && end == i-1 && len(m.letters) > 2 {
			v.countCase(m)
		}
		if end >= 0 && end == i-1 && s[end] == ' ' {
			if h := pairHash(before, m.folded); len(v.pairs) < mostOwn || v.pairs[h] > 0 {
				v.pairs[h]++
			}
		}
		before = append(before[:0], m.folded...)
		end = j
		i = j
	}
}

// smallCase is how many capitals of a word one small letter outweighs.
const smallCase = 3

// countCase counts whether the word that was loaded begins with a capital.
func (v *vocabulary) countCase(m *mend) {
	n := v.cases[string(m.folded)]
	switch {
	case n == 0 && len(v.cases) >= mostOwn:
	case m.letters[0].upper:
		v.cases[string(m.folded)] = n + 1
	default:
		v.cases[string(m.folded)] = n - smallCase
	}
}

// free reports whether the run [i,j) stands between spaces or marks that end words.
func free(s string, i, j int) bool {
	if i > 0 {
		if r, _ := utf8.DecodeLastRuneInString(s[:i]); kindOf(r) == digitKind || !endsWord(r) {
			return false
		}
	}
	if j < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[j:]); kindOf(r) == digitKind || !endsWord(r) {
			return false
		}
	}
	return true
}

// endsWord reports whether a run beside r is a word of a text and not a part of an address or a sign.
func endsWord(r rune) bool {
	switch r {
	case '/', '\\', '@', '_', '=', '<', '>', '#', '*':
		return false
	}
	return true
}

// teach gives m the words of the text and its siblings. rate is how many spaces the text has lost, in
// thousandths: of two words that stand side by side, so many touch.
func (v *vocabulary) teach(m *mend, rate int) {
	lent := make([]string, 0, len(v.lent))
	for w := range v.lent {
		lent = append(lent, w)
	}
	list := make([]language.WordCost, 0, len(v.lent)+len(v.words))
	for _, w := range lent {
		list = append(list, language.WordCost{Word: w, Cost: max(ownCost-30*(v.words[w]+v.lent[w]), leastCost)})
	}
	sortWords(list)
	m.own, m.pairs = language.NewFrequencies(list), v.pairs
	if m.nouns != nil {
		m.nouns = v.cases
	}
	var own []language.WordCost
	for w, n := range v.words {
		if v.lent[w] > 0 {
			continue
		}
		if v.severalWords(m, w, n, rate) {
			continue
		}
		own = append(own, language.WordCost{Word: w, Cost: max(ownCost-30*n, leastCost)})
	}
	list = append(list, own...)
	sortWords(list)
	m.own = language.NewFrequencies(list) // again asks it
	m.own = language.NewFrequencies(v.again(m, list, rate))
	m.readings = nil
}

// again gives the words of a list that do not seem to be several once the others are known.
func (v *vocabulary) again(m *mend, list []language.WordCost, rate int) []language.WordCost {
	m.hidden, m.lost = true, costOfRate(rate)
	defer func() { m.hidden = false }()
	var kept []language.WordCost
	for _, w := range list {
		n := v.words[w.Word]
		if v.lent[w.Word] > 0 || !v.severalWords(m, w.Word, n, rate) {
			kept = append(kept, w)
		}
	}
	return kept
}

// severalWords reports whether a word that stands n times in the text is more probably several, in the lower case of
// the lists or as it stands in the text: its capitals may part them, or hold them together.
func (v *vocabulary) severalWords(m *mend, word string, n, rate int) bool {
	form := v.forms[word]
	return v.several(m, word, n, rate) || form != word && v.several(m, form, n, rate)
}

// several reports whether a run that stands n times in the text is more probably several words.
func (v *vocabulary) several(m *mend, run string, n, rate int) bool {
	m.load2(run)
	m.split()
	if m.hidden && n < 2 && m.best[len(m.letters)].from > 0 {
		return true // or a compound: what it is, is better seen where it stands
	}
	m.room = m.bounds(m.room[:0])
	return len(m.room) > 0 && (n < 2 || n < 4 && m.common() || n*1000 <= v.beside(m)*(1000+20*rate))
}

func sortWords(list []language.WordCost) {
	slices.SortFunc(list, func(a, b language.WordCost) int { return strings.Compare(a.Word, b.Word) })
}

// beside is how often the words of the best reading stand side by side: the least of all neighbours.
func (v *vocabulary) beside(m *mend) int {
	least := -1
	for i := len(m.letters); i > 0; {
		b := &m.best[i]
		from := int(b.from)
		if from > 0 && b.how == apart {
			n := v.pairs[pairHash(m.bytes(int(m.best[from].from), from), m.bytes(from, i))]
			if least < 0 || n < least {
				least = n
			}
		}
		i = from
	}
	return max(least, 0)
}

// lend takes the words and pairs of a sibling.
func (v *vocabulary) lend(m *mend, l *tables.Lent) {
	for _, w := range l.Words {
		if m.load2(w); len(m.letters) > 1 {
			v.lent[string(m.folded)]++
		}
	}
	for _, p := range l.Pairs {
		a, b, _ := strings.Cut(p, " ")
		m.load2(a)
		first := slices.Clone(m.folded)
		m.load2(b)
		v.pairs[pairHash(first, m.folded)] += lentPair
	}
}
