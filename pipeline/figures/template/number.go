package template

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// smallNumber reads a whole number of one or two digits, or in Chinese characters, or with words in words; -1 if there
// is none.
func (w *Matcher) smallNumber(i int, words bool) (v, to int) {
	if v, n := w.Digits(i); n > 0 {
		if n > 2 {
			return -1, i
		}
		return v, i + 1
	}
	if !w.IsWord(i) && !w.IsMark(i) {
		return -1, i
	}
	if v, n := w.ideographs(i); n > 0 && v < 100 {
		return v, i + n
	}
	if !words {
		return -1, i
	}
	if v, to := w.NumberWord(i, language.Ordinal); v >= 0 {
		return v, to
	}
	return w.NumberWord(i, language.Cardinal)
}

// numberMemo keeps the number in words that was read last, as several templates ask for it: at is one more than the
// token.
type numberMemo struct{ at, v, to int }

// NumberWord reads a number below a hundred in words, a cardinal or an ordinal; -1 if there is none.
func (w *Matcher) NumberWord(i int, form language.Form) (v, to int) {
	if i >= len(w.Mask) || w.Mask[i]&scan.NumberBit == 0 {
		return -1, i
	}
	m := &w.memo[form&1]
	if m.at != i+1 {
		*m = numberMemo{i + 1, -1, i}
		if n, ok := w.Pack.ReadNumberForm(&w.Tokens, i, form); ok && n.Value.IsInt64() && n.Value.Int64() < 100 {
			m.v, m.to = int(n.Value.Int64()), n.End
		}
	}
	return m.v, m.to
}

// smallOrdinal reads an ordinal below a hundred, in digits with its suffix or in words; -1 if there is none.
func (w *Matcher) smallOrdinal(i int) (v, to int) {
	if v, n := w.Digits(i); n > 0 {
		if to := w.PastSuffix(i + 1); n <= 2 && to > i+1 {
			return v, to
		}
		return -1, i
	}
	return w.NumberWord(i, language.Ordinal)
}

// maxIdeographs bounds the numbers in ideographs that are read, in characters.
const maxIdeographs = 6

// ideographs reads a number below 1000, or a run of digits, in Chinese characters at token i, or what stands for the
// first year of an era; n is how many tokens it has.
func (w *Matcher) ideographs(i int) (v, n int) {
	if !w.Customs.templates.ideographs {
		return 0, 0
	}
	if slices.Contains(w.Customs.firstYear, w.Token(i)) {
		return 1, 1
	}
	t := tally{tens: -1}
	for n <= maxIdeographs && (n == 0 || w.Glued(i+n)) {
		d, digit := character.IdeographDigit(w.Rune(i + n))
		if digit {
			t.ones, t.digits = t.ones*10+d, t.digits+1
		} else if tens, ok := character.Ideograph(w.Rune(i + n)); ok && tens == 100 && t.hundred() {
			n++
			continue
		} else if !ok || !isTens(tens) {
			break
		} else if !t.multiply(int(tens)) {
			return 0, 0
		}
		n++
	}
	if v, ok := t.value(); ok && n > 0 && n <= maxIdeographs {
		return v, n
	}
	return 0, 0
}

// isTens reports whether an ideograph of the value stands for the tens of a number: ten, twenty and so on.
func isTens(value int64) bool { return value >= 10 && value < 100 }

// tally is a number in ideographs while it is read: its hundreds, its tens, -1 without any, and the digits since.
type tally struct{ hundreds, tens, ones, digits int }

// hundred takes the sign for a hundred behind the one digit before it. It reports whether it can stand there.
func (t *tally) hundred() bool {
	if t.hundreds > 0 || t.tens >= 0 || t.digits != 1 || t.ones == 0 {
		return false
	}
	t.hundreds, t.ones, t.digits = t.ones, 0, 0
	return true
}

// multiply takes ten, which a digit may stand before, or a sign for twenty and so on, which none may. It reports
// whether it can stand there.
func (t *tally) multiply(value int) bool {
	if t.tens >= 0 || t.digits > 1 || t.digits == 1 && (value > 10 || t.ones == 0) {
		return false
	}
	t.tens = value / 10
	if value == 10 {
		t.tens = max(t.ones, 1)
	}
	t.ones, t.digits = 0, 0
	return true
}

// value gives the number, and whether it is one: with tens at most one digit more, else one digit or the four of a
// year.
func (t *tally) value() (int, bool) {
	if t.tens >= 0 {
		return t.hundreds*100 + t.tens*10 + t.ones, t.digits <= 1
	}
	if t.hundreds > 0 { // 一百, 一百零九
		return t.hundreds*100 + t.ones, t.digits != 1
	}
	return t.ones, t.digits == 1 || t.digits == 3 || t.digits == 4 // 民國一一〇年
}

// RomanStart reports whether token i may begin a template with a Roman numeral.
func (w *Matcher) RomanStart(i int) bool {
	if len(w.Customs.templates.units.roman) == 0 || w.List[i].Kind != language.Word {
		return false
	}
	switch w.Text[w.List[i].Start] {
	case 'I', 'V', 'X', lookalike:
		return w.romanAt(i) > 0
	}
	return false
}

// Roman numerals are also written with the Cyrillic letters that look like theirs; lookalike is the first byte of
// those.
const lookalike = 0xD0

var latin = strings.NewReplacer("\u0425", "X", "\u0406", "I")

// romanAt is the value of the Roman numeral at token i, with or without the suffix of an ordinal, as in XIXe; 0 if
// there is none.
func (w *Matcher) romanAt(i int) int {
	if !w.IsWord(i) || w.List[i].End-w.List[i].Start > 12 {
		return 0
	}
	s := w.Token(i)
	if s[0] == lookalike {
		if r := w.Rune(i); r != '\u0425' && r != '\u0406' {
			return 0
		}
		s = latin.Replace(s)
	}
	n := len(s) - len(strings.TrimLeft(s, "IVX"))
	if n < len(s) {
		if s[n:] != strings.ToLower(s[n:]) {
			return 0
		}
		if _, ok := w.ReadPiece(s[n:], language.OrdinalSuffix); !ok {
			return 0
		}
	}
	return scan.Roman(s[:n])
}

// DayOfMonth reads the day of a month in digits at token i, with what makes it an ordinal; 0 if there is none.
func (w *Matcher) DayOfMonth(i int) (day, to int) {
	day, n := w.Digits(i)
	if n == 0 || n > 2 || day < 1 || day > 31 {
		return 0, i
	}
	to = w.PastSuffix(i + 1)
	if to == i+1 && w.Traits.DayPoint && w.Mark(to, ".") && w.Glued(to) {
		to++
	}
	return day, to
}
