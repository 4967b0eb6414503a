package clock

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// dashes are the marks between two times without blanks.
const dashes = "-‐‑–—"

// pastDash gives the token after a sign of a range at token i, or a hyphen that touches both times; i if there is none.
func (t hour) pastDash(i int) int {
	if t.Mark(i, dashes) && t.Glued(i) && t.Glued(i+1) {
		return i + 1
	}
	return t.PastRangeSign(i)
}

// spansHours reports whether a hyphen at token e leads from hours and minutes to later ones: "9:00-17:30".
func spansHours(t hour, e int) bool {
	h, ok := bareHourAt(t.Clock, e+1)
	return ok && h > t.h && t.Mark(e, "-") && t.Binds(e+2, t.Token(t.i+1)) && t.twoDigits(e+3, 59) && !t.DigitsGoOn(e+4)
}

// beforeLater reports whether what follows the time of the tokens [i,to) is a later one, and no time zone.
func beforeLater(w *Clock, i, to int) bool {
	h, _ := w.Digits(i)
	return to == i+3 && w.IsDigits(i) && spansHours(hour{w, i, h}, to)
}

// endOfSpan reports whether an hour and its minutes with a point between them, which end before token e, are one end of
// a span of time, in a language that writes decimals with a comma: "od 9.00 do 11.30", "9.00-17.30". Nothing that they
// count or measure may stand behind the second.
func endOfSpan(t hour, e int) bool {
	if !scan.HasSign(t.Pack.Signs.Decimal, ',') {
		return false
	}
	if n := len(t.Figures); n > 0 && t.Figures[n-1].Kind == schema.KindTime {
		if t.pastDash(t.Figures[n-1].To) == t.i {
			return true
		}
	}
	k := t.pastDash(e)
	h, ok := hourAndMinutes(t.Clock, k)
	if k == e || !ok {
		return false
	}
	m, led := t.Before(t.i, language.Range)
	hyphen := t.Mark(e, dashes) && h > t.h && t.fullMinutes(t.i+2) && t.fullMinutes(k+2)
	return (hyphen || led && m.Value == "open") && t.endsHours(k+3)
}

// hourAndMinutes reads an hour and its minutes with a point between them, at token k, with no digits behind them.
func hourAndMinutes(w *Clock, k int) (h int, ok bool) {
	h, ok = bareHourAt(w, k)
	return h, ok && w.Binds(k+1, ".") && w.twoDigits(k+2, 59) && !w.DigitsGoOn(k+3)
}

// endsHours reports whether the word for hours, or nothing that hours and minutes would count or measure, stands at
// token i.
func (t hour) endsHours(i int) bool {
	if _, hours := t.unitAt(i); hours {
		return true
	}
	noun := t.SmallNounAt(i) && !t.LeadingZero(t.i)
	return !noun && !t.Follows(i, scan.AmountSigns...) && !t.Mark(i, "%€$£")
}

// fullMinutes reports whether the digits at token i are the minutes with which an office opens: fives, and none that
// may be a month.
func (t hour) fullMinutes(i int) bool {
	v, n := t.Digits(i)
	return n == 2 && v%5 == 0 && (v == 0 || v > 12)
}

// pointed reports whether hours and minutes with a point between them stand at token i, in a language that writes
// decimals with a comma, and nothing before them makes a length of time of them: "17.30 uur".
func (w *Clock) pointed(i int) bool {
	if _, ok := hourAndMinutes(w, i); !ok {
		return false
	}
	if !scan.HasSign(w.Pack.Signs.Decimal, ',') || w.Customs.AfterLasting(w.Sheet, i) {
		return false
	}
	m, ok := scan.BeforeWith(w.Sheet, i, language.Comparator, language.Before)
	return !ok || m.Value == "~" || m.Value == "<="
}

// behindDay reports whether a day stands right before the hour, with at most a comma and a small word between
// them, and the word of times of day behind it, up to token end, with nothing that it counts: "20. října do 9 hodin".
func (t hour) behindDay(end int) bool {
	n := len(t.Figures)
	if n == 0 || !t.Customs.IsHourWord(t.Sheet, t.i+1) || t.NounAt(end) && !t.IsVerb(end) || t.PastOf(end) > end {
		return false
	}
	f := &t.Figures[n-1]
	if !f.IsDate() || f.To == f.From+1 || f.Start != f.End && f.Start != "" {
		return false
	}
	k := f.To
	if t.Mark(k, ",") {
		k++
	}
	if k < t.i && (t.Follows(k, language.Range, language.Comparator) || t.HasFunction(k, language.WordPreposition)) {
		k++
	}
	return k == t.i
}

// dated reports whether an "of" that leads to a day ends before token i: "les 14 hores del 9 d'octubre".
func (t hour) dated(i int) bool {
	if t.Follows(i, language.Weekday, language.Relative) {
		return true
	}
	_, n := t.Digits(i)
	return n > 0 && n < 3 && t.Follows(t.PastDateWords(i+1), language.Month)
}

// firstHour reads hours and minutes with a point between them, of which only the second, behind a word or a sign of a
// span, has the word for the hour: "9.00 tot 17.30 uur".
func (w *Clock) firstHour(i int) int {
	k := w.PastRangeSign(i + 3)
	if k == i+3 || !w.pointed(k) || w.isPart(i) {
		return i
	}
	if _, ok := w.unitAt(k + 3); !ok && w.Time(k) <= k+3 {
		return i
	}
	w.Add(scan.Figure{From: i, To: i + 3, Kind: schema.KindTime, Rule: "hours"})
	return i + 3
}
