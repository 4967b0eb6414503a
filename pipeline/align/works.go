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
// their other members agree.
var Works = stage.Stage{
	Name:    "works",
	Version: 5,
	Each:    stage.All,
	Reads:   append([]string{tables.Fingerprints.Name, tables.Siblings.Name, stage.Lexicon}, evidence...),
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
	lib := newLibrary(in, peers.MaxJudged, maxKept, true)
	judge := func(i, j int, alike [2]int) verdict {
		a, b := sketches[i].DocumentID, sketches[j].DocumentID
		return verdictOf(in.Known(evidence, []string{a, b}, alike[:], func() int {
			return judge(lib.get(a), lib.get(b), alike).number()
		}))
	}
	links := findLinks(sketches, judge)
	ids := group(sketches, links, func(i, j int) bool {
		return judge(i, j, sketches[i].Alike(sketches[j])).strength >= weakLink
	})
	if lib.err != nil {
		return lib.err
	}
	for i, id := range ids {
		tables.Works.Write(out, &tables.WorkOf{DocumentID: sketches[i].DocumentID, WorkID: id})
	}
	return nil
}

// findLinks judges the pairs that may be one work. Two documents that strong links join already are not judged again.
// judge takes the numbers of two documents and what their samples have in common.
func findLinks(docs []*peers.Sketch, judge func(i, j int, alike [2]int) verdict) []link {
	joined := groups{parent: make([]int, len(docs)), label: make([]string, len(docs)), members: make([][]int, len(docs))}
	for i := range docs {
		joined.parent[i] = i
	}
	f := peers.NewFinder(docs)
	var links []link
	for i, d := range docs {
		for _, j := range f.Partners(i) {
			e := docs[j]
			if joined.find(i) == joined.find(j) || d.Work != "" && e.Work != "" || d.Excludes(e) || e.Excludes(d) {
				continue
			}
			if v := judge(j, i, e.Alike(d)); v.strength >= weakLink {
				links = append(links, link{j, i, v})
				if v.sure && v.strength >= strongLink && d.Work == "" && e.Work == "" {
					joined.join(i, j)
				}
			}
		}
	}
	return links
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
// declares comes first: equal names are one work, different names never are, nor is what it sets apart.
func group(docs []*peers.Sketch, links []link, agree func(i, j int) bool) []string {
	g := groups{parent: make([]int, len(docs)), label: make([]string, len(docs)), members: make([][]int, len(docs))}
	first := map[string]int{}
	for i, d := range docs {
		g.parent[i], g.label[i], g.members[i] = i, d.Work, []int{i}
		if d.Work == "" {
			continue
		}
		if j, ok := first[d.Work]; ok {
			g.join(j, i)
		} else {
			first[d.Work] = i
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
		if a == b || g.label[a] != "" && g.label[b] != "" || apart(docs, g.members[a], g.members[b]) {
			continue
		}
		xs, ys := g.members[a], g.members[b]
		if l.strength >= strongLink {
			if l.sure || supported(l, xs, ys, agree) {
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
func supported(l link, xs, ys []int, agree func(i, j int) bool) bool {
	asked, agreed := 0, 0
	for _, x := range xs {
		for _, y := range ys {
			pair := [2]int{min(x, y), max(x, y)}
			if asked == maxAsked || pair == [2]int{l.a, l.b} {
				continue
			}
			asked++
			if agree(pair[0], pair[1]) {
				agreed++
			}
			if agreed == 2 {
				return true
			}
		}
	}
	return asked == 0 || asked <= maxFew && agreed > 0
}

// apart reports whether the corpus says of a member of one group that it is no version of a member of the other.
func apart(docs []*peers.Sketch, xs, ys []int) bool {
	excluded := func(xs, ys []int) bool {
		return slices.ContainsFunc(xs, func(x int) bool {
			return docs[x].NotWork != "" && slices.ContainsFunc(ys, func(y int) bool { return docs[x].Excludes(docs[y]) })
		})
	}
	return excluded(xs, ys) || excluded(ys, xs)
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
