package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/language"
)

// Forms of the names of months, as values of language.Quantity: with the ending that says from, or until. Those with
// the flag after say so by themselves, too.
const (
	FromMonth = "from_month"
	ToMonth   = "to_month"
)

// FormOf gives the phrase of a value, one of those of the forms of months, among the tokens of a date.
func FormOf(w *Dates, d *moment.When, value string) (language.Match, bool) {
	for k := d.From; k < d.To; k++ {
		if m, ok := w.HasValue(k, language.Quantity, value); ok && m.End <= d.To && w.Follows(k, language.Month) {
			return m, true
		}
	}
	return language.Match{}, false
}

// OpenForm gives what the form of the name of its month makes of a date by itself, as language.Period has it: "" if it
// is neither the begin nor the end of a period.
func OpenForm(w *Dates, d *moment.When) string {
	if m, ok := FormOf(w, d, FromMonth); ok && m.Flags.Has(language.After) {
		return language.PeriodSince
	}
	if m, ok := FormOf(w, d, ToMonth); ok && m.Flags.Has(language.After) {
		return language.PeriodUntil
	}
	return ""
}
