package calendar

import (
	"example.org/sourcebook/pipeline/language"
)

// furthered adds to a unit what stands behind it and makes it a part of it: the name of a part of the year
// ("2022年第三季度", "今年上半年"), a decade of a century ("20世纪90年代"), or a word for begin, middle or end ("2021年初", "5月末").
func (w *Dates) furthered(d When) When {
	if d.Part == fiscal {
		if p, ok := w.partOfYear(w.PastDateWords(d.To)); ok {
			d.To = p.To // no quarter of the year of the calendar
		}
	}
	if d.isAnyYear() {
		k := w.PastDateWords(w.PastClitic(d.To))
		switch d.Part {
		case "":
			if p, ok := w.partOfYear(k); ok {
				d.Part, d.Day, d.To, d.Rule = p.Part, p.Day, p.To, "part_of_year"
			}
		case century:
			if p, ok := w.templated(d.To); ok && p.Part == Decade && p.To-d.To <= 4 && p.Year%100 < 100 {
				d.Part, d.Year, d.To, d.Rule = Decade, d.Year-1+p.Year%100, p.To, "decade"
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

// isAnyYear reports whether the unit is a year or several, stated or counted from now, of the common calendar.
func (d *When) isAnyYear() bool {
	if d.Month != 0 || d.Day != 0 || d.Fuzzy || d.era || d.Other {
		return false
	}
	return d.Year != 0 || d.Relative && d.Unit == language.UnitYear
}

// isPartOfYear reports whether the unit is a part of a year that is not stated.
func (d *When) isPartOfYear() bool {
	return d.Year == 0 && !d.Relative && (d.Part == quarter || d.Part == half || d.Part == Season)
}

// partOfYear reads the name of a part of the year, without a year, at token i.
func (w *Dates) partOfYear(i int) (When, bool) {
	if m, ok := w.Has(i, language.Quarter); ok {
		return When{From: i, To: m.End, Part: m.Value, Day: m.Number}, true
	}
	if d, ok := w.templated(i); ok && d.isPartOfYear() {
		return d, true
	}
	return When{}, false
}

// PastClitic skips an ending that is written onto digits with an apostrophe, as in "2022'nin", "2022's".
func (w *Dates) PastClitic(i int) int {
	if w.Mark(i, "'’") && w.Glued(i) && w.Glued(i+1) && w.IsWord(i+1) && w.IsDigits(i-1) {
		return i + 2
	}
	return i
}
