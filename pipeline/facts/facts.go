// Package facts puts together what the versions of a work state: one row a fact, and one a statement, that is a place
// where a document states it. Which figures of two versions state one fact is what the stage align found; facts joins
// its links over all versions and says, in words, how they stand to each other.
package facts

import (
	"context"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage writes the facts and statements of a work.
var Stage = stage.Stage{
	Name:    "facts",
	Version: 19,
	Each:    stage.Work,
	Cached:  true,
	Alone:   true,
	Reads: []string{tables.Works.Name, tables.Origins.Name, tables.Described.Name, tables.Paragraphs.Name,
		tables.Sentences.Name, tables.Figures.Name, tables.Mentions.Name, tables.Alignments.Name, stage.Lexicon},
	Writes: []string{tables.Facts.Name, tables.Statements.Name},
	Run:    run,
}

func run(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	w, err := read(in)
	if err != nil {
		return err
	}
	facts := append(w.figureFacts(), w.nameFacts()...)
	slices.SortFunc(facts, func(x, y *fact) int { return strings.Compare(x.row.FactID, y.row.FactID) })
	for _, f := range facts {
		tables.Facts.Write(out, &f.row)
		slices.SortFunc(f.statements, func(x, y *statement) int {
			return strings.Compare(x.row.StatementID, y.row.StatementID)
		})
		for _, s := range f.statements {
			s.row.FactID = f.row.FactID
			tables.Statements.Write(out, &s.row)
		}
	}
	return nil
}

// IsStated reports whether a figure is a fact that a document states: it names something otherwise, or stands in the
// furniture of the page. role is that of its paragraph.
func IsStated(f *schema.Figure, role string) bool {
	return f.Kind != schema.KindIdentifier && role != schema.RoleBoilerplate
}
