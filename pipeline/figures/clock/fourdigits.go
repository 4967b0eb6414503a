package clock

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// beforeFour marks words behind which four digits with the word for hours are a time of day, beside those that the
// language has before any: "at 1700 hours".
const beforeFour = "before_four"

// fourDigits reads hours and minutes in one, where a word before or behind them shows a time of day, or two of them:
// "1700 hrs", "kl. 0915", "0900 to 1700 hrs". It gives the token after them; i if there are none.
func (w *Clock) fourDigits(i int) int {
	if !w.isFour(i) {
		return i
	}
	last := i
	if k := w.PastRangeSign(i + 1); k > i+1 && w.isFour(k) {
		last = k
	}
	to := last + 1
	unit := w.hourWordAt(to)
	if unit > to {
		to = unit
	}
	if to == last+1 && !w.endsFour(to) || !w.isOfDay(i, last, to) {
		return i
	}
	w.Add(scan.Figure{From: i, To: to, Kind: schema.KindTime, Rule: "four_digits"})
	return to
}

// isFour reports whether token i is four digits that may be hours and minutes.
func (w *Clock) isFour(i int) bool {
	v, n := w.Digits(i)
	if n != 4 || v/100 > 24 || v%100 > 59 || w.isPart(i) {
		return false
	}
	return v <= 2400 && !(w.Glued(i) && w.Mark(i-1, "+-/#$€£¥") && !w.IsDigits(i-2))
}

// hourWordAt gives the token after the word for hours at token i that has a blank before it; i if there is none.
func (w *Clock) hourWordAt(i int) int {
	if u, ok := w.unitAt(i); ok {
		return u.End
	}
	if w.Customs.IsHourWord(w.Sheet, i) {
		return i + 1
	}
	return i
}

// endsFour reports whether nothing stands at token i that may belong to the four digits before it.
func (w *Clock) endsFour(i int) bool {
	if w.LettersAt(i) || w.NounAt(i) || w.DigitsGoOn(i) {
		return false
	}
	if w.PastOf(i) > i || w.Mark(i, "%‰°$€£-/") {
		return false
	}
	return !w.Follows(i, scan.AmountSigns...)
}

// isOfDay reports whether the words around the tokens [i,to), of which last is the last in digits, make a time of day
// of them.
func (w *Clock) isOfDay(i, last, to int) bool {
	first, word := w.Token(i), i
	if w.Mark(i-1, ".") && w.Glued(i-1) {
		word-- // "kl. 1430"
	}
	if w.Customs.AfterHour(w.Sheet, word) {
		return first[3] == '0' || first[3] == '5' || first[0] == '0'
	}
	if to == last+1 || w.Customs.AfterLasting(w.Sheet, i) {
		return false
	}
	if m, ok := w.Before(i, language.Comparator); ok && m.Value != "~" {
		return false
	}
	return first[0] == '0' || w.behindAt(i, word) || w.isHourSign(last+1) && w.PastOf(to) == to && !w.NounAt(to)
}

// behindAt reports whether a word for "at" ends before token word, which no date has as well.
func (w *Clock) behindAt(i, word int) bool {
	if _, ok := w.HasValue(i-1, language.Quantity, beforeFour); ok {
		return true
	}
	_, during := w.Before(word, language.Period)
	return w.AfterAt(word) && !during
}

// isHourSign reports whether an abbreviation of the word for hours of more than one letter stands at token i.
func (w *Clock) isHourSign(i int) bool {
	m, ok := w.Has(i, language.Measure)
	if u, long := w.Has(i, language.CalendarUnit); long && !u.Flags.Has(language.Short) {
		return false
	}
	return ok && m.Value == "h" && m.Flags.Has(language.Short) && w.Length(i) > 1
}
