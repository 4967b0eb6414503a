package figures

import "example.org/sourcebook/pipeline/language"

// furthered adds to a unit what stands behind it and makes it a part of it: the name of a part of the year ("2022年第三季度",
// "今年上半年"), a decade of a century ("20世纪90年代"), or a word for begin, middle or end ("2021年初", "5月末").
func (w *work) furthered(d when) when {
	if d.part == fiscal {
		if p, ok := w.partOfYear(w.pastDateWords(d.to)); ok {
			d.to = p.to // no quarter of the year of the calendar
		}
	}
	if d.m == 0 && d.d == 0 && !d.fuzzy && !d.era && !d.other && (d.y != 0 || d.relative && d.unit == language.UnitYear) {
		k := w.pastDateWords(w.pastClitic(d.to))
		switch d.part {
		case "":
			if p, ok := w.partOfYear(k); ok {
				d.part, d.d, d.to, d.rule = p.part, p.d, p.to, "part_of_year"
			}
		case century:
			if p, ok := w.templated(d.to); ok && p.part == decade && p.to-d.to <= 4 && p.y%100 < 100 {
				d.part, d.y, d.to, d.rule = decade, d.y-1+p.y%100, p.to, "decade"
			}
		}
	}
	if m, ok := w.has(d.to, language.Period); ok && m.Flags.Has(language.After) && (d.y != 0 || d.m != 0 || d.relative) && !d.fuzzy {
		switch m.Value {
		case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
			d.edge, d.fuzzy, d.to, d.rule = m.Value, true, m.End, "part_of_date"
		}
	}
	return d
}

// partOfYear reads the name of a part of the year, without a year, at token i.
func (w *work) partOfYear(i int) (when, bool) {
	if m, ok := w.has(i, language.Quarter); ok {
		return when{from: i, to: m.End, part: m.Value, d: m.Number}, true
	}
	if d, ok := w.templated(i); ok && d.y == 0 && !d.relative && (d.part == quarter || d.part == half || d.part == season) {
		return d, true
	}
	return when{}, false
}

// pastClitic skips an ending that is written onto digits with an apostrophe, as in "2022'nin", "2022's".
func (w *work) pastClitic(i int) int {
	if w.mark(i, "'’") && w.glued(i) && w.glued(i+1) && w.isWord(i+1) && w.isDigits(i-1) {
		return i + 2
	}
	return i
}

// closed reads a word behind a date that makes it a period with one end: "2015年以来", "2021年まで". It gives i if there is
// none.
func (w *work) closed(i int, d when) int {
	m, ok := w.has(w.pastClitic(d.to), language.Period)
	if !ok || !m.Flags.Has(language.After) {
		return i
	}
	switch m.Value {
	case language.PeriodSince, language.PeriodUntil, language.PeriodAsOf:
	default:
		return i
	}
	if d.rule == "year" && !w.yearStands(d.from, true) {
		return i
	}
	d.to = m.End
	w.addOpen(i, d, m.Value)
	return m.End
}

// pastClosing takes the word behind the second end of a range that closes it, まで in 1月から3月まで.
func (w *work) pastClosing(to int) int {
	if m, ok := w.value(to, language.Period, language.PeriodUntil); ok && m.Flags.Has(language.After) {
		f := &w.figures[len(w.figures)-1]
		w.take(f.to, m.End)
		f.to = m.End
		return m.End
	}
	return to
}
