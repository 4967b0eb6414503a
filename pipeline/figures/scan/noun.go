package scan

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// NounAt reports whether a word that is no function word stands at token i after a blank.
func (w *Sheet) NounAt(i int) bool {
	return w.IsWord(i) && !w.Glued(i) && w.Function(i) == ""
}

// SmallNounAt reports whether a noun in small letters stands at token i after a blank, as far as can be told.
func (w *Sheet) SmallNounAt(i int) bool { return w.NounAt(i) && w.IsLower(i) }

// NameLike reports whether a word has capitals as names and codes do; where nouns have a capital, one at its begin is
// none of those.
func (w *Sheet) NameLike(word string) bool {
	if _, n := utf8.DecodeRuneInString(word); w.Traits.Capitals && utf8.RuneCountInString(word) > MinPiece {
		word = word[n:]
	}
	return HasUpper(word)
}

// IsNounWord reports whether token i may stand in a noun phrase: a word that is no function word, no number and no
// figure.
func (w *Sheet) IsNounWord(i int) bool {
	if !w.IsSpelled(i) || w.Taken[i] || w.Address[i] || w.Function(i) != "" {
		return false
	}
	if w.Follows(i, language.Range, language.Vague, language.Relative) {
		return false
	}
	return !w.Pack.ReadsNumber(&w.Tokens, i) || w.IsCapital(i)
}

// IsVerb reports whether token i is a verb form; names are none.
func (w *Sheet) IsVerb(i int) bool {
	return w.IsSpelled(i) && !w.IsCapital(i) && w.Traits.Verb(w.Token(i))
}

// IsFuture reports whether token i is a form of a verb that tells of what is to come; names are none.
func (w *Sheet) IsFuture(i int) bool {
	if w.IsHangul(i) {
		return hangulFuture(w, i)
	}
	if !w.IsSpelled(i) || w.IsCapital(i) && !w.SentenceStart(i) {
		return false
	}
	return w.Traits.Future(w.LowerToken(i))
}

// hangulFuture is IsFuture for a word in Hangul that ends with token i.
func hangulFuture(w *Sheet, i int) bool {
	if w.IsHangul(i+1) && w.Glued(i+1) {
		return false
	}
	start := i
	for w.Glued(start) && w.IsHangul(start-1) {
		start--
	}
	return w.Traits.Future(w.Surface(start, i+1))
}

// LongerMark reports whether a classifier or a currency at token i goes on behind token end.
func LongerMark(w *Sheet, i, end int) bool {
	c, _ := w.Has(i, language.Classifier)
	m, _ := w.Has(i, language.Currency)
	return max(c.End, m.End) > end
}
