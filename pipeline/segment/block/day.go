package block

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Day is a date that stands in a line.
type Day struct {
	Start, End int         // bytes of the line
	Date       schema.Date // null if the order of day and month is not certain
}

// Days gives the days that a short text names with their year, in order, in the first of the page's languages in which
// it names any. Those that begin or end a span of days are left out.
func (p *Reader) Days(text string) []Day {
	for n := range p.Calendar.Packs() {
		var out []Day
		for _, found := range p.Calendar.Find(n, text, "") {
			if wholeDay(&found) {
				out = append(out, Day{found.Start, found.End, found.First})
			}
		}
		if len(out) > 0 {
			return p.withoutSpans(text, out)
		}
	}
	return nil
}

// wholeDay reports whether a text states a day with its month and year, be their order certain or not.
func wholeDay(s *calendar.Stated) bool {
	if s.Year == 0 || s.Month == 0 || s.Day == 0 {
		return false
	}
	return s.Part == "" && !s.Relative && s.Year <= scan.LastYear && (s.First != "" || s.Unsure)
}

// CalendarWord reports whether a word is a name of the class, in one of the languages of the page.
func (p *Reader) CalendarWord(word string, class language.Class) bool {
	word = strings.Trim(word, ".,")
	for _, k := range p.Packs {
		for _, e := range k.Entries(class) {
			if strings.EqualFold(e.Phrase, word) {
				return true
			}
		}
	}
	return false
}

// labelsTwo reports whether a line labels two days: when a text was published, and when it was changed.
func (p *Reader) labelsTwo(s string, days []Day) bool {
	const labels = PublishedLabel | UpdatedLabel
	if len(days) != 2 || days[1].Start < days[0].End || p.Furniture.Label(s, labels) == 0 {
		return false
	}
	for i := days[0].End; i < days[1].Start; i++ {
		if s[i-1] == ' ' && p.Furniture.Label(s[i:], labels) > 0 {
			return true
		}
	}
	return false
}
