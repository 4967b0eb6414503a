package agree

import (
	"fmt"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// Skeleton is what the words of a time name, in a form without language: "m3 m6" for "De mars à juin de cette année"
// and "From March to June this year", "past 10 year" for "les 10 dernières années", "year -1" for "last year". It is
// empty if they name no month, quarter or weekday, no vague stretch and no time from now.
func Skeleton(pack *language.Pack, surface string) string {
	var t language.Tokens
	pack.Tokenize(surface, &t)
	if s := fromNow(pack, &t); s != "" {
		return s
	}
	var parts []string
	named := false
	for i := 0; i < len(t.List); i++ {
		tok := t.List[i]
		if part, end := calendarPart(pack, &t, i); part != "" {
			parts, named = append(parts, part), true
			i = end - 1
		} else if tok.Kind == language.Digits {
			parts = append(parts, digitPart(surface[tok.Start:tok.End]))
		}
	}
	if !named {
		return stretch(pack, &t, surface)
	}
	return strings.Join(parts, " ")
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

// stretch is the skeleton of a time that is vague: "past decade" for "recent decade" and "last decade". It is empty if
// a word of it is not known, or means a part of the time or an end of it.
func stretch(pack *language.Pack, t *language.Tokens, surface string) string {
	var when, number, unit string
	for i := 0; i < len(t.List); i++ {
		tok := t.List[i]
		if tok.Kind == language.Digits && number == "" {
			number = surface[tok.Start:tok.End]
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

// calendarPart reads the name of a month, quarter or weekday at token i, and gives the token after it.
func calendarPart(pack *language.Pack, t *language.Tokens, i int) (part string, end int) {
	for _, class := range [...]struct {
		language.Class
		sign string
	}{{language.Month, "m"}, {language.Quarter, "q"}, {language.Weekday, "w"}} {
		if m, ok := pack.Longest(t, i, class.Class); ok {
			return fmt.Sprint(class.sign, m.Number), m.End
		}
	}
	return "", 0
}

// digitPart tells years from days by their length.
func digitPart(digits string) string {
	if len(digits) > 2 {
		return "y" + digits
	}
	return "d" + strings.TrimLeft(digits, "0")
}
