package figures

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// compare gives each figure with a value the comparator that stands beside it: before it ("more than 5"), behind it ("5 or
// more"), or behind what it counts ("5人以上", "10 people or more").
func (w *work) compare() {
	for k := range w.figures {
		f := &w.figures[k]
		if f.value == nil || f.kind == schema.KindOrdinal {
			continue
		}
		m, ok := w.before(f.from, language.Comparator)
		if !ok && f.words && f.value.Cmp(one) < 0 && w.function(f.from-1) == language.WordArticle {
			m, ok = w.before(f.from-1, language.Comparator) // "knapp die Hälfte"
		}
		if ok && !m.Flags.Has(language.After) && w.inSentence(m.End, f.from) {
			f.comparator = m.Value
			continue
		}
		if w.mark(f.from-1, "<>≤≥") && !w.mark(f.from-2, "<>-=") {
			f.comparator = signComparators[w.rune(f.from-1)]
			continue
		}
		if w.mark(f.from-1, "=") && w.mark(f.from-2, "<>") && w.glued(f.from-1) {
			f.comparator = w.token(f.from-2) + "="
			continue
		}
		if value, ok := w.gluedComparator(f.from); ok {
			f.comparator = value
			continue
		}
		if value, ok := w.comparatorBehind(f.to); ok {
			f.comparator = value
		}
	}
}

var signComparators = map[rune]string{'<': "<", '>': ">", '≤': "<=", '≥': ">="}

// comparatorBehind reads a comparator at token i, behind a number.
func (w *work) comparatorBehind(i int) (string, bool) {
	if w.mark(i, "-‐‑") && w.glued(i) && w.glued(i+1) {
		i++ // "300-odd"
	}
	if m, ok := w.has(i, language.Comparator); ok && !m.Flags.Has(language.Before) && m.Flags.Has(language.After) && (w.isWord(i) || w.glued(i)) {
		if w.ideograph(i) && w.traits.classes != nil {
			if to, _ := w.wordOf(i); to > m.End {
				return "", false // 来自 is no 来
			}
		}
		return m.Value, true
	}
	if w.mark(i, "'’") && w.glued(i) && w.glued(i+1) && w.lower(i+1) { // an ending: "3.000'den fazla"
		if m, ok := w.has(i+2, language.Comparator); ok && m.Flags.Has(language.After) && !m.Flags.Has(language.Before) {
			return m.Value, true
		}
	}
	if m, ok := w.has(i, language.Classifier); ok {
		if c, ok := w.has(m.End, language.Comparator); ok && c.Flags.Has(language.After) {
			return c.Value, true
		}
	}
	return "", false
}

// gluedComparator reads a comparator of two words before token i whose first word is glued to the word before it, as in
// "interceptedmore than 50".
func (w *work) gluedComparator(i int) (string, bool) {
	if i < 2 || !w.isWord(i-1) || w.t.List[i-1].ID == 0 || !w.isWord(i-2) || w.t.List[i-2].ID != 0 || w.taken[i-1] || w.taken[i-2] {
		return "", false
	}
	word, rest := w.token(i-2), w.token(i-1)
	for at := max(minPiece, len(word)-maxPiece); at <= len(word)-minPiece; at++ {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		w.pack.Tokenize(word[at:]+" "+rest, &w.scratch)
		if m, ok := w.pack.Longest(&w.scratch, 0, language.Comparator); ok && m.End == len(w.scratch.List) && m.End == 2 {
			return m.Value, true
		}
	}
	return "", false
}
