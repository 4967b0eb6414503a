package period

import (
	"cmp"
	"math/big"

	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// vague reads a period without stated ends: "recent years", "last decade", "the past three years".
func (p place) vague() int {
	if _, ok := p.Has(p.i, language.Relative); ok || calendar.RanksDay(p.Dates, p.i) {
		return p.i
	}
	if m, ok := p.Has(p.i, language.Vague); ok && m.Value != "now" {
		return p.vagueThenUnit(m)
	}
	u, ok := p.Has(p.i, language.CalendarUnit)
	if !ok || u.Flags.Has(language.Short) || isClockUnit(u.Value) {
		return p.i
	}
	if m, ok := p.Has(u.End, language.Vague); ok && m.Value == "past" && !p.SmallNounAt(m.End) {
		return p.addVague(p.i, m.End)
	}
	return p.i
}

// vagueThenUnit reads a word that makes a period vague, m, and the unit behind it, with a number between them.
func (p place) vagueThenUnit(m language.Match) int {
	month, end, isMonth := p.Month(m.End)
	d := moment.When{From: p.i, To: end, Month: month, Rule: "last_month_of_name"}
	switch {
	case !isMonth, p.Follows(end, language.CalendarUnit): // "os últimos dez dias"
	case m.Value == "past":
		dayBehind(p, &d)
		p.addDate(d)
		return d.To
	case m.Value == language.QuantityFuture && !m.Flags.Has(language.Narrow):
		d.Rule = "next_month_of_name"
		d.ResolveNext(p.Published)
		p.addDate(d)
		return end
	}
	name, ok := p.Has(m.End, language.Weekday)
	if day, end, named := p.Weekday(m.End); named && ok && m.Value == "past" && !name.Flags.Has(language.Short) {
		p.addDate(moment.When{
			From: p.i, To: end, Relative: true, Unit: moment.WeekdayUnit(day), Count: -1, Rule: "last_weekday",
		})
		return end
	}
	if day, end, named := p.Weekday(m.End); named && ok && m.Value == "future" && !m.Flags.Has(language.Narrow) {
		rule := "next_weekday"
		if calendar.NamesComing(p.Sheet, p.i, end) {
			rule = moment.ComingWeekday
		}
		return addNextWeekday(p.Reader, p.i, day, end, rule)
	}
	if q, ok := p.Has(m.End, language.Quarter); ok && q.Value == moment.Season {
		return p.addVague(p.i, q.End)
	}
	k := m.End
	if m.Value == "past" {
		if to := p.lastOf(p.i, k); to > p.i {
			return to
		}
	}
	number := false
	a, ok := p.amounts.At(k, false)
	if ok && a.Form == language.Cardinal {
		k, number = a.To, true
	} else if p.Function(k) == language.WordDeterminer {
		k++
	}
	if number && m.Value == "past" && p.Function(p.i-1) == language.WordAuxiliary {
		return p.i // a verb: "may last 25 minutes"
	}
	if to := p.lastWeek(m, k); to > p.i {
		return to
	}
	if u, ok := p.Has(k, language.CalendarUnit); ok && !u.Flags.Has(language.Short) &&
		(number || !isClockUnit(u.Value)) {
		return p.addVague(p.i, u.End)
	}
	return p.i
}

// lastWeek reads the last week of a month behind the word for last, m; k is the token of the unit: "última semana de
// noviembre".
func (p place) lastWeek(m language.Match, k int) int {
	u, ok := p.HasValue(k, language.CalendarUnit, language.UnitWeek)
	if !ok || m.Value != "past" || p.PastOf(u.End) == u.End {
		return p.i
	}
	d, ok := p.Date(p.PastDateWords(u.End), true)
	if !ok || !d.IsMonth() {
		return p.i
	}
	d.From, d.Part, d.Rule = p.i, moment.LastWeek, "last_week"
	p.addDate(d)
	return d.To
}

func isClockUnit(unit string) bool {
	return unit == language.UnitHour || unit == language.UnitMinute || unit == language.UnitSecond
}

func (w *Reader) addVague(from, to int) int {
	w.NoteNumerals(from, to)
	w.Add(scan.Figure{From: from, To: to, Kind: schema.KindPeriod, Rule: "vague_period"})
	return to
}

// markedWithin reports whether a word that counts back from now or makes a period vague stands among the few tokens
// after token i.
func (w *Reader) markedWithin(i int) bool {
	const marks = 1<<language.Vague | 1<<language.RelativeMark | 1<<language.CalendarUnit
	for k := i + 1; k < len(w.Mask) && k < i+10; k++ {
		if w.Mask[k]&marks != 0 {
			return true
		}
	}
	return false
}

// A count is a number of units from now: the unit, empty if the text does not tell it, and the token after them.
type count struct {
	a    number.Amount
	unit string
	end  int
	told bool // it is counted from the time that the text tells of
}

// unitsFromNow reads "three years ago", "il y a trois ans" and "trois dernières années".
func (p place) unitsFromNow() int {
	i := p.i
	if m, ok := p.Has(i, language.RelativeMark); ok && m.Flags.Has(language.Before) && m.Number < 0 {
		i = m.End
	}
	if i >= len(p.Mask) || p.Mask[i]&numbers == 0 || p.i == i && !p.markedWithin(i) {
		return p.i
	}
	a, ok := p.amounts.At(i, false)
	if !ok || a.Form != language.Cardinal || a.Fraction {
		return p.i
	}
	c := count{a: a}
	if p.i == i {
		if to := p.vagueBehind(&a); to > p.i {
			return to
		}
		ok = p.markBehind(&c)
	} else {
		ok = p.markBefore(&c)
	}
	if v, n := p.Digits(i); !ok || n == 4 && scan.PlausibleYear(v) && p.IsSyllabic(i+1) {
		return p.i // "2025年前" is before that year
	}
	return p.addCount(&c)
}

// vagueBehind reads a word that makes a period vague between a number and its unit: "trois dernières années".
func (p place) vagueBehind(a *number.Amount) int {
	v, ok := p.Has(a.To, language.Vague)
	if _, ownTime := p.Has(a.To, language.Relative); !ok || v.Value == "now" || ownTime {
		return p.i // "compared with 9 last year"
	}
	u, ok := p.Has(v.End, language.CalendarUnit)
	if !ok {
		return p.i
	}
	if v.Value == "past" {
		if to := p.partOf(p.i, a, u, true); to > p.i {
			return to
		}
	}
	return p.addVague(p.i, u.End)
}

// dayBehind adds the day in digits that stands with its unit behind the month d: 지난 3월 15일.
func dayBehind(p place, d *moment.When) {
	day, n := p.Digits(d.To)
	u, ok := p.HasValue(d.To+1, language.CalendarUnit, language.UnitDay)
	if !ok || n == 0 || scan.MakesSpan(p.Sheet, u.End) || scan.IsStretch(p.Sheet, d.To, u.End, true) {
		return
	}
	if with := (moment.When{Month: d.Month, Day: day}); with.Valid() {
		d.Day, d.To = day, u.End
	}
}

// markBehind reads a mark of the past behind the number, with the unit in it or between the two: "years ago".
func (p place) markBehind(c *count) bool {
	m, ok := p.Has(c.a.To, language.RelativeMark)
	if u, is := p.Has(c.a.To, language.CalendarUnit); is && (!ok || m.Value == "") {
		n, end := calendar.AndHalf(p.amounts, c.a.Value, u.End)
		if m, ok = p.Has(end, language.RelativeMark); ok && m.Value == "" { // "dois anos" and "atrás"
			c.unit, c.a.Value = u.Value, n
		}
	}
	if !ok || !m.Flags.Has(language.After) || m.Number >= 0 || scan.GoesOn(p.Sheet, m.End) {
		return false
	}
	if c.end = m.End; m.Value != "" {
		c.unit = m.Value
	}
	c.told = m.Flags.Has(language.Narrow)
	return c.unit != "" // "it was 4.2 before"
}

// unitFromNow reads a single unit without a number: "a year ago", "годом ранее", "před rokem".
func (p place) unitFromNow() int {
	c := count{a: number.Amount{From: p.i, To: p.i, Value: number.One}}
	if m, ok := p.Has(p.i, language.RelativeMark); ok && m.Flags.Has(language.Before) && m.Number < 0 && m.Value == "" {
		c.a.To = m.End
		if p.Function(m.End) == language.WordArticle {
			c.a.To++
		}
		if !p.markBefore(&c) || c.unit != language.UnitYear || p.IsDigits(c.end) {
			return p.i
		}
		if u, two := p.HasValue(c.a.To, language.CalendarUnit, c.unit); two && u.Flags.Has(language.Plural) {
			c.a.Value = new(big.Rat).Add(c.a.Value, number.One) // قبل عامين
		}
	} else if !p.markBehind(&c) || !countable(c.unit) || p.isCounted() || p.beforeNumber(c.end) {
		return p.i
	}
	return p.addCount(&c)
}

// isCounted reports whether a number that is no article stands before the unit, or right behind its mark.
func (p place) isCounted() bool { return p.i > 0 && (p.IsDigits(p.i-1) || p.Taken[p.i-1]) }

// beforeNumber reports whether digits or a date stand at token i: "the year before 2015", "day before yesterday".
func (p place) beforeNumber(i int) bool { return p.IsDigits(i) || p.Follows(i, language.Relative) }

// markBefore reads the unit behind a number that has the mark of the past before it: "il y a trois ans".
func (p place) markBefore(c *count) bool {
	u, ok := p.Has(c.a.To, language.CalendarUnit)
	if !ok || u.Flags.Has(language.Short) {
		return false
	}
	c.unit, c.end = u.Value, u.End
	for k := p.i; k < c.a.From; k++ { // "siku 3 iliyopita": the unit stands before the number
		if left, ok := p.Has(k, language.CalendarUnit); ok && !left.Flags.Has(language.Short) {
			c.unit, u.Entry = left.Value, left.Entry
		}
	}
	if u.Value == c.unit && p.Several(c.a.To, u) {
		c.unit = ""
	}
	c.a.Value, c.end = calendar.AndHalf(p.amounts, c.a.Value, c.end)
	return true
}

// bounded reports whether a comparator before the count is a bound of it, as in "more than a year ago". It is none
// where it compares a figure with what was then: "3% more than a year earlier".
func (p place) bounded(c *count) bool {
	m, ok := p.Before(p.i, language.Comparator)
	if !ok || !p.IsComparator(p.i) {
		return false
	}
	n := len(p.Figures)
	return !c.told || n == 0 || p.Figures[n-1].Value == nil || p.Figures[n-1].To < m.End-1
}

// countFromTold resolves a date by the last one that its sentence has before it: "12 in 2015 and 9 a year earlier".
func (p place) countFromTold(d *moment.When) {
	from := p.stretch(&p.full, d.From, d.To, wholeMarks).from
	for n := len(p.Figures) - 1; n >= 0 && p.Figures[n].From >= from; n-- {
		f := &p.Figures[n]
		if from := cmp.Or(f.Start, f.End); f.IsDate() && from != "" { // "by the end of 2022": only the end is stated
			d.Resolve(from)
			return
		}
	}
}

// addCount adds a number of units from now: a date where the unit tells one, else a period without ends.
func (p place) addCount(c *count) int {
	if calendar.CountedFrom(p.Sheet, p.i, c.end, c.told) {
		return p.i
	}
	p.NoteNumerals(p.i, c.end)
	if n, ok := smallInt(c.a.Value); ok && n < maxUnits && countable(c.unit) && !p.bounded(c) {
		d := moment.When{From: p.i, To: c.end, Relative: true, Unit: c.unit, Count: -n, Rule: "units_ago"}
		if c.told {
			d.Rule = scan.BeforeTold
			p.countFromTold(&d)
		}
		p.addDate(d)
		return c.end
	}
	p.Add(scan.Figure{From: p.i, To: c.end, Kind: schema.KindPeriod, Rule: "units_ago"})
	return c.end
}

// countable reports whether so many of the unit before or after a day tell a day, or a unit of the calendar.
func countable(unit string) bool { return moment.Counts(unit) || unit == language.UnitWeek }
