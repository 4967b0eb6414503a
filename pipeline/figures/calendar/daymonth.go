package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// dayAndMonth reads a day and its month in digits, without a year, where the words around it show that no fraction, time
// or share stands there: "le 12/09", "am 12.9. fällt", "1.6.–31.8.", "dne 21. 3.". With points a second one closes it.
func dayAndMonth(b begin) (moment.When, scan.Outcome) {
	i := b.i
	a, n := b.Digits(i)
	month, m := b.Digits(i + 2)
	if n == 0 || n > 2 || m == 0 || m > 2 || !b.Mark(i+1, "/.") || !b.Glued(i+1) || b.BindsDigits(i+3, "./-:,") {
		return moment.When{}, scan.Next
	}
	d := moment.When{From: i, To: i + 3, Day: a, Month: month, Rule: "day_and_month"}
	if b.Mark(i+1, ".") {
		if !closesDay(b, i+3) {
			return moment.When{}, scan.Next
		}
		d.To++
	} else if !b.Glued(i+2) || b.LettersAt(d.To) && b.Glued(d.To) || !slashedDay(b, a, month, m == 2) {
		return moment.When{}, scan.Next
	}
	d, ok := inOrder(b.Dates, d)
	return d, scan.FoundIf(ok)
}

// slashedDay reports whether the word before a day and a month with a slash between them leads to a day. A month of one
// digit needs more than one of two: "1/3" may be a third.
func slashedDay(b begin, day, month int, two bool) bool {
	if two {
		return leadsToDay(b, day <= month && b.Rune(b.i+2) != '0')
	}
	if b.Glued(b.i) {
		return false
	}
	_, weekday := b.Before(b.i, language.Weekday)
	unit, ok := b.Before(b.i, language.CalendarUnit)
	if weekday || ok && unit.Value == language.UnitDay {
		return true
	}
	article := b.HasFunction(b.i-1, language.WordArticle) || b.HasFunction(b.i-1, language.WordDeterminer)
	return day > month && (article || behindDateWord(b)) && !b.NounAt(b.i+3)
}

// closesDay reports whether a point at token i ends a day and its month: behind a word that leads to a date, before a
// small letter, a mark or nothing; or behind a small word; or as one end of a range of two such days.
func closesDay(b begin, i int) bool {
	if !b.Traits.DayPoint || !b.Mark(i, ".") || !b.Glued(i) || b.Glued(i+1) && !b.IsMark(i+1) {
		return false
	}
	if b.Mark(b.i-1, dayDashes) && b.Mark(b.i-2, ".") && b.IsDigits(b.i-3) && b.Mark(b.i-4, ".") {
		return true
	}
	if b.Glued(b.i) || b.i == 0 {
		return b.i == 0 && b.Mark(i+1, dayDashes) && b.Mark(i+3, ".") && b.Mark(i+5, ".")
	}
	if !b.IsLower(i+1) && !b.IsMark(i+1) && i+1 < len(b.List) {
		return false
	}
	if _, sign := b.Before(b.i, language.NumberSign); sign {
		return false
	}
	if led := behindDateWord(b); led || !b.Glued(b.i+2) {
		return led
	}
	_, behind := scan.HasWith(b.Sheet, i+1, language.Period, language.After)
	return behind || b.Customs.IsHourWord(b.Sheet, i+1) || b.IsFunction(b.i-1) || b.Mark(i+1, dayDashes) && b.IsDigits(i+2)
}

// dayDashes are the marks between two days of a range.
const dayDashes = "-–—"

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
