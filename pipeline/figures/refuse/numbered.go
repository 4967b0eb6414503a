package refuse

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// beforeCounts are words that a count may stand behind, and that no number is a part of: "a dalších 18 bylo zraněno".
var beforeCounts = []string{language.QuantityIs, language.QuantityOthers}

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
	if c.NumbersThing(i) {
		return true
	}
	if to := c.a.To; c.Traits.Plurals != nil {
		return c.IsLower(to) && !c.Traits.IsPluralForm(c.Token(to))
	}
	return c.IsWord(c.a.To) && c.Length(c.a.To) > 1 && isSubject(c, m.End) // but "Room 4 x 6 m"
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

// ranks reports whether a full stop that makes an ordinal stands behind the number, and a unit of time that is the
// nth behind that: "sit 25. år".
func ranks(c claim) bool {
	to := c.a.To
	return c.Traits.DayPoint && c.Mark(to, ".") && c.Glued(to) && c.IsLower(to+1) &&
		c.Follows(to+1, language.CalendarUnit, language.Measure)
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
