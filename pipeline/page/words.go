package page

import (
	"strings"

	"example.org/sourcebook/schema"
)

// status is how a reader sees one value of facts.status: a sign, a word, and the place in the order of the table.
type status struct{ Value, Sign, Word, Phrase string }

// statuses are in the order in which a reader looks for them.
var statuses = []status{
	{schema.StatusDiffer, "≠", "differ", "differ between versions"},
	{schema.StatusNotComparable, "?", "cannot be compared", "cannot be compared"},
	{schema.StatusAgree, "=", "agree", "agree in all versions that state them"},
	{schema.StatusSingle, "1", "in one version only", "stand in one version only"},
	{schema.StatusAlone, "·", "one document", "stand in a text of which there is one version"},
}

func statusRank(value string) int {
	for i, s := range statuses {
		if s.Value == value {
			return i
		}
	}
	return len(statuses)
}

// comparatorWords are the values of the columns comparator as a reader says them; what is not here needs no word.
var comparatorWords = map[string]string{
	">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about ",
}

// reading is a value as a reader writes it: "more than 50,000,000 USD", "2022-03-01 to 2022-06-30"; empty if there is
// none.
func reading(comparator string, value, most schema.Decimal, unit string, start, end schema.Date) string {
	if value == "" {
		return days(start, end)
	}
	text := comparatorWords[comparator] + grouped(string(value))
	if most != "" {
		text += " to " + grouped(string(most))
	}
	switch {
	case unit == "%":
		text += " %"
	case unit != "":
		text += " " + unit
	}
	return text
}

func days(start, end schema.Date) string {
	switch {
	case start == "" && end == "":
		return ""
	case start == end:
		return string(start)
	case start == "":
		return "until " + string(end)
	case end == "":
		return "from " + string(start)
	}
	return string(start) + " to " + string(end)
}

// grouped parts the whole digits of a decimal in threes.
func grouped(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if point {
		b.WriteString("." + fraction)
	}
	return sign + b.String()
}

// plural is a number with its noun.
func plural(n int, noun string) string {
	text := grouped(itoa(n)) + " " + noun
	if n != 1 {
		text += "s"
	}
	return text
}

// issueWords are the issues of figures as a reader says them; an issue that is not here shows by its name.
func issueWords() map[string]string {
	words := map[string]string{}
	for _, a := range schema.Figures.Column("issues").Allowed {
		words[a.Value] = a.Doc
	}
	return words
}
