package clock

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// endOfSpan reports whether an hour and its minutes with a point between them, which end before token e, are one end of
// a span of time, in a language that writes decimals with a comma: "od 9.00 do 11.30". Nothing that they count or
// measure may stand behind the second.
func endOfSpan(t hour, e int) bool {
	if !scan.HasSign(t.Pack.Signs.Decimal, ',') {
		return false
	}
	if n := len(t.Figures); n > 0 && t.Figures[n-1].Kind == schema.KindTime {
		return t.PastRangeSign(t.Figures[n-1].To) == t.i
	}
	k := t.PastRangeSign(e)
	m, ok := t.Before(t.i, language.Range)
	if k == e || !ok || m.Value != "open" {
		return false
	}
	h, n := t.Digits(k)
	end := k + 3
	if n == 0 || n > 2 || h > 24 || t.DigitsGoOn(end) {
		return false
	}
	if !t.Binds(k+1, ".") || !t.twoDigits(k+2, 59) {
		return false
	}
	return !t.SmallNounAt(end) && !t.Follows(end, scan.AmountSigns...) && !t.Mark(end, "%€$£")
}
