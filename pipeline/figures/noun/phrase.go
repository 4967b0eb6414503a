package noun

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxCounted is the greatest number of words in a counted noun phrase.
const maxCounted = 6

// CountNouns finds for each count, ordinal and amount of money the noun phrase that it counts: the words after the
// number up to a function word, a verb or a sign, with an "of" complement; if there is none, the words that the number
// is glued to on its left.
func (w *Reader) CountNouns() {
	for k := range w.Figures {
		f := &w.Figures[k]
		switch f.Kind {
		case schema.KindCount, schema.KindOrdinal:
		case schema.KindMoney:
			if e := w.PastOf(f.To); e > f.To {
				if f.Head, f.Tail = w.phrase(e, false); w.IsVerb(f.Tail) {
					f.Tail = f.Head // "funds involved in the case": the phrase goes on
				}
			}
			continue
		default:
			continue
		}
		if f.Head < f.Tail {
			continue // stands inside the figure
		}
		if f.Base[1] > 0 {
			_, f.Tail = w.phrase(f.Base[1], false)
			f.Head, f.Tail = f.To, max(f.Tail, f.Base[1])
			continue
		}
		if inHangul(w, f) {
			f.Head, f.Tail = hangul{w}.phrase(f)
			continue
		}
		if inSpaceless(w, f) {
			f.Head, f.Tail = spaceless{w}.phrase(f)
			continue
		}
		if w.IsSyllabic(f.To) && w.beside(f.To) || w.IsSyllabic(f.From-1) && w.beside(f.From) {
			f.Head, f.Tail = w.eastPhrase(f)
			continue
		}
		if head := w.nounBefore(f); head < f.From {
			f.Head, f.Tail = head, f.From
			continue
		}
		if w.Mark(f.To-1, ".") && w.IsCapital(f.To) && !w.Traits.Capitals {
			continue // a sentence begins behind the abbreviation: "7,4 млн. Родилось"
		}
		i := scan.PastJoin(w.Sheet, w.pastCompared(f.To))
		if f.Scaled || f.Max != nil {
			if e := w.PastOf(i); e > i {
				i = e
			}
		}
		if m, ok := w.Has(i, language.Comparator); ok && m.Flags.Has(language.After) && !m.Flags.Has(language.Before) {
			i = m.End
		}
		if w.IsWord(i) && w.Glued(i) && scan.PastBy(w.Sheet, i) > i {
			continue // the x of "3x daily" is nothing that is counted
		}
		if m, ok := w.Has(i, language.Classifier); ok && w.classifierEnds(i, m.End) {
			if isNoun(m) && !w.Glued(i) {
				f.Head, f.Tail = w.classified(i, m.End)
				continue
			}
			i = m.End
		}
		if w.Mark(i, "\"“«'‘") && !w.Glued(i) && w.Glued(i+1) && w.IsWord(i+1) {
			f.Head, f.Tail = w.quoted(i)
			continue
		}
		f.Head, f.Tail = w.phrase(i, true)
		if f.Head == f.Tail && f.Kind == schema.KindCount {
			f.Head, f.Tail = w.leftPhrase(f)
		}
	}
}

// nounBefore gives the token of the noun right before a number, in a language that has it there; else that of the
// number.
func (w *Reader) nounBefore(f *scan.Figure) int {
	i := f.From - 1
	if !w.Traits.NounFirst || f.Kind != schema.KindCount || !w.NounAt(i) || w.Glued(f.From) || w.Taken[i] ||
		w.LeadsNumber(i) || !w.IsLower(i) && !w.SentenceStart(i) {
		return f.From
	}
	return i
}

// classified gives the noun phrase behind a classifier of the tokens [i,end) that may be the noun itself, where the
// lexicon has verbs to end it by: "১২ জন শ্রমিক"; else the classifier.
func (w *Reader) classified(i, end int) (int, int) {
	if w.Traits.Partly && !w.IsVerb(end) {
		if head, tail := w.looserPhrase(end, false); tail > head {
			return head, tail
		}
	}
	return i, end
}

// pastCompared gives the token after the ending of digits that end before token i, where something that compares
// follows it: "1200'den fazla çalışanı".
func (w *Reader) pastCompared(i int) int {
	if e := w.PastEnding(i); e > i && w.CanBegin(e, language.Comparator) {
		return e
	}
	return i
}

// classifierEnds reports whether a classifier of the tokens [i,end) is no part of a longer word.
func (w *Reader) classifierEnds(i, end int) bool {
	return !w.LettersAt(end) || w.IsSyllabic(i) && w.Traits.Classes != nil && !w.LongerWord(i, end)
}

// phrase gives the noun phrase that begins at token i, with its complement if of is true.
func (w *Reader) phrase(i int, of bool) (int, int) {
	switch {
	case w.Traits.Partly:
		return w.looserPhrase(i, of)
	case !w.Traits.Sure:
		return w.barePhrase(i, of)
	}
	start, words := i, 0
	for w.IsNounWord(i) {
		if words > 0 && w.Follows(i, language.Comparator) {
			break // "two points above"
		}
		if w.IsVerb(i) && (words > 0 || !w.NounAt(i+1) || !w.IsNounWord(i+1) || w.IsVerb(i+1)) {
			break
		}
		i++
		words++
		i = w.hyphened(i)
		if words == maxCounted || w.Address[i-1] {
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
	if e := w.PastOf(i); e > i && w.IsNounWord(e) {
		if _, e2 := w.phrase(e, false); e2 > e && w.IsLower(e) {
			end = e2
		}
	}
	return start, end
}

// conjoined gives the end of a noun phrase [start,end) that goes on behind an "and" with a modifier and a noun: "22
// telecommunications and Internet enterprises", "small and medium firms". Behind it no verb may stand: it would begin a
// clause of its own.
func (w *Reader) conjoined(start, end int) int {
	m, ok := w.HasValue(end, language.Range, "and")
	if !ok || w.Glued(end) || end-start > 2 {
		return end
	}
	k := m.End
	for k-m.End < 3 && w.IsNounWord(k) && !w.IsVerb(k) && !w.Follows(k, language.Comparator) && !w.Glued(k) {
		k = w.hyphened(k + 1)
	}
	if k-m.End < 2 || w.IsNounWord(k) || w.Taken[k-1] || !w.plural(k-1) {
		return end
	}
	if w.Function(k) == language.WordAuxiliary {
		return end
	}
	return k
}

// plural reports whether token i may be a plural: it ends as plurals do where the language shows their ending.
func (w *Reader) plural(i int) bool {
	return w.IsWord(i) && (w.Traits.Plurals == nil || w.Traits.IsPluralForm(w.LowerToken(i)))
}

// barePhrase is phrase for a language of which the lexicon has no verbs. It gives only what the text itself shows:
// where nouns have capitals, the next noun and small words right before it; else the next word if nothing that may
// belong to it follows, or if only it has the ending of plurals, or both have.
func (w *Reader) barePhrase(i int, of bool) (int, int) {
	start := i
	if !w.IsNounWord(i) {
		return start, start
	}
	if w.Traits.Capitals {
		for n := 0; n < 2 && w.IsNounWord(i) && w.IsLower(i); n++ {
			i++
		}
		if !w.IsNounWord(i) || !w.IsCapital(i) {
			return start, start
		}
		return start, w.hyphened(i + 1)
	}
	end := w.hyphened(i + 1)
	plural := w.Traits.IsPluralForm(w.Token(end - 1))
	switch {
	case !w.IsNounWord(end) || w.IsCapital(end):
	case plural && w.Traits.IsPluralForm(w.Token(end)):
		if end++; w.IsNounWord(end) && w.Traits.IsPluralForm(w.Token(end)) {
			return start, start
		}
	case !plural:
		return start, start
	}
	if e := w.PastOf(end); of && e > end && w.IsLower(e) && w.IsNounWord(e) {
		if _, e2 := w.barePhrase(e, false); e2 > e {
			return start, e2
		}
		if w.IsNounWord(e) && w.Traits.Plurals != nil {
			return start, w.hyphened(e + 1)
		}
	}
	return start, end
}

// hyphened gives the end of the word that goes on behind a hyphen at token i.
func (w *Reader) hyphened(i int) int {
	for w.Mark(i, "-‐‑'’") && w.Glued(i) && w.Glued(i+1) && w.IsWord(i+1) {
		i += 2
	}
	return i
}

// quoted gives the words inside quotation marks at token i, with the marks.
func (w *Reader) quoted(i int) (int, int) {
	start := i
	for i++; w.IsNounWord(i) && i-start <= maxCounted; i++ {
	}
	if i == start+1 || !w.Mark(i, "\"”»'’") {
		return start, start
	}
	return start, i + 1
}

// leftPhrase gives the words that end where the number is glued to them, with nothing counted behind the number.
func (w *Reader) leftPhrase(f *scan.Figure) (int, int) {
	i := f.From
	for i > 0 && !w.Mark(f.To, "*") && w.Mark(i-1, "*") && w.Glued(i) {
		i--
	}
	if !w.Glued(i) || !w.IsWord(i-1) || w.NounAt(f.To) {
		return f.To, f.To
	}
	end, n := i, 0
	for n < 3 && w.IsNounWord(i-1) && !w.IsVerb(i-1) && (i == end || w.List[i].Space) {
		i--
		n++
	}
	if utf8.RuneCountInString(w.Token(i)) < 2 {
		return f.To, f.To
	}
	return i, end
}
