package link

import (
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
		if g := w.whole(k, sentence); g != nil && w.leavesOut(f, g) {
			f.Kind, f.Unit, f.Rule = g.Kind, g.Unit, "unit_of_before"
			f.Head, f.Tail = f.To, f.To
			for _, issue := range g.Issues {
				if issue == "ambiguous_currency" {
					scan.AddIssue(&f.Issues, issue)
				}
			}
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
	counts := f.Head < f.Tail && f.Head <= f.To && (w.Traits.Sure || !f.Scaled)
	if counts || w.Glued(f.To) && !w.IsMark(f.To) {
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
