package quantity

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// wordQuantity reads a unit after a number in words, or says what the words are if they are no number.
func (w *Reader) wordQuantity(a number.Amount) int {
	i := a.From
	if w.Address[i] {
		return w.refuseWords(a, schema.ReasonAddress)
	}
	if a.Form == language.Ordinal {
		return w.wordOrdinal(a)
	}
	if w.judge.properName(&a) {
		return w.refuseWords(a, schema.ReasonNamePart)
	}
	if w.Glued(i) && w.Mark(i-1, "-‐‑") && w.Glued(i-1) && w.IsWord(i-2) {
		return w.refuseWords(a, schema.ReasonWordPart)
	}
	if to := w.neighbours(a); to > i {
		return to
	}
	if w.IsSyllabic(i) && !w.judge.countsIdeographs(&a) {
		return w.refuseWords(a, schema.ReasonWordPart)
	}
	if to := w.share(a); to > i {
		return to
	}
	if a.Value.Cmp(number.One) == 0 && w.PastOf(a.To) == a.To { // "un à deux jours"
		if to := w.wordRange(a); to > i {
			w.NoteNumerals(i, to)
			return to
		}
	}
	if a.Value.Cmp(number.One) == 0 {
		if to := w.oneAndHalf(a); to > i {
			return to
		}
	}
	if a.To == i+1 && a.Value.Cmp(number.One) == 0 {
		if reason := w.judge.article(&a); reason != "" {
			return w.refuseWords(a, reason)
		}
	}
	if m, ok := w.Before(i, language.NumberSign); ok && !m.Flags.Has(language.Narrow) && !w.Taken[m.End] {
		w.NoteNumeral(a.From, a.To)
		return w.AddIdentifier(i, a.To, "number_sign")
	}
	w.NoteNumeral(a.From, a.To)
	if u, ok := w.amounts.UnitAfter(&a); ok {
		return w.measured(i, a, u)
	}
	if to := w.smallMoney(&a); to > i {
		return to
	}
	if to := w.wordRange(a); to > i {
		w.NoteNumerals(a.To, to)
		return to
	}
	if reason := w.judge.noCount(&a); reason != "" {
		w.Refuse(a.From, a.To, reason)
		return a.To
	}
	w.count(a)
	return a.To
}

func (w *Reader) refuseWords(a number.Amount, reason string) int {
	w.NoteNumeral(a.From, a.To)
	w.Refuse(a.From, a.To, reason)
	return a.To
}

// wordOrdinal reads an ordinal in words. It is a figure where it ranks a thing: a noun follows it.
func (w *Reader) wordOrdinal(a number.Amount) int {
	if w.judge.properName(&a) {
		return w.refuseWords(a, schema.ReasonNamePart)
	}
	if w.Glued(a.To) && w.IsMark(a.To) && w.Glued(a.To+1) && w.IsWord(a.To+1) && w.Mark(a.To, "-‐‑") || w.Glued(a.From) && w.Mark(a.From-1, "-‐‑") {
		return w.refuseWords(a, schema.ReasonWordPart)
	}
	if w.IsSyllabic(a.From) {
		w.NoteNumeral(a.From, a.To)
		f := w.figureOf(a, schema.KindOrdinal)
		f.Rule = "ordinal_in_words"
		w.Add(f)
		return a.To
	}
	if (!w.NounAt(a.To) || w.Pack.ReadsNumber(&w.Tokens, a.To) || w.IsVerb(a.To)) && !w.ranks(&a) {
		return w.refuseWords(a, schema.ReasonIdiom)
	}
	w.NoteNumeral(a.From, a.To)
	f := w.figureOf(a, schema.KindOrdinal)
	f.Rule = "ordinal_in_words"
	w.Add(f)
	return a.To
}

// ranks reports whether an ordinal in words without a noun behind it ranks something: it is the whole text, has an article
// before it ("the twenty-first"), or is greater than those that are adverbs, too ("first", "second").
func (w *Reader) ranks(a *number.Amount) bool {
	return w.IsAll(a.From, a.To) || w.Function(a.From-1) == language.WordArticle || a.Value.Cmp(number.Three) > 0
}

// Idiom refuses the number words and digits of a set phrase at token i.
func (w *Reader) Idiom(i int) int {
	m, ok := w.Has(i, language.Idiom)
	if !ok {
		return i
	}
	for k := i; k < m.End; k++ {
		if w.Taken[k] {
			continue
		}
		if w.IsDigits(k) {
			w.Refuse(k, k+1, schema.ReasonIdiom)
		} else if w.Pack.ReadsNumber(&w.Tokens, k) {
			if n, ok := w.Pack.ReadNumber(&w.Tokens, k); ok && n.End <= m.End {
				w.NoteNumeral(k, n.End)
				w.Refuse(k, n.End, schema.ReasonIdiom)
				k = n.End - 1
			}
		}
	}
	return m.End
}
