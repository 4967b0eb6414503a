package figures

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxCounted is the greatest number of words in a counted noun phrase.
const maxCounted = 6

// countNouns finds for each count, ordinal and amount of money the noun phrase that it counts: the words after the
// number up to a function word, a verb or a sign, with an "of" complement; if there is none, the words that the number
// is glued to on its left.
func (w *work) countNouns() {
	for k := range w.figures {
		f := &w.figures[k]
		switch f.kind {
		case schema.KindCount, schema.KindOrdinal:
		case schema.KindMoney:
			if e := w.of(f.to); e > f.to {
				if f.head, f.tail = w.phrase(e, false); w.isVerb(f.tail) {
					f.tail = f.head // "funds involved in the case": the phrase goes on
				}
			}
			continue
		default:
			continue
		}
		if w.ideograph(f.to) && w.glued(f.to) || w.ideograph(f.from-1) && w.glued(f.from) {
			f.head, f.tail = w.eastPhrase(f)
			continue
		}
		i := f.to
		if f.scaled || f.max != nil {
			if e := w.of(i); e > i {
				i = e
			}
		}
		if m, ok := w.has(i, language.Comparator); ok && m.Flags.Has(language.After) && !m.Flags.Has(language.Before) {
			i = m.End
		}
		if w.mark(i, "\"“«'‘") && !w.glued(i) && w.glued(i+1) && w.isWord(i+1) {
			f.head, f.tail = w.quoted(i)
			continue
		}
		f.head, f.tail = w.phrase(i, true)
		if f.head == f.tail && f.kind == schema.KindCount {
			f.head, f.tail = w.leftPhrase(f)
		}
	}
}

// phrase gives the noun phrase that begins at token i, with its complement if of is true.
func (w *work) phrase(i int, of bool) (int, int) {
	if !w.traits.sure {
		return w.barePhrase(i, of)
	}
	start, words := i, 0
	for w.nounWord(i) {
		if words > 0 && w.follows(i, language.Comparator) {
			break // "two points above"
		}
		if w.isVerb(i) && (words > 0 || !w.nounAt(i+1) || !w.nounWord(i+1) || w.isVerb(i+1)) {
			break
		}
		i++
		words++
		i = w.hyphened(i)
		if words == maxCounted || w.address[i-1] {
			break
		}
	}
	if words == 0 {
		return start, start
	}
	end := w.conjoined(start, i)
	if end > i {
		i = end
	}
	if !of || words == maxCounted {
		return start, end
	}
	if e := w.of(i); e > i && w.nounWord(e) {
		if _, e2 := w.phrase(e, false); e2 > e && w.lower(e) {
			end = e2
		}
	}
	return start, end
}

// conjoined gives the end of a noun phrase [start,end) that goes on behind an "and" with a modifier and a noun: "22
// telecommunications and Internet enterprises", "small and medium firms". Behind it no verb may stand: it would begin a
// clause of its own.
func (w *work) conjoined(start, end int) int {
	m, ok := w.value(end, language.Range, "and")
	if !ok || w.glued(end) || end-start > 2 {
		return end
	}
	k := m.End
	for k-m.End < 3 && w.nounWord(k) && !w.isVerb(k) && !w.follows(k, language.Comparator) && !w.glued(k) {
		k = w.hyphened(k + 1)
	}
	if k-m.End < 2 || w.nounWord(k) || w.taken[k-1] || !w.plural(k-1) {
		return end
	}
	if w.function(k) == language.WordAuxiliary {
		return end
	}
	return k
}

// plural reports whether token i may be a plural: it ends in s where the language has such plurals.
func (w *work) plural(i int) bool {
	return w.isWord(i) && (!w.traits.endings || strings.HasSuffix(w.lowerToken(i), "s"))
}

// barePhrase is phrase for a language of which the lexicon has no verbs. It gives only what the text itself shows: where
// nouns have capitals, the next noun and small words right before it; else the next word if nothing that may belong to it
// follows, or if only it has the ending of plurals, or both have.
func (w *work) barePhrase(i int, of bool) (int, int) {
	start := i
	if !w.nounWord(i) {
		return start, start
	}
	if w.traits.capitals {
		for n := 0; n < 2 && w.nounWord(i) && w.lower(i); n++ {
			i++
		}
		if !w.nounWord(i) || !w.capital(i) {
			return start, start
		}
		return start, w.hyphened(i + 1)
	}
	end := w.hyphened(i + 1)
	plural := w.traits.endings && strings.HasSuffix(w.token(end-1), "s")
	switch {
	case !w.nounWord(end) || w.capital(end):
	case plural && strings.HasSuffix(w.token(end), "s"):
		if end++; w.nounWord(end) && strings.HasSuffix(w.token(end), "s") {
			return start, start
		}
	case !plural:
		return start, start
	}
	if e := w.of(end); of && e > end && w.lower(e) && w.nounWord(e) {
		if _, e2 := w.barePhrase(e, false); e2 > e {
			return start, e2
		}
		if w.nounWord(e) && w.traits.endings {
			return start, w.hyphened(e + 1)
		}
	}
	return start, end
}

// hyphened gives the end of the word that goes on behind a hyphen at token i.
func (w *work) hyphened(i int) int {
	for w.mark(i, "-‐‑'’") && w.glued(i) && w.glued(i+1) && w.isWord(i+1) {
		i += 2
	}
	return i
}

// nounWord reports whether token i may stand in a noun phrase: a word that is no function word, no number and no figure.
func (w *work) nounWord(i int) bool {
	if !w.isWord(i) || w.taken[i] || w.address[i] || w.ideograph(i) || w.function(i) != "" ||
		w.follows(i, language.Range, language.Vague, language.Relative) {
		return false
	}
	return !w.pack.ReadsNumber(&w.t, i) || w.capital(i)
}

// isVerb reports whether token i is a verb form; names are none.
func (w *work) isVerb(i int) bool { return w.lower(i) && w.traits.verb(w.token(i)) }

// quoted gives the words inside quotation marks at token i, with the marks.
func (w *work) quoted(i int) (int, int) {
	start := i
	for i++; w.nounWord(i) && i-start <= maxCounted; i++ {
	}
	if i == start+1 || !w.mark(i, "\"”»'’") {
		return start, start
	}
	return start, i + 1
}

// leftPhrase gives the words that end where the number is glued to them, with nothing counted behind the number.
func (w *work) leftPhrase(f *figure) (int, int) {
	i := f.from
	for i > 0 && !w.mark(f.to, "*") && w.mark(i-1, "*") && w.glued(i) {
		i--
	}
	if !w.glued(i) || !w.isWord(i-1) || w.nounAt(f.to) {
		return f.to, f.to
	}
	end, n := i, 0
	for i > 0 && n < 3 && w.nounWord(i-1) && !w.isVerb(i-1) && (i == end || w.t.List[i].Space) {
		i--
		n++
	}
	if utf8.RuneCountInString(w.token(i)) < 2 {
		return f.to, f.to
	}
	return i, end
}
