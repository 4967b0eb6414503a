package page

import (
	"strconv"

	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// status is how a reader sees one value of facts.status: a sign, a word, and the place in the order of the table.
type status struct {
	Value, Sign, Word string
	one, many         string // what is said of one fact and of several
}

// statuses are in the order in which a reader looks for them.
var statuses = []status{
	{schema.StatusDiffer, "≠", "differ", "differs between versions",
		"differ between versions"},
	{schema.StatusNotComparable, "?", "cannot be compared", "cannot be compared", "cannot be compared"},
	{schema.StatusAgree, "=", "agree", "agrees in all versions that state it",
		"agree in all versions that state them"},
	{schema.StatusSingle, "1", "in one version only", "stands in one version only",
		"stand in one version only"},
	{schema.StatusAlone, "·", "one document", "stands in a text of which there is one version",
		"stand in a text of which there is one version"},
}

// plural is a number with its noun.
func plural(n int, noun string) string {
	text := view.Grouped(strconv.Itoa(n)) + " " + noun
	if n != 1 {
		text += "s"
	}
	return text
}

// Phrase says how facts stand to each other.
func (c count) Phrase() string {
	if c.N == 1 {
		return c.Status.one
	}
	return c.Status.many
}
