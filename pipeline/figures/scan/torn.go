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

// TornDecimal reports whether the digits at token i and the decimals behind it are one number: the sign touches the
// decimals only, with a multiplier, a sign for per cent, money or, behind a comma, a unit behind them ("2 ,5 millions",
// "3 ,5 km"); or it touches the digits before it only ("39. 1万", "12. 5%").
func TornDecimal(w *Sheet, i int) bool {
	point, part := i+1, i+2
	if !w.Mark(point, ".,") || !w.IsDigits(part) || w.Length(part) > mostTorn || w.DigitsGoOn(part+1) {
		return false
	}
	sound := HasSign(w.Pack.Signs.Decimal, w.Rune(point))
	switch before, behind := w.Glued(point), w.Glued(part); {
	case before == behind:
		return false
	case behind:
		return tornBefore(w, i, sound)
	}
	return sound && behindUncased(w, i) && tornBehind(w, part+1)
}

// tornBefore reports whether the decimals that a blank parts from the digits at token i have something behind them that
// shows that they are one number; sound says that the language writes decimals with the sign.
func tornBefore(w *Sheet, i int, sound bool) bool {
	end := i + 3
	if w.LettersAt(end) && !w.IsSyllabic(end) {
		return false
	}
	return sound && isScaled(w, end) || tornUnit(w, i)
}

// tornBehind reports whether a multiplier or a sign for per cent stands at token i.
func tornBehind(w *Sheet, i int) bool {
	if m, ok := w.Has(i, language.Multiplier); ok {
		return m.Number >= leastPower && !m.Flags.Has(language.Short)
	}
	return w.Follows(i, language.Percent)
}

// isScaled reports whether a multiplier, a sign for per cent or money stands at token i.
func isScaled(w *Sheet, i int) bool {
	return w.Follows(i, language.Multiplier, language.Percent, language.Currency)
}

// tornUnit reports whether a unit stands behind the digits at token i and decimals with a comma; or with a point behind
// a script without blanks. No text begins a number with a comma; with a point many do.
func tornUnit(w *Sheet, i int) bool {
	if !w.Follows(i+3, language.Measure) {
		return false
	}
	return w.Mark(i+1, ",") || w.IsSyllabic(i-1) && w.Glued(i)
}

// TornGroups gives the token behind a number in groups from token i on whose decimals stand behind a comma and a blank,
// with a multiplier behind them: "1.234, 5 Millionen". It gives 0 if there is none.
func TornGroups(w *Sheet, i int, sign func(int) bool, blanks bool) int {
	k := pastGroups(w, i+1, sign, blanks)
	if k == i+1 || !w.Mark(k, ",") || !HasSign(w.Pack.Signs.Decimal, ',') || !w.Glued(k) || w.Glued(k+1) {
		return 0
	}
	if !w.IsDigits(k+1) || w.Length(k+1) > mostTorn || w.DigitsGoOn(k+2) || !w.Follows(k+2, language.Multiplier) {
		return 0
	}
	return k + 2
}

// pastGroups gives the token behind the groups of three digits that go on at token k, behind signs or blanks.
func pastGroups(w *Sheet, k int, sign func(int) bool, blanks bool) int {
	isGroup := func(k int) bool { return w.IsDigits(k) && w.Length(k) == 3 }
	for {
		switch {
		case w.Glued(k) && w.Glued(k+1) && sign(k) && isGroup(k+1):
			k += 2
		case blanks && !w.Glued(k) && isGroup(k):
			k++
		default:
			return k
		}
	}
}

// TornShare reports whether the tokens [i,to), a digit, a blank, another digit and decimals, are one number: a share
// right behind a verb or a preposition, as no number of a list or a page stands.
func TornShare(w *Sheet, i, to int) bool {
	if w.Length(i) != 1 || w.Length(i+1) != 1 || w.FirstDigit(i) == 0 || !w.Follows(to, language.Percent) {
		return false
	}
	if m, ok := w.Before(i, language.Quantity); ok && m.Value == language.QuantityLabel {
		return false
	}
	_, compared := BeforeWith(w, i, language.Comparator, language.Before)
	return compared || w.IsVerb(i-1) || w.HasFunction(i-1, language.WordPreposition) && !w.SentenceStart(i-1) ||
		w.HasFunction(i-1, language.WordAuxiliary) || w.HasFunction(i-1, language.WordGenitive)
}

// TornZeros reports whether token i is two zeros that the number before them lost, with a unit behind: "1 00 metres".
func TornZeros(w *Sheet, i int) bool {
	if w.Token(i) != "00" || w.Length(i-1) > 1 || w.LettersAt(i+1) {
		return false
	}
	m, ok := w.Has(i+1, language.Measure)
	return ok && m.Value != "h" && m.Value != "min" && m.Value != "s"
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
