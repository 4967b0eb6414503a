package quantity

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// partOfWord says why digits that touch letters are no number of their own, and gives "" if they are. Text that lost
// blanks has numbers glued to whole words ("with76memberstates"); codes have them glued to capitals or to short words
// (B2B, COVID-19, mp3).
func (w *judge) partOfWord(a *number.Amount) string {
	i := a.From
	if w.Address[i] {
		return schema.ReasonAddress
	}
	if w.Glued(i) && w.IsWord(i-1) && !w.IsSyllabic(i-1) {
		word := w.Token(i - 1)
		switch {
		case w.List[i-1].ID != 0 && w.IsCut(i-1):
		case w.NameLike(word):
			return schema.ReasonNamePart
		case w.List[i-1].ID != 0 && utf8.RuneCountInString(word) >= scan.MinPiece && w.LeadsNumber(i-1):
		case utf8.RuneCountInString(word) >= 4 && (a.Grouped || a.Scaled || w.Length(i) >= 3 && a.Plain && !w.LeadingZero(i)):
		default:
			return schema.ReasonWordPart
		}
	}
	if w.Glued(i) && w.Mark(i-1, "-‐‑–_+/") && w.Glued(i-1) && w.IsWord(i-2) && !w.IsSyllabic(i-2) {
		if scan.HasUpper(w.Token(i - 2)) {
			return schema.ReasonNamePart
		}
		return schema.ReasonWordPart
	}
	if w.Glued(a.To) && w.IsWord(a.To) && !w.IsSyllabic(a.To) {
		if w.Follows(a.To, language.OrdinalSuffix, language.Measure, language.Currency, language.CalendarUnit, language.Percent) {
			if _, ok := w.amounts.UnitAfter(a); ok || w.ordinalAt(a.To) {
				return ""
			}
		}
		word := w.Token(a.To)
		if scan.HasUpper(word) || utf8.RuneCountInString(word) < 4 {
			return schema.ReasonWordPart
		}
	}
	return ""
}

func (w *judge) ordinalAt(i int) bool {
	m, ok := w.Has(i, language.OrdinalSuffix)
	return ok && w.IsWord(i) && (!w.Glued(m.End) || w.IsMark(m.End))
}

// noCount says why a number without a unit counts nothing, and gives "" if it does.
func (w *judge) noCount(a *number.Amount) string {
	if w.marker(a) {
		return schema.ReasonMarker
	}
	if w.Mark(a.From-1, "(（") && w.Glued(a.From) && w.Glued(a.From-1) && w.IsDigits(a.From-2) && w.Mark(a.To, ")）") {
		return schema.ReasonNamePart // "Article 5(2)"
	}
	if w.named(a) || a.Plain && !a.Grouped && !a.Words && w.Length(a.From) >= 5 && w.IsCapital(a.To) && !w.Glued(a.To) {
		return schema.ReasonNamePart // "page 5", "75002 Paris"
	}
	if a.Plain && !a.Grouped && w.Glued(a.To) && w.IsMark(a.To) && w.Glued(a.To+1) && w.IsWord(a.To+1) && w.Mark(a.To, "-‐‑") {
		if scan.HasUpper(w.Token(a.To + 1)) {
			return schema.ReasonNamePart
		}
		if a.Words {
			return schema.ReasonWordPart
		}
	}
	if len(w.List) == 1 && !w.Entire || w.ofShare(a) {
		return schema.ReasonUnread
	}
	return ""
}

// ofShare reports whether a bare number is what a smaller number of things is out of: "une personne sur cinq", "3 people in
// 10".
func (w *judge) ofShare(a *number.Amount) bool {
	if w.NounAt(a.To) || a.Decimal || a.Scaled || w.Follows(a.From-1, language.Range) || w.Function(a.From-1) != language.WordPreposition || w.PastOf(a.From-1) > a.From-1 {
		return false
	}
	end := 0
	if n := len(w.Figures); n > 0 && w.Figures[n-1].Kind == schema.KindCount && w.Figures[n-1].Value.Cmp(a.Value) < 0 {
		end = w.Figures[n-1].To
	}
	if n := len(w.Refused); n > 0 && w.Refused[n-1].Reason == schema.ReasonArticle {
		end = max(end, w.Refused[n-1].To)
	}
	return end > 0 && (a.From-1-end == 1 || a.From-1-end == 2) && w.IsNounWord(end) && w.IsNounWord(a.From-2)
}

// named reports whether a small number names what stands before it: "Apollo 11", "Room 101", "page 5". Nothing to count
// follows it, and the word before it is a noun.
func (w *judge) named(a *number.Amount) bool {
	i := a.From
	if !a.Plain || a.Grouped || a.Words || w.Length(i) > 4 || w.Glued(i) || !w.IsWord(i-1) || w.IsSyllabic(i-1) || w.Taken[i-1] || w.Shouting ||
		w.NounAt(a.To) && !(w.index(i) && w.IsVerb(a.To)) || w.IsComparator(i) || w.Function(i-1) != "" {
		return false
	}
	if w.Follows(i-1, language.Range, language.Period, language.Vague, language.Idiom) || w.Minus(i) < i || w.AgeBefore(i) {
		return false
	}
	return !w.Traits.Verb(strings.ToLower(w.Token(i - 1)))
}

// index reports whether a name of capitals with an article before it stands before token i: "the FTSE 100 fell".
func (w *judge) index(i int) bool {
	return w.Length(i-1) > 2 && w.AllUpper(i-1) && !w.Glued(i-1) && w.Function(i-2) == language.WordArticle
}

// marker reports whether the number numbers an item: "1." or "1)" before the text of an item, "(1)".
func (w *judge) marker(a *number.Amount) bool {
	i, e := a.From, a.To
	if a.Grouped || a.Decimal || a.Words || !a.Plain || w.Length(i) > 3 {
		return false
	}
	if w.Mark(i-1, "(（") && w.Glued(i) && w.Mark(e, ")）") && w.Glued(e) {
		return w.Length(i) <= 2 && w.IsWord(e+1) && !(w.IsCapital(i-2) && w.Length(i) == 2) // "Anna Berg (34) said"
	}
	if i != 0 && !w.bullet(i) {
		return false
	}
	return w.Mark(e, ".)、．）") && w.Glued(e) && e+1 < len(w.List) && !w.IsDigits(e+1)
}

// bullet reports whether token i stands after a sign that begins an item.
func (w *judge) bullet(i int) bool { return i == 1 && w.Mark(0, "•·-–*▪◦(") }

// countsIdeographs reports whether number characters count something: a lone 一 is part of a word more often than not.
func (w *judge) countsIdeographs(a *number.Amount) bool {
	if a.To-a.From > 1 || a.Scaled || w.Minus(a.From) < a.From || w.IsAll(a.From, a.To) {
		return true
	}
	if _, ok := w.amounts.UnitAfter(a); ok || w.Follows(a.To, language.Classifier) {
		return true
	}
	if _, ok := w.HasValue(a.To, language.Quantity, language.QuantityShare); ok {
		return true
	}
	if k := w.PastRangeSign(a.To); k > a.To {
		_, ok := w.amounts.At(k, false)
		return ok
	}
	if m, ok := w.Before(a.From, language.Range); ok && m.Value == "to" && w.Free(m.End, a.From) {
		return m.End > 0 && w.IsWord(m.End-1) && w.Pack.ReadsNumber(&w.Tokens, m.End-1)
	}
	return false
}

// properName reports whether number words are part of a name: capitalised, and not at the begin of a sentence. In a
// headline with capitals it takes an ordinal beside another capital.
func (w *judge) properName(a *number.Amount) bool {
	i := a.From
	if !w.IsCapital(i) || w.AllUpper(i) || w.Traits.Capitals && a.Fraction {
		return false
	}
	beside := w.IsCapital(i-1) && !w.Glued(i) && w.Function(i-1) == "" || w.IsCapital(a.To) && !w.Glued(a.To) && w.Function(a.To) == "" && !w.amounts.IsUnit(a)
	if w.SentenceStart(i) {
		return false
	}
	if w.Shouting {
		return a.Form == language.Ordinal && beside
	}
	return true
}

// article says why a word that is an article or a pronoun as well as a number counts nothing, and gives "" if it counts.
func (w *judge) article(a *number.Amount) string {
	if w.IsAll(a.From, a.To) || w.IsSyllabic(a.From) && w.Follows(a.To, language.Classifier) {
		return ""
	}
	switch w.Function(a.From) {
	case language.WordArticle, language.WordDeterminer:
		return schema.ReasonArticle
	}
	if w.PastOf(a.To) > a.To {
		return schema.ReasonArticle
	}
	switch w.Function(a.From - 1) {
	case language.WordArticle, language.WordDeterminer, language.WordPronoun, language.WordAdverb:
		if _, ok := w.Before(a.From, language.Comparator); !ok {
			return schema.ReasonPronoun
		}
	}
	if !w.IsLower(a.To) || w.Glued(a.To) || w.Function(a.To) != "" || w.Pack.ReadsNumber(&w.Tokens, a.To) || w.IsCapital(a.From) && !w.SentenceStart(a.From) ||
		w.IsVerb(a.To) {
		return schema.ReasonPronoun
	}
	return ""
}

// scoreOrRatio says what two numbers with a sign between them are that are neither a range nor a date: a score or a vote
// ("3–1"), a ratio ("3:1"), or nothing that is known.
func (w *judge) scoreOrRatio(i, end int) string {
	if end != i+3 || w.Length(i) > 4 || w.Length(i+2) > 4 {
		return schema.ReasonUnread
	}
	p, _ := w.Digits(i)
	q, _ := w.Digits(i + 2)
	switch {
	case w.Mark(i+1, ":"):
		return schema.ReasonRatio
	case w.Mark(i+1, "-–‑") && !(w.Mark(i-1, ".") && i > 1) && p >= q && p < 1000 && !w.LeadingZero(i) && !w.LeadingZero(i+2):
		return schema.ReasonScore
	}
	return schema.ReasonUnread
}

// numbersThing reports whether the digits at token i are the number of the thing named before them, as in "article 5" and
// "hotline 110": they have no unit, no multiplier and nothing to count behind them.
func (w *judge) numbersThing(i int) bool {
	if w.IsComparator(i) {
		return false
	}
	end, _ := w.codes.code(i)
	a, ok := w.amounts.At(i, false)
	if !ok {
		return end > i+1
	}
	if a.Scaled || a.Grouped || w.amounts.IsUnit(&a) ||
		w.IsWord(a.To) && w.Glued(a.To) && w.Follows(a.To, language.Classifier, language.Multiplier, language.OrdinalSuffix, language.CalendarUnit) {
		return false
	}
	switch {
	case !w.NounAt(a.To), w.IsVerb(a.To), w.Follows(a.To, language.NumberSign): // "Artikel 20 Absatz 3"
		return true
	case w.Traits.Capitals:
		return w.NameLike(w.Token(a.To)) || w.IsLower(a.To) && !w.IsCapital(a.To+1)
	}
	return w.IsCapital(a.To)
}
