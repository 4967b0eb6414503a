// Package decimals knows the places of the digits of a number: the last one that it states, and what is rounded to it.
package decimals

import (
	"math/big"
	"strings"

	"example.org/sourcebook/schema"
)

// Nearest reports whether r is v, rounded to a multiple of step, half of it away from zero.
func Nearest(v, r, step *big.Rat) bool {
	d := new(big.Rat).Sub(v, r)
	most := 0
	if d.Sign() == r.Sign() {
		most = -1 // rounded down: less than half a step
	}
	return d.Abs(d).Mul(d, big.NewRat(2, 1)).Cmp(step) <= most
}

// Place is the value of the last digit of d that is not a zero: 1000 for 2000, 1/10 for 3.4.
func Place(d schema.Decimal) *big.Rat {
	s := strings.TrimPrefix(string(d), "-")
	ten := big.NewInt(10)
	if _, frac, ok := strings.Cut(s, "."); ok {
		return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(ten, big.NewInt(int64(len(frac))), nil))
	}
	zeros := Zeros(d)
	return new(big.Rat).SetInt(new(big.Int).Exp(ten, big.NewInt(int64(zeros)), nil))
}

// Zeros counts the zeros at the end of a whole number; a fraction in canonical form has none.
func Zeros(d schema.Decimal) int {
	if strings.Contains(string(d), ".") {
		return 0
	}
	return len(d) - len(strings.TrimRight(string(d), "0"))
}
