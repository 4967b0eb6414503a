package refuse

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxOrdered bounds how many further ordinals of a list are looked through for the noun that they rank.
const maxOrdered = 5

// LeadsOrdered reports whether an ordinal in words is followed by greater ones, the last of them behind an "and" or an
// "or", which rank one noun: "the first, second and third places".
func (w *Judge) LeadsOrdered(a *number.Amount) bool {
	for n, b := 0, *a; n < maxOrdered; n++ {
		next, last := scan.PastListed(w.Sheet, b.To)
		if next > b.To && !last && w.Mark(b.To, ",") {
			if to, and := scan.PastListed(w.Sheet, next); and {
				next, last = to, true
			}
		}
		c, ok := w.amounts.At(next, false)
		if !ok {
			c, ok = w.amounts.At(scan.PastArticle(w.Sheet, next), false)
		}
		if next == b.To || !ok || c.Form != language.Ordinal || c.Value.Cmp(b.Value) <= 0 {
			return false
		}
		if last {
			return w.NounAt(c.To) && !w.IsVerb(c.To)
		}
		b = c
	}
	return false
}

// EndsOrdered reports whether an ordinal in words at token i goes on a list whose ordinals stand behind what they rank:
// "المركز الأول والثاني", "peringkat pertama, kedua dan ketiga".
func (w *Judge) EndsOrdered(a *number.Amount) bool {
	n := len(w.Figures)
	if n == 0 || !w.Traits.RankLast {
		return false
	}
	f := &w.Figures[n-1]
	if f.Kind != schema.KindOrdinal || f.Value == nil || f.Value.Cmp(a.Value) >= 0 || f.To > a.From {
		return false
	}
	to, last := scan.PastListed(w.Sheet, f.To)
	if !last && to > f.To {
		if and, ok := scan.PastListed(w.Sheet, to); ok {
			to = and
		}
	}
	return to == a.From && to > f.To
}
