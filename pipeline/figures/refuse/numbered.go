package refuse

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// beforeCounts are words that a count may stand behind, and that no number is a part of: "a dalších 18 bylo zraněno".
var beforeCounts = []string{language.QuantityIs, language.QuantityOthers, language.QuantityShare, scan.Permitted}

// isLabelled reports whether a word such as "channel" or "version" stands before a number that counts nothing.
func (c claim) isLabelled() bool {
	i := c.a.From
	if c.Mark(i-1, ":：「『“") && c.IsSyllabic(i-2) {
		i-- // 号码为「39793895」
	}
	m, ok := c.Before(i, language.Quantity)
	caption := ok && m.End == 0 && twoParts(c) // "図 4.16"
	if !ok || m.Value != language.QuantityLabel || !c.isRun() && !caption || c.Taken[m.End] {
		return false
	}
	if c.TouchesWord(i) || c.declined(i) || caption {
		return caption
	}
	if c.NumbersThing(i) {
		return true
	}
	if to := c.a.To; c.Traits.Plurals != nil {
		return c.IsLower(to) && !c.Traits.IsPluralForm(c.Token(to))
	}
	return c.IsWord(c.a.To) && c.Length(c.a.To) > 1 && isSubject(c, m.End) // but "Room 4 x 6 m"
}

// numberedInWords reports whether a number of one word tells which thing of the name before it is meant, and counts
// nothing behind it: "chapter two", "la phase deux".
func numberedInWords(c claim) bool {
	if !c.a.Words || c.a.To != c.a.From+1 || !c.a.IsNumber() || c.NounAt(c.a.To) && !c.IsVerb(c.a.To) {
		return false
	}
	m, ok := c.HasValue(c.a.From-1, language.Quantity, language.QuantityLabel)
	return ok && m.End == c.a.From && !c.Taken[c.a.From-1]
}

// isSubject reports whether the word at token i begins its sentence, or the article before it does: "La linea 5 ferma",
// but "nel gruppo 3 squadre".
func isSubject(c claim, i int) bool {
	return c.SentenceStart(i) || c.Function(i-1) == language.WordArticle && c.SentenceStart(i-1)
}

// hasBranch reports whether a word behind the number makes another number of a house or an article of it: "au 14 bis".
func hasBranch(c claim) bool {
	m, ok := c.HasValue(c.a.To, language.Quantity, language.QuantityBranch)
	return ok && c.isRun() && !m.Flags.Has(language.Before) && !c.Glued(c.a.To) && !c.IsDigits(m.End)
}

// isPlated reports whether groups of capitals with a hyphen between them stand before the number, as on the plate of a
// car: "S-AB 1234".
func (c claim) isPlated() bool {
	i := c.a.From
	if !c.isRun() || c.Length(i) > 4 || c.Glued(i) {
		return false
	}
	return c.isCapitals(i-1, 2) && c.Binds(i-2, scan.Hyphens) && c.isCapitals(i-3, 3)
}

// isCapitals reports whether token i is a word of at most so many letters, all of them capitals.
func (w *Judge) isCapitals(i, most int) bool {
	return w.IsCapital(i) && w.Length(i) <= most && w.Token(i) == strings.ToUpper(w.Token(i))
}

// isBeforeCapitals reports whether four digits stand before two or three capitals that name nothing, as in post codes
// and on plates: "2509 LV Den Haag", "1234 BCD".
func (c claim) isBeforeCapitals() bool {
	to := c.a.To
	if !c.isRun() || c.Length(c.a.From) != 4 || c.Shouting || c.Glued(to) || c.SmallNounAt(to+1) {
		return false
	}
	return c.AllUpper(to) && c.isCapitals(to, 3)
}

// isLettered reports whether a single capital stands before the number, and is no word: "on the A 7".
func (c claim) isLettered() bool {
	i := c.a.From
	if !c.isRun() || c.Length(i) > 3 || !c.behindNoun(i) || c.Shouting {
		return false
	}
	return c.IsCapital(i-1) && c.Length(i-1) == 1 && !c.SentenceStart(i-1)
}

// isEntitled reports whether an article with a capital inside a sentence stands before the number, as in the name of a
// channel: "en La 1".
func (c claim) isEntitled() bool {
	i := c.a.From
	if !c.isRun() || c.Length(i) > 1 || c.Shouting || c.NounAt(c.a.To) {
		return false
	}
	return c.IsCapital(i-1) && c.IsLower(i-2) && !c.Glued(i) && c.Function(i-1) == language.WordArticle
}

// negates reports whether the word is one that says no, too, and nothing that classifies stands behind it: نه is nine
// or no.
func negates(c claim) bool {
	m, ok := c.HasValue(c.a.From, language.Quantity, language.QuantityNot)
	if !ok || !c.a.Words || m.End != c.a.To {
		return false
	}
	return !c.Follows(c.a.To, language.Classifier) && !c.IsAll(c.a.From, c.a.To)
}

// ranks reports whether a full stop that makes an ordinal stands behind the number, and a unit of time or a noun in
// small letters that is the nth behind that: "sit 25. år", "käivad 3. klassis".
func ranks(c claim) bool {
	to := c.a.To
	if !c.Traits.RankPoint || !c.Mark(to, ".") || !c.Glued(to) || !c.IsLower(to+1) {
		return false
	}
	i := c.a.From - 1
	_, part := c.Before(c.a.From, language.NumberSign) // "članku 15. stavku 2. uhićene"
	before := c.IsLower(i) || c.SentenceStart(i) && !c.Traits.Capitals
	part = part || c.Follows(to+1, language.NumberSign)
	noun := before && !part && c.SmallNounAt(to+1) && !c.Traits.Stop[c.LowerToken(to+1)]
	return noun || c.Follows(to+1, language.CalendarUnit, language.Measure)
}

// isAlone reports whether the number is all that a paragraph has.
func (c claim) isAlone() bool { return len(c.List) == 1 && !c.Entire && !c.Cell }

// isSubNumber reports whether the number stands in brackets that touch other digits, "Article 5(2)", or is that of an
// issue before its pages: "12 (5): 437–456".
func (c claim) isSubNumber() bool {
	i, to := c.a.From, c.a.To
	if c.Mark(to, ")") && c.Mark(to+1, ":") && c.IsDigits(to+2) {
		return c.Mark(i-1, "(") && c.IsDigits(i-2)
	}
	return c.Binds(i-1, "(（") && c.IsDigits(i-2) && c.Mark(c.a.To, ")）")
}

// isWholeUnit reports whether one in an ideograph, which is no article, measures the unit u behind it: 一米, but not 一天,
// some day, nor a unit that a longer word or a classifier takes.
func isWholeUnit(c claim, u number.Unit) bool {
	return u.Code != "d" && !c.LongerWord(c.a.From, u.To) && !c.Follows(c.a.To, language.Classifier)
}

// ofLesserMoney reports whether the number is one of hundredths or tenths of money, by a name that is long enough or
// ends the text: 一分钱, 八毛.
func ofLesserMoney(w *Judge, a *number.Amount) bool {
	m, ok := w.HasValue(a.To, language.Quantity, language.QuantityHundredth, language.QuantityOwn, language.QuantityDime)
	return ok && (m.End > a.To+1 || w.IsAll(a.From, m.End))
}

// isSection reports whether the number is that of a section at the head of a paragraph, of several parts or behind a
// single capital, with a full stop behind it: "7.3. Login", "A.6. Grml"; or a part of a name of a capital and digits
// that a point joins: "X.509".
func isSection(c claim) bool {
	i, to := c.a.From, c.a.To
	if c.a.Words || c.a.Scaled || c.a.Malformed {
		return false
	}
	if behindCapital(c) && (c.isRun() && c.Length(i) < 4 || i == 2) {
		return true
	}
	return i == 0 && twoParts(c) && scan.HeadsWord(c.Sheet, to)
}

// behindCapital reports whether a single capital and a point stand before the number, with no blank.
func behindCapital(c claim) bool {
	i := c.a.From
	return i >= 2 && c.Binds(i-1, ".") && c.IsCapital(i-2) && c.Length(i-2) == 1 && (i == 2 || !c.Glued(i-2))
}

// twoParts reports whether the number is two runs of digits with a point between them.
func twoParts(c claim) bool { return c.a.Decimal && c.a.To == c.a.From+3 && c.Mark(c.a.From+1, ".") }

// wholeUnits are the units of which an article counts one: "esperó una hora", "ein Jahr". A day, a second or a bar may
// be none that is counted.
var wholeUnits = map[string]bool{"a": true, "mo": true, "wk": true, "h": true, "kg": true, "L": true, "km": true}

// measuresOne reports whether the word stands before a unit of time or measure, and does not distribute another amount
// over it, as in "2 euros un kilo" and "80 pro Kilo".
func (c claim) measuresOne() bool {
	u, ok := c.amounts.UnitAfter(c.a)
	i := c.a.From
	if c.IsNounScript(i) && c.Traits.Classes != nil {
		return ok && isWholeUnit(c, u) || ofLesserMoney(c.Judge, c.a)
	}
	if !ok || u.Factor >= 2 || !wholeUnits[u.Code] && !isBound(c, i) || u.Kind == schema.KindMoney {
		return false
	}
	if c.IsDigits(i-1) || i > 0 && c.Taken[i-1] || c.Mark(i-1, "/%") {
		return false
	}
	if m, ok := c.Before(i, language.Quantity); ok && m.Value == language.QuantityPer {
		return false
	}
	_, vague := c.Before(i, language.Vague)
	return !vague && !c.Follows(u.To, language.Vague)
}

// isBound reports whether a comparator stands before the word at token i: "au moins une minute".
func isBound(c claim, i int) bool {
	m, ok := scan.BeforeWith(c.Sheet, i, language.Comparator, language.Before)
	return ok && !m.Flags.Has(language.Short)
}

func (c claim) isArticle() bool {
	f := c.Function(c.a.From)
	return f == language.WordArticle || f == language.WordDeterminer
}

func (c claim) beforeOf() bool { return c.PastOf(c.a.To) > c.a.To }

// maxModel bounds the digits at the end of a name.
const maxModel = 2

// behindSyllables reports whether the number ends a name in a script with blanks between words, in which nouns and
// endings are written as one: 코로나19가. What counts would stand behind it (총12명), what leads to it before (약 20).
func behindSyllables(c claim) bool {
	i, to := c.a.From, c.a.To
	word := c.Glued(i) && c.IsHangul(i-1) && c.Glued(i-1) && c.IsHangul(i-2)
	if !word || !c.a.Plain || c.Length(i) > maxModel {
		return false
	}
	for _, class := range []language.Class{language.Comparator, language.Function, language.Range, language.Period} {
		if m, ok := c.Before(i, class); ok && m.End < i-1 {
			return false
		}
	}
	if !c.Glued(to) {
		return !c.Follows(to, scan.AmountSigns...)
	}
	m, ok := c.HasValue(to, language.Function, language.WordParticle)
	return ok && !c.LettersAt(m.End) && !c.Follows(to, scan.AmountSigns...)
}

// isLetterShape reports whether a lone zero stands inside a word of a script without blanks: in Burmese it has the
// shape of a letter.
func isLetterShape(c claim) bool {
	i := c.a.From
	zero := c.Length(i) == 1 && c.FirstDigit(i) == 0 && len(c.Token(i)) > 1
	return zero && c.a.To == i+1 && c.Glued(i) && c.IsSyllabic(i-1) && c.LettersAt(i+1)
}
