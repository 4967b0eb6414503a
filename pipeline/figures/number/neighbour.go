package number

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// mostNeighbour is the greatest of two numbers that stand beside each other without a sign.
var mostNeighbour = big.NewRat(9, 1)

// Neighbour reads the second of two numbers in words that together say about how many, with the comparator that they
// have: with a hyphen between them, "три-четыре недели"; one right behind the other, "üç dört hafta"; or with a comma,
// "drei, vier Wochen", where no list of numbers goes on. Something that they count or measure stands behind them.
func Neighbour(w *Amounts, a *Amount) (b Amount, comparator string, ok bool) {
	if !a.Words || a.Form != language.Cardinal || a.Fraction || a.Decimal || w.IsSyllabic(a.From) {
		return b, "", false
	}
	k, comma := a.To, false
	switch {
	case w.BindsWord(k-1, scan.Hyphens): // the rules that spell numbers take the hyphen
		comparator = "="
	case w.BindsWord(k, scan.Hyphens):
		k, comparator = k+1, "="
	case w.Mark(k, ",،") && !w.Glued(k+1):
		k, comparator, comma = k+1, "~", true
	case w.IsWord(k) && !w.Glued(k):
		comparator = "~"
	default:
		return b, "", false
	}
	if !w.Pack.ReadsNumber(&w.Tokens, k) {
		return b, "", false
	}
	if b, ok = w.At(k, false); !ok || !b.Words || !b.IsNumber() || b.Fraction || a.Value.Cmp(b.Value) >= 0 {
		return b, "", false
	}
	if comparator == "~" && !isNext(w, a, &b, comma) {
		return b, "", false
	}
	return b, comparator, w.IsUnit(&b) || w.NounAt(b.To) && !w.Pack.ReadsNumber(&w.Tokens, b.To)
}

// isNext reports whether the second of two numbers is the one that follows the first, both small, and no third one
// stands before or behind them.
func isNext(w *Amounts, a, b *Amount, comma bool) bool {
	if new(big.Rat).Sub(b.Value, a.Value).Cmp(One) != 0 || b.Value.Cmp(mostNeighbour) > 0 || b.To != b.From+1 {
		return false
	}
	if w.Mark(b.To, ",،-–") || w.Mark(a.From-1, ",،") || a.Value.Cmp(One) == 0 {
		return false
	}
	return !comma || w.Function(b.To) == "" && a.To == a.From+1
}
