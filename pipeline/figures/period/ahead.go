package period

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// unitsAhead reads a number of days, weeks, months or years that are still to come: "will arrive in three days",
// "dans un an", "három nap múlva". It gives the token after it.
func unitsAhead(p place) int {
	c, sure, ok := markedAhead(p)
	if !ok || p.PastOf(c.end) > c.end || !countable(c.unit) {
		return p.i
	}
	n, ok := smallInt(c.a.Value)
	if !ok || n < 1 || n >= maxUnits || p.IsComparator(p.i) || p.DigitsGoOn(c.end) {
		return p.i
	}
	future, past := p.tense(p.i, c.end)
	if past || !future && !sure || p.Published == "" || p.Self {
		return p.i
	}
	p.NoteNumerals(p.i, c.end)
	p.addDate(moment.When{From: p.i, To: c.end, Relative: true, Unit: c.unit, Count: n, Rule: "units_ahead"})
	return c.end
}

// markedAhead gives the number of units at the place with a mark of what is to come before or behind it, and whether
// the mark is sure.
func markedAhead(p place) (c count, sure, ok bool) {
	m, ok := p.Has(p.i, language.RelativeMark)
	if ok && m.Flags.Has(language.Before) && m.Number > 0 && !m.Flags.Has(language.Narrow) && m.Value == "" {
		c.a, ok = unitsAt(p, m.End)
		_, sure = p.HasValue(p.i, language.Quantity, scan.Ahead)
		return c, sure, ok && p.markBefore(&c)
	}
	if p.Mask[p.i]&numbers == 0 || !p.markedWithin(p.i) {
		return c, false, false
	}
	if c.a, ok = unitsAt(p, p.i); !ok {
		return c, false, false
	}
	at := c.a.To
	m, ok = p.Has(at, language.RelativeMark)
	if u, is := p.Has(at, language.CalendarUnit); is && (!ok || m.Value == "") {
		at = u.End
		m, ok = p.Has(at, language.RelativeMark)
		c.unit = u.Value
	}
	if !ok || !m.Flags.Has(language.After) || m.Number <= 0 || m.Flags.Has(language.Narrow) ||
		scan.GoesOn(p.Sheet, m.End) {
		return c, false, false
	}
	if c.end = m.End; m.Value != "" {
		c.unit = m.Value
	}
	if _, sure = p.HasValue(m.End-1, language.Quantity, scan.Ahead); !sure {
		_, sure = p.HasValue(at, language.Quantity, scan.Ahead)
	}
	return c, sure, true
}

// unitsAt gives the whole number at token i, or the one that an article there stands for.
func unitsAt(p place, i int) (number.Amount, bool) {
	if i >= len(p.Mask) {
		return number.Amount{}, false
	}
	a, ok := p.amounts.At(i, false)
	if ok && a.Form == language.Cardinal && !a.Fraction {
		return a, true
	}
	one, is := p.HasValue(i, language.Quantity, scan.Ahead)
	return number.Amount{From: i, To: i + 1, Value: number.One}, !ok && is && one.Flags.Has(language.Before)
}
