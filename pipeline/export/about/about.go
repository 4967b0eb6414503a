// Package about holds what the files of a release say of the dataset as a whole.
package about

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Dataset is what the files say of the dataset. Fields other than Name and Version may be empty.
type Dataset struct {
	Name        string // lower-case letters, digits and hyphens
	Version     string // semantic version
	Released    string // YYYY-MM-DD
	Title       string // Name where it is empty
	Description string
	License     string    // SPDX identifier of the dataset's own tables
	Findings    []Finding // what was found, in the order in which a person asks
	Standing    []Standing
	Publisher   string
	Contact     string   // an address that answers questions
	Creators    []string // in the order in which they are cited
	Homepage    string   // http or https
	Citation    string   // how to cite; empty: made of the other fields
	Shards      int      // files a table in parquet/ and in csv/; 0 and 1 are the same
}

// Finding is a sentence on what was found. Topic is empty where it goes on with that of the one before.
type Finding struct{ Topic, Text string }

// Standing counts the facts of the texts with several versions that are in a column of the workbook's sheet Summary:
// those that differ, agree and so on. A column without facts has none.
type Standing struct {
	Column string
	Facts  int
}

// Language counts the documents of a main language.
type Language struct {
	Tag       string // BCP 47; empty for documents whose language is not known
	Documents int64
}

// Heading gives the title of the dataset, its name where it has none.
func (d *Dataset) Heading() string { return cmp.Or(d.Title, d.Name) }

// Cite says how to cite the dataset.
func (d *Dataset) Cite() string {
	if d.Citation != "" {
		return d.Citation
	}
	year := ""
	if len(d.Released) >= 4 {
		year = " (" + d.Released[:4] + ")"
	}
	who := ""
	if len(d.Creators) > 0 {
		who = strings.Join(d.Creators, "; ") + ": "
	}
	text := fmt.Sprintf("%s%s%s. Version %s. Dataset %s.", who, d.Heading(), year, d.Version, d.Name)
	if d.Publisher != "" && !slices.Contains(d.Creators, d.Publisher) {
		text += " " + d.Publisher + "."
	}
	if d.Homepage != "" {
		text += " " + d.Homepage
	}
	return text
}

// Name is what the language is called in English, its code where it has no name.
func (l *Language) Name() string {
	if l.Tag == "" {
		return "not known"
	}
	tag, err := language.Parse(l.Tag)
	if err != nil {
		return l.Tag
	}
	return cmp.Or(display.English.Tags().Name(tag), l.Tag)
}

// Languages counts documents by language, in words.
func Languages(languages []Language) string {
	var parts []string
	for _, l := range languages {
		parts = append(parts, fmt.Sprintf("%s %d", l.Name(), l.Documents))
	}
	return cmp.Or(strings.Join(parts, ", "), "no documents")
}

// Count gives a number with its noun.
func Count(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
