package scan

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// by is the value of the words that stand between the sides of a thing: "4 by 6 feet", "25 krát 12 metrů".
const by = "by"

// Permitted is the value of the words for what is allowed: "zamiast dozwolonych 80", "statt der erlaubten 80 km/h".
const Permitted = "may_be"

// PastBy gives the token behind a sign or a word at token i that stands between the sides of a thing; i if there is
// none.
func PastBy(w *Sheet, i int) int {
	if w.Mark(i, "×✕*") || isX(w, i) {
		return i + 1
	}
	if m, ok := w.HasValue(i, language.Quantity, by); ok && !w.Glued(i) {
		return m.End
	}
	return i
}

// BindsTimes reports whether an x at token i touches what stands before and behind it.
func BindsTimes(w *Sheet, i int) bool { return isX(w, i) && w.Glued(i) && w.Glued(i+1) }

// isX reports whether token i is the letter x, or what the language writes for it as a single letter.
func isX(w *Sheet, i int) bool {
	if !w.IsWord(i) || w.LowerToken(i) != "x" && utf8.RuneCountInString(w.Token(i)) > 1 {
		return false
	}
	_, ok := w.HasValue(i, language.Quantity, by)
	return ok || w.LowerToken(i) == "x"
}

// Extent is the value of the words for the dimension that a length before them is of: long, wide.
const Extent = "extent"
