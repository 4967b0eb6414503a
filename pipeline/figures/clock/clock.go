// Package clock reads times of day.
package clock

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/template"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Clock reads times of day and adds them to the sheet.
type Clock struct {
	*scan.Sheet
	*template.Matcher
}

// New gives a clock on the sheet of a matcher.
func New(m *template.Matcher) *Clock { return &Clock{m.Sheet, m} }

// Read reads a time of day at token i, by the templates of the language or as clock does, with the time zone behind it.
// It gives the token after it; i if there is none.
func (w *Clock) Read(i int) int {
	n := len(w.Figures)
	to := i
	if w.IsDigits(i) {
		if end := w.length(i); end > i {
			return end
		}
		if end := w.fourDigits(i); end > i {
			return end
		}
		to = w.clock(i)
	}
	if w.Mask[i]&(scan.TemplateStart|scan.DigitBit|scan.NumberBit|1<<language.DayPeriod) != 0 && !w.Address[i] {
		if end := w.Time(i); end > to && !w.spans(i, end) && !w.counts(end) && !w.isDay(end) {
			m, ok := w.Has(end, language.DayPeriod)
			if ok && !w.IsMark(end) && w.Function(end) == "" && w.Time(end) == end {
				end = m.End // "без четверти восемь утра", but "səhər saat 9-dan axşam 8-ə"
			}
			w.Figures = w.Figures[:n]
			w.NoteNumerals(i, end)
			w.Add(scan.Figure{From: i, To: end, Kind: schema.KindTime, Rule: "clock_words"})
			to = end
		}
	}
	if to == i {
		if to = w.hours(i); to == i {
			to = w.bareHour(i)
		}
		return to
	}
	if end := w.Zone(to); end > to && !beforeLater(w, i, to) {
		w.Take(to, end)
		w.Figures[n].To = end
		return end
	}
	return to
}

// isDay reports whether the digits before token end are the day of the month that stands there: "στις 3 και 4 Μαρτίου".
func (w *Clock) isDay(end int) bool {
	_, _, month := w.Month(end)
	return month && w.IsDigits(end-1) && !w.IsMark(end-2)
}

// maxListed bounds how many days of a list are looked through for the month.
const maxListed = 8

// isListedDay reports whether the number that ends before token i begins a list of days, with the month behind the last
// one: "στις 3 και 4 Μαρτίου", "στις 3, 4 και 6 Μαΐου".
func (w *Clock) isListedDay(i int) bool {
	for range maxListed {
		next, _ := scan.PastListed(w.Sheet, i)
		day, to := w.DayOfMonth(w.PastDateWords(next))
		if next == i || day == 0 {
			return false
		}
		if _, _, month := w.Month(w.PastDateWords(to)); month {
			return true
		}
		i = to
	}
	return false
}

// hour is an hour in digits, h, at token i, while it is asked what makes a time of it.
type hour struct {
	*Clock
	i, h int
}

// clocks are the ways to write a time of day that begins with its hour in digits.
var clocks = []scan.Finder[hour, int]{
	{Name: "colon", When: hour.atColon, Then: hour.withColon},
	{Name: "point", When: hour.atPoint, Then: hour.withPoint},
	{Name: "hour_sign", When: hour.atSign, Then: hour.withSign},
	{Name: "behind_time", When: behindTime, Then: withSameUnit},
	{Name: "day_period", Then: hour.withDayPeriod},
	{Name: "hour_unit", Then: hour.withUnit},
}

// clock reads a time of day at token i: hours and minutes with a colon, hours with an hour sign ("14h30"), hours or
// hours and minutes with a day period ("7 pm", "7.30 p.m."). It gives the token after it; i if there is none.
func (w *Clock) clock(i int) int {
	h, n := w.Digits(i)
	if n == 0 || n > 2 || h > 24 || w.isPart(i) {
		return i
	}
	t := hour{w, i, h}
	e, ok := scan.Find(w.Sheet, "clock", clocks, t, i)
	if !ok {
		return i
	}
	if w.spans(i, e) && w.minuteEnds(e) {
		return i
	}
	if !t.atSign() && !behindTime(t) {
		if h == 24 && w.Token(i+2) != "00" || w.LettersAt(e) && !w.timeLetter(e) && !w.IsSyllabic(e) {
			return i
		}
		if w.timeLetter(e) && w.Glued(e) {
			e++
		}
	}
	w.Add(scan.Figure{From: i, To: e, Kind: schema.KindTime, Rule: "clock"})
	return e
}

// isPart reports whether the digits at token i touch letters or other digits of which they are a part.
func (w *Clock) isPart(i int) bool {
	return w.TouchesWord(i) && !w.timeLetter(i-1) || w.Glued(i) && w.Mark(i-1, ":.,/") && w.IsDigits(i-2)
}

func (t hour) atColon() bool { return t.Binds(t.i+1, ":：") && t.twoDigits(t.i+2, 59) }

// withColon reads minutes, seconds and their fraction.
func (t hour) withColon() (int, scan.Outcome) {
	e := t.i + 3
	if t.Binds(e, ":：") && t.twoDigits(e+1, 60) {
		e += 2
		if t.BindsDigits(e, ".,") {
			e += 2
		}
	}
	if t.BindsDigits(e, ":/-,.") && !(e == t.i+3 && spansHours(t, e)) || t.isScale(e) {
		return 0, scan.None
	}
	if p, ok := t.dayPeriod(e, t.h); ok {
		e = p
	}
	return e, scan.Found
}

// isScale reports whether the one and the two digits before token e begin the scale of a map: "1:25 000".
func (t hour) isScale(e int) bool {
	return t.Token(t.i) == "1" && t.Length(e) == 3 && t.IsDigits(e) && strings.HasSuffix(t.Token(e), "00")
}

func (t hour) atPoint() bool { return t.Binds(t.i+1, ".") && t.twoDigits(t.i+2, 59) }

// withPoint reads minutes behind a point, where a day period or the word before the hour shows a time.
func (t hour) withPoint() (int, scan.Outcome) {
	e := t.i + 3
	if p, ok := t.dayPeriod(e, t.h); ok {
		return p, scan.Found
	}
	if t.DigitsGoOn(e) {
		return e, scan.OnlyIf(t.Mark(e, dashes) && endOfSpan(t, e))
	}
	if u, ok := t.unitAt(e); ok && t.pointed(t.i) {
		return u.End, scan.Found
	}
	return e, scan.OnlyIf(t.AfterAt(t.i) && !t.SmallNounAt(e) || endOfSpan(t, e))
}

// atSign reports whether the letter that the language has behind the hour stands there.
func (t hour) atSign() bool {
	e := t.i + 1
	return t.Customs.HourLetter != "" && t.Token(e) == t.Customs.HourLetter && t.Glued(e) && !scan.MakesSpan(t.Sheet, e+1)
}

// behindTime reports whether a word of a range stands between the hour and a time before it, and behind both hours the
// same: 下午3点至5点.
func behindTime(t hour) bool {
	if !t.IsSyllabic(t.i+1) || !t.toTime() {
		return false
	}
	f := &t.Figures[len(t.Figures)-1]
	for k := f.From; k < f.To; k++ {
		if t.IsDigits(k) {
			return t.Token(k+1) == t.Token(t.i+1)
		}
	}
	return false
}

// withSameUnit reads the half or the minutes behind what stands behind both hours of a range.
func withSameUnit(t hour) (int, scan.Outcome) {
	e := t.i + 2
	if m, ok := t.Has(e, language.Fraction); ok && m.Value == "1/2" && t.Glued(e) {
		e = m.End
	}
	return e, scan.Found
}

// withSign reads the minutes behind the letter for the hour: 午後3時30分.
func (t hour) withSign() (int, scan.Outcome) {
	e := t.i + 2
	if v, n := t.Digits(e); n > 0 && n <= 2 && v < 60 {
		if u, ok := t.Has(e+1, language.CalendarUnit); ok && u.Value == language.UnitMinute {
			e = u.End
		}
	} else if t.IsSyllabic(e) && t.Glued(e) && t.Follows(e, language.Measure, language.CalendarUnit) {
		return 0, scan.None
	}
	return e, scan.Found
}

func (t hour) withDayPeriod() (int, scan.Outcome) {
	p, ok := t.dayPeriod(t.i+1, t.h)
	m, part := t.Has(t.i+1, language.DayPeriod)
	if !ok && part && m.Value != "oclock" && t.toTime() && !t.LettersAt(m.End) {
		return m.End, scan.Found
	}
	return p, scan.FoundIf(ok)
}

// toTime reports whether a word of a range leads from a time to the hour: "از ساعت ۹ صبح تا ۸ شب".
func (t hour) toTime() bool {
	n := len(t.Figures)
	if n == 0 || t.Figures[n-1].Kind != schema.KindTime {
		return false
	}
	m, ok := t.HasValue(t.Figures[n-1].To, language.Range, "to")
	return ok && m.End == t.i
}

// unit gives the word or the sign for the hour behind the digits.
func (t hour) unit() (language.Match, bool) { return t.unitAt(t.i + 1) }

// unitAt gives the word or the sign for the hour at token i.
func (w *Clock) unitAt(i int) (language.Match, bool) {
	if u, ok := w.Has(i, language.CalendarUnit); ok && u.Value == language.UnitHour {
		return u, true
	}
	m, ok := w.Has(i, language.Measure)
	return m, ok && m.Value == "h" && (!w.LettersAt(m.End) || w.IsDigits(m.End)) && !w.Mark(m.End, "/")
}

// withUnit reads an hour with its word or sign, and the minutes behind it: "14h30". An hour alone is one of the clock
// by the words around it; it may as well be a duration.
func (t hour) withUnit() (int, scan.Outcome) {
	m, ok := t.unit()
	if !ok {
		return 0, scan.None
	}
	e := t.i + 1
	short := m.Flags.Has(language.Short) || m.End-e == 1 && len(t.Token(e)) == 1
	if t.minutesAt(m.End) && (!short || t.Glued(m.End) == t.Glued(e)) {
		if p, ok := t.dayPeriod(m.End+1, min(t.h, 12)); ok {
			return p, scan.Found
		}
		return m.End + 1, scan.Found
	}
	if short && t.Glued(e) && t.hourRange(t.i, m.End) || t.behindDay(m.End) {
		return m.End, scan.Found
	}
	if of := t.PastDateWords(m.End); t.AfterAt(t.i) && (!t.BehindOf(of) || t.dated(of)) {
		return m.End, scan.Found
	}
	p, ok := t.dayPeriod(m.End, t.h)
	return p, scan.OnlyIf(ok)
}

// minutesAt reports whether token i is minutes that count and measure nothing of their own.
func (t hour) minutesAt(i int) bool {
	if !t.twoDigits(i, 59) || t.LettersAt(i+1) || t.NounAt(i+1) {
		return false
	}
	return !t.Follows(i+1, language.Measure, language.CalendarUnit)
}

// spans reports whether the tokens [i,to), a time of day by their form, are as well a duration, and no word before them
// says which: "2 heures 45 minutes", "3 uur", "deux heures et demie".
func (w *Clock) spans(i, to int) bool {
	if w.AfterAt(i) || w.pointed(i) || w.IsDigits(i) && (hour{Clock: w, i: i}).behindDay(to) {
		return false
	}
	if v, to := w.NumberWord(i, language.Ordinal); v > 0 && to > i { // "devintą valandą"
		return false
	}
	for k := i + 1; k < to && !w.IsMark(k); k++ {
		u, ok := w.HasValue(k, language.CalendarUnit, language.UnitHour)
		if m, short := w.Has(k, language.Measure); !ok && short && m.Value == "h" {
			u, ok = m, true
		}
		if !ok || w.IsSyllabic(k) {
			continue
		}
		half := w.Function(u.End) == language.WordConjunction && w.Follows(u.End+1, language.Fraction)
		return u.End == to || half || w.IsDigits(u.End) && (w.minuteEnds(to) || w.minuteAt(to))
	}
	return false
}

// counts reports whether the number in words with which the tokens before end end counts what stands behind it: "alle
// nove e dieci persone".
func (w *Clock) counts(end int) bool {
	if w.IsDigits(end-1) || w.Mask[end-1]&scan.NumberBit == 0 {
		return false
	}
	noun := w.SmallNounAt(end) && !w.IsVerb(end) && !w.Follows(end, language.Relative, language.DayPeriod)
	return noun || w.Follows(end, scan.AmountSigns...)
}

// minuteAt reports whether the name of minutes stands at token i.
func (w *Clock) minuteAt(i int) bool {
	_, ok := w.HasValue(i, language.CalendarUnit, language.UnitMinute)
	return ok
}

// minuteEnds reports whether a unit of minutes ends before token to.
func (w *Clock) minuteEnds(to int) bool {
	if m, ok := w.Before(to, language.CalendarUnit); ok && m.Value == language.UnitMinute {
		return true
	}
	m, ok := w.Before(to, language.Measure)
	return ok && m.Value == "min"
}

// hours reads two hours of the clock of which only the second has its word: "9 bis 17 Uhr".
func (w *Clock) hours(i int) int {
	if _, ok := bareHourAt(w, i); !ok || w.Glued(i) && w.IsMark(i-1) && w.Glued(i-1) {
		return i
	}
	if w.pointed(i) {
		return w.firstHour(i)
	}
	k := pastHourJoint(w, i)
	if k == i+1 || !w.IsDigits(k) {
		return i
	}
	end := w.Time(k)
	if end == k {
		end = opensDay(w, i, k)
	}
	if end == k || w.isUnit(end) && w.lastHours(i, k) {
		return i
	}
	w.Add(scan.Figure{From: i, To: end, Kind: schema.KindTime, Rule: "hours"})
	return end
}

// isUnit reports whether a word for hours, which may as well be those of a length, ends before token end.
func (w *Clock) isUnit(end int) bool {
	m, ok := w.Before(end, language.CalendarUnit)
	return ok && m.Value == language.UnitHour && !w.IsSyllabic(m.End)
}

// Of two hours without a word that opens a range, which are a length by their size: the first that is too late for one,
// and the most hours between them.
const (
	tooLate  = 7
	maxApart = 2
)

// lastHours reports whether two hours at the tokens i and k are the bounds of a length: behind a word for lasting, with
// the one that opens a range perhaps, or where no such word stands and they are small: "duurt 2 tot 3 uur".
func (w *Clock) lastHours(i, k int) bool {
	if w.Customs.AfterLasting(w.Sheet, i) {
		return true
	}
	if open, ok := w.Before(i, language.Range); ok && open.Value == "open" {
		return w.Customs.AfterLasting(w.Sheet, open.End)
	}
	a, _ := w.Digits(i)
	b, _ := w.Digits(k)
	return !w.AfterAt(i) && a < tooLate && a < b && b-a <= maxApart
}

// hourRange reports whether an hour such as 9h, from token i to token end, is one end of a range of hours: "9h à 17h".
func (w *Clock) hourRange(i, end int) bool {
	if (hour{Clock: w, i: i}).toTime() {
		return true
	}
	m, ok := w.HasValue(end, language.Range, "to")
	if !ok || !w.IsDigits(m.End) || !w.Glued(m.End+1) {
		return false
	}
	u, ok := w.Has(m.End+1, language.Measure)
	return ok && u.Value == "h"
}

// timeLetter reports whether token i is one of the letters of ISO 8601: T before a time, Z after it.
func (w *Clock) timeLetter(i int) bool {
	return w.IsWord(i) && (w.Token(i) == "T" || w.Token(i) == "Z")
}

func (w *Clock) twoDigits(i, most int) bool {
	v, n := w.Digits(i)
	return n == 2 && v <= most
}

// dayPeriod gives the token after the day period at token i for an hour of the clock. "7 in the morning" is a time, "7
// night shifts" is not: a phrase other than for the half of the day must have its own preposition.
func (w *Clock) dayPeriod(i, hour int) (int, bool) {
	m, ok := w.Has(i, language.DayPeriod)
	if !ok || w.LettersAt(m.End) || w.BindsWord(m.End, "/.") {
		return 0, false // "15 م/ث" is no afternoon
	}
	switch m.Value {
	case "am", "pm":
		return m.End, true
	case "noon", "midnight":
		return 0, false
	}
	if hour > 12 && !w.Glued(i) {
		return 0, false
	}
	switch w.Function(i) {
	case language.WordPreposition, language.WordDeterminer, language.WordArticle:
		return m.End, true
	}
	return 0, false
}
