package link

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// lengths are the units in which the sides of a thing are measured.
var lengths = map[string]bool{
	"mm": true, "cm": true, "dm": true, "m": true, "km": true, "[ft_i]": true, "[in_i]": true, "[yd_i]": true,
}

// timesOver is how often the second of two numbers holds the first where that is how often something is done and no
// side: "4 x 100 m".
const timesOver = 10

// mostTimes is the greatest number of such a first one.
var mostTimes = big.NewRat(10, 1)

// Sizes gives the bare numbers among the sides of a thing the unit that one of them has: "120 x 80 x 60 cm", "35 m sur
// 20".
func Sizes(w *scan.Sheet) {
	for k := len(w.Figures) - 2; k >= 0; k-- {
		a, b := &w.Figures[k], &w.Figures[k+1]
		if isLength(b) && isBare(a) && scan.PastBy(w, a.To) == b.From && !isTimes(a, b) {
			giveLength(a, b.Unit)
		}
	}
	for k := 1; k < len(w.Figures); k++ {
		a, b := &w.Figures[k-1], &w.Figures[k]
		if isLength(a) && isBare(b) && scan.PastBy(w, a.To) == b.From && !w.NounAt(b.To) && !w.LettersAt(b.To) {
			giveLength(b, a.Unit)
		}
	}
}

func isLength(f *scan.Figure) bool {
	return f.Kind == schema.KindMeasure && lengths[f.Unit] && f.Value != nil && f.Max == nil
}

// isBare reports whether a figure is one number in digits without a unit.
func isBare(f *scan.Figure) bool {
	return f.Kind == schema.KindCount && f.Value != nil && f.Max == nil && !f.Words && !f.Scaled
}

// isTimes reports whether the first of two numbers with a sign between them says how often the second is done.
func isTimes(a, b *scan.Figure) bool {
	if a.Value.Cmp(mostTimes) >= 0 || !a.Value.IsInt() {
		return false
	}
	return b.Value.Cmp(new(big.Rat).Mul(a.Value, big.NewRat(timesOver, 1))) >= 0
}

func giveLength(f *scan.Figure, unit string) {
	f.Kind, f.Unit, f.Rule, f.Head, f.Tail = schema.KindMeasure, unit, "size", f.To, f.To
}
