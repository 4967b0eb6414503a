package sheet

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// leastWord is how many letters a word has at least that a long form is told by.
const leastWord = 4

// LongForm gives the country that stands at token i in the long form of its name, and the token after it. before is
// what the language writes as one with the first word and is no part of the name.
func LongForm(p *Sheet, i int, before string) (*gazetteer.Entry, int) {
	if before == "" {
		if e, end := p.Lookup(i); e != nil && e.Country && end > i+1 && p.Lex.States.Long(e) {
			return e, end
		}
		return nil, i
	}
	return state(p, i, before)
}

// state gives the country that stands at token i in a long form of its name, and the token after it: the words that
// long forms are made of, one that many countries have among them, before the name of the country or behind it.
func state(p *Sheet, i int, before string) (*gazetteer.Entry, int) {
	if p.Lex.States == nil || !stateLetter(p, i) {
		return nil, i
	}
	words, k, often := stateWords(p, i, before)
	if len(words) > 0 {
		exact := p.Tokens[i].First || len(p.Lex.Endings) == 0 // no queen for a kingdom: "Reina de Rumania"
		if !often || len(words) == 1 && exact && !p.Lex.States.Has(words[0]) {
			return nil, i
		}
		k = behindSmall(p, k)
		id, end := country(p, k)
		if end == k {
			return nil, i
		}
		if more, to, _ := stateWords(p, end, ""); to > end && scan.Caseless(p.Tokens[i].Fold) &&
			p.Lex.States.Fits(id, append(words, more...)) {
			words, end = append(words, more...), to
		}
		return stateOf(p, id, words, i, end)
	}
	id, end := country(p, i)
	named := len(p.Lex.Endings) == 0 && !scan.Caseless(p.Tokens[i].Fold) && p.Lex.Demonyms[p.Tokens[i].Fold] == ""
	if end == i || before != "" {
		return nil, i
	}
	words, k, often = stateWords(p, end, "")
	if !often || named && len(words) == 1 {
		return nil, i // "Chili" beside "État" of a list
	}
	return stateOf(p, id, words, i, k)
}

func stateOf(p *Sheet, id string, words []string, i, end int) (*gazetteer.Entry, int) {
	if !p.Lex.States.Fits(id, words) || !p.Unbroken(i, end) {
		return nil, i
	}
	return &gazetteer.Entry{ID: id, Type: "place", Country: true, Long: true}, end
}

// stateLetter reports whether token k may begin a name.
func stateLetter(p *Sheet, k int) bool {
	t := &p.Tokens[k]
	return t.Capital() || t.Kind == scan.Lower && scan.Caseless(t.Fold)
}

// stateWords gives the words at token i that long forms are made of, the token after the last, and whether many
// countries have one of them. Small words may stand between them and before the name of the country.
func stateWords(p *Sheet, i int, before string) (words []string, end int, often bool) {
	end = i
	for k := i; k < len(p.Tokens); k++ {
		t := &p.Tokens[k]
		word := t.Fold
		if k == i {
			word = strings.TrimPrefix(word, before)
		}
		is, many := p.Lex.States.Word(word)
		switch {
		case is:
			words, often, end = append(words, word), often || many && stateLetter(p, k), k+1
		case len(words) == 0 || !smallWord(p, k):
			return words, end, often
		}
	}
	return words, end, often
}

// smallWord reports whether token k is a small word that may stand between those of a long form.
func smallWord(p *Sheet, k int) bool {
	t := &p.Tokens[k]
	switch p.Lex.Connectors[t.Fold] {
	case "and", "in", "topic":
		return false // "People in Kenya"
	}
	return t.Kind == scan.Lower && utf8.RuneCountInString(t.Fold) < leastWord
}

// behindSmall gives the token after the small words at token k.
func behindSmall(p *Sheet, k int) int {
	for k < len(p.Tokens) && smallWord(p, k) {
		if id, _ := country(p, k); id != "" {
			break
		}
		k++
	}
	return k
}

// country gives the country that token k names, by its name or as a word of nationality, and the token after it.
func country(p *Sheet, k int) (string, int) {
	if k >= len(p.Tokens) || !stateLetter(p, k) {
		return "", k
	}
	if id := p.Lex.Demonyms[p.Tokens[k].Fold]; id != "" {
		return id, k + 1
	}
	if e, end := plainName(p, k); e != nil && e.Country {
		return e.ID, end
	}
	return "", k
}
