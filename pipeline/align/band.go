package align

import (
	"slices"

	"example.org/sourcebook/pipeline/align/grid"
	"example.org/sourcebook/pipeline/align/way"
)

const (
	fewCells  = 1 << 12 // cells that are too few to be worth a narrower band
	wideCells = 1 << 20 // cells of a grid that is looked at whole once
	wayLength = 8
	sureWay   = 20 * bit // what so many beads in a row must say for the way to lead through them
	maxSpread = 48       // sentences of either text that a piece may stand in to show where blocks belong
	minVotes  = 8        // votes that two sentences must have from pieces that they share alone of all to be an anchor
)

// band bounds the work for long documents: it looks at the neighbourhood of a chain of anchors. Small pairs are looked
// at whole.
func (p *pair) band() way.Band {
	n, m := len(p.A.Sides), len(p.B.Sides)
	if way.Small(n, m) {
		return way.Whole(n, m)
	}
	if anchors := p.anchors(); way.Dense(anchors, n, m) {
		return way.Between(anchors, n, m)
	}
	return p.coarse().Band()
}

// coarse is the grid of blocks of both texts: a piece that stands in few sentences says of each pair of them a part of
// what it says.
func (p *pair) coarse() *way.Coarse {
	c := way.NewCoarse(len(p.A.Sides), len(p.B.Sides))
	for i := range p.A.Sides {
		for _, n := range p.A.Sides[i].Shared {
			most := max(p.da[n], p.db[n])
			if most > maxSpread || p.Gains[n] <= 0 {
				continue
			}
			for _, j := range p.Posted[p.Posts[n]:p.Posts[n+1]] {
				c.Share(i, int(j), int64(p.Gains[n]/most))
			}
		}
	}
	return c
}

// wide is the band of two texts that are one work, or may well be: all of the grid, unless they are long. A few anchors
// may lead astray, and what is missing in the middle of one text shows in no difference of lengths.
func (p *pair) wide() way.Band {
	if n, m := len(p.A.Sides), len(p.B.Sides); int64(n)*int64(m) <= wideCells {
		return way.Whole(n, m)
	}
	return p.band()
}

// narrow is the part of the band w that lies along the way of the beads, which were found in it: the wider, the farther
// away are beads for which, with their neighbours, enough speaks that the way leads through them.
func (p *pair) narrow(w way.Band, beads []grid.Bead) way.Band {
	if w.Cells() <= fewCells {
		return w
	}
	n, m := len(p.A.Sides), len(p.B.Sides)
	sure := surely(beads, n)
	out := way.Closed(n, m)
	a, b := 0, 0
	for _, x := range append(slices.Clone(beads), grid.Bead{A0: n, A1: n, B0: m, B1: m}) {
		for i := a; i <= x.A1; i++ {
			wide := way.Aside + sure[i]/2
			out[i].Lo = min(out[i].Lo, max(b-wide, w[i].Lo))
			out[i].Hi = max(out[i].Hi, min(x.B1+wide, w[i].Hi))
		}
		a, b = x.A1, x.B1
	}
	out.Connect(m)
	return out
}

// surely gives for each of n sentences of a, and the end, how far away the nearest one is of which it is sure where it
// belongs.
func surely(beads []grid.Bead, n int) []int {
	away := make([]int, n+1)
	for i := range away {
		away[i] = n
	}
	away[0], away[n] = 0, 0
	said, first := 0, 0 // what the last beads in a row say, and where they begin
	for k := range beads {
		if k > 0 && !beads[k-1].Adjoins(&beads[k]) || beads[k].Score <= 0 {
			said, first = 0, k
		}
		said += beads[k].Score
		if k-first == wayLength {
			said -= beads[first].Score
			first++
		}
		if said >= sureWay {
			away[beads[(first+k)/2].A0] = 0
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

// anchors finds pairs of sentences that share pieces which stand in one sentence of each document only, and of them the
// longest chain in order (by weight).
func (p *pair) anchors() []way.Anchor {
	at := make([]int, len(p.kinds))
	for j := range p.B.Sides {
		for _, n := range p.B.Sides[j].Shared {
			at[n] = j
		}
	}
	var found []way.Anchor
	for i := range p.A.Sides {
		var votes []int
		for _, n := range p.A.Sides[i].Shared {
			if p.da[n] == 1 && p.db[n] == 1 {
				for range p.votes(n) * int(p.weight[n]) {
					votes = append(votes, at[n])
				}
			}
		}
		slices.Sort(votes)
		best := way.Anchor{}
		for k := 0; k < len(votes); {
			e := k
			for e < len(votes) && votes[e] == votes[k] {
				e++
			}
			if e-k > best.Weight {
				best = way.Anchor{A: i, B: votes[k], Weight: e - k}
			}
			k = e
		}
		if best.Weight >= minVotes && 3*best.Weight >= 2*len(votes) {
			found = append(found, best)
		}
	}
	return way.Chain(found, len(p.B.Sides))
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
