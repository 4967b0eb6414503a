package link

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// Ordinals makes ordinals of the numbers that go on a list of them and leave out what makes the first one an ordinal,
// where the same word stands behind both: 第十七届、十八届.
func Ordinals(w *scan.Sheet) {
	for k := 1; k < len(w.Figures); k++ {
		a, b := &w.Figures[k-1], &w.Figures[k]
		if a.Kind != schema.KindOrdinal || b.Kind != schema.KindCount || b.Max != nil || b.Value.Cmp(a.Value) <= 0 {
			continue
		}
		if !w.IsSyllabic(a.To) || w.Token(a.To) != w.Token(b.To) || !w.Glued(b.To) || b.From != a.To+2 {
			continue
		}
		if w.Mark(a.To+1, "、") || w.IsHangul(a.To) && w.Mark(a.To+1, ",") {
			b.Kind, b.Comparator, b.Rule = schema.KindOrdinal, "=", "ordinal_of_list"
		}
	}
}
