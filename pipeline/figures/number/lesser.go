package number

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// lesser adds what follows a multiplier of a myriad system below it: 3億5000万, 1万2000. power is that of the multiplier.
func (w *Amounts) lesser(a *Amount, power int) {
	for n := 0; n < 4; n++ {
		v, end := w.lesserDigits(a.To)
		if end == a.To {
			return
		}
		v, end = withThousands(w, v, end)
		value, next := big.NewRat(int64(v), 1), 0
		if n, ok := w.Numerals.At(a.To); ok && n.decimal && !n.malformed && w.Glued(a.To) && n.to > end {
			value, end = n.Value, n.to // 1万5234.12
		}
		if n, to := lesserPower(w, end, power); to > end {
			next, end = n, to
		} else if !w.Glued(a.To) && !w.Glued(end) || w.hasFraction(end) {
			return
		}
		part := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(next)), nil))
		part.Mul(part, value)
		limit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil))
		if part.Cmp(limit) >= 0 {
			return
		}
		a.Value, a.To, power, a.Decimal = part.Add(part, a.Value), end, next, a.Decimal || !value.IsInt()
		if next == 0 {
			return
		}
	}
}

// lesserPower gives the multiplier at token i below a power, one of two signs as their product: 2千万. It gives the token
// after it; i if there is none.
func lesserPower(w *Amounts, i, power int) (n, to int) {
	m, ok := w.Has(i, language.Multiplier)
	if !ok || !scan.StandsBy(w.Sheet, i) || m.Number >= power {
		return 0, i
	}
	n, to = m.Number, m.End
	if m, ok = w.Has(to, language.Multiplier); ok && w.Glued(to) && w.IsSyllabic(to) && n+m.Number < power {
		return n + m.Number, m.End
	}
	return n, to
}

// withThousands adds to the digits v, which end before token i, what makes with them the whole of a group before a
// power of a myriad: the 1천834 of 9조1천834억. It gives the token after the group.
func withThousands(w *Amounts, v, i int) (group, end int) {
	m, ok := w.Has(i, language.Multiplier)
	if !ok || m.Number < 1 || m.Number > 3 || !w.Glued(m.End) {
		return v, i
	}
	low, n := w.Digits(m.End)
	if n == 0 || n > m.Number {
		return v, i
	}
	if _, myriad := w.Has(m.End+1, language.Multiplier); !myriad || !w.Glued(m.End+1) {
		return v, i
	}
	for range m.Number {
		v *= 10
	}
	return v + low, m.End + 1
}

// hasFraction reports whether digits stand behind a mark at token i, all written as one.
func (w *Amounts) hasFraction(i int) bool {
	return w.IsMark(i) && w.Glued(i) && w.Glued(i+1) && w.IsDigits(i+1)
}

// lesserDigits reads the digits at token i behind a multiplier of a myriad system, up to four of them, grouped or not,
// with a zero in words before them or not: 2,300 in 1兆2,300億, 20 in 1千零20. It gives the token after them; i if there
// are none.
func (w *Amounts) lesserDigits(i int) (v, end int) {
	k := i
	if zero, to, ok := w.spokenDigits(k); ok && zero == "0" && w.Glued(k) && w.Glued(to) {
		k = to
	}
	if !w.IsDigits(k) || w.Length(k) > 4 || !w.Glued(k) && !scan.PartsDigits(w.Rune(k-1)) {
		return 0, i
	}
	v, _ = w.Digits(k)
	if n, ok := w.Numerals.At(k); ok && n.grouped && !n.decimal && !n.malformed && n.Value.Cmp(big.NewRat(10000, 1)) < 0 {
		return int(n.Value.Num().Int64()), n.to
	}
	return v, k + 1
}

// lesserDigitsBehind adds the groups in digits behind millions and more in words, with a word that joins them or
// without: "one million 400 thousand".
func (w *Amounts) lesserDigitsBehind(a *Amount) {
	if !a.Words || a.Decimal || a.Fraction || a.Lower || !a.Value.IsInt() {
		return
	}
	if behind, _ := pastRest(w, a.To); !w.IsDigits(behind) {
		return
	}
	if power := len(lastPower(a.Value).Num().String()) - 1; power >= 6 {
		w.lesserGroups(a, power, false)
	}
}

// pastRest gives the token behind a word that joins the rest of a number, and a hyphen that binds it to digits,
// "ו-850"; i if there is none.
func pastRest(w *Amounts, i int) (to int, joined bool) {
	m, ok := w.HasValue(i, language.Quantity, language.QuantityRest)
	if !ok {
		return i, false
	}
	if w.BindsDigits(m.End, scan.Hyphens) {
		return m.End + 1, true
	}
	return m.End, true
}

// rest adds what a word joins to digits with hundreds or thousands in words behind them: "2 hundred and seven". power
// is that of the multiplier.
func (w *Amounts) rest(a *Amount, power int) {
	m, ok := w.HasValue(a.To, language.Quantity, language.QuantityRest)
	if o, open := w.Before(a.From, language.Range); !ok || power > 3 || open && o.Value == "open" {
		return
	}
	b := Amount{From: m.End}
	if w.IsDigits(m.End) {
		b.To, b.Value = m.End+1, w.Numerals.parse(m.End, m.End+1, m.End+1)
	} else if n, reads := w.Pack.ReadNumberForm(&w.Tokens, m.End, language.Cardinal); reads && !n.Function {
		b.To, b.Value = n.End, new(big.Rat).SetInt(n.Value)
	} else {
		return
	}
	limit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil))
	goesOn := w.LettersAt(b.To) || w.DigitsGoOn(b.To) || w.Follows(b.To, language.Multiplier, language.Percent)
	if b.Value.Cmp(limit) < 0 && b.Value.Sign() > 0 && !goesOn {
		a.Value, a.To = b.Value.Add(b.Value, a.Value), b.To
	}
}

// lesserGroups adds the groups in digits that go on behind a multiplier in words, each with a lesser multiplier, with a
// word that joins them or without: "2 लाख 50 हजार", "milioni 2 na 150 elfu"; and behind thousands or hundreds the last
// digits by themselves: "2 mil 300", "3 सौ 97". power is that of the multiplier. short says that it is abbreviated, as
// the lesser ones are then: "1 млн 200 тыс.".
func (w *Amounts) lesserGroups(a *Amount, power int, short bool) {
	for {
		i, joined := pastRest(w, a.To)
		v, n := w.Digits(i)
		if n == 0 || n > 3 || w.Glued(i) && !joined || w.DigitsGoOn(i+1) {
			return
		}
		next, end := 0, i+1
		m, ok := w.Has(end, language.Multiplier)
		if ok && w.isLesser(m, power, short) {
			next, end = m.Number, m.End
		} else if ok && !joined && power == 3 && m.Number > 6 && !m.Flags.Has(language.Short) {
			a.Value, a.To = ScaleBy(a.Value.Add(a.Value, big.NewRat(int64(v), 1)), m.Number), m.End
			return // "৭ লাখ ৬১ হাজার ৭৮৫ কোটি": so many of ten millions
		} else if bare := !ok && !joined && !short && !w.LettersAt(end); !bare || power > 3 || n != power {
			return
		}
		part := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(next)), nil))
		a.Value, a.To, power = part.Mul(part, big.NewRat(int64(v), 1)).Add(part, a.Value), end, next
		if next == 0 {
			return
		}
	}
}

// isLesser reports whether m multiplies by less than ten to the given power, and is abbreviated as the multiplier
// before it is, to several letters, or not at all.
func (w *Amounts) isLesser(m language.Match, power int, short bool) bool {
	return m.Number < power && m.Flags.Has(language.Short) == short && len(m.Phrase) > 1
}
