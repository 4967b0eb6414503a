package figures

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// dates reads a date or a period at token i and gives the token after it; i if there is none.
func (w *work) dates(i int) int {
	if w.address[i] {
		return i
	}
	mask := w.mask[i]
	if mask&digitBit != 0 {
		if to := w.yearSpan(i); to > i {
			return to
		}
		if to := w.daysThenDate(i, false, 0); to > i {
			return to
		}
		if len(w.traits.templates.yearFirst) > 0 && w.length(i) == 4 {
			if to := w.yearThenDays(i); to > i {
				return to
			}
		}
		if to := w.dayList(i); to > i {
			return to
		}
	}
	if mask&digitBit != 0 {
		if to := w.impossible(i); to > i {
			return to
		}
	}
	if mask&(1<<language.Range|1<<language.Period) != 0 && w.dateWithin(i) {
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
	if mask&(digitBit|numberBit) != 0 && w.markedWithin(i) {
		if to := w.partOfUnit(i); to > i {
			return to
		}
	}
	if mask&(1<<language.RelativeMark|digitBit|numberBit) != 0 {
		if to := w.unitsFromNow(i); to > i {
			return to
		}
	}
	if mask&bit(language.Month) != 0 {
		if to := w.monthDays(i, false); to > i {
			return to
		}
	}
	if mask&(1<<language.Relative|1<<language.Quarter|1<<language.Weekday|1<<language.Month|1<<language.Era|templateStart|digitBit|numberBit) == 0 && !w.romanStart(i) && !(mask&bit(language.Period) != 0 && w.dateWithin(i)) {
		return i
	}
	a, ok := w.date(i, true)
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
func (w *work) stands(d when) bool {
	switch d.rule {
	case "year":
		return w.yearStands(d.from, false)
	case "month":
		_, before := w.before(d.from, language.Period)
		_, open := w.before(d.from, language.Range)
		return d.to-d.from > 1 && !w.mark(d.to-1, ".") || before || open
	}
	return true
}

// opened reads what a word that opens a period leads to: "from March to June", "since August", "in 2019".
func (w *work) opened(i int) int {
	if m, ok := w.value(i, language.Range, "open"); ok {
		k := w.pastDateWords(m.End)
		to := w.daysThenDate(k, true, 0)
		if to == k {
			to = w.monthDays(k, true)
		}
		if to > k {
			f := &w.figures[len(w.figures)-1]
			w.take(i, f.from)
			f.from = i
			return to
		}
		if d, ok := w.date(k, true); ok {
			if to := w.twoEnds(i, d, true); to > i {
				return w.pastClosing(to)
			}
		}
	}
	m, ok := w.has(i, language.Period)
	if !ok || m.Flags.Has(language.After) {
		return i
	}
	if r, ok := w.has(i, language.Relative); ok && r.End > m.End {
		if inner, ok := w.has(w.pastDateWords(m.End), language.Relative); !ok || inner.Value != r.Value || inner.Number != r.Number {
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
	d, ok := w.date(k, true)
	if !ok {
		return i
	}
	if to := w.twoEnds(k, d, false); to > k {
		return to
	}
	if d.rule == "year" && !w.yearStands(d.from, true) {
		return i
	}
	switch m.Value {
	case language.PeriodSince, language.PeriodUntil, language.PeriodAsOf:
		if c, ok := w.value(d.to, language.Period, m.Value); ok && c.Flags.Has(language.After) {
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
func (w *work) onWeekday(m language.Match, k int) int {
	if m.Value != language.PeriodDuring && m.Value != language.PeriodSince && m.Value != language.PeriodUntil {
		return k
	}
	day, end, ok := w.weekday(k)
	if !ok || w.mark(end, "-–/") || w.capital(end) || w.rangeSign(end) > end {
		return k
	}
	if d, ok := w.date(k, false); ok && d.to > end {
		return k
	}
	if e, ok := w.has(k, language.Weekday); !ok || e.Flags.Has(language.Short) {
		return k
	}
	w.addDate(when{from: k, to: end, relative: true, unit: "weekday" + string(rune('0'+day)), rule: "weekday"})
	return end
}

// twoEnds reads the second end of a period after the first, a. open says that a word such as "from" stands before it.
func (w *work) twoEnds(from int, a when, open bool) int {
	k := w.rangeSign(a.to)
	if k == a.to {
		return from
	}
	_, and := w.value(a.to, language.Range, "and")
	if and && !open {
		return from
	}
	if to := w.dateThenDay(from, a, open); to > from {
		return to
	}
	b, ok := w.date(w.pastDateWords(k), true)
	if !ok {
		return from
	}
	if a.rule == "year" && b.rule != "year" && b.m == 0 && b.d == 0 && b.part == "" && b.y != 0 && !b.fuzzy {
		b.rule = "year" // "1998至2002年"
	}
	if a.rule == "year" && (b.rule != "year" || b.y <= a.y || !plausibleYear(b.y) && !w.yearStands(b.from, true) ||
		!plausibleYear(a.y) || w.nounAt(b.to) && w.lower(b.to)) {
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
func (w *work) yearSpan(i int) int {
	y, ok := w.year(i)
	if !ok {
		v, n := w.digits(i)
		if n == 4 && v >= 1000 && v < 2100 && v%10 == 0 && w.token(i+1) == "s" && w.glued(i+1) && !w.glued(i+2) || n == 4 && v%10 == 0 && w.token(i+1) == "s" && w.isMark(i+2) {
			d := when{from: i, to: i + 2, y: v, part: decade, rule: "decade"}
			if v%100 == 0 {
				d.fuzzy = true // the 1900s may be ten years or a hundred
			}
			if m, ok := w.before(i, language.Period); ok && !w.taken[m.End] {
				switch m.Value {
				case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
					d.from, d.fuzzy = m.End, true
				}
			}
			w.addDate(d)
			return d.to
		}
		v2, n2 := w.digits(i + 2)
		if n != 4 || !plausibleYear(v) || !w.mark(i+1, "/") || n2 != 2 || v2 != (v+1)%100 || !w.glued(i+1) || !w.glued(i+2) || w.glued(i+3) && !w.isMark(i+3) || w.mark(i+3, "/-") {
			return i
		}
		w.addSpan(i, i+3, v, v2 <= 12 && w.pack.Order == "ymd")
		return i + 3
	}
	if w.glued(i) && i > 0 && (w.isWord(i-1) || w.mark(i-1, "-/.:") && w.isDigits(i-2)) || !w.mark(i+1, "-–—") || !plausibleYear(y) || w.glued(i+1) != w.glued(i+2) {
		return i
	}
	z, n := w.digits(i + 2)
	if n == 2 && w.glued(i+2) && !w.lettersAt(i+3) && !(w.mark(i+3, "-/") && w.glued(i+3) && w.glued(i+4) && w.isDigits(i+4)) {
		switch {
		case z == (y+1)%100:
			w.addSpan(i, i+3, y, z <= 12 && w.mark(i+1, "-"))
			return i + 3
		case z > 12 && z > y%100 && z <= y%100+10:
			w.addPeriod(i, when{from: i, to: i + 1, y: y, rule: "year"}, when{from: i + 2, to: i + 3, y: y - y%100 + z, rule: "year"})
			return i + 3
		}
	}
	if z, ok := w.year(i + 2); ok && z > y && z <= lastYear && !w.mark(i+3, "-") && !(w.nounAt(i+3) && w.follows(i+3, language.Currency, language.Measure)) {
		to := w.pastYearWord(i + 3)
		w.addPeriod(i, when{from: i, to: i + 1, y: y, rule: "year"}, when{from: i + 2, to: to, y: z, rule: "year"})
		return to
	}
	return i
}

// decade reads "années 1990": a plural of years before a round year.
func (w *work) decade(i int) int {
	u, ok := w.has(i, language.CalendarUnit)
	if !ok || u.Value != language.UnitYear || !w.traits.plural[strings.ToLower(w.t.Surface(i, u.End))] {
		return i
	}
	y, ok := w.year(u.End)
	if !ok || y%10 != 0 || !plausibleYear(y) {
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
func (w *work) addSpan(from, to, y int, unsure bool) {
	f := figure{from: from, to: to, kind: schema.KindPeriod, rule: "two_years"}
	if unsure {
		addIssue(&f.issues, "ambiguous_date")
	} else {
		f.start, f.end = dateOf(y, 1, 1), dateOf(y+1, 12, 31)
	}
	w.add(f)
}

// dayOfMonth reads the day of a month in digits at token i, with what makes it an ordinal; 0 if there is none.
func (w *work) dayOfMonth(i int) (day, to int) {
	day, n := w.digits(i)
	if n == 0 || n > 2 || day < 1 || day > 31 {
		return 0, i
	}
	to = w.pastSuffix(i + 1)
	if to == i+1 && w.traits.dayPoint && w.mark(to, ".") && w.glued(to) {
		to++
	}
	return day, to
}

// maxDays bounds how many days a list of days has.
const maxDays = 8

// dayList reads the days of one month in a list, "9, 10 and 11 July" and "les 9 et 10 juin". Each is a date of its own.
func (w *work) dayList(i int) int {
	type day struct{ d, from, to int }
	var list []day
	for k := i; len(list) < maxDays; {
		d, e := w.dayOfMonth(k)
		if d == 0 {
			return i
		}
		if b, ok := w.dayMonth(k); ok {
			if len(list) == 0 || list[len(list)-1].d >= d {
				return i
			}
			for _, x := range list {
				a := b
				a.d, a.from, a.to, a.rule = x.d, x.from, x.to, "day_of_list"
				if !a.valid() {
					return i
				}
			}
			for _, x := range list {
				a := b
				a.d, a.from, a.to, a.rule = x.d, x.from, x.to, "day_of_list"
				w.addDate(a)
			}
			w.addDate(b)
			return b.to
		}
		if len(list) > 0 && list[len(list)-1].d >= d {
			return i
		}
		list = append(list, day{d, k, e})
		m, and := w.value(e, language.Range, "and")
		switch {
		case and:
			k = w.pastDateWords(m.End)
		case w.mark(e, ",、،") && !w.glued(e+1):
			k = w.pastDateWords(e + 1)
		default:
			return i
		}
	}
	return i
}

func (w *work) pastSuffix(i int) int {
	if s, ok := w.has(i, language.OrdinalSuffix); ok && w.glued(i) && w.isWord(i) {
		return s.End
	}
	return i
}

// monthDays reads "June 3-9, 2021", with open also "June 3 and 9". Without it, "June 3 and 9" are two dates.
func (w *work) monthDays(i int, open bool) int {
	m, end, ok := w.month(i)
	if !ok || !w.traits.monthFirst || w.glued(end) {
		return i
	}
	first, e := w.dayOfMonth(end)
	k := w.rangeSign(e)
	last, to := w.dayOfMonth(k)
	if first == 0 || k == e || last <= first {
		return i
	}
	if w.lettersAt(to) || w.glued(to) && w.glued(to+1) && w.isDigits(to+1) || w.nounAt(to) && w.lower(to) {
		return i
	}
	b, ok := w.withYear(when{from: i, to: to, m: m, d: last, rule: "month_day"})
	if !ok {
		return i
	}
	if m, _, ok := w.month(b.to); ok && m != 0 {
		return i
	}
	a := b
	a.d = first
	if _, and := w.value(e, language.Range, "and"); and && !open {
		a.to, b.from, b.rule = e, k, "day_of_list"
		w.addDate(a)
		w.addDate(b)
		return b.to
	}
	w.addPeriod(i, a, b)
	return b.to
}

// vague reads a period without stated ends: "recent years", "last decade", "the past three years".
func (w *work) vague(i int) int {
	if _, ok := w.has(i, language.Relative); ok {
		return i
	}
	if m, ok := w.has(i, language.Vague); ok && m.Value != "now" {
		if _, end, ok := w.month(m.End); ok && m.Value == "past" {
			w.addDate(when{from: i, to: end, m: w.monthNumber(m.End), rule: "last_month_of_name"})
			return end
		}
		if q, ok := w.has(m.End, language.Quarter); ok && q.Value == season {
			return w.addVague(i, q.End)
		}
		k := m.End
		if m.Value == "past" {
			if to := w.lastOf(i, k); to > i {
				return to
			}
		}
		number := false
		a, ok := w.amount(k, false)
		if ok && a.form == language.Cardinal {
			k, number = a.to, true
		} else if f := w.function(k); f == language.WordDeterminer {
			k++
		}
		if u, ok := w.has(k, language.CalendarUnit); ok && !u.Flags.Has(language.Short) && (number || !clockUnit(u.Value)) {
			return w.addVague(i, u.End)
		}
		return i
	}
	if u, ok := w.has(i, language.CalendarUnit); ok && !u.Flags.Has(language.Short) && !clockUnit(u.Value) {
		if m, ok := w.has(u.End, language.Vague); ok && m.Value == "past" && !w.wordAfter(m.End) {
			return w.addVague(i, m.End)
		}
	}
	return i
}

// wordAfter reports whether a noun stands at token i, so that an adjective before it belongs to that.
func (w *work) wordAfter(i int) bool { return w.nounAt(i) && w.lower(i) }

func (w *work) monthNumber(i int) int {
	m, _, _ := w.month(i)
	return m
}

func clockUnit(unit string) bool {
	return unit == language.UnitHour || unit == language.UnitMinute || unit == language.UnitSecond
}

func (w *work) addVague(from, to int) int {
	w.wordsIn(from, to)
	w.add(figure{from: from, to: to, kind: schema.KindPeriod, rule: "vague_period"})
	return to
}

// wordsIn records the number words among the tokens [from,to).
func (w *work) wordsIn(from, to int) {
	for k := from; k < to; k++ {
		if w.isWord(k) && w.pack.ReadsNumber(&w.t, k) {
			if n, ok := w.pack.ReadNumber(&w.t, k); ok && n.End <= to && n.Form != language.Year {
				w.numeralWords(k, n.End)
				k = n.End - 1
			}
		}
	}
}

// markedWithin reports whether a word that counts back from now or makes a period vague stands among the few tokens after
// token i.
func (w *work) markedWithin(i int) bool {
	for k := i + 1; k < len(w.mask) && k < i+10; k++ {
		if w.mask[k]&(1<<language.Vague|1<<language.RelativeMark|1<<language.CalendarUnit) != 0 {
			return true
		}
	}
	return false
}

// unitsFromNow reads "three years ago", "il y a trois ans" and "trois dernières années".
func (w *work) unitsFromNow(i int) int {
	from := i
	if m, ok := w.has(i, language.RelativeMark); ok && m.Flags.Has(language.Before) && m.Number < 0 {
		i = m.End
	}
	if i >= len(w.mask) || w.mask[i]&(digitBit|numberBit) == 0 || from == i && !w.markedWithin(i) {
		return from
	}
	a, ok := w.amount(i, false)
	if !ok || a.form != language.Cardinal || a.fraction {
		return from
	}
	unit, end := "", 0
	if from == i {
		if v, ok := w.has(a.to, language.Vague); ok && v.Value != "now" {
			if u, ok := w.has(v.End, language.CalendarUnit); ok {
				if v.Value == "past" {
					if to := w.partOf(from, &a, u, true); to > from {
						return to
					}
				}
				return w.addVague(from, u.End)
			}
		}
		m, ok := w.has(a.to, language.RelativeMark)
		if u, is := w.has(a.to, language.CalendarUnit); is && (!ok || m.Value == "") {
			if m, ok = w.has(u.End, language.RelativeMark); ok && m.Value == "" { // "dois anos" and "atrás"
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
		u, ok := w.has(a.to, language.CalendarUnit)
		if !ok || u.Flags.Has(language.Short) {
			return from
		}
		unit, end = u.Value, u.End
		for k := from; k < i; k++ { // "siku 3 iliyopita": the unit stands before the number
			if left, ok := w.has(k, language.CalendarUnit); ok && !left.Flags.Has(language.Short) {
				unit, u.Entry = left.Value, left.Entry
			}
		}
		if u.Value == unit && w.several(a.to, u) {
			unit = ""
		}
	}
	if v, n := w.digits(i); n == 4 && plausibleYear(v) && w.ideograph(i+1) {
		return from // "2025年前" is before that year
	}
	w.wordsIn(from, end)
	f := figure{from: from, to: end, kind: schema.KindPeriod, rule: "units_ago"}
	if n := a.value.Num(); a.value.IsInt() && n.IsInt64() && n.Int64() < 1000 && (unit == language.UnitYear || unit == language.UnitMonth || unit == language.UnitDay) &&
		!w.isComparator(from) {
		w.addDate(when{from: from, to: end, relative: true, unit: unit, n: -int(n.Int64()), rule: "units_ago"})
		return end
	}
	w.add(f)
	return end
}
