package scan

import (
	"unicode"

	"example.org/sourcebook/pipeline/language"
)

// OwnLetter reports whether the letter of a multiplier m at token k is one that the language itself writes apart, as it
// is spelled there: "Rp 3,2 M", "12 N ₫".
func OwnLetter(w *Sheet, m language.Match, k int) bool {
	_, apart := w.HasValue(k, language.Quantity, language.QuantityThousands)
	return apart && m.Phrase == w.Written(k, m.End)
}

// SomeBefore reports whether some of several readings of a phrase says that it stands before its number.
func SomeBefore(readings []language.Match) bool {
	for _, m := range readings {
		if m.Flags.Has(language.Before) {
			return true
		}
	}
	return false
}

// MinutesOfStem reports whether the calendar unit u that ends before token i is one of minutes or seconds, and a
// character with an ending in hiragana stands there, a verb: 20分漬ける.
func MinutesOfStem(w *Sheet, u language.Match, i int) bool {
	short := u.Value == language.UnitMinute || u.Value == language.UnitSecond
	stem := unicode.Is(unicode.Han, w.Rune(i)) && w.Glued(i+1) && unicode.Is(unicode.Hiragana, w.Rune(i+1))
	return short && stem
}
