package period

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

const (
	wholeMarks    = ".!?。！？।؟"
	sentenceMarks = wholeMarks + ";:；："
	clauseMarks   = sentenceMarks + ",，、،–—()（）"

	// betweenClauses are marks that part clauses behind digits, too, as the stop of an ordinal does not.
	betweenClauses = ",，،"
)

// tense reports whether the clause around the tokens [from,to) speaks of what is to come, and of what has been: by its
// own words, or, if it has none that tell, by those of its sentence, first up to a semicolon or a colon.
func (w *Reader) tense(from, to int) (future, past bool) {
	s := tensed(w, from, to)
	return s.future, s.past
}

// tensed gives the stretch that tense asks.
func tensed(w *Reader, from, to int) stretch {
	s := w.stretch(&w.clause, from, to, clauseMarks)
	if !s.future && !s.past {
		s = w.stretch(&w.sentence, from, to, sentenceMarks)
	}
	if !s.future && !s.past {
		s = w.stretch(&w.full, from, to, wholeMarks)
	}
	return s
}

// stretch is the tokens of a clause or of a sentence, and of what they speak: next is what comes after another, which
// may have been.
type stretch struct {
	from, to           int
	future, past, next bool
}

// stretch gives what lies around the tokens [from,to) up to the marks. It is kept in last for the dates beside it,
// unless one of the marks stands inside the tokens, which would part it for those.
func (w *Reader) stretch(last *stretch, from, to int, marks string) stretch {
	if last.from <= from && to <= last.to {
		return *last
	}
	s := stretch{from: from, to: to}
	for s.from > 0 && !w.parts(s.from-1, marks) {
		s.from--
	}
	for s.to < len(w.List) && !w.parts(s.to, marks) {
		s.to++
	}
	whole := true
	for i := s.from; i < s.to; i++ {
		if m, ok := w.HasValue(i, language.Quantity,
			language.QuantityFuture, language.QuantityPast, language.QuantityNext, language.QuantityComing); ok {
			s.future = s.future || m.Value == language.QuantityFuture
			s.past = s.past || m.Value == language.QuantityPast
			s.next = s.next || m.Value == language.QuantityNext || m.Value == language.QuantityComing
		}
		s.future = s.future || w.IsFuture(i)
		whole = whole && (i < from || i >= to || !w.parts(i, marks))
	}
	if whole {
		*last = s
	}
	return s
}

// parts reports whether a clause ends behind token i: with a sentence, or at one of the marks that is no part of a
// number, of numbers in a row or of what follows it.
func (w *Reader) parts(i int, marks string) bool {
	if scan.BeginsSentence(w.Sheet, i+1) {
		return true
	}
	if !w.Mark(i, marks) || w.IsDigits(i+1) && (w.Glued(i+1) || w.IsDigits(i-1)) {
		return false
	}
	return !w.IsDigits(i-1) || w.Mark(i, betweenClauses)
}

// isAlone reports whether the sentence of the tokens [from,to) has no number but theirs: it does not report what was
// counted.
func (w teller) isAlone(from, to int) bool {
	s := w.stretch(&w.full, from, to, wholeMarks)
	return !w.divided(s.from, from) && !w.divided(to, s.to)
}
