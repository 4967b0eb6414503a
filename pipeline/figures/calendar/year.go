package calendar

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// yearField reads a year in four digits, also in Chinese characters, or one with the name of its era before or behind
// it.
func (w *Matcher) yearField(r *filled) bool {
	i := r.to
	if e, ok := w.era(i); ok {
		return w.eraThenYear(r, e)
	}
	y, to := w.fourDigits(i)
	if to == i {
		y, n := w.Digits(i)
		e, ok := w.era(i + 1)
		if n == 0 || n > 4 || !ok {
			return false
		}
		r.fields.setEra(y, e.Number)
		r.to = e.End
		return true
	}
	if e, ok := w.era(to); ok && !w.IsDigits(e.End) {
		r.fields.setEra(y, e.Number)
		r.to = e.End
		return true
	}
	r.fields.Year, r.to = y, to
	return true
}

// era reads the name of an era at token i.
func (w *Matcher) era(i int) (language.Match, bool) {
	e, ok := w.Has(i, language.Era)
	return e, ok && w.cased(e, i)
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
	r.fields.setEra(y, e.Number)
	r.to = k + n
	return true
}

// Year reads a year in four digits at token i that are no part of a longer number or code.
func (w *Matcher) Year(i int) (int, bool) {
	y, n := w.Digits(i)
	if n != 4 || y < 1000 || y > 2999 || w.RunsOn(i+1) {
		return 0, false
	}
	if w.BindsDigits(i+1, ".:/") || w.BindsDigits(i+1, ",") && w.Length(i+2) == 3 {
		return 0, false
	}
	if offset := w.traits.yearOffset; y > scan.LastYear && y+offset >= 1800 && y+offset <= scan.LastYear {
		y += offset
	}
	return y, true
}

// PastYearWord skips the word for year behind the year of a date, in a language whose dates have one: "5 марта 2022
// г.".
func (w *Matcher) PastYearWord(i int) int {
	if len(w.traits.yearWord) == 0 || !w.IsWord(i) || w.Glued(i) {
		return i
	}
	if w.traits.yearWord[w.LowerToken(i)] {
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

// YearStands reports whether the four digits at token i are a year by the words around them. led says that a word that
// leads to a date stands before it ("in", "since").
func (w *Dates) YearStands(i int, led bool) bool {
	y, ok := w.Year(i)
	if !ok || w.isCounted(i) {
		return false
	}
	e := i + 1
	if scan.PlausibleYear(y) && w.yearShort(e) {
		return true
	}
	if w.isMeasured(i) {
		return false
	}
	if w.IsSyllabic(e) && w.Glued(e) || w.Mark(e, scan.Hyphens) && w.Glued(e) && w.IsWord(e+1) {
		return false // "2000人"
	}
	noun := w.NounAt(e) && (w.IsLower(e) || w.Traits.Capitals || !w.IsCapital(e) && !led)
	plausible := scan.PlausibleYear(y)
	switch {
	case w.Mark(i-1, "(") && w.Mark(e, ")"):
		return plausible
	case led:
		return y >= 1500 && y <= scan.LastYear && !(noun && (!plausible || y%100 == 0))
	case !plausible:
		return false
	}
	switch w.Function(i - 1) {
	case language.WordArticle, language.WordDeterminer:
		return y%100 != 0
	}
	return !noun
}

// yearShort reports whether an abbreviation of the word for year stands at token i: "2019 г." is a year, "5 г." a
// number of years.
func (w *Dates) yearShort(i int) bool {
	m, ok := w.HasValue(i, language.CalendarUnit, language.UnitYear)
	return ok && m.Flags.Has(language.Short) && !w.Glued(i) && !w.IsComparator(i-1)
}

// isCounted reports whether a comparator, a multiplier or what the digits at token i touch shows that they are a
// number.
func (w *Dates) isCounted(i int) bool {
	if w.IsComparator(i) || w.TouchesWord(i) && !w.IsCut(i-1) || w.Follows(i+1, language.Multiplier, language.Percent) {
		return true
	}
	return w.Binds(i-1, "-/#$€£¥+") || i == 1 && w.Glued(i) && w.Mark(0, "-/#$€£¥+") && !w.List[0].Space
}

// isMeasured reports whether a currency, a number sign or a unit stands beside the digits at token i.
func (w *Dates) isMeasured(i int) bool {
	e := i + 1
	if _, ok := w.units.CurrencyAfter(e); ok {
		return true
	}
	if _, _, ok := w.units.CurrencyEnding(i); ok {
		return true
	}
	if _, ok := w.Before(i, language.NumberSign); ok {
		return true
	}
	a := number.Amount{From: i, To: e}
	u, ok := w.amounts.UnitAfter(&a)
	return ok && u.Kind != schema.KindMoney
}

// Commas are those that may stand before a year.
const Commas = ",،፣、，"

// YearThen reads a year that a template has before the day, with the words behind it, and calls f with the token where
// the day must begin, until it reads something. It gives the token after that; i if there is nothing.
func (w *Matcher) YearThen(i int, f func(k, year int) int) int {
	if w.Length(i) != 4 {
		return i
	}
	for _, n := range w.traits.templates.yearFirst {
		year, k := w.yearBeforeDay(w.traits.templates.list[n].parts, i)
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
func (w *Matcher) EndsDecade(i int) bool { return slices.Contains(w.traits.decades, w.Token(i)) }
