// Package documents puts the table of documents together: what corpus.yaml declares comes before what a text says of
// itself, and both before nothing. Declared metadata has no evidence in the text, so the evidence of a field that
// corpus.yaml overrides is left out unless it says the same.
package documents

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage writes one row a document.
var Stage = stage.Stage{
	Name:    "documents",
	Version: 3,
	Each:    stage.Document,
	Reads: []string{tables.Texts.Name, tables.Origins.Name, tables.Described.Name, tables.Paragraphs.Name,
		tables.Sentences.Name, tables.Works.Name},
	Writes: []string{tables.Documents.Name},
	Run:    run,
}

func run(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	text, origin, described := tables.Texts.One(in), tables.Origins.One(in), tables.Described.One(in)
	work := tables.Works.One(in)
	if text == nil || origin == nil || described == nil || work == nil {
		return fmt.Errorf("a stage before this one wrote no row")
	}
	declared := origin.Declared
	row := &schema.Document{
		DocumentID:   text.DocumentID,
		Path:         origin.Path,
		Container:    origin.Container,
		Record:       origin.Record,
		Title:        described.Title,
		Retrieved:    declared.Retrieved,
		Rights:       declared.Rights,
		MediaType:    origin.MediaType,
		Encoding:     origin.Encoding,
		SourceSHA256: origin.SourceSHA256,
		SourceBytes:  origin.SourceBytes,
		Text:         text.Text,
		Characters:   utf8.RuneCountInString(text.Text),
		Words:        language.CountWords(text.Text),
		WorkID:       work.WorkID,
		Issues:       []string{},
	}
	overridden := map[string]bool{}
	row.Language = choose(overridden, "language", declared.Language, described.Language)
	row.Country = choose(overridden, "country", declared.Country, described.Country)
	row.Publisher = choose(overridden, "publisher", declared.Publisher, described.Publisher)
	row.Author = choose(overridden, "author", declared.Author, described.Author)
	row.URL = choose(overridden, "url", declared.URL, described.URL)
	row.Published = schema.Date(choose(overridden, "published", string(declared.Published), string(described.Published)))
	for _, e := range described.Evidence {
		if !overridden[e.Field] {
			row.Evidence = append(row.Evidence, e)
		}
	}
	slices.SortStableFunc(row.Evidence, func(a, b schema.Evidence) int {
		if a.Field != b.Field {
			return strings.Compare(a.Field, b.Field)
		}
		return a.Start - b.Start
	})
	for _, issue := range slices.Concat(origin.Issues, described.Issues) {
		if issue == "ambiguous_date" && declared.Published != "" || slices.Contains(row.Issues, issue) {
			continue
		}
		row.Issues = append(row.Issues, issue)
	}
	slices.Sort(row.Issues)
	for range tables.Paragraphs.Read(in) {
		row.Paragraphs++
	}
	for range tables.Sentences.Read(in) {
		row.Sentences++
	}
	tables.Documents.Write(out, row)
	return nil
}

// choose gives the declared value if there is one, and notes that it overrides what the text says.
func choose(overridden map[string]bool, field, declared, said string) string {
	if declared == "" {
		return said
	}
	overridden[field] = declared != said
	return declared
}
