package align

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/align/peers"
)

// asked is a pair of documents that may be one work, by number, the smaller one first.
type asked struct {
	a, b   int
	others []int // further documents that share wording with both
}

// linker finds the links between the documents of a corpus, which have numbers, and joins them to works.
type linker struct {
	docs   []*peers.Sketch
	finder *peers.Finder
	judge  func(pairs []asked) []verdict
	links  []link
	apart  map[[2]int]bool // documents that are in one mould
	filled []bool          // by document: it is in a mould that another one is in
}

func newLinker(docs []*peers.Sketch, judge func(pairs []asked) []verdict) *linker {
	return &linker{docs: docs, judge: judge, apart: map[[2]int]bool{}, filled: make([]bool, len(docs))}
}

// find judges the pairs that may be one work: first those of one language, which show what is a mould, then the others.
func (l *linker) find() {
	joined := newGroups(l.docs)
	l.finder = peers.NewFinder(l.docs)
	partners := make([][]int, len(l.docs))
	for i := range l.docs {
		partners[i] = l.finder.Partners(i)
	}
	for _, same := range []bool{true, false} {
		var pairs []asked
		for i, d := range l.docs {
			for _, j := range partners[i] {
				e := l.docs[j]
				if peers.OneLanguage(d.Language, e.Language) == same && !l.known(d, e) {
					pairs = append(pairs, asked{a: j, b: i})
				}
			}
		}
		for len(pairs) > 0 {
			n := l.batch(pairs)
			l.judgeAll(joined, pairs[:n])
			pairs = pairs[n:]
		}
	}
	l.settle()
}

// maxBatch is how many pairs are judged beside each other.
const maxBatch = 64

// batch is how many of the pairs are judged beside each other: up to the first one that looks like one work, for that
// may spare others their judgement.
func (l *linker) batch(pairs []asked) int {
	for n, p := range pairs[:min(len(pairs), maxBatch)] {
		if l.docs[p.a].Alike(l.docs[p.b])[0] >= minShorter {
			return n + 1
		}
	}
	return min(len(pairs), maxBatch)
}

// judgeAll judges pairs, and notes the verdicts in their order. Two documents that strong links join already are not
// judged, unless one of them is in a mould. So what the verdicts before a pair spare it counts, though it is judged
// beside them.
func (l *linker) judgeAll(joined *groups, pairs []asked) {
	spared := func(p *asked) bool {
		return joined.find(p.a) == joined.find(p.b) && !l.filled[p.a] && !l.filled[p.b]
	}
	var open []int
	for n := range pairs {
		if !spared(&pairs[n]) {
			open = append(open, n)
		}
	}
	verdicts := map[int]verdict{}
	for k, v := range l.verdicts(pairs, open) {
		verdicts[open[k]] = v
	}
	for n := range pairs {
		if spared(&pairs[n]) {
			continue
		}
		v, ok := verdicts[n]
		if !ok { // only now it is known that one of them is in a mould
			v = l.verdicts(pairs, []int{n})[0]
		}
		l.note(joined, pairs[n].a, pairs[n].b, v)
	}
}

// note notes the verdict on two documents.
func (l *linker) note(joined *groups, a, b int, v verdict) {
	if v.apart {
		l.apart[[2]int{a, b}], l.filled[a], l.filled[b] = true, true, true
	}
	if v.strength >= weakLink {
		l.links = append(l.links, link{a, b, v})
	}
	if v.sure && v.strength >= strongLink && l.docs[a].Work == "" && l.docs[b].Work == "" {
		joined.join(a, b)
	}
}

// known reports whether the corpus says of two documents whether they are one work.
func (l *linker) known(d, e *peers.Sketch) bool {
	return d.Work != "" && e.Work != "" || d.Excludes(e) || e.Excludes(d)
}

// verdicts judges some of the pairs.
func (l *linker) verdicts(pairs []asked, some []int) []verdict {
	list := make([]asked, len(some))
	for k, n := range some {
		list[k] = pairs[n]
		list[k].others = l.finder.Thirds(list[k].a, list[k].b)
	}
	return l.judge(list)
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
	tried, agreed := 0, 0
	for _, x := range xs {
		for _, y := range ys {
			pair := [2]int{min(x, y), max(x, y)}
			if tried == maxAsked || pair == [2]int{k.a, k.b} {
				continue
			}
			tried++
			if l.verdicts([]asked{{a: pair[0], b: pair[1]}}, []int{0})[0].strength >= weakLink {
				agreed++
			}
			if agreed == 2 {
				return true
			}
		}
	}
	return tried == 0 || tried <= maxFew && agreed > 0
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
