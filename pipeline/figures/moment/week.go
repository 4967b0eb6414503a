package moment

import (
	"time"

	"example.org/sourcebook/schema"
)

const thursday = 4

// LastOne is the Nth of the last day of its name in a month.
const LastOne = -1

// WeekdayOfMonth is the rule of a day by its number among those of its name in a month.
const WeekdayOfMonth = "weekday_of_month"

// WeekdayOf gives the day, 1 (Monday) to 7, of a unit that is one of the week.
func WeekdayOf(unit string) int { return int(unit[len(weekdayUnit)] - '0') }

// IsMonthly reports whether d is the nth day of its name in a month, stated or counted from now.
func (d *When) IsMonthly() bool { return d.Nth != 0 && (d.Month != 0 || d.Relative) }

// weekEnds gives the Monday and the Sunday of a week: of the one that the day lies in, or of the one with the
// number d in its year (ISO 8601: the first week has the year's first Thursday).
func (d *When) weekEnds() (first, last schema.Date) {
	monday := midnight(d.Year, d.Month, d.Day)
	monday = monday.AddDate(0, 0, 1-weekday(monday))
	if d.Month == 0 {
		fourth := midnight(d.Year, 1, 4)
		monday = fourth.AddDate(0, 0, 7*(d.Day-1)-weekday(fourth)+1)
		if y, _ := monday.ISOWeek(); y != d.Year {
			return "", ""
		}
	}
	return DateOfTime(monday), DateOfTime(monday.AddDate(0, 0, 6))
}

// weekdayOf gives the day of the week, 1 (Monday) to 7, of a day of the month.
func (d *When) weekdayOf(day int) int {
	return weekday(midnight(d.Year, d.Month, day))
}

// weekday gives the day of the week, 1 (Monday) to 7, of a time.
func weekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// nthWeekday gives the nth day of the week in the month; empty if the month has none.
func (d *When) nthWeekday() (first, last schema.Date) {
	day := (d.Day-d.weekdayOf(1)+7)%7 + 1 + 7*(d.Nth-1)
	if d.Nth == LastOne {
		n := DaysIn(d.Year, d.Month)
		day = n - (d.weekdayOf(n)-d.Day+7)%7
	}
	if day > DaysIn(d.Year, d.Month) {
		return "", ""
	}
	on := DateOf(d.Year, d.Month, day)
	return on, on
}

// weekOfMonth gives the Monday and the Sunday of the nth week of the month: as in ISO 8601, the first one has its first
// Thursday.
func (d *When) weekOfMonth() (first, last schema.Date) {
	d.Day = thursday
	on, _ := d.nthWeekday()
	y, m, day, ok := ParseDate(on)
	if !ok {
		return "", ""
	}
	monday := midnight(y, m, day-thursday+1)
	return DateOfTime(monday), DateOfTime(monday.AddDate(0, 0, 6))
}
