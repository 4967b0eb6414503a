package calendar

import (
	"math/big"
	"time"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// closed reads a word behind a date that makes it a period with one end: "2015年以来", "2021年まで". It gives i if there is
// none.
func (w *Periods) closed(i int, d when) int {
	m, ok := w.Has(w.pastClitic(d.to), language.Period)
	if !ok || !m.Flags.Has(language.After) {
		return i
	}
	switch m.Value {
	case language.PeriodSince, language.PeriodUntil, language.PeriodAsOf:
	default:
		return i
	}
	if d.rule == "year" && !w.YearStands(d.from, true) {
		return i
	}
	d.to = m.End
	w.addOpen(i, d, m.Value)
	return m.End
}

// pastClosing takes the word behind the second end of a range that closes it, まで in 1月から3月まで.
func (w *Periods) pastClosing(to int) int {
	if m, ok := w.HasValue(to, language.Period, language.PeriodUntil); ok && m.Flags.Has(language.After) {
		f := &w.Figures[len(w.Figures)-1]
		w.Take(f.To, m.End)
		f.To = m.End
		return m.End
	}
	return to
}

// boundary reads a word that opens a period, m, before the begin or the end of a unit: "since the beginning of the
// year", "jusqu'à la fin de 2019". k is the token after m and its date words. A word for the begin must join its
// complement with an "of"; without one it names a part without stated ends ("depuis début 2019"), as the words for the
// end do that are marked as narrow ("late 2019").
func (w *Periods) boundary(from int, m language.Match, k int) int {
	want := ""
	switch m.Value {
	case language.PeriodSince:
		want = language.PeriodEarly
	case language.PeriodUntil, language.PeriodAsOf:
		want = language.PeriodLate
	default:
		return from
	}
	e, ok := w.HasValue(k, language.Period, want)
	if !ok || !w.BehindOf(e.End) && (want == language.PeriodEarly || e.Flags.Has(language.Narrow)) {
		return from
	}
	d, ok := w.whole(w.pastDateWords(e.End))
	if !ok {
		return from
	}
	w.addOpen(from, d, m.Value)
	return d.to
}

// whole reads a unit that has ends: a date, or a unit of the calendar that is the one of the document's own date where
// no number says which ("of the year").
func (w *Periods) whole(i int) (when, bool) {
	if u, ok := w.Has(i, language.CalendarUnit); ok && !u.Flags.Has(language.Short) && !w.traits.plural[u.Phrase] {
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
	d, ok := w.Date(i, true)
	if !ok || d.fuzzy || d.rule == "year" && !w.YearStands(d.from, true) || d.relative && d.unit != language.UnitYear && d.unit != language.UnitMonth {
		return when{}, false
	}
	return d, true
}

// partOfUnit reads a number of units at the begin of a longer one: "first three months of 2019", "trois premiers mois de
// l'année".
func (w *Periods) partOfUnit(i int) int {
	k := i
	first := w.firstWord(i)
	if first > i {
		k = first
	}
	a, ok := w.cardinal(k)
	if !ok {
		return i
	}
	k = a.To
	if first == i {
		if first = w.firstWord(k); first == k {
			return i
		}
		k = first
	}
	u, ok := w.Has(k, language.CalendarUnit)
	if !ok || u.Flags.Has(language.Short) {
		return i
	}
	return w.partOf(i, &a, u, false)
}

// lastOf reads a number of units at the end of a longer one, "last three months of 2019"; k is the token of the number.
func (w *Periods) lastOf(i, k int) int {
	a, ok := w.cardinal(k)
	if !ok {
		return i
	}
	u, ok := w.Has(a.To, language.CalendarUnit)
	if !ok || u.Flags.Has(language.Short) {
		return i
	}
	return w.partOf(i, &a, u, true)
}

// cardinal reads a whole number at token i, without what may make a fraction of it ("two quarters").
func (w *Periods) cardinal(i int) (number.Amount, bool) {
	if v, n := w.Digits(i); n > 0 && v > 0 {
		return number.Amount{From: i, To: i + 1, Value: big.NewRat(int64(v), 1)}, true
	}
	if i >= len(w.List) || !w.Pack.ReadsNumber(&w.Tokens, i) {
		return number.Amount{}, false
	}
	n, ok := w.Pack.ReadNumberForm(&w.Tokens, i, language.Cardinal)
	if !ok || n.Value.Sign() <= 0 {
		return number.Amount{}, false
	}
	return number.Amount{From: i, To: n.End, Value: new(big.Rat).SetInt(n.Value), Words: true}, true
}

// firstWord gives the token after the ordinal of one in words at token i; i if there is none.
func (w *Periods) firstWord(i int) int {
	if !w.IsWord(i) || !w.Pack.ReadsNumber(&w.Tokens, i) {
		return i
	}
	if n, ok := w.Pack.ReadNumberForm(&w.Tokens, i, language.Ordinal); ok && n.Value.IsInt64() && n.Value.Int64() == 1 {
		return n.End
	}
	return i
}

// partOf adds the period of the first or the last n units u of the longer unit that is stated behind u; it gives i if
// none is.
func (w *Periods) partOf(i int, n *number.Amount, u language.Match, last bool) int {
	if !n.Value.IsInt() || !n.Value.Num().IsInt64() || n.Value.Num().Int64() > 1000 || !w.BehindOf(w.pastDateWords(u.End)) && !w.BehindOf(u.End+1) {
		return i
	}
	d, ok := w.whole(w.pastDateWords(u.End))
	if !ok || d.D != 0 {
		return i
	}
	f := scan.Figure{From: i, To: d.to, Kind: schema.KindPeriod, Rule: "part_of_unit"}
	w.NoteNumerals(i, d.to)
	w.anchor(&d, &f)
	f.Start, f.End = d.ends()
	if f.Start != "" {
		f.Start, f.End = partEnds(f.Start, f.End, u.Value, int(n.Value.Num().Int64()), last)
	}
	w.Add(f)
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
