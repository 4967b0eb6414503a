package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// dayAndMonth reads a day and its month in digits, without a year, where the words around it show that no fraction,
// time or share stands there: "le 12/09", "am 12.9. fällt", "1.6.–31.8.", "dne 21. 3.". With points a second one closes
// it.
func dayAndMonth(b begin) (moment.When, scan.Outcome) {
	i := b.i
	if b.BindsDigits(i+3, "./-:,") || !b.shortDigits(i) || !b.shortDigits(i+2) || !b.Glued(i+1) {
		return moment.When{}, scan.Next
	}
	day, _ := b.Digits(i)
	month, m := b.Digits(i + 2)
	d := moment.When{From: i, To: i + 3, Day: day, Month: month, Rule: "day_and_month"}
	switch {
	case b.Mark(i+1, ".") && closesDay(b, i+3):
		d.To++
	case b.Mark(i+1, "/") && b.Glued(i+2) && !b.RunsOn(d.To) && slashedDay(b, day, month, m == 2):
	default:
		return moment.When{}, scan.Next
	}
	d, ok := inOrder(b.Dates, d)
	return d, scan.FoundIf(ok)
}

// shortDigits reports whether one or two digits stand at token i.
func (b begin) shortDigits(i int) bool {
	_, n := b.Digits(i)
	return n == 1 || n == 2
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
	_, part := b.Before(b.i, language.DayPeriod)
	unit, ok := b.Before(b.i, language.CalendarUnit)
	if weekday || part || ok && unit.Value == language.UnitDay {
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
	ranged := b.Mark(i+1, dayDashes) && b.IsDigits(i+2)
	switch {
	case b.Mark(b.i-1, dayDashes) && b.pointsBefore(b.i-2):
		return true
	case b.i == 0:
		return ranged && b.pointsBefore(i+5)
	}
	return !b.Glued(b.i) && b.closed(i+1) && b.ledToDay(i+1, ranged)
}

// pointsBefore reports whether a point, digits and another point end with token i.
func (b begin) pointsBefore(i int) bool { return b.Mark(i, ".") && b.IsDigits(i-1) && b.Mark(i-2, ".") }

// closed reports whether a small letter, a mark or nothing stands at token i.
func (b begin) closed(i int) bool { return b.IsLower(i) || b.IsMark(i) || i >= len(b.List) }

// ledToDay reports whether the word before the place, or the one at token to, says that a day and a month stand between
// them; ranged says that a range goes on there.
func (b begin) ledToDay(to int, ranged bool) bool {
	if _, sign := b.Before(b.i, language.NumberSign); sign {
		return false
	}
	if led := behindDateWord(b); led || !b.Glued(b.i+2) {
		return led
	}
	_, behind := scan.HasWith(b.Sheet, to, language.Period, language.After)
	return ranged || behind || b.Customs.IsHourWord(b.Sheet, to) || b.IsFunction(b.i-1)
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
