package quantity

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/language"
)

// alternative reads two numbers near each other with an "or" between them as a range, where they count or measure
// something: "30 or 40 days", "drei oder vier". Numbers far apart, "12 or 36 months", are two choices.
func (t *attempt) alternative() int {
	a := t.a
	m, ok := t.HasValue(a.To, language.Range, "or")
	if !ok || !a.IsWhole() || a.Value.Sign() <= 0 || t.Glued(m.End) {
		return 0
	}
	b, ok := t.amounts.At(m.End, false)
	if !ok || !b.IsNumber() || !b.IsWhole() || b.Fraction || a.Words != b.Words {
		return 0
	}
	if !t.scaleTo(&a, &b) || !number.Near(&a, &b) {
		return 0
	}
	if u, has := t.amounts.UnitAfter(&b); !has {
		if !t.alternativeCounts(&b) {
			return 0
		}
	} else if u.Factor >= 2 || u.Ambiguous {
		return 0
	}
	return t.ranged(a, b, true)
}

// alternativeCounts reports whether the second of two numbers, b, counts something: numbers in words do, and digits
// before a noun that are no year.
func (t *attempt) alternativeCounts(b *number.Amount) bool {
	if b.Words {
		return true
	}
	if number.IsYear(t.Sheet, b) {
		return false
	}
	return t.NounAt(b.To) || b.Scaled || t.Follows(b.To, language.Classifier)
}
