// Package way bounds the work of aligning two long texts: it leads from anchor to anchor, pairs of sentences that
// surely belong together, and says which cells of the grid lie near that way.
package way

import (
	"cmp"
	"slices"
)

// Band says for each number i of sentences of a which numbers of sentences of b the alignment looks at. Both limits
// never decrease, row 0 begins at 0, the last row ends at the number of all sentences of b, and neighbouring rows
// overlap, so there is always a path.
type Band []Row

// Row is what the alignment looks at: Lo to Hi.
type Row struct{ Lo, Hi int }

const (
	// Aside is how many sentences the alignment looks at on either side of the way between two anchors.
	Aside      = 6
	fullCells  = 1 << 16 // number of cells up to which the alignment looks at all of them
	maxStretch = 1 << 14 // cells of the rectangle between two anchors up to which it looks at all of them
	maxGap     = 1 << 19 // cells between the two ways from one anchor to the next on which one side has a single gap
)

// Anchor is a pair of sentences that share pieces of evidence which no other sentence has.
type Anchor struct{ A, B, Weight int }

// Whole is the band of all cells of texts of n and m sentences.
func Whole(n, m int) Band {
	w := make(Band, n+1)
	for i := range w {
		w[i].Hi = m
	}
	return w
}

// Closed is a band of which no row is open yet.
func Closed(n, m int) Band {
	w := make(Band, n+1)
	for i := range w {
		w[i].Lo = m
	}
	return w
}

// Between is the band along anchors in order.
func Between(anchors []Anchor, n, m int) Band {
	w := Closed(n, m)
	a, b := 0, 0
	for _, next := range append(anchors, Anchor{A: n, B: m}) {
		w.stretch(a, b, next.A, next.B, m)
		a, b = next.A, next.B
	}
	w.Connect(m)
	return w
}

// Connect makes a band of rows.
func (w Band) Connect(m int) {
	n := len(w) - 1
	w[0].Lo, w[n].Hi = 0, m
	for i := 1; i <= n; i++ { // limits never decrease
		w[i].Hi = max(w[i].Hi, w[i-1].Hi)
	}
	for i := n - 1; i >= 0; i-- {
		w[i].Lo = min(w[i].Lo, w[i+1].Lo)
	}
	for i := 1; i <= n; i++ { // neighbours overlap
		w[i].Lo = min(w[i].Lo, w[i-1].Hi)
	}
}

// Cells is how many cells the band has.
func (w Band) Cells() int64 {
	n := int64(0)
	for _, r := range w {
		n += int64(r.Hi - r.Lo + 1)
	}
	return n
}

// Small reports whether all cells of documents of n and m sentences are few enough to be looked at.
func Small(n, m int) bool { return int64(n+1)*int64(m+1) <= fullCells }

// Dense reports whether anchors in order, of texts of n and m sentences, lie so near to each other that all between two
// of them can be looked at.
func Dense(anchors []Anchor, n, m int) bool {
	last := Anchor{}
	for _, next := range append(slices.Clone(anchors), Anchor{A: n, B: m}) {
		if int64(next.A-last.A)*int64(next.B-last.B) > maxStretch {
			return false
		}
		last = next
	}
	return true
}

// stretch opens the band between the sentences (a0, b0) and (a1, b1): all of the rectangle if it is small, else the
// neighbourhood of its diagonal, and all that lies between the ways with a gap at its end or at its beginning.
func (w Band) stretch(a0, b0, a1, b1, m int) {
	da, db := a1-a0, b1-b0
	large := int64(da)*int64(db) > maxStretch
	wide := Aside
	if large {
		wide = max(Aside, min(max(da, db)/16, 128))
	}
	gap := int64(max(da-db, db-da))*int64(min(da, db)) <= maxGap
	for i := max(0, a0-Aside); i <= min(len(w)-1, a1+Aside); i++ {
		lo, hi := b0, b1
		if da > 0 && (large || i < a0 || i > a1) {
			k := min(max(i, a0), a1)
			at := b0 + int(int64(k-a0)*int64(db)/int64(da))
			lo, hi = at, at
			if gap {
				lo, hi = min(at, b0+k-a0, b1-(a1-k)), max(at, b0+k-a0, b1-(a1-k))
			}
			lo, hi = max(lo, b0)-wide+Aside, min(hi, b1)+wide-Aside
		}
		w[i].Lo = min(w[i].Lo, max(0, lo-Aside))
		w[i].Hi = max(w[i].Hi, min(m, hi+Aside))
	}
}

// Chain gives the heaviest subsequence of anchors in which both sides rise. They must come in the order of a.
func Chain(found []Anchor, m int) []Anchor {
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
		for k := f.B; k > 0; k -= k & -k { // places 1..b hold the sentences 0..b-1
			prev = better(prev, tree[k])
		}
		total[i], before[i] = f.Weight, prev
		if prev > 0 {
			total[i] += total[prev-1]
		}
		for k := f.B + 1; k <= m; k += k & -k {
			tree[k] = better(tree[k], i+1)
		}
		best = better(best, i+1)
	}
	var out []Anchor
	for i := best; i > 0; i = before[i-1] {
		out = append(out, found[i-1])
	}
	slices.Reverse(out)
	return out
}
