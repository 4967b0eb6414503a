// Package link ties the figures of a paragraph together: a count gets the period that its sentence states, and two
// figures that are the parts of one damaged number are marked.
package link

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
)

// Periods gives counts and amounts their periods.
type Periods struct{ *scan.Sheet }

// Damage marks numbers that translation broke.
type Damage struct {
	*scan.Sheet
	numerals *number.Numerals
}

// NewDamage gives a reader of the damage on a sheet.
func NewDamage(a *number.Amounts) *Damage { return &Damage{a.Sheet, &a.Numerals} }
