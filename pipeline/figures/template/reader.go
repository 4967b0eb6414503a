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
	Customs *Customs // of the language of the paragraph
	memo    [2]numberMemo
	filling filled // what the template that is being matched holds
	fold    []byte
	found   []language.Match
}

// NewMatcher gives a matcher on a sheet.
func NewMatcher(s *scan.Sheet) *Matcher { return &Matcher{Sheet: s} }

// Reset takes up a paragraph in a language.
func (w *Matcher) Reset(t *Customs) {
	w.Customs = t
	w.memo = [2]numberMemo{}
}

// AfterAt reports whether a word after which an hour is one of the clock stands before token i: "à 9h", "alle 10.30".
func (w *Matcher) AfterAt(i int) bool {
	return i > 0 && w.IsWord(i-1) && w.Customs.templates.at[w.List[i-1].ID]
}

// Time reads a time of day by the templates at token i and gives the token after it; i if there is none.
func (w *Matcher) Time(i int) int { return w.templatedTime(i, &w.Customs.templates.times) }

// Zone reads the name of a time zone by the templates at token i and gives the token after it; i if there is none.
func (w *Matcher) Zone(i int) int { return w.templatedTime(i, &w.Customs.templates.zones) }
