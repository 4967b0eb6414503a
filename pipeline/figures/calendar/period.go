package calendar

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// impossible takes a day that no month has, "31 February 2021", for a code.
func (w *Periods) impossible(i int) int {
	day, e := w.dayOfMonth(i)
	if day < 29 || w.Glued(i) && !w.IsSyllabic(i-1) {
		return i
	}
	m, to, ok := w.month(w.pastDateWords(e))
	if !ok || day <= daysIn(2000, m) {
		y, stated := w.year(w.pastDateWords(to))
		if !ok || !stated || m != 2 || day <= daysIn(y, m) {
			return i
		}
	}
	if k := w.pastDateWords(to); k < len(w.List) {
		if _, ok := w.year(k); ok {
			to = k + 1
		}
	}
	return w.AddIdentifier(i, to, "impossible_date")
}

// Read reads a date or a period at token i and gives the token after it; i if there is none.
func (w *Periods) Read(i int) int {
	if w.Address[i] {
		return i
	}
	mask := w.Mask[i]
	if mask&scan.DigitBit != 0 {
		if to := w.yearSpan(i); to > i {
			return to
		}
		if to := w.daysThenDate(i, false, 0); to > i {
			return to
		}
		if len(w.traits.templates.yearFirst) > 0 && w.Length(i) == 4 {
			if to := w.yearThenDays(i); to > i {
				return to
			}
		}
		if to := w.dayList(i); to > i {
			return to
		}
	}
	if mask&scan.DigitBit != 0 {
		if to := w.impossible(i); to > i {
			return to
		}
	}
	if mask&(1<<language.Range|1<<language.Period) != 0 && w.DateNear(i) {
		if to := w.opened(i); to > i {
			return to
		}
	}
	if mask&(1<<language.Vague|1<<language.CalendarUnit) != 0 {
		if to := w.vague(i); to > i {
			return to
		}
		if to := w.decade(i); to > i {
			return to
		}
	}
	if mask&(scan.DigitBit|scan.NumberBit) != 0 && w.markedWithin(i) {
		if to := w.partOfUnit(i); to > i {
			return to
		}
	}
	if mask&(1<<language.RelativeMark|scan.DigitBit|scan.NumberBit) != 0 {
		if to := w.unitsFromNow(i); to > i {
			return to
		}
	}
	if mask&scan.Bit(language.Month) != 0 {
		if to := w.monthDays(i, false); to > i {
			return to
		}
	}
	if mask&(1<<language.Relative|1<<language.Quarter|1<<language.Weekday|1<<language.Month|1<<language.Era|scan.TemplateStart|scan.DigitBit|scan.NumberBit) == 0 && !w.RomanStart(i) && !(mask&scan.Bit(language.Period) != 0 && w.DateNear(i)) {
		return i
	}
	a, ok := w.Date(i, true)
	if !ok {
		return i
	}
	if to := w.twoEnds(i, a, false); to > i {
		return w.pastClosing(to)
	}
	if to := w.closed(i, a); to > i {
		return to
	}
	if !w.stands(a) {
		return i
	}
	w.addDate(a)
	return a.to
}

// stands reports whether the words around a date show that it is one, where its own do not.
func (w *Periods) stands(d when) bool {
	switch d.rule {
	case "year":
		return w.YearStands(d.from, false)
	case "month":
		_, before := w.Before(d.from, language.Period)
		_, open := w.Before(d.from, language.Range)
		return d.to-d.from > 1 && !w.Mark(d.to-1, ".") || before || open
	}
	return true
}

// opened reads what a word that opens a period leads to: "from March to June", "since August", "in 2019".
func (w *Periods) opened(i int) int {
	if m, ok := w.HasValue(i, language.Range, "open"); ok {
		k := w.pastDateWords(m.End)
		to := w.daysThenDate(k, true, 0)
		if to == k {
			to = w.monthDays(k, true)
		}
		if to > k {
			f := &w.Figures[len(w.Figures)-1]
			w.Take(i, f.From)
			f.From = i
			return to
		}
		if d, ok := w.Date(k, true); ok {
			if to := w.twoEnds(i, d, true); to > i {
				return w.pastClosing(to)
			}
		}
	}
	m, ok := w.Has(i, language.Period)
	if !ok || m.Flags.Has(language.After) {
		return i
	}
	if r, ok := w.Has(i, language.Relative); ok && r.End > m.End {
		if inner, ok := w.Has(w.pastDateWords(m.End), language.Relative); !ok || inner.Value != r.Value || inner.Number != r.Number {
			return i // "depois de amanhã"
		}
	}
	k := w.pastDateWords(m.End)
	if to := w.boundary(i, m, k); to > i {
		return to
	}
	if to := w.onWeekday(m, k); to > k {
		return to
	}
	if to := w.yearSpan(k); to > k {
		return to
	}
	d, ok := w.Date(k, true)
	if !ok {
		return i
	}
	if to := w.twoEnds(k, d, false); to > k {
		return to
	}
	if d.rule == "year" && !w.YearStands(d.from, true) {
		return i
	}
	switch m.Value {
	case language.PeriodSince, language.PeriodUntil, language.PeriodAsOf:
		if c, ok := w.HasValue(d.to, language.Period, m.Value); ok && c.Flags.Has(language.After) {
			d.to = c.End // "自2021年3月起"
		}
		w.addOpen(i, d, m.Value)
	case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
		return i // date reads it
	default:
		w.addDate(d)
	}
	return d.to
}

// onWeekday reads a day of the week after a word that leads to a date, "on Friday": the latest one not after the
// document's date.
func (w *Periods) onWeekday(m language.Match, k int) int {
	if m.Value != language.PeriodDuring && m.Value != language.PeriodSince && m.Value != language.PeriodUntil {
		return k
	}
	day, end, ok := w.weekday(k)
	if !ok || w.Mark(end, "-–/") || w.IsCapital(end) || w.PastRangeSign(end) > end {
		return k
	}
	if d, ok := w.Date(k, false); ok && d.to > end {
		return k
	}
	if e, ok := w.Has(k, language.Weekday); !ok || e.Flags.Has(language.Short) {
		return k
	}
	w.addDate(when{from: k, to: end, relative: true, unit: "weekday" + string(rune('0'+day)), rule: "weekday"})
	return end
}

// twoEnds reads the second end of a period after the first, a. open says that a word such as "from" stands before it.
func (w *Periods) twoEnds(from int, a when, open bool) int {
	k := w.PastRangeSign(a.to)
	if k == a.to {
		return from
	}
	_, and := w.HasValue(a.to, language.Range, "and")
	if and && !open {
		return from
	}
	if to := w.dateThenDay(from, a, open); to > from {
		return to
	}
	b, ok := w.Date(w.pastDateWords(k), true)
	if !ok {
		return from
	}
	if a.rule == "year" && b.rule != "year" && b.m == 0 && b.D == 0 && b.part == "" && b.y != 0 && !b.fuzzy {
		b.rule = "year" // "1998至2002年"
	}
	if a.rule == "year" && (b.rule != "year" || b.y <= a.y || !scan.PlausibleYear(b.y) && !w.YearStands(b.from, true) ||
		!scan.PlausibleYear(a.y) || w.NounAt(b.to) && w.IsLower(b.to)) {
		return from
	}
	if (b.rule == "year") != (a.rule == "year") && !(a.m != 0 && a.y != 0 && b.rule == "year") {
		return from
	}
	if a.relative && a.unit != language.UnitYear || b.relative && b.unit != language.UnitYear && b.rule == "relative_date" && a.rule != "relative_date" && b.unit != "day" {
		return from
	}
	w.addPeriod(from, a, b)
	return b.to
}

// yearSpan reads 2019-2023, 2019–20 and 2023/24, and a decade such as 1990s.
func (w *Periods) yearSpan(i int) int {
	y, ok := w.year(i)
	if !ok {
		v, n := w.Digits(i)
		if n == 4 && v >= 1000 && v < 2100 && v%10 == 0 && w.Token(i+1) == "s" && w.Glued(i+1) && !w.Glued(i+2) || n == 4 && v%10 == 0 && w.Token(i+1) == "s" && w.IsMark(i+2) {
			d := when{from: i, to: i + 2, y: v, part: decade, rule: "decade"}
			if v%100 == 0 {
				d.fuzzy = true // the 1900s may be ten years or a hundred
			}
			if m, ok := w.Before(i, language.Period); ok && !w.Taken[m.End] {
				switch m.Value {
				case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
					d.from, d.fuzzy = m.End, true
				}
			}
			w.addDate(d)
			return d.to
		}
		v2, n2 := w.Digits(i + 2)
		if n != 4 || !scan.PlausibleYear(v) || !w.Mark(i+1, "/") || n2 != 2 || v2 != (v+1)%100 || !w.Glued(i+1) || !w.Glued(i+2) || w.Glued(i+3) && !w.IsMark(i+3) || w.Mark(i+3, "/-") {
			return i
		}
		w.addSpan(i, i+3, v, v2 <= 12 && w.Pack.Order == "ymd")
		return i + 3
	}
	if w.Glued(i) && i > 0 && (w.IsWord(i-1) || w.Mark(i-1, "-/.:") && w.IsDigits(i-2)) || !w.Mark(i+1, "-–—") || !scan.PlausibleYear(y) || w.Glued(i+1) != w.Glued(i+2) {
		return i
	}
	z, n := w.Digits(i + 2)
	if n == 2 && w.Glued(i+2) && !w.LettersAt(i+3) && !(w.Mark(i+3, "-/") && w.Glued(i+3) && w.Glued(i+4) && w.IsDigits(i+4)) {
		switch {
		case z == (y+1)%100:
			w.addSpan(i, i+3, y, z <= 12 && w.Mark(i+1, "-"))
			return i + 3
		case z > 12 && z > y%100 && z <= y%100+10:
			w.addPeriod(i, when{from: i, to: i + 1, y: y, rule: "year"}, when{from: i + 2, to: i + 3, y: y - y%100 + z, rule: "year"})
			return i + 3
		}
	}
	if z, ok := w.year(i + 2); ok && z > y && z <= scan.LastYear && !w.Mark(i+3, "-") && !(w.NounAt(i+3) && w.Follows(i+3, language.Currency, language.Measure)) {
		to := w.pastYearWord(i + 3)
		w.addPeriod(i, when{from: i, to: i + 1, y: y, rule: "year"}, when{from: i + 2, to: to, y: z, rule: "year"})
		return to
	}
	return i
}

// decade reads "années 1990": a plural of years before a round year.
func (w *Periods) decade(i int) int {
	u, ok := w.Has(i, language.CalendarUnit)
	if !ok || u.Value != language.UnitYear || !w.traits.plural[strings.ToLower(w.Surface(i, u.End))] {
		return i
	}
	y, ok := w.year(u.End)
	if !ok || y%10 != 0 || !scan.PlausibleYear(y) {
		return i
	}
	d := when{from: i, to: u.End + 1, y: y, part: decade, fuzzy: y%100 == 0, rule: "decade"}
	if to := w.twoEnds(i, d, false); to > i {
		return to
	}
	w.addDate(d)
	return d.to
}

// addSpan adds two years that follow each other, y and the next, as in 2017-18. In unsure cases it may as well be a
// month, as in 2011-12 (ISO 8601).
func (w *Periods) addSpan(from, to, y int, unsure bool) {
	f := scan.Figure{From: from, To: to, Kind: schema.KindPeriod, Rule: "two_years"}
	if unsure {
		scan.AddIssue(&f.Issues, "ambiguous_date")
	} else {
		f.Start, f.End = dateOf(y, 1, 1), dateOf(y+1, 12, 31)
	}
	w.Add(f)
}

// maxDays bounds how many days a list of days has.
const maxDays = 8

// dayList reads the days of one month in a list, "9, 10 and 11 July" and "les 9 et 10 juin". Each is a date of its own.
func (w *Periods) dayList(i int) int {
	type day struct{ d, from, to int }
	var list []day
	for k := i; len(list) < maxDays; {
		d, e := w.dayOfMonth(k)
		if d == 0 {
			return i
		}
		if b, ok := w.DayMonth(k); ok {
			if len(list) == 0 || list[len(list)-1].d >= d {
				return i
			}
			for _, x := range list {
				a := b
				a.D, a.from, a.to, a.rule = x.d, x.from, x.to, "day_of_list"
				if !a.valid() {
					return i
				}
			}
			for _, x := range list {
				a := b
				a.D, a.from, a.to, a.rule = x.d, x.from, x.to, "day_of_list"
				w.addDate(a)
			}
			w.addDate(b)
			return b.to
		}
		if len(list) > 0 && list[len(list)-1].d >= d {
			return i
		}
		list = append(list, day{d, k, e})
		m, and := w.HasValue(e, language.Range, "and")
		switch {
		case and:
			k = w.pastDateWords(m.End)
		case w.Mark(e, ",、،") && !w.Glued(e+1):
			k = w.pastDateWords(e + 1)
		default:
			return i
		}
	}
	return i
}

// monthDays reads "June 3-9, 2021", with open also "June 3 and 9". Without it, "June 3 and 9" are two dates.
func (w *Periods) monthDays(i int, open bool) int {
	m, end, ok := w.month(i)
	if !ok || !w.traits.monthFirst || w.Glued(end) {
		return i
	}
	first, e := w.dayOfMonth(end)
	k := w.PastRangeSign(e)
	last, to := w.dayOfMonth(k)
	if first == 0 || k == e || last <= first {
		return i
	}
	if w.LettersAt(to) || w.Glued(to) && w.Glued(to+1) && w.IsDigits(to+1) || w.NounAt(to) && w.IsLower(to) {
		return i
	}
	b, ok := w.withYear(when{from: i, to: to, m: m, D: last, rule: "month_day"})
	if !ok {
		return i
	}
	if m, _, ok := w.month(b.to); ok && m != 0 {
		return i
	}
	a := b
	a.D = first
	if _, and := w.HasValue(e, language.Range, "and"); and && !open {
		a.to, b.from, b.rule = e, k, "day_of_list"
		w.addDate(a)
		w.addDate(b)
		return b.to
	}
	w.addPeriod(i, a, b)
	return b.to
}

// vague reads a period without stated ends: "recent years", "last decade", "the past three years".
func (w *Periods) vague(i int) int {
	if _, ok := w.Has(i, language.Relative); ok {
		return i
	}
	if m, ok := w.Has(i, language.Vague); ok && m.Value != "now" {
		if _, end, ok := w.month(m.End); ok && m.Value == "past" {
			w.addDate(when{from: i, to: end, m: w.monthNumber(m.End), rule: "last_month_of_name"})
			return end
		}
		if q, ok := w.Has(m.End, language.Quarter); ok && q.Value == season {
			return w.addVague(i, q.End)
		}
		k := m.End
		if m.Value == "past" {
			if to := w.lastOf(i, k); to > i {
				return to
			}
		}
		number := false
		a, ok := w.amounts.At(k, false)
		if ok && a.Form == language.Cardinal {
			k, number = a.To, true
		} else if f := w.Function(k); f == language.WordDeterminer {
			k++
		}
		if u, ok := w.Has(k, language.CalendarUnit); ok && !u.Flags.Has(language.Short) && (number || !clockUnit(u.Value)) {
			return w.addVague(i, u.End)
		}
		return i
	}
	if u, ok := w.Has(i, language.CalendarUnit); ok && !u.Flags.Has(language.Short) && !clockUnit(u.Value) {
		if m, ok := w.Has(u.End, language.Vague); ok && m.Value == "past" && !w.wordAfter(m.End) {
			return w.addVague(i, m.End)
		}
	}
	return i
}

// wordAfter reports whether a noun stands at token i, so that an adjective before it belongs to that.
func (w *Periods) wordAfter(i int) bool { return w.NounAt(i) && w.IsLower(i) }

func (w *Periods) monthNumber(i int) int {
	m, _, _ := w.month(i)
	return m
}

func clockUnit(unit string) bool {
	return unit == language.UnitHour || unit == language.UnitMinute || unit == language.UnitSecond
}

func (w *Periods) addVague(from, to int) int {
	w.NoteNumerals(from, to)
	w.Add(scan.Figure{From: from, To: to, Kind: schema.KindPeriod, Rule: "vague_period"})
	return to
}

// markedWithin reports whether a word that counts back from now or makes a period vague stands among the few tokens after
// token i.
func (w *Periods) markedWithin(i int) bool {
	for k := i + 1; k < len(w.Mask) && k < i+10; k++ {
		if w.Mask[k]&(1<<language.Vague|1<<language.RelativeMark|1<<language.CalendarUnit) != 0 {
			return true
		}
	}
	return false
}

// unitsFromNow reads "three years ago", "il y a trois ans" and "trois dernières années".
func (w *Periods) unitsFromNow(i int) int {
	from := i
	if m, ok := w.Has(i, language.RelativeMark); ok && m.Flags.Has(language.Before) && m.Number < 0 {
		i = m.End
	}
	if i >= len(w.Mask) || w.Mask[i]&(scan.DigitBit|scan.NumberBit) == 0 || from == i && !w.markedWithin(i) {
		return from
	}
	a, ok := w.amounts.At(i, false)
	if !ok || a.Form != language.Cardinal || a.Fraction {
		return from
	}
	unit, end := "", 0
	if from == i {
		if v, ok := w.Has(a.To, language.Vague); ok && v.Value != "now" {
			if u, ok := w.Has(v.End, language.CalendarUnit); ok {
				if v.Value == "past" {
					if to := w.partOf(from, &a, u, true); to > from {
						return to
					}
				}
				return w.addVague(from, u.End)
			}
		}
		m, ok := w.Has(a.To, language.RelativeMark)
		if u, is := w.Has(a.To, language.CalendarUnit); is && (!ok || m.Value == "") {
			if m, ok = w.Has(u.End, language.RelativeMark); ok && m.Value == "" { // "dois anos" and "atrás"
				unit = u.Value
			}
		}
		if !ok || !m.Flags.Has(language.After) || m.Number >= 0 {
			return from
		}
		if end = m.End; m.Value != "" {
			unit = m.Value
		}
	} else {
		u, ok := w.Has(a.To, language.CalendarUnit)
		if !ok || u.Flags.Has(language.Short) {
			return from
		}
		unit, end = u.Value, u.End
		for k := from; k < i; k++ { // "siku 3 iliyopita": the unit stands before the number
			if left, ok := w.Has(k, language.CalendarUnit); ok && !left.Flags.Has(language.Short) {
				unit, u.Entry = left.Value, left.Entry
			}
		}
		if u.Value == unit && w.several(a.To, u) {
			unit = ""
		}
	}
	if v, n := w.Digits(i); n == 4 && scan.PlausibleYear(v) && w.IsSyllabic(i+1) {
		return from // "2025年前" is before that year
	}
	w.NoteNumerals(from, end)
	f := scan.Figure{From: from, To: end, Kind: schema.KindPeriod, Rule: "units_ago"}
	if n := a.Value.Num(); a.Value.IsInt() && n.IsInt64() && n.Int64() < 1000 && (unit == language.UnitYear || unit == language.UnitMonth || unit == language.UnitDay) &&
		!w.IsComparator(from) {
		w.addDate(when{from: from, to: end, relative: true, unit: unit, n: -int(n.Int64()), rule: "units_ago"})
		return end
	}
	w.Add(f)
	return end
}
