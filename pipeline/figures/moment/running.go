package moment

import (
	"time"

	"example.org/sourcebook/schema"
)

// muchSooner is how many times as long ago the last run of a period has to be as the next one is away for a text that
// speaks neither of what was nor of what comes to mean the next.
const muchSooner = 3

// RunsSoon reports whether a period that comes back every year begins much sooner after the document's date than it
// ended last before it. first and last are its ends, days or months without a year. Without a date there is nothing to
// count from, and a period that holds the date itself is neither.
func RunsSoon(first, last When, published schema.Date) bool {
	if !first.isOfYear() || !last.isOfYear() {
		return false
	}
	ended, begins := last, first
	if !ended.Resolve(published) || !begins.ResolveNext(published) {
		return false
	}
	_, end := ended.Ends()
	begin, _ := begins.Ends()
	since, until := daysFrom(end, published), daysFrom(published, begin)
	return until > 0 && since > muchSooner*until
}

// isOfYear reports whether d is a day or a month of a year that is not stated.
func (d *When) isOfYear() bool { return d.IsYearless() && d.Part == "" && !d.Fuzzy }

// daysFrom gives the time from the begin of day a to that of day b.
func daysFrom(a, b schema.Date) time.Duration {
	from, _ := time.Parse(time.DateOnly, string(a))
	to, _ := time.Parse(time.DateOnly, string(b))
	return to.Sub(from)
}
