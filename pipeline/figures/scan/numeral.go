package scan

import (
	"math/big"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// signed reports whether the sign before token i makes the number at i negative, as in "-5 %": it touches the number
// and nothing touches it.
func (w *Sheet) signed(i int) bool {
	if w.Mark(i-1, enDash) && !HasSign(w.Pack.Signs.Minus, w.Rune(i-1)) {
		return signedByDash(w, i)
	}
	if i == 0 || w.List[i].Space || !w.IsMark(i-1) || !HasSign(w.Pack.Signs.Minus, w.Rune(i-1)) && !w.Mark(i-1, "-−") {
		return false
	}
	if w.IsSyllabic(i-2) && !w.List[i-1].Space {
		return !w.Taken[i-2] && measuredAt(w, i) // 气温-5℃
	}
	return i == 1 || (w.List[i-1].Space || w.Mark(i-2, "(")) && (!w.IsDigits(i-2) || w.Taken[i-2])
}

// enDash is typed for a minus, too.
const enDash = "–"

// signedByDash reports whether an en dash that touches the number at token i and nothing before it is its minus: in
// brackets, or where per cent or degrees stand behind the number, or behind the second of two such numbers, and no
// second dash closes an aside.
func signedByDash(w *Sheet, i int) bool {
	if !w.IsDigits(i) {
		return false
	}
	if w.List[i].Space || w.Mark(i-2, "(") {
		return !w.List[i].Space
	}
	if i > 1 && !w.List[i-1].Space || w.IsDigits(i-2) && !w.Taken[i-2] {
		return false
	}
	to := pastDecimals(w, i)
	if k := w.PastRangeSign(to); k > to && w.List[to].Space {
		if w.Mark(k, enDash+"+") && w.Glued(k+1) {
			k++ // "–5 till –3 grader", "–3 bis +2 Grad"
		}
		if w.IsDigits(k) {
			to = pastDecimals(w, k)
		}
	}
	_, heat := w.HasValue(to, language.Measure, "Cel", "[degF]", Angle)
	if !heat && !w.Mark(to, "%") && !w.Follows(to, language.Percent) {
		return false
	}
	for k := to; k < min(len(w.List), to+maxAside); k++ {
		if w.Mark(k, enDash) && !w.List[k].Space {
			return false
		}
	}
	return true
}

// maxAside bounds how many tokens an aside between two dashes has.
const maxAside = 64

// pastDecimals gives the token after the digits at token i and the decimals behind them.
func pastDecimals(w *Sheet, i int) int {
	if w.BindsDigits(i+1, ".,") {
		return i + 3
	}
	return i + 1
}

// measuredAt reports whether per cent or a unit stands behind the digits at token i.
func measuredAt(w *Sheet, i int) bool {
	to := pastDecimals(w, i)
	return w.Mark(to, "%％") || w.Follows(to, language.Percent, language.Measure)
}

// signedApart reports whether a minus with a blank on both sides stands before token i: behind a verb such as "is", to
// which a dash would not lead.
func signedApart(w *Sheet, i int) bool {
	if i < 2 || !w.IsDigits(i) || !w.Mark(i-1, "-−") {
		return false
	}
	return w.List[i].Space && w.List[i-1].Space && isCopula(w, i-2)
}

// isCopula reports whether an auxiliary verb stands at token i, or a word that says what something amounts to.
func isCopula(w *Sheet, i int) bool {
	if w.HasFunction(i, language.WordAuxiliary) {
		return true
	}
	m, ok := w.Before(i+1, language.Quantity)
	return ok && m.Value == language.QuantityIs
}

// NoteNumerals records the number words among the tokens [from,to).
func (w *Sheet) NoteNumerals(from, to int) {
	for k := from; k < to; k++ {
		if w.IsWord(k) && w.Pack.ReadsNumber(&w.Tokens, k) {
			if n, ok := w.Pack.ReadNumber(&w.Tokens, k); ok && n.End <= to && n.Form != language.Year {
				w.NoteNumeral(k, n.End)
				k = n.End - 1
			}
		}
	}
}

// PastMinus gives the token after a minus sign at token i, on to the digits behind it; i if there is none.
func (w *Sheet) PastMinus(i int) int {
	if w.Mark(i, "-−") && w.Glued(i+1) && w.IsDigits(i+1) {
		return i + 1
	}
	return i
}

// IsPlus reports whether a plus sign stands at token i, on to the digits behind it.
func IsPlus(w *Sheet, i int) bool { return w.Mark(i, "+＋") && w.Glued(i+1) && w.IsDigits(i+1) }

// plus marks the words before a number that is above nought, as a value of language.Quantity.
const plus = "above_zero"

// PastSign gives the token after a sign or a word at token k that makes the number behind it negative, which below
// says, or after a plus sign; k if there is none.
func PastSign(w *Sheet, k int) (to int, below bool) {
	if IsPlus(w, k) {
		return k + 1, false
	}
	if m, ok := w.HasValue(k, language.Quantity, language.QuantityMinus, plus); ok {
		return m.End, m.Value != plus
	}
	to = w.PastMinus(k)
	return to, to > k
}

// PlusBefore gives the first token of a plus sign or a word for it before token i; i if there is none.
func PlusBefore(w *Sheet, i int) int {
	if IsPlus(w, i-1) {
		return i - 1
	}
	if m, ok := w.Before(i, language.Quantity); ok {
		if to, below := PastSign(w, m.End); to == i && !below {
			return m.End
		}
	}
	return i
}

// RefuseDigits refuses each run of digits among the tokens [from,to).
func (w *Sheet) RefuseDigits(from, to int, reason string) int {
	for k := from; k < to; k++ {
		if w.IsDigits(k) && !w.Taken[k] {
			w.Refuse(k, k+1, reason)
		}
	}
	return max(to, from+1)
}

// IsAll reports whether the tokens [from,to) are the whole text, but for a sign or an article before them and a full
// stop behind.
func (w *Sheet) IsAll(from, to int) bool {
	if !w.Entire {
		return false
	}
	for i := range from {
		if !w.IsMark(i) &&
			(i+1 != from || w.Function(i) != language.WordArticle && w.Function(i) != language.WordDeterminer) &&
			w.Minus(from) != i {
			return false
		}
	}
	for i := to; i < len(w.List); i++ {
		if !w.Mark(i, ".!?。\"'”’") {
			return false
		}
	}
	return true
}

// endsNumber reports whether digits or a number word of an alphabet stand at token i.
func (w *Sheet) endsNumber(i int) bool {
	if !w.IsSpelled(i) || !w.Pack.ReadsNumber(&w.Tokens, i) {
		return w.IsDigits(i)
	}
	_, ok := w.Pack.ReadNumber(&w.Tokens, i)
	return ok
}

// Minus gives the first token of the sign or the word that makes the number at token i negative; i if there is none. A
// sign touches the number and nothing touches the sign; a word stands between no two numbers.
func (w *Sheet) Minus(i int) int {
	if w.IsDigits(i) || w.Mark(i, ".") {
		if w.signed(i) || signedApart(w, i) {
			return i - 1
		}
	}
	m, ok := w.Before(i, language.Quantity)
	if !ok || m.Value != language.QuantityMinus || !freeWord(w, m.End, i) || w.endsNumber(m.End-1) {
		return i
	}
	if c, ok := w.Before(i, language.Comparator); ok && c.End <= m.End {
		return i // "al menos cinco"
	}
	return m.End
}

// freeWord reports whether no figure covers a word of the tokens [i,to); in Hangul a syllable of it may have been
// refused as a number.
func freeWord(w *Sheet, i, to int) bool {
	if !w.IsHangul(i) {
		return w.Free(i, to)
	}
	n := len(w.Figures)
	return n == 0 || w.Figures[n-1].To <= i
}

// Decimals gives the fraction that n digits of the value v stand for behind a decimal sign: 62 of two are 0.62.
func Decimals(v, n int) *big.Rat {
	part, ten := big.NewRat(int64(v), 1), big.NewRat(10, 1)
	for range n {
		part.Quo(part, ten)
	}
	return part
}

// PastZero gives the token after a zero in an ideograph that is glued to what stands before it; i if there is none.
func PastZero(w *Sheet, i int) int {
	if v, ok := character.IdeographDigit(w.Rune(i)); ok && v == 0 && w.Glued(i) {
		return i + 1
	}
	return i
}

// HeadsWord reports whether the full stop of a number that ends before token to stands there, and behind it a blank and
// a word, as in the heads of sections: "7.3. Login".
func HeadsWord(w *Sheet, to int) bool {
	return w.Mark(to, ".") && w.Glued(to) && !w.Glued(to+1) && w.IsWord(to+1)
}

// middleDot is the sign of a list in Japanese, and of decimals where it is set in columns.
const middleDot = "・"

// DotsDecimals reports whether token i is a middle dot before decimals: what is behind its digits is measured,
// not counted: 1・6倍, 2・3%, but 第1・2回.
func DotsDecimals(w *Sheet, i int) bool {
	if !w.Mark(i, middleDot) || w.Length(i+1) > 2 || w.Mark(i+2, middleDot) || w.Mark(i-2, middleDot) {
		return false
	}
	_, times := w.HasValue(i+2, language.Classifier, "multiple")
	return times || w.Follows(i+2, language.Percent, language.Measure, language.Currency, language.Multiplier)
}
