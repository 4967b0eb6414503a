package quantity

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// tally looks at numbers with a capital behind each, as the tables of sports have them: "5 W 3 L", "12 V, 4 N, 2 D".
type tally struct{ *scan.Sheet }

// measures reports whether the capital at token k is the symbol of a unit that is often measured beside others, as in
// "12 V 2 A" and "20 C 68 F"; litres are not.
func (t tally) measures(k int) bool {
	if _, heat := t.HasValue(k, language.Measure, "Cel", "[degF]"); heat {
		return true
	}
	_, apart := t.HasValue(k, language.Quantity, language.QuantityApart)
	_, litre := t.HasValue(k, language.Measure, "L")
	return apart && !litre
}

// entry reports whether a whole number with a single capital behind it, apart, begins at token i.
func (t tally) entry(i int) bool {
	if !t.IsDigits(i) || t.Length(i) > 3 || t.Glued(i+1) {
		return false
	}
	return t.IsCapital(i+1) && t.Length(i+1) == 1 && (t.IsMark(i+2) || !t.Glued(i+2))
}

// next gives the token of the entry behind the one at token i; i if there is none.
func (t tally) next(i int) int {
	k := i + 2
	if t.Mark(k, ",") {
		k++
	}
	if t.entry(k) && t.Token(k+1) != t.Token(i+1) {
		return k
	}
	return i
}

// before gives the token of the entry before the one at token i; i if there is none.
func (t tally) before(i int) int {
	for _, k := range []int{i - 2, i - 3} {
		if k >= 0 && t.entry(k) && t.next(k) == i {
			return k
		}
	}
	return i
}

// counts reports whether the number at token i is one of a tally, and its capital no symbol of a unit: another entry
// stands beside it, and one of the two capitals is none of those that measure side by side.
func (t tally) counts(i int) bool {
	if !t.entry(i) {
		return false
	}
	for _, k := range []int{t.next(i), t.before(i)} {
		if k != i && !t.measures(k+1) {
			return true
		}
	}
	return (t.next(i) != i || t.before(i) != i) && !t.measures(i+1)
}
