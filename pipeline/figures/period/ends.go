package period

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/template"
	"example.org/sourcebook/pipeline/language"
)

// joinedByAnd reports whether an "and" stands at token i.
func (w *Reader) joinedByAnd(i int) bool {
	_, and := w.HasValue(i, language.Range, "and")
	return and
}

// twoEnds reads the second end of a period after the first, a. open says that a word such as "from" stands before it.
func (w *Reader) twoEnds(from int, a moment.When, open bool) int {
	aside := pastAside(w, pastYearPoint(w, &a))
	k := w.PastRangeSign(aside)
	if k == aside {
		return w.endedPeriod(from, a)
	}
	and := !open && w.joinedByAnd(a.To)
	if !and {
		if to := w.dateThenDay(from, a); to > from {
			return to
		}
	}
	b, ok := likeFirst(w, &a, k)
	if !ok {
		b, ok = w.Date(w.PastDateWords(k), true)
	}
	if !ok {
		return from
	}
	if and { // "2012年和2016年之间"
		m, closes := w.HasValue(b.To, language.Range, language.RangeClosing)
		if !closes {
			return from
		}
		b.To, open = m.End, true
	}
	if a.Rule == "year" && b.IsYear() {
		if b.Rule != "year" && !b.Relative && couldSpan(a.Year, b.Year) { // "1991.–2020. gada"
			w.addPeriod(from, a, b)
			return b.To
		}
		b.Rule = "year" // "1998至2002年"
	}
	if !w.areEnds(&a, &b, open) {
		return from
	}
	w.addPeriod(from, a, b)
	return b.To
}

// pastYearPoint gives the token behind a, with the point of an ordinal if a is a year before a word or sign of a range:
// "od 1991. do 2020.", "1991.–2020. gads".
func pastYearPoint(w *Reader, a *moment.When) int {
	if a.IsYear() && w.Traits.DayPoint && w.Mark(a.To, ".") && w.Glued(a.To) && w.PastRangeSign(a.To+1) > a.To+1 {
		return a.To + 1
	}
	return a.To
}

// likeFirst reads the digits at token k as a year of the calendar of the language, as the year a is: "سال ۱۳۸۰ تا
// ۱۳۸۴".
func likeFirst(w *Reader, a *moment.When, k int) (b moment.When, ok bool) {
	v, n := w.Digits(k)
	if n != 4 || w.Customs.Calendar == "" || !a.Other || a.Day != 0 || a.Month != 0 {
		return b, false
	}
	if first, n := w.Digits(a.To - 1); n != 4 || v <= first || w.CountedYear(k) {
		return b, false
	}
	b = moment.When{From: k, To: k + 1, Year: v, Rule: a.Rule}
	b.Reckon(w.Customs.Calendar, 0)
	return b, true
}

// endedPeriod reads the second end of a period where endings and a word for "until" behind it join the two: "2019'dan
// 2021'e kadar".
func (w *Reader) endedPeriod(from int, a moment.When) int {
	if to := endedMonths(w, from, a); to > from {
		return to
	}
	if a.Open == language.PeriodSince {
		return sinceUntil(w, from, a)
	}
	k := w.PastEnding(a.To)
	if k == a.To {
		return from
	}
	b, ok := w.Date(k, true)
	if !ok {
		return from
	}
	m, ok := w.HasValue(w.PastEnding(b.To), language.Period, language.PeriodUntil)
	if !ok || !m.Flags.Has(language.After) || !w.areEnds(&a, &b, true) {
		return from
	}
	b.To = m.End
	w.addPeriod(from, a, b)
	return b.To
}

// sinceUntil reads the second end of a period where the year a has an ending that makes it the first: "2003-tól
// 2011-ig".
func sinceUntil(w *Reader, from int, a moment.When) int {
	b, ok := w.Date(a.To, true)
	if !ok || !b.IsYear() || b.Year <= a.Year || b.Rule == "year" && !scan.PlausibleYear(b.Year) {
		return from
	}
	w.addPeriod(from, a, b)
	return b.To
}

// areEnds reports whether a and b are units of which a period may have one as its begin, the other as its end. open
// says that a word such as "from" stands before them.
func (w *Reader) areEnds(a, b *moment.When, open bool) bool {
	switch {
	case a.Rule == "year":
		if b.Rule != "year" || !w.ascend(a, b, open) {
			return false
		}
	case b.Rule == "year" && a.IsYear() && !a.Relative:
		return w.ascend(a, b, open) // "der Jahre 1991 bis 2020"
	case b.Rule == "year":
		if a.Month == 0 || a.Year == 0 {
			return false
		}
	}
	if a.Relative && a.Unit != language.UnitYear && !(a.IsDayOfMonthNow() && b.Day > 0) {
		return false
	}
	return a.Rule == "relative_date" || !isFromNow(b)
}

// daysOfMonthNow reads the days of a month that is counted from now, of which only the last one has its word:
// 本月6-13号.
func (b begun) daysOfMonthNow() int {
	first, last := b.first, b.first
	day, e := b.DayOfMonth(first.To)
	k := b.PastRangeSign(e)
	v, n := b.Digits(k)
	m, ok := b.HasValue(k+1, language.CalendarUnit, language.UnitDay)
	if spans := day > 0 && k > e && n > 0; !spans || !ok || !b.Glued(k+1) || v <= day || v > 31 {
		return b.from
	}
	first.Day, first.To, last.Day, last.To = day, e, v, m.End
	b.addPeriod(b.from, first, last)
	return m.End
}

// isMonthNow reports whether the first date is a month that is counted from now, without a day.
func (b begun) isMonthNow() bool {
	return b.first.Relative && b.first.Unit == language.UnitMonth && b.first.Day == 0 && b.first.Part == ""
}

// ascend reports whether two bare years follow each other, and the second counts nothing. Behind a word such as "from"
// it counts what is written as a noun, or is a plural, or, in a language whose verbs are known, is no verb.
func (w *Reader) ascend(a, b *moment.When, open bool) bool {
	switch {
	case b.Year <= a.Year:
		return false
	case !scan.PlausibleYear(a.Year):
		return isEarlySpan(w, a, b, open)
	case !scan.PlausibleYear(b.Year) && !w.YearStands(b.From, true):
		return false
	}
	if open && !w.Traits.Sure {
		return w.Traits.Capitals || !w.Traits.IsPluralForm(w.Token(b.To))
	}
	return !w.SmallNounAt(b.To)
}

// Bounds of years before the last century of which two with a word or a dash between them are a period: the first one
// of them, and how many years it has at most.
const (
	earliestOfSpan = 1500
	longestSpan    = 300
)

// couldSpan reports whether a period may have one year as its begin and the other as its end, where nothing but their
// digits says so.
func couldSpan(from, to int) bool {
	return from >= earliestOfSpan && to > from && to-from <= longestSpan
}

// isEarlySpan reports whether two bare years, the first before the last century, are a period: a word such as "from"
// stands before them, or nothing behind them that they may count, and they are not both round: "from 1828 to 1866".
func isEarlySpan(w *Reader, a, b *moment.When, open bool) bool {
	if !couldSpan(a.Year, b.Year) || a.Year%50 == 0 && b.Year%50 == 0 {
		return false
	}
	for k := b.From + 1; k <= b.To; k++ { // "по 1866 год"
		if _, years := w.HasValue(k, language.CalendarUnit, language.UnitYear); years {
			return true
		}
	}
	if _, closed := w.HasValue(b.From+1, language.Range, language.RangeClosing); closed {
		return true // "1828 és 1866 között"
	}
	counts := w.NounAt(b.To) && (w.IsCapital(b.To) || !w.Traits.Capitals)
	return (open && w.Traits.Capitals || !counts) && w.YearStands(b.From, true)
}

// isFromNow reports whether a unit is counted from now and is neither a year nor a day.
func isFromNow(d *moment.When) bool {
	return d.Relative && d.Rule == "relative_date" && d.Unit != language.UnitYear && d.Unit != language.UnitDay
}

// dateThenDay reads the second end of a range after the date a that ends with its day: only a day, with the signs and
// words that a has behind its own, "2014년 10월 5일~6일"; then the year, if a has none, "March 3–6, 2021".
func (w *Reader) dateThenDay(from int, a moment.When) int {
	if a.Day == 0 || a.Part != "" || a.Relative && a.Unit == language.UnitDay {
		return from
	}
	if a.Month == 0 && a.Rule != "day_of_month" && !a.IsDayOfMonthNow() {
		return from
	}
	k := w.PastRangeSign(pastAside(w, a.To))
	a.To = withoutAside(w, &a)
	day := w.dayToken(&a)
	if v, _ := w.Digits(day); v != a.Day {
		return from
	}
	last, n := w.Digits(k)
	if n == 0 || n > 2 || last <= a.Day || last > 31 {
		return from
	}
	to := w.pastSameWords(k+1, day+1, &a)
	if w.goesOnOtherwise(k, to, day, &a) {
		return from
	}
	b := a
	b.Day, b.To, b.Named = last, pastAside(w, to), a.NamedOn(last)
	if !b.Valid() || w.Follows(k+1, language.Month) || w.Follows(to, language.Month) {
		return from
	}
	if b.Year == 0 && !b.Relative {
		w.yearBehind(&a, &b)
	}
	w.addPeriod(from, a, b)
	return b.To
}

// dayToken gives the token of the day with which a date ends, among its last four.
func (w *Reader) dayToken(a *moment.When) int {
	day := a.To - 1
	for day > a.From && day > a.To-4 && !w.IsDigits(day) {
		day--
	}
	return day
}

// pastSameWords gives the token after the words and signs at token to that a date has behind its day, from token j.
func (w *Reader) pastSameWords(to, j int, a *moment.When) int {
	bare := a.To == j
	for ; j < a.To && w.Token(to) == w.Token(j); j++ {
		to++
	}
	u, ok := w.Has(to, language.CalendarUnit)
	if ok && bare && u.Value == language.UnitDay && w.IsSyllabic(to) && w.Glued(to) {
		return u.End // "5月3〜5日"
	}
	return to
}

// goesOnOtherwise reports whether what stands at token to, behind the second day at token k, shows that it is no day:
// it lacks the words of the first one, whose day is the token day, or it goes on with digits or a noun.
func (w *Reader) goesOnOtherwise(k, to, day int, a *moment.When) bool {
	if to-k < a.To-day && (w.IsWord(day+1) || w.IsWord(to) && w.Glued(to)) {
		return true
	}
	return w.DigitsGoOn(to) && !w.Mark(to, template.Commas) || w.SmallNounAt(to) && w.Traits.Sure
}

// yearBehind gives two days of a month the year that stands behind them.
func (w *Reader) yearBehind(a, b *moment.When) {
	k := b.To
	if w.Mark(k, template.Commas) {
		k++
	}
	if y, ok := w.Year(k); ok && !w.CountedYear(k) {
		a.Year, b.Year, b.To = y, y, k+1
	} else if c, ok := w.WithYear(*b); ok {
		*b = c
	}
}
