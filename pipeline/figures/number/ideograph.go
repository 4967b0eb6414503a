package number

import (
	"math/big"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// PartOfMetre reads the tenths and hundredths that stand in ideographs behind metres, at token i, with nothing behind
// them that they could count: 一米八, 一米七五. It gives the token after them; i if there are none.
func PartOfMetre(w *Units, i int) (*big.Rat, int) {
	k, step, value := i, big.NewRat(1, 10), new(big.Rat)
	for ; k < i+2 && w.Glued(k); k++ {
		v, ok := character.IdeographDigit(w.Rune(k))
		if !ok {
			break
		}
		value.Add(value, new(big.Rat).Mul(step, big.NewRat(int64(v), 1)))
		step = new(big.Rat).Quo(step, Ten)
	}
	if !w.IsNounScript(i-1) || w.IsDigits(k) || w.Glued(k) && w.Pack.ReadsNumber(&w.Tokens, k) {
		return nil, i
	}
	if w.Follows(k, scan.AmountSigns...) || w.Follows(k, language.Classifier, language.Collective) {
		return nil, i
	}
	return value, k
}

// EndsInside reports whether the set phrase of the tokens [i,end) is but the begin of a number with its unit, or with a
// half behind it: 十分 of 十分钟, 一个 of 一个半苹果.
func EndsInside(w *Units, i, end int) bool {
	if !w.IsNounScript(i) || !w.Glued(end) {
		return false
	}
	for k := i + 1; k < end; k++ {
		if u, ok := w.TimeAt(k); ok && u.To > end && !w.LongerWord(end, u.To) {
			return true // but 十分 of 十分钟爱
		}
	}
	_, counts := w.Before(end, language.Classifier)
	return counts && w.PastHalf(end) > end
}
