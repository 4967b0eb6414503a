package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// dayAndMonth reads a day and its month in digits, without a year, where the word before shows that no fraction, time
// or share stands there: "le 12/09", "am 12.09. fällt". The month has two digits; with points a second one closes it.
func dayAndMonth(b begin) (moment.When, scan.Outcome) {
	i := b.i
	a, n := b.Digits(i)
	month, two := b.Digits(i + 2)
	if n == 0 || n > 2 || two != 2 || !b.BindsDigits(i+1, "/.") || b.BindsDigits(i+3, "./-:,") {
		return moment.When{}, scan.Next
	}
	d := moment.When{From: i, To: i + 3, Day: a, Month: month, Rule: "day_and_month"}
	if b.Mark(i+1, ".") {
		if !closesDay(b, i+3) {
			return moment.When{}, scan.Next
		}
		d.To++
	} else if b.LettersAt(d.To) && b.Glued(d.To) || !leadsToDay(b, a <= month && b.Rune(i+2) != '0') {
		return moment.When{}, scan.Next
	}
	d, ok := inOrder(b.Dates, d)
	return d, scan.FoundIf(ok)
}

// closesDay reports whether a point at token i ends a day and its month, behind a word that leads to a date and before
// one in small letters.
func closesDay(b begin, i int) bool {
	word := behindDateWord(b) || b.HasFunction(b.i-1, language.WordArticle)
	return b.Traits.DayPoint && b.Mark(i, ".") && b.Glued(i) && word && b.IsLower(i+1) && !b.Glued(i+1)
}

// leadsToDay reports whether a word that may lead to a day stands before the place. A word of grammar leads to a mark,
// too: one before what may be a fraction, "une note de 8/10", leads to no day.
func leadsToDay(b begin, fraction bool) bool {
	if b.Glued(b.i) || b.i == 0 {
		return false
	}
	if behindDateWord(b) {
		return true
	}
	switch b.Function(b.i - 1) {
	case language.WordArticle, language.WordDeterminer, language.WordPreposition, language.WordGenitive:
		return !fraction
	}
	return false
}

// behindDateWord reports whether a word that leads to dates, a weekday or the word for day stands before the place.
func behindDateWord(b begin) bool {
	_, led := b.Before(b.i, language.Period)
	_, weekday := b.Before(b.i, language.Weekday)
	unit, ok := b.Before(b.i, language.CalendarUnit)
	return led || weekday || ok && unit.Value == language.UnitDay
}

// inOrder puts the day and the month of d in the order of the language or of the text; where neither tells it and both
// are possible, d is unsure. It reports false if no such day exists.
func inOrder(w *Dates, d moment.When) (moment.When, bool) {
	other := d
	other.Day, other.Month = d.Month, d.Day
	dmy, mdy := isDay(&d), isDay(&other)
	switch {
	case !mdy || w.Pack.Order == "dmy" || w.DayOrder == "dmy":
		return d, dmy
	case !dmy || w.Pack.Region != "" || w.DayOrder == "mdy":
		return other, true
	}
	d.Unsure = d.Day != d.Month
	return d, true
}

// isDay reports whether d states a day and a month, and the month has the day.
func isDay(d *moment.When) bool { return d.Day > 0 && d.Month > 0 && d.Valid() }
