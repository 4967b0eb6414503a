package template

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Customs are how a language writes its dates, drawn from its pack.
type Customs struct {
	templates  templates
	monthFirst bool            // dates may have the month before the day: "March 3"
	joins      map[string]bool // words between the parts of a date in the patterns of the language: "de"
	plural     map[string]bool // names of calendar units in the plural
	Calendar   string          // whose years dates in digits have by custom; empty for the common one
	// what is added to a year that is counted by another custom, as in Thai; 0 if there is none
	YearOffset int
	DayLetter  string          // what stands behind the day of the month: 日
	HourLetter string          // what stands behind the hour of a time: 时
	yearWord   map[string]bool // what may stand behind the year of a date: г
	decades    []string        // what stands behind the first year of a decade
	firstYear  []string        // what stands instead of the number of the first year of an era
}

// NewCustoms draws the customs of a pack. It marks in words with which of them a template may begin.
func NewCustoms(p *language.Pack, words *scan.Traits) (*Customs, error) {
	t := &Customs{plural: map[string]bool{}, joins: dateJoins(p.DatePatterns)}
	t.decades, t.firstYear = p.Letters(language.LettersDecade), p.Letters(language.LettersFirst)
	if err := t.compile(p, words); err != nil {
		return nil, err
	}
	for _, pattern := range p.TimePatterns {
		rest, ok := strings.CutPrefix(pattern, "H")
		if ok && utf8.RuneCountInString(rest) == 1 && rest[0] >= utf8.RuneSelf {
			t.HourLetter = rest
		}
	}
	units := p.Entries(language.CalendarUnit)
	for _, e := range units {
		for _, other := range units {
			n := len(e.Phrase) - len(other.Phrase)
			if e.Value == other.Value && n > 0 && n <= 2 && strings.HasPrefix(e.Phrase, other.Phrase) {
				t.plural[e.Phrase] = true
			}
		}
	}
	for _, pattern := range p.DatePatterns {
		m, d := strings.Index(pattern, "MMM"), strings.IndexByte(pattern, 'd')
		t.monthFirst = t.monthFirst || m >= 0 && d >= 0 && m < d
	}
	t.afterParts(p.DatePatterns)
	return t, nil
}

// MonthFirst reports whether dates of the language may have the month before the day: "March 3".
func (w *Matcher) MonthFirst() bool { return w.Customs.monthFirst }

// IsPlural reports whether a name of a unit of the calendar, in lower case, is a plural.
func (w *Matcher) IsPlural(unit string) bool { return w.Customs.plural[unit] }

// afterParts finds what the patterns of the language have behind the day and behind the year.
func (t *Customs) afterParts(patterns []string) {
	t.yearWord = map[string]bool{}
	for _, pattern := range patterns {
		if _, rest, ok := strings.Cut(pattern, "d"); ok && t.DayLetter == "" && strings.ContainsAny(pattern, "yM") {
			if r, n := utf8.DecodeRuneInString(rest); character.Syllabic(r) {
				t.DayLetter = rest[:n]
			}
		}
		if _, rest, ok := strings.Cut(pattern, "y '"); ok && strings.Contains(pattern, "MMM") {
			word, after, ok := strings.Cut(rest, "'")
			if ok && scan.AllLetters(word) && strings.Trim(after, ".") == "" {
				t.yearWord[strings.ToLower(word)] = true
			}
		}
	}
}

// dateJoins gives the words in quotation marks that stand between two parts of a date in patterns of CLDR, such as de
// in "d 'de' MMMM 'de' y".
func dateJoins(patterns []string) map[string]bool {
	out := map[string]bool{}
	for _, pattern := range patterns {
		parts := strings.Split(pattern, "'")
		for i := 1; i+1 < len(parts); i += 2 {
			if word := strings.TrimSpace(parts[i]); strings.Contains(pattern, "MMM") && parts[i+1] != "" &&
				scan.AllLetters(word) && word != "" {
				out[strings.ToLower(word)] = true
			}
		}
	}
	return out
}
