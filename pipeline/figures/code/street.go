package code

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// maxStreet bounds how many words the name of a street has.
const maxStreet = 4

// BeforeStreet reports whether the name of a street stands at token i: words with capitals and, behind them, one for a
// street, or one in small letters that stands first, behind a comma perhaps. What a noun follows is no address.
func (w Reader) BeforeStreet(i int) bool {
	if w.Mark(i, ",") && w.Glued(i) && w.IsWord(i+1) && !w.IsCapital(i+1) {
		i++
	}
	for k := i; k < i+maxStreet && w.IsWord(k) && !w.Glued(k); k++ {
		m, ok := scan.HasWith(w.Sheet, k, language.Quantity, language.After)
		if ok && m.Value == language.QuantityStreet && (k > i) == w.IsCapital(k) {
			return k == i || !w.SmallNounAt(m.End)
		}
		if !w.IsCapital(k) {
			return false
		}
	}
	return false
}

// BehindRoad reports whether the digits at token i touch a word for a street that stands behind its name, in a script
// without blanks, and count nothing: 88 in "中山路88号".
func (w Reader) BehindRoad(i int) bool {
	m, ok := scan.BeforeWith(w.Sheet, i, language.Quantity, language.After)
	if !ok || m.Value != language.QuantityStreet || !w.Glued(i) || !w.IsSyllabic(m.End-1) || !w.Glued(m.End) {
		return false
	}
	return !w.Follows(i+1, language.Classifier, language.Multiplier, language.Comparator)
}

// BehindStreet reports whether the name of a street, with a capital in it, stands before the number at token at, with
// a comma or without, and the number counts nothing: what stands at token to is no noun.
func (w Reader) BehindStreet(at, to int) bool {
	i := at
	if w.Mark(i-1, ",") && w.Glued(i-1) {
		i--
	}
	if !w.IsCapital(i-1) && !w.Mark(i-1, ".") {
		return false // "auf dem Weg zu seiner 40 Jahre währenden Karriere"
	}
	named := false
	for k := i - 1; k >= 0 && k >= i-maxStreet && (w.IsWord(k) || w.Mark(k, ".")); k-- {
		named = named || w.IsCapital(k)
		m, ok := w.HasValue(k, language.Quantity, language.QuantityStreet)
		if ok && named && m.End <= i && !m.Flags.Has(language.After) {
			return !w.SmallNounAt(to) && !w.IsComparator(at)
		}
	}
	return false
}
