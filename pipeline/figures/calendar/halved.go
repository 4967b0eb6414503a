package calendar

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
)

// AndHalf adds to n units of time the half that stands behind their unit, which ends before token to: "deux ans et
// demi", 2年半. It gives the sum and the token after it; n and to if there is none.
func AndHalf(w *number.Amounts, n *big.Rat, to int) (*big.Rat, int) {
	if end := w.Units.PastHalf(to); end > to && w.IsSyllabic(to) {
		return new(big.Rat).Add(n, number.Half), end
	}
	half := number.Amount{Value: n, To: to, Words: true}
	w.AndFraction(&half)
	return half.Value, half.To
}
