// Package agree compares what two places state: comparator, value, unit, period and counted thing, each exactly. What
// it finds it says as a code and as a sentence that a person would write. The sentences are data: sentences.tsv holds
// their templates.
//
// Damaged numbers take part in the reading that the damage shows, and the sentence says so. Units of measurement are
// converted (UCUM), currencies never. A number that states fewer digits than another, and agrees in those, is a
// rounding of it and said to be one.
package agree

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/agree/skeleton"
	"example.org/sourcebook/schema"
)

// Claim is what one place of a text states: a figure, the parts of one number that was split, or the two ends of a
// stretch of hours.
type Claim struct {
	Figures []*schema.Figure // in the order of the text
	Place   int              // for its user: where it stands among the claims at hand
}

// Claims gathers the facts of figures, which must be those of one document in the order of its text. The two parts of a
// split number in one paragraph become one claim, and so do the two ends of a stretch of hours.
func Claims(figures []*schema.Figure) []*Claim {
	var out []*Claim
	var open *Claim // a split number whose second part may follow
	for i, f := range figures {
		if twoEnds(figures, i-1) {
			out[len(out)-1].Figures = append(out[len(out)-1].Figures, f)
			continue
		}
		split := f.RepairedValue != "" && slices.Contains(f.Issues, "split_number")
		if split && open != nil && open.continues(f) {
			open.Figures = append(open.Figures, f)
			open = nil
			continue
		}
		c := &Claim{Figures: []*schema.Figure{f}, Place: len(out)}
		out = append(out, c)
		if split {
			open = c
		}
	}
	return out
}

func (c *Claim) continues(f *schema.Figure) bool {
	first := c.First()
	return first.RepairedValue == f.RepairedValue && first.ParagraphID == f.ParagraphID
}

// First is the figure that the claim begins with.
func (c *Claim) First() *schema.Figure { return c.Figures[0] }

// Repaired reports whether the number is read otherwise than it is printed.
func (c *Claim) Repaired() bool { return c.First().RepairedValue != "" }

// Value is the number in the reading that counts: the repaired one, else the literal one.
func (c *Claim) Value() schema.Decimal {
	if c.Repaired() {
		return c.First().RepairedValue
	}
	return c.First().Value
}

// ValueMax is the upper end of a range; a repaired number is none.
func (c *Claim) ValueMax() schema.Decimal {
	if c.Repaired() {
		return ""
	}
	return c.First().ValueMax
}

// Comparator is null for what has no value.
func (c *Claim) Comparator() string {
	if c.Value() == "" {
		return ""
	}
	return c.of(func(f *schema.Figure) string {
		if f.Comparator == "=" {
			return ""
		}
		return f.Comparator
	}, "=")
}

// Kind is the kind of the first figure.
func (c *Claim) Kind() string { return c.First().Kind }

// Unit, Counted and Concept are those of the first part that has one.
func (c *Claim) Unit() string    { return c.of(func(f *schema.Figure) string { return f.Unit }, "") }
func (c *Claim) Counted() string { return c.of(func(f *schema.Figure) string { return f.Counted }, "") }
func (c *Claim) Concept() string { return c.of(func(f *schema.Figure) string { return f.Concept }, "") }

// of gives the first that is not empty.
func (c *Claim) of(get func(*schema.Figure) string, otherwise string) string {
	for _, f := range c.Figures {
		if s := get(f); s != "" {
			return s
		}
	}
	return otherwise
}

// Days are the first and the last day of the claim, or of the period of what it counts.
func (c *Claim) Days() (start, end schema.Date) {
	for _, f := range c.Figures {
		if f.DateStart != "" || f.DateEnd != "" {
			return f.DateStart, f.DateEnd
		}
	}
	return "", ""
}

// Dated reports whether the claim has a day.
func (c *Claim) Dated() bool {
	start, end := c.Days()
	return start != "" || end != ""
}

// Stretch is Days as one text, "2021-03-01/2021-03-31"; empty if there are none.
func (c *Claim) Stretch() string {
	start, end := c.Days()
	return strings.Trim(string(start)+"/"+string(end), "/")
}

// IsTime reports whether the claim is a date or a stretch of time on the calendar.
func (c *Claim) IsTime() bool { return IsTime(c.First()) }

// IsTime reports whether a figure is a date or a stretch of time on the calendar.
func IsTime(f *schema.Figure) bool { return f.Kind == schema.KindDate || f.Kind == schema.KindPeriod }

// isWritten reports whether the claim has no value to compare but its digits: times of day and identifiers.
func (c *Claim) isWritten() bool {
	return c.Kind() == schema.KindTime || c.Kind() == schema.KindIdentifier
}

// IDs gives the identifiers of the figures.
func (c *Claim) IDs() []string {
	out := make([]string, len(c.Figures))
	for i, f := range c.Figures {
		out[i] = f.FigureID
	}
	return out
}

// Surface is the text of the figures.
func (c *Claim) Surface() string {
	out := make([]string, len(c.Figures))
	for i, f := range c.Figures {
		out[i] = f.Surface
	}
	return strings.Join(out, " … ")
}

// looseEqual reports whether two comparators say the same bound, or none.
func looseEqual(c, d string) bool { return strings.Trim(c, "~=") == strings.Trim(d, "~=") }

// Digits gives the digits of a text, those of any script as ASCII digits.
func Digits(s string) string { return skeleton.Digits(s) }

// Folded is s in lower case, letters and digits only.
func Folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Significant is the number of digits of a decimal without the zeros at either end.
func Significant(d schema.Decimal) int { return len(strings.Trim(Digits(string(d)), "0")) }

// oneRough holds for a number that one claim gives as it is, or as just missed, and the other one as a rough one:
// "about 300" and 300, "nearly 300" and "just under 300".
func oneRough(a, b *Claim) bool {
	c, d := a.Comparator(), b.Comparator()
	return c == "~" && (d == "=" || d == "<") || d == "~" && (c == "=" || c == "<")
}

// mostApart is how many signs stand at most between the two ends of a stretch of hours; mostIdeographs where a sign is
// a word or a syllable: 9時から17時, but not 7時に始まり、9時.
const (
	mostApart      = 10
	mostIdeographs = 3
)

// twoEnds reports whether the figures i and i+1 are times of day that stand beside each other, and no third one does:
// the two ends of a stretch of hours, or two hours of one thing.
func twoEnds(figures []*schema.Figure, i int) bool {
	beside := func(i int) bool {
		if i < 0 || i+1 >= len(figures) {
			return false
		}
		a, b := figures[i], figures[i+1]
		gap, most := b.Span.Start-a.Span.End, mostApart
		if strings.ContainsFunc(b.Surface, isHan) {
			most = mostIdeographs
		}
		return a.Kind == schema.KindTime && b.Kind == schema.KindTime && a.SentenceID != "" &&
			a.SentenceID == b.SentenceID && gap > 0 && gap <= most
	}
	return beside(i) && !beside(i-1) && !beside(i+1)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
