package link

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
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

// Damage marks broken numbers.
func (w *Damage) Damage(sentence []int32) {
	w.join(sentence)
	for k := range w.Figures {
		f := &w.Figures[k]
		if !mayBeDamaged(f) {
			continue
		}
		masked := w.masked(f.From) && !(w.Mark(f.To, "*") && w.Glued(f.To)) || // asterisks on both sides are emphasis
			w.maskedInside(f.From, -1) || w.maskedInside(f.To-1, 1)
		if masked {
			scan.AddIssue(&f.Issues, "masked")
		}
		w.runTogether(f, masked)
		if !w.Respaced {
			w.split(k, sentence)
		}
	}
	w.gluedYears()
}

// mayBeDamaged reports whether a figure is a single number in digits that counts or measures something.
func mayBeDamaged(f *scan.Figure) bool {
	switch f.Kind {
	case schema.KindCount, schema.KindMoney, schema.KindMeasure:
		return f.Value != nil && f.Max == nil && !f.Words
	}
	return false
}

// masked reports whether asterisks replace something right before token i: two of them between it and a word.
func (w *Damage) masked(i int) bool {
	return w.Binds(i-1, "*") && w.Binds(i-2, "*") && w.IsWord(i-3)
}

// maskedInside reports whether two asterisks or more stand between the digits of token i and other digits, in the
// direction of step.
func (w *Damage) maskedInside(i, step int) bool {
	if !w.IsDigits(i) {
		return false
	}
	k, n := i+step, 0
	for ; w.Mark(k, "*") && n < 20; k, n = k+step, n+1 {
		if !w.Glued(max(k, k-step)) {
			return false
		}
	}
	return n >= 2 && w.IsDigits(k) && w.Glued(max(k, k-step))
}

// runTogether reads two parts of one number that stand without a blank between them. Where the number itself is well
// formed, or its grouping could be another slip, a mask or a word run into it must show the damage.
func (w *Damage) runTogether(f *scan.Figure, masked bool) {
	i := f.Numbers[0]
	if !w.IsDigits(i) {
		return
	}
	digits := w.Token(i)
	n := len(digits)
	glued := masked || w.gluedToWord(i)
	switch {
	case contains(f.Issues, "malformed_grouping") && f.Numbers[1]-i == 3 && w.Token(i+2) == "000":
		// XY0,000 for X.Y万
		if glued && n >= 3 && digits[n-1] == '0' && digits[n-2] != '0' {
			f.Repaired = parts(digits[:n-2], digits[n-2], myriad)
		}
	case glued && f.Scaled && n >= 4 && w.scale(f).Cmp(million) == 0 && w.oneNumeral(f):
		// XY00 million for X.Y亿
		if digits[n-1] == '0' && digits[n-2] == '0' && digits[n-3] != '0' {
			scan.AddIssue(&f.Issues, "glued")
			f.Repaired = parts(digits[:n-3], digits[n-3], yi)
		}
	}
}

// gluedToWord reports whether the number at token i touches a word before it that is no part of a name or code and not
// one after which a number is expected ("over20,000").
func (w *Damage) gluedToWord(i int) bool {
	if w.Respaced || !w.TouchesWord(i) {
		return false
	}
	word := w.Token(i - 1)
	if w.NameLike(word) || utf8.RuneCountInString(word) < scan.MinPiece {
		return false
	}
	return w.List[i-1].ID == 0 || !w.LeadsNumber(i-1) && !w.IsCut(i-1)
}

func (w *Damage) oneNumeral(f *scan.Figure) bool { return w.IsWord(f.Numbers[0] + 1) }

// scale is the product of the multipliers of a figure in digits.
func (w *Damage) scale(f *scan.Figure) *big.Rat {
	n, ok := w.numerals.At(f.Numbers[0])
	if !ok || n.Value.Sign() == 0 {
		return number.One
	}
	return new(big.Rat).Quo(f.Value, n.Value)
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
func (w *Damage) split(k int, sentence []int32) {
	tail := &w.Figures[k]
	tenths, unit := w.tail10(tail)
	if unit == nil {
		return
	}
	head := -1
	for j := k - 1; j >= 0 && sentence[w.Figures[j].From] == sentence[tail.From]; j-- {
		f := &w.Figures[j]
		if f.Kind == schema.KindDate || f.Kind == schema.KindPeriod {
			if tail.From-f.From > maxSplit {
				break
			}
			continue // its own year, or the one that the tail is run into
		}
		if !w.mayHead(f) || tail.From-f.To > maxSplit || w.sign(f.To, tail.From) {
			break
		}
		if head < 0 {
			head = j
		}
		if !w.HasFunction(f.From-1, language.WordPreposition) || w.PastOf(f.From-1) > f.From-1 ||
			w.IsComparator(f.From) {
			head = j // "in 12 districts" says where: a number before it is what was counted
			break
		}
	}
	if head < 0 {
		return
	}
	f := &w.Figures[head]
	whole := new(big.Rat).Add(f.Value, tenths)
	whole.Mul(whole, unit)
	f.Repaired, tail.Repaired = whole, whole
	scan.AddIssue(&f.Issues, "split_number")
	scan.AddIssue(&tail.Issues, "split_number")
	switch { // the two are one fact, and it has one period
	case f.Start == "" && f.End == "":
		f.Start, f.End = tail.Start, tail.End
	case tail.Start == "" && tail.End == "":
		tail.Start, tail.End = f.Start, f.End
	}
}

// mayHead reports whether a figure may be the whole part of a number that was cut in two.
func (w *Damage) mayHead(f *scan.Figure) bool {
	if f.Kind != schema.KindMeasure && (f.Kind != schema.KindCount || f.Tail <= f.Head) {
		return false
	}
	if !f.Plain || f.Words || len(f.Issues) > 0 {
		return false
	}
	return f.Value.Sign() > 0 && f.Value.Cmp(myriad) < 0
}

// tail10 gives the decimals that a figure stands for and the myriad that they are parts of, nil if it is no tail:
// 10,000 is 0.1 of 万, 250,000 is 0.25 of it, 800 million is 0.8 of 亿.
func (w *Damage) tail10(f *scan.Figure) (*big.Rat, *big.Rat) {
	if f.Kind != schema.KindCount && f.Kind != schema.KindMeasure || f.Comparator != "=" || !w.IsDigits(f.From) ||
		!w.Glued(f.From) {
		return nil, nil
	}
	if !w.IsDigits(f.From-1) && !w.gluedToWord(f.From) {
		return nil, nil
	}
	unit := myriad
	switch {
	case f.Plain && (f.Numbers[1]-f.From == 1 || w.Token(f.Numbers[1]-1) == "000"):
	case f.Scaled && w.scale(f).Cmp(million) >= 0 && !f.Words:
		unit = yi
	default:
		return nil, nil
	}
	n := new(big.Rat).Quo(f.Value, unit)
	if !n.IsInt() || n.Cmp(number.Hundred) >= 0 || n.Sign() <= 0 {
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
func (w *Damage) sign(from, to int) bool {
	for i := from; i < to; i++ {
		if w.IsMark(i) && !w.Mark(i, "-'’\"“”") {
			return true
		}
	}
	return false
}

// gluedYears marks a date and a number that stand without a blank between them.
func (w *Damage) gluedYears() {
	for k := 1; k < len(w.Figures); k++ {
		a, b := &w.Figures[k-1], &w.Figures[k]
		if a.To == b.From && w.Glued(b.From) && w.Is(a.To-1, language.Digits) && w.Is(b.From, language.Digits) {
			scan.AddIssue(&a.Issues, "glued")
			scan.AddIssue(&b.Issues, "glued")
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
