package figures

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// date reads one calendar unit at token i: a day, a month, a quarter or a year, counted from now or stated. A bare year,
// month or day of the month is read only if bare is true: the words around it must then show that it is one.
func (w *work) date(i int, bare bool) (when, bool) {
	if i >= len(w.t.List) || w.address[i] {
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
func (w *work) dateByRule(i int, bare bool) (when, bool) {
	if w.isDigits(i) {
		return w.digitDate(i, bare)
	}
	if w.mask[i]&bit(language.Era) != 0 {
		r := filled{to: i}
		if w.yearField(&r) {
			r.fields.from, r.fields.to, r.fields.rule = i, r.to, "year_with_era"
			return r.fields, true
		}
	}
	if w.t.List[i].ID == 0 {
		return when{}, false
	}
	if m, ok := w.has(i, language.Relative); ok {
		switch m.Value {
		case language.UnitHour, language.UnitMinute, language.UnitSecond:
			return when{}, false
		case language.UnitYear, language.UnitMonth: // "今年3月", "本月9日"
			if d, ok := w.unitDate(m.End, true); ok && d.y == 0 && (d.m == 0) == (m.Value == language.UnitMonth) {
				d.from, d.relative, d.unit, d.n, d.rule = i, true, m.Value, m.Number, "relative_date"
				return d, true
			}
		}
		if m.Number != 0 && w.of(m.End) > m.End {
			if d, ok := w.date(w.pastDateWords(m.End), true); ok && (d.m != 0 || d.y != 0) && d.d == 0 { // "the last week of December"
				return when{from: i, to: d.to, y: d.y, m: d.m, fuzzy: true, rule: "part_of_date"}, true
			}
		}
		return when{from: i, to: m.End, relative: true, unit: m.Value, n: m.Number, rule: "relative_date", unsure: w.several(i, m)}, true
	}
	if m, ok := w.has(i, language.Quarter); ok {
		if d, ok := w.quarterDate(i, m); ok {
			return d, true
		}
	}
	if m, ok := w.value(i, language.Period, language.PeriodEarly, language.PeriodMid, language.PeriodLate); ok && !m.Flags.Has(language.After) {
		k := m.End
		if w.mark(k, "-‐‑") && w.glued(k) {
			k++
		}
		hyphen := w.mark(k-1, "-‐‑")
		k = w.pastDateWords(k)
		if w.follows(k, language.Period, language.Weekday) {
			return when{}, false
		}
		if d, ok := w.date(k, true); ok && (d.rule != "year" || w.yearStands(d.from, true) || hyphen && plausibleYear(d.y)) {
			d.from, d.fuzzy, d.rule = i, true, "part_of_date"
			return d, true
		}
		return when{}, false
	}
	if _, end, ok := w.weekday(i); ok {
		k := end
		if w.mark(k, ",") {
			k++
		}
		k = w.pastDateWords(k)
		if w.follows(k, language.Period, language.Weekday) {
			return when{}, false
		}
		if d, ok := w.date(k, false); ok && d.d != 0 && d.part == "" {
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
		if u, ok := w.has(to, language.CalendarUnit); ok && (u.Value == quarter || u.Value == half) {
			m := language.Match{Entry: &language.Entry{Number: v, Value: u.Value}, End: u.End}
			if d, ok := w.quarterDate(i, m); ok {
				return d, true
			}
		}
	}
	if m, end, ok := w.month(w.pastDateWords(to)); ok { // "first of May", "premier mai"
		return w.withYear(when{from: i, to: end, m: m, d: v, rule: "day_month"})
	}
	return when{}, false
}

// several reports whether the phrase m at token i has another meaning of the same class, as कल is yesterday and tomorrow.
func (w *work) several(i int, m language.Match) bool {
	w.found = w.pack.At(&w.t, i, w.found[:0])
	for _, other := range w.found {
		if other.Class == m.Class && other.End == m.End && (other.Number != m.Number || other.Value != m.Value) && !other.Flags.Has(language.Narrow) {
			return true
		}
	}
	return false
}

// pastDateWords skips the small words between the parts of a date.
func (w *work) pastDateWords(i int) int {
	for k := 0; k < 3; k++ {
		m, ok := w.has(i, language.DateWord)
		if !ok {
			if !w.isWord(i) || !w.traits.joins[w.lowerToken(i)] {
				break
			}
			m.End = i + 1
		}
		i = m.End
		if w.mark(i, "'’") && w.glued(i) {
			i++
		}
	}
	return i
}

// month reads the name of a month at token i; where the language writes it with a capital, the text must, too.
func (w *work) month(i int) (m, end int, ok bool) {
	e, ok := w.has(i, language.Month)
	if !ok || !w.cased(e, i) {
		return 0, 0, false
	}
	return e.Number, w.pastPoint(e), true
}

func (w *work) weekday(i int) (d, end int, ok bool) {
	e, ok := w.has(i, language.Weekday)
	if !ok || !w.cased(e, i) {
		return 0, 0, false
	}
	return e.Number, w.pastPoint(e), true
}

func (w *work) cased(e language.Match, i int) bool {
	r, _ := utf8.DecodeRuneInString(e.Phrase)
	return !unicode.IsUpper(r) || unicode.IsUpper(w.rune(i))
}

// pastPoint gives the token after an abbreviation and its full stop.
func (w *work) pastPoint(e language.Match) int {
	to := e.End
	if w.mark(to-1, ".") {
		to-- // the lexicon may have the stop in the abbreviation: at the end of a sentence it is not the date's
	}
	if (to < e.End || e.Flags.Has(language.Short)) && w.mark(to, ".") && w.glued(to) &&
		(w.isDigits(to+1) || w.lower(to+1) || w.mark(to+1, ",") || w.rangeSign(to+1) > to+1) {
		return to + 1
	}
	if w.mark(to, ".") && w.glued(to) && w.rangeSign(to+1) > to+1 {
		return to + 1
	}
	return to
}

// year reads a year in four digits at token i that are no part of a longer number or code.
func (w *work) year(i int) (int, bool) {
	y, n := w.digits(i)
	if n != 4 || y < 1000 || y > 2999 || w.lettersAt(i+1) && !w.ideograph(i+1) && !w.isDigits(i+1) {
		return 0, false
	}
	if w.glued(i+1) && w.isMark(i+1) && w.glued(i+2) && w.isDigits(i+2) && (w.mark(i+1, ".:/") || w.mark(i+1, ",") && w.length(i+2) == 3) {
		return 0, false
	}
	if offset := w.traits.yearOffset; y > lastYear && y+offset >= 1800 && y+offset <= lastYear {
		y += offset
	}
	return y, true
}

// withYear adds the year that follows a day or a month: stated, or relative ("this year").
func (w *work) withYear(d when) (when, bool) {
	k := d.to
	if w.mark(k, commas) {
		k++
	}
	if !w.mark(k-1, commas) {
		k = w.pastDateWords(k)
	}
	if y, ok := w.year(k); ok && (k > d.to || !w.glued(k)) && !w.countedYear(k) {
		d.y, d.to = y, w.pastYearWord(k+1)
		return d, d.valid()
	}
	if v, n := w.digits(k + 1); n == 2 && w.mark(k, "'’") && w.glued(k+1) && !w.glued(k) && !w.lettersAt(k+2) { // "21 May '19"
		d.setShort(v, w.published)
		d.to = k + 2
		return d, d.valid()
	}
	if m, ok := w.has(k, language.Relative); ok && m.Value == language.UnitYear && !w.mark(k-1, ",") {
		d.relative, d.unit, d.n, d.to = true, m.Value, m.Number, m.End
	}
	return d, d.valid()
}

// pastYearWord skips the word for year behind the year of a date, in a language whose dates have one: "5 марта 2022 г.".
func (w *work) pastYearWord(i int) int {
	if len(w.traits.yearWord) == 0 || !w.isWord(i) || w.glued(i) {
		return i
	}
	if w.traits.yearWord[w.lowerToken(i)] {
		if w.mark(i+1, ".") && w.glued(i+1) && (w.lower(i+2) || w.mark(i+2, ",)")) {
			return i + 2
		}
		return i + 1
	}
	if u, ok := w.has(i, language.CalendarUnit); ok && u.Value == language.UnitYear {
		return u.End
	}
	return i
}

// countedYear reports whether the four digits at token k count what follows: "on 5 May, 2000 people" is taken for a year
// nonetheless, "in March 1207 suspects" is not.
func (w *work) countedYear(k int) bool {
	y, _ := w.digits(k)
	return !plausibleYear(y) && w.nounAt(k+1) && w.lower(k+1)
}

func (w *work) quarterDate(i int, m language.Match) (when, bool) {
	k := w.pastDateWords(m.End)
	d := when{from: i, to: m.End, d: m.Number, part: m.Value, rule: "part_of_year"}
	if y, ok := w.year(k); ok {
		d.y, d.to = y, w.pastYearWord(k+1)
		return d, true
	}
	if r, ok := w.has(k, language.Relative); ok && r.Value == language.UnitYear {
		d.relative, d.unit, d.n, d.to = true, r.Value, r.Number, r.End
		return d, true
	}
	return d, w.namesPart(i, m)
}

// namesPart reports whether the name of a part of the year, m, is one without a year beside it: one that ends with the
// unit itself ("second quarter", "premier semestre"), in signs ("Q2") or in a script without blanks. The first half may
// be that of a game.
func (w *work) namesPart(i int, m language.Match) bool {
	if m.Value == season || w.of(m.End) > m.End || w.joins(w.pastDateWords(m.End)) {
		return false
	}
	if u, ok := w.before(m.End, language.CalendarUnit); ok && u.End >= i && (u.Value == quarter || u.Value == half) {
		return true
	}
	return w.ideograph(m.End-1) || m.Flags.Has(language.Short) && w.isDigits(m.End-1) && w.capital(i)
}

// monthDate reads a date that begins with a month: "March 3, 2021", "March 2021", "March this year".
func (w *work) monthDate(i, m, end int, bare bool) (when, bool) {
	d := when{from: i, to: end, m: m, rule: "month"}
	if k := w.pastDateWords(end); k > end && w.pastSuffix(k+1) > k+1 && w.traits.monthFirst { // "April the 22nd"
		if day, n := w.digits(k); n > 0 && n <= 2 {
			c, ok := w.withYear(when{from: i, to: w.pastSuffix(k + 1), m: m, d: day, rule: "month_day"})
			if ok && day > 0 {
				return c, true
			}
		}
	}
	if day, n := w.digits(end); n > 0 && n <= 2 && day >= 1 && day <= 31 && !w.glued(end) {
		e := end + 1
		if s, ok := w.has(e, language.OrdinalSuffix); ok && w.glued(e) && w.isWord(e) {
			e = s.End
		}
		if !w.lettersAt(e) && !(w.glued(e) && w.isMark(e) && w.glued(e+1) && w.isDigits(e+1) && !w.mark(e, "-–/")) {
			c := when{from: i, to: e, m: m, d: day, rule: "month_day"}
			c, ok := w.withYear(c)
			if ok && (c.to > e || w.traits.monthFirst && !w.follows(e, language.Percent, language.Multiplier, language.CalendarUnit)) {
				return c, true
			}
		}
	}
	d, ok := w.withYear(d)
	if !ok {
		return d, false
	}
	if d.to == end {
		if v, ok := w.has(end, language.Vague); ok && v.Value == "past" && !w.follows(v.End, language.CalendarUnit) {
			d.to = v.End // "mars dernier"
			return d, true
		}
		return d, bare
	}
	d.rule = "month_year"
	return d, true
}

// digitDate reads a date that begins with digits.
func (w *work) digitDate(i int, bare bool) (when, bool) {
	if w.glued(i) && i > 0 && (w.isWord(i-1) && !w.ideograph(i-1) && !w.isCut(i-1) || w.mark(i-1, ".,:/") && w.isDigits(i-2) && w.glued(i-1)) {
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
	if d, ok := w.dayMonth(i); ok {
		return d, true
	}
	if _, era := w.has(i+1, language.Era); era {
		r := filled{to: i}
		if w.yearField(&r) && r.to > i+1 {
			r.fields.from, r.fields.to, r.fields.rule = i, r.to, "year_with_era"
			return r.fields, true
		}
	}
	y, ok := w.year(i)
	return when{from: i, to: i + 1, y: y, rule: "year"}, ok && bare
}

// dayMonth reads "3 March 2021", "1er mars", "3rd of March", "3. März 2021", "13-Sep-2023".
func (w *work) dayMonth(i int) (when, bool) {
	day, n := w.digits(i)
	if n > 2 || day < 1 || day > 31 {
		return when{}, false
	}
	e := i + 1
	if s, ok := w.has(e, language.OrdinalSuffix); ok && w.glued(e) && w.isWord(e) {
		e = s.End
	} else if w.mark(e, ".") && w.glued(e) && w.traits.dayPoint {
		e++
	} else if w.mark(e, "-") && w.glued(e) && w.glued(e+1) {
		if m, end, ok := w.month(e + 1); ok && w.mark(end, "-") {
			if y, ok := w.year(end + 1); ok {
				d := when{from: i, to: end + 2, y: y, m: m, d: day, rule: "day_month"}
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
	return w.withYear(when{from: i, to: end, m: m, d: day, rule: "day_month"})
}

// unitDate reads digits with the units of the calendar behind them, as in 2023年1月3日. A month stands alone only if bare
// is true; a day alone is one of the month of the document's own date.
func (w *work) unitDate(i int, bare bool) (when, bool) {
	d := when{from: i, to: i, rule: "date_with_units"}
	for want := 0; want < 3; {
		v, n := w.digits(d.to)
		if n == 0 || n > 4 {
			break
		}
		m, ok := w.has(d.to+1, language.CalendarUnit)
		if !ok || !w.ideograph(d.to+1) && !w.glued(d.to+1) || w.spans(m.End) {
			break
		}
		switch {
		case m.Value == language.UnitYear && n == 4 && want == 0:
			d.y, want = v, 1
		case m.Value == language.UnitMonth && n <= 2 && want <= 1 && v >= 1 && v <= 12:
			d.m, want = v, 2
		case m.Value == language.UnitDay && n <= 2 && (d.m != 0 || i == d.to && w.dayAlone(i, v, m.End)):
			d.d, want = v, 3
		default:
			want = 4
		}
		if want == 4 {
			break
		}
		d.to = m.End
	}
	switch {
	case d.y != 0, d.m != 0 && d.d != 0:
	case d.m != 0:
		d.rule = "month"
		return d, bare && w.monthWithUnit(i)
	case d.d != 0:
		d.rule = "day_of_month"
		return d, true
	}
	return d, d.to > i && d.valid()
}

// monthWithUnit reports whether the digits at token i are part of the name of a month, as in 3月.
func (w *work) monthWithUnit(i int) bool {
	m, ok := w.has(i, language.Month)
	return ok && m.End > i+1 && w.traits.dayLetter != ""
}

// spans reports whether the letter at token i makes the unit before it a duration, as 間 does in 9日間.
func (w *work) spans(i int) bool { return w.glued(i) && w.traits.spanning[w.token(i)] }

// dayAlone reports whether a day, with its unit and no month, is one of a month: 9日.
func (w *work) dayAlone(i, day, end int) bool {
	if day < 1 || day > 31 || w.traits.dayLetter == "" || w.token(end-1) != w.traits.dayLetter || end != i+2 || w.isComparator(i) {
		return false
	}
	if m, ok := w.has(i+1, language.RelativeMark); ok && m.End > end {
		return false
	}
	if _, ok := w.value(end, language.Period, language.PeriodDuring); ok {
		return false // "20일 동안"
	}
	m, ok := w.has(end, language.Comparator)
	return !ok || !m.Flags.Has(language.After) || !w.glued(end)
}

// led reports whether the words around token i show that a date is there: a preposition or the sign of a range beside it,
// or nothing else at all.
func (w *work) led(i int) bool {
	if i == 0 {
		return len(w.t.List) == 3 || w.rangeSign(3) > 3
	}
	if _, ok := w.before(i, language.Period); ok {
		return true
	}
	if _, ok := w.before(i, language.Range); ok {
		return true
	}
	return w.function(i-1) == language.WordPreposition || w.mark(i-1, "–—～~")
}

// impossible takes a day that no month has, "31 February 2021", for a code.
func (w *work) impossible(i int) int {
	day, e := w.dayOfMonth(i)
	if day < 29 || w.glued(i) && !w.ideograph(i-1) {
		return i
	}
	m, to, ok := w.month(w.pastDateWords(e))
	if !ok || day <= daysIn(2000, m) {
		y, stated := w.year(w.pastDateWords(to))
		if !ok || !stated || m != 2 || day <= daysIn(y, m) {
			return i
		}
	}
	if k := w.pastDateWords(to); k < len(w.t.List) {
		if _, ok := w.year(k); ok {
			to = k + 1
		}
	}
	return w.identifier(i, to, "impossible_date")
}
