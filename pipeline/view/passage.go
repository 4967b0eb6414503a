package view

import (
	"slices"

	"example.org/sourcebook/schema"
)

// Passage is what the versions of a work say in one place.
type Passage struct {
	Cells     [][]*Sentence // by document; empty where a version has no counterpart
	Agreement string        // differ, agree or empty: of the beads that link it, the first of these that one has
	Reasons   []string      // what is said of the facts in it that differ, else of the beads that differ
}

// Passages joins the sentences of all versions that beads link, directly or over a third version. The groups come in
// the reading order of the first document; what only a later one has follows the group that stands before it there.
func (w *Work) Passages() []*Passage {
	link := newLinks(w)
	groups := map[*Sentence]*Passage{}
	after := map[*Sentence]*Sentence{} // the group that follows a group; that of nil is the first
	for n, d := range w.Documents {
		var last *Sentence
		for _, s := range d.Sentences {
			at := link.root(s)
			if groups[at] == nil {
				groups[at] = &Passage{Cells: make([][]*Sentence, len(w.Documents))}
				after[at], after[last] = after[last], at
			}
			groups[at].Cells[n] = append(groups[at].Cells[n], s)
			last = at
		}
	}
	for _, b := range w.beads {
		if s := w.firstOf(b); s != nil {
			groups[link.root(s)].add(b)
		}
	}
	w.explain(func(s *Sentence) *Passage { return groups[link.root(s)] })
	var out []*Passage
	for at := after[nil]; at != nil; at = after[at] {
		out = append(out, groups[at])
	}
	return out
}

// explain gives passages that differ what is said of the facts that differ in them: once of all versions, where beads
// say it of each two.
func (w *Work) explain(of func(*Sentence) *Passage) {
	explained := map[*Passage]bool{}
	for _, f := range w.Facts {
		if f.Status != schema.StatusDiffer {
			continue
		}
		for _, s := range f.Statements {
			own := w.sentences[s.SentenceID]
			if own == nil || of(own).Agreement != schema.Differ {
				continue
			}
			p := of(own)
			if !explained[p] {
				explained[p], p.Reasons = true, nil
			}
			if !slices.Contains(p.Reasons, f.Explanation) {
				p.Reasons = append(p.Reasons, f.Explanation)
			}
		}
	}
}

// add takes the agreement of a bead.
func (p *Passage) add(b *schema.Alignment) {
	switch b.Agreement {
	case schema.Differ:
		p.Agreement = schema.Differ
		if !slices.Contains(p.Reasons, b.Reason) {
			p.Reasons = append(p.Reasons, b.Reason)
		}
	case schema.Agree:
		if p.Agreement == "" {
			p.Agreement = schema.Agree
		}
	}
}

// links are sets of sentences that beads link: each leads to another one of its set, the root of the set to none.
type links map[*Sentence]*Sentence

func newLinks(w *Work) links {
	l := links{}
	for _, b := range w.beads {
		first := w.firstOf(b)
		for _, id := range slices.Concat(b.AIDs, b.BIDs) {
			if s := w.sentences[id]; s != nil && l.root(s) != l.root(first) {
				l[l.root(s)] = l.root(first)
			}
		}
	}
	return l
}

func (l links) root(s *Sentence) *Sentence {
	for l[s] != nil {
		s = l[s]
	}
	return s
}

// firstOf is the first sentence of a bead, nil if the work has none of them.
func (w *Work) firstOf(b *schema.Alignment) *Sentence {
	for _, id := range slices.Concat(b.AIDs, b.BIDs) {
		if s := w.sentences[id]; s != nil {
			return s
		}
	}
	return nil
}
