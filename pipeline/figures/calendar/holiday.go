package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/language"
)

// HolidayName is the rule of a day whose name is also that of a time of the year or of something else: Christmas.
const HolidayName = "holiday_name"

// holiday reads the year behind a day that comes each year, d, whose name is m.
func holiday(w *Dates, d moment.When, m language.Match) (moment.When, bool) {
	d.Rule = "holiday"
	if !m.Flags.Has(language.Narrow) {
		dated, ok := w.WithYear(d)
		named := w.IsCapital(m.End) && !w.Traits.Capitals // "Good Friday Agreement"
		return dated, ok && (dated.To > m.End || !named)
	}
	d.Rule = HolidayName
	if w.Mark(m.End, ",") {
		return d, true
	}
	return w.WithYear(d)
}
