package quantity

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// list looks at the numbers of a list that name things.
type list struct{ *scan.Sheet }

// numberSign is the rule of a number that a sign beside it tells to be a name.
const numberSign = "number_sign"

// listedSign is the rule of a number whose sign stands beside another one of its list.
const listedSign = "number_sign_of_list"

// maxListed bounds how many numbers of a list are looked through for the sign behind them.
const maxListed = 4

// before reports whether a sign that names the number before token k stands behind its point, or behind further
// numbers of a list: "4. §", "3. és 4. §", "3 och 4 §§".
func (t list) before(k int) bool {
	for n := 0; n < maxListed; n++ {
		if t.Mark(k, ".") && t.Glued(k) {
			k++
		}
		m, ok := scan.HasWith(t.Sheet, k, language.NumberSign, language.After)
		if ok && m.Flags.Has(language.Short) && !t.IsSyllabic(k) {
			return n > 0 || !t.IsDigits(k-1)
		}
		if k = t.pastJoiner(k); !t.IsDigits(k) {
			return false
		}
		k++
	}
	return false
}

// pastJoiner gives the token behind a comma, or a word such as "and" or "to", at token k; k if there is none.
func (t list) pastJoiner(k int) int {
	if m, ok := t.Has(k, language.Range); ok && !t.Glued(m.End) {
		return m.End
	}
	if t.Function(k) == language.WordConjunction || t.Mark(k, ",") && !t.Glued(k+1) {
		return k + 1
	}
	return k
}

// pastOrdinal gives the token behind what makes an ordinal of the digits before token k; k if there is none.
func (t list) pastOrdinal(k int) int {
	if m, ok := t.Has(k, language.OrdinalSuffix); ok && t.Glued(k) && t.IsWord(m.End-1) && !t.LettersAt(m.End) {
		return m.End
	}
	return k
}

// listedBehind reads a number that goes on a list or a range of numbers that name things: "articles 3, 4 and 5", "§§ 12
// bis 15". What would make an amount of it does not stand behind it.
func (t inDigits) listedBehind() int {
	n := len(t.Figures)
	if n == 0 || t.Length(t.i) > maxHouse || t.Glued(t.i) {
		return 0
	}
	f, l := &t.Figures[n-1], list{t.Sheet}
	if f.Rule != listedSign && f.Rule != numberSign || f.To == t.i || l.pastJoiner(f.To) != t.i {
		return 0
	}
	to, _ := t.codes.Chain(t.i)
	if t.Mark(f.To, ",") && !t.IsDigits(l.pastJoiner(to)) {
		return 0
	}
	to = l.pastOrdinal(to)
	if t.LettersAt(to) || t.Traits.Sure && t.NounAt(to) || t.Follows(to, scan.AmountSigns...) {
		return 0
	}
	return t.AddIdentifier(t.i, to, listedSign)
}
