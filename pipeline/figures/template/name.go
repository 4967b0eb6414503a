package template

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Several reports whether the phrase m at token i has another meaning of the same class, as कल is yesterday and
// tomorrow.
func (w *Matcher) Several(i int, m language.Match) bool {
	w.found = w.Pack.At(&w.Tokens, i, w.found[:0])
	for _, other := range w.found {
		if other.Class == m.Class && other.End == m.End && (other.Number != m.Number || other.Value != m.Value) &&
			!other.Flags.Has(language.Narrow) {
			return true
		}
	}
	return false
}

// PastDateWords skips the small words between the parts of a date.
func (w *Matcher) PastDateWords(i int) int {
	for k := 0; k < 3; k++ {
		m, ok := w.Has(i, language.DateWord)
		if !ok {
			if !w.IsWord(i) || !w.Customs.joins[w.LowerToken(i)] {
				break
			}
			m.End = i + 1
		}
		i = m.End
		if w.Mark(i, "'’") && w.Glued(i) {
			i++
		}
	}
	return i
}

// Month reads the name of a month at token i; where the language writes it with a capital, the text must, too.
func (w *Matcher) Month(i int) (m, end int, ok bool) {
	e, ok := w.Has(i, language.Month)
	if !ok || w.cutMonth(e) {
		return 0, 0, false
	}
	if !w.cased(e, i) && !isSmallName(w, e, i) && !w.smallMonth(e, i) && !besideDay(w, e, i) {
		return 0, 0, false
	}
	return e.Number, w.pastPoint(e), true
}

// cutMonth reports whether an abbreviation in a script without blanks is but the begin of another word: ဧ, April, in
// ဧက, acre.
func (w *Matcher) cutMonth(e language.Match) bool {
	return e.Flags.Has(language.Short) && w.IsSyllabic(e.End-1) && w.IsSyllabic(e.End) && w.Glued(e.End)
}

func (w *Matcher) Weekday(i int) (d, end int, ok bool) {
	e, ok := w.Has(i, language.Weekday)
	if !ok || !w.cased(e, i) && !isSmallName(w, e, i) {
		return 0, 0, false
	}
	return e.Number, w.pastPoint(e), true
}

// smallName is the value of the names of months and days that are nothing else where they are written small, in a
// language that writes them with a capital.
const smallName = "small_name"

// isSmallName reports whether the name e at token i is one in small letters, too: "monday".
func isSmallName(w *Matcher, e language.Match, i int) bool {
	m, ok := w.HasValue(i, language.Quantity, smallName)
	return ok && m.End == e.End
}

// besideDay reports whether the word e at token i, written small, is the name of a month by the day beside it: "march
// 3rd", "feb 18", "the third of may".
func besideDay(w *Matcher, e language.Match, i int) bool {
	if day, n := w.Digits(e.End); n > 0 && n <= 2 && day <= 31 && w.MonthFirst() && !w.Glued(e.End) {
		to := w.PastSuffix(e.End + 1)
		return to > e.End+1 || to == len(w.List) || w.IsMark(to) && !w.DigitsGoOn(to)
	}
	k := i - 1
	if of, ok := w.Has(k, language.DateWord); ok && of.End == i {
		return k > 0 && (w.IsDigits(k-1) || w.Pack.ReadsNumber(&w.Tokens, k-1) || suffixAt(w, k-1))
	}
	return suffixAt(w, k)
}

// suffixAt reports whether the suffix of an ordinal stands at token i, behind its digits.
func suffixAt(w *Matcher, i int) bool { return i > 0 && w.IsDigits(i-1) && w.PastSuffix(i) == i+1 }

func (w *Matcher) cased(e language.Match, i int) bool {
	r, _ := utf8.DecodeRuneInString(e.Phrase)
	return !unicode.IsUpper(r) || unicode.IsUpper(w.Rune(i))
}

// smallMonth reports whether a whole name of a month, written small, is one by the year behind: "17 august 1983".
func (w *Matcher) smallMonth(e language.Match, i int) bool {
	y, _ := w.Year(e.End)
	day := i > 0 && (w.IsDigits(i-1) || i > 1 && w.IsDigits(i-2) && w.Mark(i-1, "."))
	stands := day || !w.NounAt(e.End+1)
	return scan.PlausibleYear(y) && !e.Flags.Has(language.Short) && stands
}

// pastPoint gives the token after an abbreviation and its full stop.
func (w *Matcher) pastPoint(e language.Match) int {
	to := e.End
	if w.Mark(to-1, ".") {
		to-- // the lexicon may have the stop in the abbreviation: at the end of a sentence it is not the date's
	}
	if !w.Mark(to, ".") || !w.Glued(to) {
		return to
	}
	abbreviated := to < e.End || e.Flags.Has(language.Short)
	if w.PastRangeSign(to+1) > to+1 || abbreviated && w.dateGoesOn(to+1) {
		return to + 1
	}
	return to
}

// dateGoesOn reports whether what stands at token i may go on a date: digits, a small word, a comma.
func (w *Matcher) dateGoesOn(i int) bool { return w.IsDigits(i) || w.IsLower(i) || w.Mark(i, ",") }
