package noun

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// PointOrdinals makes ordinals of the numbers with a full stop behind them that ends no sentence, in a language that
// writes ordinals so: "der 3. Platz". A small word behind the full stop begins a sentence rather.
func (w *Reader) PointOrdinals(sentence []int32) {
	if !w.Traits.DayPoint {
		return
	}
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Kind != schema.KindCount || !f.Plain || f.Words || f.To-f.From != 1 || w.Length(f.From) > 3 || !w.Mark(f.To, ".") || !w.Glued(f.To) ||
			!w.IsWord(f.To+1) || w.Taken[f.To] || w.HasFunction(f.To+1, language.WordPronoun) || w.Traits.Stop[w.LowerToken(f.To+1)] || sentence[f.To+1] != sentence[f.From] {
			continue
		}
		f.Kind, f.Rule, f.Comparator = schema.KindOrdinal, "ordinal", "="
		w.Take(f.To, f.To+1)
		f.To++
		f.Head, f.Tail = w.phrase(f.To, true)
	}
}
