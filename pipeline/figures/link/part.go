package link

import (
	"math/big"
	"slices"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// lesserUnit is the unit that goes on behind a greater one, and how many of it make one of that.
type lesserUnit struct {
	unit string
	many int64
}

// lesserUnits are those of measures of which two parts are told: "6 ft 2 in", "11 stone 4 pounds".
var lesserUnits = map[string]lesserUnit{
	"[stone_av]": {"[lb_av]", 14}, "[lb_av]": {"[oz_av]", 16}, "[ft_i]": {"[in_i]", 12}, "[yd_i]": {"[ft_i]", 3},
	"[mi_i]": {"[yd_i]", 1760}, "kg": {"g", 1000}, "t": {"kg", 1000}, "m": {"cm", 100}, "km": {"m", 1000},
	"cm": {"mm", 10},
}

// bareParts are how many digits of hundredths or thousandths a unit has behind it without a name: "1 m 62", "3 kg 250".
var bareParts = map[string]int{"m": 2, "kg": 3}

// Parts makes one figure of a measure that is told in two parts, in the lesser unit, and adds the hundredths that stand
// behind a unit without one of their own.
func Parts(w *scan.Sheet) {
	for k := 0; k < len(w.Figures); k++ {
		f := &w.Figures[k]
		if f.Kind != schema.KindMeasure || f.Value == nil || f.Max != nil || !f.Value.IsInt() || f.Scaled {
			continue
		}
		if k+1 < len(w.Figures) && goesOn(w, f, &w.Figures[k+1]) {
			g := w.Figures[k+1]
			f.Value = new(big.Rat).Add(new(big.Rat).Mul(f.Value, big.NewRat(lesserUnits[f.Unit].many, 1)), g.Value)
			f.Unit, f.To, f.Head, f.Tail, f.Rule = g.Unit, g.To, g.Head, g.Tail, "parts_of_measure"
			w.Take(f.From, f.To)
			w.Figures = slices.Delete(w.Figures, k+1, k+2)
			continue
		}
		if bareParts[f.Unit] > 0 {
			bareBehind(w, k)
		}
	}
}

// goesOn reports whether the measure g is the lesser part of f: it stands right behind it, or, of units that are no
// powers of ten, behind an "and".
func goesOn(w *scan.Sheet, f, g *scan.Figure) bool {
	u := lesserUnits[f.Unit]
	if g.Kind != schema.KindMeasure || g.Unit != u.unit || g.Value == nil || g.Max != nil || f.Words != g.Words {
		return false
	}
	between := g.From - f.To
	and := between == 1 && w.Function(f.To) == language.WordConjunction && u.many%10 != 0
	if between > 0 && !and || g.Comparator != "=" {
		return false
	}
	return g.Value.Sign() > 0 && g.Value.Cmp(big.NewRat(u.many, 1)) < 0
}

// bareBehind adds to figure k the digits that stand behind its unit without one, by themselves or behind an "and": two
// behind metres, three behind kilograms, and nothing behind them that they could count.
func bareBehind(w *scan.Sheet, k int) {
	f := &w.Figures[k]
	i, n := f.To, bareParts[f.Unit]
	and := w.Function(i) == language.WordConjunction
	if and {
		i++
	}
	v, length := w.Digits(i)
	if length != n || !standsBare(w, i) || !free(w, k, i, and) {
		return
	}
	part := scan.Decimals(v, length)
	f.Value, f.To, f.Plain, f.Rule = part.Add(part, f.Value), i+1, false, "hundredths_of_measure"
	f.Head, f.Tail = f.To, f.To
	w.Take(f.From, f.To)
}

// standsBare reports whether nothing that the digits at token i could count, and no further digits, stand behind them.
func standsBare(w *scan.Sheet, i int) bool {
	return !(w.NounAt(i+1) && !w.IsLower(i+1)) && !w.DigitsGoOn(i+1) && !w.IsDigits(i+1)
}

// free takes the digits at token i, behind figure k, out of what was made of them, a refusal or a number of nothing,
// and reports whether it could. Behind an "and" they must have been a number.
func free(w *scan.Sheet, k, i int, and bool) bool {
	if k+1 < len(w.Figures) && w.Figures[k+1].From == i {
		g := &w.Figures[k+1]
		_, extent := w.HasValue(i+1, language.Quantity, scan.Extent)
		if g.Kind != schema.KindCount || g.To != i+1 || g.Head < g.Tail && !extent {
			return false
		}
		w.Figures = slices.Delete(w.Figures, k+1, k+2)
		return true
	}
	refused := slices.IndexFunc(w.Refused, func(r scan.Refusal) bool { return r.From == i && r.To == i+1 })
	if refused < 0 || and {
		return false
	}
	w.Refused = slices.Delete(w.Refused, refused, refused+1)
	return true
}
