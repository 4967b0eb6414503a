// Package calendar reads single units of the calendar: a day, a month, a year or a part of one.
package calendar

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/template"
)

// Dates reads single units of the calendar.
type Dates struct {
	*scan.Sheet
	*template.Matcher
	DayOrder string // of day and month in the dates in digits of the document, as NumericOrder gives it

	amounts  *number.Amounts
	units    *number.Units
	inWords  []finder
	inDigits []finder
}

// NewDates gives a reader of the dates on the sheet of a reader of numbers.
func NewDates(a *number.Amounts) *Dates {
	return &Dates{
		Sheet: a.Sheet, Matcher: template.NewMatcher(a.Sheet), amounts: a, units: &a.Units,
		inWords: dateFinders(), inDigits: digitFinders(),
	}
}
