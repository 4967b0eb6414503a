package template

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/reckoning"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// filled is what the fields of a template hold; 0 or -1 for none.
type filled struct {
	to            int // token after it
	fields        moment.When
	number, short int // short is one more than the two digits of the year
	tens          int // as short: one more than the digits
	hour, minute  int
	ending        bool // the template has an ending right behind the field that is to be read
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

// acceptable reports whether what a template read can be a unit of its kind.
func (w *Matcher) acceptable(kind string, r *filled) bool {
	d := &r.fields
	switch name, _, _ := strings.Cut(kind, " "); name {
	case dateKind, language.PeriodSince, language.PeriodUntil:
		if r.short > 0 {
			SetShortYear(w, d, r.short-1)
		}
		if d.Month == 0 && !d.Other && !d.BeforeFirst {
			return d.Year > 0
		}
		return d.Valid() && (r.to >= len(w.List) || !w.IsDigits(r.to) || !w.Glued(r.to))
	case moment.FirstMonths:
		return r.number <= 12
	case moment.Quarter, moment.FirstQuarters:
		return r.number <= 4 && namesPart(w, r)
	case moment.Half:
		return r.number <= 2 && namesPart(w, r)
	case moment.Week:
		return r.number <= 53
	case moment.Century, beforeYear1:
		return r.number <= lastCentury
	case moment.SchoolYear:
		return r.short-1 == (d.Year+1)%100
	}
	return true
}

// namesPart reports whether a part of a year with the last two digits of that has its capital: 2H15 is no 2h15.
func namesPart(w *Matcher, r *filled) bool { return r.short == 0 || scan.HasUpper(w.Token(r.to-2)) }

// made makes a calendar unit of what a template read.
func (w *Matcher) made(i int, kind string, r *filled) (moment.When, bool) {
	d := r.fields
	d.From, d.To, d.Rule = i, r.to, kind
	name, number, _ := strings.Cut(kind, " ")
	if number != "" {
		r.number = scan.Atoi(number)
	}
	switch name {
	case language.PeriodSince, language.PeriodUntil:
		d.Open, d.Rule = name, "date_by_pattern"
		if number != "" {
			d.Month = r.number
		}
		if d.Month == 0 {
			d.Rule = "year_with_words"
		}
	case dateKind:
		d.Rule = "date_by_pattern"
		if d.Month == 0 {
			d.Rule = "year_with_era"
			if d.Year != 0 {
				d.Rule = "year_with_words"
			}
		}
	case moment.Decade:
		d.Part = moment.Decade
		if number != "" {
			r.tens = r.number + 1
		}
		if r.tens > 0 {
			d.SetTens(r.tens-1, w.Published)
		} else if d.Year%100 == 0 {
			d.Fuzzy = true // the 1900s may be ten years or a hundred
		}
	case moment.Century:
		d.Part, d.Year = moment.Century, firstYear(r.number)
	case beforeYear1:
		d.Part, d.BeforeFirst = moment.Century, true
	case moment.Quarter, moment.Half, moment.Season, moment.FirstQuarters, moment.FirstMonths:
		d.Part, d.Day, d.Rule = name, r.number, "part_of_year"
		if r.short > 0 {
			d.SetShort(r.short-1, w.Published)
			return d, true
		}
		return w.withYearAfter(d)
	case moment.Week:
		d.Part, d.Day = moment.Week, r.number
		return w.withYearAfter(d)
	case moment.Fiscal:
		d.Part, d.Fuzzy = moment.Fiscal, true
		if r.short > 0 && d.Year == 0 {
			d.SetShort(r.short-1, w.Published)
		}
	case moment.SchoolYear:
		d.Part = moment.SchoolYear
	case otherKind:
		d.Other, d.Year = true, 0
	default:
		if reckoning.Known(name) && (d.Year < scan.FirstYear || number != "") {
			if r.short > 0 {
				d.SetShortOf(name, r.short-1, w.Published)
			}
			d.Reckon(name, max(r.number, d.Month))
		}
	case moment.YearToDate:
		d.Part, d.Relative, d.Unit = moment.YearToDate, true, language.UnitYear
	}
	return d, true
}

// withYearAfter adds the year behind a part of it, unless the part has one.
func (w *Matcher) withYearAfter(d moment.When) (moment.When, bool) {
	if d.Year != 0 || d.BeforeFirst || d.Other {
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
