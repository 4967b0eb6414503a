package agree

import (
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/agree/decimals"
)

// largeRound is the number of zeros at its end from which a number is taken to be rounded.
const largeRound = 3

// isRound reports whether the form of a number shows that it may be rounded: "about", a multiplier word, decimals, or
// several zeros at its end.
func (c *Claim) isRound() bool {
	zeros, digits := decimals.Zeros(c.Value()), Significant(c.Value())
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
