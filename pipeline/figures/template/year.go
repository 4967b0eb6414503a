package template

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// yearField reads a year in four digits, also in Chinese characters, or one with the name of its era before or behind
// it.
func (w *Matcher) yearField(r *filled) bool {
	i := r.to
	if e, ok := w.Era(i); ok {
		return w.eraThenYear(r, e)
	}
	y, to := w.fourDigits(i)
	if r.ending && to == i && w.RunsOn(i+1) {
		if v, ok := yearOf(w, i); ok {
			return r.take(&r.fields.Year, v, i+1)
		}
	}
	if v, n := w.Digits(i); r.ending && to == i && n == 4 && scan.PlausibleYear(v) && w.BindsDigits(i+1, "/") {
		return r.take(&r.fields.Year, v, i+1) // "FY 2023/24"
	}
	if to == i {
		y, n := w.Digits(i)
		e, ok := EraBehind(w, i+1)
		if n == 0 || n > 4 || !ok {
			return false
		}
		r.fields.SetEra(y, e.Number)
		r.to = e.End
		return true
	}
	if e, ok := EraBehind(w, to); ok && !w.IsDigits(e.End) {
		r.fields.SetEra(y, e.Number)
		r.to = e.End
		return true
	}
	r.fields.Year, r.to = y, to
	return true
}

// YearWithEra reads a year at token i, with the name of its era if there is one.
func (w *Matcher) YearWithEra(i int) (moment.When, bool) {
	r := filled{to: i}
	if !w.yearField(&r) {
		return moment.When{}, false
	}
	r.fields.From, r.fields.To, r.fields.Rule = i, r.to, "year_with_era"
	return r.fields, true
}

// Era reads the name of an era at token i.
func (w *Matcher) Era(i int) (language.Match, bool) {
	e, ok := w.Has(i, language.Era)
	return e, ok && w.cased(e, i) && !w.BindsWord(e.End, "/.") // "15 م/ث" are metres
}

// EraBehind reads the name of an era behind the digits of a year, at token i, with or without the word for year or the
// full stop of an ordinal before it: "480 году до н. э.", "480. aastal eKr".
func EraBehind(w *Matcher, i int) (language.Match, bool) {
	if e, ok := w.Era(i); ok {
		return e, ok
	}
	if w.Mark(i, ".") && w.Glued(i) {
		i++
	}
	if u, ok := w.HasValue(i, language.CalendarUnit, language.UnitYear); ok {
		i = u.End
		if w.Mark(i, ".") && w.Glued(i) {
			i++
		}
	}
	e, ok := w.Era(i)
	return e, ok && e.Number == 0
}

// fourDigits reads a year in four digits or four Chinese characters at token i and gives the token after it; i if there
// is none.
func (w *Matcher) fourDigits(i int) (y, to int) {
	if y, ok := w.Year(i); ok {
		return y, i + 1
	}
	y, n := w.ideographs(i)
	if n != 4 || y < 1000 || y > 2999 {
		return 0, i
	}
	return y, i + n
}

// eraThenYear reads a year behind the name of its era, e.
func (w *Matcher) eraThenYear(r *filled, e language.Match) bool {
	k := e.End
	if w.Glued(k) && !w.IsSyllabic(k-1) && !w.IsMark(k-1) {
		return false
	}
	y, n := w.Digits(k)
	switch {
	case n > 4:
		return false
	case n > 0:
		n = 1
	default:
		if y, n = w.ideographs(k); n == 0 {
			return false
		}
	}
	r.fields.SetEra(y, e.Number)
	r.to = k + n
	return true
}

// Year reads a year in four digits at token i that are no part of a longer number or code.
func (w *Matcher) Year(i int) (int, bool) {
	if w.RunsOn(i+1) && !(w.Customs.yearWord[w.LowerToken(i+1)] && !w.RunsOn(i+2)) {
		return 0, false // but "2005г." is one with its word
	}
	return yearOf(w, i)
}

// yearOf reads a year as Year does, whatever letters touch it.
func yearOf(w *Matcher, i int) (int, bool) {
	y, n := w.Digits(i)
	if n != 4 || y < 1000 || y > 2999 {
		return 0, false
	}
	if w.BindsDigits(i+1, ".:/") || w.BindsDigits(i+1, ",") && w.Length(i+2) == 3 {
		return 0, false
	}
	if offset := w.Customs.YearOffset; y > scan.LastYear && y+offset >= 1800 && y+offset <= scan.LastYear {
		y += offset
	}
	return y, y <= scan.LastYear || !w.SmallNounAt(i+1) // "jaanuaris 2140 sõitjat"
}

// PastYearWord skips the word for year behind the year of a date, in a language whose dates have one: "5 марта 2022
// г.".
func (w *Matcher) PastYearWord(i int) int {
	if len(w.Customs.yearWord) == 0 || !w.IsWord(i) || w.Glued(i) && !w.IsDigits(i-1) {
		return i
	}
	if w.Customs.yearWord[w.LowerToken(i)] {
		if w.Mark(i+1, ".") && w.Glued(i+1) && (w.IsLower(i+2) || w.Mark(i+2, ",)")) {
			return i + 2
		}
		return i + 1
	}
	if u, ok := w.Has(i, language.CalendarUnit); ok && u.Value == language.UnitYear {
		return u.End
	}
	return i
}

// CountedYear reports whether the four digits at token k count what follows: "on 5 May, 2000 people" is taken for a
// year nonetheless, "in March 1207 suspects" is not.
func (w *Matcher) CountedYear(k int) bool {
	y, _ := w.Digits(k)
	return !scan.PlausibleYear(y) && w.NounAt(k+1) && w.IsLower(k+1)
}

// Commas are those that may stand before a year.
const Commas = ",،፣、，"

// YearThen reads a year that a template has before the day, with the words behind it, and calls f with the token where
// the day must begin, until it reads something. It gives the token after that; i if there is nothing.
func (w *Matcher) YearThen(i int, f func(k, year int) int) int {
	if w.Length(i) != 4 {
		return i
	}
	for _, n := range w.Customs.templates.yearFirst {
		year, k := w.yearBeforeDay(w.Customs.templates.list[n].parts, i)
		if year == 0 {
			continue
		}
		if to := f(k, year); to > k {
			return to
		}
	}
	return i
}

// yearBeforeDay reads the parts of a template up to the day; 0 if there is no year.
func (w *Matcher) yearBeforeDay(parts []part, i int) (year, to int) {
	r := filled{to: i}
	if !w.yearField(&r) {
		return 0, i
	}
	for n := range parts[1:] {
		p := &parts[n+1]
		if p.field == fieldDay {
			return r.fields.Year, r.to
		}
		to, ok := w.literalPart(p, r.to, true)
		if p.field != "" || !ok {
			break
		}
		r.to = to
	}
	return 0, i
}

// EndsDecade reports whether token i is what stands behind the first year of a decade: "1990s".
func (w *Matcher) EndsDecade(i int) bool { return slices.Contains(w.Customs.decades, w.Token(i)) }

// How many years a year of two digits lies from that of the document at most to be one of the two calendars that a
// language uses, and at least to be none of the other.
const (
	nearYears = 12
	farYears  = 25
)

// SetShortYear takes the last two digits of a year. Where the language counts years from another first one by custom,
// they are those of the calendar in which the year is near that of the document; if that may be either or none, the
// date is unsure: "5/3/64" is of 2564.
func SetShortYear(w *Matcher, d *moment.When, v int) {
	d.SetShort(v, w.Published)
	offset := w.Customs.YearOffset
	if offset == 0 || d.Short {
		return
	}
	other := *d
	other.SetShort(((v+offset)%100+100)%100, w.Published)
	now, _, _, _ := moment.ParseDate(w.Published)
	here, there := distance(d.Year, now), distance(other.Year, now)
	switch {
	case there <= nearYears && here >= farYears:
		d.Year, d.Foreign = other.Year, true
	case here > nearYears || there < farYears:
		d.Unsure = true
	}
}

func distance(a, b int) int { return max(a-b, b-a) }
