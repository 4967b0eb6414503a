package calendar

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// filled is what the fields of a template hold; 0 or -1 for none.
type filled struct {
	to            int // token after it
	fields        when
	number, short int // short is one more than the two digits of the year
	tens          int // as short: one more than the digits
	hour, minute  int
}

func (r *filled) clock(hour bool, v int) {
	if hour {
		r.hour = v
	} else {
		r.minute = v
	}
}

// setEra takes a year of an era.
func (d *when) setEra(y, era int) {
	switch era {
	case 0:
		d.era = true
	case 1:
		d.y = y
	case language.OtherCalendar:
		d.other = true
	default:
		d.y = y + era
	}
}

// acceptable reports whether what a template read can be a unit of its kind.
func (w *Matcher) acceptable(kind string, r *filled) bool {
	d := &r.fields
	switch kind {
	case dateKind:
		if r.short > 0 {
			d.setShort(r.short-1, w.Published)
		}
		if d.m == 0 && !d.other && !d.era {
			return d.y > 0
		}
		return d.valid() && (r.to >= len(w.List) || !w.IsDigits(r.to) || !w.Glued(r.to))
	case quarter:
		return r.number <= 4
	case half:
		return r.number <= 2
	case week:
		return r.number <= 53
	case century, beforeYear1:
		return r.number <= 30
	case schoolYear:
		return r.short-1 == (d.y+1)%100
	}
	return true
}

// made makes a calendar unit of what a template read.
func (w *Matcher) made(i int, kind string, r *filled) (when, bool) {
	d := r.fields
	d.from, d.to, d.rule = i, r.to, kind
	name, number, _ := strings.Cut(kind, " ")
	if number != "" {
		r.number = scan.Atoi(number)
	}
	switch name {
	case dateKind:
		d.rule = "date_by_pattern"
		if d.m == 0 {
			d.rule = "year_with_era"
			if d.y != 0 {
				d.rule = "year_with_words"
			}
		}
	case decade:
		d.part = decade
		if number != "" {
			r.tens = r.number + 1
		}
		if r.tens > 0 {
			d.setTens(r.tens-1, w.Published)
		} else if d.y%100 == 0 {
			d.fuzzy = true // the 1900s may be ten years or a hundred
		}
	case century:
		d.part, d.y = century, (r.number-1)*100+1
	case beforeYear1:
		d.part, d.era = century, true
	case quarter, half, season:
		d.part, d.D, d.rule = name, r.number, "part_of_year"
		return w.withYearAfter(d)
	case week:
		d.part, d.D = week, r.number
		return w.withYearAfter(d)
	case fiscal:
		d.part, d.fuzzy = fiscal, true
		if r.short > 0 && d.y == 0 {
			d.setShort(r.short-1, w.Published)
		}
	case schoolYear:
		d.part = schoolYear
	case otherKind:
		d.other, d.y = true, 0
	case yearToDate:
		d.part, d.relative, d.unit = yearToDate, true, language.UnitYear
	}
	return d, true
}

// withYearAfter adds the year behind a part of it, unless the part has one.
func (w *Matcher) withYearAfter(d when) (when, bool) {
	if d.y != 0 || d.era || d.other {
		return d, true
	}
	k := w.pastDateWords(d.to)
	if w.Mark(d.to, ",") {
		k = d.to + 1
	}
	if y, ok := w.year(k); ok {
		d.y, d.to = y, w.pastYearWord(k+1)
	} else if r, ok := w.Has(k, language.Relative); ok && r.Value == language.UnitYear {
		d.relative, d.unit, d.n, d.to = true, r.Value, r.Number, r.End
	}
	return d, true
}
