package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/language"
)

// addNextWeekday adds a day of the week, at the tokens [from,end), with the word for next before it, or a word for the
// one to come beside it, which the rule tells. It gives the token after it.
func addNextWeekday(w *Reader, from, day, end int, rule string) int {
	w.addDate(moment.When{
		From: from, To: end, Relative: true, Unit: moment.WeekdayUnit(day), Count: 1, Rule: rule,
	})
	return end
}

// addComing adds a day of the week, which ends at token end, if a word before it or behind it says that it is the one
// to come: "på fredag", "el viernes que viene". It gives the token after it; i if there is no such word.
func addComing(w *Reader, i, day, end int) int {
	if to := calendar.PastComing(w.Sheet, end); to > end {
		return addNextWeekday(w, i, day, to, moment.ComingWeekday)
	}
	if i == 0 || w.Taken[i-1] || !calendar.NamesComing(w.Sheet, i-1, end) {
		return i
	}
	from := i
	if w.Function(i-1) == "" {
		from--
	}
	return addNextWeekday(w, from, day, end, moment.ComingWeekday)
}

// pastAside gives the token after the name of a day of the week in brackets at token i, "（周六）"; i if there is none.
func pastAside(w *Reader, i int) int {
	if !w.Mark(i, "(（") {
		return i
	}
	if _, end, ok := w.Weekday(i + 1); ok && w.Mark(end, ")）") {
		return end + 1
	}
	return i
}

// withoutAside gives the end of a date without the day of the week in brackets with which it ends.
func withoutAside(w *Reader, d *moment.When) int {
	for k := d.From + 1; k < d.To; k++ {
		if pastAside(w, k) == d.To {
			return k
		}
	}
	return d.To
}

// holdsToday gives the ends of a period of days without a year the document's year, if its day lies between them and
// the sentence does not speak of what was: the fair that runs from the 10th to the 20th is on. b is the second end.
func holdsToday(w *Reader, a, b *moment.When) {
	days := a.Day != 0 && b.Day != 0
	if w.Self || !days || a.Anchored() || a.Relative || !b.IsYearless() {
		return
	}
	y, m, day, ok := moment.ParseDate(w.Published)
	if !ok {
		return
	}
	today := moment.When{Month: m, Day: day}
	first := *a
	if first.Month == 0 {
		first.Month = b.Month
	}
	if inYear(&today, &first) || inYear(b, &today) {
		return
	}
	if future, past := w.tense(a.From, b.To); future || !past {
		b.Year = y
	}
}

// weekOfDay reads a week that is named by one of its days, by the word for the week and of: "the week of 2 October". It
// gives the token after it.
func weekOfDay(p place) int {
	u, ok := p.HasValue(p.i, language.CalendarUnit, language.UnitWeek)
	if !ok || p.PastOf(u.End) == u.End || p.i > 0 && p.Taken[p.i-1] {
		return p.i
	}
	d, ok := p.Date(p.PastDateWords(u.End), true)
	dated := ok && d.Day != 0 && d.Month != 0
	if !dated || d.Part != "" || d.Relative || p.PastRangeSign(d.To) > d.To {
		return p.i
	}
	d.From, d.Part, d.Rule = p.i, moment.Week, "week_of_day"
	p.addDate(d)
	return d.To
}
