package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// count adds a number of things.
func (w *Reader) count(a number.Amount) {
	f := w.figureOf(a, schema.KindCount)
	f.Rule = "count"
	if a.Words {
		f.Rule = "count_in_words"
	}
	w.Add(f)
}

// figureOf makes a figure of an amount without its unit.
func (w *Reader) figureOf(a number.Amount, kind string) scan.Figure {
	f := scan.Figure{From: a.From, To: a.To, Kind: kind, Value: a.Value, Comparator: "=", Numbers: [2]int{a.From, a.To},
		Plain: a.Plain, Scaled: a.Scaled, Words: a.Words}
	if a.Lower {
		f.Comparator = ">="
	}
	if a.More != "" {
		f.Comparator = a.More
	}
	if a.Malformed {
		f.Issues = append(f.Issues, "malformed_grouping")
	}
	if m := w.Minus(a.From); m < a.From && a.Form == language.Cardinal {
		f.From = m
		f.Value = new(big.Rat).Neg(f.Value)
	}
	return f
}

// measured adds a number with a unit, and what follows it if the two are the ends of a range.
func (w *Reader) measured(from int, a number.Amount, u number.Unit) int {
	f := w.figureOf(a, u.Kind)
	f.From, f.To, f.Unit, f.Rule = min(from, f.From), max(a.To, u.To), u.Code, u.Rule
	if half := (number.Amount{Value: f.Value, To: f.To, Words: a.Words}); f.Max == nil && u.Kind == schema.KindDuration && f.Value.IsInt() && f.To == u.To {
		w.amounts.AndFraction(&half) // "trois ans et demi"
		f.Value, f.To = half.Value, half.To
	}
	if u.Factor > 1 {
		f.Value = new(big.Rat).Mul(f.Value, big.NewRat(u.Factor, 1))
	}
	if u.Ambiguous {
		f.Unit = ""
		scan.AddIssue(&f.Issues, "ambiguous_currency")
	}
	if w.Mark(a.From-1, "-−") && a.From-1 >= from && from < a.From && w.Glued(a.From) && f.Value.Sign() > 0 {
		f.Value = new(big.Rat).Neg(f.Value)
	}
	if u.Kind == schema.KindMoney && u.To <= a.From {
		if to := w.moneyRange(&f, a, u); to > 0 {
			w.Add(f)
			return to
		}
	}
	w.unitRange(&f, u)
	if u.Kind == schema.KindMoney && f.Max == nil && !a.Decimal {
		w.hundredths(&f)
	}
	w.Add(f)
	return f.To
}

// hundredths adds the smaller unit of money behind an amount: "five dollars and 20 cents".
func (w *Reader) hundredths(f *scan.Figure) {
	k := f.To
	if _, ok := w.HasValue(k, language.Range, "and"); ok {
		k++
	}
	b, ok := w.amounts.At(k, false)
	if !ok || b.Form != language.Cardinal || !b.Value.IsInt() || b.Value.Cmp(number.Hundred) >= 0 || b.Value.Sign() < 0 {
		return
	}
	m, ok := w.HasValue(b.To, language.Quantity, language.QuantityHundredth)
	if !ok {
		return
	}
	if b.Words {
		w.NoteNumerals(k, b.To)
	}
	f.Value, f.To = new(big.Rat).Add(f.Value, new(big.Rat).Quo(b.Value, number.Hundred)), m.End
}

// smallMoney reads an amount in the hundredths of a currency: "25 cents". The currency is that of the region of the text,
// else the only one that the text has named so far.
func (w *Reader) smallMoney(a *number.Amount) int {
	m, ok := w.HasValue(a.To, language.Quantity, language.QuantityHundredth)
	if !ok || a.Form != language.Cardinal || a.Article || w.Glued(m.End) && (w.IsWord(m.End) || w.IsDigits(m.End)) {
		return 0
	}
	f := w.figureOf(*a, schema.KindMoney)
	f.Value, f.To, f.Rule, f.Unit = new(big.Rat).Quo(f.Value, number.Hundred), m.End, "hundredths", w.Pack.Currency
	if f.Unit == "" && len(w.units.Stated) == 1 {
		for code := range w.units.Stated {
			f.Unit = code
		}
	}
	if f.Unit == "" || m.Flags.Has(language.Narrow) {
		f.Unit = ""
		scan.AddIssue(&f.Issues, "ambiguous_currency")
	}
	w.Add(f)
	return f.To
}

// oneAndHalf reads a single unit of time with an article, and a part of it: "an hour and a half", "une heure et demie".
func (w *Reader) oneAndHalf(a number.Amount) int {
	u, ok := w.amounts.UnitAfter(&a)
	if !ok || u.Kind != schema.KindDuration {
		return 0
	}
	half := number.Amount{Value: new(big.Rat).Set(number.One), To: u.To, Words: true}
	if w.amounts.AndFraction(&half); half.To == u.To {
		return 0
	}
	w.NoteNumeral(a.From, half.To)
	f := w.figureOf(a, schema.KindDuration)
	f.Value, f.To, f.Unit, f.Rule = half.Value, half.To, u.Code, u.Rule
	if u.Factor > 1 {
		f.Value = new(big.Rat).Mul(f.Value, big.NewRat(u.Factor, 1))
	}
	w.Add(f)
	return f.To
}

// ArticleAndHalf is oneAndHalf for an article that is no number word; i is its token.
func (w *Reader) ArticleAndHalf(i int) int {
	if w.Function(i) != language.WordArticle || !w.Follows(i+1, language.CalendarUnit) {
		return i
	}
	a := number.Amount{From: i, To: i + 1, Value: number.One, Words: true}
	return max(i, w.oneAndHalf(a))
}
