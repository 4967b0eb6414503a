package page

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// maxColumns is how many versions stand in columns beside each other; more of them stand below each other in one.
const maxColumns = 5

// fact is a row of the table of facts.
type fact struct {
	ID          string
	Label       string
	Reading     string // what all statements say; empty where they differ
	Cells       []factCell
	Status      status
	Explanation string
	Kind        string
}

// factCell is what one version states of a fact; no statement if it states nothing.
type factCell struct {
	Document   string
	Statements []statement
}

// statement is a place in which a fact is stated.
type statement struct {
	ID       string
	Document string
	Figure   string // anchor of the first figure; empty for names
	Language string
	Bound    string // in a word: more than, about
	Surface  string
	Reading  string // where the number was repaired: what it is read as
	Sentence []run
	Place    string // where a person finds it in a file without lines; empty if its bytes say it
	Address  string // of that place, or of the document; empty without one
}

// comparison writes the facts of a work, of which the rows of one block are in memory.
func (w *work) comparison(r *renderer) {
	t := w.table()
	for i, part := range chunks(w.Facts, rowsInBlock) {
		t.Facts, t.Continued = t.Facts[:0], i > 0
		for _, f := range part {
			t.Facts = append(t.Facts, w.fact(f))
		}
		r.block("facts", t)
	}
}

func (w *work) fact(f *view.Fact) fact {
	row := fact{ID: f.FactID, Label: cmp.Or(f.Label, f.Kind), Kind: f.Kind, Explanation: f.Explanation,
		Reading: view.Reading(f.Comparator, f.Value, f.ValueMax, f.Unit, f.DateStart, f.DateEnd)}
	if n := slices.IndexFunc(statuses, func(s status) bool { return s.Value == f.Status }); n >= 0 {
		row.Status = statuses[n]
	}
	said := map[string][]*schema.Statement{} // by document: a work may have thousands
	for _, s := range f.Statements {
		said[s.DocumentID] = append(said[s.DocumentID], s)
	}
	for _, d := range w.Documents {
		c := factCell{Document: d.DocumentID}
		for _, s := range said[d.DocumentID] {
			c.Statements = append(c.Statements, w.statement(s))
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

func (w *work) statement(s *schema.Statement) statement {
	v := statement{ID: s.StatementID, Document: s.DocumentID, Bound: view.Bound(s.Comparator),
		Surface: s.Surface, Language: w.Document(s.DocumentID).Language}
	if len(s.FigureIDs) > 0 {
		v.Figure = s.FigureIDs[0]
	}
	if s.Reading == schema.ReadingRepaired {
		v.Reading = view.Reading(s.Comparator, s.Value, s.ValueMax, s.Unit, "", "")
	}
	if own := w.Sentence(s.SentenceID); own != nil {
		v.Language = languageOf(own)
		if v.Place = w.places[own.ParagraphID]; v.Place != "" {
			v.Address = own.Document.Address(v.Place)
		}
		v.Sentence = w.runs(own, func(f *schema.Figure) bool { return slices.Contains(s.FigureIDs, f.FigureID) }, false)
	}
	return v
}

// chunks cuts rows into parts of at most n; one empty part if there are no rows.
func chunks[T any](rows []T, n int) [][]T {
	if len(rows) == 0 {
		return [][]T{nil}
	}
	return slices.Collect(slices.Chunk(rows, n))
}
