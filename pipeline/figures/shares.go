package figures

import (
	"math/big"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// share reads a part of a number of things: "one in five", "9 out of 10", "uno de cada tres", "四分之一". Where the
// lexicon has no word for it, a number behind another one and a preposition is refused as a share that no rule reads.
func (w *work) share(a amount) int {
	m, ok := w.value(a.to, language.Quantity, language.QuantityShare)
	if !ok {
		return w.refuseShare(a)
	}
	b, ok := w.amount(m.End, false)
	if !ok || b.form != language.Cardinal || a.fraction || b.fraction || a.scaled && !m.Flags.Has(language.After) || !b.value.IsInt() || !a.value.IsInt() {
		return 0
	}
	part, whole := a.value, b.value
	if m.Flags.Has(language.After) {
		part, whole = whole, part
	}
	if whole.Sign() <= 0 || part.Sign() < 0 || part.Cmp(whole) > 0 && !m.Flags.Has(language.After) {
		return 0
	}
	if !m.Flags.Has(language.After) {
		if w.mark(b.to, "%٪") || w.isUnit(&b) || !m.Flags.Has(language.Plural) && (part.Cmp(ten) > 0 || whole.Cmp(thousand) > 0 || w.yearStands(m.End, true)) {
			return w.refuseShare(a)
		}
		if _, date := w.date(m.End, false); date {
			return 0
		}
	}
	if a.words {
		w.numeralWords(a.from, a.to)
	}
	if b.words {
		w.numeralWords(b.from, b.to)
	}
	f := w.figureOf(a, schema.KindCount)
	f.value, f.to, f.rule, f.plain, f.scaled = new(big.Rat).Quo(part, whole), b.to, "share", false, true
	f.numbers = [2]int{f.from, b.to}
	w.add(f)
	return b.to
}

var thousand = big.NewRat(1000, 1)

// refuseShare refuses two numbers with one or two function words between them, of which the first is a preposition.
func (w *work) refuseShare(a amount) int {
	if _, ok := w.value(a.to, language.Range, "to"); ok {
		return 0
	}
	e := a.to
	for e < a.to+2 && w.isWord(e) && w.function(e) != "" && w.of(e) == e && (w.function(e) == language.WordPreposition || e > a.to || w.follows(e, language.Period)) {
		e++
	}
	if e == a.to || w.yearStands(e, true) || e-a.to == 2 && w.function(e-1) != language.WordPreposition && w.of(e-1) == e-1 {
		return 0
	}
	if w.of(e) > e {
		e = w.of(e)
	}
	b, ok := w.amount(e, false)
	if !ok || b.form != language.Cardinal || b.value.Cmp(a.value) < 0 || a.scaled || b.scaled || a.value.Cmp(hundred) > 0 || w.isUnit(&b) {
		return 0
	}
	if _, ok := w.date(e, false); ok {
		return 0
	}
	for k := a.from; k < b.to; k++ {
		switch {
		case w.isDigits(k):
			w.refuse(k, k+1, schema.ReasonUnread)
		case k == a.from && a.words:
			w.refuseWords(a, schema.ReasonUnread)
		case k == b.from && b.words:
			w.refuseWords(b, schema.ReasonUnread)
		}
	}
	return b.to
}

// denominators are the numbers of parts into which things are cut as a rule.
var denominators = map[int]bool{2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 12: true, 15: true, 16: true, 20: true,
	24: true, 25: true, 32: true, 50: true, 64: true, 100: true, 1000: true}

// slashFraction reads a fraction such as 3/4: before a unit, an "of" or a noun; by itself if it is a common one or the
// whole text. Elsewhere it may as well be a date or a name.
func (w *work) slashFraction(i, end int) int {
	p, pn := w.digits(i)
	q, qn := w.digits(i + 2)
	if end != i+3 || !w.mark(i+1, "/") || pn == 0 || qn == 0 || p < 0 || q < 1 || w.leadingZero(i) || w.leadingZero(i+2) || w.lettersAt(end) && !w.ideograph(end) {
		return 0
	}
	a := amount{from: i, to: end, value: big.NewRat(int64(p), int64(q)), fraction: true}
	a.mantissa = a.value
	proper := p > 0 && p < q && denominators[q]
	if u, ok := w.unitAfter(&a); ok && u.kind != schema.KindMoney && proper {
		return w.measured(i, a, u)
	}
	w.multiply(&a, false)
	switch {
	case w.isAll(i, end), p > 0 && p < q && w.of(end) > end:
	case !proper:
		return 0
	case a.scaled || q <= 5 || w.of(end) > end || w.nounAt(end) && w.lower(end):
	default:
		return 0
	}
	a.scaled = true // "3/4 of"
	w.count(a)
	return a.to
}

// mixedNumber reads whole things and a fraction of one: "1 1/2 cups".
func (w *work) mixedNumber(i int) int {
	whole, n := w.digits(i)
	if n == 0 || n > 4 || w.glued(i+1) && !w.mark(i+1, "-") || w.glued(i) && w.isDigits(i-1) {
		return 0
	}
	k := i + 1
	if w.mark(k, "-") && w.glued(k) && w.glued(k+1) {
		k++
	}
	p, pn := w.digits(k)
	q, qn := w.digits(k + 2)
	if pn == 0 || pn > 2 || qn == 0 || qn > 2 || !w.mark(k+1, "/") || !w.glued(k+1) || !w.glued(k+2) || p <= 0 || p >= q || !denominators[q] ||
		w.glued(k+3) && w.mark(k+3, "/-.") && w.isDigits(k+4) {
		return 0
	}
	a := amount{from: i, to: k + 3, value: new(big.Rat).Add(big.NewRat(int64(whole), 1), big.NewRat(int64(p), int64(q))), fraction: true}
	a.mantissa = a.value
	if u, ok := w.unitAfter(&a); ok {
		return w.measured(i, a, u)
	}
	if q > 5 && !w.isAll(i, a.to) && !w.nounAt(a.to) {
		return 0
	}
	w.count(a)
	return a.to
}

// isAll reports whether the tokens [from,to) are the whole text, but for a sign or an article before them and a full stop
// behind.
func (w *work) isAll(from, to int) bool {
	if !w.entire {
		return false
	}
	for i := range from {
		if !w.isMark(i) && (i+1 != from || w.function(i) != language.WordArticle && w.function(i) != language.WordDeterminer) && w.minus(from) != i {
			return false
		}
	}
	for i := to; i < len(w.t.List); i++ {
		if !w.mark(i, ".!?。\"'”’") {
			return false
		}
	}
	return true
}

// scoreOrRatio says what two numbers with a sign between them are that are neither a range nor a date: a score or a vote
// ("3–1"), a ratio ("3:1"), or nothing that is known.
func (w *work) scoreOrRatio(i, end int) string {
	if end != i+3 || w.length(i) > 4 || w.length(i+2) > 4 {
		return schema.ReasonUnread
	}
	p, _ := w.digits(i)
	q, _ := w.digits(i + 2)
	switch {
	case w.mark(i+1, ":"):
		return schema.ReasonRatio
	case w.mark(i+1, "-–‑") && !(w.mark(i-1, ".") && i > 1) && p >= q && p < 1000 && !w.leadingZero(i) && !w.leadingZero(i+2):
		return schema.ReasonScore
	}
	return schema.ReasonUnread
}
