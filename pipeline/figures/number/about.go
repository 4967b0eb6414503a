package number

import (
	"math/big"

	"example.org/sourcebook/pipeline/language"
)

// aboutMarks are what must stand behind ideographs that say about how many.
var aboutMarks = []language.Class{
	language.Classifier, language.Multiplier, language.Measure, language.CalendarUnit, language.Currency,
}

// about reads a word that says about how many, between two numbers, where the match m of it stands at the begin of an
// amount: 서너, "vài ba". Ideographs are such a word only where nothing of a longer number stands before them, and what
// is counted or measured behind them: 三五 of 三五天, not of 十三五.
func about(w *Amounts, a *Amount, m language.Match) bool {
	most, ok := ratio(m.Value)
	if !ok {
		return false
	}
	if w.IsNounScript(a.From) {
		cut := w.Glued(a.From) && (w.IsDigits(a.From-1) || w.Pack.ReadsNumber(&w.Tokens, a.From-1))
		if cut || !w.Glued(m.End) || !w.Follows(m.End, aboutMarks...) {
			return false
		}
	}
	a.To, a.Value, a.Most, a.Words = m.End, big.NewRat(int64(m.Number), 1), most, true
	return true
}
