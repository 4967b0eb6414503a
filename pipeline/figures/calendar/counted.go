package calendar

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// maxNamed is how many tokens a word has at most that stands before the number.
const maxNamed = 4

// CountedFrom reports whether the units before something of the tokens [from,to) are counted from what stands beside
// them, and not from the day of the text: "two weeks before the vote", "seçimden iki hafta önce". Told says that the
// word for before may stand alone, too, for the time that the text tells of.
func CountedFrom(w *scan.Sheet, from, to int, told bool) bool {
	if m, ok := w.HasValue(to-1, language.Period, language.PeriodBefore); told && ok && m.End > to {
		return true // "prior" and "prior to"
	}
	if m, ok := w.Before(to, language.Period); told && ok && m.Value == language.PeriodBefore {
		return leadsOn(w, to)
	}
	if m, ok := w.HasValue(to, language.Quantity, language.LettersThen); ok && m.Flags.Has(language.After) {
		return true
	}
	if m, ok := w.Before(from, language.Comparator); ok {
		from = m.End
	}
	if from == 0 {
		return false
	}
	for k := max(0, from-maxNamed); k < from; k++ {
		m, ok := w.HasValue(k, language.Quantity, language.LettersThen)
		if ok && m.End == from && !m.Flags.Has(language.After) {
			return !m.Flags.Has(language.Narrow) // "bundan", from now
		}
	}
	return endsCountedFrom(w, from-1)
}

// endsCountedFrom reports whether the word at token i has an ending that says so, and is none for now ("bugünden").
func endsCountedFrom(w *scan.Sheet, i int) bool {
	if w.Follows(i, language.Relative, language.Vague) || w.IsFunction(i) || !w.IsWord(i) {
		return false
	}
	word := strings.ToLower(w.Token(i))
	for _, end := range w.Pack.Letters(language.LettersThen) {
		if len(word) > len(end) && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// leadsOn reports whether what a preposition may lead to stands at token i.
func leadsOn(w *scan.Sheet, i int) bool {
	if _, than := w.HasValue(i, language.Quantity, scan.Than); than || w.IsDigits(i) || w.PastOf(i) > i {
		return true
	}
	switch w.Function(i) {
	case language.WordPreposition, language.WordConjunction, language.WordAuxiliary, language.WordParticle,
		language.WordAdverb:
		return false
	}
	return w.IsWord(i)
}
