package noun

import (
	"sort"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// inHangul reports whether what a figure counts is to be looked for in Hangul, a script with blanks between words and
// endings written onto them.
func inHangul(w *Reader, f *scan.Figure) bool {
	return w.IsHangul(f.To) || w.IsHangul(f.From-1) && w.Glued(f.From)
}

// hangul looks for nouns in Hangul.
type hangul struct{ *Reader }

// phrase gives the noun phrase that a figure counts: behind its classifier and an "of" ("4명의 전직 임원"), before
// the number ("직원 1200여 명"), the classifier itself where it is a noun, or what stands behind a blank, up to a
// particle ("30개 대학이").
func (w hangul) phrase(f *scan.Figure) (int, int) {
	i := f.To
	if m, ok := w.Has(i, language.Comparator); ok && m.Flags.Has(language.After) && w.Glued(i) {
		i = m.End
	}
	m, classified := w.Has(i, language.Classifier)
	switch {
	case !classified && w.Glued(i):
		return w.written(i)
	case !classified:
		return w.words(i, true)
	case isNoun(m):
		return i, m.End
	case m.Value == "times":
		return i, i
	}
	if e := w.PastOf(m.End); e > m.End && w.Glued(m.End) && !w.LettersAt(e) {
		return w.words(e, false)
	}
	if head, tail := w.left(f.From, m.End); tail > head || w.Glued(m.End) {
		return head, tail
	}
	return w.words(m.End, true)
}

// written gives the noun that is written on to its number at token i, without its particle: 10안타를. One syllable may
// be an ending, or a classifier that the lexicon lacks.
func (w hangul) written(i int) (int, int) {
	to := i
	for w.IsHangul(to) && w.Glued(to) && !w.inFigure(to) {
		to++
	}
	noun := w.particleFrom(i, to)
	if noun-i < leastRun || w.Taken[i] || !w.isNoun(i, to) || w.Follows(i, language.Function) {
		return i, i
	}
	return i, noun
}

// left gives the words before the number at token i, or before a comparator there, if they are nouns without a
// particle: "학생 30명", "화재 사고 42건". The last may have one where the number, whose classifier ends before token
// end, has none: "합격자는 52명이었다".
func (w hangul) left(i, end int) (int, int) {
	i = w.beforeCompared(i)
	start := w.wordBefore(i)
	if start == i || !w.isNoun(start, i) {
		return i, i
	}
	tail := w.particleFrom(start, i)
	if tail < i && !w.topicOf(tail, i, end) {
		return i, i
	}
	for n := 1; n < maxHangul; n++ {
		head := w.wordBefore(start)
		if head == start || !w.isNoun(head, start) || w.particleFrom(head, start) < start || w.tells(head) {
			break
		}
		start = head
	}
	return start, tail
}

// wordBefore gives the first token of the word in Hangul that ends before token i, where a blank stands; i if there is
// none.
func (w hangul) wordBefore(i int) int {
	start := i
	for start > 0 && w.IsHangul(start-1) && (start == i || w.Glued(start)) && !w.inFigure(start-1) {
		start--
	}
	if w.Glued(i) {
		return i
	}
	return start
}

// tells reports whether the word at token i tells when, or which: it is no noun of a phrase.
func (w hangul) tells(i int) bool {
	return w.Follows(i, language.Vague, language.Period, language.Idiom)
}

// topicOf reports whether the particle [i,end) may stand between a noun and its number, whose classifier ends before
// token behind, and no particle follows that.
func (w hangul) topicOf(i, end, behind int) bool {
	if m, ok := scan.HasWith(w.Sheet, i, language.Function, language.Before); !ok || m.End != end {
		return false
	}
	m, _ := scan.HasWith(w.Sheet, behind, language.Function, language.After)
	return !w.marked(behind) || w.LettersAt(m.End)
}

// maxHangul is the greatest number of words in a noun phrase in Hangul.
const maxHangul = 3

// words gives the words from token i on up to the first that has a particle, and without it; with particle, none
// if no word has one.
func (w hangul) words(i int, particle bool) (int, int) {
	end := i
	for n := 0; n < maxHangul && w.IsHangul(end) && !w.inFigure(end) && !w.Glued(end); n++ {
		to := end + 1
		for w.IsHangul(to) && w.Glued(to) && !w.inFigure(to) {
			to++
		}
		if !w.isNoun(end, to) {
			break
		}
		if p := w.particleFrom(end, to); p < to {
			return i, p
		}
		end = to
	}
	if particle {
		return i, i
	}
	return i, end
}

// inFigure reports whether a figure covers token i; what was refused, a syllable that is a number as well, may be part
// of a noun.
func (w hangul) inFigure(i int) bool {
	if !w.Taken[i] {
		return false
	}
	k := sort.Search(len(w.Figures), func(k int) bool { return w.Figures[k].To > i })
	return k < len(w.Figures) && w.Figures[k].From <= i
}

// isNoun reports whether the word of the tokens [i,end) may be a noun: no form of a verb, no function word and
// nothing that compares, with a particle or without.
func (w hangul) isNoun(i, end int) bool {
	stem := w.particleFrom(i, end)
	for _, class := range []language.Class{language.Comparator, language.Function, language.Relative} {
		m, ok := w.Has(i, class)
		if ok && (m.End == end || m.End == stem) && m.Value != language.WordParticle {
			return false
		}
	}
	return !w.Traits.Verb(w.Surface(i, end))
}

// particleFrom gives the first token of the particle that ends the word of the tokens [i,end); end if it has none. One
// that nouns end with, too, is none.
func (w hangul) particleFrom(i, end int) int {
	m, ok := w.Before(end, language.Function)
	if !ok || m.Value != language.WordParticle || m.End <= i || m.Flags.Has(language.Narrow) {
		return end
	}
	return m.End
}
