package period

import (
	"slices"

	"example.org/sourcebook/pipeline/language"
)

const (
	sentenceMarks = ".;!?:。；！？：।؟"
	clauseMarks   = sentenceMarks + ",，、،–—()（）"
)

// tense reports whether the clause around the tokens [from,to) speaks of what is to come, and of what has been: by its
// own words, or, if it has none that tell, by those of its sentence.
func (w *Reader) tense(from, to int) (future, past bool) {
	for _, marks := range []string{clauseMarks, sentenceMarks} {
		i, end := from, to
		for i > 0 && !w.parts(i-1, marks) {
			i--
		}
		for end < len(w.List) && !w.parts(end, marks) {
			end++
		}
		for ; i < end; i++ {
			if m, ok := w.HasValue(i, language.Quantity, language.QuantityFuture, language.QuantityPast); ok {
				future = future || m.Value == language.QuantityFuture
				past = past || m.Value == language.QuantityPast
			}
		}
		if future || past {
			break
		}
	}
	return future, past
}

// parts reports whether a clause ends behind token i: with a sentence, or at one of the marks that is no part of a
// number or of what follows it.
func (w *Reader) parts(i int, marks string) bool {
	return w.opens(i+1) || w.Mark(i, marks) && !w.IsDigits(i-1) && (!w.Glued(i+1) || !w.IsDigits(i+1))
}

// opens reports whether a sentence begins with token i.
func (w *Reader) opens(i int) bool {
	if i >= len(w.List) {
		return false
	}
	_, ok := slices.BinarySearch(w.Sentences, w.List[i].Start)
	return ok
}
