package link

import (
	"math/big"
	"slices"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Minutes adds to hours in words the minutes in words that stand behind them without their unit: "dos horas y
// cuarenta", "eine Stunde zwanzig", "an hour twenty".
func Minutes(w *scan.Sheet) {
	for k := 0; k < len(w.Figures); k++ {
		g := &w.Figures[k]
		if !bareMinutes(g) {
			continue
		}
		end := g.From
		if w.Function(end-1) == language.WordConjunction {
			end--
		}
		if k > 0 && w.Figures[k-1].To == end && wholeHours(&w.Figures[k-1]) {
			f := &w.Figures[k-1]
			f.Value = new(big.Rat).Add(new(big.Rat).Mul(f.Value, minutesOfHour), g.Value)
			f.Unit, f.To, f.Head, f.Tail, f.Rule = "min", g.To, g.Head, g.Tail, minutesRule
			w.Take(f.From, f.To)
			w.Figures = slices.Delete(w.Figures, k, k+1)
			k--
		} else if w.Function(hourBefore(w, g)-1) != language.WordPreposition && addHour(w, g) { // "в час двадцать"
			g.Kind, g.Unit, g.Plain = schema.KindDuration, "min", false
		}
	}
}

const minutesRule = "minutes_of_hours"

// bareMinutes reports whether g may be minutes: a whole number below sixty in words that counts nothing.
func bareMinutes(g *scan.Figure) bool {
	if g.Kind != schema.KindCount || !g.Words || g.Head < g.Tail || g.Max != nil || g.Comparator != "=" {
		return false
	}
	return g.Value != nil && g.Value.IsInt() && g.Value.Sign() > 0 && g.Value.Cmp(minutesOfHour) < 0
}

// wholeHours reports whether f is a whole number of hours in words.
func wholeHours(f *scan.Figure) bool {
	hours := f.Kind == schema.KindDuration && f.Unit == "h" && f.Value != nil && f.Max == nil
	return hours && f.Words && f.Value.IsInt()
}
