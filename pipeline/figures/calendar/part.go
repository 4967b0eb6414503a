package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// furthered adds to a unit what stands behind it and makes it a part of it: the name of a part of the year
// ("2022年第三季度", "今年上半年"), a decade of a century ("20世纪90年代"), or a word for begin, middle or end ("2021年初", "5月末").
func (w *Dates) furthered(d moment.When) moment.When {
	if d.Part == moment.Fiscal {
		if p, ok := w.partOfYear(w.PastDateWords(d.To)); ok {
			d.To = p.To // no quarter of the year of the calendar
		}
	}
	if d.IsAnyYear() {
		k := w.PastDateWords(w.PastClitic(d.To))
		switch d.Part {
		case "":
			if p, ok := w.partOfYear(k); ok {
				d.Part, d.Day, d.To, d.Rule = p.Part, p.Day, p.To, "part_of_year"
				d.SetHoliday(p.Part, p.Day)
			}
		case moment.Century, moment.Decade:
			if c, ok := cutBehind(w, d, k); ok {
				return c
			}
			p, ok := w.Unit(d.To)
			if ok && d.Part == moment.Century && p.Part == moment.Decade && p.To-d.To <= 4 {
				d.Part, d.Year, d.To, d.Rule = moment.Decade, d.Year-1+p.Year%100, p.To, "decade"
			}
		}
	}
	if n := nthWeekday(w, d); n.To > d.To {
		return n
	}
	if d.Fuzzy || d.Year == 0 && d.Month == 0 && !d.Relative {
		return d
	}
	if m, ok := w.Has(d.To, language.Period); ok && m.Flags.Has(language.After) {
		switch m.Value {
		case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
			d.Edge, d.Fuzzy, d.To, d.Rule = m.Value, true, m.End, "part_of_date"
		}
	}
	return d
}

// cutAhead gives the half or quarter of the century or decade before which its name, m, stands: "first half of the
// 1990s".
func cutAhead(w *Dates, m language.Match) (moment.When, bool) {
	for k, last := m.End, -1; k != last; {
		if d, ok := w.Unit(k); ok {
			return d.Cut(m.Value, m.Number)
		}
		last, k = k, max(w.PastDateWords(k), w.PastOf(k))
		if k == last && w.IsFunction(k) {
			k++
		}
	}
	return moment.When{}, false
}

// cutBehind gives the half or quarter of a century or decade of which the name stands behind it, at token k: "19.
// sajandi teisel poolel".
func cutBehind(w *Dates, d moment.When, k int) (moment.When, bool) {
	m, ok := w.Has(k, language.Quarter)
	if !ok || w.LongerWord(k, m.End) {
		return d, false
	}
	c, ok := d.Cut(m.Value, m.Number)
	c.To = m.End
	return c, ok
}

// partOfYear reads the name of a part of the year, without a year, at token i.
func (w *Dates) partOfYear(i int) (moment.When, bool) {
	if m, ok := w.Has(i, language.Quarter); ok && !w.LongerWord(i, m.End) { // but no 春 of 春节
		return moment.When{From: i, To: m.End, Part: m.Value, Day: m.Number}, true
	}
	if d, ok := w.Unit(i); ok && d.IsPartOfYear() {
		return d, true
	}
	return moment.When{}, false
}

// PastClitic skips an ending that is written onto digits with an apostrophe, as in "2022'nin", "2022's".
func (w *Dates) PastClitic(i int) int {
	if w.Mark(i, "'’") && w.Glued(i) && w.Glued(i+1) && w.IsWord(i+1) && w.IsDigits(i-1) {
		return i + 2
	}
	return i
}

// dayInIdeographs reads a day of a month in ideographs with a unit that numbers other things, too, where what stands
// behind it shows that it is a day, or it is all: 二十号公布.
func dayInIdeographs(b begin) (moment.When, scan.Outcome) {
	if !b.IsNounScript(b.i) {
		return moment.When{}, scan.Next
	}
	v, to := b.NumberWord(b.i, language.Cardinal)
	u, ok := b.HasValue(to, language.CalendarUnit, language.UnitDay)
	if !ok || v < 1 || v > 31 || b.Token(u.End-1) == b.Customs.DayLetter {
		return moment.When{}, scan.Next
	}
	d := moment.When{From: b.i, To: u.End, Day: v, Rule: "day_of_month"}
	return d, scan.FoundIf(b.IsAll(b.i, u.End) || numbersDay(b.Sheet, b.i, u.End))
}
