package number

import (
	"math/big"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// vulgarFractions are the fraction characters of Unicode.
var vulgarFractions = map[rune][2]int64{
	'¼': {1, 4}, '½': {1, 2}, '¾': {3, 4}, '⅐': {1, 7}, '⅑': {1, 9}, '⅒': {1, 10}, '⅓': {1, 3}, '⅔': {2, 3},
	'⅕': {1, 5},
	'⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5}, '⅙': {1, 6}, '⅚': {5, 6}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8},
}

// AndFraction adds a half or the like that is joined to whole things: "two and a half million", "deux millions et
// demi".
func (w *Amounts) AndFraction(a *Amount) {
	if a.Form != language.Cardinal || a.Decimal || a.Fraction || a.Article && a.Value.Cmp(One) != 0 {
		return
	}
	if w.halfUnit(a) || w.halfWithAnd(a) || !w.isAnd(a.To) {
		return
	}
	k := a.To + 1
	if f := w.Function(k); f == language.WordArticle || f == language.WordDeterminer {
		k++
	}
	bare := w.IsDigits(a.To-1) || w.Mask[a.To-1]&scan.NumberBit != 0
	if part, to := shareAt(w, a.To+1); to > k && bare {
		a.Value, a.To, a.Plain, a.Article = part.Add(part, a.Value), to, false, false // 五又四分之三
		return
	}
	// "one and three quarters"
	if w.IsWord(k) && w.Pack.ReadsNumber(&w.Tokens, k) && k == a.To+1 && a.Words && a.Scale == nil {
		if n, ok := w.Pack.ReadNumberForm(&w.Tokens, k, language.Cardinal); ok {
			part := Amount{From: k, To: n.End, Value: new(big.Rat).SetInt(n.Value), Words: true}
			if w.wordFraction(&part); part.Fraction && part.Value.Cmp(One) < 0 {
				a.Value, a.To, a.Plain, a.Article = part.Value.Add(part.Value, a.Value), part.To, false, false
				return
			}
		}
	}
	m, ok := w.Has(k, language.Fraction)
	if !ok || m.Flags.Has(language.Plural) {
		return
	}
	if _, ok := w.Pack.ReadNumberForm(&w.Tokens, k, language.Ordinal); ok {
		return // "two and a third man"
	}
	r, ok := ratio(m.Value)
	if !ok {
		return
	}
	if a.Scale != nil {
		r.Mul(r, a.Scale)
	} else if a.Words && a.Value.IsInt() && a.Scaled {
		r.Mul(r, lastPower(a.Value))
	}
	a.Value, a.To, a.Plain, a.Article = r.Add(r, a.Value), m.End, false, false
}

// shareAt reads a share below one of which the whole stands first, at token k: 四分之三. It gives the token after it; k if
// there is none.
func shareAt(w *Amounts, k int) (*big.Rat, int) {
	whole, to := smallWhole(w, k)
	m, ok := scan.HasWith(w.Sheet, to, language.Quantity, language.After)
	if !ok || m.Value != language.QuantityShare || whole < 2 {
		return nil, k
	}
	part, end := smallWhole(w, m.End)
	if end == m.End || part < 1 || part >= whole {
		return nil, k
	}
	return big.NewRat(int64(part), int64(whole)), end
}

// smallWhole reads a whole number of one or two digits, or in words, at token k.
func smallWhole(w *Amounts, k int) (v, to int) {
	if v, n := w.Digits(k); n > 0 && n < 3 {
		return v, k + 1
	}
	n, ok := w.Pack.ReadNumberForm(&w.Tokens, k, language.Cardinal)
	if !ok || !n.Value.IsInt64() || n.Value.Int64() > 100 {
		return 0, k
	}
	return int(n.Value.Int64()), n.End
}

// halfWithAnd adds a part that is written as one with its "and": ساعتين ونصف.
func (w *Amounts) halfWithAnd(a *Amount) bool {
	m, ok := scan.HasWith(w.Sheet, a.To, language.Fraction, language.After)
	if !ok || a.Scale != nil || m.Flags.Has(language.Before) {
		return false
	}
	r, ok := ratio(m.Value)
	if ok {
		r = scan.PartOfTens(w.Sheet, a.To-1, r, a.Value)
		a.Value, a.To, a.Plain, a.Article = r.Add(r, a.Value), m.End, false, false
	}
	return ok
}

// isAnd reports whether a conjunction, or a word that joins two numbers, stands at token i.
func (w *Amounts) isAnd(i int) bool {
	if w.Function(i) == language.WordConjunction {
		return true
	}
	m, and := w.HasValue(i, language.Range, "and")
	return and && m.End == i+1
}

// halfUnit adds the half that stands behind a classifier, before a unit of time or, in ideographs, a noun: 3个半小时,
// 一个半苹果.
func (w *Amounts) halfUnit(a *Amount) bool {
	c, ok := w.Has(a.To, language.Classifier)
	if !ok || !w.IsSyllabic(a.To) {
		return false
	}
	half, ok := w.Has(c.End, language.Fraction)
	if !ok || half.Value != "1/2" {
		return false
	}
	to := half.End
	if _, ok = w.Units.TimeAt(to); !ok && w.Follows(to, language.Measure) {
		return false // 5000瓶半升装的水
	}
	if ok || w.IsNounScript(c.End) && !w.LongerWord(c.End, to) {
		a.Value, a.To, a.Plain, a.Article = new(big.Rat).Add(a.Value, Half), to, false, false
		return true
	}
	return false
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

// part reads a part of a thing without a number before it; m is the word for the part, at token k: "a third of", "half
// the", "half a million", "half a dozen", "half an hour", or "half" as the whole text.
func (w *Amounts) part(a *Amount, k int, m language.Match) bool {
	r, ok := ratio(m.Value)
	if !ok || k == a.From && w.IsWord(k-1) && w.Pack.ReadsNumber(&w.Tokens, k-1) && w.ordinalWord(k-1) {
		return false // "the first half of"
	}
	e := m.End
	if scan.IsQuarter(w.Sheet, a.From, k, e) {
		return false
	}
	a.Value, a.Words = r, true
	if w.PastOf(e) > e {
		a.To, a.Fraction, a.Scaled = e, true, true
		return k > a.From || !w.ordinalWord(a.From)
	}
	article := false
	if f := w.Function(e); f == language.WordArticle || f == language.WordDeterminer {
		e, article = e+1, true
	}
	if p, ok := w.Has(e, language.Multiplier); ok && !p.Flags.Has(language.Short) {
		a.To = e
		return true
	}
	if c, ok := w.Has(e, language.Collective); ok && !c.Flags.Has(language.Plural) && c.Number > 2 {
		a.To, a.Value, a.Scaled = c.End, r.Mul(r, big.NewRat(int64(c.Number), 1)), true
		return true
	}
	half := m.Value == "1/2"
	a.To = e
	if u, ok := w.UnitAfter(a); ok && (half && u.Kind != schema.KindMoney || u.Kind == schema.KindPercent) {
		return true
	}
	a.To, a.Fraction, a.Scaled = m.End, true, true
	if m.Flags.Has(language.Before) {
		return !w.ordinalWord(m.End) // ثلثا المرضى, "třetina žáků", 半数, but not "половина третьего"
	}
	if half && w.IsNounScript(k) {
		return w.IsAll(k, m.End) || halfOfThing(w, k, m.End)
	}
	return half && article && k == a.From && w.IsWord(e) || w.IsAll(k, m.End) || w.changesBy(a, k)
}

// halfOfThing reports whether the ideograph of the tokens [k,end) is half of a thing that stands behind its classifier,
// and no part of a longer word: 半个西瓜, but not 半部分, 后半.
func halfOfThing(w *Amounts, k, end int) bool {
	c, ok := w.Has(end, language.Classifier)
	if !ok || !w.Glued(end) || w.LongerWord(k, end) || w.LongerWord(end, c.End) || c.Value != "" {
		return false
	}
	return k == 0 || !w.Glued(k) || !w.IsNounScript(k-1) ||
		!w.Pack.ReadsNumber(&w.Tokens, k-1) && !w.LongerWord(k-1, k)
}

// changesBy reports whether the word for a part, at token k, says by how much something changes: a word for
// more or less stands behind it, and an article before it, or a preposition stands before it, with an article or, where
// the word is no ordinal, without one, and nothing that it could rank or measure behind it: "fell by a third",
// "klesly o pětinu".
func (w *Amounts) changesBy(a *Amount, k int) bool {
	one := scan.IsArticleOne(w.Sheet, a.From, k)
	if m, ok := scan.HasWith(w.Sheet, a.To, language.Quantity, language.After); ok && one &&
		m.Value == language.QuantityThereof && m.Flags.Has(language.Narrow) {
		return true // "a third more than in 2022"
	}
	if w.Function(a.From-1) != language.WordPreposition || !one && w.ordinalWord(k) {
		return false
	}
	if _, set := w.HasValue(a.To, language.Quantity, language.QuantityInstead); set ||
		w.Follows(a.To, language.Comparator, language.Relative) {
		return true // "by a fifth over the same period", "by a third last year"
	}
	if f := w.Function(a.To); f == language.WordArticle || f == language.WordDeterminer {
		return false
	}
	return !w.NounAt(a.To) && !w.Follows(a.To, language.CalendarUnit) && !w.ordinalWord(a.To)
}

// partOfPower reads "of a million" behind a fraction: "three quarters of a million".
func (w *Amounts) partOfPower(a *Amount) {
	e := w.PastOf(a.To)
	if !a.Fraction || e == a.To {
		return
	}
	if f := w.Function(e); f == language.WordArticle || f == language.WordDeterminer {
		e++
	}
	m, ok := w.Has(e, language.Multiplier)
	if !ok || m.Flags.Has(language.Short) || m.Number <= 0 || m.Number > 30 {
		return
	}
	a.Value, a.To, a.Fraction, a.Scaled = ScaleBy(a.Value, m.Number), m.End, false, true
}

// wordFraction reads what makes a number in words a fraction: "two thirds", "three-quarters".
func (w *Amounts) wordFraction(a *Amount) {
	if a.Form != language.Cardinal || !a.Value.IsInt() {
		return
	}
	k := a.To
	if w.Mark(k, "-‐‑") && w.Glued(k) && w.Glued(k+1) {
		k++
	}
	m, ok := w.Has(k, language.Fraction)
	if !ok {
		return
	}
	if a.Value.Cmp(One) != 0 && !m.Flags.Has(language.Plural) {
		if _, ok := w.Pack.ReadNumberForm(&w.Tokens, k, language.Ordinal); ok && !w.IsAll(a.From, m.End) {
			return // "two fourth graders"
		}
	}
	if r, ok := ratio(m.Value); ok && a.Value.Cmp(Ten) < 0 {
		a.Value, a.To, a.Fraction, a.Article, a.Scaled = r.Mul(r, a.Value), m.End, true, false, true
	}
}

// IsVulgarFraction reports whether r is a fraction in one character.
func IsVulgarFraction(r rune) bool { return r >= utf8.RuneSelf && vulgarFractions[r] != [2]int64{} }

// vulgar adds a fraction character after whole digits, as in 2½.
func (w *Amounts) vulgar(a *Amount) {
	if !w.IsMark(a.To) || !w.Glued(a.To) || a.Decimal {
		return
	}
	if r, ok := vulgarFractions[w.Rune(a.To)]; ok {
		a.Value = new(big.Rat).Add(a.Value, big.NewRat(r[0], r[1]))
		a.To, a.Plain = a.To+1, false
	}
}
