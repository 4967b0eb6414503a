package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// apostrophes stand for the first two digits of a year.
const apostrophes = "'’‘´"

// openings may touch such a year.
const openings = "([“„\"«–—/-"

// maxQuoted bounds how many tokens a quotation in single marks is looked through for its end.
const maxQuoted = 24

// clipped reads a year of two digits behind an apostrophe by itself, with the word for year if it is written on: "in
// '98", "'05년".
func (b begin) clipped() (moment.When, scan.Outcome) {
	i := b.i
	v, ok := b.shortBehind(i-1, apostrophes)
	if !ok || b.Taken[i-1] || b.quotes(i-1) {
		return moment.When{}, scan.Next
	}
	if b.Glued(i-1) && !b.Mark(i-2, openings) {
		return moment.When{}, scan.Next
	}
	d := moment.When{From: i - 1, To: i + 1, Rule: "clipped_year"}
	u, ok := b.HasValue(i+1, language.CalendarUnit, language.UnitYear)
	switch {
	case ok && b.Glued(i+1):
		d.To = u.End
	case b.LettersAt(i+1) && b.Glued(i+1), b.DigitsGoOn(i + 1):
		return moment.When{}, scan.Next
	case b.Follows(i+1, scan.AmountSigns...), b.Mark(i+1, "%°"):
		return moment.When{}, scan.Next
	}
	d.SetShort(v, b.Published)
	return d, scan.Found
}

// shortBehind gives two digits right behind one of some marks at token k.
func (w *Dates) shortBehind(k int, marks string) (int, bool) {
	v, n := w.Digits(k + 1)
	return v, n == 2 && w.Mark(k, marks) && w.Glued(k+1)
}

// quotes reports whether a mark like that at token k closes a quotation behind it: "'12 dead' in a fire".
func (w *Dates) quotes(k int) bool {
	for e := k + 1; e < len(w.List) && e <= k+maxQuoted; e++ {
		if w.Mark(e, "'’") && w.Glued(e) && !(w.Glued(e+1) && !w.IsMark(e+1)) {
			return true
		}
	}
	return false
}
