package page

import (
	"slices"

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

// issuesOfReading are issues that say how a figure was read and not that it is damaged.
var issuesOfReading = []string{
	"ambiguous_currency", "ambiguous_date", "ambiguous_year", "inexact", "other_calendar", "out_of_range",
	"unanchored_date",
}

func isDamage(issue string) bool { return !slices.Contains(issuesOfReading, issue) }

// damages lists the damaged numbers in reading order, the parts of one number together.
func (w *work) damages() []damage {
	statementOf := map[string]*schema.Statement{}
	for _, f := range w.facts {
		for _, s := range w.statements[f.FactID] {
			for _, id := range s.FigureIDs {
				statementOf[id] = s
			}
		}
	}
	var out []damage
	seen := map[*schema.Statement]bool{}
	for _, d := range w.documents {
		for _, f := range d.figures {
			s := statementOf[f.FigureID]
			if !slices.ContainsFunc(f.Issues, isDamage) || s == nil || seen[s] {
				continue
			}
			seen[s] = true
			out = append(out, w.damageOf(s))
		}
	}
	return out
}

func (w *work) damageOf(s *schema.Statement) damage {
	row := damage{Document: s.DocumentID, Surface: s.Surface, Language: w.byID[s.DocumentID].Language}
	words := issueWords()
	for _, id := range s.FigureIDs {
		f := w.figures[id]
		if f == nil {
			continue
		}
		row.Figure = first(row.Figure, id)
		row.Literal = append(row.Literal, grouped(string(f.Value)))
		if f.RepairedValue != "" {
			row.Meant = reading("", f.RepairedValue, "", f.Unit, "", "")
		}
		for _, issue := range f.Issues {
			if text := words[issue]; isDamage(issue) && !slices.Contains(row.Issues, text) {
				row.Issues = append(row.Issues, text)
			}
		}
	}
	if own := w.sentences[s.SentenceID]; own != nil {
		row.Language = own.language()
		row.Sentence = own.runs(func(f *schema.Figure) bool { return slices.Contains(s.FigureIDs, f.FigureID) }, false)
	}
	return row
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// damaged writes the damaged numbers of a work, if there are any.
func (w *work) damaged(r *renderer) {
	rows := w.damages()
	if len(rows) == 0 {
		return
	}
	view := table{Work: w.id, Title: w.title()}
	for i, part := range chunks(rows, rowsInBlock) {
		view.Damages, view.Continued = part, i > 0
		r.block("damaged", view)
	}
}
