package figures

import (
	"unicode/utf8"

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
	noun := w.nounAt(e) && (w.lower(e) || w.traits.capitals)
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
	if d.part != "" || d.fuzzy || d.relative && d.m == 0 && d.unit != language.UnitYear {
		f.kind = schema.KindPeriod
	}
	f.start, f.end = d.ends()
	if d.unsure {
		addIssue(&f.issues, "ambiguous_date")
	}
	w.add(f)
}

// addOpen adds a period with one stated end, at the word that opens it.
func (w *work) addOpen(from int, d when, open string) {
	f := figure{from: from, to: d.to, kind: schema.KindPeriod, rule: "open_period"}
	w.wordsIn(d.from, d.to)
	w.anchor(&d, &f)
	first, last := d.ends()
	if open == language.PeriodSince {
		f.start = first
	} else {
		f.end = last
	}
	if d.unsure {
		addIssue(&f.issues, "ambiguous_date")
	}
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
	if a.unsure || b.unsure {
		addIssue(&f.issues, "ambiguous_date")
	}
	w.add(f)
}

// before reports whether a comes before b in the year.
func before(a, b *when) bool {
	return a.m != 0 && b.m != 0 && (a.m < b.m || a.m == b.m && a.d != 0 && b.d != 0 && a.d < b.d)
}

// compare gives each figure with a value the comparator beside it.
func (w *work) compare() {
	for k := range w.figures {
		f := &w.figures[k]
		if f.value == nil || f.kind == schema.KindOrdinal {
			continue
		}
		if m, ok := w.before(f.from, language.Comparator); ok && !m.Flags.Has(language.After) && w.inSentence(m.End, f.from) {
			f.comparator = m.Value
			continue
		}
		if w.mark(f.from-1, "<>") && !w.mark(f.from-2, "<>-=") {
			f.comparator = w.token(f.from - 1)
			continue
		}
		if value, ok := w.gluedComparator(f.from); ok {
			f.comparator = value
			continue
		}
		to := f.to
		if w.mark(to, "-‐‑") && w.glued(to) && w.glued(to+1) {
			to++ // "300-odd"
		}
		if m, ok := w.has(to, language.Comparator); ok && !m.Flags.Has(language.Before) && m.Flags.Has(language.After) && (w.isWord(to) || w.glued(to)) {
			f.comparator = m.Value
		}
	}
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

// inSentence reports whether no figure covers the tokens [from,to).
func (w *work) inSentence(from, to int) bool {
	for i := from; i < to; i++ {
		if w.taken[i] {
			return false
		}
	}
	return true
}
