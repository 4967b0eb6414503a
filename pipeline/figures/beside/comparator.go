// Package beside reads what stands beside a figure and says more of it: comparators before and behind it, words that
// make an age of a number, and the weather that makes temperatures of degrees.
package beside

import (
	"math/big"
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Comparators finds the comparators beside figures, the ages and the temperatures.
type Comparators struct {
	*scan.Sheet
	amounts *number.Amounts
	scratch language.Tokens
}

// NewComparators gives a reader of the comparators on a sheet.
func NewComparators(s *scan.Sheet, a *number.Amounts) *Comparators {
	return &Comparators{Sheet: s, amounts: a}
}

// compared is a figure with a value while its comparator is looked for.
type compared struct {
	*Comparators
	f    *scan.Figure
	last *scan.Figure // the one before it in the paragraph, or nil; a time behind an amount is a part of that
	end  int          // the token after last and that time
}

// comparators are the places where a comparator may stand: before its number ("more than 5"), behind it ("5 or more"),
// or behind what it counts ("5人以上", "10 people or more").
var comparators = []scan.Rule[compared]{
	{Name: "phrase_before", Then: compared.phraseBefore},
	{Name: "sign_before", When: compared.behindSign, Then: compared.signBefore},
	{Name: "two_signs_before", When: compared.behindTwoSigns, Then: compared.twoSignsBefore},
	{Name: "glued_phrase", Then: compared.gluedPhrase},
	{Name: "phrase_behind", Then: compared.phraseBehind},
	{Name: "adverb_before", Then: compared.adverbBefore},
}

// Compare gives each figure with a value the comparator that stands beside it.
func (w *Comparators) Compare() {
	var last *scan.Figure
	end := 0
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Value != nil && f.Kind != schema.KindOrdinal {
			scan.First(w.Sheet, "comparator", comparators, compared{w, f, last, end}, f.From)
		}
		if f.Value != nil || last == nil || f.From > end+1 {
			last = f
		}
		end = f.To
	}
}

// set gives the figure its comparator and ends the list; an empty one goes on.
func (c compared) set(value string) int {
	if value == "" {
		return 0
	}
	c.f.Comparator = value
	return c.f.To
}

// phrase gives the comparator that stands before the figure: at once, or with a hyphen, a small word or the noun
// between.
func (c compared) phrase() (m language.Match, ok bool) {
	from := c.f.From
	if m, ok = scan.BeforeWith(c.Sheet, from, language.Comparator, language.Before); ok {
		return m, true
	}
	if i := c.beforeLevel(); i < from {
		if m, ok = scan.BeforeWith(c.Sheet, i, language.Comparator, language.Before); !ok {
			m, ok = scan.BeforeWith(c.Sheet, scan.ArticleBefore(c.Sheet, i), language.Comparator, language.Before)
		}
		return m, ok && isStrict(m.Value)
	}
	if m, ok = scan.BeforeWith(c.Sheet, from-1, language.Comparator, language.Before); !ok {
		return m, false
	}
	switch {
	case c.Binds(from-1, "-־‑"): // "יותר מ-200"
		return m, slices.Contains(c.Traits.Prefixes, c.Token(from-2))
	case c.behindSmallWord():
		return m, !(m.Value == "<=" && scan.SpeaksOfChange(c.Sheet, m.End)) // "subió tres décimas, hasta el 2,6 %"
	case c.HasFunction(from-1, language.WordPreposition):
		return m, m.Value == "~" // "примерно на 2300 человек"
	}
	return m, c.Traits.NounFirst && c.NounAt(from-1) // "takriban watoto 200"
}

// level is the value of the words for a value that others are held against, with which the figure says how high it is:
// "below the target of 2 percent", "über die Marke von 100 Dollar".
const level = "value_level"

// beforeLevel gives the token where such a word before the figure begins; the figure's own if there is none. Two small
// words may stand between: "del", "bei den".
func (c compared) beforeLevel() int {
	i := c.f.From
	for n := 0; n < 2 && c.isSmall(i-1); n++ {
		i--
	}
	m, ok := scan.BeforeWith(c.Sheet, i, language.Quantity, 0)
	if !ok || m.Value != level {
		return c.f.From
	}
	return m.End
}

// isSmall reports whether an article, a preposition or a genitive stands at token i.
func (c compared) isSmall(i int) bool {
	switch c.Function(i) {
	case language.WordArticle, language.WordPreposition, language.WordGenitive:
		return true
	}
	return false
}

func (c compared) phraseBefore() int {
	f := c.f
	m, ok := c.phrase()
	if !ok || c.end > m.End || m.Value == "<=" && c.leadsFrom(m.End) {
		return 0
	}
	if m.Flags.Has(language.Short) && f.Kind == schema.KindCount {
		return 0 // "into 3 groups"
	}
	if isStrict(m.Value) && f.From == m.End+1 && c.isGoverned(m.End) {
		return 0
	}
	if c.isDuring(m) {
		return 0
	}
	if isExtreme(c, m.End) || c.IsHangul(m.End) && c.Glued(m.End) && c.IsHangul(m.End-1) {
		return 0 // 계약 3건 has no 약
	}
	if isStrict(m.Value) {
		return c.set(c.unlessNot(m.Value, m.End))
	}
	return c.set(m.Value)
}

// isDuring reports whether the word before a length of time, m, says in what time something was, as at the head of a
// sentence: "Under tre dagar pågick festivalen".
func (c compared) isDuring(m language.Match) bool {
	if c.f.Kind != schema.KindDuration || !c.SentenceStart(m.End) {
		return false
	}
	_, ok := c.HasValue(m.End, language.Period, language.PeriodDuring)
	return ok
}

// isStrict reports whether a comparator leaves its value out.
func isStrict(value string) bool { return value == ">" || value == "<" }

// isExtreme reports whether the word at token i, before a temperature, is one for the highest or the lowest of a day
// and no bound: 最高33度.
func isExtreme(c compared, i int) bool {
	if u := c.f.Unit; u != scan.Angle && u != "Cel" {
		return false
	}
	m, ok := scan.HasWith(c.Sheet, i, language.Quantity, language.Before)
	return ok && m.Value == language.QuantityHeat
}

// maxGoverned bounds how many words may stand between a preposition, or the number behind it, and its verb.
const maxGoverned = 4

// isGoverned reports whether the word at token i, before the figure, is the preposition of a verb beside it or of
// a noun, which is told with it: "verfügt über zehn Sitze", "Rechnung über zehn Euro".
func (c compared) isGoverned(i int) bool {
	for k := i - 1; k >= max(0, i-maxGoverned) && c.IsWord(k) && !c.Taken[k]; k-- {
		if m, ok := c.HasValue(k, language.Quantity, language.QuantityGoverns); ok && m.End <= i+1 {
			return true
		}
	}
	for k := c.f.To; k < min(len(c.List), c.f.To+maxGoverned) && c.IsWord(k) && !c.Taken[k]; k++ {
		if _, ok := c.HasValue(k, language.Quantity, language.QuantityGoverns); ok {
			return true
		}
	}
	return false
}

// maxNot bounds how many words may stand between a negation and the comparator that it turns: "не следует принимать
// более 3 г"; maxNotSigns is that bound in a script without blanks.
const (
	maxNot      = 3
	maxNotSigns = 6
)

// turned are the comparators behind a negation.
var turned = map[string]string{">": "<=", "<": ">=", ">=": "<", "<=": ">"}

// unlessNot gives a comparator before token i as a negation turns it: "never take more than 3 g" is a bound. Only verbs
// stand between the two, no sign, no number and no word of a clause of its own: "did not say that more than 3 came".
func (c compared) unlessNot(value string, i int) string {
	other, turns := turned[value]
	most := maxNot
	if c.IsSyllabic(i - 1) {
		most = maxNotSigns
	}
	for k := i - 1; turns && k >= max(0, i-1-most); k-- {
		if m, ok := scan.BeforeWith(c.Sheet, k+1, language.Quantity, 0); ok && m.Value == language.QuantityNot {
			return other
		}
		if !c.IsWord(k) || c.Taken[k] || c.opensClause(k) {
			break
		}
	}
	return value
}

// opensClause reports whether token k is a function word that does not belong to the verb of a clause.
func (c compared) opensClause(k int) bool {
	f := c.Function(k)
	if c.IsSyllabic(k) {
		return false // a sign may be a part of a verb: 服用
	}
	return f != "" && f != language.WordAuxiliary && f != language.WordArticle && f != language.WordParticle
}

// behindSmallWord reports whether a small word may stand between the figure and its comparator: an article before a
// share ("knapp die Hälfte"), or that or a preposition before a percentage ("al menos al 10 %").
func (c compared) behindSmallWord() bool {
	switch c.Function(c.f.From - 1) {
	case language.WordArticle:
		return c.f.Kind == schema.KindPercent || c.f.Words && c.f.Value.Cmp(number.One) < 0
	case language.WordPreposition:
		return c.f.Kind == schema.KindPercent
	}
	return false
}

// leadsFrom reports whether a word for a change stands before token i, where "up to" says to what it led ("выросла до
// 3"), or the amount that it began with ("с 1 до 3").
func (c compared) leadsFrom(i int) bool {
	byPercent := c.last != nil && c.last.Kind == schema.KindPercent && c.Mark(i-1, ",") && c.end == i-1
	if byPercent || c.last != nil && c.pastYear(c.end) == i {
		if c.last.Rule == scan.FromOneToOther || scan.SpeaksOfChange(c.Sheet, c.last.From) {
			return true
		}
	}
	if _, to := c.HasValue(i, language.Range, "to"); c.f.From == i+1 &&
		(to || c.Function(i) == language.WordPreposition) {
		return scan.SpeaksOfChange(c.Sheet, i) // "повысил ставку до 21%"
	}
	m, ok := c.Before(i, language.Quantity)
	return ok && m.Value == language.QuantityChange
}

// pastYear gives the token behind the word for year at token i, with its point: "2020 r. do 15"; i if there is none.
func (c compared) pastYear(i int) int {
	m, ok := c.HasValue(i, language.CalendarUnit, language.UnitYear)
	if !ok {
		return i
	}
	if c.Mark(m.End, ".") {
		return m.End + 1
	}
	return m.End
}

var signComparators = map[rune]string{'<': "<", '>': ">", '≤': "<=", '≥': ">="}

func (c compared) behindSign() bool {
	return c.Mark(c.f.From-1, "<>≤≥") && !c.Mark(c.f.From-2, "<>-=")
}
func (c compared) signBefore() int { return c.set(signComparators[c.Rune(c.f.From-1)]) }

// behindTwoSigns reports whether "<=" or ">=" stands before the figure.
func (c compared) behindTwoSigns() bool {
	return c.Mark(c.f.From-1, "=") && c.Mark(c.f.From-2, "<>") && c.Glued(c.f.From-1)
}

func (c compared) twoSignsBefore() int { return c.set(c.Token(c.f.From-2) + "=") }

func (c compared) gluedPhrase() int { return c.set(c.gluedComparator(c.f.From)) }

func (c compared) phraseBehind() int {
	value := c.comparatorBehind(c.f.To)
	if value != "" {
		c.unitBehind()
	}
	if m, ok := c.Before(c.f.From, language.Quantity); ok && m.Value == language.QuantityChange {
		value = c.unlessNot(value, m.End) // 不会降至2%以下
	}
	return c.set(value)
}

// unitBehind makes a length of time of a bare count whose unit stands behind its comparator: "five or more years".
func (c compared) unitBehind() {
	m, ok := c.behind(c.f.To)
	if !ok || c.f.Kind != schema.KindCount || c.f.Max != nil || c.LettersAt(m.End) {
		return
	}
	u, ok := c.amounts.UnitAfter(&number.Amount{From: c.f.From, To: m.End})
	if !ok || u.Kind != schema.KindDuration || u.Ambiguous || !c.Free(m.End, u.To) {
		return
	}
	f := c.f
	f.Kind, f.Unit, f.Value, f.To, f.Rule = u.Kind, u.Code, u.Times(f.Value), u.To, "duration"
	c.Take(m.End, u.To)
}

// maxNouns bounds how many words of what is counted may stand between a number and a comparator behind it.
const maxNouns = 3

// comparatorBehind reads a comparator at token i, behind a number; empty if there is none.
func (w *Comparators) comparatorBehind(i int) string {
	if w.Binds(i, scan.Hyphens) {
		i++ // "300-odd"
	}
	m, ok := w.behind(i)
	if w.IsWord(i-1) && w.Taken[i-1] && !(ok && m.End > i+1) {
		if value := w.inCase(i - 1); value != "" {
			return value // "10.000 avroya kadar", "14 napnál több", but "3 gramdan fazla almayın"
		}
	}
	if ok && (w.IsWord(i) || w.Glued(i)) {
		if w.IsSyllabic(i) && (w.LongerWord(i, m.End) || m.End == i+1 && (w.gradeAt(i) || w.beginsWord(i))) {
			return "" // 来自 is no 来, 여성 no 여
		}
		return m.Value
	}
	if w.Binds(i, "'’"+scan.Hyphens) && w.IsLower(i+1) { // an ending: "3.000'den fazla", "500-nál több"
		m, ok := w.behind(i + 1) // the ending may be a part of it
		if more, goes := w.behind(i + 2); goes && (!ok || more.End > m.End) {
			m, ok = more, true
		}
		if ok {
			return m.Value
		}
	}
	if value := w.behindNouns(i); value != "" {
		return value
	}
	if m, ok := w.Has(i, language.Classifier); ok {
		if c, ok := scan.HasWith(w.Sheet, m.End, language.Comparator, language.After); ok {
			return c.Value
		}
	}
	return ""
}

// behindNouns reads a comparator behind what is counted, which begins at token i; empty if there is none.
func (w *Comparators) behindNouns(i int) string {
	for k := i; k < i+maxNouns && w.NounAt(k) && !w.Taken[k] && !w.IsVerb(k); k++ {
		if m, ok := w.behind(k + 1); ok && (m.End > k+2 || w.onBothSides(m, k+1)) {
			return m.Value // "65 people or more"
		}
		if value := w.inCase(k); value != "" {
			return value
		}
	}
	return ""
}

// Letters of the ending of a noun that stands in a case.
const (
	minCase = 2
	maxCase = 7
)

// inCase reads a comparator of which the first word is the ending of the noun or the unit at token k: the "den fazla"
// of "500 kişiden fazla"; empty if there is none.
func (w *Comparators) inCase(k int) string {
	if !w.IsWord(k) || !scan.CanEnd(w.Sheet, k+1, language.Comparator) {
		return ""
	}
	noun, at, cases := w.Token(k), len(w.Token(k)), len(w.Pack.Letters(language.LettersCase)) > 0
	for n := 1; n <= maxCase && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(noun[:at])
		if at -= size; n < minCase || at == 0 {
			continue
		}
		w.Pack.Tokenize(noun[at:]+" "+w.Token(k+1), &w.scratch)
		m, ok := w.Pack.LongestWith(&w.scratch, 0, language.Comparator, language.After)
		if !cases {
			_, word := w.Pack.Longest(&w.scratch, 0, language.Function)
			ok = ok && !word // not the "en meer" of "3 graden meer"
		}
		if ok && m.End == 2 {
			return m.Value
		}
	}
	return ""
}

// beginsWord reports whether the syllable at token i begins a word of several: the 여 of "42살 여성".
func (w *Comparators) beginsWord(i int) bool {
	return w.IsHangul(i) && !w.Glued(i) && w.IsHangul(i+1) && w.Glued(i+1)
}

// gradeAt reports whether a single character stands right behind a single digit, at token i: half a grade of a scale,
// as the 弱 of 震度6弱, and no comparator, as that of 300人弱.
func (w *Comparators) gradeAt(i int) bool {
	return w.Glued(i) && w.IsDigits(i-1) && w.Length(i-1) == 1 && !w.IsDigits(i-2)
}

// behind reads a comparator at token i that stands behind its number: one that never stands before one, or after which
// no number follows. One that ends with the beginning of another, as "and more" does in "and more than 200", is none.
func (w *Comparators) behind(i int) (language.Match, bool) {
	m, ok := scan.HasWith(w.Sheet, i, language.Comparator, language.After)
	if ok && (w.onBothSides(m, i) && w.numberAt(m.End) || w.leadsOn(m, i)) {
		return m, false
	}
	if to, is := w.HasValue(i, language.Range, "to"); ok && is && to.End > m.End {
		return m, false // "से कम करके", from one amount to the next
	}
	return m, ok
}

// leadsOn reports whether a comparator before another number begins within the comparator m at token i.
func (w *Comparators) leadsOn(m language.Match, i int) bool {
	for k := i + 1; k < m.End; k++ {
		if b, ok := scan.HasWith(w.Sheet, k, language.Comparator, language.Before); ok && w.numberAt(b.End) {
			return true
		}
	}
	return false
}

// onBothSides reports whether the comparator m at token i may stand before a number as well as behind one.
func (w *Comparators) onBothSides(m language.Match, i int) bool {
	b, ok := scan.HasWith(w.Sheet, i, language.Comparator, language.Before)
	return ok && b.End == m.End
}

// numberAt reports whether a number or what leads to one stands at token i.
func (w *Comparators) numberAt(i int) bool {
	if i >= len(w.List) {
		return false
	}
	return w.Taken[i] || w.IsDigits(i) || w.Follows(i, language.Currency) && w.IsDigits(i+1)
}

// minHead is the least number of bytes of a word that a comparator is glued to: "naj-" is a prefix.
const minHead = 4

// gluedComparator reads a comparator of two words before token i whose first word is glued to the word before it, as in
// "interceptedmore than 50"; empty if there is none.
func (w *Comparators) gluedComparator(i int) string {
	if !w.known(i-1) || !w.IsWord(i-2) || w.List[i-2].ID != 0 || w.Taken[i-1] || w.Taken[i-2] {
		return ""
	}
	word, rest := w.Token(i-2), w.Token(i-1)
	for at := max(minHead, len(word)-scan.MaxPiece); at <= len(word)-scan.MinPiece; at++ {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		w.Pack.Tokenize(word[at:]+" "+rest, &w.scratch)
		m, ok := w.Pack.Longest(&w.scratch, 0, language.Comparator)
		if ok && m.End == len(w.scratch.List) && m.End == 2 {
			return m.Value
		}
	}
	return ""
}

// known reports whether token i is a word of the vocabulary.
func (w *Comparators) known(i int) bool { return w.IsWord(i) && w.List[i].ID != 0 }

// maxAge is the greatest number that is read as an age without the word for years.
var maxAge = big.NewRat(130, 1)
