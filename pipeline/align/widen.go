package align

import "iter"

// maxWide is how many sentences the wide side of a bead may have.
const maxWide = 16

// widen lets a bead with one sentence on a side take in sentences without a counterpart that stand next to it on the
// other side, where the passage is wider than a move may be: one side was not cut into sentences.
func (p *pair) widen(beads []bead) {
	g := &grid{pair: p}
	for k := range beads {
		x := beads[k]
		room := bead{a1: len(p.sa), b1: len(p.sb)} // up to the beads before and after it
		if k > 0 {
			room.a0, room.b0 = beads[k-1].a1, beads[k-1].b1
		}
		if k+1 < len(beads) {
			room.a1, room.b1 = beads[k+1].a0, beads[k+1].b0
		}
		if x.a1-x.a0 == 1 {
			for y := range wider(x.b0, x.b1, room.b0, room.b1) {
				g.better(&beads[k], bead{a0: x.a0, a1: x.a1, b0: y[0], b1: y[1]})
			}
		}
		if x.b1-x.b0 == 1 {
			for y := range wider(x.a0, x.a1, room.a0, room.a1) {
				g.better(&beads[k], bead{a0: y[0], a1: y[1], b0: x.b0, b1: x.b1})
			}
		}
	}
}

// wider gives the passages around [from,to) that are wider than a move may be, within [first,last).
func wider(from, to, first, last int) iter.Seq[[2]int] {
	return func(yield func([2]int) bool) {
		for i := from; i >= max(first, to-maxWide); i-- {
			for j := max(to, i+maxMembers+1); j <= min(last, i+maxWide); j++ {
				if !yield([2]int{i, j}) {
					return
				}
			}
		}
	}
}

// better puts y in the place of a bead if it says more.
func (g *grid) better(best *bead, y bead) {
	y.score = g.rest(y.a0, y.a1, y.b0, y.b1) + g.shared(y.a0, y.a1, y.b0, y.b1)
	if y.score > best.score {
		*best = y
	}
}
