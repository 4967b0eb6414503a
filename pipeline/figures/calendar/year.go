package calendar

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// yearField reads a year in four digits, also in Chinese characters, or one with the name of its era before or behind it.
func (w *Matcher) yearField(r *filled) bool {
	i := r.to
	if e, ok := w.Has(i, language.Era); ok && w.cased(e, i) {
		k := e.End
		if w.Glued(k) && !w.IsSyllabic(k-1) && !w.IsMark(k-1) {
			return false
		}
		y, n := w.Digits(k)
		if n == 0 {
			y, n = w.ideographs(k)
			if n == 0 {
				return false
			}
			k += n
		} else if n > 4 {
			return false
		} else {
			k++
		}
		r.fields.setEra(y, e.Number)
		r.to = k
		return true
	}
	y, ok := w.Year(i)
	to := i + 1
	if !ok {
		var n int
		if y, n = w.ideographs(i); n != 4 || y < 1000 || y > 2999 {
			y, n = w.Digits(i)
			e, era := w.Has(i+1, language.Era)
			if n == 0 || n > 4 || !era || !w.cased(e, i+1) {
				return false
			}
			r.fields.setEra(y, e.Number)
			r.to = e.End
			return true
		}
		to = i + n
	}
	if e, ok := w.Has(to, language.Era); ok && w.cased(e, to) && !w.IsDigits(e.End) {
		r.fields.setEra(y, e.Number)
		r.to = e.End
		return true
	}
	r.fields.Year = y
	r.to = to
	return true
}

// Year reads a year in four digits at token i that are no part of a longer number or code.
func (w *Matcher) Year(i int) (int, bool) {
	y, n := w.Digits(i)
	if n != 4 || y < 1000 || y > 2999 || w.LettersAt(i+1) && !w.IsSyllabic(i+1) && !w.IsDigits(i+1) {
		return 0, false
	}
	if w.Glued(i+1) && w.IsMark(i+1) && w.Glued(i+2) && w.IsDigits(i+2) && (w.Mark(i+1, ".:/") || w.Mark(i+1, ",") && w.Length(i+2) == 3) {
		return 0, false
	}
	if offset := w.traits.yearOffset; y > scan.LastYear && y+offset >= 1800 && y+offset <= scan.LastYear {
		y += offset
	}
	return y, true
}

// PastYearWord skips the word for year behind the year of a date, in a language whose dates have one: "5 марта 2022 г.".
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

// CountedYear reports whether the four digits at token k count what follows: "on 5 May, 2000 people" is taken for a year
// nonetheless, "in March 1207 suspects" is not.
func (w *Matcher) CountedYear(k int) bool {
	y, _ := w.Digits(k)
	return !scan.PlausibleYear(y) && w.NounAt(k+1) && w.IsLower(k+1)
}

// YearStands reports whether the four digits at token i are a year by the words around them. led says that a word that
// leads to a date stands before it ("in", "since").
func (w *Dates) YearStands(i int, led bool) bool {
	y, ok := w.Year(i)
	if !ok {
		return false
	}
	e := i + 1
	if w.IsComparator(i) || w.Glued(i) && (w.IsWord(i-1) && !w.IsCut(i-1) && !w.IsSyllabic(i-1) || w.Mark(i-1, "-/#$€£¥+") && !w.List[i-1].Space) ||
		w.Follows(e, language.Multiplier, language.Percent) {
		return false
	}
	if _, ok := w.units.CurrencyAfter(e); ok {
		return false
	}
	if _, _, ok := w.units.CurrencyEnding(i); ok {
		return false
	}
	if _, ok := w.Before(i, language.NumberSign); ok {
		return false
	}
	a := number.Amount{From: i, To: e}
	if u, ok := w.amounts.UnitAfter(&a); ok && u.Kind != schema.KindMoney {
		return false
	}
	noun := w.NounAt(e) && (w.IsLower(e) || w.Traits.Capitals || !w.IsCapital(e) && !led)
	if w.IsSyllabic(e) && w.Glued(e) {
		return false // "2000人"
	}
	if w.Mark(e, "-‐‑") && w.Glued(e) && w.IsWord(e+1) {
		return false
	}
	switch {
	case w.Mark(i-1, "(") && w.Mark(e, ")"):
		return scan.PlausibleYear(y)
	case led:
		return y >= 1500 && y <= scan.LastYear && !(noun && (!scan.PlausibleYear(y) || y%100 == 0))
	case !scan.PlausibleYear(y):
		return false
	}
	switch w.Function(i - 1) {
	case language.WordArticle, language.WordDeterminer:
		return y%100 != 0
	}
	return !noun
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

// DecadeEnding is what stands behind the first year of a decade: "1990s".
const DecadeEnding = "s"
