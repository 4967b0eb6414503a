package number

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// measuresThing reports whether what stands at token i, behind a unit that is a small word, too, shows that it is the
// unit: an "of" with the thing that is measured, "2 in of rain", or a word for its dimension, "9 in long".
func measuresThing(w *Units, i int) bool {
	if endsAtAuxiliary(w, i-1, i) {
		return true
	}
	article := w.Function(i) == language.WordArticle || w.Function(i) == language.WordDeterminer // "5 in der Stadt"
	if of := w.PastOf(i); of > i && !article {
		return w.NounAt(of) && w.Function(of) == ""
	}
	_, ok := w.HasValue(i, language.Quantity, scan.Extent)
	return ok
}

// ownRate gives what its language has for a unit u at token k that is divided by another one in symbols, if it has the
// whole: "km/t" is kilometres by hour where that is what an hour is called.
func ownRate(w *Units, k int, u Unit) Unit {
	if !strings.Contains(u.Code, "/") {
		return u
	}
	m, ok := w.Has(k, language.Measure)
	whole := ok && (m.End == u.To || m.End == u.To+1 && w.Mark(u.To, "."))
	if whole && strings.Contains(m.Value, "/") {
		u.Code = m.Value
	}
	return u
}

// endsAtAuxiliary reports whether a unit that is an auxiliary verb, too, of the tokens [k,end), is no verb: the clause
// ends behind it, or another auxiliary follows: "5 ha.", "3 ha è".
func endsAtAuxiliary(w *Units, k, end int) bool {
	if !w.HasFunction(k, language.WordAuxiliary) || end-k > 1 {
		return false
	}
	return end == len(w.List) || w.Mark(end, ".,;:!?)") || w.HasFunction(end, language.WordAuxiliary)
}

// smallWord reads the symbol of a unit at token k that is a small word in nearly all places, "in", where what stands
// behind it shows that it is the unit.
func smallWord(w *Units, k int) (Unit, bool) {
	if !w.IsFunction(k) || w.Glued(k) || !w.CanBegin(k, language.Quantity) || !measuresThing(w, k+1) {
		return Unit{}, false
	}
	for _, m := range w.Pack.At(&w.Tokens, k, nil) {
		if m.Class == language.Quantity && strings.HasPrefix(m.Value, "[") && m.End == k+1 {
			return Unit{Kind: schema.KindMeasure, Code: m.Value, To: m.End, Rule: "measure"}, true
		}
	}
	return Unit{}, false
}
