package number

import "example.org/sourcebook/pipeline/language"

// PastBranch skips what parts an article of a law further behind its number, from token k on: "15 bis", "612-bis",
// "第266条の2", "제43조의2".
func PastBranch(w *Amounts, k int) int {
	at := k
	if w.Mark(k, "-‑") && w.Glued(k) && w.Glued(k+1) {
		at++
	}
	m, ok := w.HasValue(at, language.Quantity, language.QuantityBranch)
	switch {
	case !ok:
		return k
	case !m.Flags.Has(language.Before):
		if w.IsDigits(m.End) || w.LettersAt(m.End) && w.Glued(m.End) {
			return k
		}
		return m.End
	case !w.Glued(at) || !w.Glued(m.End):
		return k
	}
	a, ok := w.At(m.End, w.IsDigits(m.End))
	if !ok || !a.Plain || w.Follows(a.To, language.Classifier) {
		return k
	}
	return a.To
}
