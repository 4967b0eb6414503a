package quantity

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// articleOf reports whether the ordinal in words is the number of an article of a law, and no thing stands behind it
// that is the so manieth: "第二百六十六条", but "第二条高铁".
func (t inWords) articleOf() bool {
	m, ok := scan.HasWith(t.Sheet, t.a.To, language.NumberSign, language.After)
	if !ok || m.Flags.Has(language.Short) || !t.Glued(t.a.To) {
		return false
	}
	if t.a.Value.Cmp(number.Ten) > 0 || !t.Glued(m.End) || !t.LettersAt(m.End) || t.Function(m.End) != "" {
		return true
	}
	if n := len(t.Figures); n > 0 && t.Figures[n-1].To == t.a.From && t.Figures[n-1].Kind == schema.KindIdentifier {
		return true
	}
	return t.Token(m.End) == t.Token(t.a.From) || number.PastBranch(t.amounts, m.End) > m.End
}

func (t inWords) numberArticle() int {
	m, _ := scan.HasWith(t.Sheet, t.a.To, language.NumberSign, language.After)
	t.NoteNumeral(t.a.From, t.a.To)
	return t.AddIdentifier(t.a.From, number.PastBranch(t.amounts, m.End), numberSign)
}
