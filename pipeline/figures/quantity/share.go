package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// share reads a part of a number of things: "one in five", "9 out of 10", "uno de cada tres", "四分之一". Where the
// lexicon has no word for it, a number behind another one and a preposition is refused as a share that no rule reads.
func (w *Reader) share(a number.Amount) int {
	m, ok := w.HasValue(a.To, language.Quantity, language.QuantityShare)
	if !ok {
		return w.refuseShare(a)
	}
	b, ok := w.amounts.At(m.End, false)
	if !ok || b.Form != language.Cardinal || a.Fraction || b.Fraction || a.Scaled && !m.Flags.Has(language.After) || !b.Value.IsInt() || !a.Value.IsInt() {
		return 0
	}
	part, whole := a.Value, b.Value
	if m.Flags.Has(language.After) {
		part, whole = whole, part
	}
	if whole.Sign() <= 0 || part.Sign() < 0 || part.Cmp(whole) > 0 && !m.Flags.Has(language.After) {
		return 0
	}
	if !m.Flags.Has(language.After) {
		if w.Mark(b.To, "%٪") || w.amounts.IsUnit(&b) || !m.Flags.Has(language.Plural) && (part.Cmp(number.Ten) > 0 || whole.Cmp(thousand) > 0 || w.dates.YearStands(m.End, true)) {
			return w.refuseShare(a)
		}
		if _, date := w.dates.Date(m.End, false); date {
			return 0
		}
	}
	if a.Words {
		w.NoteNumeral(a.From, a.To)
	}
	if b.Words {
		w.NoteNumeral(b.From, b.To)
	}
	f := w.figureOf(a, schema.KindCount)
	f.Value, f.To, f.Rule, f.Plain, f.Scaled = new(big.Rat).Quo(part, whole), b.To, "share", false, true
	f.Numbers = [2]int{f.From, b.To}
	w.Add(f)
	return b.To
}

var thousand = big.NewRat(1000, 1)

// refuseShare refuses two numbers with one or two function words between them, of which the first is a preposition.
func (w *Reader) refuseShare(a number.Amount) int {
	if _, ok := w.HasValue(a.To, language.Range, "to"); ok {
		return 0
	}
	e := a.To
	for e < a.To+2 && w.IsWord(e) && w.Function(e) != "" && w.PastOf(e) == e && (w.Function(e) == language.WordPreposition || e > a.To || w.Follows(e, language.Period)) {
		e++
	}
	if e == a.To || w.dates.YearStands(e, true) || e-a.To == 2 && w.Function(e-1) != language.WordPreposition && w.PastOf(e-1) == e-1 {
		return 0
	}
	if w.PastOf(e) > e {
		e = w.PastOf(e)
	}
	b, ok := w.amounts.At(e, false)
	if !ok || b.Form != language.Cardinal || b.Value.Cmp(a.Value) < 0 || a.Scaled || b.Scaled || a.Value.Cmp(number.Hundred) > 0 || w.amounts.IsUnit(&b) {
		return 0
	}
	if _, ok := w.dates.Date(e, false); ok {
		return 0
	}
	for k := a.From; k < b.To; k++ {
		switch {
		case w.IsDigits(k):
			w.Refuse(k, k+1, schema.ReasonUnread)
		case k == a.From && a.Words:
			w.refuseWords(a, schema.ReasonUnread)
		case k == b.From && b.Words:
			w.refuseWords(b, schema.ReasonUnread)
		}
	}
	return b.To
}

// denominators are the numbers of parts into which things are cut as a rule.
var denominators = map[int]bool{2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 12: true, 15: true, 16: true, 20: true,
	24: true, 25: true, 32: true, 50: true, 64: true, 100: true, 1000: true}

// slashFraction reads a fraction such as 3/4: before a unit, an "of" or a noun; by itself if it is a common one or the
// whole text. Elsewhere it may as well be a date or a name.
func (w *Reader) slashFraction(i, end int) int {
	p, pn := w.Digits(i)
	q, qn := w.Digits(i + 2)
	if end != i+3 || !w.Mark(i+1, "/") || pn == 0 || qn == 0 || p < 0 || q < 1 || w.LeadingZero(i) || w.LeadingZero(i+2) || w.LettersAt(end) && !w.IsSyllabic(end) {
		return 0
	}
	a := number.Amount{From: i, To: end, Value: big.NewRat(int64(p), int64(q)), Fraction: true}
	a.Mantissa = a.Value
	proper := p > 0 && p < q && denominators[q]
	if u, ok := w.amounts.UnitAfter(&a); ok && u.Kind != schema.KindMoney && proper {
		return w.measured(i, a, u)
	}
	w.amounts.Multiply(&a, false)
	switch {
	case w.IsAll(i, end), p > 0 && p < q && w.PastOf(end) > end:
	case !proper:
		return 0
	case a.Scaled || q <= 5 || w.PastOf(end) > end || w.NounAt(end) && w.IsLower(end):
	default:
		return 0
	}
	a.Scaled = true // "3/4 of"
	w.count(a)
	return a.To
}

// mixedNumber reads whole things and a fraction of one: "1 1/2 cups".
func (w *Reader) mixedNumber(i int) int {
	whole, n := w.Digits(i)
	if n == 0 || n > 4 || w.Glued(i+1) && !w.Mark(i+1, "-") || w.Glued(i) && w.IsDigits(i-1) {
		return 0
	}
	k := i + 1
	if w.Mark(k, "-") && w.Glued(k) && w.Glued(k+1) {
		k++
	}
	p, pn := w.Digits(k)
	q, qn := w.Digits(k + 2)
	if pn == 0 || pn > 2 || qn == 0 || qn > 2 || !w.Mark(k+1, "/") || !w.Glued(k+1) || !w.Glued(k+2) || p <= 0 || p >= q || !denominators[q] ||
		w.Glued(k+3) && w.Mark(k+3, "/-.") && w.IsDigits(k+4) {
		return 0
	}
	a := number.Amount{From: i, To: k + 3, Value: new(big.Rat).Add(big.NewRat(int64(whole), 1), big.NewRat(int64(p), int64(q))), Fraction: true}
	a.Mantissa = a.Value
	if u, ok := w.amounts.UnitAfter(&a); ok {
		return w.measured(i, a, u)
	}
	if q > 5 && !w.IsAll(i, a.To) && !w.NounAt(a.To) {
		return 0
	}
	w.count(a)
	return a.To
}
