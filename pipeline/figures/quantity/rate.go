package quantity

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxRated is the greatest number of words between a number and the "per" of a rate: "3 deaths per 1,000 births".
const maxRated = 4

// rate reads a number of things for every so many others: "12.5 per 100,000 inhabitants", "3 deaths per 1,000 births".
// The number of the others, a hundred or another power of ten, is no figure of its own: it belongs to what is counted.
func (t *attempt) rate() int {
	k := t.a.To
	for k < t.a.To+maxRated && t.IsNounWord(k) && t.perAt(k) == k {
		k++
	}
	e := t.perAt(k)
	if e == k || t.a.Form != language.Cardinal {
		return 0
	}
	b, ok := t.amounts.At(e, false)
	if !ok || !b.IsBase() || t.amounts.IsUnit(&b) {
		return 0
	}
	t.noteWords(&t.a)
	f := t.figureOf(t.a, schema.KindCount)
	f.Rule, f.Base = "per_many", [2]int{k, b.To}
	t.Add(f)
	t.refuseBase(e, b)
	return b.To
}

// refuseBase refuses the number of the others, whose digits may have a number word behind them; "per" ends at token e.
func (t *attempt) refuseBase(e int, b number.Amount) {
	t.NoteNumerals(e, b.To)
	if b.Words {
		t.Refuse(b.From, b.To, schema.ReasonRatio)
		return
	}
	for i := e; i < b.To; i++ {
		if t.IsDigits(i) {
			t.Refuse(i, i+1, schema.ReasonRatio)
		} else if t.IsWord(i) && t.Pack.ReadsNumber(&t.Tokens, i) {
			if n, ok := t.Pack.ReadNumber(&t.Tokens, i); ok && n.End <= b.To {
				t.Refuse(i, n.End, schema.ReasonRatio)
				i = n.End - 1
			}
		}
	}
}

// rateBase refuses the number of others for every so many of which something is told, where it stands first: "每10万人有
// 3.5人", "1株当たり45円".
func (t *attempt) rateBase() int {
	a := &t.a
	if !a.IsBase() && a.Value.Cmp(number.One) != 0 || a.To == t.i {
		return 0
	}
	m, before := scan.BeforeWith(t.Sheet, a.From, language.Quantity, language.Before)
	before = before && m.Value == language.QuantityPer
	if !before && !t.perBehind(a.To) {
		return 0
	}
	t.noteWords(a)
	if !a.Words {
		return t.RefuseDigits(a.From, a.To, schema.ReasonRatio)
	}
	t.Refuse(a.From, a.To, schema.ReasonRatio)
	return a.To
}

// perBehind reports whether a word for "per" stands at token i, or behind a classifier or a word there.
func (t *attempt) perBehind(i int) bool {
	if m, ok := t.Has(i, language.Classifier); ok {
		i = m.End
	}
	for k := i; k < i+2; k++ {
		m, ok := scan.HasWith(t.Sheet, k, language.Quantity, language.After)
		if ok && m.Value == language.QuantityPer {
			return true
		}
		if !t.IsNounWord(k) {
			return false
		}
	}
	return false
}

// perAt gives the token after a word for "per" at token i; i if there is none.
func (w *Reader) perAt(i int) int {
	if m, ok := w.HasValue(i, language.Quantity, language.QuantityPer); ok {
		return m.End
	}
	return i
}
