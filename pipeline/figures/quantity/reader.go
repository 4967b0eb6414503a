// Package quantity reads numbers with what makes quantities of them: units, the ends of ranges, shares.
package quantity

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/code"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/refuse"
	"example.org/sourcebook/pipeline/figures/scan"
)

// Reader reads quantities and adds them to the sheet.
type Reader struct {
	*scan.Sheet
	amounts *number.Amounts
	units   *number.Units
	dates   *calendar.Dates
	codes   code.Reader
	groups  groups
	judge   *refuse.Judge
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

// NewReader gives a reader of the quantities on the sheet of a reader of numbers.
func NewReader(a *number.Amounts, dates *calendar.Dates) *Reader {
	c := code.Reader{Sheet: a.Sheet}
	return &Reader{
		Sheet: a.Sheet, amounts: a, units: &a.Units, dates: dates, codes: c, groups: groups{a.Sheet},
		judge: refuse.NewJudge(a, c),
	}
}

// SetLabels tells the labels of the document.
func (w *Reader) SetLabels(l code.Labels) { w.codes.Labels = l }
