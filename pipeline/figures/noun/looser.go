package noun

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// maxLooser is the greatest number of words in a noun phrase of a language of which only some verbs are known.
const maxLooser = 4

// looserPhrase is phrase for a language of which the lexicon has some verbs: the words up to a function word, a verb or
// a sign, and no further than what else shows that another phrase begins.
func (w *Reader) looserPhrase(i int, of bool) (int, int) {
	start := i
	if w.IsVerb(i) && !w.goesOn(start, i+1) {
		return start, start
	}
	for n := 0; n < maxLooser && w.goesOn(start, i); n++ {
		i = w.hyphened(i + 1)
		if w.hasCase(i - 1) {
			return start, i
		}
	}
	if !of || i == start {
		return start, i
	}
	if e := w.PastOf(i); e > i && w.IsNounWord(e) && w.IsLower(e) {
		if _, end := w.looserPhrase(e, false); end > e {
			return start, end
		}
	}
	return start, i
}

// goesOn reports whether the noun phrase that begins at token start may go on with the word at token i: no verb, no
// name behind a word in small letters, nothing that compares, no word that begins with an "and".
func (w *Reader) goesOn(start, i int) bool {
	switch {
	case !w.IsNounWord(i):
		return false
	case i == start:
		return true
	case w.Glued(i) || w.IsVerb(i) || w.Follows(i, language.Comparator):
		return false
	case w.IsCapital(i) && w.IsLower(i-1):
		return false
	}
	return !w.joined(i)
}

// hasCase reports whether token i has the ending of a case behind which its phrase does not go on.
func (w *Reader) hasCase(i int) bool {
	word := w.Token(i)
	return slices.ContainsFunc(w.Pack.Letters(language.LettersCase), func(ending string) bool {
		return (len(word) > 2*len(ending) || len(word) >= len(ending)+leastStem) && strings.HasSuffix(word, ending)
	})
}

// leastStem is the length of a word before its case from which on it is sure to be one, in bytes: two syllables.
const leastStem = 9

// leastJoined is the least length of a word that an "and" may be written onto, in bytes.
const leastJoined = 4

// joined reports whether token i begins with an "and" that its language writes as one with the next word.
func (w *Reader) joined(i int) bool {
	word := w.Token(i)
	return slices.ContainsFunc(w.known.ands, func(and string) bool {
		rest, ok := strings.CutPrefix(word, and)
		return ok && len(rest) >= leastJoined
	})
}

// joiners gives the words for "and" among the words that a language writes as one with the next.
func joiners(p *language.Pack, prefixes []string) []string {
	var ands []string
	for _, e := range p.Entries(language.Range) {
		if e.Value == "and" && slices.Contains(prefixes, e.Phrase) {
			ands = append(ands, e.Phrase)
		}
	}
	return ands
}
