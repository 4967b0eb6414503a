package link

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// basisPoints is what the lexicon calls hundredths of a percentage point, and points are whole ones.
const (
	basisPoints = "bp"
	points      = "pp"
)

// BasisPoints gives hundredths of a percentage point as parts of a whole one: 25 basis points are 0.25 of those.
func BasisPoints(w *scan.Sheet) {
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Unit != basisPoints || f.Value == nil {
			continue
		}
		f.Unit, f.Rule = points, "basis_points"
		f.Value = new(big.Rat).Quo(f.Value, hundred)
		if f.Max != nil {
			f.Max = new(big.Rat).Quo(f.Max, hundred)
		}
	}
}

// hundred parts make one.
var hundred = big.NewRat(100, 1)

// The last hour of a day, and the least one with which a span of hours ends that is one of the clock.
var (
	lastHour  = big.NewRat(24, 1)
	leastHour = big.NewRat(8, 1)
)

// HoursOfDay makes two times of day of a range of hours that has the sign for the hour at both ends: "de 8 h à 16 h".
// A length has it once ("8 à 16 h"), or says what it is one of ("8 h à 10 h par jour").
func HoursOfDay(w *scan.Sheet) {
	for k := 0; k < len(w.Figures); k++ {
		f := w.Figures[k]
		to, ok := clockSpan(w, &f)
		if !ok {
			continue
		}
		a := scan.Figure{From: f.From, To: f.From + 2, Kind: schema.KindTime, Rule: "hours_of_day"}
		b := a
		b.From, b.To = to, f.To
		a.Head, a.Tail, b.Head, b.Tail = a.To, a.To, b.To, b.To
		w.Figures[k] = a
		w.Figures = append(w.Figures[:k+1], append([]scan.Figure{b}, w.Figures[k+1:]...)...)
	}
}

// clockSpan reports whether a length of hours is a span of time of a day, and gives the token of its second hour.
func clockSpan(w *scan.Sheet, f *scan.Figure) (int, bool) {
	if f.Kind != schema.KindDuration || f.Unit != "h" || f.Max == nil || f.Comparator != "=" {
		return 0, false
	}
	if !f.Value.IsInt() || !f.Max.IsInt() || f.Max.Cmp(lastHour) > 0 || f.Max.Cmp(leastHour) < 0 {
		return 0, false
	}
	to := w.PastRangeSign(f.From + 2)
	if to == f.From+2 || !w.IsDigits(f.From) || !w.IsDigits(to) || to+2 != f.To {
		return 0, false
	}
	if w.PastOf(f.To) > f.To || w.Token(f.From+1) != w.Token(to+1) {
		return 0, false
	}
	_, per := w.HasValue(f.To, language.Quantity, language.QuantityPer)
	return to, !per
}
