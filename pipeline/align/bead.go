package align

import "slices"

// bead is a passage of each side: sentences [a0,a1) of a and [b0,b1) of b.
type bead struct {
	a0, a1, b0, b1 int
	score          int // what speaks for it, in 1/1024 bit
}

// move is a kind of bead: how many sentences of each side, and what its rarity costs, in 1/1024 bit. The kinds and the
// order of their frequencies are those of Gale and Church, with 1-3 and 3-1 added; skips cost less than there, since
// versions are cut and furniture stands between the paragraphs.
type move struct{ a, b, cost int }

var moves = [...]move{
	{1, 1, 0},
	{1, 0, skipCost},
	{0, 1, skipCost},
	{1, 2, 3 * bit},
	{2, 1, 3 * bit},
	{1, 3, 6 * bit},
	{3, 1, 6 * bit},
	{2, 2, 7 * bit},
}

const (
	skipCost   = 5 * bit / 2
	maxMembers = 3
	lengthGain = 3 * bit / 2 // what lengths that fit exactly say for a bead
	seamCost   = 2 * bit     // for a bead that runs over a border of paragraphs
	headCost   = 4 * bit     // for a bead of a heading and running text
)

// none marks a cell that no path reaches.
const none = -1 << 60

// grid is the dynamic programme over a band of cells.
type grid struct {
	*pair
	band  band
	best  [maxMembers + 1][]int64 // scores of the last rows, by row number modulo 4
	pairs [maxMembers][]int32     // what sentence i-1 and j-1 share, of the last rows, by row number modulo 3
	back  [][]uint8               // number of the move that leads to each cell
	ua    [2][]uint32             // scratch of union
	ub    [2][]uint32
}

// beads finds the best monotonic sequence of beads. Skipped sentences are in none.
func (p *pair) beads(w band) []bead {
	n, m := len(p.sa), len(p.sb)
	g := &grid{pair: p, band: w, back: make([][]uint8, n+1)}
	for i := 0; i <= n; i++ {
		g.row(i)
	}
	var out []bead
	for i, j := n, m; i > 0 || j > 0; {
		k := g.back[i][j-w[i].lo]
		mv := moves[k]
		if mv.a > 0 && mv.b > 0 {
			out = append(out, bead{a0: i - mv.a, a1: i, b0: j - mv.b, b1: j})
		}
		i, j = i-mv.a, j-mv.b
	}
	slices.Reverse(out)
	for i := range out {
		b := &out[i]
		rest := g.rest(b.a0, b.a1, b.b0, b.b1)
		b.score = rest + g.shared(b.a0, b.a1, b.b0, b.b1)
	}
	return out
}

// row fills the row i: the cells (i, lo) to (i, hi).
func (g *grid) row(i int) {
	lo, hi := g.band[i].lo, g.band[i].hi
	best := resize(&g.best[i%(maxMembers+1)], hi-lo+1)
	share := resize(&g.pairs[i%maxMembers], hi-lo+1)
	back := make([]uint8, hi-lo+1)
	g.back[i] = back
	for j := lo; j <= hi; j++ {
		share[j-lo] = 0
		if i > 0 && j > 0 {
			share[j-lo] = g.match(g.sa[i-1].shared, g.sb[j-1].shared)
		}
		top, by := int64(none), uint8(0)
		if i == 0 && j == 0 {
			top = 0
		}
		for k := range moves {
			mv := &moves[k]
			pi, pj := i-mv.a, j-mv.b
			if pi < 0 || pj < g.band[pi].lo || pj > g.band[pi].hi {
				continue
			}
			from := g.best[pi%(maxMembers+1)][pj-g.band[pi].lo]
			if from == none {
				continue
			}
			s := from - int64(mv.cost)
			if mv.a > 0 && mv.b > 0 {
				s += int64(g.rest(pi, i, pj, j))
				most := int64(g.most(pi, i, pj, j))
				if s+most <= top {
					continue
				}
				if mv.a+mv.b > 2 && most > 0 {
					most = int64(g.shared(pi, i, pj, j))
				}
				s += most
			}
			if s > top {
				top, by = s, uint8(k)
			}
		}
		best[j-lo], back[j-lo] = top, by
	}
}

// most is the sum of what the pairs of sentences of a bead share, which the bead as a whole cannot exceed.
func (g *grid) most(a0, a1, b0, b1 int) int32 {
	var n int32
	for i := a0 + 1; i <= a1; i++ {
		row, w := g.pairs[i%maxMembers], g.band[i]
		for j := b0 + 1; j <= b1; j++ {
			if w.lo <= j && j <= w.hi {
				n += row[j-w.lo]
			} else {
				n += g.match(g.sa[i-1].shared, g.sb[j-1].shared)
			}
		}
	}
	return n
}

// match is what two sorted lists of shared pieces have in common.
func (p *pair) match(a, b []uint32) int32 {
	var n int32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			n += p.gains[x]
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return n
}

// shared is what the sentences [a0,a1) and [b0,b1) have in common, each piece once.
func (g *grid) shared(a0, a1, b0, b1 int) int {
	a := union(&g.ua, g.sa[a0:a1])
	b := union(&g.ub, g.sb[b0:b1])
	return int(g.match(a, b))
}

// union merges the shared pieces of up to three sentences into scratch.
func union(scratch *[2][]uint32, sides []side) []uint32 {
	if len(sides) == 1 {
		return sides[0].shared
	}
	s := merge(scratch[0][:0], sides[0].shared, sides[1].shared)
	scratch[0] = s
	if len(sides) > 2 {
		s = merge(scratch[1][:0], s, sides[2].shared)
		scratch[1] = s
	}
	return s
}

// merge adds the union of two sorted lists to dst.
func merge(dst, a, b []uint32) []uint32 {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		if x <= y {
			dst = append(dst, x)
			i++
			if x == y {
				j++
			}
		} else {
			dst = append(dst, y)
			j++
		}
	}
	dst = append(dst, a[i:]...)
	return append(dst, b[j:]...)
}

// rest is what speaks for a bead apart from what its sides share: lengths, borders of paragraphs, and what each side has
// that the other lacks (all of it, here; a match takes it back).
func (p *pair) rest(a0, a1, b0, b1 int) int {
	s := lengthGain + int(p.missA[a1]-p.missA[a0]+p.missB[b1]-p.missB[b0])
	ua, ub := p.a.units, p.b.units
	s += p.opening[ua[a0].opens][ub[b0].opens]
	s -= lengthCost((p.a.until[a1]-p.a.until[a0])/10, (p.b.until[b1]-p.b.until[b0])/10, p.ratio, p.variance)
	if ua[a0].head != ub[b0].head {
		s -= headCost
	}
	if a1-a0 > 1 && ua[a0].paragraph != ua[a1-1].paragraph {
		s -= seamCost
	}
	if b1-b0 > 1 && ub[b0].paragraph != ub[b1-1].paragraph {
		s -= seamCost
	}
	return s
}

func resize[T int32 | int64](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n, n+n/4)
	}
	*s = (*s)[:n]
	return *s
}
