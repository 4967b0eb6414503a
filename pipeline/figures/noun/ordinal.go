package noun

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// PointOrdinals makes ordinals of the numbers with a full stop behind them that ends no sentence, in a language that
// writes ordinals so: "der 3. Platz".
func (w *Reader) PointOrdinals(sentence []int32) {
	for k := range w.Figures {
		f := &w.Figures[k]
		if !w.isPointed(f) || sentence[f.To+1] != sentence[f.From] {
			continue
		}
		if !w.isRanked(f.To + 1) {
			continue
		}
		f.Kind, f.Rule, f.Comparator = schema.KindOrdinal, "ordinal", "="
		w.Take(f.To, f.To+1)
		f.To++
		f.Head, f.Tail = w.phrase(f.To, true)
	}
}

// isRanked reports whether the word at token i, behind a number with a full stop, is the nth. A small word begins a
// sentence rather, and so does one with a capital where the days of dates have no full stop. Where no ordinal has one
// only units of time are counted so: "w 2. roku".
func (w *Reader) isRanked(i int) bool {
	if !w.Traits.RankPoint || !w.Traits.DayPoint && !w.IsLower(i) {
		return w.isTimeUnit(i)
	}
	return !w.beginsClause(i)
}

// isTimeUnit reports whether a unit of time stands at token i, in small letters.
func (w *Reader) isTimeUnit(i int) bool {
	return w.IsLower(i) && w.Follows(i, language.CalendarUnit) && !w.HasFunction(i, language.WordPronoun)
}

// isPointed reports whether a figure is a count in one run of at most three digits with a full stop and a word behind
// it.
func (w *Reader) isPointed(f *scan.Figure) bool {
	if f.Kind != schema.KindCount || !f.Plain || f.Words {
		return false
	}
	if f.To-f.From != 1 || w.Length(f.From) > 3 {
		return false
	}
	return w.Mark(f.To, ".") && w.Glued(f.To) && !w.Taken[f.To] && w.IsWord(f.To+1)
}

// beginsClause reports whether token i is a small word that begins a sentence rather. Years and days are counted often,
// so that lists of small words may have them.
func (w *Reader) beginsClause(i int) bool {
	if w.Follows(i, language.CalendarUnit) {
		return false
	}
	return w.HasFunction(i, language.WordPronoun) || w.Traits.Stop[w.LowerToken(i)]
}
