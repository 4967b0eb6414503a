package clock

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// length reads hours with their minutes, and seconds, that are written as times of day are, but are a length of time by
// what stands beside them: "dure 1 h 45", "in 2:15 Stunden", "plus de 2h30". It gives the token after it; i if there is
// none.
func (w *Clock) length(i int) int {
	h, n := w.Digits(i)
	if n == 0 || n > 2 || w.isPart(i) {
		return i
	}
	t := hour{w, i, h}
	if to := raceTime(t); to > i {
		return to
	}
	if t.atColon() {
		return t.colonLength()
	}
	m, ok := t.unit()
	if !ok || !t.minutesAt(m.End) || t.Glued(m.End) != t.Glued(i+1) || w.minuteEnds(m.End+1) {
		return i
	}
	to := m.End + 1
	if _, period := t.dayPeriod(to, min(h, 12)); period || !t.lasts(i, to) {
		return i
	}
	minutes, _ := t.Digits(m.End)
	return t.addLength(to, int64(h)*60+int64(minutes), "min")
}

// raceTime reads minutes and seconds with a fraction of those: "2:02,74 Minuten", "in 2:04.06"; with a point behind the
// minutes, too, where their name stands behind: "2.02,74 minuuttia".
func raceTime(t hour) int {
	i := t.i
	if !t.BindsDigits(i+1, ":.") || !t.twoDigits(i+2, 59) || !t.BindsDigits(i+3, ".,") || t.Length(i+4) > 3 {
		return i
	}
	to := i + 5
	colon := t.Mark(i+1, ":")
	if t.DigitsGoOn(to) || !colon && !t.Mark(i+3, ",") || t.LettersAt(to) && t.Glued(to) {
		return i
	}
	end := minuteUnit(t, to)
	switch {
	case end > to:
		to = end
	case !colon || t.Length(i+4) > 2 || t.LettersAt(to) && t.Follows(to, language.Measure, language.CalendarUnit):
		return i
	}
	t.Add(scan.Figure{
		From: i, To: to, Kind: schema.KindDuration, Comparator: "=", Value: raceSeconds(t), Unit: "s",
		Rule: "minutes_and_seconds", Numbers: [2]int{i, to},
	})
	return to
}

// minuteUnit skips the name or the symbol of minutes at token i.
func minuteUnit(t hour, i int) int {
	if u, ok := t.HasValue(i, language.CalendarUnit, language.UnitMinute); ok {
		return u.End
	}
	if u, ok := t.HasValue(i, language.Measure, "min"); ok {
		return u.End
	}
	return i
}

// raceSeconds gives the seconds of minutes, seconds and their fraction.
func raceSeconds(t hour) *big.Rat {
	seconds, _ := t.Digits(t.i + 2)
	value := scan.Decimals(t.Digits(t.i + 4))
	return value.Add(value, big.NewRat(int64(t.h)*60+int64(seconds), 1))
}

// colonLength reads "2:15 Stunden", "2:15:30 h".
func (t hour) colonLength() int {
	minutes, _ := t.Digits(t.i + 2)
	to, value, unit := t.i+3, int64(t.h)*60+int64(minutes), "min"
	if t.Binds(to, ":") && t.twoDigits(to+1, 59) {
		seconds, _ := t.Digits(to + 1)
		to, value, unit = to+2, value*60+int64(seconds), "s"
	}
	u, ok := t.Has(to, language.CalendarUnit)
	if !ok || u.Value != language.UnitHour || t.AfterAt(t.i) || t.LettersAt(u.End) {
		return t.i
	}
	if t.Time(t.i) > to && !t.Customs.AfterLasting(t.Sheet, t.i) {
		return t.i // "14:30 uur", as of the clock
	}
	return t.addLength(u.End, value, unit)
}

// lasts reports whether what stands beside the tokens [i,to) makes a length of them: a verb or a bound before them, or
// an "of" behind them that no time of day has.
func (t hour) lasts(i, to int) bool {
	if t.Customs.AfterLasting(t.Sheet, i) {
		return true
	}
	if m, ok := scan.BeforeWith(t.Sheet, i, language.Comparator, language.Before); ok && m.Value != "~" {
		return true
	}
	of := t.PastOf(to)
	return of > to && !t.leadsDate(of) && (t.IsCapital(of) || !t.AfterAt(i) && t.NounAt(of))
}

// leadsDate reports whether the name of a day or a month, or an article, stands at token i.
func (t hour) leadsDate(i int) bool {
	return t.Follows(i, language.Weekday, language.Month, language.Relative, language.DayPeriod) || t.Function(i) != ""
}

// addLength adds the length that ends before token to.
func (t hour) addLength(to int, value int64, unit string) int {
	t.Add(scan.Figure{
		From: t.i, To: to, Kind: schema.KindDuration, Comparator: "=", Value: big.NewRat(value, 1), Unit: unit,
		Rule: "hours_and_minutes", Numbers: [2]int{t.i, to},
	})
	return to
}

// bareHour reads an hour that only the words before it show, with nothing behind it that it counts: "alle 15", "às
// oito da noite". It gives the token after it; i if there is none.
func (w *Clock) bareHour(i int) int {
	if to := endOfHours(w, i); to > i {
		return to
	}
	if to := betweenHours(w, i); to > i {
		return to
	}
	if !w.Customs.AfterHour(w.Sheet, i) {
		if endsTimeInWords(w, i) {
			return w.hourInWords(i)
		}
		return i
	}
	if to := w.hourInWords(i); to > i {
		return to
	}
	if _, ok := bareHourAt(w, i); !ok || !w.endsHour(i+1) && !dashed(w, i) || w.isListedDay(i+1) {
		return i
	}
	return addBareHour(w, i, i+1)
}

// endsTimeInWords reports whether a word of a range joins what is at token i to a time in words right before it: "von
// halb acht bis neun".
func endsTimeInWords(w *Clock, i int) bool {
	n := len(w.Figures)
	if n == 0 || w.Figures[n-1].Kind != schema.KindTime || w.IsDigits(w.Figures[n-1].To-1) {
		return false
	}
	m, ok := w.HasValue(w.Figures[n-1].To, language.Range, "to")
	return ok && m.End == i
}

// hourInWords reads an hour in words, with the part of the day behind it, that counts nothing. It gives the token after
// it; i if there is none.
func (w *Clock) hourInWords(i int) int {
	if w.IsDigits(i) {
		return i
	}
	h, to := w.NumberWord(i, language.Cardinal)
	if h < 0 {
		h, to = w.NumberWord(i, language.Ordinal)
	}
	if h < 1 || h > 24 {
		return i
	}
	if m, ok := w.Has(to, language.DayPeriod); ok {
		to = m.End
	} else if w.NounAt(to) && !w.IsVerb(to) || w.PastOf(to) > to ||
		w.Follows(to, scan.AmountSigns...) && w.Function(to) == "" {
		return i // "tot negen in het stadhuis", where no inches follow
	}
	w.NoteNumerals(i, to)
	return addBareHour(w, i, to)
}
