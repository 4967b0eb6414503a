// Package quantity reads numbers with what makes quantities of them: units, the ends of ranges, shares. It says why a
// number that is none of them is no figure.
package quantity

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/code"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
)

// Reader reads quantities and adds them to the sheet.
type Reader struct {
	*scan.Sheet
	amounts *number.Amounts
	units   *number.Units
	dates   *calendar.Dates
	codes   *codes
	judge   *judge
	try     attempt
}

// attempt is one number while the rules are asked for it.
type attempt struct {
	*Reader
	i         int           // the token where it begins
	a         number.Amount // the number, where the rules get that far
	ok        bool          // there is such a number
	end, runs int           // of the chain of digits and signs that begins at i
}

type rule = scan.Rule[*attempt]

// codes reads numbers that name something: telephone numbers, labels, codes.
type codes struct {
	code.Reader
	labels Labels
}

// judge says why a number is no figure.
type judge struct {
	*scan.Sheet
	amounts *number.Amounts
	codes   *codes
}

// NewReader gives a reader of the quantities on the sheet of a reader of numbers.
func NewReader(a *number.Amounts, dates *calendar.Dates) *Reader {
	c := &codes{Reader: code.Reader{Sheet: a.Sheet}}
	return &Reader{
		Sheet: a.Sheet, amounts: a, units: &a.Units, dates: dates, codes: c, judge: &judge{a.Sheet, a, c},
	}
}

// SetLabels tells the labels of the document.
func (w *Reader) SetLabels(l Labels) { w.codes.labels = l }
