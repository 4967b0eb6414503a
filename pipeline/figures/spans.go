package figures

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// dateCounts gives each count and amount the period that its own sentence states: the nearest one before it in its
// clause, else the only one in the sentence. sentence numbers the tokens by sentence, clause by clause.
//
// Commas, colons, dashes and brackets cut a sentence into segments. A period in the segment of the number comes before
// one in another; behind the number it counts if it is the only one there. A period belongs to a clause of its own, and
// is not taken, if a pronoun, or a word such as "since" with a verb, stands between it and the number, or if something
// is compared with it ("than in 2017").
func (w *work) dateCounts(sentence, clause []int32) {
	for from := 0; from < len(w.figures); {
		at := sentence[w.figures[from].from]
		to := from
		for to < len(w.figures) && sentence[w.figures[to].from] == at {
			to++
		}
		if at >= 0 {
			w.dateSentence(from, to, clause)
		}
		from = to
	}
}

// maxSegments bounds how far apart a number and its period may be, in figures: a sentence with more is a list.
const maxSegments = 64

// dateSentence does it for the figures [from,to), which stand in one sentence.
func (w *work) dateSentence(from, to int, clause []int32) {
	dates := 0
	var only *figure
	for k := from; k < to; k++ {
		if f := &w.figures[k]; f.isDate() {
			dates++
			only = f
		}
	}
	if dates == 0 {
		return
	}
	for k := from; k < to; k++ {
		f := &w.figures[k]
		if f.isDate() || f.value == nil || f.kind == schema.KindOrdinal || f.kind == schema.KindDuration || w.apposed(f) {
			continue
		}
		if d := w.periodOf(k, from, to, clause); d != nil {
			f.start, f.end = d.start, d.end
		} else if dates == 1 && !only.compared && w.reaches(f, only, from, to) {
			f.start, f.end = only.start, only.end
		}
	}
}

// reaches reports whether the only period of a sentence, d, is also that of figure f in another segment. It is not if it
// stands in a clause of its own, or with a number that one before it is compared with: "against 12 in 2020".
func (w *work) reaches(f, d *figure, from, to int) bool {
	if d.from < f.from {
		return !w.relativeClause(d.from)
	}
	if w.subordinate(f.to, d.from) {
		return false
	}
	start := w.segment(d.from)
	for k := to - 1; k >= from; k-- {
		g := &w.figures[k]
		if g.value == nil || g.from < start || g.from > d.from || g.tail > g.head || g == f {
			continue
		}
		for j := from; j < k && w.figures[j].from < start; j++ {
			if h := &w.figures[j]; h.kind == g.kind && h.unit == g.unit {
				return false
			}
		}
	}
	return true
}

// segment gives the first token of the segment in which token i stands.
func (w *work) segment(i int) int {
	k := i
	for ; k > 0 && i-k < maxBetween && !w.cut(k-1, k); k-- {
		if !w.taken[k-1] && w.mark(k-1, ".!?") {
			break
		}
	}
	return k
}

// periodOf gives the period of figure k among the figures [from,to) of its sentence, nil if there is none.
func (w *work) periodOf(k, from, to int, clause []int32) *figure {
	f := &w.figures[k]
	low, high := max(from, k-maxSegments), min(to, k+maxSegments)
	own := true // the figures looked at stand in the segment of f
	var before *figure
	for j := k - 1; j >= low && before == nil; j-- {
		d := &w.figures[j]
		if clause[d.from] != clause[f.from] {
			break
		}
		if own && w.cut(d.to, f.from) {
			if after := w.afterOf(k, high); after != nil {
				return after
			}
			own = false
		}
		if d.isDate() && (own || !d.compared && !w.relativeClause(d.from)) {
			before = d
		}
	}
	if before == nil && own {
		return w.afterOf(k, high)
	}
	if before != nil && (before.compared || !own && w.comparedBehind(k, high)) {
		return nil
	}
	return before
}

// afterOf gives the only period behind figure k in its segment.
func (w *work) afterOf(k, high int) *figure {
	var d *figure
	for j := k + 1; j < high && !w.cut(w.figures[k].to, w.figures[j].from); j++ {
		if g := &w.figures[j]; g.isDate() {
			if d != nil {
				return nil
			}
			d = g
		}
	}
	if d == nil || d.compared || w.subordinate(w.figures[k].to, d.from) {
		return nil
	}
	return d
}

// comparedBehind reports whether a period with which something is compared stands behind figure k in its segment: the
// number is that period's.
func (w *work) comparedBehind(k, high int) bool {
	for j := k + 1; j < high && !w.cut(w.figures[k].to, w.figures[j].from); j++ {
		if w.figures[j].isDate() && w.figures[j].compared {
			return true
		}
	}
	return false
}

// maxBetween bounds how many tokens between a number and a period are looked at.
const maxBetween = 80

// cut reports whether a sign between the tokens [from,to) ends a segment.
func (w *work) cut(from, to int) bool {
	if to-from > maxBetween {
		return true
	}
	for i := from; i < to; i++ {
		if !w.taken[i] && w.mark(i, ",;:()[]—–、，；：（）،؛") && !(w.mark(i, "—–:") && w.glued(i) && w.glued(i+1)) {
			return true
		}
	}
	return false
}

// subordinate reports whether another clause begins among the tokens [from,to): with a pronoun that has no preposition
// before it, or with "since", "after" and the like before a verb.
func (w *work) subordinate(from, to int) bool {
	if to-from > maxBetween {
		return true
	}
	for i := from; i < to; i++ {
		if w.isPronoun(i) && !w.functionIs(i-1, language.WordPreposition) {
			return true
		}
		if m, ok := w.value(i, language.Period, language.PeriodSince, language.PeriodAfter, language.PeriodBefore, language.PeriodUntil); ok && m.End < to && w.isVerb(m.End) {
			return true
		}
	}
	return false
}

// relativeClause reports whether the segment of token i begins with a pronoun or a verb form behind a comma, as in
// "Smith, who came in 2015, has won" and "The firm, founded in 1847, employs".
func (w *work) relativeClause(i int) bool {
	k := w.segment(i)
	if k == 0 || !w.mark(k-1, ",，、(（—–،") {
		return false
	}
	if w.functionIs(k, language.WordPreposition) {
		k++ // "in which"
	}
	return w.isPronoun(k) || w.isVerb(k)
}

// isPronoun reports whether token i is a pronoun and no other function word.
func (w *work) isPronoun(i int) bool {
	return w.functionIs(i, language.WordPronoun) && !w.functionIs(i, language.WordPreposition) && !w.functionIs(i, language.WordArticle) &&
		!w.functionIs(i, language.WordDeterminer)
}

// functionIs reports whether token i may be a function word of a class.
func (w *work) functionIs(i int, class string) bool {
	_, ok := w.value(i, language.Function, class)
	return ok
}

// apposed reports whether a bare number stands between commas or in brackets behind a name, as an age does.
func (w *work) apposed(f *figure) bool {
	return f.kind == schema.KindCount && f.plain && f.head == f.tail && w.mark(f.from-1, ",(，（") && w.mark(f.to, ",)，）.") && w.capital(f.from-2)
}

// comparedWith reports whether a word after which a comparison names its other side stands before token i: "than in
// 2017", or with whole, for a whole year, "the same period of 2020". Prepositions and articles may be between.
func (w *work) comparedWith(i int, whole bool) bool {
	for n := 0; n < 4 && i > 0; n++ {
		word := w.lowerToken(i - 1)
		if w.traits.than[word] {
			return true
		}
		if u, ok := w.has(i-1, language.CalendarUnit); ok && whole && u.Value == language.UnitPeriod {
			return true
		}
		switch w.function(i - 1) {
		case language.WordPreposition, language.WordArticle, language.WordDeterminer:
		default:
			if !w.traits.genitive[word] {
				return false
			}
		}
		i--
	}
	return false
}

// pointOrdinals makes ordinals of the numbers with a full stop behind them that ends no sentence, in a language that
// writes ordinals so: "der 3. Platz". A small word behind the full stop begins a sentence rather.
func (w *work) pointOrdinals(sentence []int32) {
	if !w.traits.dayPoint {
		return
	}
	for k := range w.figures {
		f := &w.figures[k]
		if f.kind != schema.KindCount || !f.plain || f.words || f.to-f.from != 1 || w.length(f.from) > 3 || !w.mark(f.to, ".") || !w.glued(f.to) ||
			!w.isWord(f.to+1) || w.taken[f.to] || w.functionIs(f.to+1, language.WordPronoun) || w.traits.stop[w.lowerToken(f.to+1)] || sentence[f.to+1] != sentence[f.from] {
			continue
		}
		f.kind, f.rule, f.comparator = schema.KindOrdinal, "ordinal", "="
		w.take(f.to, f.to+1)
		f.to++
		f.head, f.tail = w.phrase(f.to, true)
	}
}

func (f *figure) isDate() bool {
	return (f.kind == schema.KindDate || f.kind == schema.KindPeriod) && !f.aside
}
