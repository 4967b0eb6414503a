package figures

import (
	"math/big"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// The damage that machine translation does to numbers written with the myriads 万 (10,000) and 亿 (100,000,000): X.Y万,
// which is X + Y/10 myriads, comes out as X, some words, and Y0,000 glued to the last of them; X.Y亿 as X and Y00
// million. Where no words are between, the two run together: "83640,000", "27500 million". Asterisks may stand where a
// word was masked. Each rule asks for glue, a mask or grouping that sound text does not have.

var (
	myriad  = big.NewRat(10_000, 1)
	million = big.NewRat(1_000_000, 1)
	yi      = big.NewRat(100_000_000, 1)
)

// damage marks broken numbers.
func (w *work) damage(sentence []int32) {
	for k := range w.figures {
		f := &w.figures[k]
		if f.kind != schema.KindCount && f.kind != schema.KindMoney || f.value == nil || f.max != nil || f.words {
			continue
		}
		masked := w.masked(f.from) && !(w.mark(f.to, "*") && w.glued(f.to)) // asterisks on both sides are emphasis
		if masked {
			addIssue(&f.issues, "masked")
		}
		w.runTogether(f, masked)
		if !w.respaced {
			w.split(k, sentence)
		}
	}
	w.gluedYears()
}

// masked reports whether asterisks replace something right before token i: two of them between it and a word.
func (w *work) masked(i int) bool {
	return w.mark(i-1, "*") && w.mark(i-2, "*") && w.glued(i) && w.glued(i-1) && w.isWord(i-3) && w.glued(i-2)
}

// runTogether reads two parts of one number that stand without a blank between them.
func (w *work) runTogether(f *figure, masked bool) {
	digits := w.token(f.numbers[0])
	malformed := contains(f.issues, "malformed_grouping")
	switch {
	case malformed && masked && f.numbers[1]-f.numbers[0] == 3 && w.token(f.numbers[0]+2) == "000" && len(digits) >= 3:
		// XY0,000 for X.Y万
		if n := len(digits); digits[n-1] == '0' && digits[n-2] != '0' {
			f.repaired = parts(digits[:n-2], digits[n-2], myriad)
		}
	case masked && f.scaled && w.isDigits(f.numbers[0]) && len(digits) >= 4 && w.scale(f).Cmp(million) == 0 && w.oneNumeral(f):
		// XY00 million for X.Y亿
		if n := len(digits); digits[n-1] == '0' && digits[n-2] == '0' && digits[n-3] != '0' {
			addIssue(&f.issues, "glued")
			f.repaired = parts(digits[:n-3], digits[n-3], yi)
		}
	}
}

func (w *work) oneNumeral(f *figure) bool { return w.isWord(f.numbers[0] + 1) }

// scale is the product of the multipliers of a figure in digits.
func (w *work) scale(f *figure) *big.Rat {
	n, ok := w.numeral(f.numbers[0])
	if !ok || n.value.Sign() == 0 {
		return one
	}
	return new(big.Rat).Quo(f.value, n.value)
}

// parts gives (whole + tenth/10) × unit.
func parts(whole string, tenth byte, unit *big.Rat) *big.Rat {
	r, ok := new(big.Rat).SetString(whole + "." + string(tenth))
	if !ok {
		return nil
	}
	return r.Mul(r, unit)
}

// split looks for the head of a number of which figure k is the tail: Y0,000 or Y00 million, glued to the noun before it,
// and a small whole number earlier in the clause.
func (w *work) split(k int, sentence []int32) {
	tail := &w.figures[k]
	unit := w.tailUnit(tail)
	if unit == nil {
		return
	}
	for j := k - 1; j >= 0 && sentence[w.figures[j].from] == sentence[tail.from]; j-- {
		head := &w.figures[j]
		if (head.kind == schema.KindDate || head.kind == schema.KindPeriod) && head.to == tail.from {
			continue // the year that the tail is glued to
		}
		if head.kind != schema.KindCount || !head.plain || head.words || head.value.Sign() <= 0 || head.value.Cmp(myriad) >= 0 ||
			len(head.issues) > 0 || head.comparator != "=" || head.head == head.tail || tail.from-head.to > 16 || w.sign(head.to, tail.from) {
			return
		}
		whole := new(big.Rat).Mul(head.value, unit)
		whole.Add(whole, new(big.Rat).Quo(tail.value, ten))
		head.repaired, tail.repaired = whole, whole
		addIssue(&head.issues, "split_number")
		addIssue(&tail.issues, "split_number")
		return
	}
}

// tailUnit gives the myriad whose tenths a figure is, nil if it is no tail.
func (w *work) tailUnit(f *figure) *big.Rat {
	if f.kind != schema.KindCount || f.comparator != "=" || !w.isDigits(f.from) || !w.glued(f.from) {
		return nil
	}
	if !w.isDigits(f.from-1) && (!w.isWord(f.from-1) || w.t.List[f.from-1].ID != 0 && (w.readable(f.from-1) || w.isCut(f.from-1))) {
		return nil
	}
	digits := w.token(f.from)
	switch {
	case f.plain && f.to-f.from == 3 && len(digits) == 2 && digits[1] == '0' && digits[0] != '0' && w.token(f.from+2) == "000":
		return myriad
	case f.scaled && len(digits) == 3 && digits[1:] == "00" && digits[0] != '0' && w.oneNumeral(f) && w.scale(f).Cmp(million) == 0:
		return yi
	}
	return nil
}

// sign reports whether a punctuation mark stands among the tokens [from,to).
func (w *work) sign(from, to int) bool {
	for i := from; i < to; i++ {
		if w.isMark(i) && !w.mark(i, "-'’\"“”") {
			return true
		}
	}
	return false
}

// gluedYears marks a date and a number that stand without a blank between them.
func (w *work) gluedYears() {
	for k := 1; k < len(w.figures); k++ {
		a, b := &w.figures[k-1], &w.figures[k]
		if a.to == b.from && w.glued(b.from) && w.is(a.to-1, language.Digits) && w.is(b.from, language.Digits) {
			addIssue(&a.issues, "glued")
			addIssue(&b.issues, "glued")
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
