package align

import (
	"cmp"
	"slices"
)

// band says for each number i of sentences of a which numbers of sentences of b the alignment looks at: lo to hi. Both
// limits never decrease, row 0 begins at 0, the last row ends at the number of all sentences of b, and neighbouring
// rows overlap, so there is always a path.
type band []struct{ lo, hi int }

const (
	fullCells  = 1 << 16 // number of cells up to which the alignment looks at all of them
	aside      = 6       // sentences that it looks at on either side of the way between two anchors
	maxStretch = 1 << 14 // cells of the rectangle between two anchors up to which it looks at all of them
	fewCells   = 1 << 12 // cells that are too few to be worth a narrower band
	wayLength  = 8
	sureWay    = 20 * bit // what so many beads in a row must say for the way to lead through them
	minVotes   = 8        // votes that two sentences must have from pieces that they share alone of all to be an anchor
)

// anchor is a pair of sentences that share pieces of evidence which no other sentence has.
type anchor struct{ a, b, weight int }

// band bounds the work for long documents: it looks at the neighbourhood of a chain of anchors. Small pairs are looked
// at whole.
func (p *pair) band() band {
	n, m := len(p.sa), len(p.sb)
	w := make(band, n+1)
	if small(n, m) {
		for i := range w {
			w[i].hi = m
		}
		return w
	}
	for i := range w {
		w[i].lo, w[i].hi = m, 0
	}
	a, b := 0, 0
	for _, next := range append(p.anchors(), anchor{a: n, b: m}) {
		w.stretch(a, b, next.a, next.b, m)
		a, b = next.a, next.b
	}
	w.connect(m)
	return w
}

// connect makes a band of rows.
func (w band) connect(m int) {
	n := len(w) - 1
	w[0].lo, w[n].hi = 0, m
	for i := 1; i <= n; i++ { // limits never decrease
		w[i].hi = max(w[i].hi, w[i-1].hi)
	}
	for i := n - 1; i >= 0; i-- {
		w[i].lo = min(w[i].lo, w[i+1].lo)
	}
	for i := 1; i <= n; i++ { // neighbours overlap
		w[i].lo = min(w[i].lo, w[i-1].hi)
	}
}

// cells is how many cells the band has.
func (w band) cells() int64 {
	n := int64(0)
	for _, r := range w {
		n += int64(r.hi - r.lo + 1)
	}
	return n
}

// narrow is the part of the band w that lies along the way of the beads, which were found in it: the wider, the farther
// away are beads for which, with their neighbours, enough speaks that the way leads through them.
func (p *pair) narrow(w band, beads []bead) band {
	if w.cells() <= fewCells {
		return w
	}
	n, m := len(p.sa), len(p.sb)
	sure := surely(beads, n)
	out := make(band, n+1)
	for i := range out {
		out[i].lo, out[i].hi = m, 0
	}
	a, b := 0, 0
	for _, x := range append(slices.Clone(beads), bead{a0: n, a1: n, b0: m, b1: m}) {
		for i := a; i <= x.a1; i++ {
			wide := aside + sure[i]/2
			out[i].lo = min(out[i].lo, max(b-wide, w[i].lo))
			out[i].hi = max(out[i].hi, min(x.b1+wide, w[i].hi))
		}
		a, b = x.a1, x.b1
	}
	out.connect(m)
	return out
}

// surely gives for each of n sentences of a, and the end, how far away the nearest one is of which it is sure where it
// belongs.
func surely(beads []bead, n int) []int {
	away := make([]int, n+1)
	for i := range away {
		away[i] = n
	}
	away[0], away[n] = 0, 0
	said, first := 0, 0 // what the last beads in a row say, and where they begin
	for k := range beads {
		if k > 0 && !beads[k-1].adjoins(&beads[k]) || beads[k].score <= 0 {
			said, first = 0, k
		}
		said += beads[k].score
		if k-first == wayLength {
			said -= beads[first].score
			first++
		}
		if said >= sureWay {
			away[beads[(first+k)/2].a0] = 0
		}
	}
	for i := 1; i <= n; i++ {
		away[i] = min(away[i], away[i-1]+1)
	}
	for i := n - 1; i >= 0; i-- {
		away[i] = min(away[i], away[i+1]+1)
	}
	return away
}

// adjoins reports whether nothing lies between two beads.
func (x *bead) adjoins(y *bead) bool { return x.a1 == y.a0 && x.b1 == y.b0 }

// small reports whether all cells of documents of n and m sentences are few enough to be looked at.
func small(n, m int) bool { return int64(n+1)*int64(m+1) <= fullCells }

// stretch opens the band between the sentences (a0, b0) and (a1, b1): all of the rectangle if it is small, else the
// neighbourhood of its diagonal.
func (w band) stretch(a0, b0, a1, b1, m int) {
	da, db := a1-a0, b1-b0
	wide := aside
	large := int64(da)*int64(db) > maxStretch
	if large {
		wide = max(aside, min(max(da, db)/16, 128))
	}
	for i := max(0, a0-aside); i <= min(len(w)-1, a1+aside); i++ {
		lo, hi := b0, b1
		if large || i < a0 || i > a1 {
			at := b0 + int(int64(min(max(i, a0), a1)-a0)*int64(db)/int64(max(1, da)))
			lo, hi = at-wide+aside, at+wide-aside
			if da == 0 {
				lo, hi = b0, b1
			}
		}
		w[i].lo = min(w[i].lo, max(0, lo-aside))
		w[i].hi = max(w[i].hi, min(m, hi+aside))
	}
}

// anchors finds pairs of sentences that share pieces which stand in one sentence of each document only, and of them the
// longest chain in order (by weight).
func (p *pair) anchors() []anchor {
	at := make([]int, len(p.kinds))
	for j := range p.sb {
		for _, n := range p.sb[j].shared {
			at[n] = j
		}
	}
	var found []anchor
	for i := range p.sa {
		var votes []int
		for _, n := range p.sa[i].shared {
			if p.da[n] == 1 && p.db[n] == 1 {
				for range p.votes(n) {
					votes = append(votes, at[n])
				}
			}
		}
		slices.Sort(votes)
		best := anchor{}
		for k := 0; k < len(votes); {
			e := k
			for e < len(votes) && votes[e] == votes[k] {
				e++
			}
			if e-k > best.weight {
				best = anchor{i, votes[k], e - k}
			}
			k = e
		}
		if best.weight >= minVotes && 3*best.weight >= 2*len(votes) {
			found = append(found, best)
		}
	}
	return chain(found, len(p.sb))
}

// votes is how much a piece counts for an anchor. The senses of one word come together.
func (p *pair) votes(piece uint32) int {
	switch k := p.kinds[piece]; {
	case k == fact && p.limits[piece] >= rareFact:
		return 6
	case k == meant:
		return 1
	}
	return 2
}

// chain gives the heaviest subsequence of anchors in which both sides rise. The anchors must come in the order of a.
func chain(found []anchor, m int) []anchor {
	// tree is a Fenwick tree over b: at each place the best chain that ends there, as a number in found plus 1.
	tree := make([]int, m+1)
	total, before := make([]int, len(found)), make([]int, len(found))
	better := func(x, y int) int { // numbers plus 1
		if y == 0 || x != 0 && cmp.Or(total[x-1]-total[y-1], y-x) >= 0 {
			return x
		}
		return y
	}
	best := 0
	for i, f := range found {
		prev := 0
		for k := f.b; k > 0; k -= k & -k { // places 1..b hold the sentences 0..b-1
			prev = better(prev, tree[k])
		}
		total[i], before[i] = f.weight, prev
		if prev > 0 {
			total[i] += total[prev-1]
		}
		for k := f.b + 1; k <= m; k += k & -k {
			tree[k] = better(tree[k], i+1)
		}
		best = better(best, i+1)
	}
	var out []anchor
	for i := best; i > 0; i = before[i-1] {
		out = append(out, found[i-1])
	}
	slices.Reverse(out)
	return out
}
