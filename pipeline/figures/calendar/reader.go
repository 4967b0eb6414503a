// Package calendar reads single units of the calendar, a day, a month, a year or a part of one, and times of day. A
// When is a calendar unit as a text states it.
package calendar

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Matcher reads the parts of dates and times and what the templates of the language make of them.
type Matcher struct {
	*scan.Sheet
	traits  *Traits
	memo    [2]numberMemo
	filling filled // what the template that is being matched holds
	fold    []byte
	found   []language.Match
}

// Dates reads single units of the calendar.
type Dates struct {
	*scan.Sheet
	*Matcher
	DayOrder string // of day and month in the dates in digits of the document, as NumericOrder gives it

	amounts  *number.Amounts
	units    *number.Units
	inWords  []finder
	inDigits []finder
}

// Clock reads times of day and adds them to the sheet.
type Clock struct {
	*scan.Sheet
	*Matcher
}

// Reader reads all that the calendar and the clock have.
type Reader struct {
	Matcher *Matcher
	Dates   *Dates
	Clock   *Clock
}

// NewReader gives a reader of the dates on the sheet of a reader of numbers.
func NewReader(a *number.Amounts) *Reader {
	m := &Matcher{Sheet: a.Sheet}
	d := &Dates{
		Sheet: a.Sheet, Matcher: m, amounts: a, units: &a.Units, inWords: dateFinders(), inDigits: digitFinders(),
	}
	return &Reader{Matcher: m, Dates: d, Clock: &Clock{a.Sheet, m}}
}

// Reset takes up a paragraph in a language.
func (r *Reader) Reset(t *Traits) {
	r.Matcher.traits = t
	r.Matcher.memo = [2]numberMemo{}
}
