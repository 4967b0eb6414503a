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
	k, comparator, comma := joint(w, a.To)
	if comparator == "" || !w.Pack.ReadsNumber(&w.Tokens, k) {
		return b, "", false
	}
	if b, ok = w.At(k, false); !ok || !exceeds(&b, a) || comparator == "~" && !isNext(w, a, &b, comma) {
		return b, "", false
	}
	return b, comparator, w.IsUnit(&b) || w.NounAt(b.To) && !w.Pack.ReadsNumber(&w.Tokens, b.To)
}

// exceeds reports whether b is a number in words that is greater than a.
func exceeds(b, a *Amount) bool {
	return b.Words && b.IsNumber() && !b.Fraction && a.Value.Cmp(b.Value) < 0
}

// joint gives the token of the second number where the first one ends at token k, and the comparator of the two; empty
// if none can follow.
func joint(w *Amounts, k int) (to int, comparator string, comma bool) {
	switch {
	case w.BindsWord(k-1, scan.Hyphens): // the rules that spell numbers take the hyphen
		return k, "=", false
	case w.BindsWord(k, scan.Hyphens):
		return k + 1, "=", false
	case w.Mark(k, ",،") && !w.Glued(k+1):
		return k + 1, "~", true
	case w.IsWord(k) && !w.Glued(k):
		return k, "~", false
	}
	return k, "", false
}

// isNext reports whether the second of two numbers is the one that follows the first, both small, and no third one
// stands before or behind them.
func isNext(w *Amounts, a, b *Amount, comma bool) bool {
	last, words := b.Value, 1
	if scale := scan.SpokenScale(a.Value, b.Value); scale != nil {
		last, words = new(big.Rat).Quo(last, scale), 2
	}
	if new(big.Rat).Sub(last, a.Value).Cmp(One) != 0 || last.Cmp(mostNeighbour) > 0 || b.To > b.From+words {
		return false
	}
	if w.Mark(b.To, ",،-–") || w.Mark(a.From-1, ",،") || a.Value.Cmp(One) == 0 {
		return false
	}
	return !comma || w.Function(b.To) == "" && a.To == a.From+1
}
