package page

import (
	"cmp"
	"iter"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// work is a work with what the page shows of it besides.
type work struct {
	*view.Work
	texts    map[string]string            // by document_id
	mentions map[string][]*schema.Mention // by document_id
	figures  map[string][]*schema.Figure  // by sentence_id
	places   map[string]string            // locators by paragraph_id, where there are some
	alone    iter.Seq[*schema.Sentence]   // all sentences of a work of one document
}

func load(in *stage.Reader) *work {
	w := &work{view.Load(in), map[string]string{}, map[string][]*schema.Mention{}, map[string][]*schema.Figure{},
		map[string]string{}, tables.Sentences.Read(in)}
	for p := range tables.Paragraphs.Read(in) {
		if p.Locator != "" {
			w.places[p.ParagraphID] = p.Locator
		}
	}
	for t := range tables.Texts.Read(in) {
		w.texts[t.DocumentID] = t.Text
	}
	for m := range tables.Mentions.Read(in) {
		w.mentions[m.DocumentID] = append(w.mentions[m.DocumentID], m)
	}
	for _, d := range w.Documents {
		for _, f := range d.Figures {
			w.figures[f.SentenceID] = append(w.figures[f.SentenceID], f)
		}
	}
	return w
}

// title is the title of the first document that has one, with the language of the document, else the id.
func (w *work) title() (title, language string) {
	for _, d := range w.Documents {
		if d.Title != "" {
			return d.Title, d.Language
		}
	}
	return w.ID, ""
}

// heading is the title alone.
func (w *work) heading() string {
	title, _ := w.title()
	return title
}

// languageOf is the language of a passage, else of its document.
func languageOf(s *view.Sentence) string { return cmp.Or(s.Language, s.Document.Language) }
