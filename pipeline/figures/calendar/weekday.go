package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// thisWeekday reads a phrase for a day of this week, m, "this Monday", "ce lundi"; it is nothing but the name of the
// day where that alone is such a phrase, and a day of the document's week, or of one beside it, where the phrase names
// the week: 本周二, 지난주 화요일.
func (b begin) thisWeekday(m language.Match) (moment.When, scan.Outcome) {
	if !moment.IsWeekdayUnit(m.Value) {
		return moment.When{}, scan.Next
	}
	if m.Number != 0 {
		d := moment.When{
			From: b.i, To: m.End, Relative: true, Unit: m.Value, Count: m.Number, Rule: moment.DayOfOtherWeek,
		}
		return d, scan.FoundIf(b.namesWeek(m.End))
	}
	if d, ok := b.Has(b.i, language.Weekday); ok && d.End == m.End {
		return moment.When{}, scan.None
	}
	d := moment.When{From: b.i, To: m.End, Relative: true, Unit: m.Value, Rule: "weekday"}
	if b.namesWeek(m.End) {
		d.Rule = moment.DayOfThisWeek
	}
	return d, scan.Found
}

// weekdayLed reports whether a phrase for a day of this week, m, is but the name of the day, at the token that it
// gives, with a word before it that leads to a date: "у среду".
func (b begin) weekdayLed(m language.Match) (int, bool) {
	p, ok := b.Has(b.i, language.Period)
	if !ok || m.Number != 0 || p.End >= m.End {
		return b.i, false
	}
	d, ok := b.Has(p.End, language.Weekday)
	return p.End, ok && d.End == m.End
}

// weekday reads a date with the name of its day before it: "Monday, 3 March".
func (b begin) weekday() (moment.When, scan.Outcome) {
	day, k, ok := b.Weekday(b.i)
	if !ok {
		return moment.When{}, scan.Next
	}
	if IsRanked(b.Dates, b.i) {
		return moment.When{}, scan.None
	}
	aside := b.Mark(k, "(")
	if aside || b.Mark(k, ",") {
		k++
	}
	if of := b.PastOf(k); b.Follows(of, language.Relative) {
		k = of
	}
	d, ok := b.behindWord(k, false)
	if ok && d.Unit == language.UnitWeek && d.Rule == "relative_date" && !b.Mark(k-1, ",") {
		return moment.When{ // "Friday of next week", "lundi de la semaine prochaine"
			From: b.i, To: d.To, Relative: true, Unit: moment.WeekdayUnit(day), Count: d.Count,
			Rule: moment.DayOfOtherWeek,
		}, scan.Found
	}
	if !ok || d.Day == 0 || d.Part != "" {
		return moment.When{}, scan.None
	}
	if aside {
		if d.Month == 0 || !b.Mark(d.To, ")") {
			return moment.When{}, scan.None
		}
		d.To++ // "Thursday (18 April)"
	}
	d.From, d.Named = b.i, day
	return d, scan.Found
}

// WeekdayAndDay reads a day of the week and the number of the day in its month behind it: "el viernes 6", "Friday the
// 6th", where the nearest such day to the document's falls on that day of the week. A language in which the day stands
// behind the month needs the ending of an ordinal: "on Friday 12 were hurt".
func WeekdayAndDay(w *Dates, i int) (d moment.When, ok bool) {
	day, end, ok := w.Weekday(i)
	if !ok || w.Glued(i) {
		return d, false
	}
	k := end
	if w.Mark(k, ",(") {
		k++
	}
	k = w.PastDateWords(k)
	n, digits := w.Digits(k)
	if n < 1 || digits > 2 || w.Glued(k) && !w.Mark(end, "(") {
		return d, false
	}
	to := pastDayNumber(w, end, k)
	if to == k || makesAmount(w, to) {
		return d, false
	}
	d = moment.When{From: i, To: to, Day: n, Named: day, Rule: "weekday"}
	return d, d.ResolveNamed(w.Published)
}

// makesAmount reports whether what stands at token to goes on with the number before it, or is counted by it.
func makesAmount(w *Dates, to int) bool {
	amount := w.Follows(to, scan.AmountSigns...)
	if m, ok := w.Has(to, language.Measure); ok && m.End == to+1 && w.IsFunction(to) {
		amount = false // "jeudi 17 au soir"
	}
	return amount || w.LettersAt(to) || w.DigitsGoOn(to) || w.NounAt(to) && !w.IsVerb(to)
}

// dayEnds are the marks behind the number of a day that a comma parts from the name of its day of the week.
const dayEnds = ",.;"

// maxSuffix bounds the ending that is written onto the number of a day, in bytes.
const maxSuffix = 4

// pastDayNumber gives the token behind the number of a day, at token k, that stands behind the name of its day of the
// week, which ends at token end: in brackets, with the ending or the full stop of an ordinal, or by itself in a
// language in which the day stands before the month; k if it is none.
func pastDayNumber(w *Dates, end, k int) int {
	to := k + 1
	comma := w.Mark(end, ",")
	switch suffix := w.PastSuffix(to); {
	case w.Mark(end, "("):
		if w.Mark(to, ")") {
			return to + 1
		}
		return k
	case suffix > to:
		return suffix
	case w.Traits.DayPoint && w.Mark(to, ".") && w.Glued(to) && !w.IsCapital(to+1) && !w.DigitsGoOn(to):
		return to + 1
	case w.Binds(to, scan.Hyphens) && w.IsLower(to+1) && w.Length(to+1) <= maxSuffix:
		return to + 2 // "csütörtökön, 18-án"
	}
	last, front := w.Mark(to, dayEnds) || to == len(w.List), w.Pack.Order == "dmy"
	if !last && (comma || !front && k <= end) || !front && !w.IsWord(k-1) {
		return k
	}
	return to
}

// addWeekday adds to a date the day of the week that stands in it or behind it.
func addWeekday(w *Dates, d *moment.When) {
	if d.Named != 0 || d.Nth != 0 {
		return
	}
	if d.Day > 0 && d.Part == "" {
		d.To = pastItsWeekday(w, d.To)
	}
	if d.IsYearless() || isBareDay(d) {
		d.Named = w.namedBehind(d.From, d.To)
	}
}

// isBareDay reports whether a date is the number of a day alone.
func isBareDay(d *moment.When) bool { return d.Day != 0 && d.Month == 0 && d.Year == 0 && !d.Relative }

// maxAside bounds how many tokens of an aside behind a date are looked through for the name of its day.
const maxAside = 12

// namedBehind gives the day of the week that the tokens [from,to) of a date have, or an aside in brackets behind it:
// "1月1日（周三）"; 0 if there is none.
func (w *Dates) namedBehind(from, to int) int {
	end := to
	if w.Mark(to, "(（") {
		for end++; end < len(w.List) && end < to+maxAside && !w.Mark(end, ")）"); end++ {
		}
		if !w.Mark(end, ")）") {
			end = to
		}
	}
	for k := from; k < end; k++ {
		if day, _, ok := w.Weekday(k); ok && (k == from || !w.IsDigits(k-1)) {
			return day
		}
	}
	return 0
}

// pastItsWeekday gives the token after the day of the week that a date ending before token i has behind it with a word
// between, in scripts without spaces: 7月19日の土曜日; i if there is none.
func pastItsWeekday(w *Dates, i int) int {
	k := w.PastDateWords(i)
	if k == i || !w.IsSyllabic(i) {
		return i
	}
	if _, end, ok := w.Weekday(k); ok {
		return end
	}
	return i
}
