package period

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// spans are the ways to write several years in one piece.
var spans = []rule{
	{Name: "decade", When: place.isDecade, Then: place.decadeInDigits},
	{Name: "years_in_brackets", When: inBrackets, Then: bracketedYears},
	{Name: "two_years_with_slash", When: place.isSlashed, Then: place.slashedYears},
	{Name: "next_year", When: place.endsShort, Then: place.nextYear},
	{Name: "years_of_century", When: place.endsShort, Then: place.laterShort},
	{Name: "years", When: place.beginsSpan, Then: place.laterYear},
}

// yearSpan reads 2019-2023, 2019–20 and 2023/24, and a decade such as 1990s.
func (w *Reader) yearSpan(i int) int {
	if d, ok := w.Unit(i); ok && d.Part == moment.Fiscal {
		return i // "2022-23 financial year"
	}
	return scan.First(w.Sheet, "year_span", spans, place{w, i}, i)
}

// inBrackets reports whether two years of any century, parted by a dash, begin a remark in brackets at the place or end
// one: when somebody lived, or a rule lasted. "(1809–1882)", "（1644—1912）", "(London, 1809 – 1882)".
func inBrackets(p place) bool {
	if !p.Mark(p.i-1, "(（[,") || !p.Mark(p.i+1, yearDashes) || !p.Mark(p.i+3, ")）],;") {
		return false
	}
	if !p.Mark(p.i-1, "(（[") && !p.Mark(p.i+3, ")）]") {
		return false
	}
	y, n := p.Digits(p.i)
	z, m := p.Digits(p.i + 2)
	return n == 4 && m == 4 && y >= firstOfLives && y < z && z <= scan.LastYear && z-y <= longestRule
}

const (
	firstOfLives = 1000 // the first year in four digits
	longestRule  = 500  // years of a house that rules, or of an age

	yearDashes = "-–—―－~～〜" // between two years
)

func bracketedYears(p place) int {
	y, _ := p.Digits(p.i)
	z, _ := p.Digits(p.i + 2)
	return p.addYears(y, z, p.i+3)
}

// isDecade reports whether a round year with the ending of plurals stands at the place: "1990s".
func (p place) isDecade() bool {
	if _, ok := p.Year(p.i); ok || !p.EndsDecade(p.i+1) {
		return false
	}
	v, n := p.Digits(p.i)
	if n != 4 || v%10 != 0 {
		return false
	}
	return p.IsMark(p.i+2) || v >= 1000 && v < 2100 && p.Glued(p.i+1) && !p.Glued(p.i+2)
}

// decadeInDigits reads a decade, with a word for begin, middle or end before it.
func (p place) decadeInDigits() int {
	v, _ := p.Digits(p.i)
	d := moment.When{From: p.i, To: p.i + 2, Year: v, Part: moment.Decade, Rule: "decade"}
	d.Fuzzy = v%100 == 0 // the 1900s may be ten years or a hundred
	if m, ok := p.Before(p.i, language.Period); ok && !p.Taken[m.End] {
		switch m.Value {
		case language.PeriodEarly, language.PeriodMid, language.PeriodLate:
			d.From, d.Fuzzy = m.End, true
		}
	}
	p.addDate(d)
	return d.To
}

// isSlashed reports whether two years that follow each other stand at the place with a slash between them: "2023/24",
// "2025/2026", "2025./2026.".
func (p place) isSlashed() bool {
	k := pastSlash(p)
	v, n := p.Digits(p.i)
	next, m := p.Digits(k)
	if k == 0 || n != 4 || !scan.PlausibleYear(v) || next != v+1 && next != (v+1)%100 {
		return false
	}
	if m == 4 && k == p.i+2 && !p.besideSeason(k+1) {
		return false // the number of a law: "(EU) 2019/2020"
	}
	if p.Mark(k+1, "-") && p.Glued(k+1) && p.IsWord(k+2) && !p.IsCapital(k+2) {
		return true // "2025/26-os"
	}
	return (!p.LettersAt(k+1) || p.IsSyllabic(k+1)) && !p.Mark(k+1, "/-")
}

// pastSlash gives the token after the slash that parts two years, the first with a point or not; 0 if none does.
func pastSlash(p place) int {
	k := p.i + 1
	if p.Mark(k, ".") && p.Glued(k) {
		k++
	}
	if _, n := p.Digits(k + 1); !p.Mark(k, "/") || n != 4 && !p.Binds(k, "/") {
		return 0
	}
	return k + 1
}

func (p place) slashedYears() int {
	v, _ := p.Digits(p.i)
	k := pastSlash(p)
	next, n := p.Digits(k)
	to := k + 1
	if k > p.i+2 && p.Mark(to, ".") && p.Glued(to) {
		to++
	}
	return p.addSpan(p.i, to, v, n == 2 && next <= 12 && p.Pack.Order == "ymd" && !p.besideSeason(to))
}

// beginsSpan reports whether a year with a dash behind it stands at the place that is no part of a code.
func (p place) beginsSpan() bool {
	i := p.i
	if p.IsCut(i) || p.Glued(i) && p.Mark(i-1, "-/.:") && p.IsDigits(i-2) {
		return false
	}
	y, ok := p.Year(i)
	if !ok || !p.Mark(i+1, "-–—") || p.Glued(i+1) != p.Glued(i+2) {
		return false
	}
	v, n := p.Digits(i + 2)
	return scan.PlausibleYear(y) || n == 4 && couldSpan(y, v)
}

// endsShort reports whether the second year of a span has two digits.
func (p place) endsShort() bool {
	if !p.beginsSpan() || !p.Glued(p.i+2) || p.BindsDigits(p.i+3, "-/") {
		return false
	}
	if p.LettersAt(p.i+3) && !p.IsSyllabic(p.i+3) {
		return false
	}
	_, n := p.Digits(p.i + 2)
	return n == 2
}

// besideSeason reports whether a word for a season of games, a school year or the like, for a year or for a season of
// the year stands beside the years that end before token to, with a small word between: no month is meant then.
func (p place) besideSeason(to int) bool {
	if p.Mark(to, "-") {
		to += 2 // "2025/2026-os tanév"
	} else if p.Mark(to, ".") {
		to++
	}
	for _, i := range []int{p.i - 1, p.i - 2, to, to + 1} {
		_, named := p.HasValue(i, language.Quantity, language.QuantitySeason)
		_, year := p.HasValue(i, language.CalendarUnit, language.UnitYear)
		_, season := p.HasValue(i, language.Quarter, moment.Season)
		if named || year || season {
			return true
		}
	}
	return false
}

// nextYear reads a year and the next: 2019-20.
func (p place) nextYear() int {
	y, _ := p.Year(p.i)
	z, _ := p.Digits(p.i + 2)
	if z != (y+1)%100 {
		return 0
	}
	return p.addSpan(p.i, p.i+3, y, z <= 12 && p.Mark(p.i+1, "-") && !p.besideSeason(p.i+3))
}

// laterShort reads two years of one century, at most ten apart: 2013-18.
func (p place) laterShort() int {
	y, _ := p.Year(p.i)
	z, _ := p.Digits(p.i + 2)
	if z <= 12 || z <= y%100 || z > y%100+10 {
		return 0
	}
	return p.addYears(y, y-y%100+z, p.i+3)
}

// laterYear reads two years in four digits: 2019-2023.
func (p place) laterYear() int {
	y, _ := p.Year(p.i)
	end := p.i + 3
	z, ok := p.Year(p.i + 2)
	if !ok || z <= y || z > scan.LastYear || p.Mark(end, "-") {
		return 0
	}
	to := p.PastYearWord(end)
	if to == end && p.NounAt(end) && p.Follows(end, language.Currency, language.Measure) {
		return 0
	}
	return p.addYears(y, z, to)
}

// addYears adds the years from y to z, up to token to.
func (p place) addYears(y, z, to int) int {
	p.addPeriod(p.i,
		moment.When{From: p.i, To: p.i + 1, Year: y, Rule: "year"},
		moment.When{From: p.i + 2, To: to, Year: z, Rule: "year"})
	return to
}

// addSpan adds two years that follow each other, y and the next, as in 2017-18. In unsure cases it may as well be a
// month, as in 2011-12 (ISO 8601).
func (w *Reader) addSpan(from, to, y int, unsure bool) int {
	f := scan.Figure{From: from, To: to, Kind: schema.KindPeriod, Rule: "two_years"}
	if calendar.RunsAhead(w.Dates, y) {
		scan.AddIssue(&f.Issues, "other_calendar")
	} else if unsure {
		scan.AddIssue(&f.Issues, "ambiguous_date")
	} else {
		f.Start, f.End = moment.DateOf(y, 1, 1), moment.DateOf(y+1, 12, 31)
	}
	w.Add(f)
	return to
}

// decade reads "années 1990": a plural of years before a round year.
func (p place) decade() int {
	u, ok := p.Has(p.i, language.CalendarUnit)
	if !ok || u.Value != language.UnitYear || !p.IsPlural(strings.ToLower(p.Surface(p.i, u.End))) {
		return p.i
	}
	y, ok := p.Year(u.End)
	if !ok || y%10 != 0 || !scan.PlausibleYear(y) {
		return p.i
	}
	d := moment.When{
		From: p.i, To: u.End + 1, Year: y, Part: moment.Decade, Fuzzy: y%100 == 0, Rule: "decade",
	}
	if to := p.twoEnds(p.i, d, false); to > p.i {
		return to
	}
	p.addDate(d)
	return d.To
}
