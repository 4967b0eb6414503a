package figures

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// quantity reads a number with its unit at token i and gives the token after it; i if there is none.
func (w *work) quantity(i int) int {
	if cur, ok := w.currencyBefore(i); ok {
		if a, ok := w.amount(w.pastMinus(cur.to), true); ok && a.form == language.Cardinal && w.trusted(cur, &a) && !w.lettersAt(a.to) {
			return w.measured(i, a, cur)
		}
	}
	if w.isDigits(i) {
		return w.digitQuantity(i)
	}
	if m, ok := w.has(i, language.Percent); ok && m.Flags.Has(language.Before) {
		if a, ok := w.amount(m.End, false); ok && a.form == language.Cardinal {
			w.wordsIn(i, a.to)
			return w.measured(i, a, unit{kind: schema.KindPercent, code: m.Value, to: a.to, rule: "percent"})
		}
	}
	a, ok := w.amount(i, false)
	if !ok {
		return w.articleAndHalf(i)
	}
	return w.wordQuantity(a)
}

func (w *work) pastMinus(i int) int {
	if w.mark(i, "-−") && w.glued(i+1) && w.isDigits(i+1) {
		return i + 1
	}
	return i
}

func (w *work) digitQuantity(i int) int {
	if end := w.phone(i); end > i {
		return w.identifier(i, end, "telephone_number")
	}
	if w.mark(i-1, "+") && w.glued(i) {
		if end := w.phone(i - 1); end > i {
			return w.identifier(i-1, end, "telephone_number")
		}
	}
	if to := w.feetAndInches(i); to > i {
		return w.refuseDigits(i, to, schema.ReasonUnread)
	}
	if to := w.label(i); to > i {
		return to
	}
	if end := w.maskedCode(i); end > i {
		w.add(figure{from: i, to: end, kind: schema.KindIdentifier, rule: "masked_code", issues: []string{"masked"}})
		return end
	}
	if m, ok := w.before(i, language.NumberSign); ok && (!m.Flags.Has(language.Narrow) || w.numbersThing(i)) && !w.taken[m.End] && !(w.glued(i) && w.isWord(i-1) && w.length(i-1) > minPiece && !w.ideograph(i-1)) || w.mark(i-1, "#№＃") && w.glued(i) {
		end, _ := w.code(i)
		return w.identifier(i, end, "number_sign")
	}
	if m, ok := w.before(i, language.OrdinalSuffix); ok && m.Flags.Has(language.Before) && w.glued(i) && !w.taken[m.End] {
		if a, ok := w.amount(i, false); ok && a.plain {
			f := w.figureOf(a, schema.KindOrdinal)
			f.from, f.rule = m.End, "ordinal"
			w.add(f)
			return a.to
		}
	}
	if to := w.areaCode(i); to > i {
		return w.identifier(i-1, to, "telephone_number")
	}
	if to := w.mixedNumber(i); to > i {
		return to
	}
	if a, ok := w.pointed(i); ok {
		if u, ok := w.unitAfter(&a); ok {
			return w.measured(a.from, a, u)
		}
		w.count(a)
		return a.to
	}
	a, ok := w.amount(i, false)
	end, runs := w.code(i)
	if !ok || a.to < end {
		if ok {
			if u, ok := w.unitAfter(&a); !ok || u.to < end {
				if to := w.digitRange(a, end); to > i {
					return to
				}
			}
		}
		if to := w.slashFraction(i, end); to > i {
			return to
		}
		if !ok || a.to < end && !w.mark(a.to, ",.") {
			if runs >= 3 {
				return w.identifier(i, end, "code")
			}
			if !ok || w.mark(a.to, "/:-–‑_.") {
				reason := w.scoreOrRatio(i, end)
				if a.value != nil && w.partOfWord(&a) == schema.ReasonNamePart {
					reason = schema.ReasonNamePart // "C-123/45"
				}
				return w.refuseDigits(i, max(end, a.to), reason)
			}
		}
	}
	if reason := w.partOfWord(&a); reason != "" {
		return w.refuseDigits(i, a.to, reason)
	}
	if w.glued(i) && (w.mark(i-1, "^") || w.mark(i-1, ".,") && (i == 1 || w.t.List[i-1].Space)) || w.glued(a.to) && w.isMark(a.to) && (w.mark(a.to, "^") || superscript(w.rune(a.to))) {
		return w.refuseDigits(i, a.to, schema.ReasonUnread) // ".5", "10^6", "3²"
	}
	if to := w.ordinal(&a); to > 0 {
		return to
	}
	if u, ok := w.unitAfter(&a); ok {
		return w.measured(i, a, u)
	}
	if to := w.smallMoney(&a); to > i {
		return to
	}
	if to := w.wordRange(a); to > i {
		return to
	}
	if to := w.descending(a); to > i {
		return to
	}
	if to := w.share(a); to > i {
		return to
	}
	if w.besideNumber(&a) {
		return w.refuseDigits(i, a.to, schema.ReasonUnread)
	}
	if w.leadingZero(i) && a.plain && !a.grouped {
		if w.length(i) >= 3 {
			return w.identifier(i, a.to, "leading_zero")
		}
		return w.refuseDigits(i, a.to, schema.ReasonUnread)
	}
	if a.weak {
		return w.refuseDigits(i, a.to, schema.ReasonUnread)
	}
	if reason := w.noCount(&a); reason != "" {
		return w.refuseDigits(i, a.to, reason)
	}
	if w.maybeDate(&a) {
		return w.refuseDigits(i, a.to, schema.ReasonUnread)
	}
	w.count(a)
	return a.to
}

// maybeDate reports whether bare digits may as well be a year or a day, in a language of which too little is known to
// tell: four digits that are no year by the words around them but count nothing that is known for a noun, or the
// first day of several, joined by words that the lexicon does not have, to the last one ("tussen 9 en 11 juli").
func (w *work) maybeDate(a *amount) bool {
	if w.traits.sure || !a.plain || a.grouped || w.isComparator(a.from) || w.isAll(a.from, a.to) || w.follows(a.to, language.Classifier) {
		return false
	}
	v, n := w.digits(a.from)
	if w.numberedUnit(a.to) || w.cutUnit(a.to) {
		return true
	}
	if n == 4 && plausibleYear(v) {
		switch {
		case w.ideograph(a.to) && w.glued(a.to):
			return true
		case !w.nounAt(a.to) || w.capital(a.to):
			return false
		}
		return !w.traits.endings || !strings.HasSuffix(w.token(a.to), "s")
	}
	if n > 2 || v < 1 || v > 31 {
		return false
	}
	for k := a.to; k < a.to+4; k++ {
		if w.isDigits(k) {
			d, ok := w.dayMonth(k)
			return ok && k > a.to && d.d > v
		}
		if !w.lower(k) && !w.ideograph(k) {
			return false
		}
	}
	return false
}

// identifier adds a number that names something.
func (w *work) identifier(from, to int, rule string) int {
	w.add(figure{from: from, to: to, kind: schema.KindIdentifier, rule: rule})
	return to
}

// refuseDigits refuses each run of digits among the tokens [from,to).
func (w *work) refuseDigits(from, to int, reason string) int {
	for k := from; k < to; k++ {
		if w.isDigits(k) && !w.taken[k] {
			w.refuse(k, k+1, reason)
		}
	}
	return max(to, from+1)
}

// count adds a number of things.
func (w *work) count(a amount) {
	f := w.figureOf(a, schema.KindCount)
	f.rule = "count"
	if a.words {
		f.rule = "count_in_words"
	}
	w.add(f)
}

// figureOf makes a figure of an amount without its unit.
func (w *work) figureOf(a amount, kind string) figure {
	f := figure{from: a.from, to: a.to, kind: kind, value: a.value, comparator: "=", numbers: [2]int{a.from, a.to},
		plain: a.plain, scaled: a.scaled, words: a.words}
	if a.lower {
		f.comparator = ">="
	}
	if a.more != "" {
		f.comparator = a.more
	}
	if a.malformed {
		f.issues = append(f.issues, "malformed_grouping")
	}
	if m := w.minus(a.from); m < a.from && a.form == language.Cardinal {
		f.from = m
		f.value = new(big.Rat).Neg(f.value)
	}
	return f
}

// measured adds a number with a unit, and what follows it if the two are the ends of a range.
func (w *work) measured(from int, a amount, u unit) int {
	f := w.figureOf(a, u.kind)
	f.from, f.to, f.unit, f.rule = min(from, f.from), max(a.to, u.to), u.code, u.rule
	if half := (amount{value: f.value, to: f.to, words: a.words}); f.max == nil && u.kind == schema.KindDuration && f.value.IsInt() && f.to == u.to {
		w.andFraction(&half) // "trois ans et demi"
		f.value, f.to = half.value, half.to
	}
	if u.factor > 1 {
		f.value = new(big.Rat).Mul(f.value, big.NewRat(u.factor, 1))
	}
	if u.ambiguous {
		f.unit = ""
		addIssue(&f.issues, "ambiguous_currency")
	}
	if w.mark(a.from-1, "-−") && a.from-1 >= from && from < a.from && w.glued(a.from) && f.value.Sign() > 0 {
		f.value = new(big.Rat).Neg(f.value)
	}
	if u.kind == schema.KindMoney && u.to <= a.from {
		if to := w.moneyRange(&f, a, u); to > 0 {
			w.add(f)
			return to
		}
	}
	w.unitRange(&f, u)
	if u.kind == schema.KindMoney && f.max == nil && !a.decimal {
		w.hundredths(&f)
	}
	w.add(f)
	return f.to
}

// hundredths adds the smaller unit of money behind an amount: "five dollars and 20 cents".
func (w *work) hundredths(f *figure) {
	k := f.to
	if _, ok := w.value(k, language.Range, "and"); ok {
		k++
	}
	b, ok := w.amount(k, false)
	if !ok || b.form != language.Cardinal || !b.value.IsInt() || b.value.Cmp(hundred) >= 0 || b.value.Sign() < 0 {
		return
	}
	m, ok := w.value(b.to, language.Quantity, language.QuantityHundredth)
	if !ok {
		return
	}
	if b.words {
		w.wordsIn(k, b.to)
	}
	f.value, f.to = new(big.Rat).Add(f.value, new(big.Rat).Quo(b.value, hundred)), m.End
}

// unitRange goes on behind a number with its unit to the end of a range with the same unit: "5% to 10%".
func (w *work) unitRange(f *figure, u unit) {
	k := w.rangeSign(f.to)
	if k == f.to || f.max != nil || f.value.Sign() < 0 {
		return
	}
	if _, and := w.value(f.to, language.Range, "and"); and {
		if m, ok := w.before(f.from, language.Range); !ok || m.Value != "open" {
			return
		}
	}
	if w.isMark(f.to) && w.glued(f.to) != w.glued(k) {
		return
	}
	b, ok := w.amount(k, false)
	if !ok || b.form != language.Cardinal || b.article {
		return
	}
	v, ok := w.unitAfter(&b)
	if !ok || v.kind != u.kind || v.code != u.code || v.factor != u.factor || v.ambiguous != u.ambiguous {
		return
	}
	most := b.value
	if v.factor > 1 {
		most = new(big.Rat).Mul(most, big.NewRat(v.factor, 1))
	}
	if f.value.Cmp(most) >= 0 {
		return
	}
	if b.words {
		w.wordsIn(k, b.to)
	}
	f.max, f.to, f.rule, f.numbers[1] = most, v.to, u.kind+"_range", b.to
}

// moneyRange goes on after "$2" in "$2-3 million" and "$2 million to $3 million".
func (w *work) moneyRange(f *figure, a amount, u unit) int {
	k := w.rangeSign(a.to)
	if k == a.to {
		return 0
	}
	if _, and := w.value(a.to, language.Range, "and"); and {
		if m, ok := w.before(f.from, language.Range); !ok || m.Value != "open" {
			return 0
		}
	}
	if cur, ok := w.currencyBefore(k); ok && cur.code == u.code {
		k = cur.to
	}
	b, ok := w.amount(k, true)
	if !ok || b.form != language.Cardinal || w.lettersAt(b.to) {
		return 0
	}
	if !w.scaleTo(&a, &b) {
		return 0
	}
	f.value, f.max, f.to, f.rule = a.value, b.value, b.to, "money_range"
	f.numbers[1] = b.to
	return b.to
}

// scaleTo gives the first number of a range the multiplier of the second, as in "2 to 3 million", and reports whether
// the two then ascend.
func (w *work) scaleTo(a, b *amount) bool {
	if a.scale == nil && b.scale != nil && a.value.Cmp(b.mantissa) < 0 {
		a.value = new(big.Rat).Mul(a.value, b.scale)
	}
	return a.value.Cmp(b.value) < 0
}

// rangeSign gives the token after what joins the two ends of a range at token i; i if there is nothing.
func (w *work) rangeSign(i int) int {
	if w.mark(i, "-–—‑~～〜") {
		return i + 1
	}
	if m, ok := w.value(i, language.Range, "to"); ok {
		return m.End
	}
	if m, ok := w.value(i, language.Range, "and"); ok {
		return m.End
	}
	return i
}

// digitRange reads two numbers in digits with a dash between them, up to token end: "10-12 per cent". Without a unit or
// a noun behind them the two may as well be a score or a code.
func (w *work) digitRange(a amount, end int) int {
	if !w.mark(a.to, "-–‑~～") {
		return 0
	}
	b, ok := w.amount(a.to+1, false)
	if !ok || b.to < end || w.partOfWord(&a) != "" && !w.mark(a.to, "-–‑") {
		return 0
	}
	return w.ranged(a, b, false)
}

// wordRange reads a range with a word between its ends: "2 to 3 million", "between 5 and 10".
func (w *work) wordRange(a amount) int {
	joint := a.to // "8- to 16-metre"
	if w.mark(joint, "-‐‑") && w.glued(joint) && !w.glued(joint+1) {
		joint++
	}
	k := w.rangeSign(joint)
	if joint > a.to {
		if b, ok := w.amount(k, false); ok && k > joint && !w.isMark(joint) && b.form == language.Cardinal {
			if _, ok := w.unitAfter(&b); ok {
				return w.ranged(a, b, true)
			}
		}
		return 0
	}
	if k == a.to || w.isMark(a.to) && w.glued(a.to) != w.glued(k) {
		return 0
	}
	open := false
	first := w.minus(a.from)
	genitive := false // "de 19 et 23 ans" are two ages
	if m, ok := w.before(first, language.Range); ok && m.Value == "open" {
		open, genitive = true, w.of(m.End) > m.End
	}
	if _, and := w.value(a.to, language.Range, "and"); and && (!open || genitive) {
		return 0
	}
	last := w.pastMinus(k)
	b, ok := w.amount(last, false)
	if !ok || b.form != language.Cardinal || b.article {
		return 0
	}
	if last > k || first < a.from {
		return w.signedRange(a, b, last > k)
	}
	return w.ranged(a, b, open)
}

// signedRange reads a range of which an end is negative: "between -10 and -5 degrees". below says that its second end is.
func (w *work) signedRange(a, b amount, below bool) int {
	f := w.figureOf(a, schema.KindCount)
	f.max = b.value
	if below {
		f.max = new(big.Rat).Neg(b.value)
	}
	if f.value.Cmp(f.max) >= 0 || a.scaled || b.scaled {
		return 0
	}
	f.to, f.rule, f.numbers[1], f.plain = b.to, "range", b.to, false
	if u, ok := w.unitAfter(&b); ok && u.factor < 2 && !u.ambiguous {
		f.kind, f.unit, f.to, f.rule = u.kind, u.code, u.to, u.kind+"_range"
	}
	w.add(f)
	return f.to
}

// descending refuses two bare numbers of which the greater comes first, joined as the ends of a range: a score or a vote.
func (w *work) descending(a amount) int {
	m, ok := w.value(a.to, language.Range, "to")
	if !ok || w.isComparator(a.from) {
		return 0
	}
	if o, open := w.before(a.from, language.Range); open && o.Value == "open" && w.of(o.End) == o.End {
		return 0
	}
	b, ok := w.amount(m.End, false)
	if !ok || b.form != language.Cardinal || b.words || a.value.Cmp(b.value) < 0 || w.isUnit(&b) || w.nounAt(b.to) || b.scaled || a.scaled {
		return 0
	}
	return w.refuseDigits(a.from, b.to, schema.ReasonUnread)
}

func (w *work) ranged(a, b amount, open bool) int {
	if a.form != language.Cardinal || b.form != language.Cardinal || a.fraction != b.fraction {
		return 0
	}
	if _, date := w.dayMonth(b.from); date {
		return 0 // "Version 1.1 - 26 February 2007"
	}
	u, has := w.unitAfter(&b)
	if !w.scaleTo(&a, &b) || !has && !open && !w.nounAt(b.to) && !b.scaled && w.isMark(a.to) && !w.mark(a.to, "~～〜") && !w.follows(b.to, language.Classifier) {
		return 0
	}
	if !has && w.lettersAt(b.to) && !w.ideograph(b.to) {
		return 0
	}
	f := w.figureOf(a, schema.KindCount)
	f.max, f.to, f.rule, f.numbers[1], f.scaled, f.plain = b.value, b.to, "range", b.to, b.scaled, false
	if has {
		f.kind, f.unit, f.to, f.rule = u.kind, u.code, u.to, u.kind+"_range"
		if u.factor > 1 {
			f.value = new(big.Rat).Mul(f.value, big.NewRat(u.factor, 1))
			f.max = new(big.Rat).Mul(f.max, big.NewRat(u.factor, 1))
		}
		if u.ambiguous {
			f.unit = ""
			addIssue(&f.issues, "ambiguous_currency")
		}
	}
	w.add(f)
	return f.to
}

// ordinal reads what makes digits an ordinal: "5th", "1er".
func (w *work) ordinal(a *amount) int {
	if !a.plain || !w.glued(a.to) || !w.isWord(a.to) && !(w.mark(a.to, "-:'’‑") && w.isWord(a.to+1) && w.glued(a.to+1)) {
		return 0
	}
	m, ok := w.has(a.to, language.OrdinalSuffix)
	if !ok || m.Flags.Has(language.Before) || w.glued(m.End) && (w.isWord(m.End) || w.isDigits(m.End)) {
		return 0
	}
	f := w.figureOf(*a, schema.KindOrdinal)
	f.to, f.rule = m.End, "ordinal"
	w.add(f)
	return f.to
}

// areaCode gives the end of a telephone number that begins with an area code in brackets before token i+1.
func (w *work) areaCode(i int) int {
	if !w.mark(i-1, "(") || w.length(i) > 5 || !w.mark(i+1, ")") || !w.glued(i) || !w.glued(i+1) || !w.isDigits(i+2) || w.length(i+2) < 3 {
		return 0
	}
	digits, e := w.length(i)+w.length(i+2), i+3
	for ; digits <= 15; e++ {
		switch {
		case w.isDigits(e) && w.length(e) <= 4:
		case w.mark(e, "-") && w.glued(e) && w.glued(e+1) && w.isDigits(e+1):
			e++
		default:
			if digits < 7 {
				return 0
			}
			return e
		}
		digits += w.length(e)
	}
	return 0
}

// besideNumber reports whether bare digits stand right after other digits or after an amount with its unit ("6 ft 2",
// "7946 0958"), with nothing of their own behind them: they are a part of something that no rule reads.
func (w *work) besideNumber(a *amount) bool {
	if !a.plain || w.nounAt(a.to) {
		return false
	}
	if w.isDigits(a.to) {
		return true
	}
	if w.isDigits(a.from-1) && len(w.refused) > 0 && w.refused[len(w.refused)-1].to == a.from {
		return true
	}
	if n := len(w.figures); n > 0 && w.figures[n-1].to == a.from {
		switch w.figures[n-1].kind {
		case schema.KindMoney, schema.KindMeasure, schema.KindDuration, schema.KindIdentifier:
			return true
		}
	}
	return false
}

// lettersAt reports whether a letter or a digit stands at token i without a blank.
func (w *work) lettersAt(i int) bool { return w.glued(i) && !w.isMark(i) }
