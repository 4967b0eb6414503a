package number

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

const (
	dashes = "-‐‑‒–—−"
	// noHundredths are the signs before the dash that stands for the hundredths of money that there are none of.
	noHundredths = ",.:"
	// strokes close an amount of rupees or shillings.
	strokes = "-="
	// faces make a face of the colon and the dash before them.
	faces = "()"
)

// dashed takes to an amount the sign and the dash that stand for no hundredths: "15,- €", "1 995:-", "Fr. 45.-", and
// the stroke of the rupee and the shilling: "500/-", "1,000/=". A full stop ends a sentence and numbers a day, so it
// needs a currency beside the amount.
func dashed(w *Amounts, a *Amount) {
	to := pastDash(w, a.To)
	if a.Decimal || to == a.To || w.Glued(to) && (w.IsDigits(to) || w.Mark(to, faces)) {
		return
	}
	_, behind := w.Units.CurrencyAfter(to)
	_, before := w.Before(a.From, language.Currency)
	if behind || before || !w.Mark(a.To, "./") && endsPrice(w, to) {
		a.To, a.Plain, a.Dashed = to, false, true
	}
}

// pastDash gives the token after the sign and the dash that begin at token k; k if they do not.
func pastDash(w *Amounts, k int) int {
	switch {
	case !w.Glued(k + 1):
		return k
	case w.Mark(k, "/") && w.Glued(k) && w.Mark(k+1, strokes):
		return k + 2
	case !w.Mark(k+1, dashes) || !w.Mark(k, noHundredths) || !w.Glued(k) && !w.Mark(k, ":"):
		return k
	case w.Mark(k+2, dashes) && w.Glued(k+2):
		return k + 3
	}
	return k + 2
}

// endsPrice reports whether nothing, a mark or a small word stands at token i.
func endsPrice(w *Amounts, i int) bool {
	return w.Units.endsClause(i) || !w.Glued(i) && w.IsFunction(i)
}

// dashedMoney gives the unit of an amount with a dash for its hundredths and no currency beside it: the only one of
// the regions where its language is spoken.
func dashedMoney(w *Amounts, a *Amount) (Unit, bool) {
	if !a.Dashed || w.Units.Own() == "" || scan.CanEnd(w.Sheet, a.From-1, language.Currency) {
		return Unit{}, false
	}
	return Unit{Kind: schema.KindMoney, Code: w.Units.Own(), To: a.To, Rule: "money"}, true
}
