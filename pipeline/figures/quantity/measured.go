package quantity

import (
	"cmp"
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// measured adds a number with a unit, and what follows it if the two are the ends of a range.
func (w *Reader) measured(from int, a number.Amount, u number.Unit) int {
	f := w.figureOf(a, u.Kind)
	f.From, f.To, f.Unit, f.Rule = min(from, f.From), max(a.To, u.To), u.Code, u.Rule
	w.scaleBefore(&f, u)
	w.scaleBehind(&f, &a, &u)
	if f.Value.IsInt() && f.To == u.To {
		w.andHalf(&f, a.Words)
	}
	f.Value, f.Max = u.Times(f.Value), u.Times(f.Max)
	if code, below := strings.CutPrefix(u.Code, "-"); below {
		f.Unit, u.Code = code, code // "12 градусов мороза"
		f.Value = new(big.Rat).Neg(f.Value)
	}
	if u.Rule == "tenths" {
		lesserTenths(w, &f)
	}
	scan.MarkUnit(&f, u.Ambiguous)
	if a.Weak && u.To <= a.From && w.groups.misplaced(&a) {
		f.Value = nil
		scan.AddIssue(&f.Issues, "malformed_grouping")
		w.Add(f)
		return f.To
	}
	if w.minusInside(from, a.From) && f.Value.Sign() > 0 {
		f.Value = new(big.Rat).Neg(f.Value)
	}
	if u.Kind == schema.KindMoney && u.To <= a.From {
		if to := w.moneyRange(&f, a, u); to > 0 {
			w.Add(f)
			return to
		}
	}
	w.unitRange(&f, u)
	if u.Kind == schema.KindDuration && u.To > a.From {
		w.addLesser(&f)
		w.addHundredths(&f)
	}
	if u.Code == "m" && f.Max == nil && u.To > a.To && f.Value.IsInt() {
		if part, to := number.PartOfMetre(w.units, f.To); to > f.To {
			w.NoteNumerals(f.To, to)
			f.Value, f.To, f.Plain, f.Rule = part.Add(part, f.Value), to, false, "hundredths_of_measure"
		}
	}
	if u.Kind == schema.KindMoney && f.Max == nil && !a.Decimal {
		w.tenths(&f)
		w.hundredths(&f)
	}
	w.Add(f)
	return f.To
}

// scaleBefore gives degrees the scale of temperature that stands before the number: 摂氏18度; and a length the time
// that a word for speed there says it is covered in: 時速60キロ, 時速約60キロ.
func (w *Reader) scaleBefore(f *scan.Figure, u number.Unit) {
	from := f.From
	if c, ok := scan.BeforeWith(w.Sheet, from, language.Comparator, language.Before); ok {
		from = c.End
	}
	m, ok := scan.BeforeWith(w.Sheet, from, language.Measure, language.Before)
	if !ok || !w.Free(m.End, f.From) {
		return
	}
	per := strings.HasPrefix(m.Value, "/")
	switch {
	case u.Code == scan.Angle && !per:
		f.From, f.Unit = m.End, m.Value
	case w.IsDigits(m.End - 1):
		return // "3 ժամում 60 կիլոմետր" is in three hours
	case u.Kind == schema.KindMeasure && per && !strings.Contains(u.Code, "/") && u.Code != scan.Knot:
		if f.Unit = u.Code + m.Value; from == f.From {
			f.From = m.End
		}
	}
}

// scaleBehind multiplies an amount of money by the power of ten in words behind its currency: "28 USD million".
func (w *Reader) scaleBehind(f *scan.Figure, a *number.Amount, u *number.Unit) {
	m, ok := w.Has(u.To, language.Multiplier)
	if !ok || u.Kind != schema.KindMoney || a.Scale != nil || u.To <= a.To {
		return
	}
	if m.Flags.Has(language.Short) && m.End-u.To == 1 && w.Length(u.To) < 2 || w.LettersAt(m.End) {
		return
	}
	f.Value, f.To, f.Scaled, u.To = number.ScaleBy(f.Value, m.Number), m.End, true, m.End
}

// andHalf adds a half that stands behind the unit: "trois ans et demi", 三公斤半.
func (w *Reader) andHalf(f *scan.Figure, words bool) {
	if to := w.units.PastHalf(f.To); to > f.To && w.IsSyllabic(f.To) {
		f.Value, f.To = new(big.Rat).Add(f.Value, number.Half), to // 1時間半
		return
	}
	_, after := scan.HasWith(w.Sheet, f.To, language.Fraction, language.After) // "hai cân rưỡi"
	if f.Kind != schema.KindDuration && !after && (f.Scaled || !w.IsSpelled(f.To-1)) {
		return
	}
	half := number.Amount{Value: f.Value, To: f.To, Words: words}
	w.amounts.AndFraction(&half)
	if f.Kind != schema.KindDuration && !after && (w.NounAt(half.To) || w.amounts.IsUnit(&half)) {
		return // "two kilos and half a litre"
	}
	f.Value, f.To = half.Value, half.To
}

// lesserTenths adds what stands behind tenths, hundredths and thousandths with their names or hundredths without one:
// 3割2分5厘, 四成五.
func lesserTenths(w *Reader, f *scan.Figure) {
	for step := number.One; w.LettersAt(f.To); step = new(big.Rat).Quo(step, number.Ten) {
		b, ok := w.amounts.At(f.To, false)
		if !ok || !b.IsWhole() || b.Value.Sign() <= 0 || b.Value.Cmp(number.Ten) >= 0 {
			return
		}
		m, named := w.HasValue(b.To, language.Quantity, language.QuantityTenth)
		if named && m.Flags.Has(language.Narrow) {
			b.To = m.End
		} else if w.Follows(b.To, language.Classifier, language.Measure, language.CalendarUnit, language.Multiplier) {
			return
		}
		w.noteWords(&b)
		f.Value, f.To = new(big.Rat).Add(f.Value, new(big.Rat).Mul(b.Value, step)), b.To
	}
}

// minusInside reports whether a minus sign stands right before token i, behind the currency at token from: "$-5".
func (w *Reader) minusInside(from, i int) bool {
	return from < i && i-1 >= from && w.Mark(i-1, "-−") && w.Glued(i)
}

// hundredths adds the smaller unit of money behind an amount: "five dollars and 20 cents".
func (w *Reader) hundredths(f *scan.Figure) {
	k := f.To
	if _, ok := w.HasValue(k, language.Range, "and"); ok || w.HasFunction(k, language.WordPreposition) ||
		f.Words && w.Mark(k, ",") {
		k++ // "3 euros con 40 céntimos"
	}
	b, to, ok := number.Hundredths(w.amounts, k)
	if !ok || to == b.To && !number.BareHundredths(w.amounts, f, &b) {
		return
	}
	if b.Words {
		w.NoteNumerals(k, b.To)
	}
	f.Value, f.To = new(big.Rat).Add(f.Value, new(big.Rat).Quo(b.Value, number.Hundred)), to
}

// tenths adds the tenths of a unit of money that a script without blanks has behind it: "3元5角", "6块5".
func (w *Reader) tenths(f *scan.Figure) {
	k := scan.PastZero(w.Sheet, f.To) // 三千块零五毛
	b, ok := w.amounts.At(k, false)
	oneDigit := ok && b.To == k+1 && b.Value.IsInt() && b.Value.Cmp(number.Ten) < 0
	if !oneDigit || !w.Glued(f.To) || !w.IsSyllabic(f.To-1) {
		return
	}
	to := b.To
	if m, ok := w.HasValue(to, language.Quantity, language.QuantityDime); ok && !m.Flags.Has(language.After) {
		to = m.End
	} else if m, ok := w.Before(k, language.Quantity); !ok || m.Value != language.QuantityDime || w.LettersAt(to) {
		return
	}
	f.Value, f.To, f.Numbers[1] = new(big.Rat).Add(f.Value, new(big.Rat).Quo(b.Value, number.Ten)), to, b.To
	w.noteWords(&b)
}

// smallMoney reads an amount in the hundredths of a currency: "25 cents". The currency is that of the region of the
// text, else the only one that the text has named so far.
func (t *attempt) smallMoney() int {
	a := &t.a
	m, ok := t.HasValue(a.To, language.Quantity, language.QuantityHundredth, language.QuantityOwn)
	if !ok || m.Flags.Has(language.After) {
		return dimes(t)
	}
	if a.Form != language.Cardinal || a.Article || t.LettersAt(m.End) {
		return 0
	}
	code, ok := number.LesserMoney(t.units, m, a)
	if !ok {
		return 0
	}
	f := t.figureOf(*a, schema.KindMoney)
	f.Value, f.To, f.Rule = new(big.Rat).Quo(f.Value, number.Hundred), m.End, "hundredths"
	f.Unit = cmp.Or(code, t.Pack.Currency)
	if f.Unit == "" && len(t.units.Stated) == 1 {
		for code := range t.units.Stated {
			f.Unit = code
		}
	}
	if _, own := t.HasValue(a.To, language.Quantity, language.QuantityOwn); own && f.Unit == "" {
		f.Unit = t.units.Own()
	}
	if f.Unit == "" || m.Flags.Has(language.Narrow) {
		f.Unit = ""
		scan.AddIssue(&f.Issues, "ambiguous_currency")
	}
	t.Add(f)
	return f.To
}

// dimes reads an amount in tenths of the money of the language: 5角, 八毛钱. In words the sign must not be one that has
// other meanings, unless the amount is all.
func dimes(t *attempt) int {
	a := &t.a
	m, ok := t.HasValue(a.To, language.Quantity, language.QuantityDime)
	if !ok || m.Flags.Has(language.After) || a.Form != language.Cardinal || t.LettersAt(m.End) {
		return 0
	}
	if a.Words && m.End == a.To+1 && !t.IsAll(a.From, m.End) {
		return 0 // 花椒、八角
	}
	f := t.figureOf(*a, schema.KindMoney)
	f.Value, f.To, f.Rule = new(big.Rat).Quo(f.Value, number.Ten), m.End, "tenths_of_money"
	if f.Unit = cmp.Or(t.Pack.Currency, t.units.Own()); f.Unit == "" {
		scan.AddIssue(&f.Issues, "ambiguous_currency")
	}
	t.Add(f)
	return f.To
}

// oneAndHalf reads a single unit of time with an article, and a part of it: "an hour and a half", "une heure et demie".
func (w *Reader) oneAndHalf(a number.Amount) int {
	u, ok := w.amounts.UnitAfter(&a)
	if !ok || u.Kind != schema.KindDuration && u.Kind != schema.KindMeasure {
		return 0
	}
	half := number.Amount{Value: new(big.Rat).Set(number.One), To: u.To, Words: true}
	if w.amounts.AndFraction(&half); half.To == u.To {
		return 0
	}
	w.NoteNumeral(a.From, half.To)
	f := w.figureOf(a, u.Kind)
	f.Value, f.To, f.Unit, f.Rule = u.Times(half.Value), half.To, u.Code, u.Rule
	w.Add(f)
	return f.To
}

// UnitAndHalf reads a unit without a number and a half behind it: "hora y media", "hodinu a půl". It gives the
// token after it; i if there is nothing of the kind.
func (w *Reader) UnitAndHalf(i int) int {
	if w.Glued(i) && w.IsWord(i-1) || w.IsDigits(i-1) {
		return i
	}
	u, ok := w.units.TimeAt(i)
	if !ok {
		u, ok = number.SpelledMeasure(w.units, i)
	}
	if !ok || w.Pack.ReadsNumber(&w.Tokens, i) {
		return i
	}
	if scan.SaysTwo(w.Sheet, i) { // ساعتين, two hours
		return w.measured(i, number.Amount{From: i, To: i, Value: big.NewRat(2, 1), Words: true}, u)
	}
	whole := number.Amount{From: i, Value: new(big.Rat).Set(number.One), To: u.To, Words: true}
	if w.amounts.AndFraction(&whole); whole.To == u.To {
		return i
	}
	w.NoteNumerals(u.To, whole.To)
	f := w.figureOf(whole, u.Kind)
	f.Value, f.Unit, f.Rule = u.Times(whole.Value), u.Code, u.Rule
	w.Add(f)
	return f.To
}

// UnitOfTwo reads the name of a unit in the form that says two of it: كيلومترين. It gives the token after it; i if
// there is nothing of the kind.
func UnitOfTwo(w *Reader, i int) int {
	m, ok := scan.HasWith(w.Sheet, i, language.Measure, language.Plural)
	if !ok {
		m, ok = scan.HasWith(w.Sheet, i, language.Currency, language.Plural)
	}
	if !ok || w.IsDigits(i-1) || i > 0 && w.Taken[i-1] && w.Glued(i) {
		return i
	}
	a := number.Amount{From: i, To: i, Value: big.NewRat(2, 1), Words: true}
	u, ok := w.amounts.UnitAfter(&a)
	if !ok || u.To < m.End {
		return i
	}
	return w.measured(i, a, u)
}

// ArticleAndHalf reads "an hour and a half" and "an hour and ten minutes" where the article is no number word; i is its
// token. It gives the token after it; i if there is nothing of the kind.
func (w *Reader) ArticleAndHalf(i int) int {
	if w.Function(i) != language.WordArticle || !w.Follows(i+1, language.CalendarUnit) {
		return i
	}
	a := number.Amount{From: i, To: i + 1, Value: number.One, Words: true}
	if to := w.oneAndHalf(a); to > i {
		return to
	}
	u, ok := w.amounts.UnitAfter(&a)
	if _, and := w.HasValue(u.To, language.Range, "and"); !ok || !and || u.Kind != schema.KindDuration {
		return i
	}
	if _, part, ok := w.lesserBehind(u.To); !ok || number.InUnits(u.Code, part.Code) == 0 {
		return i
	}
	return w.measured(i, a, u) // "an hour and fifteen minutes"
}

// unit reads the unit behind the number.
func (t *attempt) unit() int {
	u, ok := t.amounts.UnitAfter(&t.a)
	if !ok {
		return 0
	}
	return t.measured(t.i, t.a, u)
}

// count adds the number as one of things.
func (t *attempt) count() int { return t.countOf(t.a) }
