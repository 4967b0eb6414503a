package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// share reads a part of a number of things: "one in five", "9 out of 10", "uno de cada tres", "四分之一". Where the
// lexicon has no word for it, a number behind another one and a preposition is refused as a share that no rule reads.
func (t *attempt) share() int {
	a := t.a
	m, ok := t.HasValue(a.To, language.Quantity, language.QuantityShare, language.QuantityEvery)
	if !ok {
		return t.refuseShare(a)
	}
	wholeFirst := m.Flags.Has(language.After)
	b, ok := t.amounts.At(m.End, false)
	if !ok || b.Form != language.Cardinal || !number.BothWhole(&a, &b) || a.Scaled && !wholeFirst {
		return 0
	}
	part, whole := a.Value, b.Value
	if wholeFirst {
		part, whole = whole, part
	}
	if !number.IsPart(part, whole, wholeFirst) || t.boundsNoun(a.From) {
		return 0
	}
	if !wholeFirst && m.Value != language.QuantityEvery && !number.IsProportion(part, whole) {
		return 0
	}
	if !wholeFirst {
		if t.isNoShare(&a, &b, m) {
			return t.refuseShare(a)
		}
		if _, date := t.dates.Date(m.End, false); date {
			return 0
		}
	}
	return t.addShare(&b, new(big.Rat).Quo(part, whole), 0, 0)
}

// addShare adds a share of the number of the attempt and another one, b, of things that the tokens [head,tail) between
// the two name; head and tail are equal if none do.
func (t *attempt) addShare(b *number.Amount, value *big.Rat, head, tail int) int {
	t.noteWords(&t.a)
	t.noteWords(b)
	f := t.figureOf(t.a, schema.KindCount)
	f.Value, f.To, f.Rule, f.Plain, f.Scaled = value, b.To, "share", false, true
	f.Numbers, f.Head, f.Tail = [2]int{f.From, b.To}, head, tail
	t.Add(f)
	return b.To
}

// maxBetween is the greatest number of words between the part and the whole of a share.
const maxBetween = 3

// shareOfNoun reads one of a number of things whose noun stands between the two: "un exploitant sur cinq", "one driver
// in ten". No noun follows, which the second number would count, and the word between is not one that leads to what a
// noun is made of: "ein Team von 15".
func (t *attempt) shareOfNoun() int {
	k := t.a.To
	for k < t.a.To+maxBetween && t.IsNounWord(k) && !t.IsVerb(k) && !t.Glued(k) {
		k++
	}
	m, ok := t.HasValue(k, language.Quantity, language.QuantityShare, language.QuantityEvery)
	if !ok || k == t.a.To || m.Flags.Has(language.After) || m.Value == language.QuantityShare && t.PastOf(k) > k {
		return 0
	}
	b, ok := t.amounts.At(m.End, false)
	if !ok || b.Form != language.Cardinal || !number.BothWhole(&t.a, &b) || b.Value.Cmp(t.a.Value) <= 0 {
		return 0
	}
	if t.a.Value.Cmp(number.One) != 0 && !(m.Flags.Has(language.Plural) && number.IsProportion(t.a.Value, b.Value)) {
		return 0
	}
	if b.Value.Cmp(thousand) > 0 || t.amounts.IsUnit(&b) || t.Mark(b.To, "%٪") || t.countsNoun(b.To) {
		return 0
	}
	return t.addShare(&b, new(big.Rat).Quo(t.a.Value, b.Value), t.a.To, k)
}

// countsNoun reports whether at token i, behind a number, a noun follows that it may count: one with the ending of
// plurals, where that is known.
func (t *attempt) countsNoun(i int) bool {
	if !t.NounAt(i) || t.IsVerb(i) {
		return false
	}
	return len(t.Traits.Plurals) == 0 || t.Traits.IsPluralForm(t.LowerToken(i))
}

// boundsNoun reports whether what compares before a number at token i says more of the noun before it: "children under
// five in 12 districts".
func (t *attempt) boundsNoun(i int) bool {
	m, ok := scan.BeforeWith(t.Sheet, i, language.Comparator, language.Before)
	return ok && m.End == i-1 && t.NounAt(m.End-1) && t.IsNounWord(m.End-1) && !t.IsVerb(m.End-1)
}

// isNoShare reports whether a word m between the numbers a and b, which may make a share of them, does not: b has a
// unit, or, as the word is a mere preposition, the two are too great or b is a year.
func (t *attempt) isNoShare(a, b *number.Amount, m language.Match) bool {
	if t.Mark(b.To, "%٪") || t.amounts.IsUnit(b) || scan.CameFrom(t.Sheet, a.From, a.To) {
		return true
	}
	if m.Flags.Has(language.Plural) {
		return false
	}
	return a.Value.Cmp(number.Ten) > 0 || b.Value.Cmp(thousand) > 0 || t.dates.YearStands(m.End, true)
}

var thousand = big.NewRat(1000, 1)

// refuseShare refuses two numbers with one or two function words between them, of which the first is a preposition.
func (w *Reader) refuseShare(a number.Amount) int {
	if _, ok := w.HasValue(a.To, language.Range, "to"); ok || w.amounts.IsUnit(&a) {
		return 0 // "vinte e cinco por cento"
	}
	e := w.pastPrepositions(a.To)
	if e == a.To || w.dates.YearStands(e, true) || e-a.To == 2 && w.Function(e-1) != language.WordPreposition {
		return 0
	}
	e = w.PastOf(e)
	b, ok := w.amounts.At(e, false)
	if !ok || b.Form != language.Cardinal || !w.mayShare(&a, &b) || !number.IsProportion(a.Value, b.Value) {
		return 0
	}
	if _, ok := w.dates.Date(e, false); ok {
		return 0
	}
	w.refuseBoth(a, b)
	return b.To
}

// mayShare reports whether a may be a number of things out of b of them.
func (w *Reader) mayShare(a, b *number.Amount) bool {
	if b.Value.Cmp(a.Value) < 0 || a.Value.Cmp(number.Hundred) > 0 || a.Scaled || b.Scaled {
		return false
	}
	return !w.amounts.IsUnit(b)
}

// refuseBoth refuses two numbers and the digits between them.
func (w *Reader) refuseBoth(a, b number.Amount) {
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
}

// pastPrepositions gives the token after at most two function words at token i, of which the first is a preposition.
func (w *Reader) pastPrepositions(i int) int {
	e := i
	for e < i+2 && w.IsWord(e) && w.Function(e) != "" && w.PastOf(e) == e {
		if e == i && w.Function(e) != language.WordPreposition && !w.Follows(e, language.Period) {
			break
		}
		e++
	}
	return e
}

// slashFraction reads a fraction such as 3/4: before a unit, an "of" or a noun; by itself if it is a common one or the
// whole text. Elsewhere it may as well be a date or a name.
func (w *Reader) slashFraction(i, end int) int {
	r, ok := w.amounts.Ratio(i)
	if upper, lower, u, both := number.Pressures(w.amounts, i); both {
		w.measured(i, upper, number.Unit{Kind: u.Kind, Code: u.Code, Rule: u.Rule})
		return w.measured(i+2, lower, u)
	}
	if !ok || end != i+3 || w.LettersAt(end) && !w.IsSyllabic(end) {
		return 0
	}
	a := number.Amount{From: i, To: end, Value: r.Value(), Fraction: true}
	a.Mantissa = a.Value
	if u, ok := w.amounts.UnitAfter(&a); ok && u.Kind != schema.KindMoney && r.IsCommon() {
		return w.measured(i, a, u)
	}
	w.amounts.Multiply(&a, false)
	if !w.isFraction(&a, r, end) {
		return 0
	}
	a.Scaled = true // "3/4 of"
	return w.countOf(a)
}

// isFraction reports whether a ratio without a unit, with what multiplies it in a, is a fraction; end is the token
// after the ratio itself.
func (w *Reader) isFraction(a *number.Amount, r number.Ratio, end int) bool {
	partOf := w.PastOf(end) > end
	if w.IsAll(a.From, end) || r.IsLess() && partOf {
		return true
	}
	return r.IsCommon() && (a.Scaled || r.Q <= 5 || w.SmallNounAt(end))
}

// mixedNumber reads a whole number and a common fraction behind it: "2 1/2", "2-1/4 to 2-1/2 per cent".
func (t *attempt) mixedNumber() int {
	a, parts, ok := t.amounts.Mixed(t.i)
	if !ok {
		return 0
	}
	if u, ok := t.amounts.UnitAfter(&a); ok {
		return t.measured(t.i, a, u)
	}
	t.a = a
	if to := t.wordRange(); to > 0 {
		return to
	}
	if parts > 5 && !t.IsAll(t.i, a.To) && !t.NounAt(a.To) {
		return 0
	}
	return t.countOf(a)
}

// rangeEnd reads the number at the second end of a range, at token i.
func (w *Reader) rangeEnd(i int) (number.Amount, bool) {
	if a, _, ok := w.amounts.Mixed(i); ok {
		return a, true
	}
	return w.amounts.At(i, false)
}
