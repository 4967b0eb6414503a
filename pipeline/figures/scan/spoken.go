package scan

import "math/big"

var (
	hundred  = big.NewRat(100, 1)
	thousand = big.NewRat(1000, 1)
)

// SpokenScale gives the hundreds, thousands or millions that the first of two numbers in words, a, leaves to the second
// to say: "three to four thousand", "drei- bis viertausend". It is nil if a is no less than as many of them as b is.
func SpokenScale(a, b *big.Rat) *big.Rat {
	scale := hundred
	for next := thousand; b.Cmp(next) >= 0; next = new(big.Rat).Mul(next, thousand) {
		scale = next
	}
	many := new(big.Rat).Quo(b, scale)
	if !many.IsInt() || !a.IsInt() || a.Sign() <= 0 || a.Cmp(many) >= 0 {
		return nil
	}
	return scale
}
