package period

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/language"
)

const (
	// maxBeside bounds how many tokens may stand between a date and the word of telling that it belongs to: "teilte das
	// Unternehmen am Dienstag mit".
	maxBeside = 3
	// maxTold bounds the tokens of a clause that does nothing but say who told something and when.
	maxTold = 14
	// maxOpening bounds where in its sentence a date stands that a word of telling at the end belongs to, and maxEnding
	// the tokens from that word on.
	maxOpening, maxEnding = 5, 6
)

// teller tells which dates are those of a telling.
type teller struct{ *Reader }

// telling is one rule by which a date is that of a telling: "officials announced on Tuesday"; d is the date, s its
// clause.
type telling struct {
	name   string
	when   func(w teller, d, s stretch) bool
	beside bool // what else the sentence says has another date, if any
}

// tellings are the rules in their order: the first that holds tells.
var tellings = []telling{
	{"told_beside", teller.tellsBeside, true},
	{"told_in_clause", teller.tellsAll, true},
	{"told_behind", teller.tellsBehind, false},
	{"done_beside", teller.doneBeside, false},
}

// isTold reports whether a date is that of a telling: a weekday, or a day or month between which and the word of
// telling no noun stands.
func (w teller) isTold(d *moment.When) bool {
	is, beside := w.told(d)
	if !d.IsWeekday() && beside {
		return w.toldNext(d)
	}
	return is
}

// isDue reports whether what someone told is for that day of the week.
func (w teller) isDue(d *moment.When) bool {
	s := w.stretch(&w.clause, d.From, d.To, clauseMarks)
	return d.IsWeekday() && w.dueBefore(stretch{from: d.From, to: d.To}, s)
}

// tellsDay reports whether a day that is named by what is known of today is that of a telling and of nothing else.
func (w teller) tellsDay(d *moment.When) bool {
	if !d.IsWeekday() && !d.Relative {
		return false
	}
	_, beside := w.told(d)
	return beside
}

// told reports whether a date is that of a telling, which has been, whatever the rest of the sentence speaks of, and
// whether it is the date of nothing else.
func (w teller) told(d *moment.When) (is, beside bool) {
	s := w.stretch(&w.clause, d.From, d.To, clauseMarks)
	day := stretch{from: d.From, to: d.To}
	if w.dueBefore(day, s) {
		return false, false
	}
	i := slices.IndexFunc(tellings, func(t telling) bool { return t.when(w, day, s) })
	return i >= 0, i >= 0 && tellings[i].beside
}

// dueBefore reports whether a word that leads to a day to come stands before the date, in a clause that tells:
// "announced a strike for Tuesday".
func (w teller) dueBefore(d, s stretch) bool {
	_, ok := w.HasValue(d.from-1, language.Quantity, language.QuantityDue)
	return ok && w.tellsWithin(s.from, s.to, s)
}

// tellsBeside reports whether a word of telling stands beside the date in its clause.
func (w teller) tellsBeside(d, s stretch) bool {
	for i := d.to; i < min(s.to, d.to+maxBeside+1); i++ {
		if w.tells(i, s) {
			return !w.divided(d.to, i)
		}
	}
	for i := d.from - 1; i >= max(s.from, d.from-maxBeside-2); i-- {
		if end := w.tellsTo(i, s); end > 0 && end <= d.from && d.from-end <= maxBeside {
			return !w.divided(end, d.from) && !w.joins(end, d.from)
		}
	}
	return false
}

// toldNext reports whether only words of grammar stand between a date and a word of telling before it: "announced in
// July".
func (w teller) toldNext(d *moment.When) bool {
	s := w.stretch(&w.clause, d.From, d.To, clauseMarks)
	i := d.From - 1
	for i > s.from && w.IsFunction(i) {
		i--
	}
	for k := max(s.from, i-2); k <= i; k++ {
		if w.tellsTo(k, s) == i+1 {
			return true
		}
	}
	return false
}

// tellsAll reports whether the clause is short, tells, and has no number but the date.
func (w teller) tellsAll(d, s stretch) bool {
	if s.future || s.to-s.from > maxTold {
		return false
	}
	return w.tellsWithin(s.from, s.to, s) && !w.divided(s.from, d.from) && !w.divided(d.to, s.to)
}

// tellsBehind reports whether the date stands at the head of a sentence that ends with a word of telling, as in
// languages where verbs stand last.
func (w teller) tellsBehind(d, s stretch) bool {
	all := w.stretch(&w.sentence, d.from, d.to, sentenceMarks)
	if d.from-all.from > maxOpening || s.to < all.to && (s.future || s.to-s.from > 2*maxOpening) {
		return false
	}
	behind := stretch{from: all.to} // what is to come is told before the word
	return !w.divided(all.from, d.from) && w.tellsWithin(max(d.to, all.to-maxEnding), all.to, behind)
}

// doneBeside reports whether the date stands beside a word of something done, and nothing but words of grammar and a
// noun between: "the council decided on Monday", "beschloss der Rat am Montag".
func (w teller) doneBeside(d, s stretch) bool {
	k := d.to
	for k < s.to && w.Function(k) != "" {
		k++
	}
	if _, ok := w.doneAt(k, s); ok {
		return true
	}
	i := w.beforeGrammar(d.from, s)
	if w.doneBefore(i, s) {
		return true
	}
	if i <= s.from || !w.IsWord(i-1) || w.IsVerb(i-1) {
		return false
	}
	return w.doneBefore(w.beforeGrammar(i-1, s), s)
}

// beforeGrammar gives the end of what stands before the words of grammar that lead to token i.
func (w teller) beforeGrammar(i int, s stretch) int {
	for i > s.from && w.Function(i-1) != "" {
		i--
	}
	return i
}

// doneBefore reports whether a word of something done ends before token i.
func (w teller) doneBefore(i int, s stretch) bool {
	for k := max(s.from, i-maxBeside); k < i; k++ {
		if end, ok := w.doneAt(k, s); ok && end == i {
			return true
		}
	}
	return false
}

// doneAt gives the end of the word of something done at token i, which is not to come.
func (w teller) doneAt(i int, s stretch) (int, bool) {
	m, ok := w.HasValue(i, language.Quantity, language.QuantityReport)
	if !ok || !m.Flags.Has(language.Narrow) || w.comes(i, s) {
		return 0, false
	}
	return m.End, true
}

// tellsWithin reports whether a word of telling stands within the tokens [from,to).
func (w teller) tellsWithin(from, to int, s stretch) bool {
	for i := from; i < to; i++ {
		if w.tells(i, s) {
			return true
		}
	}
	return false
}

// tells reports whether a word of telling stands at token i of the clause.
func (w teller) tells(i int, s stretch) bool { return w.tellsTo(i, s) > 0 }

// tellsTo gives the end of the word of telling at token i of the clause, 0 if there is none, or if the telling is to
// come: "will be announced", 将于周二发布.
func (w teller) tellsTo(i int, s stretch) int {
	m, ok := w.HasValue(i, language.Quantity, language.QuantityReport)
	if !ok || m.Flags.Has(language.Narrow) || w.comes(i, s) {
		return 0
	}
	return m.End
}

// comes reports whether a word shortly before token i of the clause makes it one of what is to come.
func (w teller) comes(i int, s stretch) bool {
	for k := max(s.from, i-2*maxBeside); k < i; k++ {
		if w.speaksOfFuture(k) {
			return true
		}
	}
	return false
}

// speaksOfFuture reports whether token i tells of what is to come.
func (w teller) speaksOfFuture(i int) bool {
	_, ok := w.HasValue(i, language.Quantity, language.QuantityFuture)
	return ok || w.IsFuture(i)
}

// joins reports whether a conjunction stands within the tokens [from,to): what follows is what was told.
func (w teller) joins(from, to int) bool {
	for i := from; i < to; i++ {
		if w.HasFunction(i, language.WordConjunction) {
			return true
		}
	}
	return false
}

// divided reports whether a number or a word for the future stands within the tokens [from,to).
func (w teller) divided(from, to int) bool {
	for i := from; i < to; i++ {
		if w.IsDigits(i) || w.speaksOfFuture(i) {
			return true
		}
	}
	return false
}
