package number

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/symbol"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// A unit is what stands beside a number and makes it more than a count.
type Unit struct {
	Kind      string
	Code      string
	Factor    int64 // what one of it is in code; 0 stands for 1
	Ambiguous bool  // a currency sign with several readings
	To        int   // token after it
	Rule      string
}

// Times gives so many of the unit in what its code says.
func (u *Unit) Times(v *big.Rat) *big.Rat {
	if u.Factor < 2 || v == nil {
		return v
	}
	return new(big.Rat).Mul(v, big.NewRat(u.Factor, 1))
}

// Same reports whether two units are one.
func (u *Unit) Same(v Unit) bool {
	return u.Kind == v.Kind && u.Code == v.Code && u.Factor == v.Factor && u.Ambiguous == v.Ambiguous
}

// durations are the calendar units in UCUM.
var durations = map[string]Unit{
	language.UnitYear:      {Code: "a"},
	language.UnitHalf:      {Code: "mo", Factor: 6},
	language.UnitQuarter:   {Code: "mo", Factor: 3},
	language.UnitMonth:     {Code: "mo"},
	language.UnitWeek:      {Code: "wk"},
	language.UnitFortnight: {Code: "d", Factor: 14},
	language.UnitDay:       {Code: "d"},
	language.UnitHour:      {Code: "h"},
	language.UnitMinute:    {Code: "min"},
	language.UnitSecond:    {Code: "s"},
	language.UnitDecade:    {Code: "a", Factor: 10},
	language.UnitCentury:   {Code: "a", Factor: 100},
}

// unitAt reads a unit at token k, with the one by which it is divided.
func (w *Units) unitAt(k int, hyphen bool) (Unit, bool) {
	u, ok := w.undivided(k, hyphen)
	if ok && u.Kind == schema.KindMeasure && w.Mark(u.To, "/") && w.Glued(u.To) && w.LettersAt(u.To+1) {
		if by, reads := w.undivided(u.To+1, false); reads && isSimple(u) && isSimple(by) && !w.LettersAt(by.To) {
			u.Code, u.To = u.Code+"/"+by.Code, by.To
		}
	}
	return u, ok
}

// isSimple reports whether a unit is one by which another can be divided, or the other way round.
func isSimple(u Unit) bool {
	measures := u.Kind == schema.KindMeasure || u.Kind == schema.KindDuration
	return measures && u.Factor == 0 && !strings.ContainsAny(u.Code, "/.")
}

func (w *Units) undivided(k int, hyphen bool) (Unit, bool) {
	if k >= len(w.List) || w.Address[k] {
		return Unit{}, false
	}
	if u, ok := w.symbolAt(k); ok && (w.Glued(k) || !w.HasFunction(k, language.WordPreposition)) {
		return ownRate(w, k, u), true
	}
	if w.List[k].ID == 0 {
		return Unit{}, false
	}
	if m, ok := w.Has(k, language.Percent); ok && standsBehind(m.Flags) {
		return Unit{Kind: schema.KindPercent, Code: m.Value, To: m.End, Rule: "percent"}, true
	}
	if m, ok := w.HasValue(k, language.Quantity, language.QuantityTenth); ok && !hyphen && !w.LongerWord(k, m.End) &&
		!m.Flags.Has(language.Narrow) {
		return Unit{Kind: schema.KindPercent, Code: "%", Factor: 10, To: m.End, Rule: "tenths"}, true
	}
	cur, money := w.CurrencyAfter(k)
	m, measure := w.measureAt(k, hyphen)
	if set, ok := w.HasValue(k, language.Quantity, language.QuantityInstead); ok && set.End > m.To ||
		scan.LeadsYear(w.Sheet, k) {
		measure = false // "38 in plaats van 36"
	}
	if money && measure && m.Kind == schema.KindMeasure {
		money, measure = w.moneyOrWeight(k, cur, m)
	}
	if money && (!measure || cur.To >= m.To && !cur.Ambiguous) {
		return cur, true
	}
	if measure {
		return m, true
	}
	return Unit{}, false
}

// standsBehind reports whether a sign or word for per cent is one behind any number.
func standsBehind(f language.Flags) bool {
	return !f.Has(language.Narrow) && (!f.Has(language.Before) || f.Has(language.After))
}

// maxSymbols bounds the tokens of a unit in symbols.
const maxSymbols = 6

// symbolAt reads a unit at token k that is written with symbols, and needs an exponent, a slash or a prefix for it:
// "hm³", "µg/m³".
func (w *Units) symbolAt(k int) (Unit, bool) {
	if !w.IsWord(k) && !unicode.Is(unicode.So, w.Rune(k)) || w.Length(k) > symbol.MaxBytes || w.IsSyllabic(k) {
		return Unit{}, false
	}
	to := k + 1
	for to < k+maxSymbols && w.Glued(to) {
		to++
	}
	text := w.Written(k, to)
	code, n := w.Sheet.Traits.Symbols.Read(text)
	if n == 0 {
		return Unit{}, false
	}
	for to > k && len(w.Written(k, to)) > n {
		to--
	}
	if to == k || len(w.Written(k, to)) != n {
		return Unit{}, false
	}
	return Unit{Kind: schema.KindMeasure, Code: code, To: to, Rule: "measure"}, true
}

// moneyOrWeight says which of the two a name at token k is that is one of money and of a weight: a weight where its
// sentence speaks of that, else money. A name that more often is neither ("livres") is money only where the text has
// named that currency without doubt.
func (w *Units) moneyOrWeight(k int, cur, m Unit) (money, measure bool) {
	if _, thing := w.HasValue(k, language.Quantity, language.QuantityThing); thing {
		return w.Stated[cur.Code], w.speaksOfWeight(k)
	}
	if (m.Code == litre || m.Code == scan.Knot) && cur.To == m.To {
		return w.Stated[cur.Code] || m.Code == scan.Knot && w.traits.strong[cur.Code], true
	}
	return cur.To > m.To || !w.speaksOfWeight(k), true
}

// speaksOfWeight reports whether a word for weight stands in the sentence of token k.
func (w *Units) speaksOfWeight(k int) bool {
	s := &w.weighed
	if k >= s.from && k < s.to {
		return s.weight
	}
	*s = sentence{from: k}
	for s.from > 0 && !w.Mark(s.from-1, ".!?。;") {
		s.from--
	}
	for s.to = s.from; s.to < len(w.List) && (s.to <= k || !w.Mark(s.to, ".!?。;")); s.to++ {
		_, ok := w.HasValue(s.to, language.Quantity, language.QuantityWeight)
		s.weight = s.weight || ok
	}
	return s.weight
}

// sentence is the tokens of a sentence, and whether a word for weight stands among them.
type sentence struct {
	from, to int
	weight   bool
}

// TimeAt reads the name of a unit of time at token k, whatever stands behind it.
func (w *Units) TimeAt(k int) (Unit, bool) {
	m, ok := w.Has(k, language.CalendarUnit)
	if !ok {
		return Unit{}, false
	}
	u, ok := durations[m.Value]
	u.Kind, u.To, u.Rule = schema.KindDuration, m.End, "duration"
	return u, ok
}

func (w *Units) measureAt(k int, hyphen bool) (Unit, bool) {
	if m, ok := w.Has(k, language.CalendarUnit); ok && w.isStretch(k, m) {
		if w.Traits.NounFirst && w.IsDigits(k-1) && !w.Glued(k) && !m.Flags.Has(language.Short) && !w.IsSyllabic(k) {
			return Unit{}, false // the length of time would stand behind: "dozi 250,000 wiki ijayo"
		}
		if u, ok := durations[m.Value]; ok {
			u.Kind, u.To, u.Rule = schema.KindDuration, m.End, "duration"
			if w.Mark(u.To, "-‐‑") && hyphen && w.Glued(u.To) && w.IsWord(u.To+1) && w.Glued(u.To+1) {
				return u, true
			}
			if w.IsSyllabic(k) && scan.MakesSpan(w.Sheet, u.To) {
				u.To++
				return u, true
			}
			return u, w.unitEnds(k, u.To)
		}
	}
	if u, ok := smallWord(w, k); ok {
		return u, true
	}
	if !w.CanBegin(k, language.Measure) {
		return Unit{}, false
	}
	w.found = w.Pack.At(&w.Tokens, k, w.found[:0])
	best := language.Match{}
	for n := 0; n < len(w.found); n++ {
		m := w.found[n]
		if m.Flags.Has(language.Narrow) && !w.speaksOfWeight(k) {
			continue // キロ is a kilometre, and of a weight a kilogram
		}
		if m.Value == scan.HundredYears && m.Flags.Has(language.Short) {
			continue // centuries are not counted by an abbreviation: "30 s."
		}
		if m.Class != language.Measure || strings.HasPrefix(m.Value, "/") {
			continue // a word for speed stands before its number
		}
		if best.Entry != nil && !replaces(m, best) || !w.measures(k, m) {
			continue
		}
		best = m
	}
	if best.Entry == nil || best.Value == "" {
		return Unit{}, false // a word without a value is no unit in its language
	}
	if scan.Clocks[best.Value] {
		return Unit{Kind: schema.KindDuration, Code: best.Value, To: best.End, Rule: "duration"}, true
	}
	return Unit{Kind: schema.KindMeasure, Code: best.Value, To: best.End, Rule: "measure"}, true
}

// isStretch reports whether the name of a unit of the calendar at token k is that of a duration: in full, numbered by
// nothing, and no part of a longer unit.
func (w *Units) isStretch(k int, m language.Match) bool {
	longer, ok := w.Has(k, language.Measure)
	return !m.Flags.Has(language.Short) && !w.NumberedUnit(k) && !(ok && longer.End > m.End)
}

// replaces reports whether the unit m comes before another one of the same name: it is no shorter and does not give
// way, or is the one that is meant of weights.
func replaces(m, other language.Match) bool {
	if m.End+1 == other.End && strings.HasSuffix(other.Phrase, ".") && m.Flags.Has(language.Short) {
		return other.Value == "mo" && !scan.Clocks[m.Value] // the "mm." of a sentence that ends are no months
	}
	if m.Flags.Has(language.Narrow) {
		return m.End == other.End
	}
	if m.Value == tonne && other.Value == bytes {
		return m.End >= other.End
	}
	return m.End >= other.End && yields(other.Value) && !yields(m.Value)
}

// yields reports whether a UCUM code is that of a unit that gives way to another one of its name: customary ones do, so
// that a tonelada is a tonne and no short ton, and the minutes and seconds of an angle do to those of an hour.
func yields(code string) bool { return strings.HasPrefix(code, "[") || code == "'" || code == "''" }

// measures reports whether the name or symbol of a unit at token k is one by its case and by what stands beside it.
func (w *Units) measures(k int, m language.Match) bool {
	text := w.Written(k, m.End)
	for e := k + 1; e < m.End; e++ {
		if w.IsDigits(e) && !w.Glued(e) {
			return false // "6 ft 2" is no square foot
		}
	}
	if w.NumberedUnit(k) {
		return false
	}
	if !m.Flags.Has(language.Short) {
		return w.unitEnds(k, m.End)
	}
	if !unicode.IsLetter(w.Rune(k)) {
		return true
	}
	switch {
	case m.Value == "m" && w.Glued(k) && w.Glued(m.End) && w.Length(m.End) == 2 && w.IsDigits(m.End):
		return !w.Glued(m.End+1) || w.IsMark(m.End+1) // 1m80
	case m.End == k+1 && w.Length(k) == 1 && !w.Glued(k) && w.Binds(m.End, scan.Hyphens) && w.IsWord(m.End+1):
		return false // "6,3 s-a produs"
	case w.Glued(m.End) && (w.IsSpelled(m.End) || w.IsDigits(m.End) || scan.Elides(w.Sheet, m.End)):
		return false
	case m.Flags.Has(language.Cased) && m.Phrase != text:
		return false
	case w.isCapitalSymbol(k, m), unicode.Is(unicode.Greek, w.Rune(k)) && m.Phrase == text: // W, Ω
		return true
	case !w.Glued(k) && m.End == k+1 && w.IsFunction(k) && !w.isElided(k):
		return measuresThing(w, m.End)
	case utf8.RuneCountInString(text) == 1 && (m.Phrase != text ||
		unicode.IsUpper(w.Rune(k)) && (w.Glued(k) || w.PastOf(m.End) == m.End)):
		return false // one capital letter after a number is more often a name: 5G, 4K
	}
	return true
}

// isCapitalSymbol reports whether a capital letter at token k, apart from the number before it, is the symbol of a
// unit, not a part of a name ("Route 66 A", "10 A Street") and no word of its language: "220 V", "a 60 W bulb". It is
// none that may as well be a point of the compass or a scale of temperature.
func (w *Units) isCapitalSymbol(k int, m language.Match) bool {
	_, apart := w.HasValue(k, language.Quantity, language.QuantityApart)
	if !apart || m.Phrase != m.Value || m.End != k+1 || w.Glued(k) && m.Value != litre {
		return false
	}
	if w.Follows(k, language.Multiplier) || w.IsFunction(k) && !w.endsClause(m.End) {
		return false
	}
	named := w.IsCapital(k-2) && !w.IsFunction(k-2) && w.Length(k-1) < 3 && !w.Taken[k-2]
	return !named && (w.Traits.Capitals || !w.IsCapital(m.End) || w.Glued(m.End))
}

// litre is the code of the unit whose capital is written on to its number, too; the symbol of tonnes is theirs where a
// language has it for bytes as well.
const (
	litre = "L"
	tonne = "t"
	bytes = "By"
)

// endsClause reports whether nothing, or a sign, stands at token i.
func (w *Units) endsClause(i int) bool { return i >= len(w.List) || w.IsMark(i) }

// unitEnds reports whether a unit of the tokens [k,end) ends there: no letter follows without a blank. In scripts that
// have no blanks a unit of several characters is one in any case.
func (w *Units) unitEnds(k, end int) bool {
	if !w.Glued(end) || !w.IsWord(end) {
		return true
	}
	return w.IsSyllabic(k) && (end-k > 1 || w.separate(k, end) || w.timeGoesOn(end) || w.particleAt(k, end))
}

// particleAt reports whether a particle of a script with blanks between words stands at token i, behind the unit at
// token k: 31도로. The word between the parts of a fraction is none: 3분의 2.
func (w *Units) particleAt(k, i int) bool {
	_, share := w.HasValue(k, language.Quantity, language.QuantityShare)
	if share || !w.IsHangul(i) {
		return false
	}
	m, ok := w.HasValue(i, language.Function, language.WordParticle)
	return ok && !w.LettersAt(m.End)
}

// PastHalf gives the token after a word for a half at token i; i if there is none.
func (w *Units) PastHalf(i int) int {
	if m, ok := w.Has(i, language.Fraction); ok && m.Value == "1/2" && !w.LongerWord(i, m.End) {
		return m.End
	}
	return i
}

// HalfTime reports whether a half and a unit of time stand at token i: 一个半小时.
func (w *Units) HalfTime(i int) bool {
	to := w.PastHalf(i)
	if to == i {
		return false
	}
	_, ok := w.TimeAt(to)
	return ok
}

// timeGoesOn reports whether a half, or a number with a unit of time, stands at token i: 三年六个月, 五年半.
func (w *Units) timeGoesOn(i int) bool {
	if w.PastHalf(i) > i {
		return true
	}
	if m, ok := w.HasValue(i, language.Range, "and"); ok && w.Glued(m.End) {
		i = m.End // 三天又六小时
	}
	if !w.Pack.ReadsNumber(&w.Tokens, i) {
		return false
	}
	n, ok := w.Pack.ReadNumberForm(&w.Tokens, i, language.Cardinal)
	if !ok {
		return false
	}
	if _, ok = w.TimeAt(n.End); !ok {
		_, ok = w.Has(n.End, language.Measure)
	}
	return ok
}

// separate reports whether the unit of one character at token k is a word of its own, although others follow it without
// a blank: a comparator or an ending in hiragana, or, by the list of words, no longer word begins with it.
func (w *Units) separate(k, end int) bool {
	if m, ok := w.Has(k, language.Quantity); ok && m.Value == language.QuantityShare {
		return false // 3分の2
	}
	if m, ok := w.Has(end, language.Comparator); ok && m.Flags.Has(language.After) || w.stretches(k, end) {
		return true
	}
	if unicode.Is(unicode.Hiragana, w.Rune(end)) && unicode.Is(unicode.Han, w.Rune(k)) {
		return true
	}
	if u, calendar := w.Has(k, language.CalendarUnit); calendar {
		lasts := w.lasts(k, u) || scan.MinutesOfStem(w.Sheet, u, end)
		return lasts && (!w.LongerWord(k, end) || scan.CutsWord(w.Sheet, k, end))
	}
	if c, ok := w.Has(k, language.Classifier); ok && c.End > end {
		return false // 2400세대
	}
	if w.Traits.Classes == nil {
		m, ok := w.Has(k, language.Measure)
		return ok && m.Value == "a" // the years of an age: 7歳児
	}
	return !w.LongerWord(k, end)
}

// lasts reports whether the calendar unit u of one character at token k is a length behind its number, and no part of a
// date: a day has a name of its own for that, a year has but few behind one digit or a cardinal below a hundred.
func (w *Units) lasts(k int, u language.Match) bool {
	switch {
	case w.Traits.Classes == nil:
		return scan.YearsLast(w.Sheet, k)
	case u.Value == language.UnitWeek, u.Value != language.UnitYear && u.Flags.Has(language.After),
		scan.YearsLast(w.Sheet, k):
		return true
	case u.Value != language.UnitYear:
		return false
	case w.IsDigits(k - 1):
		return w.Length(k-1) == 1 || scan.CountsYears(w.Sheet, k)
	}
	_, digit := character.IdeographDigit(w.Rune(k - 1))
	return !digit || k-scan.NumeralBefore(w.Sheet, k) != 2
}

// stretches reports whether the unit of time at token k, behind its number, is that of a length.
func (w *Units) stretches(k, end int) bool {
	u, ok := w.Has(k, language.CalendarUnit)
	if !ok || w.NumberedUnit(k) {
		return false
	}
	from := scan.NumeralBefore(w.Sheet, k)
	if w.IsDigits(from) && w.Length(from) == 4 && u.Value == language.UnitYear {
		return false
	}
	return scan.IsStretch(w.Sheet, from, end, false)
}

// NumberedUnit reports whether a century or a decade in a script without blanks stands at token k without a classifier
// before it: 21世紀 is the 21st.
func (w *Units) NumberedUnit(k int) bool {
	if !w.IsSyllabic(k) {
		return false
	}
	if u, ok := w.Has(k, language.CalendarUnit); ok &&
		(u.Value == language.UnitCentury || u.Value == language.UnitDecade) {
		return true
	}
	m, ok := w.Has(k, language.Measure)
	return ok && m.Value == scan.HundredYears && m.End-k == 2
}

// CutUnit reports whether a unit of one character that other words go on behind token i: 年 in "3年级" is none, in
// "3年的" it is one.
func (w *Units) CutUnit(i int) bool {
	if !w.IsSyllabic(i) || !w.Glued(i) || !w.IsSyllabic(i+1) || !w.Glued(i+1) {
		return false
	}
	m, ok := w.Has(i, language.CalendarUnit)
	if !ok {
		m, ok = w.Has(i, language.Measure)
	}
	return ok && m.End == i+1
}

// isElided reports whether token i is a letter that is a function word only with an apostrophe behind it ("m'", "l'",
// "t'").
func (w *Units) isElided(i int) bool {
	return slices.Contains(w.Pack.Letters(language.LettersElided), w.LowerToken(i))
}
