// Package moment has the calendar unit as a text states it, a When, and what days it is: by itself, or counted from the
// day of a document.
package moment

import (
	"fmt"
	"strings"
	"time"

	"example.org/sourcebook/pipeline/figures/reckoning"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// The parts of a year, and the runs of years, that a When may be.
const (
	Decade     = "decade"
	Century    = "century"
	Quarter    = "quarter"
	Half       = "half"
	Season     = "season"
	Fiscal     = "fiscal"
	Week       = "week"
	SchoolYear = "years"
	YearToDate = "year_to_date"
	// the first of them, as many as their number says
	FirstQuarters = "first_quarters"
	FirstMonths   = "first_months"
	LastWeek      = "last_week"          // of a month: its last days from a Monday on
	MonthWeek     = "month_week"         // of a month: the one with its nth Thursday
	Weekend       = language.UnitWeekend // a Saturday and the day behind it
)

// When is a calendar unit as the text states it. Fields that are not stated are 0.
type When struct {
	From, To         int // tokens
	Year, Month, Day int
	Named            int    // the day of the week that stands beside the date, 1 (Monday) to 7
	Nth              int    // the day is one of the week, 1 (Monday) to 7, and the nth of those in its month
	Part             string // a part of a year with its number in d, or several years: one of the parts above
	BeforeFirst      bool   // a year before the first, which has no date here
	Other            bool   // a year of another calendar, which is converted to first and last or not at all
	Foreign          bool   // the year is counted from another first one, and was converted
	first, last      schema.Date
	Short            bool   // two digits of the year are stated, and the document has no date to tell its century
	Edge             string // a word for begin, middle or end stands behind it: one of the values of language.Period
	Open             string // an ending says that it is the begin or the end of a period: language.PeriodSince or Until
	Limit            bool   // it ends a period of which no begin is stated: "until 30 November"
	Soon             bool   // it ends a period that begins much sooner than it ended last, see RunsSoon
	Fuzzy            bool   // "early", "late": a part of the unit without stated ends
	Unsure           bool   // the order of day and month cannot be told, or the century
	Contradicted     bool   // its clause speaks of what is to come and of what has been
	Relative         bool   // the year, month or day is counted from now by n units
	Unit             string // the unit that is counted
	Count            int
	Rule             string
}

// Valid reports whether the day exists.
func (d *When) Valid() bool {
	if d.Month == 0 {
		return d.Day == 0 || d.Part != "" || d.Rule == "day_of_month"
	}
	y := d.Year
	if y == 0 {
		y = 2000 // a leap year: 29 February may be meant
	}
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 0 && d.Day <= DaysIn(y, d.Month)
}

// IsDayOfMonthNow reports whether the unit is a day of a month that is counted from now: 上月5日.
func (d *When) IsDayOfMonthNow() bool { return d.Relative && d.Unit == language.UnitMonth && d.Day > 0 }

func DaysIn(y, m int) int { return midnight(y, m+1, 0).Day() }

func DateOf(y, m, d int) schema.Date {
	if y < 1 || y > 9999 {
		return ""
	}
	return schema.Date(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
}

// Ends gives the first and last day of a unit whose year is known; empty if they cannot be told.
func (d *When) Ends() (first, last schema.Date) {
	switch {
	case d.first != "" && !d.Fuzzy:
		return d.first, d.last
	case d.Year == 0 || d.Fuzzy || d.Unsure, d.BeforeFirst || d.Other || d.Short:
		return "", ""
	case d.Part == Decade:
		return DateOf(d.Year, 1, 1), DateOf(d.Year+9, 12, 31)
	case d.Part == Century:
		return DateOf(d.Year, 1, 1), DateOf(d.Year+99, 12, 31)
	case d.Part == SchoolYear:
		return DateOf(d.Year, 1, 1), DateOf(d.Year+1, 12, 31)
	case d.Part == YearToDate:
		return DateOf(d.Year, 1, 1), ""
	case d.Part == Week:
		return d.weekEnds()
	case d.Part == Weekend:
		saturday := midnight(d.Year, d.Month, d.Day)
		return DateOfTime(saturday), DateOfTime(saturday.AddDate(0, 0, 1))
	case d.Part == LastWeek:
		n := DaysIn(d.Year, d.Month)
		return DateOf(d.Year, d.Month, n-d.weekdayOf(n)+1), DateOf(d.Year, d.Month, n)
	case d.Part == MonthWeek:
		return d.weekOfMonth()
	case d.Nth != 0:
		return d.nthWeekday()
	case d.IsMovable():
		return d.movable()
	case d.Part == Quarter && d.Day >= 1 && d.Day <= 4:
		return DateOf(d.Year, 3*d.Day-2, 1), DateOf(d.Year, 3*d.Day, DaysIn(d.Year, 3*d.Day))
	case d.Part == Half && d.Day >= 1 && d.Day <= 2:
		return DateOf(d.Year, 6*d.Day-5, 1), DateOf(d.Year, 6*d.Day, DaysIn(d.Year, 6*d.Day))
	case d.Part == FirstQuarters && d.Day >= 1 && d.Day <= 4:
		return DateOf(d.Year, 1, 1), DateOf(d.Year, 3*d.Day, DaysIn(d.Year, 3*d.Day))
	case d.Part == FirstMonths && d.Day >= 1 && d.Day <= 12:
		return DateOf(d.Year, 1, 1), DateOf(d.Year, d.Day, DaysIn(d.Year, d.Day))
	case d.Part != "":
		return "", ""
	case d.Month == 0:
		return DateOf(d.Year, 1, 1), DateOf(d.Year, 12, 31)
	case d.Day == 0:
		return DateOf(d.Year, d.Month, 1), DateOf(d.Year, d.Month, DaysIn(d.Year, d.Month))
	case d.Day > DaysIn(d.Year, d.Month):
		return "", ""
	}
	day := DateOf(d.Year, d.Month, d.Day)
	return day, day
}

// Reckon gives the date its days in the Gregorian calendar, from its year, month and day in another one. Where no rule
// makes those certain it has none.
func (d *When) Reckon(name string, month int) {
	d.Other = true
	if first, last, ok := reckoning.Span(name, d.Year, month, d.Day); ok && d.Year != 0 {
		d.first, d.last = schema.Date(first.Format(time.DateOnly)), schema.Date(last.Format(time.DateOnly))
	}
	d.Year = 0
}

// IsMonth reports whether the unit is a month, with or without its year.
func (d *When) IsMonth() bool { return d.Month != 0 && d.Day == 0 && d.Part == "" && !d.Fuzzy }

// ParseDate takes a schema date apart.
func ParseDate(s schema.Date) (y, m, d int, ok bool) {
	if len(s) != 10 {
		return 0, 0, 0, false
	}
	return scan.Atoi(string(s[:4])), scan.Atoi(string(s[5:7])), scan.Atoi(string(s[8:])), true
}

// Anchored reports whether the year of d can be told without the document's date.
func (d *When) Anchored() bool { return d.Year != 0 || d.BeforeFirst || d.Unsure || d.Other }

// Resolve fills in what a date leaves to the document's own date: a relative year, month or day; and the year of a date
// without one, which is that of the latest such date not after the document's. It reports false if the document has no
// date to count from.
func (d *When) Resolve(published schema.Date) bool {
	if d.Anchored() {
		return true
	}
	y, m, day, ok := ParseDate(published)
	if !ok || d.Short {
		return false
	}
	if d.Relative {
		d.count(y, m, day)
		return true
	}
	if d.Month == 0 && d.Part == "" {
		if d.Day != 0 { // the latest such day not after the document's
			c := When{Year: y, Month: m, Day: d.Day}
			for n := 0; n < 3 && (!c.Valid() || n == 0 && d.Day > day); n++ {
				if c.Month--; c.Month == 0 {
					c.Year, c.Month = c.Year-1, 12
				}
			}
			d.Year, d.Month = c.Year, c.Month
		}
		return true
	}
	for c := *d; c.Year == 0 || y-c.Year < 9; {
		if c.Year == 0 {
			c.Year = y + 1
		}
		c.Year--
		whole := c
		whole.Fuzzy = false
		if first, _ := whole.Ends(); first != "" && first <= published {
			d.Year = c.Year
			return true
		}
	}
	return true
}

// IsYearless reports whether d is a month, or a day of one, that does not say its year.
func (d *When) IsYearless() bool { return !d.Anchored() && !d.Relative && d.Month != 0 && !d.Short }

// ResolveNamed gives a day without a year that of the years next to the document's in which it falls on the day of the
// week that stands beside it, and one without a month that of the months next to it: the nearest one. It reports false
// if there is none, or nothing to count from.
func (d *When) ResolveNamed(published schema.Date) bool {
	y, m, day, ok := ParseDate(published)
	if !ok || d.Named == 0 || d.Day == 0 || d.Month != 0 && !d.IsYearless() {
		return false
	}
	now := midnight(y, m, day)
	month, step := d.Month, 12
	if month == 0 {
		month, step = m, 1
	}
	nearest := time.Duration(-1)
	for n := -1; n <= 1; n++ {
		first := midnight(y, month+n*step, 1)
		then := first.AddDate(0, 0, d.Day-1)
		if then.Month() != first.Month() || weekday(then) != d.Named {
			continue
		}
		if apart := then.Sub(now).Abs(); nearest < 0 || apart < nearest {
			nearest, d.Year, d.Month = apart, then.Year(), int(then.Month())
		}
	}
	return nearest >= 0
}

// NamedOn gives the day of the week, 1 (Monday) to 7, of another day of the month of a date that names its own; 0 if it
// names none.
func (d *When) NamedOn(day int) int {
	if d.Named == 0 {
		return 0
	}
	return (d.Named-1+day-d.Day+35)%7 + 1
}

// IsWeekday reports whether d is a day of the week by its name alone.
func (d *When) IsWeekday() bool {
	return !d.Anchored() && (d.Rule == "weekday" || d.Rule == DayOfThisWeek)
}

// DayOfThisWeek is the rule of a day of the document's week.
const DayOfThisWeek = "day_of_this_week"

// DayOfOtherWeek is the rule of a day of a week before or after it.
const DayOfOtherWeek = "day_of_other_week"

// ComingWeekday is the rule of a day of the week with a word that says that it is the first one to come.
const ComingWeekday = "coming_weekday"

// ResolveNext gives a date without a year that of the first such date that does not end before the document's, and a
// day of the week the first one after it. It reports false if the document has no date.
func (d *When) ResolveNext(published schema.Date) bool {
	y, m, day, ok := ParseDate(published)
	if !ok {
		return false
	}
	if d.IsWeekday() {
		d.Count = 1
		d.count(y, m, day)
		return true
	}
	if d.IsDayAlone() {
		d.nextDay(y, m, day)
		return true
	}
	for c := *d; c.Year < y+8; { // a leap year comes within eight years
		c.Year = max(c.Year+1, y)
		whole := c
		whole.Fuzzy = false
		if _, last := whole.Ends(); last >= published {
			d.Year = c.Year
			return true
		}
	}
	return true
}

// IsDayAlone reports whether d is a day of a month that is not stated.
func (d *When) IsDayAlone() bool {
	return d.Day != 0 && d.Month == 0 && d.Year == 0 && !d.Relative && d.Part == ""
}

// nextDay gives a day alone the first month in which it is there and not before the day y-m-day.
func (d *When) nextDay(y, m, day int) {
	c := When{Year: y, Month: m, Day: d.Day}
	for n := 0; n < 3 && (!c.Valid() || n == 0 && d.Day < day); n++ {
		if c.Month++; c.Month == 13 {
			c.Year, c.Month = c.Year+1, 1
		}
	}
	d.Year, d.Month = c.Year, c.Month
}

// ResolveNearest resolves a day or a month without a year against the document's date: of the latest one not after it
// and the next one it takes the nearer.
func (d *When) ResolveNearest(published schema.Date) bool {
	before, after := *d, *d
	if !before.Resolve(published) || !after.ResolveNext(published) {
		return false
	}
	if before.daysTo(published) < after.daysTo(published) {
		*d = before
	} else {
		*d = after
	}
	return true
}

// daysTo gives how many days the last day of a unit is away from another day.
func (d *When) daysTo(day schema.Date) time.Duration {
	whole := *d
	whole.Fuzzy = false
	_, last := whole.Ends()
	return daysFrom(last, day).Abs()
}

// count resolves a relative unit against the day y-m-day.
func (d *When) count(y, m, day int) {
	today := midnight(y, m, day)
	switch d.Unit {
	case "year":
		d.Year = y + d.Count
	case "month":
		t := midnight(y, m+d.Count, 1)
		d.Year, d.Month = t.Year(), int(t.Month())
	case "day":
		d.begin(today.AddDate(0, 0, d.Count))
	case "weekday1", "weekday2", "weekday3", "weekday4", "weekday5", "weekday6", "weekday7":
		now := weekday(today)
		want := int(d.Unit[7] - '0')
		ahead := 0
		switch {
		case d.Rule == DayOfOtherWeek:
			ahead = want - now + 7*d.Count
		case d.Count < 0: // the latest such day before the document's
			ahead = -((now-want+6)%7 + 1)
		case d.Rule == DayOfThisWeek:
			ahead = want - now
		case d.IsWeekday() && d.Count > 0, d.Rule == ComingWeekday, d.Count > 0 && want <= now:
			// the first such day after the document's, which "next" means, too, where that day is of the next week
			ahead = (want-now+6)%7 + 1
		case d.Rule == "weekday":
			ahead = -((now - want + 7) % 7)
		default:
			d.Fuzzy = true
			return
		}
		d.begin(today.AddDate(0, 0, ahead))
	case "quarter":
		q := (m-1)/3 + d.Count
		d.Year, d.Part, d.Day = y+floorDiv(q, 4), Quarter, q-4*floorDiv(q, 4)+1
	case "week":
		d.Part = Week
		d.begin(today.AddDate(0, 0, 7*d.Count-weekday(today)+1))
	case language.UnitWeekend:
		d.Part = Weekend
		d.begin(today.AddDate(0, 0, 7*d.Count-weekday(today)+6))
	default:
		d.Fuzzy = true
	}
}

// begin makes a day the first one of the unit.
func (d *When) begin(t time.Time) { d.Year, d.Month, d.Day = t.Year(), int(t.Month()), t.Day() }

// midnight is the begin of a day; one that the month or the year does not have is one of the next.
func midnight(y, m, day int) time.Time { return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// SetShort takes the last two digits of a year: it lies in the eighty years before the document's date or the nineteen
// after it.
func (d *When) SetShort(v int, published schema.Date) {
	y, _, _, ok := ParseDate(published)
	if !ok {
		d.Short = true
		return
	}
	d.Year = y - y%100 + v
	if d.Year > y+19 {
		d.Year -= 100
	} else if d.Year <= y-80 {
		d.Year += 100
	}
}

// SetShortOf is SetShort for a year of another calendar.
func (d *When) SetShortOf(name string, v int, published schema.Date) {
	day, err := time.Parse(time.DateOnly, string(published))
	if err != nil {
		return
	}
	now := reckoning.Year(name, day)
	if d.Year = now - now%100 + v; d.Year > now+19 {
		d.Year -= 100
	}
}

// SetTens takes the last two digits of the first year of a decade: the latest such decade that begins before the
// document's date.
func (d *When) SetTens(v int, published schema.Date) {
	y, _, _, ok := ParseDate(published)
	if !ok {
		d.Short = true
		return
	}
	d.Year = y - y%100 + v
	if d.Year > y {
		d.Year -= 100
	}
}

// IsYear reports whether the unit is a whole year with its number.
func (d *When) IsYear() bool {
	return d.Year != 0 && d.Month == 0 && d.Day == 0 && d.Part == "" && !d.Fuzzy
}

// WeekdayUnit is the unit of a day of the week, 1 (Monday) to 7.
func WeekdayUnit(day int) string { return weekdayUnit + string(rune('0'+day)) }

const weekdayUnit = "weekday"

// IsWeekdayUnit reports whether a unit is a day of the week.
func IsWeekdayUnit(unit string) bool { return strings.HasPrefix(unit, weekdayUnit) }

// Counts reports whether a number of the unit can be counted from now to a date.
func Counts(unit string) bool {
	return unit == language.UnitYear || unit == language.UnitMonth || unit == language.UnitDay
}

// DateOfTime gives the day of a time.
func DateOfTime(t time.Time) schema.Date { return DateOf(t.Year(), int(t.Month()), t.Day()) }

// IsAnyYear reports whether the unit is a year or several, stated or counted from now, of the common calendar.
func (d *When) IsAnyYear() bool {
	if d.Month != 0 || d.Day != 0 || d.Fuzzy || d.BeforeFirst || d.Other {
		return false
	}
	return d.Year != 0 || d.Relative && d.Unit == language.UnitYear
}

// IsPartOfYear reports whether the unit is a part of a year that is not stated.
func (d *When) IsPartOfYear() bool {
	switch d.Part {
	case Quarter, Half, Season, FirstQuarters:
		return d.Year == 0 && !d.Relative
	}
	return false
}

// SetEra takes a year of an era.
func (d *When) SetEra(y, era int) {
	switch era {
	case 0:
		d.BeforeFirst = true
	case 1:
		d.Year = y
	case language.OtherCalendar:
		d.Other = true
	default:
		d.Year, d.Foreign = y+era, true
	}
}
