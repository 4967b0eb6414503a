package figures

import (
	"math/big"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// An amount is a number without its unit: digits or words with their multipliers.
type amount struct {
	from, to int
	value    *big.Rat
	mantissa *big.Rat // before the multipliers
	scale    *big.Rat // product of the multipliers; nil if there are none
	form     language.Form

	words     bool // in words
	plain     bool // one run of digits, grouped or not
	grouped   bool
	decimal   bool
	weak      bool
	malformed bool
	scaled    bool   // ends in a multiplier or a collective, so that "of" may stand before what is counted
	more      string // a comparator inside the number
	lower     bool   // a lower bound, as in "dozens of"
	fraction  bool
	article   bool // the word is an article or a pronoun too
}

// amount reads the number at token i. money says that a currency sign stands before it, so that single letters after it
// are multipliers.
func (w *work) amount(i int, money bool) (amount, bool) {
	a := amount{from: i}
	switch {
	case w.isDigits(i):
		n, ok := w.numeral(i)
		if !ok {
			return a, false
		}
		a.to, a.value, a.plain, a.grouped, a.decimal, a.weak, a.malformed = n.to, n.value, !n.decimal, n.grouped, n.decimal, n.weak, n.malformed
		w.vulgar(&a)
		w.exponent(&a)
	case w.isWord(i):
		if !w.wordAmount(&a) {
			return a, false
		}
		w.spokenPoint(&a)
		w.partOfPower(&a)
	default:
		if r, ok := vulgarFractions[w.rune(i)]; ok && w.isMark(i) {
			a.to, a.value, a.fraction = i+1, big.NewRat(r[0], r[1]), true
			return a, true
		}
		return a, false
	}
	w.andFraction(&a)
	w.collected(&a)
	a.mantissa = a.value
	w.multiply(&a, money)
	w.andFraction(&a)
	return a, true
}

// andFraction adds a half or the like that is joined to whole things: "two and a half million", "deux millions et demi".
func (w *work) andFraction(a *amount) {
	if a.form != language.Cardinal || a.decimal || a.fraction || a.article && a.value.Cmp(one) != 0 || w.function(a.to) != language.WordConjunction {
		return
	}
	k := a.to + 1
	if f := w.function(k); f == language.WordArticle || f == language.WordDeterminer {
		k++
	}
	if w.isWord(k) && w.pack.ReadsNumber(&w.t, k) && k == a.to+1 && a.words && a.scale == nil { // "one and three quarters"
		if n, ok := w.pack.ReadNumberForm(&w.t, k, language.Cardinal); ok {
			part := amount{from: k, to: n.End, value: new(big.Rat).SetInt(n.Value), words: true}
			if w.wordFraction(&part); part.fraction && part.value.Cmp(one) < 0 {
				a.value, a.to, a.plain, a.article = part.value.Add(part.value, a.value), part.to, false, false
				return
			}
		}
	}
	m, ok := w.has(k, language.Fraction)
	if !ok || m.Flags.Has(language.Plural) {
		return
	}
	if _, ok := w.pack.ReadNumberForm(&w.t, k, language.Ordinal); ok {
		return // "two and a third man"
	}
	r, ok := ratio(m.Value)
	if !ok {
		return
	}
	if a.scale != nil {
		r.Mul(r, a.scale)
	} else if a.words && a.value.IsInt() && a.scaled {
		r.Mul(r, lastPower(a.value))
	}
	a.value, a.to, a.plain, a.article = r.Add(r, a.value), m.End, false, false
}

// lastPower is the greatest power of a thousand that divides a whole number.
func lastPower(v *big.Rat) *big.Rat {
	p, q := big.NewInt(1), new(big.Int)
	for n := 0; n < 12 && v.Sign() > 0; n++ {
		next := new(big.Int).Mul(p, big.NewInt(1000))
		if q.Rem(v.Num(), next).Sign() != 0 {
			break
		}
		p = next
	}
	return new(big.Rat).SetInt(p)
}

// wordAmount reads a number in words, a collective ("dozens"), or a part of a multiplier ("half a million").
func (w *work) wordAmount(a *amount) bool {
	i := a.from
	k := i
	if f := w.function(k); (f == language.WordArticle || f == language.WordDeterminer) && w.of(k) == k {
		k++
	}
	if w.collective(a, k) {
		return true
	}
	if w.pack.ReadsNumber(&w.t, i) {
		if d, ok := w.pack.ReadDecimal(&w.t, i); ok {
			a.to, a.value, a.words, a.decimal = d.End, d.Value, true, true
			for k := i; k < d.End; k++ {
				a.scaled = a.scaled || w.mask[k]&bit(language.Multiplier) != 0 // "deux millions et demi de"
			}
			return true
		}
		if n, ok := w.pack.ReadNumber(&w.t, i); ok && n.Form != language.Year {
			n = w.beforeComma(i, n)
			a.to, a.value, a.form, a.words, a.article = n.End, new(big.Rat).SetInt(n.Value), n.Form, true, n.Function
			if m, ok := w.has(n.End-1, language.Multiplier); ok && m.End == n.End {
				a.scaled = true
			}
			w.wordFraction(a)
			return true
		}
	}
	if m, ok := w.has(k, language.Fraction); ok && !m.Flags.Has(language.Plural) {
		return w.part(a, k, m)
	}
	return false
}

// beforeComma leaves out what a number in words has behind a comma if that is a single word that is an article, too: "um
// milhão, uma dúzia" are two numbers.
func (w *work) beforeComma(i int, n language.Number) language.Number {
	if n.End-i < 3 || !w.mark(n.End-2, ",") || w.function(n.End-1) == "" {
		return n
	}
	w.pack.Tokenize(w.t.Surface(i, n.End-2), &w.scratch)
	if m, ok := w.pack.ReadNumber(&w.scratch, 0); ok && m.End == len(w.scratch.List) {
		m.End += i
		return m
	}
	return n
}

// part reads a part of a thing without a number before it; m is the word for the part, at token k: "a third of", "half
// the", "half a million", "half a dozen", "half an hour", or "half" as the whole text.
func (w *work) part(a *amount, k int, m language.Match) bool {
	r, ok := ratio(m.Value)
	if !ok || k == a.from && w.isWord(k-1) && w.pack.ReadsNumber(&w.t, k-1) && w.ordinalWord(k-1) {
		return false // "the first half of"
	}
	e := m.End
	a.value, a.words = r, true
	if w.of(e) > e {
		a.to, a.fraction, a.scaled = e, true, true
		return k > a.from || !w.ordinalWord(a.from)
	}
	article := false
	if f := w.function(e); f == language.WordArticle || f == language.WordDeterminer {
		e, article = e+1, true
	}
	if p, ok := w.has(e, language.Multiplier); ok && !p.Flags.Has(language.Short) {
		a.to = e
		return true
	}
	if c, ok := w.has(e, language.Collective); ok && !c.Flags.Has(language.Plural) && c.Number > 2 {
		a.to, a.value, a.scaled = c.End, r.Mul(r, big.NewRat(int64(c.Number), 1)), true
		return true
	}
	half := m.Value == "1/2"
	a.to = e
	if u, ok := w.unitAfter(a); ok && half && u.kind != schema.KindMoney {
		return true
	}
	a.to, a.fraction, a.scaled = m.End, true, true
	return half && article && k == a.from && w.isWord(e) || w.isAll(k, m.End)
}

// partOfPower reads "of a million" behind a fraction: "three quarters of a million".
func (w *work) partOfPower(a *amount) {
	e := w.of(a.to)
	if !a.fraction || e == a.to {
		return
	}
	if f := w.function(e); f == language.WordArticle || f == language.WordDeterminer {
		e++
	}
	m, ok := w.has(e, language.Multiplier)
	if !ok || m.Flags.Has(language.Short) || m.Number <= 0 || m.Number > 30 {
		return
	}
	a.value, a.to, a.fraction, a.scaled = scaleBy(a.value, m.Number), m.End, false, true
}

// collected multiplies a number by the collective behind it: "two dozen", "trois douzaines".
func (w *work) collected(a *amount) {
	if a.form != language.Cardinal || a.fraction || a.lower {
		return
	}
	m, ok := w.has(a.to, language.Collective)
	if !ok || m.Number < 10 || !a.words && m.Number != 12 || w.glued(m.End) && w.mark(m.End, "-‐‑") || w.follows(a.to, language.Multiplier) {
		return
	}
	a.value, a.to, a.plain, a.scaled, a.article = new(big.Rat).Mul(a.value, big.NewRat(int64(m.Number), 1)), m.End, false, true, false
}

// ordinalWord reports whether an ordinal in words begins at token i.
func (w *work) ordinalWord(i int) bool {
	_, ok := w.pack.ReadNumberForm(&w.t, i, language.Ordinal)
	return ok
}

// collective reads "dozens of", "hundreds of thousands of" and, with an article before it, "a dozen".
func (w *work) collective(a *amount, k int) bool {
	m, ok := w.has(k, language.Collective)
	if !ok {
		return false
	}
	plural := m.Flags.Has(language.Plural)
	if m.Number < 2 || plural != (k == a.from) && !w.isAll(k, m.End) || w.t.List[a.from].Kind != language.Word {
		return false
	}
	e := w.of(m.End)
	if k == a.from && w.isAll(k, m.End) {
		a.to, a.value, a.words, a.scaled, a.lower = m.End, big.NewRat(int64(m.Number), 1), true, true, plural
		return true
	}
	if plural && e == m.End && m.Flags.Has(language.Before) {
		if !w.ideograph(k) && !w.nounAt(e) && !w.follows(e, language.Collective, language.Multiplier) {
			return false
		}
	} else if plural && e == m.End || !plural && (e > m.End && w.isDigits(e) || w.mask[a.from]&numberBit == 0) {
		return false // "a score" is twenty, "the score" is none
	}
	a.to, a.value, a.words, a.scaled, a.lower = m.End, big.NewRat(int64(m.Number), 1), true, true, plural
	for {
		m, ok = w.has(e, language.Collective)
		if !ok || !m.Flags.Has(language.Plural) || a.value.Num().BitLen() > 200 {
			return true
		}
		a.value, a.to = new(big.Rat).Mul(a.value, big.NewRat(int64(m.Number), 1)), m.End
		if e = w.of(m.End); e == m.End {
			return true
		}
	}
}

// wordFraction reads what makes a number in words a fraction: "two thirds", "three-quarters".
func (w *work) wordFraction(a *amount) {
	if a.form != language.Cardinal || !a.value.IsInt() {
		return
	}
	k := a.to
	if w.mark(k, "-‐‑") && w.glued(k) && w.glued(k+1) {
		k++
	}
	m, ok := w.has(k, language.Fraction)
	if !ok {
		return
	}
	if a.value.Cmp(one) != 0 && !m.Flags.Has(language.Plural) {
		if _, ok := w.pack.ReadNumberForm(&w.t, k, language.Ordinal); ok {
			return // "two fourth graders"
		}
	}
	if r, ok := ratio(m.Value); ok && a.value.Cmp(ten) < 0 {
		a.value, a.to, a.fraction, a.article, a.scaled = r.Mul(r, a.value), m.End, true, false, true
	}
}

var (
	one   = big.NewRat(1, 1)
	three = big.NewRat(3, 1)
	ten   = big.NewRat(10, 1)
)

func ratio(s string) (*big.Rat, bool) { return new(big.Rat).SetString(s) }

// vulgarFractions are the fraction characters of Unicode.
var vulgarFractions = map[rune][2]int64{
	'¼': {1, 4}, '½': {1, 2}, '¾': {3, 4}, '⅐': {1, 7}, '⅑': {1, 9}, '⅒': {1, 10}, '⅓': {1, 3}, '⅔': {2, 3}, '⅕': {1, 5},
	'⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5}, '⅙': {1, 6}, '⅚': {5, 6}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8},
}

// vulgar adds a fraction character after whole digits, as in 2½.
func (w *work) vulgar(a *amount) {
	if !w.isMark(a.to) || !w.glued(a.to) || a.decimal {
		return
	}
	if r, ok := vulgarFractions[w.rune(a.to)]; ok {
		a.value = new(big.Rat).Add(a.value, big.NewRat(r[0], r[1]))
		a.to, a.plain = a.to+1, false
	}
}

// multiply applies the multipliers after a number.
func (w *work) multiply(a *amount, money bool) {
	if a.form != language.Cardinal {
		return
	}
	for {
		m, ok := w.has(a.to, language.Multiplier)
		if c, more := w.has(a.to, language.Comparator); !ok && more && c.Flags.Has(language.After) && w.ideograph(a.to) && w.glued(a.to) {
			if m, ok = w.has(c.End, language.Multiplier); ok && w.ideograph(c.End) {
				a.more = c.Value // "3000多万"
			} else {
				ok = false
			}
		}
		if !ok || m.Number <= 0 || m.Number > 30 {
			return
		}
		short := m.Flags.Has(language.Short) || utf8.RuneCountInString(m.Phrase) == 1 && !w.ideograph(a.to)
		if short && !w.shortMultiplier(a, m, money) {
			return
		}
		p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(m.Number)), nil))
		if a.scale == nil {
			a.scale = new(big.Rat).Set(one)
		}
		a.scale = a.scale.Mul(a.scale, p)
		a.value = p.Mul(p, a.value)
		a.to, a.plain, a.scaled, a.weak, a.article = m.End, false, true, false, false
		if w.ideograph(m.End-1) && !a.words {
			w.lesser(a, m.Number)
		}
		if a.value.Num().BitLen() > 4000 {
			return
		}
	}
}

// lesser adds what follows a multiplier of a myriad system below it: 3億5000万, 1万2000. power is that of the multiplier.
func (w *work) lesser(a *amount, power int) {
	for n := 0; n < 4 && w.isDigits(a.to) && w.length(a.to) <= 4 && (w.glued(a.to) || w.rune(a.to-1) >= 0xAC00); n++ {
		v, _ := w.digits(a.to)
		next, end := 0, a.to+1
		if m, ok := w.has(end, language.Multiplier); ok && w.glued(end) && w.ideograph(end) && m.Number < power {
			next, end = m.Number, m.End
			if m, ok := w.has(end, language.Multiplier); ok && w.glued(end) && w.ideograph(end) && next+m.Number < power {
				next, end = next+m.Number, m.End // 2千万
			}
		} else if !w.glued(a.to) || w.isMark(end) && w.glued(end) && w.glued(end+1) && w.isDigits(end+1) {
			return
		}
		part := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(next)), nil))
		part.Mul(part, big.NewRat(int64(v), 1))
		if limit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil)); part.Cmp(limit) >= 0 {
			return
		}
		a.value, a.to, power = part.Add(part, a.value), end, next
		if next == 0 {
			return
		}
	}
}

// shortMultiplier reports whether an abbreviation after a number is a multiplier. A single letter is one after a
// currency sign; elsewhere it may as well be a unit or a name (5G), so the number must be more than one digit and a
// noun must follow.
func (w *work) shortMultiplier(a *amount, m language.Match, money bool) bool {
	letters := w.t.Surface(a.to, m.End)
	long := utf8.RuneCountInString(letters) > 1
	if u, ok := w.currencyAfter(w.of(m.End)); ok && !w.glued(m.End) && u.to > m.End && (w.nounAt(m.End) || w.of(m.End) > m.End) {
		return true // "3 k euros", "4 M d'euros"
	}
	if money || w.currencySign(m.End) && w.glued(m.End) {
		return long || w.glued(a.to) || !money
	}
	if m.Flags.Has(language.Cased) && m.Phrase != letters {
		return false
	}
	if u, ok := w.has(a.to, language.Measure); ok && u.End >= m.End && (!u.Flags.Has(language.Cased) || u.Phrase == letters) && w.measures(a.to, u) {
		return false
	}
	if long {
		return w.glued(a.to) || len(m.Phrase) > 2 || !w.capital(a.to)
	}
	if !w.glued(a.to) || w.lettersAt(m.End) || w.glued(m.End) && w.mark(m.End, "-‐‑") {
		return false
	}
	several := a.to-a.from > 1 || w.length(a.from) > 1
	switch {
	case w.nounAt(m.End) && several, a.decimal, w.isAll(a.from, m.End):
		return true
	case w.function(a.from-1) == language.WordArticle:
		return false // "a 4k video"
	case m.Number == 3 && w.lower(a.to) && w.nounAt(m.End) && w.lower(m.End):
		return true // "4k staff"
	case w.nounWord(a.from-1) && !w.isVerb(a.from-1):
		return false // "section 12B"
	}
	return m.Number == 3 && (several || w.lower(a.to)) || several && w.capital(a.to)
}

// nounAt reports whether a word that is no function word stands at token i after a blank.
func (w *work) nounAt(i int) bool {
	return w.isWord(i) && !w.glued(i) && w.function(i) == ""
}

// decimalOf gives the value of a figure as it is stored.
func decimalOf(r *big.Rat, issues *[]string) schema.Decimal {
	if r == nil {
		return ""
	}
	d, inexact, ok := schema.NewDecimal(r)
	if !ok {
		addIssue(issues, "out_of_range")
		return ""
	}
	if inexact {
		addIssue(issues, "inexact")
	}
	return d
}

func addIssue(issues *[]string, name string) {
	for _, have := range *issues {
		if have == name {
			return
		}
	}
	*issues = append(*issues, name)
}
