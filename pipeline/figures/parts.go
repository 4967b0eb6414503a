package figures

import (
	"math/big"
	"time"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// boundary reads a word that opens a period, m, before the begin or the end of a unit: "since the beginning of the
// year", "jusqu'à la fin de 2019". k is the token after m and its date words. A word for the begin must join its
// complement with an "of"; without one it names a part without stated ends ("depuis début 2019"), as the words for the
// end do that are marked as narrow ("late 2019").
func (w *work) boundary(from int, m language.Match, k int) int {
	want := ""
	switch m.Value {
	case language.PeriodSince:
		want = language.PeriodEarly
	case language.PeriodUntil, language.PeriodAsOf:
		want = language.PeriodLate
	default:
		return from
	}
	e, ok := w.value(k, language.Period, want)
	if !ok || !w.joins(e.End) && (want == language.PeriodEarly || e.Flags.Has(language.Narrow)) {
		return from
	}
	d, ok := w.whole(w.pastDateWords(e.End))
	if !ok {
		return from
	}
	w.addOpen(from, d, m.Value)
	return d.to
}

// joins reports whether an "of", with or without elision, ends right before token i.
func (w *work) joins(i int) bool {
	if w.mark(i-1, "'’") {
		i--
	}
	return i > 0 && w.of(i-1) > i-1
}

// whole reads a unit that has ends: a date, or a unit of the calendar that is the one of the document's own date where
// no number says which ("of the year").
func (w *work) whole(i int) (when, bool) {
	if u, ok := w.has(i, language.CalendarUnit); ok && !u.Flags.Has(language.Short) && !w.traits.plural[u.Phrase] {
		if u.Value == language.UnitYear {
			if y, ok := w.year(u.End); ok {
				return when{from: i, to: u.End + 1, y: y, rule: "year"}, true
			}
		}
		switch u.Value {
		case language.UnitYear, language.UnitMonth, language.UnitQuarter:
			return when{from: i, to: u.End, relative: true, unit: u.Value, rule: "relative_date"}, true
		}
		return when{}, false
	}
	d, ok := w.date(i, true)
	if !ok || d.fuzzy || d.rule == "year" && !w.yearStands(d.from, true) || d.relative && d.unit != language.UnitYear && d.unit != language.UnitMonth {
		return when{}, false
	}
	return d, true
}

// partOfUnit reads a number of units at the begin of a longer one: "first three months of 2019", "trois premiers mois de
// l'année".
func (w *work) partOfUnit(i int) int {
	k := i
	first := w.firstWord(i)
	if first > i {
		k = first
	}
	a, ok := w.cardinal(k)
	if !ok {
		return i
	}
	k = a.to
	if first == i {
		if first = w.firstWord(k); first == k {
			return i
		}
		k = first
	}
	u, ok := w.has(k, language.CalendarUnit)
	if !ok || u.Flags.Has(language.Short) {
		return i
	}
	return w.partOf(i, &a, u, false)
}

// lastOf reads a number of units at the end of a longer one, "last three months of 2019"; k is the token of the number.
func (w *work) lastOf(i, k int) int {
	a, ok := w.cardinal(k)
	if !ok {
		return i
	}
	u, ok := w.has(a.to, language.CalendarUnit)
	if !ok || u.Flags.Has(language.Short) {
		return i
	}
	return w.partOf(i, &a, u, true)
}

// cardinal reads a whole number at token i, without what may make a fraction of it ("two quarters").
func (w *work) cardinal(i int) (amount, bool) {
	if v, n := w.digits(i); n > 0 && v > 0 {
		return amount{from: i, to: i + 1, value: big.NewRat(int64(v), 1)}, true
	}
	if i >= len(w.t.List) || !w.pack.ReadsNumber(&w.t, i) {
		return amount{}, false
	}
	n, ok := w.pack.ReadNumberForm(&w.t, i, language.Cardinal)
	if !ok || n.Value.Sign() <= 0 {
		return amount{}, false
	}
	return amount{from: i, to: n.End, value: new(big.Rat).SetInt(n.Value), words: true}, true
}

// firstWord gives the token after the ordinal of one in words at token i; i if there is none.
func (w *work) firstWord(i int) int {
	if !w.isWord(i) || !w.pack.ReadsNumber(&w.t, i) {
		return i
	}
	if n, ok := w.pack.ReadNumberForm(&w.t, i, language.Ordinal); ok && n.Value.IsInt64() && n.Value.Int64() == 1 {
		return n.End
	}
	return i
}

// partOf adds the period of the first or the last n units u of the longer unit that is stated behind u; it gives i if
// none is.
func (w *work) partOf(i int, n *amount, u language.Match, last bool) int {
	if !n.value.IsInt() || !n.value.Num().IsInt64() || n.value.Num().Int64() > 1000 || !w.joins(w.pastDateWords(u.End)) && !w.joins(u.End+1) {
		return i
	}
	d, ok := w.whole(w.pastDateWords(u.End))
	if !ok || d.d != 0 {
		return i
	}
	f := figure{from: i, to: d.to, kind: schema.KindPeriod, rule: "part_of_unit"}
	w.wordsIn(i, d.to)
	w.anchor(&d, &f)
	f.start, f.end = d.ends()
	if f.start != "" {
		f.start, f.end = partEnds(f.start, f.end, u.Value, int(n.value.Num().Int64()), last)
	}
	w.add(f)
	return d.to
}

// partEnds gives the ends of the first or the last n units of the days from start to end; empty if the units have no
// stated ends or do not fit.
func partEnds(start, end schema.Date, unit string, n int, last bool) (schema.Date, schema.Date) {
	months, days := 0, 0
	switch unit {
	case language.UnitMonth:
		months = n
	case language.UnitQuarter:
		months = 3 * n
	case language.UnitHalf:
		months = 6 * n
	case language.UnitWeek:
		days = 7 * n
	case language.UnitDay:
		days = n
	}
	if months == 0 && days == 0 {
		return "", ""
	}
	y, m, d, _ := parseDate(start)
	from := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	y, m, d, _ = parseDate(end)
	past := time.Date(y, time.Month(m), d+1, 0, 0, 0, 0, time.UTC)
	a, b := from, from.AddDate(0, months, days)
	if last {
		a, b = past.AddDate(0, -months, -days), past
	}
	if a.Before(from) || b.After(past) {
		return "", ""
	}
	b = b.AddDate(0, 0, -1)
	return dateOf(a.Year(), int(a.Month()), a.Day()), dateOf(b.Year(), int(b.Month()), b.Day())
}
