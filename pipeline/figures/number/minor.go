package number

import (
	"math/big"

	"example.org/sourcebook/pipeline/language"
)

// Hundredths reads what stands at token i, behind an amount of money, as hundredths of it: "20 cents", or a number
// alone that may be some. to is the token after their name, the one after the number if they have none.
func Hundredths(w *Amounts, i int) (b Amount, to int, ok bool) {
	if b, ok = w.At(i, false); !ok || b.Form != language.Cardinal {
		return b, i, false
	}
	to = b.To
	name := []string{language.QuantityHundredth, language.QuantityOwn}
	if m, named := w.HasValue(b.To, language.Quantity, name...); named {
		to = m.End
	} else if m, named := w.HasValue(b.To-1, language.Quantity, name...); named && b.To > i+1 && m.End == b.To {
		b.Value, b.To = new(big.Rat).Quo(b.Value, Hundred), b.To-1 // "25 cents", 2,500 by its words
	}
	return b, to, b.Value.IsInt() && b.Value.Sign() >= 0 && b.Value.Cmp(Hundred) < 0
}
