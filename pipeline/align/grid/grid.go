package grid

import (
	"slices"
	"sync"

	"example.org/sourcebook/pipeline/align/gloss"
	"example.org/sourcebook/pipeline/align/way"
)

// margin is how many cells stand before the first one of a row, so that no bead reaches out of it.
const margin = MaxMembers

// none is less than any path says: no path reaches the cell. never is so much less that no path can make up for it.
const (
	none  = -1 << 58
	never = 2 * none
)

// grid is the dynamic programme over a band of cells. A cell has the numbers of the sentences of a and of b before it.
type grid struct {
	*Pair
	band  way.Band
	best  [MaxMembers + 1][]int64 // scores of the cells of the last rows, by row number modulo MaxMembers+1
	lines [MaxMembers]line        // what sentences share, of the last rows, by row number modulo MaxMembers
	posts []int32                 // by number of the piece: where its sentences of b that the band still reaches begin
	last  []int32                 // by number of the piece: the last sentence of a, plus 1, that has it
	sorts []uint8                 // by sentence of b, behind the margin: its sort
	alike []uint8                 // by cell: sentences of b before it in one paragraph, at most MaxMembers
	words *gloss.Grid
	room  []uint8 // of moves
	beads []Bead  // from the last one on
	reads Reader
	moves [][]uint8 // by row: number of the move that leads to each cell

	strides [MaxMembers]stride  // those that lead to the row at hand
	most    [MaxMembers][]int64 // by stride: what its sentences share with those of b before each, less what these miss
	reach   [MaxMembers][]int64 // by stride and cell: more than this no bead that leads there can say
	begun   [MaxMembers][]int64 // by stride and cell, behind the margin: what speaks for beads that begin there
	lengths [MaxMembers][]int64 // by number of sentences of b, less 1, and their end: their length
}

// grids keeps the room of grids that are done with.
var grids = sync.Pool{New: func() any { return new(grid) }}

// Beads finds the best monotonic sequence of beads in a band. Skipped sentences are in none.
func (p *Pair) Beads(w way.Band) []Bead {
	g := grids.Get().(*grid)
	g.begin(p, w)
	for i := range w {
		g.row(i)
	}
	back := g.beads[:0]
	for i, j := len(p.A.Sides), len(p.B.Sides); i > 0 || j > 0; {
		m := moves[g.moves[i][j-w[i].Lo]]
		if m.a > 0 && m.b > 0 {
			back = append(back, Bead{A0: i - m.a, A1: i, B0: j - m.b, B1: j})
		}
		i, j = i-m.a, j-m.b
	}
	g.beads, g.reads.Pair = back, p
	out := slices.Clone(back)
	slices.Reverse(out)
	for k := range out {
		out[k].Score = p.rest(&out[k]) + g.reads.Shared(&out[k])
	}
	g.Pair, g.words, g.band, g.reads.Pair = nil, nil, nil, nil
	grids.Put(g)
	return out
}

// begin makes the grid of two texts.
func (g *grid) begin(p *Pair, w way.Band) {
	g.Pair, g.band, g.words = p, w, gloss.NewGrid(p.Words)
	m := len(p.B.Sides)
	for k := range g.best {
		row := resize(&g.best[k], margin+m+1)
		for j := range row {
			row[j] = none
		}
	}
	for a := range g.most {
		resize(&g.most[a], margin+m+1)
		resize(&g.reach[a], m+1)
		resize(&g.begun[a], margin+m+1)
		lengths := resize(&g.lengths[a], m+1)
		for j := a + 1; j <= m; j++ {
			lengths[j] = length(&p.B, j-a-1, j)
		}
	}
	g.posts = append(g.posts[:0], p.Posts...)
	clear(resize(&g.last, len(p.Gains)))
	g.sortSides(m)
	resize(&g.moves, len(w))
	room := resize(&g.room, int(w.Cells()))
	for i, r := range w {
		n := r.Hi - r.Lo + 1
		g.moves[i], room = room[:n:n], room[n:]
	}
}

// sortSides notes the sorts and the paragraphs of the m sentences of b.
func (g *grid) sortSides(m int) {
	clear(resize(&g.sorts, margin+m+1))
	resize(&g.alike, m+1)[0] = 0
	for j := range g.B.Sides {
		g.sorts[margin+j] = sortOf(&g.B.Sides[j])
		g.alike[j+1] = 1
		if j > 0 && g.B.Sides[j].Paragraph == g.B.Sides[j-1].Paragraph {
			g.alike[j+1] = min(g.alike[j]+1, MaxMembers)
		}
	}
}

// Sorts of sentences: whether they open a paragraph, and whether they are headings.
const sorts = 4

func sortOf(s *Side) uint8 {
	if s.Head {
		return s.Opens | 2
	}
	return s.Opens
}

// stride is the beads of a number of sentences of a that lead to the cells of a row.
type stride struct {
	row    int                   // the number of the row
	lo, hi int                   // its cells
	a      int                   // how many sentences
	want   int64                 // the length that their counterpart is expected to have
	first  [sorts]int64          // what it says that the first sentence of b is of a sort
	top    []int64               // the scores of the row
	back   []uint8               // its moves, from the cell lo
	before []int64               // the scores of the row that the beads begin in
	share  []int64               // what their sentences share: see grid.most
	begun  []int64               // by cell, from margin ones before lo on: what speaks for a bead that begins there
	base   [MaxMembers + 1]bases // by grid.alike: what speaks for a bead apart from first, lengths and what they share
	number bases8                // the number of the move
}

// bases is a value by sentences of b; never if there is no such bead.
type bases [MaxMembers + 1]int64

// bases8 is a small one.
type bases8 [MaxMembers + 1]uint8

// row fills the row i: the cells (i, lo) to (i, hi).
func (g *grid) row(i int) {
	lo, hi := g.band[i].Lo, g.band[i].Hi
	g.compare(i)
	g.skip(i, lo, hi)
	sum := g.B.Miss[max(0, lo-margin) : hi+1]
	from := margin + max(0, lo-margin)
	strides := g.strides[:min(MaxMembers, i)]
	for k := range strides {
		a := k + 1
		share := g.most[k][from:][:len(sum)]
		for k, n := range g.lines[(i-a+1)%MaxMembers].until[from:][:len(sum)] {
			share[k] = sum[k] + n
		}
		sum = share
		strides[k] = g.stride(i, a)
		g.begins(&strides[k])
		if g.words != nil {
			g.words.Reach(i, a, lo, hi)
			g.sweepWords(&strides[k])
		}
	}
	if g.words == nil {
		g.sweep(strides)
	}
}

// skip fills the cells of a row with the paths that skip a sentence; sweep carries on those that skip one of b.
func (g *grid) skip(i, lo, hi int) {
	top, back := g.best[i%len(g.best)], g.moves[i]
	if i == 0 {
		for j := range back {
			top[margin+j], back[j] = -int64(j)*SkipCost, skipB
		}
		return
	}
	if i >= len(g.best) { // the row that stood here before
		for j := g.band[i-len(g.best)].Lo; j < lo; j++ {
			top[margin+j] = none
		}
	}
	above := g.best[(i-1)%len(g.best)]
	for j := lo; j <= hi; j++ {
		top[margin+j], back[j-lo] = above[margin+j]-SkipCost, skipA
	}
}

// stride gives the beads of a sentences that lead to row i.
func (g *grid) stride(i, a int) stride {
	s := stride{lo: g.band[i].Lo, hi: g.band[i].Hi, row: i, a: a, want: g.expected(i-a, i),
		top: g.best[i%len(g.best)], back: g.moves[i], before: g.best[(i-a)%len(g.best)], share: g.most[a-1]}
	sides := g.A.Sides[i-a : i]
	own := sortOf(&sides[0])
	for k := range s.first {
		s.first[k] = int64(g.Opening[own&1][k&1])
		if own&2 != uint8(k)&2 {
			s.first[k] -= headCost
		}
	}
	base := lengthGain + g.A.Miss[i] - g.A.Miss[i-a] - int64(seams(sides))
	costs := &costs[a]
	s.number = costs.number
	for n := range s.base {
		for b, cost := range costs.of {
			s.base[n][b] = base - cost
			if b > n {
				s.base[n][b] -= seamCost
			}
		}
	}
	return s
}

// costs holds by sentences of a what each bead costs by its kind, and the number of its move.
var costs = func() (t [MaxMembers + 1]struct {
	of     bases
	number bases8
}) {
	for a := range t {
		for b := range t[a].of {
			t[a].of[b] = -never
		}
	}
	for k, m := range moves {
		if m.a > 0 && m.b > 0 {
			t[m.a].of[m.b], t[m.a].number[m.b] = int64(m.cost), uint8(k)
		}
	}
	return t
}()

// sweep goes through the cells of a row, and looks at the beads that may be better than what leads there already.
// Those that cannot be, whatever the lengths of their sentences, are told by one comparison.
func (g *grid) sweep(strides []stride) {
	if len(strides) == 0 {
		return
	}
	for a := range strides {
		g.bound(&strides[a], g.reach[a])
	}
	s := &strides[0]
	top := s.top[margin+s.lo:][:s.hi-s.lo+1]
	left := int64(none)
	for k := range top {
		t := top[k]
		if v := left - SkipCost; v >= t {
			t = s.skipTo(k, v)
		}
		for a := range strides {
			if g.reach[a][k] >= t {
				t = g.better(&strides[a], s.lo+k)
			}
		}
		left = t
	}
}

// begins fills in what speaks for the beads of a stride by the cells that they begin in.
func (g *grid) begins(s *stride) {
	n := margin + s.hi - s.lo + 1
	s.begun = g.begun[s.a-1][:n]
	from, share, sort := s.before[s.lo:][:n], s.share[s.lo:][:n], g.sorts[s.lo:][:n]
	for k := range s.begun {
		s.begun[k] = from[k] - share[k] + s.first[sort[k]%sorts]
	}
}

// bound finds for each cell, by its place in the row, what no bead that leads there says more than.
func (g *grid) bound(s *stride, reach []int64) {
	n := s.hi - s.lo + 1
	reach, begun, share, alike := reach[:n], s.begun[margin:][:n], s.share[margin+s.lo:][:n], g.alike[s.lo:][:n]
	g4, g3, g2, g1 := s.begun[0], s.begun[1], s.begun[2], s.begun[3]
	for k := range reach {
		base := &s.base[alike[k]]
		reach[k] = max(g1+base[1], g2+base[2], g3+base[3], g4+base[4]) + share[k]
		g1, g2, g3, g4 = begun[k], g1, g2, g3
	}
}

// sweepWords is sweep where words say something too. What they say counts in parts, by gloss.Share, so all is reckoned
// in such parts, and a part is added for what is rounded.
func (g *grid) sweepWords(s *stride) {
	n := s.hi - s.lo + 1
	top, begun, most := s.top[margin+s.lo:][:n], s.begun[margin:][:n], s.share[margin+s.lo:][:n]
	ahead := g.words.Ahead[margin+s.lo:][:n]
	beside := [...][]int32{g.words.Beside[0][s.lo:][:n], g.words.Beside[1][s.lo:][:n], g.words.Beside[2][s.lo:][:n],
		g.words.Beside[3][s.lo:][:n]}
	at := func(b int) int64 { return gloss.Of*s.begun[margin-b] - gloss.Share*g.words.Ahead[margin+s.lo-b] }
	g1, g2, g3, g4 := at(1), at(2), at(3), at(4)
	parts := s.base
	for n := range parts {
		for b := range parts[n] {
			parts[n][b] = gloss.Of * (parts[n][b] + 1)
		}
	}
	alike := g.alike[s.lo:][:n]
	left := int64(none)
	for k := range top {
		t := top[k]
		if v := left - SkipCost; v >= t {
			t = s.skipTo(k, v)
		}
		here := gloss.Of*most[k] + gloss.Share*ahead[k]
		base := &parts[alike[k]]
		v1 := g1 + base[1] + gloss.Share*int64(beside[0][k])
		v2 := g2 + base[2] + gloss.Share*int64(beside[1][k])
		v3 := g3 + base[3] + gloss.Share*int64(beside[2][k])
		v4 := g4 + base[4] + gloss.Share*int64(beside[3][k])
		if max(v1, v2, v3, v4) >= gloss.Of*t-here {
			t = g.better(s, s.lo+k)
		}
		g1, g2, g3, g4 = gloss.Of*begun[k]-gloss.Share*ahead[k], g1, g2, g3
		left = t
	}
}

// skipTo lets the path of score v, which skips a sentence of b, lead to a cell, by its place in the row, if it is the
// better one, and gives the score of the cell.
func (s *stride) skipTo(k int, v int64) int64 {
	if t := &s.top[margin+s.lo+k]; v > *t || s.back[k] > skipB {
		*t, s.back[k] = v, skipB
	}
	return v
}

// better lets the best of the beads lead to the cell of j sentences of b, if it is better than what leads there
// already, and gives the score of the cell. What is dear to know is asked last.
func (g *grid) better(s *stride, j int) int64 {
	t, here, base := s.top[margin+j], s.share[margin+j], &s.base[g.alike[j]]
	begun := s.begun[j-s.lo:][:margin]
	for b := 1; b <= MaxMembers; b++ {
		more := begun[margin-b] + base[b] + here
		if g.words != nil {
			more += g.words.Say(b, j)
		}
		if more < t {
			continue
		}
		square, spread := difference(s.want, g.lengths[b-1][j], g.Variance)
		if costsMore(square, spread, more-t) {
			continue
		}
		more -= int64(costOf(square, spread))
		if more < t {
			continue
		}
		if s.a*b > 1 {
			more -= g.twice(s, b, j)
		}
		if k := &s.back[j-s.lo]; more > t || more == t && s.number[b] < *k {
			t, *k = more, s.number[b]
		}
	}
	s.top[margin+j] = t
	return t
}

// twice is what the sentences of a bead share more than once.
func (g *grid) twice(s *stride, b, j int) (sum int64) {
	for x := range s.a {
		l := &g.lines[(s.row-x)%MaxMembers]
		for y := range b {
			sum += int64(l.twice(j-y, s.a-1-x, b-1-y))
		}
	}
	return sum
}

// compare finds what sentence i-1 shares with those that its beads may have: it goes through the sentences that have a
// piece, not through the pieces of all sentences.
func (g *grid) compare(i int) {
	lo, hi := g.band[max(0, i-MaxMembers)].Lo, g.band[min(len(g.A.Sides), i+MaxMembers-1)].Hi
	if g.words != nil {
		g.words.Fill(i, lo, hi)
	}
	if i == 0 {
		return
	}
	l := &g.lines[i%MaxMembers]
	l.reset(lo, hi, len(g.B.Sides))
	for _, n := range g.A.Sides[i-1].Shared {
		gain := g.Gains[n]
		if gain == 0 {
			continue
		}
		gap := int32(i) - g.last[n]
		if g.last[n] == 0 {
			gap = MaxMembers
		}
		g.last[n] = int32(i)
		k, end := g.posts[n], g.Posts[n+1]
		for k < end && int(g.Posted[k])+1 < lo {
			k++
		}
		g.posts[n] = k
		before := int32(-MaxMembers)
		if k > g.Posts[n] {
			before = g.Posted[k-1]
		}
		for ; k < end && int(g.Posted[k]) < hi; k++ {
			j := g.Posted[k]
			l.share(j+1, gap, j-before, gain)
			before = j
		}
	}
	l.sum(lo, hi)
}

// resize makes a list of n items, in the room that it has if it can.
func resize[T any](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n, n+n/4)
	}
	*s = (*s)[:n]
	return *s
}
