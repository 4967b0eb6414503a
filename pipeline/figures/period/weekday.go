package period

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/template"
)

// pastWeekday gives the token after the name of a day of the week at token i that stands before the number of a day,
// with a comma or small words between; i if there is none.
func pastWeekday(w *Reader, i int) int {
	_, end, ok := w.Weekday(i)
	if !ok {
		return i
	}
	if w.Mark(end, template.Commas) {
		end++
	}
	k := w.PastDateWords(end)
	if day, _ := w.DayOfMonth(k); day == 0 {
		return i
	}
	return k
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
