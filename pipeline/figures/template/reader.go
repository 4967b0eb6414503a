// Package template reads the parts of dates and times of day, and what the templates of a language, those of CLDR and
// of the lexicon, make of them.
package template

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Matcher reads the parts of dates and times and what the templates of the language make of them.
type Matcher struct {
	*scan.Sheet
	traits  *Traits
	memo    [2]numberMemo
	filling filled // what the template that is being matched holds
	fold    []byte
	found   []language.Match
}

// NewMatcher gives a matcher on a sheet.
func NewMatcher(s *scan.Sheet) *Matcher { return &Matcher{Sheet: s} }

// Reset takes up a paragraph in a language.
func (w *Matcher) Reset(t *Traits) {
	w.traits = t
	w.memo = [2]numberMemo{}
}

// NumericForms are the patterns of dates in digits alone that the language has.
func (w *Matcher) NumericForms() []NumericForm { return w.traits.templates.numeric }

// DayLetter is what stands behind the day of the month: 日; empty if there is nothing.
func (w *Matcher) DayLetter() string { return w.traits.dayLetter }

// HourLetter is what stands behind the hour of a time: 时; empty if there is nothing.
func (w *Matcher) HourLetter() string { return w.traits.hour }

// Custom is the calendar whose years dates in digits have by custom; empty for the common one.
func (w *Matcher) Custom() string { return w.traits.calendar }

// YearOffset is what is added to a year that is counted by another custom, as in Thai; 0 if there is none.
func (w *Matcher) YearOffset() int { return w.traits.yearOffset }

// AfterAt reports whether a word after which an hour is one of the clock stands before token i: "à 9h", "alle 10.30".
func (w *Matcher) AfterAt(i int) bool {
	return i > 0 && w.IsWord(i-1) && w.traits.templates.at[w.List[i-1].ID]
}

// Time reads a time of day by the templates at token i and gives the token after it; i if there is none.
func (w *Matcher) Time(i int) int { return w.templatedTime(i, &w.traits.templates.times) }

// Zone reads the name of a time zone by the templates at token i and gives the token after it; i if there is none.
func (w *Matcher) Zone(i int) int { return w.templatedTime(i, &w.traits.templates.zones) }
