// Package links joins the documents of a corpus to works. It asks for a verdict on each pair that peers names, and
// joins what links hold together, the strongest first.
package links

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/shuffle"
)

// Pair is a pair of documents that may be one work, by number, the smaller one first.
type Pair struct {
	A, B   int
	Others []int          // further documents that share wording with both
	Common [2]peers.Marks // their sentences that say nothing of works
}

// Verdict is what was found of two documents.
type Verdict struct {
	Strength int  // of the link between them, in thousandths; 0 if they are not one work; below Weak, they may be
	Sure     bool // the link holds whatever other documents of the two works say
	Apart    bool // they are in one mould: no other document can make them one work
	Shared   int  // what letters, numbers, names and words say for it, in bits, up to MaxShared
	Order    int  // what the order says for as much of the shorter one as is aligned, in 1/8 bit, also without a link
}

// MaxShared bounds what is told of what two documents share, in bits, and MaxOrder of what their order says.
const (
	MaxShared = 1<<12 - 1
	MaxOrder  = 1<<9 - 1
)

// Number is the verdict as a number.
func (v Verdict) Number() int {
	n := v.Order<<24 | v.Shared<<12 | v.Strength<<2
	if v.Sure {
		n |= 1
	}
	if v.Apart {
		n |= 2
	}
	return n
}

// VerdictOf is the verdict that a number stands for.
func VerdictOf(n int) Verdict {
	return Verdict{Strength: n >> 2 & 1023, Sure: n&1 > 0, Apart: n&2 > 0,
		Shared: n >> 12 & MaxShared, Order: n >> 24}
}

// Linker finds the links between the documents of a corpus, which have numbers, and joins them to works.
type Linker struct {
	docs   []*peers.Sketch
	room   *shuffle.Shuffle // for the evidence of all documents
	finder *peers.Finder
	judge  func(pairs []Pair) []Verdict
	links  []link
	told   []told          // what the order of pairs says
	open   []link          // what the two documents say is not enough: the corpus must say the rest
	apart  map[[2]int]bool // documents that are in one mould
	filled []bool          // by document: it is in a mould that another one is in

	joined *groups       // those that strong links hold together
	within *groups       // the same, of links of one language
	noted  []link        // before any is decided on
	found  *groups       // by Group
	near   *peers.Finder // which says what of the rare evidence two documents share
}

// New makes the linker of documents, whose evidence has room in a shuffle; judge gives the verdicts on pairs.
func New(docs []*peers.Sketch, room *shuffle.Shuffle, judge func(pairs []Pair) []Verdict) *Linker {
	return &Linker{docs: docs, room: room, judge: judge, apart: map[[2]int]bool{}, filled: make([]bool, len(docs))}
}

// Find judges the pairs that may be one work: first those of one language, which show what is a mould, then the others.
func (l *Linker) Find() {
	joined := newGroups(len(l.docs))
	l.finder = peers.NewFinder(l.docs, l.room)
	var others [][2]int32 // of two languages
	var pairs []Pair
	for i, d := range l.docs {
		for _, j := range l.finder.Partners(i) {
			switch e := l.docs[j]; {
			case l.known(d, e):
			case l.finder.Differ(i, j):
				l.note(joined, j, i, Verdict{Apart: true})
			case peers.OneLanguage(d.Language, e.Language):
				pairs = l.judgeFirst(joined, append(pairs, Pair{A: j, B: i}), maxBatch)
			default:
				others = append(others, [2]int32{int32(j), int32(i)})
			}
		}
	}
	pairs = l.judgeFirst(joined, pairs, 1)
	within := joined.parents()
	t := l.findTwins(joined, others)
	t.open(l)
	for _, p := range others {
		pairs = l.judgeFirst(joined, append(pairs, Pair{A: int(p[0]), B: int(p[1])}), maxBatch)
	}
	l.judgeFirst(joined, pairs, 1)
	l.split(t)
	l.joined, l.within, l.noted = joined, within, slices.Clone(l.links)
	l.near = l.finder
	l.decide()
}

// decide leaves out the links that others speak against, and adds those that the corpus bears out.
func (l *Linker) decide() {
	l.close(l.joined)
	l.settle()
	l.prefer(l.within)
}

// minClosed is what an open link and what both documents have in common of what is rare in the corpus must say
// together, in thousandths.
const minClosed = 340

// close makes links of the open ones whose documents are by far the nearest to each other, of all of their languages.
func (l *Linker) close(joined *groups) {
	one := func(a, b int) bool {
		return joined.find(a) == joined.find(b) || l.docs[a].Alike(l.docs[b])[0] >= likely
	}
	for _, k := range l.open {
		common := l.near.Kin(k.a, k.b, one)
		if common == 0 || k.Strength+common < minClosed {
			continue
		}
		k.Strength = max(Weak, min(k.Strength+common, Strong-1))
		l.links = append(l.links, k)
	}
	for n := range l.links {
		k := &l.links[n]
		least := certain
		if k.Sure {
			least = moreThanHalf
		}
		unsure := k.Strength < least && !peers.OneLanguage(l.docs[k.a].Language, l.docs[k.b].Language)
		k.doubtful = unsure && l.near.Ranks() && l.near.Kin(k.a, k.b, one) < minNear
	}
}

// What makes a link over languages doubtful in a corpus that shows what is rare: it is weaker than certain (if it is
// sure, than moreThanHalf), and its documents have less than minNear in common of what is rare there, or others are as
// near.
const (
	certain      = 760
	moreThanHalf = 550
	minNear      = 200
)

// Found is how many links Find found.
func (l *Linker) Found() int { return len(l.links) }

// Pairs that are judged beside each other.
const (
	maxBatch = 64
	likely   = 500 // of what the samples of two documents have in common, in thousandths: they may well be one work
)

// batch is how many of the pairs are judged beside each other: up to the first one, in one language, that looks like
// one work, for that may spare others their judgement.
func (l *Linker) batch(pairs []Pair) int {
	for n, p := range pairs[:min(len(pairs), maxBatch)] {
		a, b := l.docs[p.A], l.docs[p.B]
		if peers.OneLanguage(a.Language, b.Language) && a.Alike(b)[0] >= likely {
			return n + 1
		}
	}
	return min(len(pairs), maxBatch)
}

// judgeFirst judges the first of the pairs, so long as there are so many, and gives the others.
func (l *Linker) judgeFirst(joined *groups, pairs []Pair, least int) []Pair {
	for len(pairs) >= least {
		n := l.batch(pairs)
		l.judgeAll(joined, pairs[:n])
		pairs = slices.Delete(pairs, 0, n)
	}
	return pairs
}

// judgeAll judges pairs, and notes the verdicts in their order. Two documents that strong links join already are not
// judged, unless one of them is in a mould. So what the verdicts before a pair spare it counts, though it is judged
// beside them.
func (l *Linker) judgeAll(joined *groups, pairs []Pair) {
	spared := func(p *Pair) bool { return l.spares(joined, p.A, p.B) }
	var open []int
	for n := range pairs {
		if !spared(&pairs[n]) {
			open = append(open, n)
		}
	}
	verdicts := map[int]Verdict{}
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
		l.note(joined, pairs[n].A, pairs[n].B, v)
	}
}

// spares reports whether two documents need not be judged.
func (l *Linker) spares(joined *groups, a, b int) bool {
	return joined.find(a) == joined.find(b) && !l.filled[a] && !l.filled[b]
}

// note notes the verdict on two documents.
func (l *Linker) note(joined *groups, a, b int, v Verdict) {
	if v.Apart {
		l.apart[[2]int{a, b}], l.filled[a], l.filled[b] = true, true, true
	}
	l.tell(a, b, v)
	switch {
	case v.Strength >= Weak:
		l.links = append(l.links, link{a: a, b: b, Verdict: v})
	case v.Strength > 0:
		l.open = append(l.open, link{a: a, b: b, Verdict: v})
	}
	if v.Sure && v.Strength >= Strong && l.docs[a].Work == "" && l.docs[b].Work == "" {
		joined.join(a, b)
	}
}

// known reports whether the corpus says of two documents whether they are one work.
func (l *Linker) known(d, e *peers.Sketch) bool {
	return d.Work != "" && e.Work != "" || d.Excludes(e) || e.Excludes(d)
}

// verdicts judges some of the pairs.
func (l *Linker) verdicts(pairs []Pair, some []int) []Verdict {
	list := make([]Pair, len(some))
	for k, n := range some {
		list[k] = pairs[n]
		a, b := list[k].A, list[k].B
		list[k].Others = l.finder.Thirds(a, b)
		list[k].Common = [2]peers.Marks{l.finder.Recurring(a), l.finder.Recurring(b)}
	}
	return l.judge(list)
}

// clearly is by how many bits the one text of a mould that another one is the translation of must be ahead of others.
const clearly = 8

// settle leaves out links to several texts in one mould, but for the one that shares clearly more: two texts in one
// mould are two works, and a text in another language can be a version of one of them only.
func (l *Linker) settle() {
	of := map[int][]link{} // by document in a mould, or beside one: its links
	for _, k := range l.links {
		if l.filled[k.a] || l.filled[k.b] {
			of[k.a], of[k.b] = append(of[k.a], k), append(of[k.b], k)
		}
	}
	beaten := func(k link, from, to int) bool {
		return slices.ContainsFunc(of[from], func(o link) bool {
			other := o.a + o.b - from
			return l.apart[[2]int{min(to, other), max(to, other)}] && k.Shared < o.Shared+clearly
		})
	}
	l.links = slices.DeleteFunc(l.links, func(k link) bool { return beaten(k, k.a, k.b) || beaten(k, k.b, k.a) })
}

// Bounds of what is far ahead.
const (
	farAhead = 2 // times as much as
	farMore  = 16
)

// prefer leaves out links over languages of a document that shares far more with another document of the language, if
// no link of their language makes these two one work: what all texts of one publisher have in common is less than what
// a translation has.
func (l *Linker) prefer(within *groups) {
	of := map[int][]link{} // by document: its links over languages
	alike := map[[2]int]bool{}
	for _, k := range l.links {
		if peers.OneLanguage(l.docs[k.a].Language, l.docs[k.b].Language) {
			alike[[2]int{k.a, k.b}] = true
		} else {
			of[k.a], of[k.b] = append(of[k.a], k), append(of[k.b], k)
		}
	}
	beaten := func(k link, from, to int) bool {
		return slices.ContainsFunc(of[from], func(o link) bool {
			other := o.a + o.b - from
			return farAhead*k.Shared+farMore <= o.Shared && within.find(to) != within.find(other) &&
				peers.OneLanguage(l.docs[to].Language, l.docs[other].Language) &&
				!alike[[2]int{min(to, other), max(to, other)}]
		})
	}
	l.links = slices.DeleteFunc(l.links, func(k link) bool {
		return !peers.OneLanguage(l.docs[k.a].Language, l.docs[k.b].Language) &&
			(beaten(k, k.a, k.b) || beaten(k, k.b, k.a))
	})
}

// link says that two documents, by number, are one work.
type link struct {
	a, b     int
	doubtful bool // other documents must say so, too
	Verdict
}

// A link of Strong or more joins two groups by itself if it is sure, else if other members of the groups agree; one
// between Weak and Strong only if at least half of all pairs between the groups are linked.
const (
	Strong = 700
	Weak   = 500
)

// Group joins linked documents and gives the work_id of each: the smallest document_id of its work. What the corpus
// declares comes first: equal names are one work, different names never are, nor is what it sets apart, nor are texts
// in one mould.
func (l *Linker) Group() []string {
	docs := l.docs
	g := newGroups(len(docs))
	first := map[string]int{}
	for i, d := range docs {
		if d.Work == "" {
			continue
		}
		g.label[i] = d.Work
		if j, ok := first[d.Work]; ok {
			g.join(j, i)
		} else {
			first[d.Work] = i
		}
	}
	slices.SortFunc(l.links, func(x, y link) int {
		return cmp.Or(y.Strength-x.Strength, x.a-y.a, x.b-y.b)
	})
	linked, strong := make(map[[2]int]bool, len(l.links)), make(map[[2]int]bool, len(l.links))
	for _, k := range l.links {
		linked[[2]int{k.a, k.b}] = true
		strong[[2]int{k.a, k.b}] = k.Strength >= Strong
	}
	for _, k := range l.links {
		a, b := g.find(k.a), g.find(k.b)
		if a == b || g.label[a] != "" && g.label[b] != "" || l.areApart(g.of(a), g.of(b)) {
			continue
		}
		xs, ys := g.of(a), g.of(b)
		if k.doubtful && len(xs)*len(ys) == 1 || l.rivals(xs, ys, strong) {
			continue
		}
		if k.Strength >= Strong {
			if k.Sure || l.supported(k, xs, ys) {
				g.join(a, b)
			}
		} else if 2*crossLinks(xs, ys, linked) >= len(xs)*len(ys) {
			g.join(a, b)
		}
	}
	l.gather(g)
	l.found = g
	out := make([]string, len(docs))
	for i := range docs {
		out[i] = docs[g.find(i)].DocumentID // the root is the smallest number, and documents are in order
	}
	return out
}

// maxAsked is how many other pairs of two groups are asked whether they belong together.
const maxAsked = 6

// supported reports whether of a few other pairs of two groups at least half agree with a link between them. The pairs
// are of as many documents as there are.
func (l *Linker) supported(k link, xs, ys []int) bool {
	tried, agreed := 0, 0
	for n := range len(xs) * len(ys) {
		x, y := xs[n%len(xs)], ys[(n%len(xs)+n/len(xs))%len(ys)]
		pair := [2]int{min(x, y), max(x, y)}
		if tried == maxAsked || pair == [2]int{k.a, k.b} {
			continue
		}
		tried++
		if l.verdicts([]Pair{{A: pair[0], B: pair[1]}}, []int{0})[0].Strength >= Weak {
			agreed++
		}
	}
	return 2*agreed >= tried
}

// areApart reports whether of a member of one group and one of the other the corpus says that they are no versions of
// each other, or their moulds do.
func (l *Linker) areApart(xs, ys []int) bool {
	return slices.ContainsFunc(xs, func(x int) bool {
		return (l.filled[x] || l.docs[x].NotWork != "") && slices.ContainsFunc(ys, func(y int) bool {
			return l.docs[x].Excludes(l.docs[y]) || l.apart[[2]int{min(x, y), max(x, y)}]
		})
	}) || slices.ContainsFunc(ys, func(y int) bool {
		return l.docs[y].NotWork != "" && slices.ContainsFunc(xs, func(x int) bool { return l.docs[y].Excludes(l.docs[x]) })
	})
}

// maxCrossed is how many pairs of two groups are looked at.
const maxCrossed = 1 << 12

// crossLinks counts the linked pairs between two groups. Groups are compared up to a bounded number of members.
func crossLinks(xs, ys []int, linked map[[2]int]bool) int {
	if len(xs)*len(ys) > maxCrossed {
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
