// Package period reads dates and periods, with one end, two or none, and adds them to the sheet.
package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Reader reads dates and periods and adds them to the sheet.
type Reader struct {
	*scan.Sheet
	*calendar.Dates
	amounts *number.Amounts
	first   moment.When // the date of which the second end is looked for

	clause, sentence, full stretch // the last ones whose tense was asked for
}

// NewReader gives a reader of the periods on the sheet of a reader of dates.
func NewReader(a *number.Amounts, d *calendar.Dates) *Reader {
	return &Reader{Sheet: a.Sheet, Dates: d, amounts: a}
}

// Reset takes up a paragraph.
func (w *Reader) Reset() { w.clause, w.sentence, w.full = stretch{}, stretch{}, stretch{} }

// place is a token while the rules are asked there.
type place struct {
	*Reader
	i int
}

type rule = scan.Rule[place]

// periods are the ways in which a date or a period begins.
var periods = []rule{
	{Name: "year_span", Starts: scan.DigitBit, Then: place.yearSpan},
	{Name: "days_then_date", Starts: scan.DigitBit | 1<<language.Weekday, Then: place.daysThenDate},
	{Name: "months_then_date", Starts: scan.DigitBit, Then: place.monthsThenDate},
	{Name: "year_then_days", Starts: scan.DigitBit, Then: place.yearThenDays},
	{Name: "day_list", Starts: scan.DigitBit | 1<<language.Weekday, Then: place.dayList},
	{Name: "impossible_date", Starts: scan.DigitBit, Then: place.impossible},
	{Name: "opened", Starts: openings, When: place.beforeDate, Then: place.opened},
	{Name: "vague", Starts: unstated, Then: place.vague},
	{Name: "decade", Starts: unstated, Then: place.decade},
	{Name: "part_of_unit", Starts: numbers, When: place.beforeUnit, Then: place.partOfUnit},
	{Name: "unit_from_now", Starts: 1<<language.RelativeMark | 1<<language.CalendarUnit, Then: place.unitFromNow},
	{Name: "units_from_now", Starts: 1<<language.RelativeMark | numbers, Then: place.unitsFromNow},
	{Name: "units_ahead", Starts: 1<<language.RelativeMark | numbers, Then: unitsAhead},
	{Name: "week_of_day", Starts: 1 << language.CalendarUnit, Then: weekOfDay},
	{Name: "days_of_month", Starts: 1 << language.Month, Then: place.monthDays},
	{Name: "date", When: place.atDate, Then: place.date},
	{Name: "habit", Starts: 1 << language.Weekday, When: isHabit, Then: passHabit},
	{Name: "day_of_date", Starts: 1 << language.Weekday, When: isAside, Then: passHabit},
	{Name: "weekday_and_day", Starts: 1 << language.Weekday, Then: weekdayAndDay},
	{Name: "weekday", Starts: 1 << language.Weekday, When: place.namesDay, Then: place.weekday},
	{Name: "day_in_words", Starts: 1 << language.Weekday, When: isInWords, Then: passHabit},
}

// Read reads a date or a period at token i and gives the token after it; i if there is none.
func (w *Reader) Read(i int) int {
	if w.Address[i] {
		return i
	}
	return scan.FirstOf(w.Sheet, "period", periods, place{w, i}, i, w.Mask[i])
}

// begins reports whether one of the kinds of phrases of a mask may begin at the place.
func (p place) begins(mask uint32) bool { return p.Mask[p.i]&mask != 0 }

// What a date or a period may begin with.
const (
	numbers   = scan.DigitBit | scan.NumberBit
	openings  = 1<<language.Range | 1<<language.Period
	unstated  = 1<<language.Vague | 1<<language.CalendarUnit
	dateWords = 1<<language.Relative | 1<<language.Quarter | 1<<language.Weekday | 1<<language.Month | 1<<language.Era |
		scan.TemplateStart | numbers
)

func (p place) beforeDate() bool { return p.DateNear(p.i) }

// beforeUnit reports whether a word that may make a period of a number stands not far behind it.
func (p place) beforeUnit() bool { return p.markedWithin(p.i) }

func (p place) atDate() bool {
	if p.isEveryDay() {
		return false
	}
	return p.begins(dateWords) || p.RomanStart(p.i) || p.begins(1<<language.Period) && p.DateNear(p.i) ||
		calendar.RanksDay(p.Dates, p.i)
}

func (p place) yearSpan() int     { return p.Reader.yearSpan(p.i) }
func (p place) daysThenDate() int { return p.Reader.daysThenDate(p.i, false, 0) }
func (p place) monthDays() int {
	if to := monthDayList(p.Reader, p.i); to > p.i {
		return to
	}
	return p.Reader.monthDays(p.i, false)
}

// begun is a date, the first of the reader, of which the second end is looked for; from is the token where the figure
// begins.
type begun struct {
	*Reader
	from int
}

// endings are what a date by itself may be: the first end of a period, a period with one end, or a date.
var endings = []scan.Rule[begun]{
	{Name: "days_of_month_now", When: begun.isMonthNow, Then: begun.daysOfMonthNow},
	{Name: "months_of_year_now", When: begun.isYearNow, Then: begun.monthsOfYearNow},
	{Name: "two_ends", Then: begun.secondEnd},
	{Name: "one_end", Then: begun.closed},
	{Name: "one_unit", When: begun.stands, Then: begun.add},
}

// date reads a date and what makes a period of it.
func (p place) date() int {
	var ok bool
	if p.first, ok = p.Date(p.i, true); !ok {
		return p.i
	}
	return scan.First(p.Sheet, "date", endings, begun{p.Reader, p.i}, p.i)
}

// namesDay reports whether the name of a day of the week is that of a certain day: nothing that makes a habit of it
// stands before it ("every Monday", "le samedi"), and it is no part of a name ("Black Friday") or a range.
func (p place) namesDay() bool {
	if p.Published == "" || p.Self || p.Shouting || p.Glued(p.i) && !p.IsSyllabic(p.i) {
		return false
	}
	switch p.Function(p.i - 1) {
	case language.WordArticle, language.WordDeterminer, language.WordPronoun:
		if _, date := p.HasValue(p.i-1, language.Quantity, language.QuantityDay); !date && !behindSubject(p) {
			return false
		}
	}
	if m, ok := p.Before(p.i, language.Quantity); ok && m.Value == language.QuantityPer {
		return false
	}
	return p.Traits.Capitals || !p.IsCapital(p.i-1) || p.SentenceStart(p.i-1)
}

// behindSubject reports whether a pronoun before the place begins the sentence, in a script without capitals:
// "वह सोमवार को आया".
func behindSubject(p place) bool {
	cased := p.IsLower(p.i) || p.IsCapital(p.i)
	return !cased && p.Function(p.i-1) == language.WordPronoun && p.SentenceStart(p.i-1)
}

// longestHabit bounds the tokens of the words that make a habit of a day.
const longestHabit = 3

// isHabit reports whether words that make a habit of the day at the place stand before it, "매주 월요일", or behind it,
// "cumartesi günleri", or go on with it: 每周 of 每周五.
func isHabit(p place) bool {
	for k := p.i - 1; k >= 0 && k >= p.i-longestHabit; k-- {
		m, ok := p.HasValue(k, language.Quantity, language.QuantityHabit)
		if ok && m.End >= p.i && !m.Flags.Has(language.After) {
			return true
		}
	}
	_, end, _ := p.Weekday(p.i)
	m, ok := p.Before(p.i, language.Weekday)
	if !ok {
		m, ok = p.Has(end, language.Weekday)
	}
	if ok && !m.Flags.Has(language.Short) || calendar.IsRanked(p.Dates, p.i) {
		return true // "maanantaista torstaihin", "second Monday"
	}
	m, ok = p.HasValue(end, language.Quantity, language.QuantityHabit)
	return ok && m.Flags.Has(language.After)
}

// isInWords reports whether the name of a day that is no date has several words: "thứ Năm" is no fifth.
func isInWords(p place) bool {
	_, end, ok := p.Weekday(p.i)
	return ok && end > p.i+1 && p.IsWord(p.i+1) && !p.IsLower(end-1)
}

// isAside reports whether the name of a day stands in brackets right behind a date, of which it is the day: "10月14日
// （星期六）上午9時", "14/10/2023 (thứ Bảy)".
func isAside(p place) bool {
	n := len(p.Figures)
	if n == 0 || !p.Mark(p.i-1, "(（") || p.Figures[n-1].To != p.i-1 || p.Figures[n-1].Kind != schema.KindDate {
		return false
	}
	_, end, ok := p.Weekday(p.i)
	return ok && p.Mark(end, ")）")
}

// passHabit passes over the name of a day that is no date by itself, and refuses what is a number as well.
func passHabit(p place) int {
	_, end, ok := p.Weekday(p.i)
	if !ok {
		return p.i
	}
	for k := p.i; k < end; k++ {
		if n, ok := p.Pack.ReadNumber(&p.Tokens, k); ok && n.End <= end {
			p.NoteNumeral(k, n.End)
			p.Refuse(k, n.End, schema.ReasonIdiom)
			k = n.End - 1
		}
	}
	return end
}

// weekday reads the name of a day of the week by itself: the latest one not after the document's date, or the next.
func (p place) weekday() int {
	e, ok := p.Has(p.i, language.Weekday)
	day, end, named := p.Weekday(p.i)
	if !ok || !named || p.abbreviated(e, end) {
		return p.i
	}
	if to := addComing(p.Reader, p.i, day, end); to > p.i {
		return to
	}
	if _, ranks := p.Before(p.i, language.Classifier); ranks && isOrdinal(p.Reader, p.i, end) {
		return p.i // "lần thứ ba", the third time
	}
	if p.amongDays(p.i, end) || p.IsCapital(end) && !p.Traits.Capitals {
		return p.i
	}
	if p.LettersAt(end) && !p.IsSyllabic(end) || p.IsSyllabic(p.i) && end-p.i < 2 {
		return p.i
	}
	p.addDate(moment.When{From: p.i, To: end, Relative: true, Unit: moment.WeekdayUnit(day), Rule: "weekday"})
	return end
}

// weekdayAndDay adds a day of the week with the number of the day in its month behind it.
func weekdayAndDay(p place) int {
	d, ok := calendar.WeekdayAndDay(p.Dates, p.i)
	if !ok {
		return p.i
	}
	p.addDate(d)
	return d.To
}

// isOrdinal reports whether the tokens [i,end) are an ordinal, too.
func isOrdinal(w *Reader, i, end int) bool {
	_, to := w.NumberWord(i, language.Ordinal)
	return to == end
}

// amongDays reports whether the name of a day, the tokens [from,end), is one end of several days, which may as well
// return every week: "Monday to Saturday".
func (w *Reader) amongDays(from, end int) bool {
	if w.Mark(end, dayJoints) || leadsToDay(w, end) && (!w.joinedByAnd(end) || w.openBefore(from)) {
		return true
	}
	joint := from - 1
	if m, ok := w.Before(from, language.Range); ok {
		joint = m.End
	} else if !w.Mark(joint, dayJoints) {
		return false
	}
	first, ok := w.Before(joint, language.Weekday)
	return ok && (!w.joinedByAnd(joint) || w.openBefore(first.End))
}

// leadsToDay reports whether a word or sign of a range stands at token i before the name of a day.
func leadsToDay(w *Reader, i int) bool {
	k := w.PastRangeSign(i)
	return k > i && w.Follows(w.PastDateWords(k), language.Weekday)
}

// dayJoints are the signs between the ends of several days.
const dayJoints = "-–/"

// openBefore reports whether a word such as "between" ends before token i.
func (w *Reader) openBefore(i int) bool {
	m, ok := w.Before(i, language.Range)
	return ok && m.Value == "open"
}

// abbreviated reports whether the name of a day is but an abbreviation. In a script without blanks a short name is as
// usual as the long one, but not in brackets, where it stands with a date: "1月1日（周三）".
func (p place) abbreviated(e language.Match, end int) bool {
	for _, m := range p.Pack.At(&p.Tokens, p.i, nil) {
		if m.Class == language.Weekday && !m.Flags.Has(language.Short) && m.End >= e.End-1 {
			return false // "sábado." ends a sentence
		}
	}
	return e.Flags.Has(language.Short) && (!p.IsSyllabic(p.i) || p.Mark(end, ")）"))
}

func (b begun) secondEnd() int {
	to := b.twoEnds(b.from, b.first, false)
	if to == b.from {
		return to
	}
	return b.pastClosing(to)
}

func (b begun) closed() int { return b.Reader.closed(b.from, b.first) }

func (b begun) add() int {
	b.addDate(b.first)
	return furtherDays(b.Reader, b.first)
}

// stands reports whether the words around a date show that it is one, where its own do not.
func (b begun) stands() bool {
	d := &b.first
	switch d.Rule {
	case calendar.HolidayName:
		return namedDayStands(b.Reader, d)
	case "year":
		return b.YearStands(d.From, false)
	case "month":
		if b.inMonth(d) {
			return true
		}
		if listed := *d; sharesYear(b.Reader, &listed) {
			return true
		}
		_, before := b.Before(d.From, language.Period)
		m, open := b.Before(d.From, language.Range)
		if open && m.Value == "and" {
			_, open = b.Before(m.End, language.Month) // "și mai", and more, is no May
		}
		return before || open || d.To-d.From > 1 && !b.Mark(d.To-1, ".")
	}
	return true
}

// inMonth reports whether the form of the name of a month, or a word behind it, says that something was in it: "अगस्त
// में", "heinäkuussa".
func (b begun) inMonth(d *moment.When) bool {
	if m, ok := b.Has(d.From, language.Month); ok && m.Flags.Has(language.After) {
		return true
	}
	m, ok := b.HasValue(d.To, language.Period, language.PeriodDuring)
	return ok && m.Flags.Has(language.After)
}
