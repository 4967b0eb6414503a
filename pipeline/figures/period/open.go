package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// led is what a word that opens a period leads to: the word m, and the token k behind it and its small words.
type led struct {
	*Reader
	i int
	m language.Match
	k int
}

// leads are what may follow a word that opens a period.
var leads = []scan.Rule[led]{
	{Name: "boundary", Then: led.boundary},
	{Name: "weekday", Then: led.weekday},
	{Name: "year_span", Then: led.yearSpan},
	{Name: "days_of_month", Then: led.monthDays},
	{Name: "date", Then: led.date},
}

// opened reads what a word that opens a period leads to: "from March to June", "since August", "in 2019".
func (p place) opened() int {
	if to := p.between(p.i); to > p.i {
		return to
	}
	m, ok := p.Has(p.i, language.Period)
	if !ok || m.Flags.Has(language.After) || p.inRelative(p.i, m) || scan.EndsThan(p.Sheet, m.End) {
		return p.i
	}
	k := p.PastDateWords(m.End)
	if to := scan.First(p.Sheet, "opened", leads, led{p.Reader, p.i, m, k}, k); to > k {
		return to
	}
	return p.i
}

// between reads a period behind a word such as "from" and "between" at token i; i if there is none.
func (w *Reader) between(i int) int {
	m, ok := w.HasValue(i, language.Range, "open")
	if !ok {
		return i
	}
	k := w.PastDateWords(m.End)
	to := w.daysThenDate(k, true, 0)
	if to == k {
		to = w.monthDays(k, true)
	}
	if to > k {
		w.extend(i)
		return to
	}
	if d, ok := w.Date(k, true); ok {
		if to := w.twoEnds(i, d, true); to > i {
			return w.pastClosing(to)
		}
	}
	return i
}

// inRelative reports whether the word m that opens a period at token i is but the begin of a longer phrase that counts
// from now: "depois de amanhã".
func (w *Reader) inRelative(i int, m language.Match) bool {
	r, ok := w.Has(i, language.Relative)
	if !ok || r.End <= m.End {
		return false
	}
	inner, ok := w.Has(w.PastDateWords(m.End), language.Relative)
	return !ok || inner.Value != r.Value || inner.Number != r.Number
}

func (l led) yearSpan() int { return l.Reader.yearSpan(l.k) }

// monthDays reads days of a month in a list, on which something is.
func (l led) monthDays() int {
	if l.m.Value != language.PeriodDuring {
		return 0
	}
	return monthDayList(l.Reader, l.k)
}

// date reads a date, or a period, behind the word.
func (l led) date() int {
	d, ok := l.Date(l.k, true)
	if !ok {
		return 0
	}
	if to := l.twoEnds(l.k, d, false); to > l.k {
		return to
	}
	if d.Rule == "year" && !l.YearStands(d.From, true) || !namedDayStands(l.Reader, &d) {
		return 0
	}
	switch open := opening(l.m.Value, &d); open {
	case language.PeriodSince, language.PeriodUntil, language.PeriodAsOf:
		_, from := l.HasValue(l.i, language.Range, "open")
		if l.IsSyllabic(d.To) && l.PastOf(d.To) > d.To || from && d.Part == moment.Century {
			l.addDate(d) // "从2020年的1200万增至", from the 12 million of 2020; "от XIX век", of that century
			return d.To
		}
		if c, ok := l.HasValue(d.To, language.Period, l.m.Value); ok && c.Flags.Has(language.After) {
			d.To = c.End // "自2021年3月起"
		}
		if d.Day != 0 && l.m.Value == language.PeriodUntil && calendar.BehindNight(l.Dates, l.i) {
			l.addDate(d) // "natt til 5. mai"
			return d.To
		}
		l.addOpen(l.i, d, open)
	case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
		return 0 // Date reads it
	default:
		l.addDate(d)
		return furtherDays(l.Reader, d)
	}
	return d.To
}

// weekday reads a day of the week after a word that leads to a date, "on Friday": the latest one not after the
// document's date.
func (l led) weekday() int {
	switch l.m.Value {
	case language.PeriodDuring, language.PeriodSince, language.PeriodUntil:
	default:
		return 0
	}
	day, end, ok := l.Weekday(l.k)
	if !ok || l.IsCapital(end) || l.amongDays(l.k, end) {
		return 0
	}
	if d, ok := l.Date(l.k, false); ok && d.To > end {
		return 0
	}
	if to := weekdayAndDay(place{l.Reader, l.k}); to > l.k {
		return to
	}
	if e, ok := l.Has(l.k, language.Weekday); !ok || e.Flags.Has(language.Short) {
		return 0
	}
	if to := addComing(l.Reader, l.k, day, end); to > l.k {
		return to
	}
	d := moment.When{From: l.k, To: end, Relative: true, Unit: moment.WeekdayUnit(day), Rule: "weekday"}
	if l.m.Value == language.PeriodSince {
		l.addOpen(l.i, d, l.m.Value)
	} else {
		l.addDate(d)
	}
	return end
}

// boundary reads the begin or the end of a unit behind the word: "since the beginning of the year", "jusqu'à la fin de
// 2019". A word for the begin must join its complement with an "of"; without one it names a part without stated ends
// ("depuis début 2019"), as the words for the end do that are marked as narrow ("late 2019").
func (l led) boundary() int {
	want, open := "", l.m.Value
	switch open {
	case language.PeriodSince:
		want = language.PeriodEarly
	case language.PeriodUntil, language.PeriodAsOf:
		want = language.PeriodLate
	case language.PeriodBefore:
		want, open = language.PeriodLate, language.PeriodUntil
	default:
		return 0
	}
	e, ok := l.HasValue(l.k, language.Period, want)
	if !ok || !l.BehindOf(e.End) && (want == language.PeriodEarly || e.Flags.Has(language.Narrow)) {
		return 0
	}
	k := l.PastDateWords(e.End)
	d, ok := l.whole(k)
	if u, unit := l.Has(k, language.CalendarUnit); !ok && unit && want == language.PeriodLate {
		d, ok = l.wholeUnit(k, u) // "до конца года": a genitive that is a plural, too
	}
	if !ok {
		return 0
	}
	l.addOpen(l.i, d, open)
	return d.To
}

// closed reads a word behind a date that makes it a period with one end: "2015年以来", "2021年まで". It gives i if there is
// none.
func (w *Reader) closed(i int, d moment.When) int {
	if d.Open != "" {
		w.addOpen(i, d, d.Open)
		return d.To
	}
	m, ok := w.Has(w.PastClitic(d.To), language.Period)
	if open := calendar.OpenForm(w.Dates, &d); open != "" && (!ok || !m.Flags.Has(language.After)) {
		w.addOpen(i, d, open)
		return d.To
	}
	if !ok || !m.Flags.Has(language.After) || m.Flags.Has(language.Narrow) && goesOnAt(w, m.End) {
		return i
	}
	open := opening(m.Value, &d)
	switch open {
	case language.PeriodSince, language.PeriodUntil, language.PeriodAsOf:
	default:
		return i
	}
	if d.Rule == "year" && !w.YearStands(d.From, true) {
		return i
	}
	d.To = m.End
	w.addOpen(i, d, open)
	return m.End
}

// opening gives what the value of a word makes of the date that it stands beside: before the end of a unit is until
// then, "vor Jahresende".
func opening(value string, d *moment.When) string {
	if value == language.PeriodBefore && d.Edge == language.PeriodLate {
		return language.PeriodUntil
	}
	return value
}

// goesOnAt reports whether what ends before token i is the begin of a longer word, or leads to a number: 2025年前三季度.
func goesOnAt(w *Reader, i int) bool {
	return w.LongerWord(i-1, i) || w.Glued(i) && (w.IsDigits(i) || i < len(w.Mask) && w.Mask[i]&scan.NumberBit != 0)
}

// pastClosing takes the word behind the second end of a range that closes it, まで in 1月から3月まで.
func (w *Reader) pastClosing(to int) int {
	if m, ok := w.HasValue(to, language.Period, language.PeriodUntil); ok && m.Flags.Has(language.After) {
		f := &w.Figures[len(w.Figures)-1]
		w.Take(f.To, m.End)
		f.To = m.End
		return m.End
	}
	return to
}
