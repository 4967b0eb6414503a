package period

import (
	"math/big"
	"time"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxUnits is the greatest number of units that is counted on the calendar.
const maxUnits = 1000

// smallInt gives a number if it is a whole one that may be counted on the calendar.
func smallInt(v *big.Rat) (int, bool) {
	if !v.IsInt() || !v.Num().IsInt64() || v.Num().Int64() > maxUnits {
		return 0, false
	}
	return int(v.Num().Int64()), true
}

// whole reads a unit that has ends: a date, or a unit of the calendar that is the one of the document's own date where
// no number says which ("of the year").
func (w *Reader) whole(i int) (moment.When, bool) {
	if u, ok := w.Has(i, language.CalendarUnit); ok && !u.Flags.Has(language.Short) && !w.IsPlural(u.Phrase) {
		return w.wholeUnit(i, u)
	}
	d, ok := w.Date(i, true)
	if !ok || d.Fuzzy || d.Rule == "year" && !w.YearStands(d.From, true) {
		return moment.When{}, false
	}
	if d.Relative && d.Unit != language.UnitYear && d.Unit != language.UnitMonth {
		return moment.When{}, false
	}
	return d, true
}

// wholeUnit is whole for the name of a unit, u.
func (w *Reader) wholeUnit(i int, u language.Match) (moment.When, bool) {
	switch u.Value {
	case language.UnitYear:
		if y, ok := w.Year(u.End); ok {
			if d, dated := w.Date(u.End, true); dated && d.To == u.End+1 && d.Year != y {
				d.From = i // a year of another calendar
				return d, true
			}
			return moment.When{From: i, To: u.End + 1, Year: y, Rule: "year"}, true
		}
	case language.UnitMonth, language.UnitQuarter:
	default:
		return moment.When{}, false
	}
	return moment.When{From: i, To: u.End, Relative: true, Unit: u.Value, Rule: "relative_date"}, true
}

// partOfUnit reads a number of units at the begin of a longer one: "first three months of 2019", "trois premiers mois
// de l'année".
func (p place) partOfUnit() int {
	i := p.i
	first := p.firstWord(i)
	a, ok := p.cardinal(first)
	if !ok {
		return i
	}
	k := a.To
	if first == i {
		if k = p.firstWord(a.To); k == a.To {
			return i
		}
	}
	u, ok := p.Has(k, language.CalendarUnit)
	if !ok || u.Flags.Has(language.Short) {
		return i
	}
	return p.partOf(i, &a, u, false)
}

// lastOf reads a number of units at the end of a longer one, "last three months of 2019"; k is the token of the number.
func (w *Reader) lastOf(i, k int) int {
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
func (w *Reader) cardinal(i int) (number.Amount, bool) {
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
func (w *Reader) firstWord(i int) int {
	if !w.IsWord(i) || !w.Pack.ReadsNumber(&w.Tokens, i) {
		return i
	}
	n, ok := w.Pack.ReadNumberForm(&w.Tokens, i, language.Ordinal)
	if ok && n.Value.IsInt64() && n.Value.Int64() == 1 {
		return n.End
	}
	return i
}

// partOf adds the period of the first or the last n units u of the longer unit that is stated behind u; it gives i if
// none is.
func (w *Reader) partOf(i int, n *number.Amount, u language.Match, last bool) int {
	count, ok := smallInt(n.Value)
	if !ok {
		return i
	}
	d, ok := longerBehind(w, u.End)
	if !ok && !last {
		d, ok = yearSoFar(w, i, count, u)
	}
	if !ok {
		return i
	}
	f := scan.Figure{From: i, To: d.To, Kind: schema.KindPeriod, Rule: "part_of_unit"}
	w.NoteNumerals(i, d.To)
	w.anchor(&d, &f)
	f.Start, f.End = d.Ends()
	if f.Start != "" {
		f.Start, f.End = partEnds(f.Start, f.End, u.Value, count, last)
	}
	w.Add(f)
	return d.To
}

// yearSoFar gives the year of the document's date for its first quarters, in months, if no year is named: "sales rose
// in the first nine months". They must be over, something in the sentence rises or falls, and nothing behind may say
// that they are those of something else: "of his life".
func yearSoFar(w *Reader, i, count int, u language.Match) (moment.When, bool) {
	_, month, _, dated := moment.ParseDate(w.Published)
	if !dated || w.Self || u.Value != language.UnitMonth || count%3 != 0 || count >= month {
		return moment.When{}, false
	}
	d := moment.When{From: i, To: u.End, Relative: true, Unit: language.UnitYear, Rule: "relative_date"}
	return d, endsPhrase(w, u.End) && tellsChange(w, i, u.End)
}

// endsPhrase reports whether no noun and nothing that leads to one stands at token i.
func endsPhrase(w *Reader, i int) bool {
	if w.PastOf(i) > i {
		return false
	}
	_, change := w.HasValue(i, language.Quantity, language.QuantityChange)
	f := w.Function(i)
	return change || !w.IsWord(i) || f == language.WordAuxiliary || f == language.WordConjunction
}

// tellsChange reports whether a word for a change stands in the sentence of the tokens [from,to).
func tellsChange(w *Reader, from, to int) bool {
	s := w.stretch(&w.sentence, from, to, sentenceMarks)
	for k := s.from; k < s.to; k++ {
		if _, ok := w.HasValue(k, language.Quantity, language.QuantityChange); ok {
			return true
		}
	}
	return false
}

// longerBehind reads the longer unit at token i of which a part stands before it: with an "of" any, without one a year.
func longerBehind(w *Reader, i int) (moment.When, bool) {
	k := w.PastDateWords(i)
	if w.BehindOf(k) || w.BehindOf(i+1) {
		d, ok := w.whole(k)
		return d, ok && d.Day == 0
	}
	if k == i && w.HasFunction(k, language.WordPreposition) {
		k++
	}
	d, ok := w.whole(k)
	isYear := d.Month == 0 && d.Part == "" && (d.Year != 0 || d.Relative && d.Unit == language.UnitYear)
	return d, ok && d.Day == 0 && isYear
}

// lengths are the units of which a longer one has parts, in months or in days.
var lengths = map[string]struct{ months, days int }{
	language.UnitMonth: {months: 1}, language.UnitQuarter: {months: 3}, language.UnitHalf: {months: 6},
	language.UnitWeek: {days: 7}, language.UnitDay: {days: 1},
}

// partEnds gives the ends of the first or the last n units of the days from start to end; empty if the units have no
// stated ends or do not fit.
func partEnds(start, end schema.Date, unit string, n int, last bool) (schema.Date, schema.Date) {
	one := lengths[unit]
	months, days := n*one.months, n*one.days
	if months == 0 && days == 0 {
		return "", ""
	}
	from, past := day(start), day(end).AddDate(0, 0, 1)
	a, b := from, from.AddDate(0, months, days)
	if last {
		a, b = past.AddDate(0, -months, -days), past
	}
	if a.Before(from) || b.After(past) {
		return "", ""
	}
	return moment.DateOfTime(a), moment.DateOfTime(b.AddDate(0, 0, -1))
}

func day(s schema.Date) time.Time {
	y, m, d, _ := moment.ParseDate(s)
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
}
