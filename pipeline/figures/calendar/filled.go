package calendar

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/reckoning"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// filled is what the fields of a template hold; 0 or -1 for none.
type filled struct {
	to            int // token after it
	fields        When
	number, short int // short is one more than the two digits of the year
	tens          int // as short: one more than the digits
	hour, minute  int
}

// take sets what a field holds and moves behind it.
func (r *filled) take(field *int, v, to int) bool {
	*field = v
	return r.pass(to)
}

// pass moves behind a field.
func (r *filled) pass(to int) bool {
	r.to = to
	return true
}

// setEra takes a year of an era.
func (d *When) setEra(y, era int) {
	switch era {
	case 0:
		d.era = true
	case 1:
		d.Year = y
	case language.OtherCalendar:
		d.Other = true
	default:
		d.Year, d.Foreign = y+era, true
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
		if d.Month == 0 && !d.Other && !d.era {
			return d.Year > 0
		}
		return d.Valid() && (r.to >= len(w.List) || !w.IsDigits(r.to) || !w.Glued(r.to))
	case quarter:
		return r.number <= 4
	case half:
		return r.number <= 2
	case week:
		return r.number <= 53
	case century, beforeYear1:
		return r.number <= 30
	case schoolYear:
		return r.short-1 == (d.Year+1)%100
	}
	return true
}

// made makes a calendar unit of what a template read.
func (w *Matcher) made(i int, kind string, r *filled) (When, bool) {
	d := r.fields
	d.From, d.To, d.Rule = i, r.to, kind
	name, number, _ := strings.Cut(kind, " ")
	if number != "" {
		r.number = scan.Atoi(number)
	}
	switch name {
	case dateKind:
		d.Rule = "date_by_pattern"
		if d.Month == 0 {
			d.Rule = "year_with_era"
			if d.Year != 0 {
				d.Rule = "year_with_words"
			}
		}
	case Decade:
		d.Part = Decade
		if number != "" {
			r.tens = r.number + 1
		}
		if r.tens > 0 {
			d.setTens(r.tens-1, w.Published)
		} else if d.Year%100 == 0 {
			d.Fuzzy = true // the 1900s may be ten years or a hundred
		}
	case century:
		d.Part, d.Year = century, (r.number-1)*100+1
	case beforeYear1:
		d.Part, d.era = century, true
	case quarter, half, Season:
		d.Part, d.Day, d.Rule = name, r.number, "part_of_year"
		return w.withYearAfter(d)
	case week:
		d.Part, d.Day = week, r.number
		return w.withYearAfter(d)
	case fiscal:
		d.Part, d.Fuzzy = fiscal, true
		if r.short > 0 && d.Year == 0 {
			d.setShort(r.short-1, w.Published)
		}
	case schoolYear:
		d.Part = schoolYear
	case otherKind:
		d.Other, d.Year = true, 0
	default:
		if reckoning.Known(name) && (d.Year < scan.FirstYear || number != "") {
			d.reckon(name, r.number)
		}
	case yearToDate:
		d.Part, d.Relative, d.Unit = yearToDate, true, language.UnitYear
	}
	return d, true
}

// withYearAfter adds the year behind a part of it, unless the part has one.
func (w *Matcher) withYearAfter(d When) (When, bool) {
	if d.Year != 0 || d.era || d.Other {
		return d, true
	}
	k := w.PastDateWords(d.To)
	if w.Mark(d.To, ",") {
		k = d.To + 1
	}
	if y, ok := w.Year(k); ok {
		d.Year, d.To = y, w.PastYearWord(k+1)
	} else if r, ok := w.Has(k, language.Relative); ok && r.Value == language.UnitYear {
		d.Relative, d.Unit, d.Count, d.To = true, r.Value, r.Number, r.End
	}
	return d, true
}
