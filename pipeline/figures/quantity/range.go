package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// nextTo adds a range of two numbers in words that stand beside each other: "три-четыре недели", "üç dört hafta".
func (t *attempt) nextTo(a, b number.Amount, comparator string) int {
	to := t.ranged(a, b, true)
	if to > 0 {
		t.Figures[len(t.Figures)-1].Comparator = comparator
	}
	return to
}

// joinedByAnd reports whether an "and" at token i joins two numbers that no "between" before token from makes the
// ends of a range.
func (w *Reader) joinedByAnd(i, from int) bool {
	if _, and := w.HasValue(i, language.Range, "and"); !and {
		return false
	}
	m, ok := w.Before(from, language.Range)
	return !ok || m.Value != "open" || w.PastOf(m.End) > m.End // "de 20 mdp y 30 mdd" are two amounts
}

// halfGlued reports whether a sign at token i touches a number on one side only; k is the token behind it.
func (w *Reader) halfGlued(i, k int) bool { return w.IsMark(i) && w.Glued(i) != w.Glued(k) }

// neighbours reads two numbers of one character that follow each other, as an approximate range: 三四个, 三四十人.
func (t inWords) neighbours() int {
	a := &t.a
	k := a.To
	if t.Binds(k, "、") {
		k++ // 二、三人
	}
	if !t.isIdeographicDigit(a) || !t.Glued(k) || !t.IsSyllabic(k) {
		return 0
	}
	b, ok := t.amounts.At(k, false)
	if !ok || !b.IsWhole() || b.Value.Sign() == 0 || b.To-b.From > 4 {
		return 0
	}
	least := new(big.Rat).Set(a.Value)
	for n := 0; n < 12 && new(big.Rat).Mul(least, number.Ten).Cmp(b.Value) <= 0; n++ {
		least.Mul(least, number.Ten)
	}
	step := new(big.Rat).Quo(least, a.Value)
	if new(big.Rat).Sub(b.Value, least).Cmp(step) != 0 {
		return 0
	}
	t.NoteNumeral(a.From, b.To)
	f := t.figureOf(*a, schema.KindCount)
	f.Value, f.Max, f.To, f.Comparator, f.Rule, f.Numbers[1] = least, b.Value, b.To, "~", "neighbours", b.To
	f.Plain, f.Scaled = false, b.Scaled
	t.measureBy(&f, &b, "")
	t.Add(f)
	return f.To
}

// lastNeighbours reads a number of which the last digit is two that follow each other, as an approximate range: 十二三岁,
// 一百二三十人.
func (t inWords) lastNeighbours() int {
	a := &t.a
	if !t.IsSyllabic(a.From) || !a.IsWhole() || !t.Glued(a.To) || !t.IsSyllabic(a.To) || a.Value.Cmp(number.Ten) < 0 {
		return 0
	}
	b, ok := t.amounts.At(a.To, false)
	if !ok || !b.IsWhole() || b.To-b.From > 2 || b.Value.Sign() <= 0 {
		return 0
	}
	power, ok := number.LastTwo(a.Value, b.Value)
	if !ok {
		return 0
	}
	t.NoteNumeral(a.From, b.To)
	f := t.figureOf(*a, schema.KindCount)
	f.Max, f.To, f.Comparator, f.Rule = new(big.Rat).Add(a.Value, power), b.To, "~", "neighbours"
	f.Plain, f.Numbers[1] = false, b.To
	t.measureBy(&f, &b, "")
	t.Add(f)
	return f.To
}

// isIdeographicDigit reports whether an amount is one character that stands for 1 to 9.
func (t inWords) isIdeographicDigit(a *number.Amount) bool {
	return t.IsSyllabic(a.From) && a.To == a.From+1 && a.Form == language.Cardinal &&
		a.Value.Cmp(number.Ten) < 0 && a.Value.Sign() > 0
}

// measureBy gives a range the unit behind its second end, b, if that is a plain one. suffix makes the name of its rule.
func (w *Reader) measureBy(f *scan.Figure, b *number.Amount, suffix string) {
	u, ok := w.amounts.UnitAfter(b)
	if !ok || u.Factor >= 2 || u.Ambiguous {
		return
	}
	f.Kind, f.Unit, f.To = u.Kind, u.Code, u.To
	if suffix != "" {
		f.Rule = u.Kind + suffix
	}
}

// unitRange goes on behind a number with its unit to the end of a range with the same unit: "5% to 10%".
func (w *Reader) unitRange(f *scan.Figure, u number.Unit) {
	k := w.PastRangeSign(f.To)
	joined := k > f.To
	if f.Max != nil || !joined && !w.IsDigits(k) {
		return
	}
	led, k := w.pastArticles(f.From, k)
	if w.joinedByAnd(f.To, led) || joined && w.halfGlued(f.To, k) {
		return
	}
	below := false
	if f.Value.Sign() <= 0 || scan.IsPlus(w.Sheet, k) {
		k, below = scan.PastSign(w.Sheet, k)
	}
	if !w.IsMark(f.To) && (w.changes(f.From) || w.changedBy(f.From)) {
		return
	}
	b, ok := w.amounts.At(k, false)
	if !ok || b.Form != language.Cardinal || b.Article {
		return
	}
	v, ok := w.amounts.UnitAfter(&b)
	if !ok || !v.Same(u) {
		return
	}
	most := v.Times(b.Value)
	if below {
		most.Neg(most)
	}
	least, most, ok := scan.Ascending(f.Value, most)
	if !ok {
		return
	}
	if !joined { // "100 liradan 250 liraya kadar"
		m, closed := w.HasValue(v.To, language.Range, language.RangeClosing)
		if !closed {
			return
		}
		v.To = m.End
	}
	if b.Words {
		w.NoteNumerals(k, b.To)
	}
	f.Value, f.Max, f.To, f.Rule, f.Numbers[1] = least, most, v.To, u.Kind+"_range", b.To
}

// moneyRange goes on after "$2" in "$2-3 million" and "$2 million to $3 million".
func (w *Reader) moneyRange(f *scan.Figure, a number.Amount, u number.Unit) int {
	k := w.PastRangeSign(a.To)
	if k == a.To || w.joinedByAnd(a.To, f.From) || !w.IsMark(a.To) && w.changes(f.From) {
		return 0
	}
	if cur, ok := w.units.CurrencyBefore(k); ok && cur.Code == u.Code {
		k = cur.To
	}
	b, ok := w.amounts.At(k, true)
	if !ok || b.Form != language.Cardinal || w.LettersAt(b.To) {
		return 0
	}
	if !w.scaleTo(&a, &b) {
		return 0
	}
	f.Value, f.Max, f.To, f.Rule, f.Numbers[1] = a.Value, b.Value, b.To, "money_range", b.To
	return b.To
}

// scaleTo gives the first number of a range the multiplier of the second, as in "2 to 3 million", and reports whether
// the two then ascend.
func (w *Reader) scaleTo(a, b *number.Amount) bool {
	if a.Scale == nil && b.Scale != nil && a.Value.Cmp(b.Mantissa) < 0 {
		a.Value = new(big.Rat).Mul(a.Value, b.Scale)
	} else if scale := spokenScale(a, b); scale != nil {
		a.Value = new(big.Rat).Mul(a.Value, scale)
	}
	return a.Value.Cmp(b.Value) < 0
}

// spokenScale gives the power of ten that only the second of two numbers in words says, nil if there is none.
func spokenScale(a, b *number.Amount) *big.Rat {
	if a.Words && b.Words && a.Scale == nil && b.Scale == nil && a.IsNumber() {
		return scan.SpokenScale(a.Value, b.Value)
	}
	return nil
}

// digitRange reads two numbers in digits with a dash between them, up to token end: "10-12 per cent". Without a unit or
// a noun behind them the two may as well be a score or a code.
func (w *Reader) digitRange(a number.Amount, end int) int {
	if !w.Mark(a.To, "-–‑~～") {
		return 0
	}
	b, ok := w.amounts.At(a.To+1, false)
	if !ok || b.To < end || w.judge.PartOfWord(&a) != "" && !w.Mark(a.To, "-–‑") {
		return 0
	}
	return w.ranged(a, b, w.AgeBefore(a.From))
}

// yearOfAmount reports whether the number is the year that stands right behind an amount: "från 12 miljoner euro 2020
// till 15 miljoner euro".
func (t *attempt) yearOfAmount(a number.Amount) bool {
	last := len(t.Figures) - 1
	if !number.IsYear(t.Sheet, &a) || a.To != a.From+1 || last < 0 || t.Figures[last].To != a.From {
		return false
	}
	f := &t.Figures[last]
	return f.Kind == schema.KindMoney || f.Kind == schema.KindMeasure || f.Kind == schema.KindPercent
}

// wordRange reads a range with a word between its ends: "2 to 3 million", "between 5 and 10".
func (t *attempt) wordRange() int {
	a := t.a
	if t.Mark(a.To, scan.Hyphens) && t.Glued(a.To) && !t.Glued(a.To+1) {
		return t.hangingRange(a)
	}
	if b, comparator, ok := number.Neighbour(t.amounts, &a); ok {
		return t.nextTo(a, b, comparator)
	}
	k := t.PastRangeSign(a.To)
	if k == a.To {
		return t.endedRange(a)
	}
	if t.halfGlued(a.To, k) || t.yearOfAmount(a) {
		return 0
	}
	open, genitive := false, false // "de 19 et 23 ans" are two ages
	led, k := t.pastArticles(a.From, k)
	first := t.Minus(led)
	last, below := scan.PastSign(t.Sheet, k)
	m, ok := t.Before(scan.PlusBefore(t.Sheet, first), language.Range)
	if !ok { // "tussen de 2 en 3 miljoen"
		m, ok = t.Before(scan.ArticleBefore(t.Sheet, first), language.Range)
	}
	if ok && m.Value == "open" {
		open, genitive = true, t.PastOf(m.End) > m.End
	}
	if _, and := t.HasValue(a.To, language.Range, "and"); and && (!open || genitive) {
		if open = t.closedBehind(last); !open {
			return 0
		}
	}
	b, ok := t.rangeEnd(last)
	if !ok || b.Form != language.Cardinal || b.Article {
		return 0
	}
	if below || first < led {
		return t.signedRange(a, b, below)
	}
	return t.ranged(a, b, open)
}

// pastArticles gives the token of an article before the first end of a range, at token from, and the token after one
// before the second, at token k, if both have one and the second has a unit: "entre un 20 y un 35 por ciento".
func (w *Reader) pastArticles(from, k int) (led, next int) {
	first, second := scan.ArticleBefore(w.Sheet, from), scan.PastArticle(w.Sheet, k)
	if first == from || second == k {
		return from, k
	}
	b, ok := w.amounts.At(second, false)
	if _, unit := w.amounts.UnitAfter(&b); !ok || !unit && !b.Scaled {
		return from, k
	}
	return first, second
}

// endedRange reads a range whose ends are joined by their endings and a word behind them: "15'ten 85'e kadar".
func (t *attempt) endedRange(a number.Amount) int {
	k := t.PastEnding(a.To)
	if k == a.To {
		return 0
	}
	b, ok := t.amounts.At(k, false)
	if !ok || b.Form != language.Cardinal {
		return 0
	}
	m, ok := t.HasValue(t.PastEnding(b.To), language.Range, language.RangeClosing)
	if !ok || t.ranged(a, b, true) == 0 {
		return 0
	}
	f := &t.Figures[len(t.Figures)-1]
	t.Take(f.To, m.End)
	f.To = m.End
	return m.End
}

// changedBy reports whether a preposition stands before token i and a word for a change before that: what follows is by
// how much something changed, and behind it stands to what: "rose by 1.5 rubles to 97.3 rubles".
func (w *Reader) changedBy(i int) bool {
	if w.Function(i-1) != language.WordPreposition {
		return false
	}
	m, ok := w.Before(i-1, language.Quantity)
	return ok && m.Value == language.QuantityChange
}

// closedBehind reports whether a word for "between" stands behind the number at token k, with its unit or what it
// counts before it: "30과 40 사이".
func (t *attempt) closedBehind(k int) bool {
	w := t.Reader
	b, ok := w.amounts.At(k, false)
	if !ok || b.Form != language.Cardinal {
		return false
	}
	e := b.To
	if u, has := w.amounts.UnitAfter(&b); has {
		e = u.To
	} else if m, has := w.Has(e, language.Classifier); has {
		e = m.End
	}
	for last := e + 1; ; e++ {
		if _, ok = w.HasValue(e, language.Range, language.RangeClosing); ok || e == last || !w.IsNounWord(e) {
			return ok
		}
	}
}

// fromOther reads the first of two amounts from one of which something went to the other, where only the second has the
// multiplier and the unit: "von 3,4 auf 4,1 Milliarden Euro", "from 2.1 to 1.8 million".
func (t *attempt) fromOther() int {
	m, ok := t.HasValue(t.a.To, language.Range, "onto")
	if !ok {
		if m, ok = t.HasValue(t.a.To, language.Range, "to"); !ok || !t.opens(t.a.From) {
			return 0
		}
	}
	return t.firstOf(t.a, m.End, scan.FromOneToOther)
}

// changed reads the same before range reads a span of it, where a word for a change shows that something went from the
// one amount to the other: "sale da 120 a 145 milioni".
func (t *attempt) changed() int {
	m, ok := t.HasValue(t.a.To, language.Range, "to")
	if !ok || !t.changes(t.a.From) {
		return 0
	}
	if to := t.firstOf(t.a, m.End, scan.FromOneToOther); to > 0 || !t.a.IsNumber() {
		return to
	}
	b, ok := t.amounts.At(m.End, false)
	if !ok || !b.IsNumber() || t.a.Fraction {
		return 0
	}
	if u, has := t.amounts.UnitAfter(&b); has && scan.IsBelow(u.Code) {
		return 0 // "शून्य से 4 डिग्री नीचे"
	}
	t.noteWords(&t.a)
	return t.countOf(t.a)
}

// changes reports whether token i is behind a word such as "from" and, further on, one for a change, or such a word
// stands behind both amounts: 800円から1,200円に引き上げる.
func (w *Reader) changes(i int) bool {
	return w.opens(i) && scan.SpeaksOfChange(w.Sheet, i) || scan.ChangesBehind(w.Sheet, i)
}

// firstOf reads the first of two amounts, a, of which the second one, at token k, has the multiplier or the unit, by a
// rule.
func (t *attempt) firstOf(a number.Amount, k int, rule string) int {
	b, ok := t.amounts.At(k, false)
	if !ok || a.Scale != nil || a.Fraction || !b.IsNumber() {
		return 0
	}
	u, has := t.amounts.UnitAfter(&b)
	if !has && b.Scale == nil || scan.IsBelow(u.Code) {
		return 0
	}
	if b.Scale != nil && a.Value.Cmp(new(big.Rat).Mul(b.Mantissa, big.NewRat(100, 1))) < 0 { // no "940,000 to 1.2 mn"
		a.Value = new(big.Rat).Mul(a.Value, b.Scale)
	}
	f := t.figureOf(a, schema.KindCount)
	f.Rule = rule
	if has {
		f.Kind, f.Unit, f.Value = u.Kind, u.Code, u.Times(f.Value)
		scan.MarkUnit(&f, u.Ambiguous)
	}
	t.Add(f)
	return f.To
}

// opens reports whether a word that opens a range stands before token i.
func (w *Reader) opens(i int) bool {
	m, ok := w.Before(i, language.Range)
	return ok && m.Value == "open"
}

// hangingRange reads a range of which the first end has a hyphen and the second one the unit: "8- to 16-metre".
func (t *attempt) hangingRange(a number.Amount) int {
	joint := a.To + 1
	k := t.PastRangeSign(joint)
	b, ok := t.amounts.At(k, false)
	if !ok || k == joint || t.IsMark(joint) || b.Form != language.Cardinal {
		return 0
	}
	if _, ok := t.amounts.UnitAfter(&b); !ok && spokenScale(&a, &b) == nil {
		return 0
	}
	return t.ranged(a, b, true)
}

// signedRange reads a range of which an end is negative: "between -10 and -5 degrees". below says that its second end
// is.
func (w *Reader) signedRange(a, b number.Amount, below bool) int {
	f := w.figureOf(a, schema.KindCount)
	f.Max = b.Value
	if below {
		f.Max = new(big.Rat).Neg(b.Value)
	}
	least, most, ok := scan.Ascending(f.Value, f.Max)
	if !ok || a.Scaled || b.Scaled {
		return 0
	}
	f.To, f.Rule, f.Numbers[1], f.Plain = b.To, "range", b.To, false
	w.measureBy(&f, &b, "_range")
	if f.Kind == schema.KindCount && least != f.Value {
		return 0
	}
	f.Value, f.Max = least, most
	w.Add(f)
	return f.To
}

// descending refuses two bare numbers of which the greater comes first, joined as the ends of a range: a score or a
// vote.
func (t inDigits) descending() int {
	a := &t.a
	m, ok := t.HasValue(a.To, language.Range, "to")
	if !ok || t.IsComparator(a.From) {
		return 0
	}
	if o, open := t.Before(a.From, language.Range); open && o.Value == "open" && t.PastOf(o.End) == o.End {
		return 0
	}
	b, ok := t.amounts.At(m.End, false)
	if !ok || b.Form != language.Cardinal || b.Words || a.Value.Cmp(b.Value) < 0 {
		return 0
	}
	if t.amounts.IsUnit(&b) || t.NounAt(b.To) || b.Scaled || a.Scaled {
		return 0
	}
	return t.RefuseDigits(a.From, b.To, schema.ReasonUnread)
}

// ranged adds a range of two numbers if they ascend and something shows that they are one. open says that a word such
// as "between" stands before it.
func (w *Reader) ranged(a, b number.Amount, open bool) int {
	if a.Form != language.Cardinal || b.Form != language.Cardinal || a.Fraction != b.Fraction {
		return 0
	}
	if _, date := w.dates.DayMonth(b.From); date {
		return 0 // "Version 1.1 - 26 February 2007"
	}
	u, has := w.amounts.UnitAfter(&b)
	if !w.scaleTo(&a, &b) || !has && !open && w.looksLikeScore(&a, &b) {
		return 0
	}
	leap := w.changedBy(a.From) && b.Value.Cmp(new(big.Rat).Mul(a.Value, number.Ten)) > 0 // "rose by 12 to 340"
	if leap || !has && w.LettersAt(b.To) && !w.IsSyllabic(b.To) {
		return 0
	}
	f := w.figureOf(a, schema.KindCount)
	f.Max, f.To, f.Rule, f.Numbers[1], f.Scaled, f.Plain = b.Value, b.To, "range", b.To, b.Scaled, false
	if has {
		f.Kind, f.Unit, f.To, f.Rule = u.Kind, u.Code, u.To, u.Kind+"_range"
		f.Value, f.Max = u.Times(f.Value), u.Times(f.Max)
		scan.MarkUnit(&f, u.Ambiguous)
		scan.TurnBelow(&f)
	}
	w.Add(f)
	return f.To
}

// looksLikeScore reports whether two numbers with a dash between them count nothing: nothing that is counted follows.
func (w *Reader) looksLikeScore(a, b *number.Amount) bool {
	if w.NounAt(b.To) || b.Scaled || w.Follows(b.To, language.Classifier) {
		return false
	}
	return w.IsMark(a.To) && !w.Mark(a.To, "~～〜")
}
