package page

import (
	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// run is a piece of a sentence: plain, or a figure.
type run struct {
	Text   string
	Anchor string // of a figure that stands here for the first time on the page; else empty
	Marked bool
	Note   string // what is said of a figure: its reading, and its damage
}

// runs cuts the text of a sentence, as the document has it, at its figures. mark says which figures are marked; all
// others are plain text, and only if anchors is true the figures are anchors.
func (w *work) runs(s *view.Sentence, mark func(*schema.Figure) bool, anchors bool) []run {
	from, to := s.Span.From, s.Span.To
	text := w.texts[s.DocumentID]
	var out []run
	for _, f := range w.figures[s.SentenceID] {
		start, end := f.Span.From, f.Span.To
		if start < from || end > to || !mark(f) {
			continue
		}
		if start > from {
			out = append(out, run{Text: text[from:start]})
		}
		r := run{Text: text[start:end], Marked: true, Note: noteOf(f)}
		if anchors {
			r.Anchor = f.FigureID
		}
		out = append(out, r)
		from = end
	}
	if from < to {
		out = append(out, run{Text: text[from:to]})
	}
	return out
}

// noteOf says what a figure was read as, where that is not what stands there anyway.
func noteOf(f *schema.Figure) string {
	value := f.Value
	if f.RepairedValue != "" {
		value = f.RepairedValue
	}
	note := view.Reading(f.Comparator, value, f.ValueMax, f.Unit, f.DateStart, f.DateEnd)
	if f.Kind == schema.KindIdentifier {
		note = "identifier"
	}
	if len(f.Issues) > 0 {
		note += " (damaged)"
	}
	return note
}

// passage is a row of the table of passages: what each version says in one place.
type passage struct{ Cells []cell }

// cell is what one version says in a place.
type cell struct {
	Document  string
	Sentences []shown
}

// shown is a sentence as the page shows it.
type shown struct {
	ID       string
	Language string
	Runs     []run
	Clean    string // the clean text, where lost spaces were put back; else empty
}

func always(*schema.Figure) bool { return true }

func (w *work) shown(s *view.Sentence) shown {
	v := shown{ID: s.SentenceID, Language: languageOf(s), Runs: w.runs(s, always, true)}
	if len(s.Text) > s.Span.To-s.Span.From {
		v.Clean = s.Text
	}
	return v
}

// rows shows the passages of the work, a cell a version. Those of a lone document are its sentences, of which no more
// than one is in memory.
func (w *work) rows(yield func(passage) bool) {
	if d := w.Documents[0]; len(w.Documents) == 1 {
		for s := range w.alone {
			own := w.shown(&view.Sentence{Sentence: s, Document: d})
			if !yield(passage{[]cell{{Document: d.DocumentID, Sentences: []shown{own}}}}) {
				return
			}
		}
		return
	}
	for _, p := range w.Passages() {
		var row passage
		for n, d := range w.Documents {
			c := cell{Document: d.DocumentID}
			for _, s := range p.Cells[n] {
				c.Sentences = append(c.Sentences, w.shown(s))
			}
			row.Cells = append(row.Cells, c)
		}
		if !yield(row) {
			return
		}
	}
}

// loose are the figures of a work that stand in no sentence: in lines of authors and dates.
func (w *work) loose() []looseFigure {
	var out []looseFigure
	for _, d := range w.Documents {
		for _, f := range d.Figures {
			if w.Sentence(f.SentenceID) == nil {
				out = append(out, looseFigure{d.DocumentID, d.Language, run{f.Surface, f.FigureID, true, noteOf(f)}})
			}
		}
	}
	return out
}

// looseFigure is a figure outside sentences.
type looseFigure struct {
	Document, Language string
	Run                run
}
