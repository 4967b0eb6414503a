package page

import (
	"slices"

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
func (s *sentence) runs(mark func(*schema.Figure) bool, anchors bool) []run {
	from, to := s.Span.From, s.Span.To
	text := s.document.text
	var out []run
	for _, f := range s.figures {
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
	note := reading(f.Comparator, value, f.ValueMax, f.Unit, f.DateStart, f.DateEnd)
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

func (s *sentence) shown(mark func(*schema.Figure) bool, anchors bool) shown {
	v := shown{ID: s.SentenceID, Language: s.language(), Runs: s.runs(mark, anchors)}
	if len(s.Text) > s.Span.To-s.Span.From {
		v.Clean = s.Text
	}
	return v
}

// together joins the sentences of all versions that beads link, directly or over a third version. The groups come in
// the reading order of the first document; what only a later one has follows the group that stands before it there.
func (w *work) together() []passage {
	parent := map[*sentence]*sentence{}
	root := func(s *sentence) *sentence {
		for parent[s] != nil {
			s = parent[s]
		}
		return s
	}
	for _, b := range w.beads {
		var first *sentence
		for _, id := range slices.Concat(b.AIDs, b.BIDs) {
			s := w.sentences[id]
			switch {
			case s == nil:
			case first == nil:
				first = root(s)
			case root(s) != first:
				parent[root(s)] = first
			}
		}
	}
	groups := map[*sentence][][]*sentence{}
	after := map[*sentence]*sentence{} // the group that follows a group; nil begins the order
	for n, d := range w.documents {
		var last *sentence
		for _, s := range d.sentences {
			at := root(s)
			if groups[at] == nil {
				groups[at] = make([][]*sentence, len(w.documents))
				after[at], after[last] = after[last], at
			}
			groups[at][n] = append(groups[at][n], s)
			last = at
		}
	}
	var rows []passage
	for at := after[nil]; at != nil; at = after[at] {
		rows = append(rows, w.passage(groups[at]))
	}
	return rows
}

// passage shows one group: a cell a version.
func (w *work) passage(group [][]*sentence) passage {
	var row passage
	for n, d := range w.documents {
		c := cell{Document: d.DocumentID}
		for _, s := range group[n] {
			c.Sentences = append(c.Sentences, s.shown(always, true))
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

// loose are the figures of a work that stand in no sentence: in lines of authors and dates.
func (w *work) loose() []looseFigure {
	var out []looseFigure
	for _, d := range w.documents {
		for _, f := range d.figures {
			if s := w.sentences[f.SentenceID]; s == nil {
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
