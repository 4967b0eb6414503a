package number

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

const (
	dashes = "-‐‑‒–—−"
	// noHundredths are the signs before the dash that stands for the hundredths of money that there are none of.
	noHundredths = ",.:"
)

// dashed takes to an amount the sign and the dash that stand for no hundredths: "15,- €", "1 995:-", "Fr. 45.-", and
// the stroke of the rupee and the shilling: "500/-", "1,000/=". A full stop ends a sentence and numbers a day, so it
// needs a currency beside the amount.
func (w *Amounts) dashed(a *Amount) {
	k := a.To
	stroke := w.Mark(k, "/")
	switch {
	case a.Decimal || !w.Glued(k) && !w.Mark(k, ":") || !w.Glued(k+1):
		return
	case stroke && !w.Mark(k+1, "-="), !stroke && !(w.Mark(k, noHundredths) && w.Mark(k+1, dashes)):
		return
	}
	to := k + 2
	if !stroke && w.Mark(to, dashes) && w.Glued(to) {
		to++
	}
	if w.Glued(to) && w.IsDigits(to) {
		return
	}
	_, currency := w.Units.CurrencyAfter(to)
	_, before := w.Before(a.From, language.Currency)
	if !currency && !before && (w.Mark(k, ".") || stroke || w.Glued(to) && w.IsWord(to) || !w.endsPrice(to)) {
		return
	}
	a.To, a.Plain, a.Dashed = to, false, true
}

// endsPrice reports whether nothing, a mark or a preposition stands at token i.
func (w *Amounts) endsPrice(i int) bool {
	return w.Units.endsClause(i) || w.HasFunction(i, language.WordPreposition)
}

// dashedMoney gives the unit of an amount with a dash for its hundredths and no currency beside it: the only one of
// the regions where its language is spoken.
func (w *Amounts) dashedMoney(a *Amount) (Unit, bool) {
	if !a.Dashed || w.Units.Own() == "" {
		return Unit{}, false
	}
	if _, _, before := w.Units.CurrencyEnding(a.From); before {
		return Unit{}, false
	}
	return Unit{Kind: schema.KindMoney, Code: w.Units.Own(), To: a.To, Rule: "money"}, true
}
