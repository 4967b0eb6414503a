package moment

import (
	"time"

	"example.org/sourcebook/schema"
)

// The ways in which the rows of a language tell a day with a name that comes each year.
const (
	FixedDay     = "day"     // month and day: 1225
	Easter       = "easter"  // days after Easter Sunday, by the Gregorian calendar
	Pascha       = "pascha"  // the same by the Julian calendar
	WeekdayFrom  = "weekday" // the first such day of the week on or after a day: 11224, Thursday from 22 November
	easterMonths = 31
)

// SetHoliday makes d the day that a row names by its kind and number. It reports false if the row names no day.
func (d *When) SetHoliday(kind string, n int) bool {
	switch kind {
	case FixedDay:
		d.Month, d.Day, d.Part = n/100, n%100, ""
	case Easter, Pascha, WeekdayFrom:
		d.Part, d.Day = kind, n
	default:
		return false
	}
	return true
}

// IsMovable reports whether d is a day with a name whose date differs from year to year.
func (d *When) IsMovable() bool { return d.Part == Easter || d.Part == Pascha || d.Part == WeekdayFrom }

// movable gives the day of a movable holiday in its year.
func (d *When) movable() (first, last schema.Date) {
	var on time.Time
	switch d.Part {
	case WeekdayFrom:
		from := midnight(d.Year, d.Day/1000, d.Day/10%100)
		on = from.AddDate(0, 0, (d.Day%10-weekday(from)+7)%7)
	case Easter:
		on = gregorianEaster(d.Year).AddDate(0, 0, d.Day)
	default:
		on = julianEaster(d.Year).AddDate(0, 0, d.Day)
	}
	return DateOfTime(on), DateOfTime(on)
}

// gregorianEaster gives Easter Sunday: the Sunday after the ecclesiastical full moon on or after 21 March.
func gregorianEaster(y int) time.Time {
	golden, century := y%19, y/100
	epact := (19*golden + century - century/4 - (century-(century+8)/25+1)/3 + 15) % 30
	week := (32 + 2*(century%4) + 2*(y%100/4) - epact - y%100%4) % 7
	correction := (golden + 11*epact + 22*week) / 451
	n := epact + week - 7*correction + 114
	return midnight(y, n/easterMonths, n%easterMonths+1)
}

// julianEaster gives the Easter Sunday of the Julian calendar by its day in the Gregorian one.
func julianEaster(y int) time.Time {
	epact := (19*(y%19) + 15) % 30
	week := (2*(y%4) + 4*(y%7) - epact + 34) % 7
	n := epact + week + 114
	behind := y/100 - y/400 - 2 // days that the Julian calendar is behind
	return midnight(y, n/easterMonths, n%easterMonths+1+behind)
}
