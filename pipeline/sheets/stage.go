// Package sheets makes the rows of the workbook that join several tables: for each work how its versions stand to each
// other, each fact with the words of every version beside each other, each number with its sentence, the passages.
package sheets

import (
	"cmp"
	"context"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// Stage makes the rows of each work.
var Stage = stage.Stage{
	Name: "sheets", Version: 4, Each: stage.Work, Cached: true, Alone: true,
	Reads: append([]string{tables.Paragraphs.Name}, view.Reads...),
	Writes: []string{tables.SheetSummary.Name, tables.SheetComparison.Name, tables.SheetFigures.Name,
		tables.SheetDocuments.Name, tables.SheetPassages.Name},
	Run: run,
}

func run(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	w := view.Load(in)
	statements := map[string]*schema.Statement{} // by figure
	for _, f := range w.Facts {
		for _, s := range f.Statements {
			for _, id := range s.FigureIDs {
				statements[id] = s
			}
		}
	}
	places := map[string]string{} // locators by paragraph
	for p := range tables.Paragraphs.Read(in) {
		if p.Locator != "" {
			places[p.ParagraphID] = p.Locator
		}
	}
	var passages []*view.Passage
	if len(w.Documents) > 1 {
		passages = w.Passages()
	}
	for _, row := range summary(w, len(passages)) {
		tables.SheetSummary.Write(out, row)
	}
	for _, d := range w.Documents {
		tables.SheetDocuments.Write(out, &schema.DocumentRow{Document: *d.Document, Versions: len(w.Documents),
			Figures: len(d.Figures)})
		for _, f := range d.Figures {
			row := figure(w, d, f, statements[f.FigureID])
			row.Address = d.Address(places[f.ParagraphID])
			row.Place = cmp.Or(places[f.ParagraphID], "document")
			tables.SheetFigures.Write(out, row)
		}
	}
	if len(w.Documents) < 2 {
		return nil
	}
	for _, row := range comparison(w, passages) {
		tables.SheetComparison.Write(out, row)
	}
	for i, p := range passages {
		tables.SheetPassages.Write(out, passage(w, i, p))
	}
	return nil
}
