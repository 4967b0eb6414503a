package calendar

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Date reads one calendar unit at token i: a day, a month, a quarter or a year, counted from now or stated. A bare year,
// month or day of the month is read only if bare is true: the words around it must then show that it is one.
func (w *Dates) Date(i int, bare bool) (when, bool) {
	if i >= len(w.List) || w.Address[i] {
		return when{}, false
	}
	d, ok := w.dateByRule(i, bare)
	if t, found := w.templated(i); found && (!ok || t.to > d.to) {
		d, ok = t, true
	}
	if ok || d.rule == "year" && d.y != 0 {
		if f := w.furthered(d); f.to > d.to {
			d, ok = f, true
		}
	}
	return d, ok && (d.part != season || d.y != 0 || d.relative)
}

// dateByRule reads what date does without templates.
func (w *Dates) dateByRule(i int, bare bool) (when, bool) {
	if w.IsDigits(i) {
		return w.digitDate(i, bare)
	}
	if w.Mask[i]&scan.Bit(language.Era) != 0 {
		r := filled{to: i}
		if w.yearField(&r) {
			r.fields.from, r.fields.to, r.fields.rule = i, r.to, "year_with_era"
			return r.fields, true
		}
	}
	if w.List[i].ID == 0 {
		return when{}, false
	}
	if m, ok := w.Has(i, language.Relative); ok {
		switch m.Value {
		case language.UnitHour, language.UnitMinute, language.UnitSecond:
			return when{}, false
		case language.UnitYear, language.UnitMonth: // "今年3月", "本月9日"
			if d, ok := w.unitDate(m.End, true); ok && d.y == 0 && (d.m == 0) == (m.Value == language.UnitMonth) {
				d.from, d.relative, d.unit, d.n, d.rule = i, true, m.Value, m.Number, "relative_date"
				return d, true
			}
		}
		if m.Number != 0 && w.PastOf(m.End) > m.End {
			if d, ok := w.Date(w.pastDateWords(m.End), true); ok && (d.m != 0 || d.y != 0) && d.D == 0 { // "the last week of December"
				return when{from: i, to: d.to, y: d.y, m: d.m, fuzzy: true, rule: "part_of_date"}, true
			}
		}
		return when{from: i, to: m.End, relative: true, unit: m.Value, n: m.Number, rule: "relative_date", unsure: w.several(i, m)}, true
	}
	if m, ok := w.Has(i, language.Quarter); ok {
		if d, ok := w.quarterDate(i, m); ok {
			return d, true
		}
	}
	if m, ok := w.HasValue(i, language.Period, language.PeriodEarly, language.PeriodMid, language.PeriodLate); ok && !m.Flags.Has(language.After) {
		k := m.End
		if w.Mark(k, "-‐‑") && w.Glued(k) {
			k++
		}
		hyphen := w.Mark(k-1, "-‐‑")
		k = w.pastDateWords(k)
		if w.Follows(k, language.Period, language.Weekday) {
			return when{}, false
		}
		if d, ok := w.Date(k, true); ok && (d.rule != "year" || w.YearStands(d.from, true) || hyphen && scan.PlausibleYear(d.y)) {
			d.from, d.fuzzy, d.rule = i, true, "part_of_date"
			return d, true
		}
		return when{}, false
	}
	if _, end, ok := w.weekday(i); ok {
		k := end
		if w.Mark(k, ",") {
			k++
		}
		k = w.pastDateWords(k)
		if w.Follows(k, language.Period, language.Weekday) {
			return when{}, false
		}
		if d, ok := w.Date(k, false); ok && d.D != 0 && d.part == "" {
			d.from = i
			return d, true
		}
		return when{}, false
	}
	if m, end, ok := w.month(i); ok {
		return w.monthDate(i, m, end, bare)
	}
	v, to := w.numberWord(i, language.Ordinal)
	if v < 1 || v > 31 {
		return when{}, false
	}
	if v <= 4 {
		if u, ok := w.Has(to, language.CalendarUnit); ok && (u.Value == quarter || u.Value == half) {
			m := language.Match{Entry: &language.Entry{Number: v, Value: u.Value}, End: u.End}
			if d, ok := w.quarterDate(i, m); ok {
				return d, true
			}
		}
	}
	if m, end, ok := w.month(w.pastDateWords(to)); ok { // "first of May", "premier mai"
		return w.withYear(when{from: i, to: end, m: m, D: v, rule: "day_month"})
	}
	return when{}, false
}

// withYear adds the year that follows a day or a month: stated, or relative ("this year").
func (w *Dates) withYear(d when) (when, bool) {
	k := d.to
	if w.Mark(k, commas) {
		k++
	}
	if !w.Mark(k-1, commas) {
		k = w.pastDateWords(k)
	}
	if y, ok := w.year(k); ok && (k > d.to || !w.Glued(k)) && !w.countedYear(k) {
		d.y, d.to = y, w.pastYearWord(k+1)
		return d, d.valid()
	}
	if v, n := w.Digits(k + 1); n == 2 && w.Mark(k, "'’") && w.Glued(k+1) && !w.Glued(k) && !w.LettersAt(k+2) { // "21 May '19"
		d.setShort(v, w.Published)
		d.to = k + 2
		return d, d.valid()
	}
	if m, ok := w.Has(k, language.Relative); ok && m.Value == language.UnitYear && !w.Mark(k-1, ",") {
		d.relative, d.unit, d.n, d.to = true, m.Value, m.Number, m.End
	}
	return d, d.valid()
}

func (w *Dates) quarterDate(i int, m language.Match) (when, bool) {
	k := w.pastDateWords(m.End)
	d := when{from: i, to: m.End, D: m.Number, part: m.Value, rule: "part_of_year"}
	if y, ok := w.year(k); ok {
		d.y, d.to = y, w.pastYearWord(k+1)
		return d, true
	}
	if r, ok := w.Has(k, language.Relative); ok && r.Value == language.UnitYear {
		d.relative, d.unit, d.n, d.to = true, r.Value, r.Number, r.End
		return d, true
	}
	return d, w.namesPart(i, m)
}

// namesPart reports whether the name of a part of the year, m, is one without a year beside it: one that ends with the
// unit itself ("second quarter", "premier semestre"), in signs ("Q2") or in a script without blanks. The first half may
// be that of a game.
func (w *Dates) namesPart(i int, m language.Match) bool {
	if m.Value == season || w.PastOf(m.End) > m.End || w.BehindOf(w.pastDateWords(m.End)) {
		return false
	}
	if u, ok := w.Before(m.End, language.CalendarUnit); ok && u.End >= i && (u.Value == quarter || u.Value == half) {
		return true
	}
	return w.IsSyllabic(m.End-1) || m.Flags.Has(language.Short) && w.IsDigits(m.End-1) && w.IsCapital(i)
}

// monthDate reads a date that begins with a month: "March 3, 2021", "March 2021", "March this year".
func (w *Dates) monthDate(i, m, end int, bare bool) (when, bool) {
	d := when{from: i, to: end, m: m, rule: "month"}
	if k := w.pastDateWords(end); k > end && w.PastSuffix(k+1) > k+1 && w.traits.monthFirst { // "April the 22nd"
		if day, n := w.Digits(k); n > 0 && n <= 2 {
			c, ok := w.withYear(when{from: i, to: w.PastSuffix(k + 1), m: m, D: day, rule: "month_day"})
			if ok && day > 0 {
				return c, true
			}
		}
	}
	if day, n := w.Digits(end); n > 0 && n <= 2 && day >= 1 && day <= 31 && !w.Glued(end) {
		e := end + 1
		if s, ok := w.Has(e, language.OrdinalSuffix); ok && w.Glued(e) && w.IsWord(e) {
			e = s.End
		}
		if !w.LettersAt(e) && !(w.Glued(e) && w.IsMark(e) && w.Glued(e+1) && w.IsDigits(e+1) && !w.Mark(e, "-–/")) {
			c := when{from: i, to: e, m: m, D: day, rule: "month_day"}
			c, ok := w.withYear(c)
			if ok && (c.to > e || w.traits.monthFirst && !w.Follows(e, language.Percent, language.Multiplier, language.CalendarUnit)) {
				return c, true
			}
		}
	}
	d, ok := w.withYear(d)
	if !ok {
		return d, false
	}
	if d.to == end {
		if v, ok := w.Has(end, language.Vague); ok && v.Value == "past" && !w.Follows(v.End, language.CalendarUnit) {
			d.to = v.End // "mars dernier"
			return d, true
		}
		return d, bare
	}
	d.rule = "month_year"
	return d, true
}

// digitDate reads a date that begins with digits.
func (w *Dates) digitDate(i int, bare bool) (when, bool) {
	if w.Glued(i) && i > 0 && (w.IsWord(i-1) && !w.IsSyllabic(i-1) && !w.IsCut(i-1) || w.Mark(i-1, ".,:/") && w.IsDigits(i-2) && w.Glued(i-1)) {
		return when{}, false
	}
	if d, ok := w.numericDate(i); ok {
		return d, true
	}
	if d, ok := w.numericMonth(i, w.led(i)); ok {
		return d, true
	}
	if d, ok := w.unitDate(i, bare); ok {
		return d, true
	}
	if d, ok := w.DayMonth(i); ok {
		return d, true
	}
	if _, era := w.Has(i+1, language.Era); era {
		r := filled{to: i}
		if w.yearField(&r) && r.to > i+1 {
			r.fields.from, r.fields.to, r.fields.rule = i, r.to, "year_with_era"
			return r.fields, true
		}
	}
	y, ok := w.year(i)
	return when{from: i, to: i + 1, y: y, rule: "year"}, ok && bare
}

// DayMonth reads "3 March 2021", "1er mars", "3rd of March", "3. März 2021", "13-Sep-2023".
func (w *Dates) DayMonth(i int) (when, bool) {
	day, n := w.Digits(i)
	if n > 2 || day < 1 || day > 31 {
		return when{}, false
	}
	e := i + 1
	if s, ok := w.Has(e, language.OrdinalSuffix); ok && w.Glued(e) && w.IsWord(e) {
		e = s.End
	} else if w.Mark(e, ".") && w.Glued(e) && w.Traits.DayPoint {
		e++
	} else if w.Mark(e, "-") && w.Glued(e) && w.Glued(e+1) {
		if m, end, ok := w.month(e + 1); ok && w.Mark(end, "-") {
			if y, ok := w.year(end + 1); ok {
				d := when{from: i, to: end + 2, y: y, m: m, D: day, rule: "day_month"}
				return d, d.valid()
			}
		}
		return when{}, false
	}
	m, end, ok := w.month(e)
	if !ok {
		if m, end, ok = w.month(w.pastDateWords(e)); !ok {
			return when{}, false
		}
	}
	return w.withYear(when{from: i, to: end, m: m, D: day, rule: "day_month"})
}

// unitDate reads digits with the units of the calendar behind them, as in 2023年1月3日. A month stands alone only if bare
// is true; a day alone is one of the month of the document's own date.
func (w *Dates) unitDate(i int, bare bool) (when, bool) {
	d := when{from: i, to: i, rule: "date_with_units"}
	for want := 0; want < 3; {
		v, n := w.Digits(d.to)
		if n == 0 || n > 4 {
			break
		}
		m, ok := w.Has(d.to+1, language.CalendarUnit)
		if !ok || !w.IsSyllabic(d.to+1) && !w.Glued(d.to+1) || w.MakesSpan(m.End) {
			break
		}
		switch {
		case m.Value == language.UnitYear && n == 4 && want == 0:
			d.y, want = v, 1
		case m.Value == language.UnitMonth && n <= 2 && want <= 1 && v >= 1 && v <= 12:
			d.m, want = v, 2
		case m.Value == language.UnitDay && n <= 2 && (d.m != 0 || i == d.to && w.dayAlone(i, v, m.End)):
			d.D, want = v, 3
		default:
			want = 4
		}
		if want == 4 {
			break
		}
		d.to = m.End
	}
	switch {
	case d.y != 0, d.m != 0 && d.D != 0:
	case d.m != 0:
		d.rule = "month"
		return d, bare && w.monthWithUnit(i)
	case d.D != 0:
		d.rule = "day_of_month"
		return d, true
	}
	return d, d.to > i && d.valid()
}

// monthWithUnit reports whether the digits at token i are part of the name of a month, as in 3月.
func (w *Dates) monthWithUnit(i int) bool {
	m, ok := w.Has(i, language.Month)
	return ok && m.End > i+1 && w.traits.dayLetter != ""
}

// dayAlone reports whether a day, with its unit and no month, is one of a month: 9日.
func (w *Dates) dayAlone(i, day, end int) bool {
	if day < 1 || day > 31 || w.traits.dayLetter == "" || w.Token(end-1) != w.traits.dayLetter || end != i+2 || w.IsComparator(i) {
		return false
	}
	if m, ok := w.Has(i+1, language.RelativeMark); ok && m.End > end {
		return false
	}
	if _, ok := w.HasValue(end, language.Period, language.PeriodDuring); ok {
		return false // "20일 동안"
	}
	m, ok := w.Has(end, language.Comparator)
	return !ok || !m.Flags.Has(language.After) || !w.Glued(end)
}
