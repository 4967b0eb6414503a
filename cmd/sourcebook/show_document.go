package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// read is the result of show --document: a text as the program reads it.
type read struct {
	Dataset    lineage.Dataset `json:"dataset"`
	Document   cellsByColumn   `json:"document"`
	Paragraphs []readParagraph `json:"paragraphs"`
	marks      map[rune]bool   // those that stand in a text
	names      map[int64]bool  // code points where a name begins
	ends       map[int64]bool  // code points where a name ends
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

// The marks in a text that is shown.
const (
	markName    = '⟨' // a name begins
	markEnd     = '⟩' // a name ends
	markAdded   = '␣' // the source has no white space here
	markDropped = '⁀' // the source has white space here
	markJoined  = '⏎' // the source has a line end here
)

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
		writeJSON(screen.Inert{Out: a.out}, r)
		return nil
	}
	w := &screen.Printer{Out: a.out}
	r.print(w)
	return w.Err
}

// readDocument gathers the rows of one document.
func readDocument(dir, id string) (*read, error) {
	r := &read{Paragraphs: []readParagraph{}, marks: map[rune]bool{}, names: map[int64]bool{}, ends: map[int64]bool{}}
	var near []string
	t := schema.Documents
	for row, err := range table.RowsOfCSV(csvPath(dir, t), t) {
		if err != nil {
			return nil, err
		}
		switch name := row[t.Index("document_id")].Text; {
		case name == id:
			r.Document = cellsByColumn{t, slices.Clone(row)} // the reader uses the row again
		case len(near) < 10:
			near = append(near, name)
		}
	}
	if r.Document.row == nil {
		return nil, fmt.Errorf("%s has no document %q; it has %s", dir, id, screen.Visible(strings.Join(near, ", ")))
	}
	source := []rune(r.Document.row[t.Index("text")].Text)
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
	for row, err := range table.RowsOfCSV(csvPath(dir, t), t) {
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
		p.Marked = r.mark(p.Text, slice(t, row), row[t.Index("start")].Int)
		place[p.ParagraphID] = len(r.Paragraphs)
		r.Paragraphs = append(r.Paragraphs, p)
	}

	t = schema.Sentences
	for row, err := range table.RowsOfCSV(csvPath(dir, t), t) {
		if err != nil {
			return nil, err
		}
		i, ok := place[row[t.Index("paragraph_id")].Text]
		if !ok || row[t.Index("document_id")].Text != id {
			continue
		}
		s := readSentence{SentenceID: row[t.Index("sentence_id")].Text, Ordinal: row[t.Index("ordinal")].Int,
			Text: row[t.Index("text")].Text}
		s.Marked = r.mark(s.Text, slice(t, row), row[t.Index("start")].Int)
		r.Paragraphs[i].Sentences = append(r.Paragraphs[i].Sentences, s)
	}
	return r, nil
}

// readNames notes where names begin and end.
func (r *read) readNames(dir, id string) error {
	t := schema.Mentions
	for row, err := range table.RowsOfCSV(csvPath(dir, t), t) {
		if err != nil {
			return err
		}
		if row[t.Index("document_id")].Text == id {
			r.names[row[t.Index("start")].Int] = true
			r.ends[row[t.Index("end")].Int] = true
		}
	}
	return nil
}

// mark sets a mark in a clean text wherever its white space is not that of the source, and around each name. The source
// is the passage that begins with code point at.
func (r *read) mark(clean, source string, at int64) string {
	var b strings.Builder
	put := func(mark rune) {
		r.marks[mark] = true
		b.WriteRune(mark)
	}
	for clean != "" {
		c, s := spaceBefore(clean), spaceBefore(source)
		switch {
		case clean[:c] == source[:s]:
			b.WriteString(clean[:c])
		case c == 0:
			put(markDropped)
		case s == 0:
			put(markAdded)
		case strings.Contains(source[:s], "\n") && !strings.Contains(clean[:c], "\n"):
			put(markJoined)
		default:
			b.WriteString(clean[:c])
			put(markDropped)
		}
		at += int64(utf8.RuneCountInString(source[:s]))
		clean, source = clean[c:], source[s:]
		if clean == "" {
			break
		}
		if r.names[at] {
			put(markName)
		}
		_, n := utf8.DecodeRuneInString(clean)
		b.WriteString(clean[:n])
		clean, source = clean[n:], source[min(n, len(source)):]
		if at++; r.ends[at] {
			put(markEnd)
		}
	}
	return b.String()
}

// spaceBefore gives how many bytes of white space s begins with.
func spaceBefore(s string) int {
	for i, r := range s {
		if !span.IsSpace(r) {
			return i
		}
	}
	return len(s)
}

func (r *read) print(w *screen.Printer) {
	t := r.Document.table
	cell := func(name string) schema.Value { return r.Document.row[t.Index(name)] }
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
	legend := ""
	for _, m := range []struct {
		mark rune
		what string
	}{
		{markAdded, "a space that the source lacks"},
		{markDropped, "white space of the source that was dropped or made one space"},
		{markJoined, "a line end of the source"},
		{markName, "a name begins; ⟩ ends it"},
	} {
		if r.marks[m.mark] {
			legend += fmt.Sprintf("\n  %c  %s", m.mark, m.what)
		}
	}
	if legend != "" {
		w.Line("%s", legend)
	}
}
