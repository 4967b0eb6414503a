package link

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Ellipses completes bare numbers that leave out what another figure of their sentence has said.
type Ellipses struct{ *scan.Sheet }

// maxCue bounds how many tokens may stand between a word such as "of which" and its number.
const maxCue = 3

// Complete gives bare numbers the unit of the figure before them where a word tells that they are a part of that, or
// are compared with it: "€120 million, of which 30 million", "120.000 Hektar, davon 45.000", "$3 bn, 800 million more".
// Points beside a percentage, up to a hundred of them, are those of per cent and none of an index; so are they by an
// abbreviation behind decimals ("0.4 pp"). sentence numbers the tokens by sentence.
func (w *Ellipses) Complete(sentence []int32) {
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Kind != schema.KindCount || f.Value == nil {
			continue
		}
		m, ok := w.points(f)
		short := ok && m.Flags.Has(language.Short) && !f.Value.IsInt()
		if short || ok && f.Value.Cmp(number.Hundred) <= 0 && w.besidePercent(k, sentence) {
			f.Kind, f.Unit, f.To, f.Rule = schema.KindPercent, m.Value, m.End, "points_of_percent"
			f.Head, f.Tail = f.To, f.To
			w.Take(f.From, f.To)
			continue
		}
		g := w.whole(k, sentence)
		if g == nil || !w.leavesOut(f, g) {
			g = w.replaced(k, sentence)
		}
		if before, power := w.bracketed(k); g == nil && before != nil {
			g, f.Value = before, new(big.Rat).Mul(f.Value, power)
		}
		if g != nil {
			inUnitOf(f, g)
		}
	}
}

// inUnitOf gives the figure f the unit of g, with what is uncertain about it.
func inUnitOf(f, g *scan.Figure) {
	f.Kind, f.Unit, f.Rule = g.Kind, g.Unit, "unit_of_before"
	f.Head, f.Tail = f.To, f.To
	for _, issue := range g.Issues {
		if issue == "ambiguous_currency" {
			scan.AddIssue(&f.Issues, issue)
		}
	}
}

// points gives the word for points behind a figure that counts them.
func (w *Ellipses) points(f *scan.Figure) (language.Match, bool) {
	m, ok := scan.HasWith(w.Sheet, f.To, language.Percent, language.Narrow)
	return m, ok && (f.Head == f.To && f.Tail == m.End || f.Head == f.Tail) && w.Free(f.To, m.End)
}

// besidePercent reports whether the figure before figure k or behind it is a percentage of its sentence, and no noun
// stands between the two.
func (w *Ellipses) besidePercent(k int, sentence []int32) bool {
	for _, j := range []int{k - 1, k + 1} {
		if j < 0 || j >= len(w.Figures) {
			continue
		}
		a, b := &w.Figures[min(j, k)], &w.Figures[max(j, k)]
		if w.Figures[j].Kind != schema.KindPercent || sentence[a.From] != sentence[b.From] {
			continue
		}
		from := a.To
		if j > k {
			from = max(from, a.Tail)
		}
		if !w.nounBetween(from, b.From) {
			return true
		}
	}
	return false
}

func (w *Ellipses) nounBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if w.IsNounWord(i) && !w.Follows(i, language.Comparator, language.Quantity) {
			return true
		}
	}
	return false
}

// whole gives the last money or measure of the sentence of figure k before it, with no other number between but those
// of its own kind; nil if there is none.
func (w *Ellipses) whole(k int, sentence []int32) *scan.Figure {
	for j := k - 1; j >= 0; j-- {
		g := &w.Figures[j]
		if sentence[g.From] < 0 || sentence[g.From] != sentence[w.Figures[k].From] {
			return nil
		}
		switch g.Kind {
		case schema.KindMoney, schema.KindMeasure:
			if g.Value == nil || g.Unit == "" && g.Kind == schema.KindMeasure {
				return nil
			}
			return g
		case schema.KindDate, schema.KindPeriod, schema.KindPercent, schema.KindIdentifier:
		default:
			return nil
		}
	}
	return nil
}

// leavesOut reports whether the number of figure f, which counts nothing by itself, is in the unit of g.
func (w *Ellipses) leavesOut(f, g *scan.Figure) bool {
	if w.standsAlone(f) || w.Glued(f.To) && !w.IsMark(f.To) {
		return false
	}
	for k := f.From - 1; k >= max(g.To, f.From-maxCue); k-- {
		m, ok := w.HasValue(k, language.Quantity, language.QuantityThereof)
		if ok && m.End <= f.From && !m.Flags.Has(language.After) {
			return f.Scaled || !m.Flags.Has(language.Narrow)
		}
	}
	if m, ok := w.HasValue(f.To, language.Quantity, language.QuantityThereof); ok {
		return m.Flags.Has(language.After) && (f.Scaled || !m.Flags.Has(language.Narrow))
	}
	return false
}

// standsAlone reports whether the number of figure f counts something of its own, or is a share.
func (w *Ellipses) standsAlone(f *scan.Figure) bool {
	counts := f.Head < f.Tail && f.Head <= f.To && (w.Traits.Sure || !f.Scaled)
	return counts || f.Scaled && f.Value.Cmp(number.One) < 0
}

const (
	maxShift       = 5 // how many times the one amount may be the other where a word sets the one against the other
	maxShiftOfRate = 3 // the same of percentages, beside which a bare number more often is none
)

// fromCase marks the endings of digits that say from what an amount went to the one behind it: "480-ról 560 forintra".
const fromCase = "from_case"

// replaced gives the amount that is set against the bare number of figure k, which is in its unit: "38 dollars instead
// of 36.40", "4.5 percent, down from 4.75", "38 statt 36,40 Euro"; nil if there is none.
func (w *Ellipses) replaced(k int, sentence []int32) *scan.Figure {
	f := &w.Figures[k]
	if f.Head < f.Tail && (f.Head < f.From || !w.setsAgainst(f.Head) && !w.allowed(f.Head)) {
		return nil
	}
	for _, j := range []int{k - 1, k + 1} {
		if j < 0 || j >= len(w.Figures) || sentence[w.Figures[j].From] != sentence[f.From] {
			continue
		}
		g, a, b := &w.Figures[j], &w.Figures[min(j, k)], &w.Figures[max(j, k)]
		if sameOrder(f, g) && (w.setAgainst(a.To, b.From) || j < k && w.cameFrom(g, f)) {
			return g
		}
	}
	return nil
}

// setAgainst reports whether between two figures, which begin and end at those tokens, there is nothing but a word that
// sets the one against the other, with a comma before it.
func (w *Ellipses) setAgainst(from, to int) bool {
	if end := scan.PastDigitsEnding(w.Sheet, from); end > from {
		return end == to && isEnding(w.Sheet, w.LowerToken(end-1), fromCase)
	}
	if w.Mark(from, ",") {
		from++
	}
	m, ok := w.HasValue(from, language.Quantity, language.QuantityInstead)
	for ok && m.End < to && w.IsFunction(m.End) {
		m.End++
	}
	return ok && (m.End == to || m.End+1 == to && w.allowed(m.End))
}

// allowed reports whether a word for what is permitted stands at token i, beside a number that has its unit from what
// was done instead: "112 statt der erlaubten 80 km/h".
func (w *Ellipses) allowed(i int) bool {
	_, ok := w.HasValue(i, language.Quantity, scan.Permitted)
	return ok
}

// cameFrom reports whether what changed came to the figure g, and a word behind that tells that it came from the number
// f: "raised to 4.25 percent from 4".
func (w *Ellipses) cameFrom(g, f *scan.Figure) bool {
	from := g.To
	if w.Mark(from, ",") {
		from++
	}
	open, opens := w.HasValue(from, language.Range, "open")
	for opens && open.End < f.From && w.IsFunction(open.End) {
		open.End++
	}
	return opens && open.End == f.From && scan.CameFrom(w.Sheet, g.From, from)
}

// setsAgainst reports whether a word that sets an amount against another stands at token i.
func (w *Ellipses) setsAgainst(i int) bool {
	_, ok := w.HasValue(i, language.Quantity, language.QuantityInstead)
	return ok
}

// sameOrder reports whether the bare number of f may be an amount like that of g.
func sameOrder(f, g *scan.Figure) bool {
	limit := int64(maxShift)
	switch g.Kind {
	case schema.KindPercent:
		limit = maxShiftOfRate
	case schema.KindMoney, schema.KindMeasure:
	default:
		return false
	}
	if g.Value == nil || g.Unit == "" && g.Kind == schema.KindMeasure || f.Value.Sign() <= 0 || g.Value.Sign() <= 0 {
		return false
	}
	most := new(big.Rat).SetInt64(limit)
	return f.Value.Cmp(new(big.Rat).Mul(g.Value, most)) <= 0 && g.Value.Cmp(new(big.Rat).Mul(f.Value, most)) <= 0
}
