package align

import (
	"cmp"
	"context"

	"iter"
	"slices"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Works finds out which documents are versions or translations of one work. It writes one row a document, in order.
//
// It goes in three steps. A sketch of each document, of a bounded size, goes into an index, which names for each
// document the few others that it may belong with: those that share letter sequences, or rare numbers, dates and
// entities (survey names more). Each of these pairs is then aligned as the stage align would, and the alignment is the
// evidence (see judge). Last, the links are joined to works, the strongest first; a weak link joins two groups only if
// their other members agree.
var Works = stage.Stage{
	Name:    "works",
	Version: 1,
	Each:    stage.All,
	Reads: []string{tables.Origins.Name, tables.Described.Name, tables.Siblings.Name, tables.Paragraphs.Name,
		tables.Sentences.Name, tables.Figures.Name, tables.Mentions.Name},
	Writes: []string{tables.Works.Name},
	Run:    findWorks,
}

func findWorks(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	var sketches []*sketch
	siblings := cursorOf(tables.Siblings.Read(in), func(r *tables.Sibling) string { return r.DocumentID })
	defer siblings.stop()
	for d, declared := range documents(in, maxSketchUnits) {
		s := newSketch(d)
		s.declared = declared.Work
		for _, r := range siblings.take(d.id) {
			if r.Of > 0 && 10*r.Shared >= r.Of {
				s.siblings = append(s.siblings, r.Other)
			}
		}
		sketches = append(sketches, s)
	}
	found := candidates(sketches)
	links := judgeAll(found, documents(in, maxJudgedUnits))
	for i, id := range group(sketches, links) {
		tables.Works.Write(out, &tables.WorkOf{DocumentID: sketches[i].id, WorkID: id})
	}
	return nil
}

// documents reads the documents of a reader one by one, each with at most that many sentences, and what the corpus
// declares of it.
func documents(in *stage.Reader, most int) iter.Seq2[*document, tables.Declared] {
	return func(yield func(*document, tables.Declared) bool) {
		described := cursorOf(tables.Described.Read(in), func(r *tables.Metadata) string { return r.DocumentID })
		paragraphs := cursorOf(tables.Paragraphs.Read(in), func(r *schema.Paragraph) string { return r.DocumentID })
		sentences := cursorOf(tables.Sentences.Read(in), func(r *schema.Sentence) string { return r.DocumentID })
		figures := cursorOf(tables.Figures.Read(in), func(r *schema.Figure) string { return r.DocumentID })
		mentions := cursorOf(tables.Mentions.Read(in), func(r *schema.Mention) string { return r.DocumentID })
		defer described.stop()
		defer paragraphs.stop()
		defer sentences.stop()
		defer figures.stop()
		defer mentions.stop()
		for o := range tables.Origins.Read(in) {
			language := o.Declared.Language
			for _, m := range described.take(o.DocumentID) {
				if language == "" {
					language = m.Language
				}
			}
			ss := sentences.take(o.DocumentID)
			d := newDocument(o.DocumentID, language, paragraphs.take(o.DocumentID), ss[:min(len(ss), most)],
				figures.take(o.DocumentID), mentions.take(o.DocumentID))
			if !yield(d, o.Declared) {
				return
			}
		}
	}
}

// cursor goes through a table document by document.
type cursor[R any] struct {
	next func() (*R, bool)
	stop func()
	key  func(*R) string
	row  *R
}

func cursorOf[R any](rows iter.Seq[*R], key func(*R) string) *cursor[R] {
	next, stop := iter.Pull(rows)
	c := &cursor[R]{next: next, stop: stop, key: key}
	c.row, _ = next()
	return c
}

// take gives the rows of a document; documents must be taken in the order of the table.
func (c *cursor[R]) take(id string) []*R {
	var out []*R
	for c.row != nil && c.key(c.row) == id {
		out = append(out, c.row)
		c.row, _ = c.next()
	}
	return out
}

// link says that two documents, by number, are one work.
type link struct {
	a, b     int
	strength int // in thousandths
}

// A link of strongLink or more joins two groups by itself; one between weakLink and strongLink only if at least half of
// all pairs between the groups are linked.
const (
	strongLink = 700
	weakLink   = 500
)

// group joins linked documents and gives the work_id of each: the smallest document_id of its work. What the corpus
// declares comes first: equal names are one work, different names never are.
func group(docs []*sketch, links []link) []string {
	g := groups{parent: make([]int, len(docs)), label: make([]string, len(docs)), members: make([][]int, len(docs))}
	first := map[string]int{}
	for i, d := range docs {
		g.parent[i], g.label[i], g.members[i] = i, d.declared, []int{i}
		if d.declared == "" {
			continue
		}
		if j, ok := first[d.declared]; ok {
			g.join(j, i)
		} else {
			first[d.declared] = i
		}
	}
	slices.SortFunc(links, func(x, y link) int {
		return cmp.Or(y.strength-x.strength, x.a-y.a, x.b-y.b)
	})
	linked := make(map[[2]int]bool, len(links))
	for _, l := range links {
		linked[[2]int{l.a, l.b}] = true
	}
	for _, l := range links {
		a, b := g.find(l.a), g.find(l.b)
		if a == b || g.label[a] != "" && g.label[b] != "" {
			continue
		}
		if l.strength >= strongLink || l.strength >= weakLink && 2*crossLinks(g.members[a], g.members[b], linked) >= len(g.members[a])*len(g.members[b]) {
			g.join(a, b)
		}
	}
	out := make([]string, len(docs))
	for i := range docs {
		out[i] = docs[g.find(i)].id // the root is the smallest number, and documents are in order
	}
	return out
}

// crossLinks counts the linked pairs between two groups. Groups are compared up to a bounded number of members.
func crossLinks(xs, ys []int, linked map[[2]int]bool) int {
	if len(xs)*len(ys) > 1<<12 {
		return 0
	}
	n := 0
	for _, x := range xs {
		for _, y := range ys {
			if linked[[2]int{min(x, y), max(x, y)}] {
				n++
			}
		}
	}
	return n
}

// groups is a union-find structure.
type groups struct {
	parent  []int
	label   []string
	members [][]int
}

func (g *groups) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

func (g *groups) join(a, b int) {
	a, b = g.find(a), g.find(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	g.parent[b] = a
	g.label[a] = cmp.Or(g.label[a], g.label[b])
	if len(g.members[a]) < len(g.members[b]) {
		g.members[a], g.members[b] = g.members[b], g.members[a]
	}
	g.members[a], g.members[b] = append(g.members[a], g.members[b]...), nil
}

// judgeAll aligns the pairs and gives the links. Pairs hold numbers of documents, the smaller one first. Each document
// is kept only until its last pair is done.
func judgeAll(pairs [][2]int, docs iter.Seq2[*document, tables.Declared]) []link {
	slices.SortFunc(pairs, func(x, y [2]int) int { return cmp.Or(x[1]-y[1], x[0]-y[0]) })
	last := map[int]int{}
	for _, p := range pairs {
		last[p[0]] = max(last[p[0]], p[1])
		last[p[1]] = max(last[p[1]], p[1])
	}
	until := map[int][]int{} // number → documents whose last pair it is
	for _, p := range pairs {
		for _, d := range p {
			if last[d] == p[1] && !slices.Contains(until[p[1]], d) {
				until[p[1]] = append(until[p[1]], d)
			}
		}
	}
	var links []link
	kept := map[int]*document{}
	n := -1
	for d := range docs {
		n++
		if _, ok := last[n]; !ok {
			continue
		}
		kept[n] = d
		for len(pairs) > 0 && pairs[0][1] == n {
			if s := judge(kept[pairs[0][0]], d); s >= weakLink {
				links = append(links, link{pairs[0][0], n, s})
			}
			pairs = pairs[1:]
		}
		for _, gone := range until[n] {
			delete(kept, gone)
		}
	}
	return links
}
