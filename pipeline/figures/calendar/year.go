package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/reckoning"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// YearStands reports whether the four digits at token i are a year by the words around them. led says that a word that
// leads to a date stands before it ("in", "since").
func (w *Dates) YearStands(i int, led bool) bool {
	y, ok := w.Year(i)
	if ok && scan.PlausibleYear(y) && w.isComparedWith(i) {
		return true
	}
	if !ok || w.isCounted(i) || IsAmountOf(w, i) {
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
	noun := countsNoun(w, e, led) && !(led && w.IsVerb(e))
	plausible := scan.PlausibleYear(y) || w.Traits.YearAlone(y) && !amongSigns(w, i)
	switch {
	case w.Mark(i-1, "(") && w.Mark(e, ")"):
		return plausible
	case led:
		early := y < 1500 && (y < earliestLed || y%10 == 0 || y&(y-1) == 0)
		return !early && y <= scan.LastYear && !(noun && (!plausible || y%100 == 0))
	case !plausible:
		return !(noun && mayBeCounted(w, e)) && namesOfYear(w, i, y)
	}
	switch w.Function(i - 1) {
	case language.WordArticle, language.WordDeterminer:
		return y%100 != 0
	}
	return !noun
}

// earliestLed is the first year that is one behind a word that leads to a date, or behind "of" and a noun that has an
// article or a capital. Of those before 1500 none is that is as round as amounts are.
const earliestLed = 1000

// amountNoun marks nouns of which a number behind "of" is how much it is: "a population of 1932".
const amountNoun = "amount_noun"

// IsAmountOf reports whether the digits at token i are the amount of the noun before them, "un total de 1978", with a
// word between the two perhaps: "una superficie total de 1978".
func IsAmountOf(w *Dates, i int) bool {
	if !w.BehindOf(i) {
		return false
	}
	for k := i - 2; k >= 0 && k >= i-3; k-- {
		if _, ok := w.HasValue(k, language.Quantity, amountNoun); ok {
			return true
		}
	}
	return false
}

// mayBeCounted reports whether the word at token i may be a noun in the plural.
func mayBeCounted(w *Dates, i int) bool {
	return !w.IsVerb(i) && (len(w.Traits.Plurals) == 0 || w.Traits.IsPluralForm(w.Token(i)))
}

// namesOfYear reports whether an "of" parts the digits at token i, which may be the year y, from a noun, and are the
// year of what it names: "a painting of 1632", "la Constitución de 1812".
func namesOfYear(w *Dates, i, y int) bool {
	k := i - 2
	if y < earliestLed || y > scan.LastYear || y%100 == 0 || !w.BehindOf(i) {
		return false
	}
	if !w.NounAt(k) || w.Taken[k] {
		return false
	}
	if w.IsDigits(i+1) || w.IsVerb(k) {
		return false
	}
	definite := w.Function(k-1) == language.WordArticle || w.IsCapital(k)
	return definite || y >= 1500
}

// amongSigns reports whether digits or a single letter stand beside token i, which are no parts of a date: "8952 1766
// 7", "1599 x gelesen".
func amongSigns(w *Dates, i int) bool {
	return w.IsDigits(i-1) || w.IsDigits(i+1) || w.NounAt(i+1) && len(w.Token(i+1)) == 1
}

// maxAdjectives is how many words in small letters may stand before a noun that is told by its capital.
const maxAdjectives = 2

// countsNoun reports whether a noun stands at token i that four digits may count; led is as in YearStands. Where nouns
// have a capital one must follow, behind adjectives perhaps: "1987 neue Mitglieder", but "1987 neu gebaut".
func countsNoun(w *Dates, i int, led bool) bool {
	if !w.NounAt(i) || w.leadsOther(i) {
		return false
	}
	if told := w.Traits.Capitals && w.Traits.BareYears; !told || led {
		return w.IsLower(i) || w.Traits.Capitals || !w.IsCapital(i) && !led
	}
	for k := i; k <= i+maxAdjectives && w.NounAt(k) && !w.IsVerb(k); k++ {
		if w.IsCapital(k) {
			return true
		}
	}
	return false
}

// maxCompared bounds how many words may stand between a figure and what compares it.
const maxCompared = 2

// isComparedWith reports whether the digits at token i are the year with which the figure before them is compared, and
// count nothing: "9 Prozent mehr als 2021".
func (w *Dates) isComparedWith(i int) bool {
	m, ok := w.Before(i, language.Comparator)
	n := len(w.Figures)
	if !ok || n == 0 || !w.Traits.Than[w.LowerToken(i-1)] || w.LettersAt(i+1) || w.NounAt(i+1) {
		return false
	}
	f := &w.Figures[n-1]
	return f.Value != nil && f.To <= m.End && f.To >= m.End-maxCompared && !w.DigitsGoOn(i+1)
}

// leadsOther reports whether something that compares stands at token i, and the number that it belongs to behind it:
// "2017 mindestens 5.300 Patienten".
func (w *Dates) leadsOther(i int) bool {
	m, ok := scan.HasWith(w.Sheet, i, language.Comparator, language.Before)
	return ok && w.IsDigits(m.End)
}

// yearShort reports whether an abbreviation of the word for year stands at token i: "2019 г." is a year, "5 г." a
// number of years.
func (w *Dates) yearShort(i int) bool {
	m, ok := w.HasValue(i, language.CalendarUnit, language.UnitYear)
	if !ok || !m.Flags.Has(language.Short) || w.Glued(i) {
		return false
	}
	c, compared := w.Before(i-1, language.Comparator)
	return !compared && !w.IsComparator(i-1) || c.Value == "~" // "ok. 1968 r."
}

// isCounted reports whether a comparator, a multiplier or what the digits at token i touch shows that they are a
// number.
func (w *Dates) isCounted(i int) bool {
	if w.isBound(i) || w.TouchesWord(i) && !w.IsCut(i-1) || w.Follows(i+1, language.Multiplier, language.Percent) {
		return true
	}
	return w.Binds(i-1, "-/#$€£¥+") || i == 1 && w.Glued(i) && w.Mark(0, "-/#$€£¥+") && !w.List[0].Space
}

// isBound reports whether a comparator stands before the digits at token i. A word for "until" is one only where
// something follows that they may count, a noun where it is told by its capital, and they are round: "bis 2022 um 5
// Prozent", "tot 2027 dicht" and "bis 1970 blieb" tell a year.
func (w *Dates) isBound(i int) bool {
	m, ok := w.Before(i, language.Comparator)
	if !ok {
		return false
	}
	if m.Value == "~" {
		return !isAbout(w, i)
	}
	p, until := w.Before(i, language.Period)
	if !until || p.End != m.End || p.Value != language.PeriodUntil {
		return true
	}
	if y, _ := w.Year(i); y%10 != 0 || w.Traits.Capitals && !w.IsCapital(i+1) {
		return false
	}
	return w.IsWord(i+1) && w.Function(i+1) == "" && !w.IsVerb(i+1)
}

// isAbout reports whether the digits at token i, with a word for "about" before them, are a year: no round number, and
// nothing is counted behind them: "built around 1968", "ca. 1968".
func isAbout(w *Dates, i int) bool {
	y, _ := w.Year(i)
	counts := !w.yearShort(i+1) && (w.NounAt(i+1) || w.isMeasured(i))
	return scan.PlausibleYear(y) && y%100 != 0 && !counts
}

// isMeasured reports whether a currency, a number sign or a unit stands beside the digits at token i.
func (w *Dates) isMeasured(i int) bool {
	e := i + 1
	if _, ok := w.units.CurrencyAfter(e); ok {
		return true
	}
	if _, _, ok := w.units.CurrencyEnding(i); ok && !w.Taken[i-1] {
		return true
	}
	if _, ok := w.Before(i, language.NumberSign); ok {
		return true
	}
	if p, ok := scan.BeforeWith(w.Sheet, i, language.OrdinalSuffix, language.Before); ok && w.Glued(i) && !w.Taken[p.End] {
		return true
	}
	a := number.Amount{From: i, To: e}
	u, ok := w.amounts.UnitAfter(&a)
	return ok && u.Kind != schema.KindMoney
}

// byCustom reports whether a date in digits is one of the calendar of the language: its year is none that the common
// calendar has had since there are newspapers.
func (w *Dates) byCustom(d *moment.When) bool {
	if RunsAhead(w, d.Year) {
		return !d.Relative && d.Rule != "year_with_era"
	}
	if w.Customs.Calendar == "" || d.Year < 1000 || d.Year >= earliestCommon || d.Relative {
		return false
	}
	return d.Month != 0 && d.Rule == "date_in_digits" || d.Rule == "year" && behindYearWord(w, d.From)
}

// behindYearWord reports whether the word for year ends before token i: "تا سال ۱۴۰۷".
func behindYearWord(w *Dates, i int) bool {
	u, ok := w.Before(i, language.CalendarUnit)
	return ok && u.Value == language.UnitYear
}

// RunsAhead reports whether a year is one of the calendar of the language, whose years run ahead of the common ones.
func RunsAhead(w *Dates, year int) bool {
	name := w.Customs.Calendar
	return name != "" && !reckoning.Known(name) && year >= earliestAhead && year <= scan.LastYear
}

// earliestCommon is the first year that a date in digits has in the common calendar, in a language with another one.
const earliestCommon = 1600

// earliestAhead is the first year that is one of the calendar of the language, where its years run ahead of the common
// ones and nothing else says which they are.
const earliestAhead = 2050
