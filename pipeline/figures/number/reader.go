// Package number reads numbers: digits with their signs, words, fractions and powers, the multipliers behind them, and
// the units and currencies beside them. An Amount is a number without its unit, a Unit what makes it more than a count.
package number

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Numerals reads numbers in digits.
type Numerals struct {
	*scan.Sheet
	Usage  scan.Usage // of the document
	traits *Traits
}

// Units reads what stands beside a number: per cent signs, currencies, measures and durations.
type Units struct {
	*scan.Sheet
	Stated map[string]bool // the currencies that the document has named so far

	traits     *Traits
	nation     map[string]bool // whether the paragraph has a word for the country of a currency, by its code
	named      map[string]bool // whether it names that country, by its code
	weighed    sentence        // the last one that was asked for a word for weight
	found      []language.Match
	candidates []language.Match // the currencies that a sign may mean
}

// Amounts reads numbers with their multipliers.
type Amounts struct {
	*scan.Sheet
	Numerals Numerals
	Units    Units

	scratch language.Tokens
}

// NewAmounts gives a reader of the numbers on a sheet.
func NewAmounts(s *scan.Sheet) *Amounts {
	return &Amounts{Sheet: s, Numerals: Numerals{Sheet: s}, Units: Units{
		Sheet: s, Stated: map[string]bool{}, nation: map[string]bool{}, named: map[string]bool{},
	}}
}

// Reset takes up a paragraph in a language.
func (w *Amounts) Reset(t *Traits) {
	w.Numerals.traits, w.Units.traits = t, t
	clear(w.Units.nation)
	clear(w.Units.named)
	w.Units.weighed = sentence{}
}
