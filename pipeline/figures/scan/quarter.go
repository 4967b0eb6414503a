package scan

import "example.org/sourcebook/pipeline/language"

// IsQuarter reports whether the word for a part, the tokens [k,end), is one of the calendar: an amount that begins at
// token from has an article before it, or what tells which one is meant, or its year stands behind it, "in the
// quarter", "the same quarter of 2024".
func IsQuarter(w *Sheet, from, k, end int) bool {
	u, ok := w.Has(k, language.CalendarUnit)
	if !ok || u.End != end {
		return false
	}
	behind := w.PastOf(end)
	y, n := w.Digits(behind)
	year := n == 4 && PlausibleYear(y) && !w.NounAt(behind+1)
	return k > from && !IsArticleOne(w, from, k) || year || w.Follows(behind, language.Relative)
}

// IsArticleOne reports whether the tokens [from,k) are an article that stands for one: "a third".
func IsArticleOne(w *Sheet, from, k int) bool {
	m, ok := w.HasValue(from, language.Quantity, Ahead)
	return ok && m.End == k
}
