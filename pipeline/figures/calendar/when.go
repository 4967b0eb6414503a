package calendar

import (
	"fmt"
	"time"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// when is a calendar unit as the text states it. Fields that are not stated are 0.
type when struct {
	from, to int // tokens
	y, m, D  int
	part     string // a part of a year with its number in d, or several years: one of the kinds of templates
	era      bool   // a year before the first, which has no date here
	other    bool   // a year of another calendar, which is not converted
	short    bool   // two digits of the year are stated, and the document has no date to tell its century
	edge     string // a word for begin, middle or end stands behind it: one of the values of language.Period
	fuzzy    bool   // "early", "late": a part of the unit without stated ends
	unsure   bool   // the order of day and month cannot be told, or the century
	relative bool   // the year, month or day is counted from now by n units
	unit     string // the unit that is counted
	n        int
	rule     string
}

// valid reports whether the day exists.
func (d *when) valid() bool {
	if d.m == 0 {
		return d.D == 0 || d.part != "" || d.rule == "day_of_month"
	}
	y := d.y
	if y == 0 {
		y = 2000 // a leap year: 29 February may be meant
	}
	return d.m >= 1 && d.m <= 12 && d.D >= 0 && d.D <= daysIn(y, d.m)
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

func dateOf(y, m, d int) schema.Date {
	if y < 1 || y > 9999 {
		return ""
	}
	return schema.Date(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
}

// ends gives the first and last day of a unit whose year is known; empty if they cannot be told.
func (d *when) ends() (first, last schema.Date) {
	switch {
	case d.era || d.fuzzy || d.unsure || d.other || d.short || d.y == 0:
		return "", ""
	case d.part == decade:
		return dateOf(d.y, 1, 1), dateOf(d.y+9, 12, 31)
	case d.part == century:
		return dateOf(d.y, 1, 1), dateOf(d.y+99, 12, 31)
	case d.part == schoolYear:
		return dateOf(d.y, 1, 1), dateOf(d.y+1, 12, 31)
	case d.part == yearToDate:
		return dateOf(d.y, 1, 1), ""
	case d.part == week:
		return d.weekEnds()
	case d.part == quarter && d.D >= 1 && d.D <= 4:
		return dateOf(d.y, 3*d.D-2, 1), dateOf(d.y, 3*d.D, daysIn(d.y, 3*d.D))
	case d.part == half && d.D >= 1 && d.D <= 2:
		return dateOf(d.y, 6*d.D-5, 1), dateOf(d.y, 6*d.D, daysIn(d.y, 6*d.D))
	case d.part != "":
		return "", ""
	case d.m == 0:
		return dateOf(d.y, 1, 1), dateOf(d.y, 12, 31)
	case d.D == 0:
		return dateOf(d.y, d.m, 1), dateOf(d.y, d.m, daysIn(d.y, d.m))
	case d.D > daysIn(d.y, d.m):
		return "", ""
	}
	day := dateOf(d.y, d.m, d.D)
	return day, day
}

// weekEnds gives the Monday and the Sunday of a week: of the one that begins on the day, or of the one with the number d
// in its year (ISO 8601: the first week has the year's first Thursday).
func (d *when) weekEnds() (first, last schema.Date) {
	monday := time.Date(d.y, time.Month(d.m), d.D, 0, 0, 0, 0, time.UTC)
	if d.m == 0 {
		fourth := time.Date(d.y, 1, 4, 0, 0, 0, 0, time.UTC)
		monday = fourth.AddDate(0, 0, 7*(d.D-1)-(int(fourth.Weekday())+6)%7)
		if y, _ := monday.ISOWeek(); y != d.y {
			return "", ""
		}
	}
	sunday := monday.AddDate(0, 0, 6)
	return dateOf(monday.Year(), int(monday.Month()), monday.Day()), dateOf(sunday.Year(), int(sunday.Month()), sunday.Day())
}

// parseDate takes a schema date apart.
func parseDate(s schema.Date) (y, m, d int, ok bool) {
	if len(s) != 10 {
		return 0, 0, 0, false
	}
	return scan.Atoi(string(s[:4])), scan.Atoi(string(s[5:7])), scan.Atoi(string(s[8:])), true
}

// anchored reports whether the year of d can be told without the document's date.
func (d *when) anchored() bool { return d.y != 0 || d.era || d.unsure || d.other }

// resolve fills in what a date leaves to the document's own date: a relative year, month or day; and the year of a date
// without one, which is that of the latest such date not after the document's. It reports false if the document has no
// date to count from.
func (d *when) resolve(published schema.Date) bool {
	if d.anchored() {
		return true
	}
	y, m, day, ok := parseDate(published)
	if !ok || d.short {
		return false
	}
	if d.relative {
		d.count(y, m, day)
		return true
	}
	if d.m == 0 && d.part == "" {
		if d.D != 0 { // the latest such day not after the document's
			c := when{y: y, m: m, D: d.D}
			for n := 0; n < 3 && (!c.valid() || n == 0 && d.D > day); n++ {
				if c.m--; c.m == 0 {
					c.y, c.m = c.y-1, 12
				}
			}
			d.y, d.m = c.y, c.m
		}
		return true
	}
	for c := *d; c.y == 0 || y-c.y < 9; {
		if c.y == 0 {
			c.y = y + 1
		}
		c.y--
		whole := c
		whole.fuzzy = false
		if first, _ := whole.ends(); first != "" && first <= published {
			d.y = c.y
			return true
		}
	}
	return true
}

// count resolves a relative unit against the day y-m-day.
func (d *when) count(y, m, day int) {
	switch d.unit {
	case "year":
		d.y = y + d.n
	case "month":
		t := time.Date(y, time.Month(m+d.n), 1, 0, 0, 0, 0, time.UTC)
		d.y, d.m = t.Year(), int(t.Month())
	case "day":
		t := time.Date(y, time.Month(m), day+d.n, 0, 0, 0, 0, time.UTC)
		d.y, d.m, d.D = t.Year(), int(t.Month()), t.Day()
	case "weekday1", "weekday2", "weekday3", "weekday4", "weekday5", "weekday6", "weekday7":
		t := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
		now := (int(t.Weekday())+6)%7 + 1
		want := int(d.unit[7] - '0')
		if d.n < 0 { // the latest such day before the document's
			t = t.AddDate(0, 0, -((now-want+6)%7 + 1))
			d.y, d.m, d.D = t.Year(), int(t.Month()), t.Day()
			return
		}
		if d.rule == "weekday" {
			t = t.AddDate(0, 0, -((now - want + 7) % 7))
			d.y, d.m, d.D = t.Year(), int(t.Month()), t.Day()
			return
		}
		d.fuzzy = true
	case "quarter":
		q := (m-1)/3 + d.n
		d.y, d.part, d.D = y+floorDiv(q, 4), quarter, q-4*floorDiv(q, 4)+1
	case "week":
		t := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
		t = t.AddDate(0, 0, 7*d.n-(int(t.Weekday())+6)%7)
		d.y, d.m, d.D, d.part = t.Year(), int(t.Month()), t.Day(), week
	default:
		d.fuzzy = true
	}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// setShort takes the last two digits of a year: it lies in the eighty years before the document's date or the nineteen
// after it.
func (d *when) setShort(v int, published schema.Date) {
	y, _, _, ok := parseDate(published)
	if !ok {
		d.short = true
		return
	}
	d.y = y - y%100 + v
	if d.y > y+19 {
		d.y -= 100
	} else if d.y <= y-80 {
		d.y += 100
	}
}

// setTens takes the last two digits of the first year of a decade: the latest such decade that begins before the
// document's date.
func (d *when) setTens(v int, published schema.Date) {
	y, _, _, ok := parseDate(published)
	if !ok {
		d.short = true
		return
	}
	d.y = y - y%100 + v
	if d.y > y {
		d.y -= 100
	}
}
