package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/language"
)

// namedDayStands reports whether the name of a day that may be something else, too, is that of the day: its year stands
// beside it, a word such as "since" before it, or it is the whole text. Any other date does.
func namedDayStands(w *Reader, d *moment.When) bool {
	if d.Rule != calendar.HolidayName || d.Year != 0 || d.Relative || w.IsAll(d.From, d.To) {
		return true
	}
	m, ok := w.Before(d.From, language.Period)
	return ok && m.Value != language.PeriodDuring
}
