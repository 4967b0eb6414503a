package main

import (
	"strings"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/registry"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// read is the result of show --document: a text as the program reads it.
type read struct {
	Dataset    lineage.Dataset `json:"dataset"`
	Document   printed.Row     `json:"document"`
	Paragraphs []readParagraph `json:"paragraphs"`
	marks      *screen.Marks
}

type readParagraph struct {
	ParagraphID string         `json:"paragraph_id"`
	Role        string         `json:"role"`
	Language    string         `json:"language"`
	Repairs     []string       `json:"repairs"`
	Issues      []string       `json:"issues"`
	Text        string         `json:"text"`   // clean
	Marked      string         `json:"marked"` // the same with a mark at each repair and around each name
	Sentences   []readSentence `json:"sentences"`
}

type readSentence struct {
	SentenceID string `json:"sentence_id"`
	Ordinal    int64  `json:"ordinal"`
	Text       string `json:"text"`
	Marked     string `json:"marked"`
}

func runShowDocument(a *app, dir, id string) error {
	m, err := lineage.ReadManifest(dir)
	if err != nil {
		return err
	}
	r, err := readDocument(dir, id)
	if err != nil {
		return err
	}
	r.Dataset = m.Dataset
	if a.json {
		printed.JSON(screen.Inert{Out: a.out}, r)
		return nil
	}
	w := &screen.Printer{Out: a.out}
	r.print(w)
	return w.Err
}

// readDocument gathers the rows of one document.
func readDocument(dir, id string) (*read, error) {
	t := schema.Documents
	row, err := registry.DocumentRow(dir, id)
	if err != nil {
		return nil, err
	}
	r := &read{Document: printed.Row{Table: t, Cells: row}, Paragraphs: []readParagraph{}, marks: screen.NewMarks()}
	source := []rune(r.Document.Cells[t.Index("text")].Text)
	slice := func(t *schema.Table, row []schema.Value) string {
		start, end := row[t.Index("start")].Int, row[t.Index("end")].Int
		if start < 0 || start > end || end > int64(len(source)) {
			return ""
		}
		return string(source[start:end])
	}

	if err := r.readNames(dir, id); err != nil {
		return nil, err
	}
	t = schema.Paragraphs
	place := map[string]int{}
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		if row[t.Index("document_id")].Text != id {
			continue
		}
		p := readParagraph{
			ParagraphID: row[t.Index("paragraph_id")].Text,
			Role:        row[t.Index("role")].Text,
			Language:    row[t.Index("language")].Text,
			Repairs:     row[t.Index("repairs")].List,
			Issues:      row[t.Index("issues")].List,
			Text:        row[t.Index("text")].Text,
			Sentences:   []readSentence{},
		}
		notNull(&p.Repairs)
		notNull(&p.Issues)
		p.Marked = r.marks.Text(p.Text, slice(t, row), row[t.Index("start")].Int)
		place[p.ParagraphID] = len(r.Paragraphs)
		r.Paragraphs = append(r.Paragraphs, p)
	}

	t = schema.Sentences
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		i, ok := place[row[t.Index("paragraph_id")].Text]
		if !ok || row[t.Index("document_id")].Text != id {
			continue
		}
		s := readSentence{SentenceID: row[t.Index("sentence_id")].Text, Ordinal: row[t.Index("ordinal")].Int,
			Text: row[t.Index("text")].Text}
		s.Marked = r.marks.Text(s.Text, slice(t, row), row[t.Index("start")].Int)
		r.Paragraphs[i].Sentences = append(r.Paragraphs[i].Sentences, s)
	}
	return r, nil
}

// readNames notes where names begin and end.
func (r *read) readNames(dir, id string) error {
	t := schema.Mentions
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return err
		}
		if row[t.Index("document_id")].Text == id {
			r.marks.Names[row[t.Index("start")].Int] = true
			r.marks.Ends[row[t.Index("end")].Int] = true
		}
	}
	return nil
}

func (r *read) print(w *screen.Printer) {
	t := r.Document.Table
	cell := func(name string) schema.Value { return r.Document.Cells[t.Index(name)] }
	w.Line("%s", cell("document_id").Text)
	for _, name := range []string{"title", "language", "publisher", "author", "published", "url", "path", "media_type",
		"encoding", "work_id"} {
		if v := cell(name); !v.Null {
			w.Line("  %-11s %s", name, screen.OneLine(v.Text))
		}
	}
	if issues := cell("issues").List; len(issues) > 0 {
		w.Line("  %-11s %s", "issues", strings.Join(issues, ", "))
	}
	for _, p := range r.Paragraphs {
		head := p.Role
		for _, part := range []string{p.Language, strings.Join(p.Repairs, ", "), strings.Join(p.Issues, ", ")} {
			if part != "" {
				head += "  " + part
			}
		}
		w.Line("\n%-24s %s", p.ParagraphID, head)
		if len(p.Sentences) == 0 {
			w.Line("        %s", screen.OneLine(p.Marked))
		}
		for _, s := range p.Sentences {
			w.Line("  %5d %s", s.Ordinal, strings.ReplaceAll(s.Marked, "\n", "\n        "))
		}
	}
	if legend := r.marks.Legend(); legend != "" {
		w.Line("%s", legend)
	}
}
