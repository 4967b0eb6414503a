package number

import "math/big"

// denominators are the numbers of parts into which things are cut as a rule.
var denominators = map[int]bool{
	2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 12: true, 15: true, 16: true,
	20: true, 24: true, 25: true, 32: true, 50: true, 64: true, 100: true, 1000: true,
}

// A Ratio is two numbers in digits with a slash between them.
type Ratio struct{ P, Q int }

// Ratio reads a ratio at token i.
func (w *Amounts) Ratio(i int) (r Ratio, ok bool) {
	p, pn := w.Digits(i)
	q, qn := w.Digits(i + 2)
	signed := w.Mark(i+1, "/") && !w.LeadingZero(i) && !w.LeadingZero(i+2)
	return Ratio{p, q}, signed && pn > 0 && qn > 0 && p >= 0 && q >= 1
}

// Pressures reads two numbers with a slash between them at token i, of which the first is the greater one, and the unit
// of pressure behind them that both have: "120/80 mmHg".
func Pressures(w *Amounts, i int) (upper, lower Amount, u Unit, ok bool) {
	r, ok := w.Ratio(i)
	upper, lower = Amount{From: i, To: i + 1, Plain: true}, Amount{From: i + 2, To: i + 3, Plain: true}
	upper.Value, lower.Value = big.NewRat(int64(r.P), 1), big.NewRat(int64(r.Q), 1)
	upper.Mantissa, lower.Mantissa = upper.Value, lower.Value
	if !ok || r.P <= r.Q {
		return upper, lower, u, false
	}
	u, ok = w.UnitAfter(&lower)
	return upper, lower, u, ok && u.Code == pressure
}

// pressure is the unit in which that of blood is told.
const pressure = "mm[Hg]"

// IsLess reports whether the ratio is less than one.
func (r Ratio) IsLess() bool { return r.P > 0 && r.P < r.Q }

// IsCommon reports whether things are cut so as a rule.
func (r Ratio) IsCommon() bool { return r.IsLess() && denominators[r.Q] }

// Value gives the number that the ratio is.
func (r Ratio) Value() *big.Rat { return big.NewRat(int64(r.P), int64(r.Q)) }

// Mixed gives the whole number and the fraction behind it that begin at token i, and into how many parts the
// fraction cuts a thing.
func (w *Amounts) Mixed(i int) (a Amount, parts int, ok bool) {
	whole, n := w.Digits(i)
	if n == 0 || n > 4 || w.Glued(i) && w.IsDigits(i-1) {
		return a, 0, false
	}
	if w.Glued(i+1) && !w.Mark(i+1, "-") {
		return a, 0, false
	}
	k := i + 1
	if w.Binds(k, "-") {
		k++
	}
	r, ok := w.Ratio(k)
	if !ok || !r.IsCommon() || !w.isShort(k) {
		return a, 0, false
	}
	a = Amount{From: i, To: k + 3, Value: r.Value(), Fraction: true}
	a.Value.Add(a.Value, big.NewRat(int64(whole), 1))
	a.Mantissa = a.Value
	return a, r.Q, true
}

// isShort reports whether the ratio at token k has two digits at most on each side, no blank, and does not go on with a
// sign and more digits, as a date does.
func (w *Amounts) isShort(k int) bool {
	if !w.Binds(k+1, "/") || w.Length(k) > 2 || w.Length(k+2) > 2 {
		return false
	}
	return !(w.Glued(k+3) && w.Mark(k+3, "/-.") && w.IsDigits(k+4))
}

// IsPart reports whether a part and a whole make a share; that may be more than all only where the language names the
// whole first.
func IsPart(part, whole *big.Rat, wholeFirst bool) bool {
	return whole.Sign() > 0 && part.Sign() >= 0 && (wholeFirst || part.Cmp(whole) <= 0)
}

// IsProportion reports whether a part of a whole tells how often: one of so many, or so many of ten, of a hundred or
// less than ten. "41 of 90" are two numbers, each of which counts.
func IsProportion(part, whole *big.Rat) bool {
	if part.Cmp(One) <= 0 || whole.Cmp(Ten) <= 0 {
		return true
	}
	power := new(big.Rat).Set(Ten)
	for power.Cmp(whole) < 0 {
		power.Mul(power, Ten)
	}
	return power.Cmp(whole) == 0
}

// BothWhole reports whether two amounts are whole numbers.
func BothWhole(a, b *Amount) bool {
	return !a.Fraction && !b.Fraction && b.Value.IsInt() && a.Value.IsInt()
}

// Near reports whether the second of two numbers is the next one, or less than twice the first.
func Near(a, b *Amount) bool {
	apart := new(big.Rat).Sub(b.Value, a.Value)
	return apart.Cmp(a.Value) < 0 || apart.Cmp(One) == 0
}
