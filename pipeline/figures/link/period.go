package link

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// CompareDates marks the dates with which something is compared.
func (w *Periods) CompareDates() {
	for k := range w.Figures {
		if f := &w.Figures[k]; f.IsDate() {
			f.Aside = f.Rule == scan.BeforeTold
			f.Compared = w.comparedWith(f.From, f.Rule == "year" || f.Rule == "relative_date") || multiplied(w, k) ||
				w.isOtherSide(f)
		}
	}
}

// DateCounts gives each count and amount the period that its own sentence states: the nearest one before it in its
// clause, else the only one in the sentence. sentence numbers the tokens by sentence, clause by clause.
//
// Commas, colons, dashes and brackets cut a sentence into segments. A period in the segment of the number comes before
// one in another; behind the number it counts if it is the only one there. A period belongs to a clause of its own, and
// is not taken, if a pronoun, or a word such as "since" with a verb, stands between it and the number, or if something
// is compared with it ("than in 2017").
func (w *Periods) DateCounts(sentence, clause []int32) {
	for from := 0; from < len(w.Figures); {
		at := sentence[w.Figures[from].From]
		to := from
		for to < len(w.Figures) && sentence[w.Figures[to].From] == at {
			to++
		}
		if at >= 0 {
			w.dateSentence(from, to, clause)
			w.dateTold(from, to)
		}
		from = to
	}
}

// dateTold gives the figures [from,to) of a sentence the date that stands right behind them and is counted back from
// the time of which the text tells, "€980m a year earlier": it is that of no other figure.
func (w *Periods) dateTold(from, to int) {
	for k := from + 1; k < to; k++ {
		d, f := &w.Figures[k], &w.Figures[k-1]
		if d.Rule != scan.BeforeTold || f.Value == nil {
			continue
		}
		if d.From == f.To || d.From == f.To+1 && !w.IsMark(f.To) {
			f.Start, f.End = d.Start, d.End
		}
	}
}

// maxSegments bounds how far apart a number and its period may be, in figures: a sentence with more is a list.
const maxSegments = 64

// dateSentence does it for the figures [from,to), which stand in one sentence.
func (w *Periods) dateSentence(from, to int, clause []int32) {
	dates := 0
	var only *scan.Figure
	for k := from; k < to; k++ {
		if f := &w.Figures[k]; f.IsDate() {
			dates++
			only = f
		}
	}
	if dates == 0 {
		return
	}
	for k := from; k < to; k++ {
		f := &w.Figures[k]
		if f.IsDate() || f.Value == nil || f.Kind == schema.KindOrdinal || f.Kind == schema.KindDuration ||
			w.apposed(f) {
			continue
		}
		if d := w.periodOf(k, from, to, clause); d != nil {
			f.Start, f.End = d.Start, d.End
		} else if dates == 1 && !only.Compared && w.reaches(f, only, from, to) {
			f.Start, f.End = only.Start, only.End
		}
	}
}

// reaches reports whether the only period of a sentence, d, is also that of figure f in another segment. It is not if
// it stands in a clause of its own, or with a number that one before it is compared with: "against 12 in 2020".
func (w *Periods) reaches(f, d *scan.Figure, from, to int) bool {
	if w.bracketsOther(f, d, from, to) {
		return false
	}
	if d.From < f.From {
		return !w.relativeClause(d.From)
	}
	if w.subordinate(f.To, d.From) || w.parted(f.To, d.From) {
		return false
	}
	start := w.segment(d.From)
	for k := to - 1; k >= from; k-- {
		g := &w.Figures[k]
		if g.Value == nil || g.From < start || g.From > d.From || g.Tail > g.Head || g == f {
			continue
		}
		for j := from; j < k && w.Figures[j].From < start; j++ {
			if h := &w.Figures[j]; h.Kind == g.Kind && h.Unit == g.Unit {
				return false
			}
		}
	}
	return true
}

// bracketsOther reports whether the period d stands in brackets with an amount of its own, and f does not: "412 million
// (previous year: 468)".
func (w *Periods) bracketsOther(f, d *scan.Figure, from, to int) bool {
	start := w.bracket(d.From)
	if start == 0 || f.From >= start {
		return false
	}
	for k := from; k < to; k++ {
		if g := &w.Figures[k]; g.Value != nil && g.From >= start && w.bracket(g.From) == start {
			return true
		}
	}
	return false
}

// bracket gives the token behind the bracket that token i stands in, 0 if it stands in none.
func (w *Periods) bracket(i int) int {
	for k := i - 1; k >= 0 && i-k < maxBetween; k-- {
		switch {
		case w.Mark(k, "(（"):
			return k + 1
		case w.Mark(k, ")）"):
			return 0
		}
	}
	return 0
}

// segment gives the first token of the segment in which token i stands.
func (w *Periods) segment(i int) int {
	k := i
	for ; k > 0 && i-k < maxBetween && !w.cut(k-1, k); k-- {
		if !w.Taken[k-1] && w.Mark(k-1, ".!?") {
			break
		}
	}
	return k
}

// periodOf gives the period of figure k among the figures [from,to) of its sentence, nil if there is none.
func (w *Periods) periodOf(k, from, to int, clause []int32) *scan.Figure {
	f := &w.Figures[k]
	if d := w.own(k, from, to); d != nil {
		return d
	}
	low, high := max(from, k-maxSegments), min(to, k+maxSegments)
	own := true // the figures looked at stand in the segment of f
	var before *scan.Figure
	for j := k - 1; j >= low && before == nil; j-- {
		d := &w.Figures[j]
		if clause[d.From] != clause[f.From] {
			break
		}
		if own && w.cut(d.To, f.From) {
			if after := w.afterOf(k, high); after != nil {
				return after
			}
			own = false
		}
		if own && d.Compared {
			continue
		}
		if d.IsDate() && (own || !d.Compared && !w.relativeClause(d.From)) && !w.isOfAnother(j, k, from) {
			before = d
		}
	}
	if before == nil && own {
		return w.afterOf(k, high)
	}
	if before != nil && !own && w.comparedBehind(k, high) {
		return nil
	}
	return before
}

// isOfAnother reports whether the date j is that of the amount right behind it, with no more than "of" between, where
// its clause has begun with another date and figure k is further on: 去年的 of 7月销售额从去年的35亿欧元增至38亿欧元.
func (w *Periods) isOfAnother(j, k, from int) bool {
	d := &w.Figures[j]
	if j+1 >= k || w.Figures[j+1].Value == nil || w.Figures[j+1].IsDate() || !w.opensWithDate(j, from) {
		return false
	}
	to, amount := d.To, w.Figures[j+1].From
	if u, ok := w.Has(to, language.CalendarUnit); ok {
		to = u.End // 前年同期の
	}
	return amount == to || amount > to && w.PastOf(to) == amount || amount == to+1 && w.Traits.Genitive[w.LowerToken(to)]
}

// opensWithDate reports whether a date that nothing is compared with stands before figure j in its segment, and no
// amount between the two.
func (w *Periods) opensWithDate(j, from int) bool {
	if j-1 < from {
		return false
	}
	d := &w.Figures[j-1]
	return d.IsDate() && !d.Compared && !w.cut(d.To, w.Figures[j].From)
}

// own gives the period that stands right behind figure k, where the amount before it in the sentence, or the one behind
// it, has its own in the same way: "from 12 million in 2020 to 15 million in 2021". It is nil if there is none.
func (w *Periods) own(k, from, to int) *scan.Figure {
	if !w.dated(k, to) || !(k-2 >= from && w.dated(k-2, k)) && !w.dated(k+2, to) && !w.isSecond(k, from) {
		return nil
	}
	return &w.Figures[k+1]
}

// isSecond reports whether the period before figure k is that of another amount of its kind between the two: "rose in
// July to 38 million from 35 million in 2024".
func (w *Periods) isSecond(k, from int) bool {
	alike := false
	for j := k - 1; j >= from; j-- {
		g := &w.Figures[j]
		if g.IsDate() {
			return alike
		}
		alike = alike || g.Value != nil && g.Kind == w.Figures[k].Kind && g.Unit == w.Figures[k].Unit &&
			g.Kind != schema.KindCount
	}
	return false
}

// maxAttached bounds how many tokens stand between an amount and the period that is its own.
const maxAttached = 6

// dated reports whether figure k is an amount and the next one, before figure to, a period right behind it: in its
// segment, with no verb, no pronoun and no "and" between, and no comparison.
func (w *Periods) dated(k, to int) bool {
	if k+1 >= to || w.Figures[k].IsDate() || w.Figures[k].Value == nil {
		return false
	}
	f, d := &w.Figures[k], &w.Figures[k+1]
	if !d.IsDate() || d.Compared || d.From-f.To > maxAttached || w.cut(f.To, d.From) {
		return false
	}
	for i := f.To; i < d.From; i++ {
		if _, and := w.HasValue(i, language.Range, "and"); and || w.IsVerb(i) || w.IsPronoun(i) {
			return false
		}
	}
	return true
}

// afterOf gives the only period behind figure k in its segment with which nothing is compared.
func (w *Periods) afterOf(k, high int) *scan.Figure {
	var d *scan.Figure
	for j := k + 1; j < high && !w.cut(w.Figures[k].To, w.Figures[j].From); j++ {
		if g := &w.Figures[j]; g.IsDate() && !g.Compared {
			if d != nil {
				return nil
			}
			d = g
		}
	}
	if d == nil || w.subordinate(w.Figures[k].To, d.From) {
		return nil
	}
	return d
}

// comparedBehind reports whether a period with which something is compared stands behind figure k in its segment: the
// number is that period's.
func (w *Periods) comparedBehind(k, high int) bool {
	for j := k + 1; j < high && !w.cut(w.Figures[k].To, w.Figures[j].From); j++ {
		if w.Figures[j].IsDate() && w.Figures[j].Compared {
			return true
		}
	}
	return false
}

// multiplied reports whether the figure behind the date k says how many times as much something is as it was then:
// "2022年的两倍".
func multiplied(w *Periods, k int) bool {
	if k+1 == len(w.Figures) {
		return false
	}
	d, f := &w.Figures[k], &w.Figures[k+1]
	m, ok := w.Has(f.To, language.Classifier)
	if !ok || m.Value != "multiple" {
		return false
	}
	return f.From == d.To || f.From == d.To+1 && w.IsWord(d.To) || w.PastOf(d.To) == f.From
}

// maxBetween bounds how many tokens between a number and a period are looked at.
const maxBetween = 80

// cut reports whether a sign between the tokens [from,to) ends a segment.
func (w *Periods) cut(from, to int) bool {
	if to-from > maxBetween {
		return true
	}
	for i := from; i < to; i++ {
		if !w.Taken[i] && w.Mark(i, ",;:()[]—–、，；：（）،؛") && !(w.Mark(i, "—–:") && w.Glued(i) && w.Glued(i+1)) {
			return true
		}
	}
	return false
}

// parted reports whether a semicolon stands among the tokens [from,to): a period behind it is not that of what is told
// before it.
func (w *Periods) parted(from, to int) bool {
	for i := from; i < to; i++ {
		if w.Mark(i, ";；؛") {
			return true
		}
	}
	return false
}

// subordinate reports whether another clause begins among the tokens [from,to): with a pronoun that has no preposition
// before it, or with "since", "after" and the like before a verb.
func (w *Periods) subordinate(from, to int) bool {
	if to-from > maxBetween {
		return true
	}
	for i := from; i < to; i++ {
		if w.IsPronoun(i) && !w.HasFunction(i-1, language.WordPreposition) {
			return true
		}
		if m, ok := w.HasValue(i, language.Period, language.PeriodSince, language.PeriodAfter, language.PeriodBefore,
			language.PeriodUntil); ok && m.End < to && w.IsVerb(m.End) {
			return true
		}
	}
	return false
}

// relativeClause reports whether the segment of token i begins with a pronoun or a verb form behind a comma, as in
// "Smith, who came in 2015, has won" and "The firm, founded in 1847, employs".
func (w *Periods) relativeClause(i int) bool {
	k := w.segment(i)
	if k == 0 || !w.Mark(k-1, ",，、(（—–،") {
		return false
	}
	if w.HasFunction(k, language.WordPreposition) {
		k++ // "in which"
	}
	return w.IsPronoun(k) || w.IsVerb(k)
}

// apposed reports whether a bare number stands between commas or in brackets behind a name, as an age does.
func (w *Periods) apposed(f *scan.Figure) bool {
	if f.Kind != schema.KindCount || !f.Plain || f.Head < f.Tail {
		return false
	}
	return w.Mark(f.From-1, ",(，（") && w.Mark(f.To, ",)，）.") && w.IsCapital(f.From-2)
}

// isOtherSide reports whether a word stands at a date that makes it the other side of a comparison.
func (w *Periods) isOtherSide(d *scan.Figure) bool {
	to := d.To
	if w.Binds(to, "'’") && w.IsLower(to+1) {
		to += 2 // an ending: "2024'e göre"
	}
	m, ok := scan.HasWith(w.Sheet, to, language.Quantity, language.After)
	return ok && (m.Value == scan.Than || m.Value == scan.Same) || scan.EndsThan(w.Sheet, d.From)
}

// comparedWith reports whether a word after which a comparison names its other side stands before token i: "than in
// 2017", "the same month of 2020", or with whole, for a whole year, a word for a period. Prepositions and articles may
// be between.
func (w *Periods) comparedWith(i int, whole bool) bool {
	for n := 0; n < 4 && i > 0; n++ {
		if w.Mark(i-1, "'’") && w.Glued(i) {
			i-- // "dell'anno"
		}
		if m, ok := scan.BeforeWith(w.Sheet, i, language.Quantity, language.Before); ok && m.Value == scan.Same {
			return true
		}
		word := w.LowerToken(i - 1)
		if w.Traits.Than[word] || scan.EndsThan(w.Sheet, i) {
			return true
		}
		if u, ok := w.Has(i-1, language.CalendarUnit); ok && whole && u.Value == language.UnitPeriod {
			return true
		}
		switch w.Function(i - 1) {
		case language.WordPreposition, language.WordArticle, language.WordDeterminer:
		default:
			if !w.Traits.Genitive[word] {
				return false
			}
		}
		i--
	}
	return false
}
