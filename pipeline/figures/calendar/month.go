package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// month reads a date that begins with a month: "March 3, 2021", "March 2021", "March this year".
func (b begin) month() (moment.When, scan.Outcome) {
	m, end, ok := b.Month(b.i)
	if !ok || b.countsNouns(b.i, end) {
		return moment.When{}, scan.Next
	}
	if f, small := b.Has(b.i, language.Function); small && f.End > end {
		return moment.When{}, scan.None // "de patru ori mai mulți"
	}
	if beforeGroup(b.Dates, end+1) {
		return moment.When{From: b.i, To: end, Month: m, Rule: "month"}, scan.OnlyIf(b.bare)
	}
	if d, ok := b.dayWithArticle(b.i, m, end); ok {
		return d, scan.Found
	}
	if d, ok := b.dayBehind(b.i, m, end); ok {
		return d, scan.Found
	}
	if d, ok := ordinalBehind(b.Dates, b.i, m, end); ok {
		return d, scan.Found
	}
	d, ok := b.WithYear(moment.When{From: b.i, To: end, Month: m, Rule: "month"})
	switch {
	case !ok:
		return d, scan.None
	case d.To > end:
		d.Rule = "month_year"
		return d, scan.Found
	}
	if v, ok := b.Has(end, language.Vague); ok && v.Value == "past" && !b.Follows(v.End, language.CalendarUnit) {
		d.To = v.End // "mars dernier"
		return d, scan.Found
	}
	if e, ok := b.Has(b.i, language.Month); ok && e.Flags.Has(language.Short) && b.Glued(b.i) && b.IsWord(b.i-1) {
		return d, scan.None // အောက် behind a word is "below"
	}
	return d, scan.OnlyIf(b.bare && !clippedMonth(b, end))
}

// clippedMonth reports whether the tokens from the place to end are but the short name of a month in small letters,
// without a full stop, of an alphabet: "mar" is the sea in Portuguese.
func clippedMonth(b begin, end int) bool {
	if !b.IsLower(b.i) || !b.IsSpelled(b.i) || b.Mark(end-1, ".") || b.Mark(end, ".") && b.Glued(end) {
		return false
	}
	for _, m := range b.Pack.At(&b.Tokens, b.i, nil) {
		if m.Class == language.Month && m.End == end && !m.Flags.Has(language.Short) {
			return false
		}
	}
	return true
}

// dayWithArticle reads the day with an article and the suffix of ordinals behind the month m: "April the 22nd".
func (w *Dates) dayWithArticle(i, m, end int) (moment.When, bool) {
	k := w.PastDateWords(end)
	if k == end || w.PastSuffix(k+1) == k+1 || !w.MonthFirst() {
		return moment.When{}, false
	}
	day, n := w.Digits(k)
	if n == 0 || n > 2 || day < 1 {
		return moment.When{}, false
	}
	return w.WithYear(moment.When{From: i, To: w.PastSuffix(k + 1), Month: m, Day: day, Rule: "month_day"})
}

// dayBehind reads the day behind the month m: "March 3".
func (w *Dates) dayBehind(i, m, end int) (moment.When, bool) {
	day, n := w.Digits(end)
	if n == 0 {
		return dayInWordsBehind(w, i, m, end)
	}
	if n > 2 || day < 1 || day > 31 || w.Glued(end) {
		return moment.When{}, false
	}
	e := w.PastSuffix(end + 1)
	if w.LettersAt(e) || w.DigitsGoOn(e) && !w.Mark(e, "-–/") {
		return moment.When{}, false
	}
	d, ok := w.WithYear(moment.When{From: i, To: e, Month: m, Day: day, Rule: "month_day"})
	if !ok || d.To > e {
		return d, ok
	}
	return d, w.MonthFirst() && !isAmount(w, i, e) && !w.Follows(e, language.CalendarUnit)
}

// isAmount reports whether one or two digits that end before token to, behind a month that begins at token i, are no
// day but an amount that goes on there, or count what stands right behind them, or stand behind a form of the month
// that says in it: "júliusban 12 milliárd", 10月12人.
func isAmount(w *Dates, i, to int) bool {
	if _, n := w.Digits(to - 1); n == 0 || n > 2 {
		return false
	}
	if f, ok := w.HasValue(i, language.Quantity, FromMonth, ToMonth); ok && f.Flags != 0 {
		return true // "márciusig 4 bolt"
	}
	m, ok := w.Has(i, language.Month)
	counts := w.IsSyllabic(to) && w.Glued(to) && !w.Follows(to, language.Range)
	return ok && (m.Flags.Has(language.After) || counts || w.Follows(to, language.Percent, language.Multiplier))
}

// beforeGroup reports whether the token before i is the first digits of a number that goes on with a group of three
// behind a blank, in a language that parts those so: "в апреле 1 460 семей".
func beforeGroup(w *Dates, i int) bool {
	_, n := w.Digits(i - 1)
	_, group := w.Digits(i)
	return n > 0 && n < 3 && group == 3 && !w.Glued(i) && scan.HasSign(w.Pack.Signs.Group, ' ')
}

// ordinalBehind reads the day in words behind the month m: "May twenty-ninth". Behind it the clause ends, or goes on
// with a small word.
func ordinalBehind(w *Dates, i, m, end int) (moment.When, bool) {
	if !w.MonthFirst() || w.Mask[min(end, len(w.Mask)-1)]&scan.NumberBit == 0 {
		return moment.When{}, false
	}
	day, to := w.NumberWord(end, language.Ordinal)
	if day < 1 || day > 31 || w.PastOf(to) > to {
		return moment.When{}, false
	}
	if to < len(w.List) && w.IsWord(to) && w.Function(to) == "" {
		return moment.When{}, false // "may second place"
	}
	return w.WithYear(moment.When{From: i, To: to, Month: m, Day: day, Rule: "month_day"})
}

// dayInWordsBehind reads the day in words with its unit behind the month m: "삼월 오일".
func dayInWordsBehind(w *Dates, i, m, end int) (moment.When, bool) {
	day, to := w.NumberWord(end, language.Cardinal)
	u, ok := w.HasValue(to, language.CalendarUnit, language.UnitDay)
	if !ok || day < 1 || day > 31 || w.Pack.Order != "ymd" || w.Follows(to, language.RelativeMark) {
		return moment.When{}, false
	}
	d := moment.When{From: i, To: u.End, Month: m, Day: day, Rule: "month_day"}
	return d, d.Valid()
}

// DayMonth reads "3 March 2021", "1er mars", "3rd of March", "3. März 2021", "13-Sep-2023".
func (w *Dates) DayMonth(i int) (moment.When, bool) {
	day, n := w.Digits(i)
	if n > 2 || day < 1 || day > 31 {
		return moment.When{}, false
	}
	e := w.PastSuffix(i + 1)
	switch {
	case e > i+1:
	case w.Mark(e, ".") && w.Glued(e) && w.Traits.DayPoint:
		e++
	case w.Binds(e, "-/") && w.Mark(e+2, w.Token(e)):
		return w.hyphened(i, day)
	}
	m, end, ok := w.Month(e)
	if !ok {
		if m, end, ok = w.Month(w.PastDateWords(e)); !ok {
			return moment.When{}, false
		}
	}
	return w.WithYear(moment.When{From: i, To: end, Month: m, Day: day, Rule: "day_month"})
}

// hyphened reads a date with hyphens or slashes between its parts: "13-Sep-2023", "8/Mei/2018".
func (w *Dates) hyphened(i, day int) (moment.When, bool) {
	m, end, ok := w.shortMonth(i + 2)
	if !ok || !w.Mark(end, "-/") {
		return moment.When{}, false
	}
	y, ok := w.Year(end + 1)
	d := moment.When{From: i, To: end + 2, Year: y, Month: m, Day: day, Rule: "day_month"}
	return d, ok && d.Valid()
}

// yearFirst reads a date with hyphens that begins with its year: "2021-feb-14".
func (w *Dates) yearFirst(i int) (moment.When, bool) {
	y, n := w.Digits(i)
	if n != 4 || !scan.PlausibleYear(y) || !w.Binds(i+1, "-/") {
		return moment.When{}, false
	}
	m, end, ok := w.Month(i + 2)
	if !ok {
		m, end, ok = w.shortMonth(i + 2)
	}
	day, n := w.Digits(end + 1)
	if !ok || n == 0 || n > 2 || w.Token(end) != w.Token(i+1) || w.LettersAt(end+2) {
		return moment.When{}, false
	}
	d := moment.When{From: i, To: end + 2, Year: y, Month: m, Day: day, Rule: "day_month"}
	return d, day > 0 && d.Valid()
}

// shortMonth reads the name of a month in small letters between the signs of a date.
func (w *Dates) shortMonth(i int) (m, end int, ok bool) {
	e, ok := w.Has(i, language.Month)
	if !ok || !w.Glued(i) {
		return 0, i, false
	}
	return e.Number, e.End, true
}

// unitDate reads digits with the units of the calendar behind them, as in 2023年1月3日. A month stands alone only if bare
// is true; a day alone is one of the month of the document's own date.
func (w *Dates) unitDate(i int, bare bool) (moment.When, bool) {
	d := moment.When{From: i, To: i, Rule: "date_with_units"}
	for last := ""; last != language.UnitDay; {
		m, ok := w.unitBehind(d.To)
		if !ok || !w.addUnit(&d, m) {
			break
		}
		d.To, last = m.End, m.Value
	}
	switch {
	case d.Year != 0, d.Month != 0 && d.Day != 0:
	case d.Month != 0:
		d.Rule = "month"
		return d, bare && w.monthWithUnit(i)
	case d.Day != 0:
		d.Rule = "day_of_month"
		m, money := w.Has(i+1, language.Currency)
		return d, !money || m.End <= d.To || w.LongerWord(m.End-1, m.End) // "5日元", but "1日元旦"
	}
	return d, d.To > i && d.Valid()
}

// unitBehind gives the unit of the calendar behind the digits at token i.
func (w *Dates) unitBehind(i int) (language.Match, bool) {
	if n := w.Length(i); !w.IsDigits(i) || n > 4 {
		return language.Match{}, false
	}
	m, ok := w.Has(i+1, language.CalendarUnit)
	return m, ok && (w.IsSyllabic(i+1) || w.Glued(i+1)) && !scan.MakesSpan(w.Sheet, m.End)
}

// addUnit adds the digits at token d.To with their unit m to a date, and reports whether that goes on with them.
func (w *Dates) addUnit(d *moment.When, m language.Match) bool {
	v, n := w.Digits(d.To)
	switch {
	case m.Value == language.UnitYear:
		return setYear(w, d, v, n)
	case m.Value == language.UnitMonth && n <= 2 && d.Month == 0 && v >= 1 && v <= 12:
		d.Month = v
	case m.Value == language.UnitDay && n <= 2 && (d.Month != 0 || d.To == d.From && w.dayAlone(d.To, v, m.End)):
		d.Day = v
	default:
		return false
	}
	return true
}

// setYear gives a date its year, v, of n digits: four of them, or two of which the first is zero, 06年. It reports
// whether the year could stand there.
func setYear(w *Dates, d *moment.When, v, n int) bool {
	switch first := d.To == d.From; {
	case first && n == 4:
		d.Year = v
	case first && n == 2 && w.LeadingZero(d.To):
		d.SetShort(v, w.Published)
	default:
		return false
	}
	return true
}

// monthWithUnit reports whether the digits at token i are part of the name of a month, as in 3月.
func (w *Dates) monthWithUnit(i int) bool {
	m, ok := w.Has(i, language.Month)
	return ok && m.End > i+1 && w.Customs.DayLetter != ""
}

// dayAlone reports whether a day, with its unit and no month, is one of a month: 9日.
func (w *Dates) dayAlone(i, day, end int) bool {
	if day < 1 || day > 31 || w.IsComparator(i) || end != i+2 {
		return false
	}
	if w.Customs.DayLetter == "" || w.Token(end-1) != w.Customs.DayLetter && !numbersDay(w.Sheet, i, end) {
		return false
	}
	if countsDays(w, i, day, end) {
		return false
	}
	if _, ok := w.HasValue(end, language.Period, language.PeriodDuring); ok || scan.IsStretch(w.Sheet, i, end, true) {
		return false // "20일 동안"
	}
	m, ok := w.Has(end, language.Comparator)
	return !ok || !m.Flags.Has(language.After)
}

// countsDays reports whether the unit of a day behind token i, which ends before token end, is part of a longer phrase
// that counts days, or says how often something is a day: 3日前, 3日目, 1日に3回.
func countsDays(w *Dates, i, day, end int) bool {
	if m, ok := w.Has(i+1, language.RelativeMark); ok && m.End > end && !scan.GoesOn(w.Sheet, m.End) {
		return true
	}
	m, ok := w.Has(i+1, language.OrdinalSuffix)
	return ok && m.End > end || day == 1 && timesBehind(w, end)
}

// timesBehind reports whether a number of times stands at token i, with a particle before it or without.
func timesBehind(w *Dates, i int) bool {
	if m, ok := scan.HasWith(w.Sheet, i, language.Function, language.After); ok {
		i = m.End
	}
	_, times := w.HasValue(i+1, language.Classifier, "times")
	return times && (w.IsDigits(i) || w.Mask[i]&scan.NumberBit != 0)
}

// numbersDay reports whether the unit of the digits at token i, which ends before token end and numbers other things,
// too, is that of a day: a part of the day, the end of a period or a verb stands behind it, as in "18号上午", but not
// in 18号楼.
func numbersDay(w *scan.Sheet, i, end int) bool {
	if r, ok := w.Before(i, language.Relative); ok && r.Value == language.UnitMonth && w.Glued(i) {
		return true // 本月15号
	}
	m, ok := scan.HasWith(w, end-1, language.NumberSign, language.After)
	if _, rank := scan.BeforeWith(w, i, language.OrdinalSuffix, language.Before); rank {
		return false
	}
	if !ok || m.End != end || !w.Glued(end) {
		return false
	}
	if w.Follows(end, language.DayPeriod, language.Period, language.Range) {
		return true
	}
	if w.Traits.Classes == nil {
		return false
	}
	to, class := w.WordOf(end)
	return class == scan.VerbClass && to > end+1
}

// countsNouns reports whether the abbreviation of a month, the tokens [i,end) without a full stop, is a number with
// what it counts behind it: "sept départements", "depuis sept ans".
func (w *Dates) countsNouns(i, end int) bool {
	if end != i+1 || w.Mask[i]&scan.NumberBit == 0 {
		return false
	}
	return w.NounAt(end) || w.Follows(end, language.CalendarUnit, language.Multiplier, language.Measure)
}
