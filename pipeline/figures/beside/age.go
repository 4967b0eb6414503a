package beside

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// FindAges makes ages, in years, of the bare numbers behind a word such as "aged".
func (w *Comparators) FindAges() {
	for k := range w.Figures {
		f := &w.Figures[k]
		if !w.mayBeAge(f) || !w.AgeBefore(f.From) && !w.groupBefore(f) {
			continue
		}
		f.Head, f.Tail = f.To, f.To
		f.Kind, f.Unit, f.Rule = schema.KindDuration, "a", "age"
		if f.Max != nil {
			f.Rule = "age_range"
		}
	}
}

// groupBefore reports whether people stand before a figure, with no more than a word between that makes ages of
// numbers: "women over 40", and no noun behind it that it counts.
func (w *Comparators) groupBefore(f *scan.Figure) bool {
	m, ok := scan.BeforeWith(w.Sheet, f.From, language.Comparator, language.Before)
	if !ok || m.End != f.From-1 || f.Max != nil || f.Value.Cmp(number.Ten) < 0 {
		return false
	}
	if _, group := w.HasValue(m.End, language.Quantity, "age_group"); !group {
		return false
	}
	if f.Head < f.Tail && w.Traits.IsPluralForm(w.LowerToken(f.Head)) {
		return false
	}
	many, ok := w.Before(m.End, language.Quantity)
	return ok && many.Value == language.QuantityMany
}

// mayBeAge reports whether a figure is a number of nothing, in digits or a range, that no age exceeds.
func (w *Comparators) mayBeAge(f *scan.Figure) bool {
	if f.Kind != schema.KindCount || f.Words && f.Max == nil {
		return false
	}
	return isAge(f.Value) && (f.Max == nil || f.Max.Cmp(maxAge) <= 0)
}

func isAge(v *big.Rat) bool { return v != nil && v.IsInt() && v.Sign() >= 0 && v.Cmp(maxAge) <= 0 }
