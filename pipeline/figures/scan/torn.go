package scan

import (
	"unicode"

	"example.org/sourcebook/pipeline/language"
)

// What shows that a blank tore a number, in texts whose scripts have no capitals: there nothing but such a number looks
// so. Elsewhere a sentence may end between the two, or a list go on.

// mostTorn is how many digits the parts of a number have at most that is torn behind its decimal sign.
const mostTorn = 2

// leastPower is that of the least multiplier behind the decimals of a torn number: a thousand.
const leastPower = 3

// TornDecimal reports whether digits with their decimal sign at token i, and the decimals behind a blank, are one
// number with a multiplier or a sign for per cent behind it: "39. 1万", "12. 5%".
func TornDecimal(w *Sheet, i int) bool {
	point, part := i+1, i+2
	if !w.Mark(point, ".,") || !HasSign(w.Pack.Signs.Decimal, w.Rune(point)) || !w.Glued(point) || w.Glued(part) {
		return false
	}
	if !w.IsDigits(part) || w.Length(part) > mostTorn || w.DigitsGoOn(part+1) || !behindUncased(w, i) {
		return false
	}
	if m, ok := w.Has(part+1, language.Multiplier); ok {
		return m.Number >= leastPower && !m.Flags.Has(language.Short)
	}
	return w.Follows(part+1, language.Percent)
}

// TornAmount reports whether the number of the tokens [i,to), a group and another behind a sign and a blank, has money
// behind it, or a multiplier written onto it: "1, 250円", "3, 200万元", "1, 250 रुपये".
func TornAmount(w *Sheet, i, to int) bool {
	if !behindUncased(w, i) {
		return false
	}
	if w.Follows(to, language.Month) || w.Function(i-1) == language.WordConjunction {
		return false
	}
	return w.Follows(to, language.Currency) || w.Glued(to) && w.IsSyllabic(to) && w.Follows(to, language.Multiplier)
}

// behindUncased reports whether a word of a script without capitals stands before token i that numbers nothing.
func behindUncased(w *Sheet, i int) bool {
	r := w.Rune(i - 1)
	if !w.IsWord(i-1) || unicode.IsUpper(r) || unicode.IsLower(r) {
		return false
	}
	if _, date := w.Before(i, language.Month); date {
		return false
	}
	if m, ok := w.Before(i, language.Quantity); ok && m.Value == language.QuantityLabel {
		return false
	}
	_, numbered := w.Before(i, language.NumberSign)
	_, ranked := BeforeWith(w, i, language.OrdinalSuffix, language.Before)
	return !numbered && !ranked
}
