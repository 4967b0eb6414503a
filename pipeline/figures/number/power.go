package number

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// exponent reads a power behind the digits of an amount: 1.5e-3, 10^6, 10⁶, 6 × 10^23.
func (w *Amounts) exponent(a *Amount) {
	k, base, times := a.To, a.Value, false
	switch {
	case w.IsWord(k) && w.Glued(k) && (w.Token(k) == "e" || w.Token(k) == "E") && w.Glued(k+1):
		n, to, ok := w.power(k + 1)
		if !ok {
			return
		}
		a.Value, a.To, a.Plain, a.Decimal = ScaleBy(a.Value, n), to, false, true
		return
	case w.Mark(k, "×*·") || w.IsWord(k) && w.LowerToken(k) == "x":
		if v, n := w.Digits(k + 1); n != 2 || v != 10 {
			return
		}
		k, base, times = k+2, Ten, true
	case !a.Plain || a.Grouped:
		return
	}
	n, to, ok := 0, k, false
	switch {
	case w.Mark(k, "^") && w.Glued(k) && w.Glued(k+1):
		n, to, ok = w.power(k + 1)
	case times && w.Mark(k, "-−") && w.Glued(k) && w.Glued(k+1): // the exponent lost its place above the line
		n, to, ok = w.power(k)
	case w.Glued(k) && (times || a.Value.Cmp(Ten) == 0):
		n, to, ok = w.superscript(k)
	}
	if !ok || w.LettersAt(to) || base.Num().BitLen() > 64 || n < 0 && base.Sign() == 0 {
		return
	}
	p := power(base, n)
	if times {
		p.Mul(p, a.Value)
	}
	a.Value, a.To, a.Plain, a.Decimal = p, to, false, true
}

// superscript reads a power above the line at token i, with its sign.
func (w *Amounts) superscript(i int) (n, to int, ok bool) {
	to = i
	if w.Mark(i, "⁻⁺") && w.Glued(i+1) {
		to++
	}
	first := to
	for ; w.IsMark(to) && w.Glued(to) && scan.IsSuperscript(w.Rune(to)) && to-first < 3; to++ {
		n = n*10 + superscriptDigit(w.Rune(to))
	}
	if w.Mark(i, "⁻") {
		n = -n
	}
	return n, to, to > first
}

// maxPower bounds the exponents that are read.
const maxPower = 99

// power reads a whole number with or without a sign at token i.
func (w *Amounts) power(i int) (n, to int, ok bool) {
	k := i
	if w.Mark(k, "-−+") && w.Glued(k+1) {
		k++
	}
	n, digits := w.Digits(k)
	if digits == 0 || n > maxPower || n < 0 || w.Glued(k+1) && !w.IsMark(k+1) {
		return 0, i, false
	}
	if k > i && !w.Mark(i, "+") {
		n = -n
	}
	return n, k + 1, true
}

// power gives a number to the power of n.
func power(r *big.Rat, n int) *big.Rat {
	e := big.NewInt(int64(max(n, -n)))
	p := new(big.Rat).SetFrac(new(big.Int).Exp(r.Num(), e, nil), new(big.Int).Exp(r.Denom(), e, nil))
	if n < 0 {
		p.Inv(p)
	}
	return p
}

// ScaleBy gives r × 10^n.
func ScaleBy(r *big.Rat, n int) *big.Rat { return new(big.Rat).Mul(r, power(Ten, n)) }

func superscriptDigit(r rune) int {
	switch r {
	case '¹':
		return 1
	case '²':
		return 2
	case '³':
		return 3
	}
	return int(r - '⁰')
}

// isPointed reports whether a decimal sign that touches nothing else stands right before token i.
func (w *Amounts) isPointed(i int) bool {
	if !w.Glued(i) || !w.IsMark(i-1) || w.Taken[i-1] {
		return false
	}
	if !w.Mark(i-1, ".") && !scan.HasSign(w.Pack.Signs.Decimal, w.Rune(i-1)) {
		return false
	}
	return i == 1 || w.List[i-1].Space || w.Mark(i-2, "-−(") || w.IsCurrencySign(i-2)
}

// Pointed reads digits behind a decimal sign without a whole part, as in ".5"; i is the token of the digits.
func (w *Amounts) Pointed(i int) (Amount, bool) {
	if !w.isPointed(i) || w.Length(i) > maxDigits || w.DigitsGoOn(i+1) {
		return Amount{}, false
	}
	if w.LettersAt(i+1) && !w.IsSyllabic(i+1) && !w.Follows(i+1, language.Measure, language.Percent) {
		return Amount{}, false
	}
	var b strings.Builder
	b.WriteString("0.")
	for _, r := range w.Token(i) {
		d, _ := character.Digit(r)
		b.WriteByte(byte('0' + d))
	}
	v, ok := new(big.Rat).SetString(b.String())
	a := Amount{From: i - 1, To: i + 1, Value: v, Mantissa: v, Decimal: true}
	w.Multiply(&a, false)
	return a, ok
}

// spokenPoint reads the decimals of a number in words: "three point one four", "trois virgule vingt-cinq", "三点五".
func (w *Amounts) spokenPoint(a *Amount) {
	m, ok := w.Has(a.To, language.Quantity)
	if !ok || m.Value != language.QuantityPoint || a.Form != language.Cardinal || a.Fraction || !a.Value.IsInt() {
		return
	}
	k, digits := m.End, ""
	for len(digits) < maxDigits {
		v, end, ok := w.spokenDigits(k)
		if !ok || k > m.End && (len(v) > 1 || w.Mark(k-1, ",;")) {
			break
		}
		digits, k = digits+v, end
		if len(v) > 1 {
			break
		}
	}
	if digits == "" {
		return
	}
	r, _ := new(big.Rat).SetString("0." + digits)
	if a.Value.Sign() < 0 {
		r.Neg(r)
	}
	a.Value, a.To, a.Plain, a.Decimal, a.Article, a.Scaled = r.Add(r, a.Value), k, false, true, false, false
}

// digitsPoint reads the decimals in digits behind the word for a decimal sign, where they have a unit: "6 दशमलव 8
// फीसदी".
func digitsPoint(w *Amounts, a *Amount) {
	m, ok := w.Has(a.To, language.Quantity)
	if !ok || m.Value != language.QuantityPoint || !a.Plain || a.Grouped || w.Glued(a.To) {
		return
	}
	k := m.End
	if w.Glued(k) || !w.IsDigits(k) || w.Length(k) > maxDigits || w.DigitsGoOn(k+1) {
		return
	}
	to := k + 1
	if _, unit := w.Units.unitAt(to, false); !unit && !w.Follows(to, language.Multiplier) {
		return
	}
	part, _ := w.Numerals.At(k)
	if part.Value == nil || part.to != to {
		return
	}
	for n := w.Length(k); n > 0; n-- {
		part.Value = new(big.Rat).Quo(part.Value, Ten)
	}
	a.Value, a.To, a.Plain, a.Decimal = new(big.Rat).Add(a.Value, part.Value), to, false, true
}

// spokenDigits reads one number word, or one number character, among the decimals of a number.
func (w *Amounts) spokenDigits(k int) (string, int, bool) {
	if !w.IsWord(k) || !w.Pack.ReadsNumber(&w.Tokens, k) {
		return "", k, false
	}
	if w.IsSyllabic(k) {
		w.Pack.Tokenize(w.Token(k), &w.scratch)
		n, ok := w.Pack.ReadNumberForm(&w.scratch, 0, language.Cardinal)
		if !ok || n.Value.Sign() < 0 || n.Value.Cmp(big.NewInt(9)) > 0 {
			return "", k, false
		}
		return n.Value.String(), k + 1, true
	}
	n, ok := w.Pack.ReadNumberForm(&w.Tokens, k, language.Cardinal)
	if !ok || n.Value.Sign() < 0 || n.Value.BitLen() > 20 {
		return "", k, false
	}
	return n.Value.String(), n.End, true
}
