package number

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/scan"
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

// BareHundredths reports whether b, behind an amount of money f, are hundredths without their name: "3 Euro 40", "drei
// Euro vierzig", "3€40". They have two digits, and nothing that they could count follows.
func BareHundredths(w *Amounts, f *scan.Figure, b *Amount) bool {
	twoDigits := b.Plain && b.To == b.From+1 && w.Length(b.From) == 2 || f.Words && b.Value.Cmp(Ten) >= 0
	if !twoDigits || w.BindsDigits(b.To, "/.:-–") { // "12 dollars on 03/04/2023", "3 euros à 18:30"
		return false
	}
	if w.NounAt(b.To) || w.IsUnit(b) || w.PastRangeSign(b.To) > b.To {
		return false
	}
	ends := w.IsMark(b.To) || b.To == len(w.List)
	if !w.IsSpelled(f.To - 1) {
		return w.Glued(b.From) && w.Glued(f.To-1) && w.IsDigits(f.To-2) && (ends || !w.Glued(b.To))
	}
	return !w.Glued(b.From) && (b.From == f.To || ends)
}
