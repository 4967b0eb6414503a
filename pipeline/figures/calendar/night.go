package calendar

import "example.org/sourcebook/pipeline/language"

// ofNight marks words for a night, as a value of language.Quantity.
const ofNight = "of_night"

// Where the word for the night between two days stands: how many tokens before the first of them, and how many words
// join the second to it.
const (
	nightBefore = 4
	nightJoint  = 2
)

// BehindNight reports whether a word for a night stands not far before token i.
func BehindNight(w *Dates, i int) bool {
	for k := i - 1; k >= 0 && k >= i-nightBefore && w.IsWord(k); k-- {
		if _, ok := w.HasValue(k, language.Quantity, ofNight); ok {
			return true
		}
	}
	return false
}

// PastNight gives the token of the second day of a night, the next after the day at token i, which ends before token e:
// "in der Nacht vom 4. auf den 5. Mai"; e if there is none.
func PastNight(w *Dates, i, e int) int {
	k := e
	for k < e+nightJoint && w.IsWord(k) {
		k++
	}
	first, _ := w.DayOfMonth(i)
	if next, _ := w.DayOfMonth(k); k == e || next != first+1 || !BehindNight(w, i) {
		return e
	}
	return k
}
