package agree

import (
	"math/big"
	"strings"
	"unicode"

	"example.org/sourcebook/schema"
)

// nearest reports whether r is v, rounded to a multiple of step, half of it away from zero.
func nearest(v, r, step *big.Rat) bool {
	d := new(big.Rat).Sub(v, r)
	most := 0
	if d.Sign() == r.Sign() {
		most = -1 // rounded down: less than half a step
	}
	return d.Abs(d).Mul(d, big.NewRat(2, 1)).Cmp(step) <= most
}

// largeRound is the number of zeros at its end from which a number is taken to be rounded.
const largeRound = 3

// isRound reports whether the form of a number shows that it may be rounded: "about", a multiplier word, decimals, or
// several zeros at its end.
func (c *Claim) isRound() bool {
	zeros, digits := trailingZeros(c.Value()), Significant(c.Value())
	switch {
	case c.Comparator() == "~":
		return true
	case strings.Contains(string(c.Value()), "."):
		return digits > 1
	case strings.ContainsFunc(c.Surface(), unicode.IsLetter) && zeros >= largeRound:
		return true
	}
	return zeros >= largeRound && digits > 1
}

// bareDigits is how many digits more a number must state to be rounded by one that says nothing but its digits: of
// 190,000 and 187,000 neither is the other.
const bareDigits = 2

// isBare reports whether a number is written in digits, without "about", a multiplier word or decimals.
func (c *Claim) isBare() bool {
	return c.Comparator() != "~" && !strings.Contains(string(c.Value()), ".") &&
		!strings.ContainsFunc(c.Surface(), unicode.IsLetter)
}

// place is the value of the last digit of d that is not a zero: 1000 for 2000, 1/10 for 3.4.
func place(d schema.Decimal) *big.Rat {
	s := strings.TrimPrefix(string(d), "-")
	ten := big.NewInt(10)
	if _, frac, ok := strings.Cut(s, "."); ok {
		return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(ten, big.NewInt(int64(len(frac))), nil))
	}
	zeros := trailingZeros(d)
	return new(big.Rat).SetInt(new(big.Int).Exp(ten, big.NewInt(int64(zeros)), nil))
}

// trailingZeros counts the zeros at the end of a whole number; a fraction in canonical form has none.
func trailingZeros(d schema.Decimal) int {
	if strings.Contains(string(d), ".") {
		return 0
	}
	return len(d) - len(strings.TrimRight(string(d), "0"))
}
