package agree

import (
	"math/big"

	"example.org/sourcebook/schema"
)

// lastsAsLong holds for a number of months or years and as many days or weeks, as far as months have a length: 30 days
// and a month, 52 weeks and a year.
func lastsAsLong(a, b *Side) bool { return lastsMonths(a, b) || lastsMonths(b, a) }

// lastsMonths holds where a is so many days or weeks as the months of b have. Up to a year each may be as short as
// February, or as long as March.
func lastsMonths(a, b *Side) bool {
	if !isLength(a, "time") || !isLength(b, "months") || !looseEqual(a.Comparator(), b.Comparator()) {
		return false
	}
	days := convert(a.Value().Rat(), a.Unit(), "d")
	months := convert(b.Value().Rat(), b.Unit(), "mo")
	least, most := big.NewRat(28, 1), big.NewRat(31, 1)
	if months.Cmp(big.NewRat(12, 1)) >= 0 {
		least, most = big.NewRat(30, 1), big.NewRat(61, 2)
	}
	return days.Cmp(least.Mul(least, months)) >= 0 && days.Cmp(most.Mul(most, months)) <= 0
}

// isLength reports whether a claim is one length of time in units of a dimension of units.tsv.
func isLength(s *Side, dimension string) bool {
	one := s.Kind() == schema.KindDuration && s.Value() != "" && s.ValueMax() == ""
	return one && units()[s.Unit()].dimension == dimension
}
