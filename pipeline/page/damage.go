package page

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// damage is a row of the table of damaged numbers: the figures of one statement that have an issue.
type damage struct {
	Document string
	Language string
	Surface  string
	Figure   string // anchor of the first part
	Literal  []string
	Meant    string // empty if the damage does not show it
	Issues   []string
	Sentence []run
}

// damages lists the damaged numbers in reading order, the parts of one number together.
func (w *work) damages() []damage {
	statementOf := map[string]*schema.Statement{}
	for _, f := range w.Facts {
		for _, s := range f.Statements {
			for _, id := range s.FigureIDs {
				statementOf[id] = s
			}
		}
	}
	var out []damage
	seen := map[*schema.Statement]bool{}
	for _, d := range w.Documents {
		for _, f := range d.Figures {
			s := statementOf[f.FigureID]
			if !slices.ContainsFunc(f.Issues, view.IsDamage) || s == nil || seen[s] {
				continue
			}
			seen[s] = true
			out = append(out, w.damageOf(s))
		}
	}
	return out
}

func (w *work) damageOf(s *schema.Statement) damage {
	row := damage{Document: s.DocumentID, Surface: s.Surface, Language: w.Document(s.DocumentID).Language}
	for _, id := range s.FigureIDs {
		f := w.Figure(id)
		if f == nil {
			continue
		}
		row.Figure = cmp.Or(row.Figure, id)
		row.Literal = append(row.Literal, view.Grouped(string(f.Value)))
		if f.RepairedValue != "" {
			row.Meant = view.Reading("", f.RepairedValue, "", f.Unit, "", "")
		}
		for i, text := range view.IssueWords(f.Issues) {
			if view.IsDamage(f.Issues[i]) && !slices.Contains(row.Issues, text) {
				row.Issues = append(row.Issues, text)
			}
		}
	}
	if own := w.Sentence(s.SentenceID); own != nil {
		row.Language = languageOf(own)
		row.Sentence = w.runs(own, func(f *schema.Figure) bool { return slices.Contains(s.FigureIDs, f.FigureID) }, false)
	}
	return row
}

// damaged writes the damaged numbers of a work, if there are any.
func (w *work) damaged(r *renderer) {
	rows := w.damages()
	if len(rows) == 0 {
		return
	}
	t := table{Work: w.ID, Title: w.heading()}
	for i, part := range chunks(rows, rowsInBlock) {
		t.Damages, t.Continued = part, i > 0
		r.block("damaged", t)
	}
}
