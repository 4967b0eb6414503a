package link

import (
	"math/big"
	"slices"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// join makes one of two figures that are the parts of a number which a blank tore behind its decimal sign, "plus de
// 4, 6 milliards", or which stands before its myriad: "39.1 10,000 cases".
func (w *Damage) join(sentence []int32) {
	for k := 0; k+1 < len(w.Figures); k++ {
		f, g := &w.Figures[k], &w.Figures[k+1]
		if !mayBeDamaged(f) || !mayBeDamaged(g) || f.Kind != schema.KindCount || f.Head < f.Tail ||
			sentence[f.From] != sentence[g.From] {
			continue
		}
		value := decimalsBehind(w, f, g)
		if value == nil {
			value = beforeMyriad(w, f, g)
		}
		if value == nil {
			continue
		}
		whole := *g
		whole.From, whole.Comparator, whole.Rule, whole.Plain = f.From, f.Comparator, "torn_number", false
		whole.Value, whole.Repaired, whole.Numbers[0] = value, value, f.Numbers[0]
		if f.Start != "" || f.End != "" {
			whole.Start, whole.End = f.Start, f.End
		}
		scan.AddIssue(&whole.Issues, "malformed_grouping")
		w.Take(f.From, g.To)
		w.Figures[k] = whole
		w.Figures = slices.Delete(w.Figures, k+1, k+2)
	}
}

// mostTorn is how many digits the parts of a number have at most that is torn behind its decimal sign.
const mostTorn = 2

// decimalsBehind gives the number of which f is the whole part, with something that compares before it, and g the
// decimals, behind a decimal sign and a blank, with a multiplier; nil if they are none. With a blank on both sides of
// the sign nothing has to compare: "2 , 5 Millionen".
func decimalsBehind(w *Damage, f, g *scan.Figure) *big.Rat {
	k := g.From
	if f.Comparator == "=" && !signApart(w, k-1) {
		return nil
	}
	if g.Comparator != "=" || !f.Plain || !g.Scaled || !signBetween(w, f.From, k) {
		return nil
	}
	m, ok := w.Has(k+1, language.Multiplier)
	v, n := w.Digits(k)
	if !ok || n == 0 || m.Number < 3 || m.Flags.Has(language.Short) {
		return nil
	}
	part := scan.Decimals(v, n)
	return number.ScaleBy(part.Add(part, f.Value), m.Number)
}

// signBetween reports whether a decimal sign that does not touch what stands behind it is all that stands between the
// short digits of tokens i and k, in no list of such.
func signBetween(w *Damage, i, k int) bool {
	if k != i+2 || !w.IsDigits(i) || w.Length(i) > mostTorn || w.Length(k) > mostTorn {
		return false
	}
	if !w.Glued(i+1) && w.Mark(i-1, ".,") {
		return false
	}
	return w.Mark(i+1, ".,") && !w.Glued(k) && scan.HasSign(w.Pack.Signs.Decimal, w.Rune(i+1))
}

// signApart reports whether blanks stand on both sides of the sign at token k.
func signApart(w *Damage, k int) bool { return !w.Glued(k) && !w.Glued(k+1) }

// beforeMyriad gives the number of which g is the myriad that f, with decimals, is so many of; nil if it is none.
func beforeMyriad(w *Damage, f, g *scan.Figure) *big.Rat {
	if f.Plain || f.Scaled || f.Value.IsInt() || f.To != g.From || w.Glued(g.From) || !w.IsDigits(g.From) {
		return nil
	}
	if g.Value.Cmp(myriad) != 0 && g.Value.Cmp(yi) != 0 || g.Comparator != "=" {
		return nil
	}
	return new(big.Rat).Mul(f.Value, g.Value)
}
