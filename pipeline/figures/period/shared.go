package period

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// maxShared bounds how many dates of a list may share the year of one of them.
const maxShared = 6

// sharesYear gives a day or a month without a year that of the last date of its list, "in April, July and October
// 2026", or of the date before it that "and" joins to it: 2026年4月と10月. A later month of the list lies in the year
// before: "in December and January 2026".
func sharesYear(w *Reader, d *moment.When) bool {
	if !d.IsYearless() || d.Named != 0 {
		return false
	}
	return yearBehind(w, d) || yearBefore(w, d)
}

// yearBehind gives the date the year that stands at the end of its list.
func yearBehind(w *Reader, d *moment.When) bool {
	to := d.To
	for range maxShared {
		joint, and := pastJoint(w, to)
		if joint == to {
			return false
		}
		b, ok := w.Date(pastLead(w, joint), true)
		if !ok || !alike(d, &b) || b.Relative || b.Other || b.Foreign {
			return false
		}
		if b.Year != 0 {
			d.Year = b.Year
			if inYear(&b, d) {
				d.Year--
			}
			return and && !b.Short
		}
		to = b.To
	}
	return false
}

// yearBefore gives the date the year of the one before it, where that states it in four digits and nothing but "and"
// stands between.
func yearBefore(w *Reader, d *moment.When) bool {
	n := len(w.Figures) - 1
	if n < 0 || !w.Figures[n].IsDate() {
		return false
	}
	f := &w.Figures[n]
	y, m, day, ok := moment.ParseDate(f.Start)
	joint, and := pastJoint(w, f.To)
	if !ok || !and || pastLead(w, joint) != d.From || !statesYear(w, f, y) {
		return false
	}
	before := moment.When{Month: m}
	switch f.End {
	case f.Start:
		before.Day = day
	case moment.DateOf(y, m, moment.DaysIn(y, m)):
	default:
		return false
	}
	if !alike(&before, d) {
		return false
	}
	if d.Year = y; inYear(d, &before) {
		d.Year++
	}
	return true
}

// statesYear reports whether the tokens of a date have its year, y, in digits.
func statesYear(w *Reader, f *scan.Figure, y int) bool {
	for k := f.From; k < f.To; k++ {
		if v, n := w.Digits(k); n == 4 && v == y {
			return true
		}
	}
	return false
}

// alike reports whether both are days of a month, or both are months.
func alike(a, b *moment.When) bool {
	return a.Part == b.Part && (a.Day > 0) == (b.Day > 0) && a.Month > 0 && b.Month > 0
}

// pastJoint gives the token after the mark or the word that joins two dates of a list at token i, and whether it is a
// word; i if there is none.
func pastJoint(w *Reader, i int) (to int, and bool) {
	k := i
	switch {
	case w.Mark(k, "、"):
		return k + 1, true
	case w.Mark(k, ",،") && !w.Glued(k+1), w.Mark(k, "，"):
		k++
	}
	if m, ok := w.HasValue(k, language.Range, "and"); ok {
		return m.End, true
	}
	return k, false
}

// maxLead bounds the words of grammar before a date of a list: "et en octobre".
const maxLead = 2

// pastLead passes over the words of grammar that stand before a date.
func pastLead(w *Reader, i int) int {
	i = w.PastDateWords(i)
	for k := 0; k < maxLead && w.IsWord(i) && !w.Follows(i, language.Month); k++ {
		if !w.HasFunction(i, language.WordPreposition) && !w.HasFunction(i, language.WordArticle) {
			break
		}
		i++
	}
	return i
}

// inYear reports whether a comes before b in the year.
func inYear(a, b *moment.When) bool {
	if a.Month == 0 || b.Month == 0 {
		return false
	}
	return a.Month < b.Month || a.Month == b.Month && a.Day != 0 && a.Day < b.Day
}
