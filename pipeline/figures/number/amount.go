package number

import (
	"math/big"
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// An amount is a number without its unit: digits or words with their multipliers.
type Amount struct {
	From, To int
	Value    *big.Rat
	Mantissa *big.Rat // before the multipliers
	Scale    *big.Rat // product of the multipliers; nil if there are none
	Form     language.Form

	Words     bool // in words
	Plain     bool // one run of digits, grouped or not
	Grouped   bool
	Decimal   bool
	Weak      bool
	Malformed bool
	Scaled    bool   // ends in a multiplier or a collective, so that "of" may stand before what is counted
	More      string // a comparator inside the number
	Lower     bool   // a lower bound, as in "dozens of"
	Fraction  bool
	Dashed    bool     // with a dash for the hundredths of money
	Article   bool     // the word is an article or a pronoun too
	Most      *big.Rat // the greater end of a word that says about how many: three or four
}

// Amount reads the number at token i. money says that a currency sign stands before it, so that single letters after it
// are multipliers.
func (w *Amounts) At(i int, money bool) (Amount, bool) {
	a := Amount{From: i}
	switch {
	case w.IsDigits(i):
		n, ok := w.Numerals.At(i)
		if !ok {
			return a, false
		}
		foreignGroups(w, &n, i)
		a.To, a.Value, a.Plain, a.Grouped, a.Decimal, a.Weak, a.Malformed = n.to, n.Value, !n.decimal, n.grouped,
			n.decimal, n.weak, n.malformed
		w.vulgar(&a)
		w.exponent(&a)
		digitsPoint(w, &a)
		dashed(w, &a)
	case w.IsWord(i):
		if isCaseEnding(w, i) || !w.wordAmount(&a) {
			return a, false
		}
		w.spokenPoint(&a)
		w.partOfPower(&a)
		w.lesserDigitsBehind(&a)
	default:
		if r, ok := vulgarFractions[w.Rune(i)]; ok && w.IsMark(i) {
			a.To, a.Value, a.Fraction = i+1, big.NewRat(r[0], r[1]), true
			return a, true
		}
		return a, false
	}
	w.AndFraction(&a)
	w.collected(&a)
	a.Mantissa = a.Value
	w.Multiply(&a, money)
	w.AndFraction(&a)
	return a, true
}

// wordAmount reads a number in words, a collective ("dozens"), or a part of a multiplier ("half a million").
func (w *Amounts) wordAmount(a *Amount) bool {
	i := a.From
	k := i
	if w.powerFirst(a) {
		return true
	}
	if f := w.Function(k); (f == language.WordArticle || f == language.WordDeterminer) && w.PastOf(k) == k {
		k++
	}
	if w.collective(a, k) {
		return true
	}
	if w.Pack.ReadsNumber(&w.Tokens, i) {
		if d, ok := w.Pack.ReadDecimal(&w.Tokens, i); ok {
			a.To, a.Value, a.Words, a.Decimal = d.End, d.Value, true, true
			for k := i; k < d.End; k++ {
				a.Scaled = a.Scaled || w.Mask[k]&scan.Bit(language.Multiplier) != 0 // "deux millions et demi de"
			}
			if d.Value.Sign() < 0 {
				w.wordFraction(a) // "minus three quarters"
			}
			return true
		}
		if n, ok := w.Pack.ReadNumber(&w.Tokens, i); ok && n.Form != language.Year {
			n = w.beforeComma(i, n)
			a.To, a.Value, a.Form, a.Words, a.Article = n.End, new(big.Rat).SetInt(n.Value), n.Form, true, n.Function
			if m, ok := w.Has(n.End-1, language.Multiplier); ok && m.End == n.End {
				a.Scaled = true
			}
			w.wordFraction(a)
			return true
		}
	}
	if m, ok := w.Has(k, language.Fraction); ok && !m.Flags.Has(language.Plural) {
		return w.part(a, k, m)
	}
	return barePower(w, a)
}

// barePower reads a power of ten without a number before it where what compares or a word for per cent touches it, or
// it is the whole of a share: 近千人, 逾百家, 百分之百, 万分之五.
func barePower(w *Amounts, a *Amount) bool {
	m, ok := w.Has(a.From, language.Multiplier)
	if !ok || !w.IsSyllabic(a.From) || m.Flags.Has(language.Short) {
		return false
	}
	share, whole := w.HasValue(m.End, language.Quantity, language.QuantityShare)
	_, hundred := scan.BeforeWith(w.Sheet, a.From, language.Percent, language.Before)
	behind := w.Glued(a.From) && (w.IsComparator(a.From) || hundred)
	if !behind && !(whole && share.Flags.Has(language.After)) {
		return false
	}
	a.Value, a.To, a.Words, a.Scaled = ScaleBy(One, m.Number), m.End, true, true
	return true
}

// powerFirst reads digits with the word for their power of ten before them.
func (w *Amounts) powerFirst(a *Amount) bool {
	m, ok := w.Units.powerAt(a.From)
	if !ok {
		return false
	}
	n, ok := w.Numerals.At(m.End)
	if !ok || n.malformed || w.LettersAt(n.to) {
		return false
	}
	a.To, a.Value, a.Decimal, a.Scaled = n.to, ScaleBy(n.Value, m.Number), n.decimal, true
	return true
}

// beforeComma leaves out what a number in words has behind a comma if that is a single word that is an article, too:
// "um milhão, uma dúzia" are two numbers.
func (w *Amounts) beforeComma(i int, n language.Number) language.Number {
	if n.End-i < 3 || !w.Mark(n.End-2, ",") || w.Function(n.End-1) == "" {
		return n
	}
	w.Pack.Tokenize(w.Surface(i, n.End-2), &w.scratch)
	if m, ok := w.Pack.ReadNumber(&w.scratch, 0); ok && m.End == len(w.scratch.List) {
		m.End += i
		return m
	}
	return n
}

// collected multiplies a number by the collective behind it: "two dozen", "trois douzaines".
func (w *Amounts) collected(a *Amount) {
	if a.Form != language.Cardinal || a.Lower {
		return
	}
	if part := a.Fraction && a.Words && w.Mark(a.To, scan.Hyphens) && w.Glued(a.To) && w.Glued(a.To+1); part &&
		w.Follows(a.To+1, language.Collective, language.Multiplier) {
		a.To++ // "une demi-douzaine", "un demi-million"
	}
	m, ok := w.Has(a.To, language.Collective)
	if !ok || m.Number < 10 || !a.Words && m.Number != 12 {
		return
	}
	if w.Glued(m.End) && w.Mark(m.End, scan.Hyphens) || w.Follows(a.To, language.Multiplier) {
		return
	}
	a.Value, a.To, a.Plain, a.Scaled, a.Article =
		new(big.Rat).Mul(a.Value, big.NewRat(int64(m.Number), 1)), m.End, false, true, false
	a.Fraction = false
}

// ordinalWord reports whether an ordinal in words begins at token i.
func (w *Amounts) ordinalWord(i int) bool {
	_, ok := w.Pack.ReadNumberForm(&w.Tokens, i, language.Ordinal)
	return ok
}

// collective reads "dozens of", "hundreds of thousands of" and, with an article before it, "a dozen".
func (w *Amounts) collective(a *Amount, k int) bool {
	m, ok := w.Has(k, language.Collective)
	if !ok || m.Value != "" {
		return ok && k == a.From && about(w, a, m)
	}
	plural := m.Flags.Has(language.Plural)
	if m.Number < 2 || plural != (k == a.From) && !w.IsAll(k, m.End) || w.List[a.From].Kind != language.Word {
		return false
	}
	e := w.PastOf(m.End)
	if k == a.From && w.IsAll(k, m.End) {
		a.To, a.Value, a.Words, a.Scaled, a.Lower = m.End, big.NewRat(int64(m.Number), 1), true, true, plural
		return true
	}
	if plural && e == m.End && m.Flags.Has(language.Before) {
		if !w.IsSyllabic(k) && !w.NounAt(e) && !w.Follows(e, language.Collective, language.Multiplier) {
			return false
		}
	} else if plural && e == m.End {
		return false
	} else if !plural && (e > m.End && w.IsDigits(e) || w.Mask[a.From]&scan.NumberBit == 0) {
		return false // "a score" is twenty, "the score" is none
	}
	a.To, a.Value, a.Words, a.Scaled, a.Lower = m.End, big.NewRat(int64(m.Number), 1), true, true, plural
	for {
		m, ok = w.Has(e, language.Collective)
		if !ok || !m.Flags.Has(language.Plural) || a.Value.Num().BitLen() > 200 {
			return true
		}
		a.Value, a.To = new(big.Rat).Mul(a.Value, big.NewRat(int64(m.Number), 1)), m.End
		if e = w.PastOf(m.End); e == m.End {
			return true
		}
	}
}

// aboutMarks are what must stand behind ideographs that say about how many.
var aboutMarks = []language.Class{
	language.Classifier, language.Multiplier, language.Measure, language.CalendarUnit, language.Currency,
}

// about reads a word that says about how many, between two numbers, where the match m of it stands at the begin of an
// amount: 서너, "vài ba". Ideographs are such a word only where nothing of a longer number stands before them, and what
// is counted or measured behind them: 三五 of 三五天, not of 十三五.
func about(w *Amounts, a *Amount, m language.Match) bool {
	most, ok := ratio(m.Value)
	if !ok || w.Glued(m.End) && w.Follows(m.End, language.OrdinalSuffix) {
		return false
	}
	if w.IsNounScript(a.From) {
		cut := w.Glued(a.From) && (w.IsDigits(a.From-1) || w.Pack.ReadsNumber(&w.Tokens, a.From-1))
		if cut || !w.Glued(m.End) || !w.Follows(m.End, aboutMarks...) {
			return false
		}
	}
	a.To, a.Value, a.Words = m.End, big.NewRat(int64(m.Number), 1), true
	if most.Cmp(a.Value) > 0 {
		a.Most = most
	}
	return true
}

// IsAlone reports whether a number is a word that counts by itself and is no part of another: 셋.
func IsAlone(w *Amounts, a *Amount) bool {
	m, ok := w.Has(a.From, language.Collective)
	return ok && m.End == a.To && m.Value != "" && a.Most == nil
}

var (
	Half  = big.NewRat(1, 2)
	One   = big.NewRat(1, 1)
	Three = big.NewRat(3, 1)
	Ten   = big.NewRat(10, 1)
)

func ratio(s string) (*big.Rat, bool) { return new(big.Rat).SetString(s) }

// Multiply applies the multipliers after a number.
func (w *Amounts) Multiply(a *Amount, money bool) {
	if a.Form != language.Cardinal {
		return
	}
	for {
		m, ok := multiplierAt(w, a.To)
		if ok && beginsLonger(w, a.To, m.End) {
			return
		}
		if c, more := w.Has(a.To, language.Comparator); !ok && more && c.Flags.Has(language.After) &&
			w.IsSyllabic(a.To) && w.Glued(a.To) {
			if m, ok = w.Has(c.End, language.Multiplier); ok && w.IsSyllabic(c.End) {
				a.More = c.Value // "3000多万"
			} else {
				ok = false
			}
		}
		_, next := w.Units.powerAt(a.To)
		next = next && !(w.IsSyllabic(a.To) && w.Follows(m.End+1, language.Multiplier)) // "၁၂ သိန်း ၅ သောင်း"
		if !ok || next || m.Number <= 0 || m.Number > 30 {
			return
		}
		short := m.Flags.Has(language.Short) || isLetter(w, a.To, m)
		if short && !w.shortMultiplier(a, m, money) {
			return
		}
		p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(m.Number)), nil))
		if a.Scale == nil {
			a.Scale = new(big.Rat).Set(One)
		}
		a.Scale = a.Scale.Mul(a.Scale, p)
		if a.Most != nil {
			a.Most = new(big.Rat).Mul(a.Most, p)
		}
		a.Value = p.Mul(p, a.Value)
		a.To, a.Plain, a.Scaled, a.Weak, a.Article = m.End, false, true, false, false
		switch {
		case a.Words:
		case w.IsSyllabic(m.End - 1):
			w.lesser(a, m.Number)
		case a.Decimal:
		case !short || len(m.Phrase) > 1:
			w.rest(a, m.Number)
			w.lesserGroups(a, m.Number, short)
		}
		if a.Value.Num().BitLen() > 4000 {
			return
		}
	}
}

// isCaseEnding reports whether token i is not the number word that it looks like, but an ending behind digits: "45-öt".
func isCaseEnding(w *Amounts, i int) bool {
	return i > 1 && w.IsDigits(i-2) && w.PastEnding(i-1) > i &&
		slices.Contains(w.Pack.Letters(language.LettersCase), w.Token(i))
}

// multiplierAt gives the multiplier at token k, or behind a hyphen there: "der 3,8-Millionen-Neubau".
func multiplierAt(w *Amounts, k int) (language.Match, bool) {
	m, ok := w.Has(k, language.Multiplier)
	if !ok && w.BindsWord(k, scan.Hyphens) {
		m, ok = w.Has(k+1, language.Multiplier)
		ok = ok && (!m.Flags.Has(language.Short) || utf8.RuneCountInString(m.Phrase) > 2)
	}
	return m, ok
}

// beginsLonger reports whether the multiplier of the tokens [i,end) is but the begin of a classifier, 조 of 조각, or of a
// unit in a script without blanks, 千 of 千克.
func beginsLonger(w *Amounts, i, end int) bool {
	if c, noun := w.Has(i, language.Classifier); noun && c.End > end {
		return true
	}
	u, unit := w.Has(i, language.Measure)
	return unit && w.IsSyllabic(i) && u.End > end
}

// isLetter reports whether a multiplier m at token i is a letter, and no word of one sign.
func isLetter(w *Amounts, i int, m language.Match) bool {
	return utf8.RuneCountInString(m.Phrase) == 1 && !w.IsSyllabic(i) && !w.Pack.ReadsNumber(&w.Tokens, i)
}

// shortMultiplier reports whether an abbreviation after a number is a multiplier. A single letter is one after a
// currency sign; elsewhere it may as well be a unit or a name (5G), so the number must be more than one digit and a
// noun must follow.
func (w *Amounts) shortMultiplier(a *Amount, m language.Match, money bool) bool {
	letters := w.Written(a.To, m.End)
	long := utf8.RuneCountInString(letters) > 1
	if u, ok := w.Units.CurrencyAfter(w.PastOf(m.End)); ok && !w.Glued(m.End) && u.To > m.End &&
		(w.NounAt(m.End) || w.PastOf(m.End) > m.End) {
		return true // "3 k euros", "4 M d'euros"
	}
	if money || w.IsCurrencySign(m.End) && (w.Glued(m.End) || scan.OwnLetter(w.Sheet, m, a.To)) {
		return long || w.Glued(a.To) || !money || scan.OwnLetter(w.Sheet, m, a.To) && !w.LettersAt(m.End)
	}
	if m.Flags.Has(language.Cased) && m.Phrase != letters {
		return false
	}
	end := m.End
	if w.Mark(end-1, ".") {
		end-- // "5 t." at the end of a sentence
	}
	if u, ok := w.Has(a.To, language.Measure); ok && u.End >= end &&
		(!u.Flags.Has(language.Cased) || u.Phrase == w.Written(a.To, end)) && w.Units.measures(a.To, u) &&
		!yields(u.Value) && !w.countsMillions(a, m.End) {
		return false // of the units only customary ones give way: a cup or a carat is no k
	}
	if long {
		return w.Glued(a.To) || len(m.Phrase) > 2 || !w.IsCapital(a.To) || a.Decimal || w.countsAt(a, m.End)
	}
	if !w.Glued(a.To) {
		_, apart := w.HasValue(a.To, language.Quantity, language.QuantityThousands)
		return apart && w.countsAt(a, m.End)
	}
	if w.sameLetters(a.To, m.End+2) || w.sameLetters(a.To, a.From-2) {
		return true // "3k-9k"
	}
	if w.LettersAt(m.End) || w.Glued(m.End) && w.Mark(m.End, "-‐‑") {
		return false
	}
	several := a.To-a.From > 1 || w.Length(a.From) > 1
	switch {
	case w.NounAt(m.End) && several, a.Decimal, w.IsAll(a.From, m.End):
		return true
	case w.Function(a.From-1) == language.WordArticle:
		return false // "a 4k video"
	case m.Number == 3 && w.IsLower(a.To) && w.NounAt(m.End) && w.IsLower(m.End):
		return true // "4k staff"
	case w.IsNounWord(a.From-1) && !w.IsVerb(a.From-1):
		return false // "section 12B"
	}
	return m.Number == 3 && (several || w.IsLower(a.To)) || several && w.IsCapital(a.To)
}

// countsAt reports whether something to count stands at token i, behind a number with an abbreviation, or the two are
// the whole text: "300 k habitants", "4,5 M de seguidores".
func (w *Amounts) countsAt(a *Amount, i int) bool {
	if w.Glued(i) || w.IsAll(a.From, i) {
		return w.IsAll(a.From, i)
	}
	if of := w.PastOf(i); of > i {
		return w.IsNounWord(of) && !w.IsCapital(of)
	}
	return (a.Decimal || w.Length(a.To-1) > 1) && w.SmallNounAt(i)
}

// sameLetters reports whether the letters of token i stand at token k, too, behind digits, with a dash between the two
// numbers.
func (w *Amounts) sameLetters(i, k int) bool {
	return w.Token(k) == w.Token(i) && w.Glued(k) && w.IsDigits(k-1) && w.Binds(max(i, k)-2, "-–‑~")
}

// countsMillions reports whether a number with a letter that is a unit of length, too, up to token to, counts what
// follows: "1.2m spectators", "3m people". A length has an article before it, or describes a single thing.
func (w *Amounts) countsMillions(a *Amount, to int) bool {
	_, about := w.Before(a.From, language.Comparator) // "some 1.2m"
	if f := w.Function(a.From - 1); !about && (f == language.WordArticle || f == language.WordDeterminer) {
		return false
	}
	if _, ok := w.HasValue(to, language.Quantity, language.QuantityMany); ok {
		return true
	}
	return a.Decimal && w.SmallNounAt(to) && w.Traits.IsPluralForm(w.Token(to))
}

func (w *Amounts) IsUnit(a *Amount) bool {
	_, ok := w.UnitAfter(a)
	return ok
}

// unitInside reads the currency in an abbreviation that is a multiplier and a currency in one: "20 mkr".
func (w *Amounts) unitInside(a *Amount) (Unit, bool) {
	if !a.Scaled || a.To-a.From < 2 || w.List[a.To-1].ID == 0 || !w.Follows(a.To-1, language.Currency) {
		return Unit{}, false
	}
	m, ok := w.Has(a.To-1, language.Multiplier)
	if !ok || m.End != a.To {
		return Unit{}, false
	}
	u, f, ok := w.Units.currencyAt(a.To - 1)
	return u, ok && u.To == a.To && !f.Flags.Has(language.Short)
}

// unitPastMore reads the unit behind a sign between it and its number that compares, which goes to the amount: 十几岁,
// 30多年, 3000여 원.
func unitPastMore(w *Amounts, a *Amount) (Unit, bool) {
	m, ok := w.Has(a.To, language.Comparator)
	if !ok || !w.IsNounScript(a.To) && !w.IsHangul(a.To) || !w.Glued(a.To) ||
		!m.Flags.Has(language.After) || m.End > a.To+1 || !w.Glued(m.End) && !w.IsHangul(a.To) {
		return Unit{}, false
	}
	u, ok := w.Units.unitAt(m.End, false)
	if ok {
		a.More = m.Value
	}
	return u, ok
}

// UnitAfter reads the unit after a number: per cent, currency, measure or duration.
func (w *Amounts) UnitAfter(a *Amount) (Unit, bool) {
	if a.Form != language.Cardinal {
		return Unit{}, false
	}
	if u, ok := w.unitInside(a); ok {
		return u, true
	}
	k := a.To
	hyphen := w.Mark(k, "-‐‑") && w.Glued(k) && w.Glued(k+1)
	if hyphen {
		k++
	}
	if u, ok := w.Units.unitAt(k, hyphen); ok {
		return u, !(u.Code == "pp" && a.Value.Cmp(Hundred) > 0) // points of an index: 15234ポイント
	}
	if a.Dashed || hyphen {
		return dashedMoney(w, a)
	}
	if u, ok := unitPastMore(w, a); ok {
		return u, true
	}
	if e := scan.PastJoin(w.Sheet, k); e > k {
		return w.Units.unitAt(e, false)
	}
	if e := w.PastOf(k); a.Scaled && e > k {
		if u, ok := w.Units.unitAt(e, false); ok || !a.Fraction || w.Function(e) != language.WordArticle {
			return u, ok
		}
		u, ok := w.Units.unitAt(e+1, false) // "a quarter of a percentage point", "three quarters of an hour"
		one, is := w.HasValue(e, language.Quantity, scan.Ahead)
		return u, ok && (u.Kind == schema.KindPercent ||
			u.Kind != schema.KindMoney && is && one.Flags.Has(language.Before))
	}
	return Unit{}, false
}
