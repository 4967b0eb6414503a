// Package period reads dates and periods, with one end, two or none, and adds them to the sheet.
package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Reader reads dates and periods and adds them to the sheet.
type Reader struct {
	*scan.Sheet
	*calendar.Dates
	amounts *number.Amounts
}

// NewReader gives a reader of the periods on the sheet of a reader of dates.
func NewReader(a *number.Amounts, d *calendar.Dates) *Reader { return &Reader{a.Sheet, d, a} }

// place is a token while the rules are asked there.
type place struct {
	*Reader
	i int
}

type rule = scan.Rule[place]

// periods are the ways in which a date or a period begins.
var periods = []rule{
	{Name: "year_span", When: place.atDigits, Then: place.yearSpan},
	{Name: "days_then_date", When: place.atDigits, Then: place.daysThenDate},
	{Name: "year_then_days", When: place.atDigits, Then: place.yearThenDays},
	{Name: "day_list", When: place.atDigits, Then: place.dayList},
	{Name: "impossible_date", When: place.atDigits, Then: place.impossible},
	{Name: "opened", When: place.atOpening, Then: place.opened},
	{Name: "vague", When: place.atVague, Then: place.vague},
	{Name: "decade", When: place.atVague, Then: place.decade},
	{Name: "part_of_unit", When: place.atMarkedNumber, Then: place.partOfUnit},
	{Name: "units_from_now", When: place.atRelative, Then: place.unitsFromNow},
	{Name: "days_of_month", When: place.atMonth, Then: place.monthDays},
	{Name: "date", When: place.atDate, Then: place.date},
}

// Read reads a date or a period at token i and gives the token after it; i if there is none.
func (w *Reader) Read(i int) int {
	if w.Address[i] {
		return i
	}
	return scan.First(w.Sheet, "period", periods, place{w, i}, i)
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

func (p place) atDigits() bool  { return p.begins(scan.DigitBit) }
func (p place) atOpening() bool { return p.begins(openings) && p.DateNear(p.i) }
func (p place) atVague() bool   { return p.begins(unstated) }
func (p place) atMonth() bool   { return p.begins(1 << language.Month) }

// atMarkedNumber reports whether a number stands at the place, and a word that may make a period of it not far behind.
func (p place) atMarkedNumber() bool { return p.begins(numbers) && p.markedWithin(p.i) }

func (p place) atRelative() bool { return p.begins(1<<language.RelativeMark | numbers) }

func (p place) atDate() bool {
	return p.begins(dateWords) || p.RomanStart(p.i) || p.begins(1<<language.Period) && p.DateNear(p.i)
}

func (p place) yearSpan() int     { return p.Reader.yearSpan(p.i) }
func (p place) daysThenDate() int { return p.Reader.daysThenDate(p.i, false, 0) }
func (p place) monthDays() int    { return p.Reader.monthDays(p.i, false) }

// begun is a date of which the second end is looked for; from is the token where the figure begins.
type begun struct {
	*Reader
	from int
	a    *calendar.When
}

// endings are what a date by itself may be: the first end of a period, a period with one end, or a date.
var endings = []scan.Rule[begun]{
	{Name: "two_ends", Then: begun.secondEnd},
	{Name: "one_end", Then: begun.closed},
	{Name: "one_unit", When: begun.stands, Then: begun.add},
}

// date reads a date and what makes a period of it.
func (p place) date() int {
	a, ok := p.Date(p.i, true)
	if !ok {
		return p.i
	}
	return scan.First(p.Sheet, "date", endings, begun{p.Reader, p.i, &a}, p.i)
}

func (b begun) secondEnd() int {
	to := b.twoEnds(b.from, *b.a, false)
	if to == b.from {
		return to
	}
	return b.pastClosing(to)
}

func (b begun) closed() int { return b.Reader.closed(b.from, *b.a) }

func (b begun) add() int {
	b.addDate(*b.a)
	return b.a.To
}

// stands reports whether the words around a date show that it is one, where its own do not.
func (b begun) stands() bool {
	d := b.a
	switch d.Rule {
	case "year":
		return b.YearStands(d.From, false)
	case "month":
		_, before := b.Before(d.From, language.Period)
		_, open := b.Before(d.From, language.Range)
		return before || open || d.To-d.From > 1 && !b.Mark(d.To-1, ".")
	}
	return true
}
