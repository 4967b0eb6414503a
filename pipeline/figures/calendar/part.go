package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
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
			}
		case moment.Century:
			if p, ok := w.Unit(d.To); ok && p.Part == moment.Decade && p.To-d.To <= 4 && p.Year%100 < 100 {
				d.Part, d.Year, d.To, d.Rule = moment.Decade, d.Year-1+p.Year%100, p.To, "decade"
			}
		}
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

// namesWeek reports whether the phrase from the place to token end holds the word for a week.
func (b begin) namesWeek(end int) bool {
	for k := b.i; k < end; k++ {
		if _, ok := b.HasValue(k, language.CalendarUnit, language.UnitWeek); ok {
			return true
		}
	}
	return false
}
