package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// neighbours reads two numbers of one character that follow each other, as an approximate range: 三四个, 三四十人.
func (w *Reader) neighbours(a number.Amount) int {
	if !w.IsSyllabic(a.From) || a.To != a.From+1 || !w.Glued(a.To) || !w.IsSyllabic(a.To) || a.Form != language.Cardinal || a.Value.Cmp(number.Ten) >= 0 || a.Value.Sign() <= 0 {
		return 0
	}
	b, ok := w.amounts.At(a.To, false)
	if !ok || b.Form != language.Cardinal || b.Fraction || b.Decimal || !b.Value.IsInt() || b.Value.Sign() == 0 || b.To-b.From > 4 {
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
	w.NoteNumeral(a.From, b.To)
	f := w.figureOf(a, schema.KindCount)
	f.Value, f.Max, f.To, f.Comparator, f.Rule, f.Plain, f.Scaled = least, b.Value, b.To, "~", "neighbours", false, b.Scaled
	f.Numbers[1] = b.To
	if u, ok := w.amounts.UnitAfter(&b); ok && u.Factor < 2 && !u.Ambiguous {
		f.Kind, f.Unit, f.To = u.Kind, u.Code, u.To
	}
	w.Add(f)
	return f.To
}

// unitRange goes on behind a number with its unit to the end of a range with the same unit: "5% to 10%".
func (w *Reader) unitRange(f *scan.Figure, u number.Unit) {
	k := w.PastRangeSign(f.To)
	if k == f.To || f.Max != nil || f.Value.Sign() < 0 {
		return
	}
	if _, and := w.HasValue(f.To, language.Range, "and"); and {
		if m, ok := w.Before(f.From, language.Range); !ok || m.Value != "open" {
			return
		}
	}
	if w.IsMark(f.To) && w.Glued(f.To) != w.Glued(k) {
		return
	}
	b, ok := w.amounts.At(k, false)
	if !ok || b.Form != language.Cardinal || b.Article {
		return
	}
	v, ok := w.amounts.UnitAfter(&b)
	if !ok || v.Kind != u.Kind || v.Code != u.Code || v.Factor != u.Factor || v.Ambiguous != u.Ambiguous {
		return
	}
	most := b.Value
	if v.Factor > 1 {
		most = new(big.Rat).Mul(most, big.NewRat(v.Factor, 1))
	}
	if f.Value.Cmp(most) >= 0 {
		return
	}
	if b.Words {
		w.NoteNumerals(k, b.To)
	}
	f.Max, f.To, f.Rule, f.Numbers[1] = most, v.To, u.Kind+"_range", b.To
}

// moneyRange goes on after "$2" in "$2-3 million" and "$2 million to $3 million".
func (w *Reader) moneyRange(f *scan.Figure, a number.Amount, u number.Unit) int {
	k := w.PastRangeSign(a.To)
	if k == a.To {
		return 0
	}
	if _, and := w.HasValue(a.To, language.Range, "and"); and {
		if m, ok := w.Before(f.From, language.Range); !ok || m.Value != "open" {
			return 0
		}
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
	f.Value, f.Max, f.To, f.Rule = a.Value, b.Value, b.To, "money_range"
	f.Numbers[1] = b.To
	return b.To
}

// scaleTo gives the first number of a range the multiplier of the second, as in "2 to 3 million", and reports whether
// the two then ascend.
func (w *Reader) scaleTo(a, b *number.Amount) bool {
	if a.Scale == nil && b.Scale != nil && a.Value.Cmp(b.Mantissa) < 0 {
		a.Value = new(big.Rat).Mul(a.Value, b.Scale)
	}
	return a.Value.Cmp(b.Value) < 0
}

// digitRange reads two numbers in digits with a dash between them, up to token end: "10-12 per cent". Without a unit or
// a noun behind them the two may as well be a score or a code.
func (w *Reader) digitRange(a number.Amount, end int) int {
	if !w.Mark(a.To, "-–‑~～") {
		return 0
	}
	b, ok := w.amounts.At(a.To+1, false)
	if !ok || b.To < end || w.judge.partOfWord(&a) != "" && !w.Mark(a.To, "-–‑") {
		return 0
	}
	return w.ranged(a, b, false)
}

// wordRange reads a range with a word between its ends: "2 to 3 million", "between 5 and 10".
func (w *Reader) wordRange(a number.Amount) int {
	joint := a.To // "8- to 16-metre"
	if w.Mark(joint, "-‐‑") && w.Glued(joint) && !w.Glued(joint+1) {
		joint++
	}
	k := w.PastRangeSign(joint)
	if joint > a.To {
		if b, ok := w.amounts.At(k, false); ok && k > joint && !w.IsMark(joint) && b.Form == language.Cardinal {
			if _, ok := w.amounts.UnitAfter(&b); ok {
				return w.ranged(a, b, true)
			}
		}
		return 0
	}
	if k == a.To || w.IsMark(a.To) && w.Glued(a.To) != w.Glued(k) {
		return 0
	}
	open := false
	first := w.Minus(a.From)
	genitive := false // "de 19 et 23 ans" are two ages
	if m, ok := w.Before(first, language.Range); ok && m.Value == "open" {
		open, genitive = true, w.PastOf(m.End) > m.End
	}
	if _, and := w.HasValue(a.To, language.Range, "and"); and && (!open || genitive) {
		return 0
	}
	last := w.PastMinus(k)
	b, ok := w.amounts.At(last, false)
	if !ok || b.Form != language.Cardinal || b.Article {
		return 0
	}
	if last > k || first < a.From {
		return w.signedRange(a, b, last > k)
	}
	return w.ranged(a, b, open)
}

// signedRange reads a range of which an end is negative: "between -10 and -5 degrees". below says that its second end is.
func (w *Reader) signedRange(a, b number.Amount, below bool) int {
	f := w.figureOf(a, schema.KindCount)
	f.Max = b.Value
	if below {
		f.Max = new(big.Rat).Neg(b.Value)
	}
	if f.Value.Cmp(f.Max) >= 0 || a.Scaled || b.Scaled {
		return 0
	}
	f.To, f.Rule, f.Numbers[1], f.Plain = b.To, "range", b.To, false
	if u, ok := w.amounts.UnitAfter(&b); ok && u.Factor < 2 && !u.Ambiguous {
		f.Kind, f.Unit, f.To, f.Rule = u.Kind, u.Code, u.To, u.Kind+"_range"
	}
	w.Add(f)
	return f.To
}

// descending refuses two bare numbers of which the greater comes first, joined as the ends of a range: a score or a vote.
func (w *Reader) descending(a number.Amount) int {
	m, ok := w.HasValue(a.To, language.Range, "to")
	if !ok || w.IsComparator(a.From) {
		return 0
	}
	if o, open := w.Before(a.From, language.Range); open && o.Value == "open" && w.PastOf(o.End) == o.End {
		return 0
	}
	b, ok := w.amounts.At(m.End, false)
	if !ok || b.Form != language.Cardinal || b.Words || a.Value.Cmp(b.Value) < 0 || w.amounts.IsUnit(&b) || w.NounAt(b.To) || b.Scaled || a.Scaled {
		return 0
	}
	return w.RefuseDigits(a.From, b.To, schema.ReasonUnread)
}

func (w *Reader) ranged(a, b number.Amount, open bool) int {
	if a.Form != language.Cardinal || b.Form != language.Cardinal || a.Fraction != b.Fraction {
		return 0
	}
	if _, date := w.dates.DayMonth(b.From); date {
		return 0 // "Version 1.1 - 26 February 2007"
	}
	u, has := w.amounts.UnitAfter(&b)
	if !w.scaleTo(&a, &b) || !has && !open && !w.NounAt(b.To) && !b.Scaled && w.IsMark(a.To) && !w.Mark(a.To, "~～〜") && !w.Follows(b.To, language.Classifier) {
		return 0
	}
	if !has && w.LettersAt(b.To) && !w.IsSyllabic(b.To) {
		return 0
	}
	f := w.figureOf(a, schema.KindCount)
	f.Max, f.To, f.Rule, f.Numbers[1], f.Scaled, f.Plain = b.Value, b.To, "range", b.To, b.Scaled, false
	if has {
		f.Kind, f.Unit, f.To, f.Rule = u.Kind, u.Code, u.To, u.Kind+"_range"
		if u.Factor > 1 {
			f.Value = new(big.Rat).Mul(f.Value, big.NewRat(u.Factor, 1))
			f.Max = new(big.Rat).Mul(f.Max, big.NewRat(u.Factor, 1))
		}
		if u.Ambiguous {
			f.Unit = ""
			scan.AddIssue(&f.Issues, "ambiguous_currency")
		}
	}
	w.Add(f)
	return f.To
}
