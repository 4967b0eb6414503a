// Package period reads dates and periods, with one end, two or none, and adds them to the sheet.
package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
)

// Reader reads dates and periods and adds them to the sheet.
type Reader struct {
	*scan.Sheet
	*calendar.Dates
	amounts *number.Amounts
}

// NewReader gives a reader of the periods on the sheet of a reader of dates.
func NewReader(a *number.Amounts, d *calendar.Dates) *Reader { return &Reader{a.Sheet, d, a} }
