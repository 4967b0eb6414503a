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
	if of := w.PastOf(i); of > i {
		return w.NounAt(of) && w.Function(of) == ""
	}
	_, ok := w.HasValue(i, language.Quantity, scan.Extent)
	return ok
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
