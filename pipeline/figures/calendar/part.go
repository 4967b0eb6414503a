package calendar

import (
	"example.org/sourcebook/pipeline/language"
)

// furthered adds to a unit what stands behind it and makes it a part of it: the name of a part of the year ("2022年第三季度",
// "今年上半年"), a decade of a century ("20世纪90年代"), or a word for begin, middle or end ("2021年初", "5月末").
func (w *Dates) furthered(d when) when {
	if d.part == fiscal {
		if p, ok := w.partOfYear(w.pastDateWords(d.to)); ok {
			d.to = p.to // no quarter of the year of the calendar
		}
	}
	if d.m == 0 && d.D == 0 && !d.fuzzy && !d.era && !d.other && (d.y != 0 || d.relative && d.unit == language.UnitYear) {
		k := w.pastDateWords(w.pastClitic(d.to))
		switch d.part {
		case "":
			if p, ok := w.partOfYear(k); ok {
				d.part, d.D, d.to, d.rule = p.part, p.D, p.to, "part_of_year"
			}
		case century:
			if p, ok := w.templated(d.to); ok && p.part == decade && p.to-d.to <= 4 && p.y%100 < 100 {
				d.part, d.y, d.to, d.rule = decade, d.y-1+p.y%100, p.to, "decade"
			}
		}
	}
	if m, ok := w.Has(d.to, language.Period); ok && m.Flags.Has(language.After) && (d.y != 0 || d.m != 0 || d.relative) && !d.fuzzy {
		switch m.Value {
		case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
			d.edge, d.fuzzy, d.to, d.rule = m.Value, true, m.End, "part_of_date"
		}
	}
	return d
}

// partOfYear reads the name of a part of the year, without a year, at token i.
func (w *Dates) partOfYear(i int) (when, bool) {
	if m, ok := w.Has(i, language.Quarter); ok {
		return when{from: i, to: m.End, part: m.Value, D: m.Number}, true
	}
	if d, ok := w.templated(i); ok && d.y == 0 && !d.relative && (d.part == quarter || d.part == half || d.part == season) {
		return d, true
	}
	return when{}, false
}

// pastClitic skips an ending that is written onto digits with an apostrophe, as in "2022'nin", "2022's".
func (w *Dates) pastClitic(i int) int {
	if w.Mark(i, "'’") && w.Glued(i) && w.Glued(i+1) && w.IsWord(i+1) && w.IsDigits(i-1) {
		return i + 2
	}
	return i
}
