package quantity

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// articleOfLaw reads an ordinal in words that is the number of an article of a law, and ranks nothing that stands
// behind it: "第二百六十六条", but not "第二条高铁".
func (t inWords) articleOfLaw() int {
	m, ok := scan.HasWith(t.Sheet, t.a.To, language.NumberSign, language.After)
	if !ok || m.Flags.Has(language.Short) || !t.Glued(t.a.To) {
		return 0
	}
	to := number.PastBranch(t.amounts, m.End)
	if t.a.Value.Cmp(number.Ten) <= 0 && to == m.End && !t.endsArticle(to) {
		return 0
	}
	t.NoteNumeral(t.a.From, t.a.To)
	return t.AddIdentifier(t.a.From, to, numberSign)
}

// endsArticle reports whether no word of a thing stands at token k, but nothing, a small word or the number of a part
// of the article; or the number is one of a part, right behind that of its article.
func (t inWords) endsArticle(k int) bool {
	if !t.Glued(k) || !t.LettersAt(k) || t.Function(k) != "" || t.Token(k) == t.Token(t.a.From) {
		return true
	}
	n := len(t.Figures)
	return n > 0 && t.Figures[n-1].To == t.a.From && t.Figures[n-1].Kind == schema.KindIdentifier
}
