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

// weekdayOfMonth reads a day by its number among those of its name in a month: "the first Tuesday of May 2024".
func (b begin) weekdayOfMonth() (moment.When, scan.Outcome) {
	v, to := b.NumberWord(b.i, language.Ordinal)
	day, end, ok := b.Weekday(to)
	if !ok || v < 1 || v > 5 {
		return moment.When{}, scan.Next
	}
	d, ok := b.ofMonth(end)
	d.From, d.Day, d.Nth, d.Rule = b.i, day, v, "weekday_of_month"
	return d, scan.FoundIf(ok)
}
