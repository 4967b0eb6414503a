package view

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/schema"
)

// statuses are the values of facts.status in the order in which a reader looks for them, each as a reader says it.
var statuses = []struct{ value, word string }{
	{schema.StatusDiffer, "differ"},
	{schema.StatusNotComparable, "cannot be compared"},
	{schema.StatusAgree, "agree"},
	{schema.StatusSingle, "in one version"},
	{schema.StatusAlone, "one document"},
}

// StatusWord is a value of facts.status as a reader says it.
func StatusWord(value string) string { return statuses[rank(value)].word }

func rank(status string) int {
	for i, s := range statuses {
		if s.value == status {
			return i
		}
	}
	return len(statuses) - 1
}

// comparators are the values of the columns comparator, as a word and as a sign; what is not here needs none.
var comparators = map[string]struct{ word, sign string }{
	">": {"more than ", "> "}, ">=": {"at least ", "≥ "}, "<": {"less than ", "< "}, "<=": {"at most ", "≤ "},
	"~": {"about ", "~ "},
}

// Bound is a comparator as a word before a number: "more than"; empty where it needs none.
func Bound(comparator string) string { return strings.TrimSpace(comparators[comparator].word) }

// leftToRight is an invisible mark of the direction (U+200E): a sign between two of them is not turned round.
const leftToRight = "\u200e"

// Signed is a text with a comparator as a sign before it, as it is read in the direction of the text.
func Signed(comparator, text string) string {
	sign := comparators[comparator].sign
	if sign != "" && strings.ContainsFunc(text, isRightToLeft) {
		sign = leftToRight + sign + leftToRight
	}
	return sign + text
}

func isRightToLeft(r rune) bool {
	script := character.ScriptOf(r)
	return script == character.Arabic || script == character.Hebrew
}

// Reading is a value as a reader writes it: "more than 50,000,000 USD", "15 minutes", "2022-03-01 to 2022-06-30"; empty
// if there is none.
func Reading(comparator string, value, most schema.Decimal, unit string, start, end schema.Date) string {
	if value == "" {
		return days(start, end)
	}
	text := comparators[comparator].word + Grouped(string(value))
	if most != "" {
		text += " to " + Grouped(string(most))
	}
	if unit != "" {
		text += " " + agree.UnitName(unit, value)
	}
	return text
}

func days(start, end schema.Date) string {
	switch {
	case start == end:
		return string(start)
	case start == "":
		return "until " + string(end)
	case end == "":
		return "from " + string(start)
	}
	return string(start) + " to " + string(end)
}

// Grouped parts the whole digits of a decimal in threes.
func Grouped(s string) string {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	var b strings.Builder
	if negative {
		b.WriteString("−")
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if point {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// readings are issues that say how a figure was read, and not that it is damaged.
var readings = []string{
	"ambiguous_currency", "ambiguous_date", "ambiguous_year", "inexact", "other_calendar", "out_of_range",
	"unanchored_date",
}

// IsDamage reports whether an issue of a figure says that the text is damaged.
func IsDamage(issue string) bool { return !slices.Contains(readings, issue) }

// IssueWords gives issues of a figure as a reader says them.
func IssueWords(issues []string) []string {
	allowed := schema.Figures.Column("issues").Allowed
	var out []string
	for _, issue := range issues {
		text := issue
		if i := slices.IndexFunc(allowed, func(a schema.Allow) bool { return a.Value == issue }); i >= 0 {
			text = allowed[i].Doc
		}
		out = append(out, text)
	}
	return out
}
