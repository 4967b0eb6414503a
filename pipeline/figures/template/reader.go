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
	return leads(w.Sheet, i, w.Customs.templates.at) > 0
}

// AfterHour reports whether words stand before token i after which a bare number is an hour of the clock: "a las 15",
// "alle 15".
func (c *Customs) AfterHour(w *scan.Sheet, i int) bool {
	n := leads(w, i, c.templates.hour)
	if n <= 1 {
		return n == 1
	}
	return w.Function(i-2) == language.WordPreposition || w.IsWord(i-2) && c.templates.beforeHour[w.List[i-2].ID]
}

// AfterLasting reports whether a word stands before token i, with or without an "of", after which hours and minutes are
// a length of time: "dure 1 h 45", "une durée de 1 h 45".
func (c *Customs) AfterLasting(w *scan.Sheet, i int) bool {
	if leads(w, i, c.templates.lasting) > 0 {
		return true
	}
	return i > 1 && w.BehindOf(i) && leads(w, i-1, c.templates.lasting) > 0
}

// IsHourWord reports whether token i is a word that times of day have behind the hour: "hodin", "heures". A word that
// has it for a length of time only, "Stunden", is none.
func (c *Customs) IsHourWord(w *scan.Sheet, i int) bool {
	return w.IsWord(i) && c.templates.ofClock[w.List[i].ID]
}

// leads gives how many words the phrase has that ends before token i, by its last word; 0 if there is none.
func leads(w *scan.Sheet, i int, words map[int32]int) int {
	if i <= 0 || !w.IsWord(i-1) {
		return 0
	}
	return words[w.List[i-1].ID]
}

// Time reads a time of day by the templates at token i and gives the token after it; i if there is none.
func (w *Matcher) Time(i int) int { return w.templatedTime(i, &w.Customs.templates.times) }

// Zone reads the name of a time zone by the templates at token i and gives the token after it; i if there is none.
func (w *Matcher) Zone(i int) int { return w.templatedTime(i, &w.Customs.templates.zones) }
