package scan

import (
	"math/big"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/character"
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

// spaced reports whether r is of a script in which blanks stand around digits, though none do between words.
func spaced(r rune) bool { return character.Spaceless(r) && !character.Syllabic(r) }

// PartsDigits reports whether r is of a script in which a blank may stand before digits that go on with a number:
// "3억 5000만", "၃ သိန်း ၅ သောင်း", "2 ล้าน 5 แสน".
func PartsDigits(r rune) bool { return r >= 0xAC00 || spaced(r) }

// StandsBy reports whether token i is of a script without blanks, or Hangul, and touches the token before it, or stands
// behind digits in a script that parts them.
func StandsBy(w *Sheet, i int) bool { return w.IsSyllabic(i) && (w.Glued(i) || spaced(w.Rune(i))) }

// WrittenOn reports whether the suffix of the tokens [i,end) touches its number, or has two ideographs and nothing but
// a blank before them: 2 番目.
func WrittenOn(w *Sheet, i, end int) bool {
	return w.Glued(i) || end > i+1 && w.IsNounScript(i) && w.Gap(i) == " "
}

// PartOfTens gives a part r of one behind the number v in words that end at token i. In a script without blanks it is a
// part of the power of ten that the words name: ငါးသောင်းခွဲ.
func PartOfTens(w *Sheet, i int, r, v *big.Rat) *big.Rat {
	digits := v.Num().String()
	zeros := len(digits) - len(strings.TrimRight(digits, "0"))
	if w.IsDigits(i) || !spaced(w.Rune(i)) || zeros < 2 {
		return r
	}
	return r.Mul(r, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)))
}

// IsBelow reports whether a unit is counted below zero.
func IsBelow(unit string) bool { return strings.HasPrefix(unit, "-") }
