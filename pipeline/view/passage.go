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
	groups := make([]*Passage, len(w.sentences)) // by the number of the root
	const begin = 0                              // of after; the group of number n has the place n+1
	after := make([]int, len(w.sentences)+1)     // the place of the group that follows; begin after the last
	for n, d := range w.Documents {
		last := begin
		for _, s := range d.Sentences {
			at := link.root(s.number)
			if groups[at] == nil {
				groups[at] = &Passage{Cells: make([][]*Sentence, len(w.Documents))}
				after[at+1], after[last] = after[last], at+1
			}
			groups[at].Cells[n] = append(groups[at].Cells[n], s)
			last = at + 1
		}
	}
	of := func(s *Sentence) *Passage { return groups[link.root(s.number)] }
	for _, b := range w.beads {
		if s := w.firstOf(b); s != nil {
			of(s).add(b)
		}
	}
	w.explain(of)
	var out []*Passage
	for at := after[begin]; at != begin; at = after[at] {
		out = append(out, groups[at-1])
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

// links are sets of sentences that beads link, by number: each leads to another one of its set, the root of the set to
// itself.
type links []int

func newLinks(w *Work) links {
	l := make(links, len(w.sentences))
	for i := range l {
		l[i] = i
	}
	for _, b := range w.beads {
		first := w.firstOf(b)
		for _, id := range slices.Concat(b.AIDs, b.BIDs) {
			if s := w.sentences[id]; s != nil {
				l[l.root(s.number)] = l.root(first.number)
			}
		}
	}
	return l
}

func (l links) root(n int) int {
	for l[n] != n {
		n = l[n]
	}
	return n
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
