package align

import (
	"slices"

	"example.org/sourcebook/pipeline/align/gloss"
	"example.org/sourcebook/pipeline/align/way"
)

// bead is a passage of each side: sentences [a0,a1) of a and [b0,b1) of b.
type bead struct {
	a0, a1, b0, b1 int
	score          int // what speaks for it, in 1/1024 bit
}

// move is a kind of bead: how many sentences of each side, and what its rarity costs, in 1/1024 bit. The kinds and the
// order of their frequencies are those of Gale and Church, with wider ones added; skips cost less than there, since
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
	{2, 2, 12 * bit},
	{1, 4, 8 * bit},
	{4, 1, 8 * bit},
	{2, 3, 15 * bit},
	{3, 2, 15 * bit},
	{3, 3, 20 * bit},
}

// Places of some moves in the list.
const (
	skipA     = 1
	skipB     = 2
	firstJoin = 3
)

const (
	skipCost   = 7 * bit / 2
	maxMembers = 4       // sentences of a bead on either side
	lengthGain = bit     // what lengths that fit exactly say for a bead
	seamCost   = 2 * bit // for a bead that runs over a border of paragraphs
	headCost   = 4 * bit // for a bead of a heading and running text
)

// none marks a cell that no path reaches.
const none = -1 << 60

// grid is the dynamic programme over a band of cells.
type grid struct {
	*pair
	band  way.Band
	best  [maxMembers + 1]scores // of the last rows, by row number modulo maxMembers+1
	lines [maxMembers]line       // what sentences share, of the last rows, by row number modulo maxMembers
	posts []int32                // by number of the piece: where its sentences of b that the band still reaches begin
	last  []int32                // by number of the piece: the last sentence of a, plus 1, that has it
	open  int                    // the most that the borders of paragraphs say
	moves [][]uint8              // number of the move that leads to each cell
	words *gloss.Grid
	near  [maxMembers]*line // of the row at hand and those before it
	steps []step            // scratch of stepsOf
	ua    [2][]uint32       // scratch of union
	ub    [2][]uint32
}

// scores are those of the cells of a row.
type scores struct {
	first int // the number of sentences of b of the first cell
	cells []int64
}

// at is the score of the cell of j sentences of b, none outside the band.
func (s *scores) at(j int) int64 {
	if k := j - s.first; uint(k) < uint(len(s.cells)) {
		return s.cells[k]
	}
	return none
}

// beads finds the best monotonic sequence of beads. Skipped sentences are in none.
func (p *pair) beads(w way.Band) []bead {
	n, m := len(p.sa), len(p.sb)
	g := &grid{pair: p, band: w, posts: slices.Clone(p.posts), words: gloss.NewGrid(p.words)}
	g.last, g.moves = make([]int32, len(p.kinds)), make([][]uint8, n+1)
	g.open = max(p.opening[0][0], p.opening[0][1], p.opening[1][0], p.opening[1][1])
	for i := 0; i <= n; i++ {
		g.row(i)
	}
	var out []bead
	for i, j := n, m; i > 0 || j > 0; {
		k := g.moves[i][j-w[i].Lo]
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

// row fills the row i: the cells (i, lo) to (i, hi). Of moves that are equally good the first one counts.
func (g *grid) row(i int) {
	lo, hi := g.band[i].Lo, g.band[i].Hi
	g.compare(i)
	g.best[i%(maxMembers+1)].first = lo
	best := resize(&g.best[i%(maxMembers+1)].cells, hi-lo+1)
	steps, above := g.stepsOf(i), &g.best[(i+maxMembers)%(maxMembers+1)]
	back := make([]uint8, hi-lo+1)
	g.moves[i] = back
	for j := lo; j <= hi; j++ {
		top, by := int64(none), uint8(0)
		if i == 0 && j == 0 {
			top = 0
		}
		// Skips first: they cost least to look at, and most cells lie on no better way.
		if i > 0 {
			if from := above.at(j); from != none {
				top, by = from-int64(skipCost), skipA
			}
		}
		if j > lo {
			if from := best[j-1-lo]; from != none && from-int64(skipCost) > top {
				top, by = from-int64(skipCost), skipB
			}
		}
		for k := range steps {
			m := &steps[k]
			from := m.before.at(j - m.b)
			if from == none {
				continue
			}
			from += g.words.Say(m.a, m.b, i, j)
			most := from + m.most + g.missB[j] - g.missB[j-m.b]
			if most+shareMost(m.lines, j, m.b) < top {
				continue
			}
			shared := shareOnce(m.lines, j, m.b)
			if most+shared < top {
				continue
			}
			s := from + shared + int64(g.rest(i-m.a, i, j-m.b, j)-m.cost)
			if s > top || s == top && k == 0 {
				top, by = s, m.number
			}
		}
		best[j-lo], back[j-lo] = top, by
	}
}

// step is a move that leads to the cells of a row.
type step struct {
	move
	number uint8
	before *scores
	lines  []*line // of its sentences of a, the last one first
	most   int64   // the most that speaks for its bead apart from what its sides share and what b has alone
}

// stepsOf gives the moves that join sentences and lead to the cells of row i.
func (g *grid) stepsOf(i int) []step {
	g.steps = g.steps[:0]
	for k, m := range moves {
		if min(m.a, m.b) == 0 || m.a > i {
			continue
		}
		g.steps = append(g.steps, step{
			move:   m,
			number: uint8(k),
			before: &g.best[(i-m.a)%(maxMembers+1)],
			lines:  g.near[:m.a],
			most:   int64(lengthGain+g.open-m.cost) + g.missA[i] - g.missA[i-m.a],
		})
	}
	return g.steps
}

// compare finds what sentence i-1 shares with those that its beads may have: it goes through the sentences that have a
// piece, not through the pieces of all sentences.
func (g *grid) compare(i int) {
	lo, hi := g.band[max(0, i-maxMembers)].Lo, g.band[min(len(g.sa), i+maxMembers-1)].Hi
	for x := range min(maxMembers, i+1) {
		g.near[x] = &g.lines[(i-x)%maxMembers]
	}
	l := g.near[0]
	l.reset(lo, hi)
	g.words.Fill(i, lo, hi)
	if i == 0 {
		return
	}
	for _, n := range g.sa[i-1].shared {
		gain := g.gains[n]
		if gain == 0 {
			continue
		}
		gap := int32(i) - g.last[n]
		if g.last[n] == 0 {
			gap = maxMembers
		}
		g.last[n] = int32(i)
		k, end := g.posts[n], g.pair.posts[n+1]
		for k < end && int(g.posted[k])+1 < lo {
			k++
		}
		g.posts[n] = k
		before := int32(-maxMembers)
		if k > g.pair.posts[n] {
			before = g.posted[k-1]
		}
		for ; k < end && int(g.posted[k]) < hi; k++ {
			j := g.posted[k]
			l.share(int(j)+1, gap, j-before, gain)
			before = j
		}
	}
	l.sum()
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

// union merges the shared pieces of sentences into scratch.
func union(scratch *[2][]uint32, sides []side) []uint32 {
	s := sides[0].shared
	for _, next := range sides[1:] {
		scratch[0], scratch[1] = scratch[1], merge(scratch[0][:0], s, next.shared)
		s = scratch[1]
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

// rest is what speaks for a bead apart from what its sides share: lengths, borders of paragraphs, and what each side
// has that the other lacks (all of it, here; a match takes it back).
func (p *pair) rest(a0, a1, b0, b1 int) int {
	s := lengthGain + int(p.missA[a1]-p.missA[a0]+p.missB[b1]-p.missB[b0])
	ua, ub := p.sa, p.sb
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

func resize[T any](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n, n+n/4)
	}
	*s = (*s)[:n]
	return *s
}
