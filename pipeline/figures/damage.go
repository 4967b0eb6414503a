package figures

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// The damage that machine translation does to numbers written with the myriads 万 (10,000) and 亿 (100,000,000). A number
// such as 39.1万 is cut at its point: what is left of the point comes out as a number by itself, "39", and what is
// right of it as so many myriads, "1万", "10,000", with some words between the two and without the blank before the
// second: "39 cases … across the country10,000"; 22.8亿 so becomes "22" and "800 million", 5.25亿 "5" and "2.5 billion".
// Where no words are between, the two run together: "83640,000", "27500 million". Asterisks may stand where a word was
// masked. Each rule asks for glue, a mask or grouping that sound text does not have.

var (
	myriad  = big.NewRat(10_000, 1)
	million = big.NewRat(1_000_000, 1)
	yi      = big.NewRat(100_000_000, 1)
)

// damage marks broken numbers.
func (w *work) damage(sentence []int32) {
	for k := range w.figures {
		f := &w.figures[k]
		if f.kind != schema.KindCount && f.kind != schema.KindMoney && f.kind != schema.KindMeasure || f.value == nil || f.max != nil || f.words {
			continue
		}
		masked := w.masked(f.from) && !(w.mark(f.to, "*") && w.glued(f.to)) || // asterisks on both sides are emphasis
			w.maskedInside(f.from, -1) || w.maskedInside(f.to-1, 1)
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

// maskedCode gives the end of a code that begins at token i and of which three characters or more were replaced by
// asterisks, as in "138****1234"; i if there is none.
func (w *work) maskedCode(i int) int {
	end := i
	for k := i; ; {
		n := 0
		for k++; w.mark(k, "*") && w.glued(k) && n < 40; k++ {
			n++
		}
		if n < 3 || !w.isDigits(k) || !w.glued(k) {
			return end
		}
		end = k + 1
	}
}

// maskedInside reports whether two asterisks or more stand between the digits of token i and other digits, in the direction
// of step.
func (w *work) maskedInside(i, step int) bool {
	if !w.isDigits(i) {
		return false
	}
	k, n := i+step, 0
	for ; w.mark(k, "*") && n < 20; k, n = k+step, n+1 {
		if !w.glued(max(k, k-step)) {
			return false
		}
	}
	return n >= 2 && w.isDigits(k) && w.glued(max(k, k-step))
}

// runTogether reads two parts of one number that stand without a blank between them. Where the number itself is well
// formed, or its grouping could be another slip, a mask or a word run into it must show the damage.
func (w *work) runTogether(f *figure, masked bool) {
	i := f.numbers[0]
	if !w.isDigits(i) {
		return
	}
	digits := w.token(i)
	n := len(digits)
	glued := masked || w.gluedToWord(i)
	switch {
	case contains(f.issues, "malformed_grouping") && f.numbers[1]-i == 3 && w.token(i+2) == "000":
		// XY0,000 for X.Y万
		if glued && n >= 3 && digits[n-1] == '0' && digits[n-2] != '0' {
			f.repaired = parts(digits[:n-2], digits[n-2], myriad)
		}
	case glued && f.scaled && n >= 4 && w.scale(f).Cmp(million) == 0 && w.oneNumeral(f):
		// XY00 million for X.Y亿
		if digits[n-1] == '0' && digits[n-2] == '0' && digits[n-3] != '0' {
			addIssue(&f.issues, "glued")
			f.repaired = parts(digits[:n-3], digits[n-3], yi)
		}
	}
}

// gluedToWord reports whether the number at token i touches a word before it that is no part of a name or code and not
// one after which a number is expected ("over20,000").
func (w *work) gluedToWord(i int) bool {
	return !w.respaced && w.glued(i) && w.isWord(i-1) && !w.ideograph(i-1) && !w.nameLike(w.token(i-1)) && utf8.RuneCountInString(w.token(i-1)) >= minPiece &&
		!(w.t.List[i-1].ID != 0 && (w.readable(i-1) || w.isCut(i-1)))
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

// maxSplit bounds how far apart the two parts of a number may be, in tokens.
const maxSplit = 24

// split looks for the head of a number of which figure k is the tail: so many myriads, run into what stands before
// them, and a whole number with its noun earlier in the clause.
func (w *work) split(k int, sentence []int32) {
	tail := &w.figures[k]
	tenths, unit := w.tail10(tail)
	if unit == nil {
		return
	}
	head := -1
	for j := k - 1; j >= 0 && sentence[w.figures[j].from] == sentence[tail.from]; j-- {
		f := &w.figures[j]
		if f.kind == schema.KindDate || f.kind == schema.KindPeriod {
			if tail.from-f.from > maxSplit {
				break
			}
			continue // its own year, or the one that the tail is run into
		}
		if !w.mayHead(f) || tail.from-f.to > maxSplit || w.sign(f.to, tail.from) {
			break
		}
		if head < 0 {
			head = j
		}
		if !w.functionIs(f.from-1, language.WordPreposition) || w.of(f.from-1) > f.from-1 || w.isComparator(f.from) {
			head = j // "in 12 districts" says where: a number before it is what was counted
			break
		}
	}
	if head < 0 {
		return
	}
	f := &w.figures[head]
	whole := new(big.Rat).Add(f.value, tenths)
	whole.Mul(whole, unit)
	f.repaired, tail.repaired = whole, whole
	addIssue(&f.issues, "split_number")
	addIssue(&tail.issues, "split_number")
	switch { // the two are one fact, and it has one period
	case f.start == "" && f.end == "":
		f.start, f.end = tail.start, tail.end
	case tail.start == "" && tail.end == "":
		tail.start, tail.end = f.start, f.end
	}
}

// mayHead reports whether a figure may be the whole part of a number that was cut in two.
func (w *work) mayHead(f *figure) bool {
	return (f.kind == schema.KindCount && f.tail > f.head || f.kind == schema.KindMeasure) && f.plain && !f.words && f.value.Sign() > 0 &&
		f.value.Cmp(myriad) < 0 && len(f.issues) == 0
}

// tail10 gives the decimals that a figure stands for and the myriad that they are parts of, nil if it is no tail: 10,000
// is 0.1 of 万, 250,000 is 0.25 of it, 800 million is 0.8 of 亿.
func (w *work) tail10(f *figure) (*big.Rat, *big.Rat) {
	if f.kind != schema.KindCount && f.kind != schema.KindMeasure || f.comparator != "=" || !w.isDigits(f.from) || !w.glued(f.from) {
		return nil, nil
	}
	if !w.isDigits(f.from-1) && !w.gluedToWord(f.from) {
		return nil, nil
	}
	unit := myriad
	switch {
	case f.plain && (f.numbers[1]-f.from == 1 || w.token(f.numbers[1]-1) == "000"):
	case f.scaled && w.scale(f).Cmp(million) >= 0 && !f.words:
		unit = yi
	default:
		return nil, nil
	}
	n := new(big.Rat).Quo(f.value, unit)
	if !n.IsInt() || n.Cmp(hundred) >= 0 || n.Sign() <= 0 {
		return nil, nil
	}
	digits := n.Num().String()
	if strings.HasSuffix(digits, "0") {
		return nil, nil
	}
	r, _ := new(big.Rat).SetString("0." + digits)
	return r, unit
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
