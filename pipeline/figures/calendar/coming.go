package calendar

import (
	"unicode"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// NamesComing reports whether a word that says of a day of the week that it is the first one to come stands among the
// tokens [from,to): "kommenden", "que viene".
func NamesComing(w *scan.Sheet, from, to int) bool {
	for k := max(from, 0); k < to && k < len(w.List); k++ {
		if m, ok := w.HasValue(k, language.Quantity, language.QuantityComing); ok && m.End <= to {
			return true
		}
	}
	return false
}

// PastComing gives the token behind such a word at token i; i if there is none.
func PastComing(w *scan.Sheet, i int) int {
	if m, ok := w.HasValue(i, language.Quantity, language.QuantityComing); ok {
		return m.End
	}
	return i
}

// comingWeekday reads a phrase for a day of the week, m, with a word that says that it is the first one to come.
func comingWeekday(b begin, m language.Match) (moment.When, bool) {
	if !moment.IsWeekdayUnit(m.Value) || m.Number < 0 || !NamesComing(b.Sheet, b.i, m.End) {
		return moment.When{}, false
	}
	return moment.When{
		From: b.i, To: m.End, Relative: true, Unit: m.Value, Count: 1, Rule: moment.ComingWeekday,
	}, true
}

// isMorning reports whether the word for tomorrow, m, is a noun within its sentence, in a language that gives all nouns
// a capital: "am nächsten Morgen". A word for a day before may be a noun by itself: "am Vortag".
func (b begin) isMorning(m language.Match) bool {
	tomorrow := m.Value == language.UnitDay && m.Number == 1 && m.End == b.i+1
	return tomorrow && b.Traits.Capitals && unicode.IsUpper(b.Rune(b.i)) && b.IsWord(b.i-1)
}
