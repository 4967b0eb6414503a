package figures

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// yearStands reports whether the four digits at token i are a year by the words around them. led says that a word that
// leads to a date stands before it ("in", "since").
func (w *work) yearStands(i int, led bool) bool {
	y, ok := w.year(i)
	if !ok {
		return false
	}
	e := i + 1
	if w.isComparator(i) || w.glued(i) && (w.isWord(i-1) && !w.isCut(i-1) && !w.ideograph(i-1) || w.mark(i-1, "-/#$€£¥+") && !w.t.List[i-1].Space) ||
		w.follows(e, language.Multiplier, language.Percent) {
		return false
	}
	if _, ok := w.currencyAfter(e); ok {
		return false
	}
	if _, _, ok := w.currencyEnding(i); ok {
		return false
	}
	if _, ok := w.before(i, language.NumberSign); ok {
		return false
	}
	a := amount{from: i, to: e}
	if u, ok := w.unitAfter(&a); ok && u.kind != schema.KindMoney {
		return false
	}
	noun := w.nounAt(e) && (w.lower(e) || w.traits.capitals || !w.capital(e) && !led)
	if w.ideograph(e) && w.glued(e) {
		return false // "2000人"
	}
	if w.mark(e, "-‐‑") && w.glued(e) && w.isWord(e+1) {
		return false
	}
	switch {
	case w.mark(i-1, "(") && w.mark(e, ")"):
		return plausibleYear(y)
	case led:
		return y >= 1500 && y <= lastYear && !(noun && (!plausibleYear(y) || y%100 == 0))
	case !plausibleYear(y):
		return false
	}
	switch w.function(i - 1) {
	case language.WordArticle, language.WordDeterminer:
		return y%100 != 0
	}
	return !noun
}

// currencyEnding reports whether a currency sign stands right before token i.
func (w *work) currencyEnding(i int) (string, int, bool) {
	m, ok := w.before(i, language.Currency)
	if !ok || letters(w.t.Surface(m.End, i)) && !w.traits.strong[m.Value] {
		return "", 0, false
	}
	return m.Value, m.End, true
}

// anchor resolves a date against the document's own, and names the issue if that cannot be done.
func (w *work) anchor(d *when, f *figure) {
	if d.anchored() {
		return
	}
	if w.self || !d.resolve(w.published) {
		addIssue(&f.issues, "unanchored_date")
	}
}

// addDate adds a calendar unit.
func (w *work) addDate(d when) {
	f := figure{from: d.from, to: d.to, kind: schema.KindDate, rule: d.rule}
	w.wordsIn(d.from, d.to)
	w.anchor(&d, &f)
	f.aside = d.rule == "year" && (w.mark(d.from-1, "(") || w.traits.sure && w.nounAt(d.to) && w.lower(d.to) && !w.isVerb(d.to))
	if d.part != "" || d.fuzzy || d.relative && d.m == 0 && d.unit != language.UnitYear && !d.unsure {
		f.kind = schema.KindPeriod
	}
	f.start, f.end = d.ends()
	d.mark(&f)
	w.add(f)
}

// mark adds the issue of a date that cannot be told.
func (d *when) mark(f *figure) {
	if d.unsure {
		addIssue(&f.issues, "ambiguous_date")
	}
	if d.other {
		addIssue(&f.issues, "other_calendar")
	}
}

// addOpen adds a period with one stated end, at the word that opens it.
func (w *work) addOpen(from int, d when, open string) {
	f := figure{from: from, to: d.to, kind: schema.KindPeriod, rule: "open_period"}
	w.wordsIn(d.from, d.to)
	if open == language.PeriodSince && d.edge == language.PeriodEarly || open != language.PeriodSince && d.edge == language.PeriodLate {
		d.fuzzy = false // up to the end of the unit is up to its last day
	}
	w.anchor(&d, &f)
	first, last := d.ends()
	if open == language.PeriodSince {
		f.start = first
	} else {
		f.end = last
	}
	d.mark(&f)
	w.add(f)
}

// addPeriod adds a period with two stated ends. An end without a year takes that of the other.
func (w *work) addPeriod(from int, a, b when) {
	f := figure{from: from, to: b.to, kind: schema.KindPeriod, rule: "period"}
	w.wordsIn(from, b.to)
	if a.m == 0 && a.rule == "month" || a.y == 0 && b.y == 0 && a.relative && !b.relative && b.m != 0 && a.m != 0 {
		b.relative, b.unit, b.n = a.relative, a.unit, a.n
	}
	if a.rule == "year" && b.rule == "year" || a.y != 0 {
		if b.y == 0 && !b.relative && a.y != 0 {
			b.y = a.y
			if before(&b, &a) {
				b.y++
			}
		}
	}
	if b.rule == "day_of_month" && a.m != 0 {
		b.m, b.y, b.relative, b.unit, b.n, b.rule = a.m, a.y, a.relative, a.unit, a.n, a.rule
	}
	w.anchor(&b, &f)
	if a.rule == "day_of_month" {
		a.y, a.m = b.y, b.m
		if a.d > b.d && a.m > 0 {
			if a.m--; a.m == 0 {
				a.y, a.m = a.y-1, 12
			}
		}
	}
	if !a.anchored() {
		switch {
		case b.y != 0 && !(a.relative && a.rule == "relative_date"):
			a.y = b.y
			if before(&b, &a) {
				a.y--
			}
		default:
			w.anchor(&a, &f)
		}
	}
	first, _ := a.ends()
	_, last := b.ends()
	if first == "" || last == "" || first <= last {
		f.start, f.end = first, last
	}
	a.mark(&f)
	b.mark(&f)
	w.add(f)
}

// before reports whether a comes before b in the year.
func before(a, b *when) bool {
	return a.m != 0 && b.m != 0 && (a.m < b.m || a.m == b.m && a.d != 0 && b.d != 0 && a.d < b.d)
}

// inSentence reports whether no figure covers the tokens [from,to).
func (w *work) inSentence(from, to int) bool {
	for i := from; i < to; i++ {
		if w.taken[i] {
			return false
		}
	}
	return true
}
