// Package view joins the tables of one work for those who show it to a person: the documents with their sentences and
// figures, the facts with the places that state them, the passages of all versions beside each other. It computes
// nothing that the tables do not say.
package view

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Reads are the tables that Load reads.
var Reads = []string{
	tables.Documents.Name, tables.Sentences.Name, tables.Figures.Name,
	tables.Alignments.Name, tables.Facts.Name, tables.Statements.Name,
}

// Work is one work with all that the tables say of it.
type Work struct {
	ID        string
	Documents []*Document
	Facts     []*Fact // those first that a reader looks for first, by status, then in reading order
	beads     []*schema.Alignment
	documents map[string]*Document
	sentences map[string]*Sentence
	figures   map[string]*schema.Figure
}

// Document is a version of the work.
type Document struct {
	*schema.Document
	Place     int         // among the documents of the work
	Sentences []*Sentence // of a lone document only those that its figures and facts lead to
	Figures   []*schema.Figure
}

// Sentence is a sentence of a document.
type Sentence struct {
	*schema.Sentence
	Document *Document
	number   int // among the sentences of the work
}

// Fact is a fact with the places that state it, in reading order.
type Fact struct {
	*schema.Fact
	Statements []*schema.Statement
}

// Load reads the work of the reader's partition. A lone document may have millions of sentences that nothing leads to:
// of its sentences it keeps those of figures and statements.
func Load(in *stage.Reader) *Work {
	w := &Work{ID: in.Key(), documents: map[string]*Document{}, sentences: map[string]*Sentence{},
		figures: map[string]*schema.Figure{}}
	for d := range tables.Documents.Read(in) {
		d.Text = ""
		own := &Document{Document: d, Place: len(w.Documents)}
		w.Documents = append(w.Documents, own)
		w.documents[d.DocumentID] = own
	}
	for f := range tables.Figures.Read(in) {
		if d := w.documents[f.DocumentID]; d != nil {
			d.Figures = append(d.Figures, f)
			w.figures[f.FigureID] = f
		}
	}
	for a := range tables.Alignments.Read(in) {
		if a.Level == schema.LevelSentence {
			w.beads = append(w.beads, a)
		}
	}
	w.loadFacts(in)
	var needed map[string]bool
	if len(w.Documents) == 1 {
		needed = w.ledTo()
	}
	for s := range tables.Sentences.Read(in) {
		if d := w.documents[s.DocumentID]; d != nil && (len(w.Documents) > 1 || needed[s.SentenceID]) {
			w.add(d, s)
		}
	}
	w.sort()
	return w
}

// ledTo are the ids of the sentences that figures and statements of the work stand in.
func (w *Work) ledTo() map[string]bool {
	ids := map[string]bool{}
	for _, f := range w.figures {
		ids[f.SentenceID] = true
	}
	for _, f := range w.Facts {
		for _, s := range f.Statements {
			ids[s.SentenceID] = true
		}
	}
	return ids
}

// add adds the next sentence of a document of the work.
func (w *Work) add(d *Document, s *schema.Sentence) {
	own := &Sentence{s, d, len(w.sentences)}
	d.Sentences = append(d.Sentences, own)
	w.sentences[s.SentenceID] = own
}

func (w *Work) loadFacts(in *stage.Reader) {
	byID := map[string]*Fact{}
	for f := range tables.Facts.Read(in) {
		own := &Fact{Fact: f}
		w.Facts = append(w.Facts, own)
		byID[f.FactID] = own
	}
	for s := range tables.Statements.Read(in) {
		if f := byID[s.FactID]; f != nil {
			f.Statements = append(f.Statements, s)
		}
	}
}

// sort puts facts and their statements into the order in which a reader looks for them.
func (w *Work) sort() {
	for _, f := range w.Facts {
		slices.SortStableFunc(f.Statements, func(a, b *schema.Statement) int { return w.compare(a, b) })
	}
	slices.SortStableFunc(w.Facts, func(a, b *Fact) int {
		return cmp.Or(cmp.Compare(rank(a.Status), rank(b.Status)), w.compare(a.first(), b.first()))
	})
}

func (f *Fact) first() *schema.Statement {
	if len(f.Statements) == 0 {
		return &schema.Statement{}
	}
	return f.Statements[0]
}

// compare orders statements by document, then by where they begin.
func (w *Work) compare(a, b *schema.Statement) int {
	return cmp.Or(cmp.Compare(w.place(a.DocumentID), w.place(b.DocumentID)), cmp.Compare(w.start(a), w.start(b)))
}

func (w *Work) place(document string) int {
	if d := w.documents[document]; d != nil {
		return d.Place
	}
	return len(w.Documents)
}

// start is where a statement begins in its document; that of its sentence where it has no figure.
func (w *Work) start(s *schema.Statement) int {
	for _, id := range s.FigureIDs {
		if f := w.figures[id]; f != nil {
			return f.Span.Start
		}
	}
	if own := w.sentences[s.SentenceID]; own != nil {
		return own.Span.Start
	}
	return 0
}

// Document gives the document of that id, nil if the work has none.
func (w *Work) Document(id string) *Document { return w.documents[id] }

// Figure gives the figure of that id, nil if the work has none.
func (w *Work) Figure(id string) *schema.Figure { return w.figures[id] }

// Sentence gives the sentence of that id, nil if the work has none.
func (w *Work) Sentence(id string) *Sentence { return w.sentences[id] }

// Label is the title of the first document that has one, else the id, in a line.
func (w *Work) Label() string {
	for _, d := range w.Documents {
		if d.Title != "" {
			return d.Label()
		}
	}
	return w.ID
}

// labelRunes is how many characters of a title a label has.
const labelRunes = 60

// Label is the title of a document, else its id, in a line: a longer title ends with … after a word.
func (d *Document) Label() string {
	title := strings.Join(strings.Fields(d.Title), " ")
	if title == "" {
		return d.DocumentID
	}
	if utf8.RuneCountInString(title) <= labelRunes {
		return title
	}
	head := string([]rune(title)[:labelRunes])
	if i := strings.LastIndexByte(head, ' '); i > 0 {
		head = head[:i]
	}
	return head + " …"
}

// Damaged reports whether a statement has a figure that is damaged as it stands in the text.
func (w *Work) Damaged(s *schema.Statement) bool {
	return slices.ContainsFunc(w.Issues(s), IsDamage)
}

// Issues are the issues of the figures of a statement, each once.
func (w *Work) Issues(s *schema.Statement) []string {
	var out []string
	for _, id := range s.FigureIDs {
		f := w.figures[id]
		if f == nil {
			continue
		}
		for _, issue := range f.Issues {
			if !slices.Contains(out, issue) {
				out = append(out, issue)
			}
		}
	}
	return out
}
