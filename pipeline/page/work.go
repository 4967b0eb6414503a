package page

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// work is one work with all that the tables say of it.
type work struct {
	id          string
	documents   []*document
	byID        map[string]*document
	sentences   map[string]*sentence // by sentence_id
	figures     map[string]*schema.Figure
	facts       []*schema.Fact
	statements  map[string][]*schema.Statement // by fact_id, in the order of the documents
	beads       []*schema.Alignment            // of level sentence, by pair and reading order
	figureCount int
}

// document is a version of the work.
type document struct {
	*schema.Document
	text      string
	sentences []*sentence
	figures   []*schema.Figure
	mentions  []*schema.Mention
}

// sentence is a sentence with what stands in it.
type sentence struct {
	*schema.Sentence
	document *document
	figures  []*schema.Figure
}

func load(in *stage.Reader) *work {
	w := &work{id: in.Key(), byID: map[string]*document{}, sentences: map[string]*sentence{},
		figures:    map[string]*schema.Figure{},
		statements: map[string][]*schema.Statement{}}
	for d := range tables.Documents.Read(in) {
		doc := &document{Document: d}
		w.documents = append(w.documents, doc)
		w.byID[d.DocumentID] = doc
	}
	for t := range tables.Texts.Read(in) {
		if d := w.byID[t.DocumentID]; d != nil {
			d.text = t.Text
		}
	}
	for s := range tables.Sentences.Read(in) {
		if d := w.byID[s.DocumentID]; d != nil {
			own := &sentence{Sentence: s, document: d}
			d.sentences = append(d.sentences, own)
			w.sentences[s.SentenceID] = own
		}
	}
	for f := range tables.Figures.Read(in) {
		w.addFigure(f)
	}
	for m := range tables.Mentions.Read(in) {
		if d := w.byID[m.DocumentID]; d != nil {
			d.mentions = append(d.mentions, m)
		}
	}
	for a := range tables.Alignments.Read(in) {
		if a.Level == schema.LevelSentence {
			w.beads = append(w.beads, a)
		}
	}
	w.loadFacts(in)
	return w
}

func (w *work) addFigure(f *schema.Figure) {
	d := w.byID[f.DocumentID]
	if d == nil {
		return
	}
	w.figureCount++
	w.figures[f.FigureID] = f
	d.figures = append(d.figures, f)
	if s := w.sentences[f.SentenceID]; s != nil {
		s.figures = append(s.figures, f)
	}
}

// loadFacts reads the facts, those first that a reader looks for first.
func (w *work) loadFacts(in *stage.Reader) {
	for f := range tables.Facts.Read(in) {
		w.facts = append(w.facts, f)
	}
	for s := range tables.Statements.Read(in) {
		w.statements[s.FactID] = append(w.statements[s.FactID], s)
	}
	for _, list := range w.statements {
		slices.SortStableFunc(list, func(a, b *schema.Statement) int {
			return cmp.Or(cmp.Compare(a.DocumentID, b.DocumentID), cmp.Compare(w.start(a), w.start(b)))
		})
	}
	slices.SortStableFunc(w.facts, func(a, b *schema.Fact) int {
		return cmp.Or(cmp.Compare(statusRank(a.Status), statusRank(b.Status)), cmp.Compare(w.place(a), w.place(b)))
	})
}

// start is where a statement begins in its document; that of its sentence where it has no figure.
func (w *work) start(s *schema.Statement) int {
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

// place is where a fact is stated first, in the reading order of its first document; facts of later documents follow.
func (w *work) place(f *schema.Fact) int {
	const apart = 1 << 32
	for _, s := range w.statements[f.FactID] {
		n := slices.IndexFunc(w.documents, func(d *document) bool { return d.DocumentID == s.DocumentID })
		return n*apart + w.start(s)
	}
	return 0
}

// title is the title of the first document that has one, else the id.
func (w *work) title() string {
	for _, d := range w.documents {
		if d.Title != "" {
			return d.Title
		}
	}
	return w.id
}

// language is the language of a passage, else of its document.
func (s *sentence) language() string { return cmp.Or(s.Language, s.document.Language) }
