// Package page makes the reading page: for each work what its documents say, each fact once with the words of every
// version beside each other, the numbers that are damaged, the passages in reading order, the names. It writes HTML in
// blocks, each a whole element; package export packs them into one file, or into an index and files of works.
//
// Whatever is printed stands in a row of a table: the page counts and joins, and computes nothing. The words of the
// sources stand in elements of their own with their language; markup in them shows as text.
package page

import (
	"context"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/pipeline/view"
)

// Stage makes the blocks of each work.
var Stage = stage.Stage{
	Name: "page", Version: 6, Each: stage.Work, Cached: true, Alone: true,
	Reads:  append([]string{tables.Texts.Name, tables.Paragraphs.Name, tables.Mentions.Name}, view.Reads...),
	Writes: []string{tables.Pages.Name, tables.PageBlocks.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		w := load(in)
		if len(w.Documents) == 0 {
			return nil
		}
		r := &renderer{out: out}
		page := w.page(r)
		tables.Pages.Write(out, page)
		return r.err
	},
}

// page renders the work: its blocks go to the table as they are made.
func (w *work) page(r *renderer) *tables.Page {
	p := &tables.Page{WorkID: w.ID, Documents: len(w.Documents), Damaged: len(w.damages())}
	p.Title, p.Language = w.title()
	for _, d := range w.Documents {
		p.Figures += len(d.Figures)
	}
	for _, f := range w.Facts {
		p.Count(f.Status)
	}
	w.head(r, p)
	w.comparison(r)
	w.damaged(r)
	w.passages(r)
	w.names(r)
	p.Leads = w.leads()
	p.Blocks = r.lengths
	return p
}
