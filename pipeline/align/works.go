package align

import (
	"cmp"
	"context"
	"slices"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Works finds out which documents are versions or translations of one work. It writes one row a document, in order.
//
// It goes in three steps. The fingerprint of each document, of a bounded size, goes into an index, which names for each
// document the few others that it may belong with: those that share letter sequences, or rare numbers, dates and
// entities (survey names more). Each of these pairs is then aligned as the stage align would, and the alignment is the
// evidence (see judge). Last, the links are joined to works, the strongest first; a weak link joins two groups only if
// their other members agree, and nothing joins texts in one mould.
var Works = stage.Stage{
	Name:    "works",
	Version: 6,
	Each:    stage.All,
	Reads:   []string{tables.Fingerprints.Name, tables.Siblings.Name, tables.Evidences.Name},
	Writes:  []string{tables.Works.Name},
	Run:     findWorks,
}

// maxKept is how many sentences of documents wait in memory for their next pair.
const maxKept = 1 << 14

func findWorks(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	var sketches []*peers.Sketch
	number := map[string]int{}
	for f := range tables.Fingerprints.Read(in) {
		number[f.DocumentID] = len(sketches)
		sketches = append(sketches, peers.New(f))
	}
	for r := range tables.Siblings.Read(in) {
		if r.Of > 0 && 10*r.Shared >= r.Of {
			s := sketches[number[r.DocumentID]]
			s.Siblings = append(s.Siblings, number[r.Other])
		}
	}
	evidence := []string{tables.Evidences.Name}
	lib := newLibrary(maxKept, readUnpacked(in))
	l := newLinker(sketches, func(i, j int, others []int) verdict {
		ids := []string{sketches[i].DocumentID, sketches[j].DocumentID}
		for _, k := range others {
			ids = append(ids, sketches[k].DocumentID)
		}
		alike := sketches[i].Alike(sketches[j])
		return verdictOf(in.Known(evidence, ids, alike[:], func() int {
			var thirds []func() *document
			for _, id := range ids[2:] {
				thirds = append(thirds, func() *document { return lib.get(id) })
			}
			return judge(lib.get(ids[0]), lib.get(ids[1]), alike, thirds).number()
		}))
	})
	l.find()
	ids := l.group()
	if lib.err != nil {
		return lib.err
	}
	for i, id := range ids {
		tables.Works.Write(out, &tables.WorkOf{DocumentID: sketches[i].DocumentID, WorkID: id})
	}
	return nil
}

// linker finds the links between the documents of a corpus, which have numbers, and joins them to works.
type linker struct {
	docs   []*peers.Sketch
	finder *peers.Finder
	judge  func(i, j int, others []int) verdict // of two documents, and further ones that share wording with both
	links  []link
	apart  map[[2]int]bool // documents that are in one mould
	filled []bool          // by document: it is in a mould that another one is in
}

func newLinker(docs []*peers.Sketch, judge func(i, j int, others []int) verdict) *linker {
	return &linker{docs: docs, judge: judge, apart: map[[2]int]bool{}, filled: make([]bool, len(docs))}
}

// find judges the pairs that may be one work: first those of one language, which show what is a mould, then the others.
// Two documents that strong links join already are not judged again, unless one of them is in a mould.
func (l *linker) find() {
	joined := newGroups(l.docs)
	l.finder = peers.NewFinder(l.docs)
	partners := make([][]int, len(l.docs))
	for i := range l.docs {
		partners[i] = l.finder.Partners(i)
	}
	for _, same := range []bool{true, false} {
		for i, d := range l.docs {
			for _, j := range partners[i] {
				e := l.docs[j]
				if peers.OneLanguage(d.Language, e.Language) != same || l.known(d, e) {
					continue
				}
				if joined.find(i) == joined.find(j) && !l.filled[i] && !l.filled[j] {
					continue
				}
				v := l.verdict(j, i)
				if v.apart {
					l.apart[[2]int{j, i}], l.filled[i], l.filled[j] = true, true, true
				}
				if v.strength >= weakLink {
					l.links = append(l.links, link{j, i, v})
				}
				if v.sure && v.strength >= strongLink && d.Work == "" && e.Work == "" {
					joined.join(i, j)
				}
			}
		}
	}
	l.settle()
}

// known reports whether the corpus says of two documents whether they are one work.
func (l *linker) known(d, e *peers.Sketch) bool {
	return d.Work != "" && e.Work != "" || d.Excludes(e) || e.Excludes(d)
}

// verdict judges the documents i and j, i before j.
func (l *linker) verdict(i, j int) verdict {
	return l.judge(i, j, l.finder.Thirds(i, j))
}

// clearly is by how many bits the one text of a mould that another one is the translation of must be ahead of others.
const clearly = 16

// settle leaves out links to several texts in one mould, but for the one that shares clearly more: two texts in one
// mould are two works, and a text in another language can be a version of one of them only.
func (l *linker) settle() {
	of := map[int][]link{} // by document in a mould, or beside one: its links
	for _, k := range l.links {
		if l.filled[k.a] || l.filled[k.b] {
			of[k.a], of[k.b] = append(of[k.a], k), append(of[k.b], k)
		}
	}
	beaten := func(k link, from, to int) bool {
		return slices.ContainsFunc(of[from], func(o link) bool {
			other := o.a + o.b - from
			return l.apart[[2]int{min(to, other), max(to, other)}] && k.shared < o.shared+clearly
		})
	}
	l.links = slices.DeleteFunc(l.links, func(k link) bool { return beaten(k, k.a, k.b) || beaten(k, k.b, k.a) })
}

// link says that two documents, by number, are one work.
type link struct {
	a, b int
	verdict
}

// A link of strongLink or more joins two groups by itself if it is sure, else if other members of the groups agree; one
// between weakLink and strongLink only if at least half of all pairs between the groups are linked.
const (
	strongLink = 700
	weakLink   = 500
)

// group joins linked documents and gives the work_id of each: the smallest document_id of its work. What the corpus
// declares comes first: equal names are one work, different names never are, nor is what it sets apart, nor are texts
// in one mould.
func (l *linker) group() []string {
	docs := l.docs
	g := newGroups(docs)
	first := map[string]int{}
	for i, d := range docs {
		g.label[i] = d.Work
		if d.Work == "" {
			continue
		}
		if j, ok := first[d.Work]; ok {
			g.join(j, i)
		} else {
			first[d.Work] = i
		}
	}
	slices.SortFunc(l.links, func(x, y link) int {
		return cmp.Or(y.strength-x.strength, x.a-y.a, x.b-y.b)
	})
	linked := make(map[[2]int]bool, len(l.links))
	for _, k := range l.links {
		linked[[2]int{k.a, k.b}] = true
	}
	for _, k := range l.links {
		a, b := g.find(k.a), g.find(k.b)
		if a == b || g.label[a] != "" && g.label[b] != "" || l.areApart(g.members[a], g.members[b]) {
			continue
		}
		xs, ys := g.members[a], g.members[b]
		if k.strength >= strongLink {
			if k.sure || l.supported(k, xs, ys) {
				g.join(a, b)
			}
		} else if 2*crossLinks(xs, ys, linked) >= len(xs)*len(ys) {
			g.join(a, b)
		}
	}
	out := make([]string, len(docs))
	for i := range docs {
		out[i] = docs[g.find(i)].DocumentID // the root is the smallest number, and documents are in order
	}
	return out
}

// maxAsked is how many other pairs of two groups are asked whether they belong together; of more than maxFew, two must.
const (
	maxAsked = 6
	maxFew   = 2
)

// supported reports whether of a few other pairs of two groups enough agree with a link between them.
func (l *linker) supported(k link, xs, ys []int) bool {
	asked, agreed := 0, 0
	for _, x := range xs {
		for _, y := range ys {
			pair := [2]int{min(x, y), max(x, y)}
			if asked == maxAsked || pair == [2]int{k.a, k.b} {
				continue
			}
			asked++
			if l.verdict(pair[0], pair[1]).strength >= weakLink {
				agreed++
			}
			if agreed == 2 {
				return true
			}
		}
	}
	return asked == 0 || asked <= maxFew && agreed > 0
}

// areApart reports whether of a member of one group and one of the other the corpus says that they are no versions of
// each other, or their moulds do.
func (l *linker) areApart(xs, ys []int) bool {
	return slices.ContainsFunc(xs, func(x int) bool {
		return (l.filled[x] || l.docs[x].NotWork != "") && slices.ContainsFunc(ys, func(y int) bool {
			return l.docs[x].Excludes(l.docs[y]) || l.apart[[2]int{min(x, y), max(x, y)}]
		})
	}) || slices.ContainsFunc(ys, func(y int) bool {
		return l.docs[y].NotWork != "" && slices.ContainsFunc(xs, func(x int) bool { return l.docs[y].Excludes(l.docs[x]) })
	})
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

// newGroups gives each document a group of its own.
func newGroups(docs []*peers.Sketch) *groups {
	g := &groups{parent: make([]int, len(docs)), label: make([]string, len(docs)), members: make([][]int, len(docs))}
	for i := range docs {
		g.parent[i], g.members[i] = i, []int{i}
	}
	return g
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
