package quantity

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// numberedBehind reads a number that a word behind it tells to be the number of something: of an article, with what
// makes an ordinal before it ("第5条"), or of a line or a house, alone ("2号線", "305 numaralı oda").
func (t inDigits) numberedBehind() int {
	m, ok := scan.HasWith(t.Sheet, t.i+1, language.NumberSign, language.After)
	if !ok || t.IsSyllabic(t.i+1) && t.LongerWord(t.i+1, m.End) {
		return 0
	}
	if m.Flags.Has(language.Short) {
		return t.AddIdentifier(t.i, t.i+1, "number_sign")
	}
	p, ok := scan.BeforeWith(t.Sheet, t.i, language.OrdinalSuffix, language.Before)
	if !ok || !t.Glued(t.i) || !t.Glued(t.i+1) || t.Taken[p.End] {
		return 0
	}
	return t.AddIdentifier(p.End, m.End, "number_sign")
}

// maxHouse bounds how many digits the number of a house has.
const maxHouse = 4

// houseNumber reads the number of a house: "221B Baker Street", "12 rue de la Paix", "Rua Augusta, 1508".
func (t inDigits) houseNumber() int {
	if t.Length(t.i) > maxHouse || t.DigitsGoOn(t.i+1) {
		return 0
	}
	to := t.i + 1
	if t.Glued(to) && t.IsCapital(to) && t.Length(to) == 1 {
		to++
	}
	if t.codes.BehindRoad(t.i) {
		return t.AddIdentifier(t.i, to, "house_number")
	}
	if t.LettersAt(to) || !t.codes.BeforeStreet(to) && !t.codes.BehindStreet(t.i, to) {
		return 0
	}
	return t.AddIdentifier(t.i, to, "house_number")
}

// isLabelled reports whether a word such as "channel" or "version" stands before a number that counts nothing.
func (c claim) isLabelled() bool {
	i := c.a.From
	m, ok := c.Before(i, language.Quantity)
	if !ok || m.Value != language.QuantityLabel || !c.isRun() || c.Taken[m.End] {
		return false
	}
	if c.TouchesWord(i) || c.declined(i) {
		return false
	}
	to := c.a.To
	return c.numbersThing(i) || c.Traits.Plurals != nil && c.IsLower(to) && !c.Traits.IsPluralForm(c.Token(to))
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
func (w *judge) isCapitals(i, most int) bool {
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

// spokenScore refuses a score or a ratio with a word between its two sides: "3比1", "3 대 1".
func (t inDigits) spokenScore() int {
	m, ok := t.HasValue(t.i+1, language.Quantity, language.QuantityVersus)
	if !ok || !t.IsDigits(m.End) || t.Glued(t.i+1) != t.Glued(m.End) || t.DigitsGoOn(m.End+1) {
		return 0
	}
	p, n := t.Digits(t.i)
	q, k := t.Digits(m.End)
	if n <= 2 && k <= 2 && isScore(p, q) {
		return t.RefuseDigits(t.i, m.End+1, schema.ReasonScore)
	}
	return t.RefuseDigits(t.i, m.End+1, schema.ReasonRatio)
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
