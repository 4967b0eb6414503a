package link

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// maxBracket bounds how many tokens may stand between a bracket and the amount of the year before in it: "(previous
// year: 468)".
const maxBracket = 6

// mostThousands is the greatest power of a thousand that an amount is told in.
const mostThousands = 4

var thousand = big.NewRat(1000, 1)

// bracketed gives the amount that the bare number of figure k stands behind in brackets, by itself or behind words and
// a date, and the power of ten that both have: the amount of the year before, as reports of companies write it, "SEK
// 412 million (468)", "10,8 Prozent (Vorjahr: 13,2)". It gives nil if there is none.
func (w *Ellipses) bracketed(k int) (*scan.Figure, *big.Rat) {
	f := &w.Figures[k]
	if !w.Mark(w.pastDate(k), ")") || f.Max != nil || f.Head < f.Tail && f.Tail > f.To {
		return nil, nil
	}
	g := w.beforeBracket(k)
	if g == nil || g.Max != nil || g.Value == nil {
		return nil, nil
	}
	power := new(big.Rat).Set(number.One)
	for n := 0; g.Scaled && !f.Scaled && n < mostThousands; n++ {
		if power.Mul(power, thousand); likeBefore(f, g, power) {
			return g, power
		}
	}
	if power.Set(number.One); likeBefore(f, g, power) {
		return g, power
	}
	return nil, nil
}

// beforeBracket gives the figure right before the bracket that figure k stands in with no more than words and dates
// before it; nil if there is none.
func (w *Ellipses) beforeBracket(k int) *scan.Figure {
	from := w.Figures[k].From
	j, open := k-1, from-1
	for ; open > from-1-maxBracket && !w.Mark(open, "("); open-- {
		if j >= 0 && isTime(&w.Figures[j]) && w.Figures[j].To == open+1 {
			open = w.Figures[j].From
			j--
		} else if !w.IsWord(open) && !w.Mark(open, ":.,") {
			return nil
		}
	}
	if j < 0 || !w.Mark(open, "(") || w.Figures[j].To != open || w.Glued(open) {
		return nil
	}
	return &w.Figures[j]
}

func isTime(f *scan.Figure) bool { return f.Kind == schema.KindDate || f.Kind == schema.KindPeriod }

// pastDate gives the token behind figure k, and behind a date after it with the word that leads to it: "468 en 2023".
func (w *Ellipses) pastDate(k int) int {
	to := w.Figures[k].To
	if k+1 < len(w.Figures) && isTime(&w.Figures[k+1]) && w.Figures[k+1].From <= to+1 {
		return w.Figures[k+1].To
	}
	return to
}

// likeBefore reports whether the number of f, times a power of ten, may be that of the year before g, and no mark of a
// note: it has as many decimals or is no single digit.
func likeBefore(f, g *scan.Figure, power *big.Rat) bool {
	scaled := *f
	scaled.Value = new(big.Rat).Mul(f.Value, power)
	whole := g.Value != nil && new(big.Rat).Quo(g.Value, power).IsInt()
	decimals := g.Kind != schema.KindMoney || !whole && power.Cmp(number.One) == 0
	if f.Value.IsInt() && (decimals || f.Value.Cmp(number.Ten) < 0) {
		return false
	}
	return sameOrder(&scaled, g)
}
