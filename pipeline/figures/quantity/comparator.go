package quantity

import (
	"math/big"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Compare gives each figure with a value the comparator that stands beside it: before it ("more than 5"), behind it ("5 or
// more"), or behind what it counts ("5人以上", "10 people or more").
func (w *Comparators) Compare() {
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Value == nil || f.Kind == schema.KindOrdinal {
			continue
		}
		m, ok := w.Before(f.From, language.Comparator)
		if !ok && f.Words && f.Value.Cmp(number.One) < 0 && w.Function(f.From-1) == language.WordArticle {
			m, ok = w.Before(f.From-1, language.Comparator) // "knapp die Hälfte"
		}
		if ok && !m.Flags.Has(language.After) && w.Free(m.End, f.From) {
			f.Comparator = m.Value
			continue
		}
		if w.Mark(f.From-1, "<>≤≥") && !w.Mark(f.From-2, "<>-=") {
			f.Comparator = signComparators[w.Rune(f.From-1)]
			continue
		}
		if w.Mark(f.From-1, "=") && w.Mark(f.From-2, "<>") && w.Glued(f.From-1) {
			f.Comparator = w.Token(f.From-2) + "="
			continue
		}
		if value, ok := w.gluedComparator(f.From); ok {
			f.Comparator = value
			continue
		}
		if value, ok := w.comparatorBehind(f.To); ok {
			f.Comparator = value
		}
	}
}

var signComparators = map[rune]string{'<': "<", '>': ">", '≤': "<=", '≥': ">="}

// comparatorBehind reads a comparator at token i, behind a number.
func (w *Comparators) comparatorBehind(i int) (string, bool) {
	if w.Mark(i, "-‐‑") && w.Glued(i) && w.Glued(i+1) {
		i++ // "300-odd"
	}
	if m, ok := w.Has(i, language.Comparator); ok && !m.Flags.Has(language.Before) && m.Flags.Has(language.After) && (w.IsWord(i) || w.Glued(i)) {
		if w.IsSyllabic(i) && w.Traits.Classes != nil {
			if to, _ := w.WordOf(i); to > m.End {
				return "", false // 来自 is no 来
			}
		}
		return m.Value, true
	}
	if w.Mark(i, "'’") && w.Glued(i) && w.Glued(i+1) && w.IsLower(i+1) { // an ending: "3.000'den fazla"
		if m, ok := w.Has(i+2, language.Comparator); ok && m.Flags.Has(language.After) && !m.Flags.Has(language.Before) {
			return m.Value, true
		}
	}
	if m, ok := w.Has(i, language.Classifier); ok {
		if c, ok := w.Has(m.End, language.Comparator); ok && c.Flags.Has(language.After) {
			return c.Value, true
		}
	}
	return "", false
}

// gluedComparator reads a comparator of two words before token i whose first word is glued to the word before it, as in
// "interceptedmore than 50".
func (w *Comparators) gluedComparator(i int) (string, bool) {
	if i < 2 || !w.IsWord(i-1) || w.List[i-1].ID == 0 || !w.IsWord(i-2) || w.List[i-2].ID != 0 || w.Taken[i-1] || w.Taken[i-2] {
		return "", false
	}
	word, rest := w.Token(i-2), w.Token(i-1)
	for at := max(scan.MinPiece, len(word)-scan.MaxPiece); at <= len(word)-scan.MinPiece; at++ {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		w.Pack.Tokenize(word[at:]+" "+rest, &w.scratch)
		if m, ok := w.Pack.Longest(&w.scratch, 0, language.Comparator); ok && m.End == len(w.scratch.List) && m.End == 2 {
			return m.Value, true
		}
	}
	return "", false
}

// maxAge is the greatest number that is read as an age without the word for years.
var maxAge = big.NewRat(130, 1)

// FindAges makes ages, in years, of the bare numbers behind a word such as "aged".
func (w *Comparators) FindAges() {
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Kind != schema.KindCount || f.Words && f.Max == nil || f.Head < f.Tail || !w.AgeBefore(f.From) || !f.Value.IsInt() || f.Value.Sign() < 0 ||
			f.Value.Cmp(maxAge) > 0 || f.Max != nil && f.Max.Cmp(maxAge) > 0 {
			continue
		}
		f.Kind, f.Unit, f.Rule = schema.KindDuration, "a", "age"
		if f.Max != nil {
			f.Rule = "age_range"
		}
	}
}
