package sheets

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// summary counts the facts of the work, where it has several versions, and those that each document states.
func summary(w *view.Work, passages int) []*schema.SummaryRow {
	whole := &schema.SummaryRow{Scope: schema.ScopeWork, Title: w.Label(), WorkID: w.ID, Documents: len(w.Documents),
		Passages: passages}
	rows := make([]*schema.SummaryRow, len(w.Documents))
	for i, d := range w.Documents {
		rows[i] = &schema.SummaryRow{Scope: schema.ScopeDocument, Title: d.Label(), Language: d.Language, Documents: 1,
			Figures: len(d.Figures), WorkID: w.ID, DocumentID: d.DocumentID}
		whole.Figures += len(d.Figures)
	}
	for _, f := range w.Facts {
		countFact(whole, f.Status)
		tellFact(whole, f)
		seen := make([]bool, len(w.Documents))
		for _, s := range f.Statements {
			i := slices.IndexFunc(w.Documents, func(d *view.Document) bool { return d.DocumentID == s.DocumentID })
			if i < 0 {
				continue
			}
			if !seen[i] {
				seen[i] = true
				countFact(rows[i], f.Status)
			}
			if w.Damaged(s) {
				rows[i].Damaged++
				whole.Damaged++
				if len(whole.Damages) < schema.MaxExamples {
					whole.Damages = append(whole.Damages, damage(w, s))
				}
			}
		}
	}
	return append([]*schema.SummaryRow{whole}, rows...)
}

// tellFact keeps what is said of the first facts that differ, and of the first numbers in which the versions agree.
func tellFact(r *schema.SummaryRow, f *view.Fact) {
	of := &r.Differences
	switch {
	case f.Status == schema.StatusAgree && f.Value != "":
		of = &r.Agreements
	case f.Status != schema.StatusDiffer:
		return
	}
	if len(*of) < schema.MaxExamples {
		*of = append(*of, f.Explanation)
	}
}

// damage says how a damaged number is read, or else what is damaged in it.
func damage(w *view.Work, s *schema.Statement) string {
	text := "“" + oneLine(s.Surface) + "”"
	if s.Reading == schema.ReadingRepaired {
		return text + ": what was meant is " + view.Reading("", s.Value, s.ValueMax, s.Unit, "", "") + "."
	}
	return text + ": " + strings.Join(view.IssueWords(w.Issues(s)), " ")
}

func countFact(r *schema.SummaryRow, status string) {
	r.Facts++
	switch status {
	case schema.StatusDiffer:
		r.Differ++
	case schema.StatusNotComparable:
		r.NotComparable++
	case schema.StatusAgree:
		r.Agree++
	case schema.StatusSingle:
		r.Single++
	default:
		r.Alone++
	}
}

// figure shows a figure with its sentence. s is its statement, nil if it states no fact.
func figure(w *view.Work, d *view.Document, f *schema.Figure, s *schema.Statement) *schema.FigureRow {
	row := &schema.FigureRow{Document: d.Label(), Language: d.Language, Figure: *f,
		Issues: strings.Join(view.IssueWords(f.Issues), " "), Unit: agree.UnitName(f.Unit, f.Value),
		Reading: view.Reading(f.Comparator, f.Value, f.ValueMax, f.Unit, f.DateStart, f.DateEnd)}
	if own := w.Sentence(f.SentenceID); own != nil {
		row.Sentence = own.Text
		if own.Language != "" {
			row.Language = own.Language
		}
	}
	if s == nil {
		return row
	}
	row.Reading = view.Reading(s.Comparator, s.Value, s.ValueMax, s.Unit, f.DateStart, f.DateEnd)
	if len(s.FigureIDs) > 0 && s.FigureIDs[0] == f.FigureID {
		row.ToUse = s.Value
	}
	return row
}

// comparison shows the facts of the work with what each version says of them.
func comparison(w *view.Work, passages []*view.Passage) []*schema.ComparisonRow {
	at := map[string]int{} // number of the passage of a sentence
	for i, p := range passages {
		for _, cell := range p.Cells {
			for _, s := range cell {
				at[s.SentenceID] = i + 1
			}
		}
	}
	var rows []*schema.ComparisonRow
	for _, f := range w.Facts {
		row := &schema.ComparisonRow{Status: view.StatusWord(f.Status), What: f.Label, Reason: f.Explanation,
			Reading: view.Reading(f.Comparator, f.Value, f.ValueMax, f.Unit, f.DateStart, f.DateEnd), Kind: f.Kind,
			Work: w.Label(), Languages: languages(w), Versions: len(w.Documents), WorkID: w.ID, FactID: f.FactID,
			Passage: schema.OptInt{Null: true}}
		texts := make([][]string, len(w.Documents))
		for _, s := range f.Statements {
			if n := at[s.SentenceID]; n > 0 && row.Passage.Null {
				row.Passage = schema.Some(n)
			}
			i := slices.IndexFunc(w.Documents, func(d *view.Document) bool { return d.DocumentID == s.DocumentID })
			text := view.Signed(s.Comparator, oneLine(s.Surface))
			if i >= 0 && !slices.Contains(texts[i], text) {
				texts[i] = append(texts[i], text)
			}
		}
		row.Texts = columns(texts, "\n")
		rows = append(rows, row)
	}
	return rows
}

// passage shows what the versions say in one place.
func passage(w *view.Work, i int, p *view.Passage) *schema.PassageRow {
	row := &schema.PassageRow{Number: i + 1, Agreement: "not compared", Reason: strings.Join(p.Reasons, "\n"),
		Work: w.Label(), Languages: languages(w), Versions: len(w.Documents), WorkID: w.ID}
	if p.Agreement != "" {
		row.Agreement = p.Agreement
	}
	texts := make([][]string, len(p.Cells))
	filled := 0
	for n, cell := range p.Cells {
		for _, s := range cell {
			texts[n] = append(texts[n], s.Text)
			row.Sentences = append(row.Sentences, s.SentenceID)
		}
		if len(cell) > 0 {
			filled++
		}
	}
	if filled == 1 {
		row.Agreement = "in one version"
	}
	row.Texts = columns(texts, "\n")
	return row
}

// columns joins the texts of each version; those of the versions that have no column of their own stand in the last.
func columns(versions [][]string, between string) []string {
	var out []string
	for i, texts := range versions {
		if i < schema.MaxVersions {
			out = append(out, strings.Join(texts, between))
			continue
		}
		last := &out[schema.MaxVersions-1]
		for _, text := range texts {
			if *last != "" {
				*last += between
			}
			*last += text
		}
	}
	return out
}

// languages names the versions, each with its language.
func languages(w *view.Work) string {
	parts := make([]string, len(w.Documents))
	for i, d := range w.Documents {
		parts[i] = d.DocumentID
		if d.Language != "" {
			parts[i] += ": " + d.Language
		}
	}
	return strings.Join(parts, "; ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
