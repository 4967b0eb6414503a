// Package check proves, from the rows and the bytes alone, what the tables promise: keys are unique and have their
// documented form, references resolve, every span is the slice that it says and stands in the bytes that it says,
// paragraphs cover their document and sentences their paragraph, no value breaks its column's rules, and every numeral
// is in a figure or a rejection. What a column must be like comes from its definition in package schema, so a new
// column is checked without a word here. Nothing is taken from the stages that made the rows: offsets, digits and
// coverage are computed anew.
//
// A check gathers all faults of its partition and returns them as one error; the build stops.
package check

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Documents proves what can be seen within one document, and counts what it proved.
var Documents = stage.Stage{
	Name:    "check",
	Version: 3,
	Each:    stage.Document,
	Cached:  true,
	Reads: []string{tables.Sources.Name, tables.Texts.Name, tables.Origins.Name, tables.Documents.Name,
		tables.Paragraphs.Name,
		tables.Sentences.Name, tables.Figures.Name, tables.Numerals.Name, tables.Rejections.Name, tables.Mentions.Name,
		tables.Works.Name},
	Writes: []string{tables.Tallies.Name},
	Run:    checkDocument,
}

// Works proves the alignments and the facts of one work.
var Works = stage.Stage{
	Name:    "check-works",
	Version: 3,
	Each:    stage.Work,
	Cached:  true,
	Reads: []string{tables.Works.Name, tables.Paragraphs.Name, tables.Sentences.Name, tables.Figures.Name,
		tables.Mentions.Name, tables.Alignments.Name, tables.Facts.Name, tables.Statements.Name},
	Run: checkWork,
}

// Corpus proves what needs the whole corpus: entities and whatever refers to them, documents and their works.
var Corpus = stage.Stage{
	Name:    "check-corpus",
	Version: 1,
	Each:    stage.All,
	Reads:   []string{tables.Documents.Name, tables.Works.Name, tables.Entities.Name, tables.Mentions.Name},
	Run:     checkCorpus,
}

// maxShown is how many faults an error message shows.
const maxShown = 20

// faults gathers what is wrong.
type faults struct {
	found []fault
	count int
}

type fault struct{ table, id, text string }

// maxKept bounds the memory for faults of a partition in which everything is wrong.
const maxKept = 10000

// add notes a fault of a row.
func (f *faults) add(table, id, format string, args ...any) {
	f.count++
	if len(f.found) < maxKept {
		f.found = append(f.found, fault{table, id, fmt.Sprintf(format, args...)})
	}
}

// err is nil if nothing is wrong. The message shows the first faults in the order of table, row and text.
func (f *faults) err() error {
	if f.count == 0 {
		return nil
	}
	slices.SortFunc(f.found, func(a, b fault) int {
		return cmp.Or(strings.Compare(a.table, b.table), compareIDs(a.id, b.id), strings.Compare(a.text, b.text))
	})
	var b strings.Builder
	noun := "faults"
	if f.count == 1 {
		noun = "fault"
	}
	fmt.Fprintf(&b, "%d %s in the tables, which a stage must have made", f.count, noun)
	for i, x := range f.found {
		if i == maxShown {
			fmt.Fprintf(&b, "\n  and %d more", f.count-maxShown)
			break
		}
		fmt.Fprintf(&b, "\n  %s %s: %s", x.table, x.id, x.text)
	}
	return errors.New(b.String())
}

// compareIDs compares identifiers with the numbers at their ends as numbers.
func compareIDs(a, b string) int {
	if len(a) != len(b) && strings.TrimRight(a, "0123456789") == strings.TrimRight(b, "0123456789") {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

// show quotes a text, cut to a length that a message can bear.
func show(s string) string {
	const most = 60
	if len(s) > most {
		n := most
		for n > 0 && s[n]&0xC0 == 0x80 {
			n--
		}
		return fmt.Sprintf("%q…", s[:n])
	}
	return fmt.Sprintf("%q", s)
}
