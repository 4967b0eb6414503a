package scan

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// LeadsNumber reports whether token i is a word that may stand before a number.
func (w *Sheet) LeadsNumber(i int) bool {
	return w.Follows(i, language.Comparator, language.Function, language.Range, language.Period, language.Month)
}

func (w *Sheet) IsComparator(i int) bool {
	if _, ok := w.Before(i, language.Comparator); !ok {
		return false
	}
	longer, ok := w.Before(i+1, language.Comparator) // 최소한 goes on behind 최소
	return !ok || longer.End >= i
}

// MakesSpan reports whether the letter at token i makes the unit before it a duration, as 間 does in 9日間.
func MakesSpan(w *Sheet, i int) bool { return w.Glued(i) && w.Traits.spanning[w.Token(i)] }

// manyYears is more years than a length has that stands right before a year.
const manyYears = 130

// LeadsYear reports whether a word for a year at token k belongs to the year behind it and not to the amount before it:
// "212 liter mot 224 år 2021".
func LeadsYear(w *Sheet, k int) bool {
	m, ok := w.HasValue(k, language.CalendarUnit, language.UnitYear)
	if !ok || !w.IsDigits(k-1) || !w.IsDigits(m.End) || w.Glued(k) || w.Glued(m.End) {
		return false
	}
	n, _ := w.Digits(k - 1)
	return n >= manyYears && w.Length(m.End) == 4 && !w.LeadingZero(m.End) && !w.IsDigits(m.End+1)
}

// Follows reports whether a phrase of one of the classes begins at token i.
func (w *Sheet) Follows(i int, classes ...language.Class) bool {
	for _, c := range classes {
		if _, ok := w.Has(i, c); ok {
			return true
		}
	}
	return false
}

// BehindOf reports whether an "of", with or without elision, ends right before token i.
func (w *Sheet) BehindOf(i int) bool {
	if w.Mark(i-1, "'’") {
		i--
	}
	return i > 0 && w.PastOf(i-1) > i-1
}

// AmountSigns are what makes an amount, or a date, of the number before it.
var AmountSigns = []language.Class{
	language.Multiplier, language.Currency, language.Percent, language.Measure, language.CalendarUnit,
	language.Classifier, language.Month,
}

// PastSuffix gives the token after the suffix of an ordinal, with the sign that it may begin with, at token i: of
// "1st", "1-го", "1.º"; i if there is none.
func (w *Sheet) PastSuffix(i int) int {
	s, ok := w.Has(i, language.OrdinalSuffix)
	if !ok || s.Flags.Has(language.Before) || !w.Glued(i) && !apart(w, i) {
		return i
	}
	if !w.IsWord(s.End-1) && !w.Mark(s.End-1, "°") {
		return i
	}
	if !w.IsWord(i) && w.LettersAt(s.End) {
		return i
	}
	return s.End
}

// apart reports whether nothing but a blank parts token i, of ideographs or kana, from the digits before it: "1 度目".
func apart(w *Sheet, i int) bool {
	return w.IsSyllabic(i) && !w.IsHangul(i) && w.IsDigits(i-1) && w.Gap(i) == " "
}

// maxEnding bounds the endings that are written behind digits, in bytes.
const maxEnding = 10

// PastEnding gives the token after the ending that the language writes behind digits with a sign of its own: "640'tan",
// "640-re", "640:een"; i if there is none.
func (w *Sheet) PastEnding(i int) int {
	if !w.IsMark(i) || !w.BindsWord(i, w.Token(i)) || !w.IsLower(i+1) || len(w.Token(i+1)) > maxEnding {
		return i
	}
	for _, sign := range w.Pack.Letters(language.LettersEnding) {
		if w.Token(i) == sign {
			return i + 2
		}
	}
	return i
}

// PastDigitsEnding gives the token behind an ending that a hyphen or a sign of the language joins to the digits before
// token i; i if there is none.
func PastDigitsEnding(w *Sheet, i int) int {
	if w.BindsWord(i, Hyphens) && w.IsDigits(i-1) && w.IsLower(i+1) {
		return i + 2
	}
	return w.PastEnding(i)
}

// SaysTwo reports whether the name of a unit of time at token i has the form that says two of it, in a script without
// capitals; in others the flag marks what stands behind a number only: "åren".
func SaysTwo(w *Sheet, i int) bool {
	_, two := HasWith(w, i, language.CalendarUnit, language.Plural)
	return two && !w.IsLower(i) && !w.IsCapital(i)
}

// Elides reports whether an apostrophe at token i joins what stands before it to a word that is no ending of it.
func Elides(w *Sheet, i int) bool {
	return w.Mark(i, "'’") && w.Glued(i+1) && w.PastEnding(i) == i
}

// ReadPiece reads a piece of a word and gives its token if it is one phrase of one of the classes.
func (w *Sheet) ReadPiece(piece string, classes ...language.Class) (language.Token, bool) {
	w.Pack.Tokenize(piece, &w.scratch)
	if len(w.scratch.List) != 1 || w.scratch.List[0].ID == 0 {
		return language.Token{}, false
	}
	for _, c := range classes {
		if m, ok := w.Pack.Longest(&w.scratch, 0, c); ok && m.End == 1 {
			return w.scratch.List[0], true
		}
	}
	return language.Token{}, false
}

// IsCurrencySign reports whether token i is a sign, not a word, with which the name of a currency goes on or begins.
func (w *Sheet) IsCurrencySign(i int) bool {
	if !w.IsMark(i) || w.List[i].ID == 0 {
		return false
	}
	_, ok := w.Has(i, language.Currency)
	return ok
}

// PastRangeSign gives the token after what joins the two ends of a range at token i; i if there is nothing.
func (w *Sheet) PastRangeSign(i int) int {
	if w.Mark(i, "-–—‑~～〜") {
		return i + 1
	}
	if m, ok := w.HasValue(i, language.Range, "to"); ok {
		return m.End
	}
	if m, ok := w.HasValue(i, language.Range, "and"); ok {
		return m.End
	}
	return i
}

// IsPronoun reports whether token i is a pronoun and no other function word.
func (w *Sheet) IsPronoun(i int) bool {
	return w.HasFunction(i, language.WordPronoun) && !w.HasFunction(i, language.WordPreposition) &&
		!w.HasFunction(i, language.WordArticle) &&
		!w.HasFunction(i, language.WordDeterminer)
}

// HasFunction reports whether token i may be a function word of a class.
func (w *Sheet) HasFunction(i int, class string) bool {
	_, ok := w.HasValue(i, language.Function, class)
	return ok
}

// PastArticle gives the token after an article at token i; i if there is none.
func PastArticle(w *Sheet, i int) int {
	if m, ok := w.HasValue(i, language.Function, language.WordArticle); ok {
		return m.End
	}
	return i
}

// ArticleBefore gives the first token of an article that ends before token i, an elided one among them: "l'"; i if
// there is none.
func ArticleBefore(w *Sheet, i int) int {
	for k := i - 1; k >= max(0, i-2); k-- {
		if PastArticle(w, k) == i {
			return k
		}
	}
	return i
}

// AgeBefore reports whether a word after which an age follows stands before token i; a comparator or the first word
// of a range may be between.
func (w *Sheet) AgeBefore(i int) bool {
	for range 3 {
		if m, ok := w.Before(i, language.Quantity); ok && m.Value == language.QuantityAge {
			return true
		}
		m, ok := w.Before(i, language.Comparator)
		if !ok {
			if m, ok = w.Before(i, language.Range); !ok || m.Value != "open" {
				return false
			}
		}
		i = m.End
	}
	return false
}

// PastOf gives the token after "of" at token i, with its elision ("d'"); i if there is none.
func (w *Sheet) PastOf(i int) int {
	if !w.IsWord(i) || !w.Traits.Genitive[strings.ToLower(w.Token(i))] {
		return i
	}
	e := i + 1
	if w.Mark(e, "'’") && w.Glued(e) && w.Glued(e+1) {
		e++
	}
	return e
}

// PastJoin gives the token after a word that joins the number before token i to what it counts or measures, as "de" of
// "20 de lei"; i if there is none.
func PastJoin(w *Sheet, i int) int {
	if m, ok := w.HasValue(i, language.Quantity, language.QuantityJoin); ok && w.IsWord(m.End) {
		return m.End
	}
	return i
}

// IsFunction reports whether token i is a function word; it leaves the matches found alone.
func (w *Sheet) IsFunction(i int) bool {
	m, ok := w.Has(i, language.Function)
	return ok && m.End == i+1
}

// CanBegin reports whether a phrase of a class may begin at token i, by its first word.
func (w *Sheet) CanBegin(i int, class language.Class) bool {
	return i >= 0 && i < len(w.Mask) && w.Mask[i]&Bit(class) != 0
}

// Has gives the longest phrase of a class at token i.
func (w *Sheet) Has(i int, class language.Class) (language.Match, bool) {
	if !w.CanBegin(i, class) {
		return language.Match{}, false
	}
	return w.Pack.Longest(&w.Tokens, i, class)
}

// HasValue is has for a class and one of the values.
func (w *Sheet) HasValue(i int, class language.Class, values ...string) (language.Match, bool) {
	if !w.CanBegin(i, class) {
		return language.Match{}, false
	}
	w.found = w.Pack.At(&w.Tokens, i, w.found[:0])
	for _, m := range w.found {
		if m.Class != class {
			continue
		}
		for _, v := range values {
			if m.Value == v {
				return m, true
			}
		}
	}
	return language.Match{}, false
}

// Before gives the longest phrase of a class that ends before token i; End is its first token.
func (w *Sheet) Before(i int, class language.Class) (language.Match, bool) {
	return BeforeWith(w, i, class, 0)
}

// BeforeWith gives the longest phrase of a class that has all of some flags and ends before token i; End is its first
// token.
func BeforeWith(w *Sheet, i int, class language.Class, flags language.Flags) (language.Match, bool) {
	if !CanEnd(w, i-1, class) {
		return language.Match{}, false
	}
	return w.Pack.PrecedingWith(&w.Tokens, i, class, flags)
}

// CanEnd reports whether a phrase of a class may end with token i, by its last word.
func CanEnd(w *Sheet, i int, class language.Class) bool {
	if i < 0 || i >= len(w.List) {
		return false
	}
	id := int(w.List[i].ID)
	return id < len(w.Traits.last) && w.Traits.last[id]&Bit(class) != 0
}

// EndsThan reports whether a word with which a comparison names its other side ends before token i: the "с" of "по
// сравнению с 2024 годом" opens no period, nor does a word for since behind one for more: "500 повече от 2022 г.".
func EndsThan(w *Sheet, i int) bool {
	if m, ok := BeforeWith(w, i, language.Quantity, language.Before); ok && m.Value == Than {
		return true
	}
	since, ok := BeforeWith(w, i, language.Period, 0)
	if !ok || since.Value != language.PeriodSince {
		return false
	}
	more, ok := BeforeWith(w, since.End, language.Quantity, language.After)
	return ok && more.Value == language.QuantityThereof && more.Flags.Has(language.Narrow)
}

// CountsThings reports whether the word m at token to, behind the number at token i, counts: it is a classifier, too,
// and no name stands right before the number: 約210便 are that many flights, 日航123便 is one.
func CountsThings(w *Sheet, m language.Match, i, to int) bool {
	if !m.Flags.Has(language.Narrow) || !w.Follows(to, language.Classifier) {
		return false
	}
	_, compared := w.Before(i, language.Comparator)
	return !w.Glued(i) || !w.IsWord(i-1) || w.Function(i-1) != "" || compared
}

// IsStretch reports whether a word beside a number and its unit of time, the tokens [from,end), shows that they are a
// length and no date: "连续3年", "3日ぶり". For a day of the month, sure, it must be a word that dates do not have.
func IsStretch(w *Sheet, from, end int, sure bool) bool {
	if m, ok := w.HasValue(end, language.Quantity, language.QuantityStretch); ok && m.Flags.Has(language.After) {
		narrow := m.Flags.Has(language.Narrow)
		return !(narrow && (sure || m.End == end+1 && GoesOn(w, m.End)))
	}
	m, ok := BeforeWith(w, from, language.Quantity, language.Before)
	return ok && m.Value == language.QuantityStretch && (!sure || !m.Flags.Has(language.Narrow))
}

// GoesOn reports whether a word of Hangul goes on at token i, and not with a particle: the 전 of 전국 marks no past.
func GoesOn(w *Sheet, i int) bool {
	return w.Glued(i) && w.IsHangul(i) && !w.HasFunction(i, language.WordParticle)
}

// Function gives the class of the function word at token i, empty if it is none.
func (w *Sheet) Function(i int) string {
	if m, ok := w.Has(i, language.Function); ok {
		return m.Value
	}
	if w.Traits.Stop != nil && w.IsWord(i) && w.Traits.Stop[w.LowerToken(i)] && !(w.Traits.Capitals && w.IsCapital(i)) {
		return stopWord
	}
	return ""
}

// stopWord is the class of a word of which is only known that it is no noun as a rule.
const stopWord = "stop"

// HasWith gives the longest phrase of a class at token i that has all of some flags.
func HasWith(w *Sheet, i int, class language.Class, flags language.Flags) (language.Match, bool) {
	if !w.CanBegin(i, class) {
		return language.Match{}, false
	}
	return w.Pack.LongestWith(&w.Tokens, i, class, flags)
}

// SpeaksOfChange reports whether a word for a change stands before token i in its clause.
func SpeaksOfChange(w *Sheet, i int) bool {
	for k := i - 1; k >= 0 && k > i-maxChange && (w.Mark(k, ":") || !endsClause(w, k)); k-- {
		if _, ok := w.HasValue(k, language.Quantity, language.QuantityChange); ok {
			return true
		}
	}
	return false
}

// CameFrom reports whether what changed came to the number of the tokens [i,k), and a word at token k may tell from
// where: "turun menjadi 3 dari 10".
func CameFrom(w *Sheet, i, k int) bool {
	_, from := w.HasValue(k, language.Range, "open")
	to, ok := w.Before(i, language.Range)
	_, changed := w.HasValue(i-2, language.Quantity, language.QuantityChange)
	return from && (changed || ok && to.Value == "to" && SpeaksOfChange(w, to.End))
}

// endsClause reports whether the sign at token k ends a clause: one between digits is part of a number, a full stop
// behind which no sentence begins that of an abbreviation.
func endsClause(w *Sheet, k int) bool {
	if !w.Mark(k, ".!?;:。।۔") || w.DigitsGoOn(k) {
		return false
	}
	if !w.Mark(k, ".") || len(w.Sentences) == 0 || k+1 >= len(w.List) {
		return true
	}
	return BeginsSentence(w, k+1)
}

// BeginsSentence reports whether a sentence of the text begins with token i; none does where they are not known.
func BeginsSentence(w *Sheet, i int) bool {
	if i >= len(w.List) {
		return false
	}
	_, ok := slices.BinarySearch(w.Sentences, w.List[i].Start)
	return ok
}

// ChangesBehind reports whether a word that says to what something changed stands behind the amounts at token i, in
// their clause: に引き上げ, 로 올랐.
func ChangesBehind(w *Sheet, i int) bool {
	for k := i + 1; k < len(w.List) && k < i+2*maxChange && !endsClause(w, k); k++ {
		m, ok := HasWith(w, k, language.Quantity, language.After)
		if ok && m.Value == language.QuantityChange {
			return true
		}
	}
	return false
}

// maxChange is how many tokens before an amount a word for its change is looked for.
const maxChange = 12
