// Package skeleton writes what the words of a time name in a form without language, so that the same words of two
// languages are equal: "m3 m6" for "De mars à juin" and "From March to June".
package skeleton

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// The signs before the numbers of a skeleton.
const (
	weekdaySign = 'w'
	Day         = 'd'
	Month       = 'm'
	quarterSign = 'q'
	seasonSign  = 's'
	Year        = 'y'
	eraSign     = 'e'
)

// Of is what the words of a time name, in a form without language: "m3 m6" for "De mars à juin de cette année"
// and "From March to June this year", "past 10 year" for "les 10 dernières années", "year -1" for "last year". It is
// empty if they name no month, quarter or weekday, no vague stretch and no time from now.
func Of(pack *language.Pack, surface string) string {
	var t language.Tokens
	pack.Tokenize(surface, &t)
	if s := cmp.Or(fromNow(pack, &t), counted(pack, &t, surface)); s != "" {
		return s
	}
	var parts []string
	named := false
	for i := 0; i < len(t.List); i++ {
		tok := t.List[i]
		if part, end := calendarPart(pack, &t, i); part != "" && !isDaySign(&t, i, part) {
			parts, named = append(parts, part), true
			i = end - 1
		} else if tok.Kind == language.Digits {
			parts = append(parts, DigitPart(Digits(surface[tok.Start:tok.End])))
		}
	}
	if !named {
		return stretch(pack, &t, surface)
	}
	return strings.Join(inOrder(parts), " ")
}

// isDaySign reports whether what stands at token i as the name of a weekday is the sign behind the number of a day:
// 12日, 19일.
func isDaySign(t *language.Tokens, i int, part string) bool {
	return part[0] == weekdaySign && i > 0 && t.List[i-1].Kind == language.Digits && !t.List[i].Space
}

// inOrder puts the parts of a time in one order, that of "Monday, October 5": weekdays, then each month before the days
// that languages may write before it, and last the year, if there is but one: "autumn 2027", 2027年秋.
func inOrder(parts []string) []string {
	var weekdays, rest, days []string
	daysFirst := false
	year := func(part string) bool { return part[0] == Year }
	if i := slices.IndexFunc(parts, year); i >= 0 && !slices.ContainsFunc(parts[i+1:], year) {
		parts = append(slices.Delete(slices.Clone(parts), i, i+1), parts[i])
	}
	for _, part := range parts {
		switch part[0] {
		case weekdaySign:
			weekdays = append(weekdays, part)
		case Day:
			daysFirst = daysFirst || len(rest) == 0
			days = append(days, part)
		case Month:
			if daysFirst {
				rest = append(append(rest, part), days...)
			} else {
				rest = append(append(rest, days...), part)
			}
			days = nil
		default:
			rest, days = append(append(rest, days...), part), nil
		}
	}
	return slices.Concat(weekdays, rest, days)
}

// fromNow is the skeleton of a time that is told from now, as today and last year are; empty if it is none, or more
// than that.
func fromNow(pack *language.Pack, t *language.Tokens) string {
	for i := 0; i < len(t.List); i++ {
		if m, ok := pack.Longest(t, i, language.Relative); ok {
			if m.End < len(t.List) {
				return ""
			}
			return fmt.Sprint(m.Value, " ", m.Number)
		}
		m, ok := vaguePart(pack, t, i)
		if !ok || m.Class == language.CalendarUnit || m.Class == language.Vague {
			return ""
		}
		i = m.End - 1
	}
	return ""
}

// away is a time that is so many units from now, as far as it was read.
type away struct{ when, number, unit string }

// counted is the skeleton of a time that is so many units from now: "ago 4 year" for "vor vier Jahren". It is empty if
// a word of it is not known.
func counted(pack *language.Pack, t *language.Tokens, surface string) string {
	var c away
	for i := 0; i < len(t.List); {
		end := c.read(pack, t, i, surface)
		if end == 0 {
			return ""
		}
		i = end
	}
	if c.when == "" || c.number == "" || c.unit == "" {
		return ""
	}
	return strings.Join([]string{c.when, c.number, c.unit}, " ")
}

// read takes in what stands at token i, and gives the token after it; 0 if it is no part of such a time.
func (c *away) read(pack *language.Pack, t *language.Tokens, i int, surface string) int {
	if m, ok := pack.Longest(t, i, language.RelativeMark); ok && c.when == "" && (i == 0 || c.number != "") {
		c.when, c.unit = awayNames[m.Number > 0], c.unit+m.Value
		return m.End
	}
	if m, ok := pack.Longest(t, i, language.CalendarUnit); ok && c.number != "" && c.unit == "" {
		c.unit = m.Value
		return m.End
	}
	if c.number != "" {
		return 0
	}
	if tok := t.List[i]; tok.Kind == language.Digits {
		c.number = Digits(surface[tok.Start:tok.End])
		return i + 1
	}
	n, ok := pack.ReadNumber(t, i)
	if !ok {
		return 0
	}
	c.number = n.Value.String()
	return n.End
}

// awayNames are the names of what lies before and after now in skeletons.
var awayNames = map[bool]string{false: "ago", true: "later"}

// stretch is the skeleton of a time that is vague: "past decade" for "recent decade" and "last decade". It is empty if
// a word of it is not known, or means a part of the time or an end of it.
func stretch(pack *language.Pack, t *language.Tokens, surface string) string {
	var when, number, unit string
	for i := 0; i < len(t.List); i++ {
		tok := t.List[i]
		if tok.Kind == language.Digits && number == "" {
			number = Digits(surface[tok.Start:tok.End])
			continue
		}
		m, ok := vaguePart(pack, t, i)
		if !ok {
			return ""
		}
		i = m.End - 1
		switch m.Class {
		case language.CalendarUnit:
			unit += m.Value
		case language.Vague:
			if m.Value != "now" { // "these last years" are the last ones
				when += m.Value
			}
		}
	}
	if when == "" || unit == "" {
		return ""
	}
	return strings.Join(strings.Fields(when+" "+number+" "+unit), " ")
}

// vagueClasses are the words that a vague stretch may have, with the one value of those that add nothing to it.
var vagueClasses = [...]struct {
	language.Class
	only string
}{
	{language.CalendarUnit, ""},
	{language.Vague, ""},
	{language.DateWord, ""},
	{language.Period, language.PeriodDuring},
	{language.Function, language.WordArticle},
}

// vaguePart reads a part of a vague stretch at token i: what it is of, when it is, or a word that adds nothing.
func vaguePart(pack *language.Pack, t *language.Tokens, i int) (language.Match, bool) {
	for _, c := range vagueClasses {
		if m, ok := pack.Longest(t, i, c.Class); ok && (c.only == "" || m.Value == c.only) {
			return m, true
		}
	}
	return language.Match{}, false
}

// calendarPart reads the name of a month, quarter, weekday or of the era before year 1 at token i, and gives the token
// after it.
func calendarPart(pack *language.Pack, t *language.Tokens, i int) (part string, end int) {
	if m, ok := pack.Longest(t, i, language.Era); ok && m.Number == 0 {
		return fmt.Sprint(string(eraSign), m.Number), m.End
	}
	for _, class := range [...]struct {
		language.Class
		sign byte
	}{{language.Month, Month}, {language.Quarter, quarterSign}, {language.Weekday, weekdaySign}} {
		if m, ok := pack.Longest(t, i, class.Class); ok {
			if m.Value == "season" {
				class.sign = seasonSign
			}
			return fmt.Sprint(string(class.sign), m.Number), m.End
		}
	}
	return "", 0
}

// DigitPart tells years from days by their length.
func DigitPart(digits string) string {
	if len(digits) > 2 {
		return string(Year) + digits
	}
	return string(Day) + strings.TrimLeft(digits, "0")
}

// Digits gives the digits of a text, those of any script as ASCII digits.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := character.Digit(r); ok {
			return '0' + rune(d)
		}
		return -1
	}, s)
}
