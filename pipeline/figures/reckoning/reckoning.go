// Package reckoning gives the days of calendars other than the Gregorian in that one, where a rule makes them certain:
// those of Iran and Afghanistan, of Ethiopia, of Taiwan, and the national one of India. Days of calendars that go by
// sight of the moon or by tables (the Islamic, the Bikram Sambat) have no rule here.
package reckoning

import "time"

// A calendar is what is known of one: the years for which its rule holds, its months, and the day on which a month
// begins, counted from the first of January 2000.
type calendar struct {
	name        string
	first, last int // years
	months      int
	begin       func(year, month int) int
}

var calendars = []calendar{
	// E. M. Reingold and N. Dershowitz, Calendrical Calculations, arithmetic rule of 33 years, which agrees with the
	// astronomical one in these years.
	{"persian", 1178, 1500, 12, persian},
	// The same work: the Ethiopic calendar, that of Julius Caesar with other years and twelve months of thirty days.
	{"ethiopian", 1, 2300, 13, ethiopian},
	// Calendar Reform Committee of India, 1955: the year begins on 22 March, in leap years on the 21st.
	{"indian", 1800, 2100, 12, indian},
	// The years of the Republic of China: those of the common calendar, counted from 1912.
	{"minguo", 100, 199, 12, minguo},
}

// Known reports whether there is a rule for the calendar.
func Known(name string) bool { return find(name) != nil }

func find(name string) *calendar {
	for i := range calendars {
		if calendars[i].name == name {
			return &calendars[i]
		}
	}
	return nil
}

// Span gives the first and the last day, in the Gregorian calendar, of a day, a month (day 0) or a year (month 0) of a
// calendar; false if the rule does not hold for the year or there is no such day.
func Span(name string, year, month, day int) (first, last time.Time, ok bool) {
	c := find(name)
	if c == nil || year < c.first || year > c.last || month < 0 || month > c.months || month == 0 && day != 0 {
		return first, last, false
	}
	from, to := c.begin(year, 1), c.begin(year+1, 1)-1
	if month > 0 {
		from = c.begin(year, month)
		if month < c.months {
			to = c.begin(year, month+1) - 1
		}
	}
	if day > 0 {
		from += day - 1
		if from > to {
			return first, last, false
		}
		to = from
	}
	return dayOf(from), dayOf(to), true
}

// Year gives the year of a calendar in which a day lies, or the nearest for which its rule holds.
func Year(name string, day time.Time) int {
	c := find(name)
	n := int(day.Sub(dayOf(0)).Hours()) / 24
	year := c.last
	for year > c.first && c.begin(year, 1) > n {
		year--
	}
	return year
}

// epoch is the Julian day number of the first of January 2000, at noon.
const epoch = 2451545

func dayOf(n int) time.Time { return time.Date(2000, 1, 1+n, 0, 0, 0, 0, time.UTC) }

// persian has six months of 31 days, then months of 30.
func persian(year, month int) int {
	return 1948320 - epoch + 365*(year-1) + (8*year+21)/33 + 30*(month-1) + min(month-1, 6)
}

func minguo(year, month int) int {
	begin := time.Date(year+1911, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	return int(begin.Sub(dayOf(0)).Hours()) / 24
}

func ethiopian(year, month int) int { return 1724221 - epoch + 365*(year-1) + year/4 + 30*(month-1) }

// indian has five months of 31 days behind the first, which has 30, in leap years 31, then months of 30.
func indian(year, month int) int {
	y := year + 78
	leap := 0
	if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		leap = 1
	}
	march := int(time.Date(y, 3, 22-leap, 0, 0, 0, 0, time.UTC).Sub(dayOf(0)).Hours()) / 24
	if month == 1 {
		return march
	}
	return march + 30 + leap + 30*(month-2) + min(month-2, 5)
}
