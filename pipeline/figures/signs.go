package figures

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// minus gives the first token of the sign or the word that makes the number at token i negative; i if there is none. A
// sign touches the number and nothing touches the sign; a word stands between no two numbers.
func (w *work) minus(i int) int {
	if w.isDigits(i) || w.mark(i, ".") {
		if w.signed(i) {
			return i - 1
		}
	}
	m, ok := w.before(i, language.Quantity)
	if !ok || m.Value != language.QuantityMinus || !w.inSentence(m.End, i) || m.End > 0 && (w.isDigits(m.End-1) || w.isWord(m.End-1) && w.pack.ReadsNumber(&w.t, m.End-1) && !w.ideograph(m.End-1)) {
		return i
	}
	if _, ok := w.before(i, language.Comparator); ok {
		return i // "al menos cinco"
	}
	return m.End
}

// exponent reads a power behind the digits of an amount: 1.5e-3, 10^6, 10⁶, 6 × 10^23.
func (w *work) exponent(a *amount) {
	k, base, times := a.to, a.value, false
	switch {
	case w.isWord(k) && w.glued(k) && (w.token(k) == "e" || w.token(k) == "E") && w.glued(k+1):
		n, to, ok := w.power(k + 1)
		if !ok {
			return
		}
		a.value, a.to, a.plain, a.decimal = scaleBy(a.value, n), to, false, true
		return
	case w.mark(k, "×*·") || w.isWord(k) && w.lowerToken(k) == "x":
		if v, n := w.digits(k + 1); n != 2 || v != 10 {
			return
		}
		k, base, times = k+2, ten, true
	case !a.plain || a.grouped:
		return
	}
	n, to, ok := 0, k, false
	switch {
	case w.mark(k, "^") && w.glued(k) && w.glued(k+1):
		n, to, ok = w.power(k + 1)
	case times && w.mark(k, "-−") && w.glued(k) && w.glued(k+1): // the exponent lost its place above the line
		n, to, ok = w.power(k)
	case superscript(w.rune(k)) && w.isMark(k) && w.glued(k) && (times || a.value.Cmp(ten) == 0):
		for ; w.isMark(to) && w.glued(to) && superscript(w.rune(to)) && to-k < 3; to++ {
			n = n*10 + superscriptDigit(w.rune(to))
		}
		ok = true
	}
	if !ok || w.lettersAt(to) || base.Num().BitLen() > 64 || n < 0 && base.Sign() == 0 {
		return
	}
	p := power(base, n)
	if times {
		p.Mul(p, a.value)
	}
	a.value, a.to, a.plain, a.decimal = p, to, false, true
}

// maxPower bounds the exponents that are read.
const maxPower = 99

// power reads a whole number with or without a sign at token i.
func (w *work) power(i int) (n, to int, ok bool) {
	k := i
	if w.mark(k, "-−+") && w.glued(k+1) {
		k++
	}
	n, digits := w.digits(k)
	if digits == 0 || n > maxPower || n < 0 || w.glued(k+1) && !w.isMark(k+1) {
		return 0, i, false
	}
	if k > i && !w.mark(i, "+") {
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

// scaleBy gives r × 10^n.
func scaleBy(r *big.Rat, n int) *big.Rat { return new(big.Rat).Mul(r, power(ten, n)) }

// superscript reports whether r is a digit above the line.
func superscript(r rune) bool {
	return r == '²' || r == '³' || r == '¹' || r == '⁰' || r >= '⁴' && r <= '⁹'
}

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

// pointed reads digits behind a decimal sign without a whole part, as in ".5"; i is the token of the digits.
func (w *work) pointed(i int) (amount, bool) {
	if i == 0 || !w.glued(i) || !w.isMark(i-1) || w.taken[i-1] || !w.mark(i-1, ".") && !hasRune(w.pack.Signs.Decimal, w.rune(i-1)) ||
		i > 1 && !w.t.List[i-1].Space && !w.mark(i-2, "-−(") || w.length(i) > maxDigits || w.lettersAt(i+1) && !w.ideograph(i+1) && !w.follows(i+1, language.Measure, language.Percent) {
		return amount{}, false
	}
	if w.isMark(i+1) && w.glued(i+1) && w.isDigits(i+2) && w.glued(i+2) {
		return amount{}, false
	}
	var b strings.Builder
	b.WriteString("0.")
	for _, r := range w.token(i) {
		b.WriteByte(byte('0' + digit(r)))
	}
	v, ok := new(big.Rat).SetString(b.String())
	a := amount{from: i - 1, to: i + 1, value: v, mantissa: v, decimal: true}
	w.multiply(&a, false)
	return a, ok
}

// spokenPoint reads the decimals of a number in words: "three point one four", "trois virgule vingt-cinq", "三点五".
func (w *work) spokenPoint(a *amount) {
	m, ok := w.has(a.to, language.Quantity)
	if !ok || m.Value != language.QuantityPoint || a.form != language.Cardinal || a.fraction || !a.value.IsInt() {
		return
	}
	k, digits := m.End, ""
	for len(digits) < maxDigits {
		v, end, ok := w.spokenDigits(k)
		if !ok || k > m.End && (len(v) > 1 || w.mark(k-1, ",;")) {
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
	a.value, a.to, a.plain, a.decimal, a.article, a.scaled = r.Add(r, a.value), k, false, true, false, false
}

// spokenDigits reads one number word, or one number character, among the decimals of a number.
func (w *work) spokenDigits(k int) (string, int, bool) {
	if !w.isWord(k) || !w.pack.ReadsNumber(&w.t, k) {
		return "", k, false
	}
	if w.ideograph(k) {
		w.pack.Tokenize(w.token(k), &w.scratch)
		n, ok := w.pack.ReadNumberForm(&w.scratch, 0, language.Cardinal)
		if !ok || n.Value.Sign() < 0 || n.Value.Cmp(big.NewInt(9)) > 0 {
			return "", k, false
		}
		return n.Value.String(), k + 1, true
	}
	n, ok := w.pack.ReadNumberForm(&w.t, k, language.Cardinal)
	if !ok || n.Value.Sign() < 0 || n.Value.BitLen() > 20 {
		return "", k, false
	}
	return n.Value.String(), n.End, true
}
