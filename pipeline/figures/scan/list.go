package scan

import "example.org/sourcebook/pipeline/language"

// maxListed bounds how many numbers of a list are looked through for the sign behind them.
const maxListed = 4

// NamedBehind reports whether a sign that names the number before token k stands behind its point, or behind further
// numbers of a list: "4. §", "3. és 4. §", "3 och 4 §§".
func NamedBehind(w *Sheet, k int) bool {
	for n := 0; n < maxListed; n++ {
		if w.Mark(k, ".") && w.Glued(k) {
			k++
		}
		m, ok := HasWith(w, k, language.NumberSign, language.After)
		if ok && m.Flags.Has(language.Short) && !w.IsSyllabic(k) {
			return n > 0 || !w.IsDigits(k-1)
		}
		if k = PastJoiner(w, k); !w.IsDigits(k) {
			return false
		}
		k++
	}
	return false
}

// PastJoiner gives the token behind a comma, or a word such as "and" or "to", at token k; k if there is none.
func PastJoiner(w *Sheet, k int) int {
	if m, ok := w.Has(k, language.Range); ok && !w.Glued(m.End) {
		return m.End
	}
	if w.Function(k) == language.WordConjunction || w.Mark(k, ",") && !w.Glued(k+1) {
		return k + 1
	}
	return k
}

// PastOrdinal gives the token behind what makes an ordinal of the digits before token k; k if there is none.
func PastOrdinal(w *Sheet, k int) int {
	if m, ok := w.Has(k, language.OrdinalSuffix); ok && w.Glued(k) && w.IsWord(m.End-1) && !w.LettersAt(m.End) {
		return m.End
	}
	return k
}

// PastListed gives the token behind what parts the numbers of a list at token k, k if there is nothing: a comma, or a
// word for and or for or, which stands before the last of them.
func PastListed(w *Sheet, k int) (next int, last bool) {
	if m, ok := w.HasValue(k, language.Range, "and", "or"); ok && (!w.Glued(m.End) || w.IsSyllabic(k)) {
		return m.End, true
	}
	if !w.Mark(k, ",，،") || w.Glued(k+1) {
		return k, false
	}
	if m, ok := w.HasValue(k+1, language.Range, "and", "or"); ok && !w.Glued(m.End) {
		return m.End, true // "3, 4, and 6 May"
	}
	return k + 1, false
}
