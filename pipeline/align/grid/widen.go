package grid

import "iter"

// maxWide is how many sentences the wide side of a bead may have.
const maxWide = 16

// Widen lets a bead with one sentence on a side take in sentences without a counterpart that stand next to it on the
// other side, where the passage is wider than a move may be: one side was not cut into sentences.
func (p *Pair) Widen(beads []Bead) {
	r := &Reader{Pair: p}
	for k := range beads {
		x := beads[k]
		room := Bead{A1: len(p.A.Sides), B1: len(p.B.Sides)} // up to the beads before and after it
		if k > 0 {
			room.A0, room.B0 = beads[k-1].A1, beads[k-1].B1
		}
		if k+1 < len(beads) {
			room.A1, room.B1 = beads[k+1].A0, beads[k+1].B0
		}
		if x.A1-x.A0 == 1 {
			most := r.gain(&p.A.Sides[x.A0])
			for y := range wider(x.B0, x.B1, room.B0, room.B1) {
				r.better(&beads[k], Bead{A0: x.A0, A1: x.A1, B0: y[0], B1: y[1]}, most)
			}
		}
		if x.B1-x.B0 == 1 {
			most := r.gain(&p.B.Sides[x.B0])
			for y := range wider(x.A0, x.A1, room.A0, room.A1) {
				r.better(&beads[k], Bead{A0: y[0], A1: y[1], B0: x.B0, B1: x.B1}, most)
			}
		}
	}
}

// wider gives the passages around [from,to) that are wider than a move may be, within [first,last).
func wider(from, to, first, last int) iter.Seq[[2]int] {
	return func(yield func([2]int) bool) {
		for i := from; i >= max(first, to-maxWide); i-- {
			for j := max(to, i+MaxMembers+1); j <= min(last, i+maxWide); j++ {
				if !yield([2]int{i, j}) {
					return
				}
			}
		}
	}
}

// gain is the most that a sentence may share with others.
func (r *Reader) gain(s *Side) int {
	sum := 0
	for _, n := range s.Shared {
		sum += int(r.Gains[n])
	}
	return sum
}

// better puts y in the place of a bead if it says more. most is the most that its sides may share.
func (r *Reader) better(best *Bead, y Bead, most int) {
	y.Score = r.rest(&y)
	if y.Score+most <= best.Score {
		return
	}
	y.Score += r.Shared(&y)
	if y.Score > best.Score {
		*best = y
	}
}
