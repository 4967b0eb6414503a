// Package grid finds the best sequence of beads of two texts: passages that say the same, in order. It is the dynamic
// programme of Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics 19,
// 1993) over what the sentences share, how long they are and what their words say.
package grid

import (
	"example.org/sourcebook/pipeline/align/fixed"
	"example.org/sourcebook/pipeline/align/gloss"
)

// bit is one bit of evidence: all scores are integers in 1/1024 bit.
const bit = fixed.Bit

// Bead is a passage of each side: sentences [A0,A1) of a and [B0,B1) of b.
type Bead struct {
	A0, A1, B0, B1 int
	Score          int // what speaks for it, in 1/1024 bit
}

// Adjoins reports whether nothing lies between two beads.
func (x *Bead) Adjoins(y *Bead) bool { return x.A1 == y.A0 && x.B1 == y.B0 }

// Pair is what is known of two texts, as the grid compares them.
type Pair struct {
	A, B     Text
	Gains    []int32      // by number of the shared piece: what a match says for a bead; 0 if it says nothing
	Posts    []int32      // by number of the piece: where its sentences of b begin in Posted; and the end of the last
	Posted   []int32      // sentences of b
	Ratio    int          // length of b over length of a, in 1/1024
	Variance int          // of the length of a letter's counterpart, in tenths
	Opening  [2][2]int    // what it says that the bead does or does not open a paragraph of a and of b
	Words    *gloss.Texts // what words say, once it was learned
}

// Text is one of two texts.
type Text struct {
	Sides []Side
	Until []int64 // the length of the sentences before each, and of all
	Miss  []int64 // what is missing for the sentences before each, and for all, if no counterpart has any of their pieces
}

// Side is a sentence.
type Side struct {
	Shared    []uint32 // numbers of the pieces that the other text has too, ascending
	Paragraph int32
	Opens     uint8 // 1 if it opens a paragraph
	Head      bool  // it is a title or heading
}

// move is a kind of bead: how many sentences of each side, and what its rarity costs, in 1/1024 bit. The kinds and the
// order of their frequencies are those of Gale and Church, with wider ones added; skips cost less than there, since
// versions are cut and furniture stands between the paragraphs.
type move struct{ a, b, cost int }

// moves are listed in the order in which they win where they are equally good.
var moves = [...]move{
	{1, 1, 0},
	{1, 0, SkipCost},
	{0, 1, SkipCost},
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
	skipA = 1
	skipB = 2
)

// What moves cost and say.
const (
	SkipCost   = 7 * bit / 2 // of a sentence without a counterpart
	MaxMembers = 4           // sentences of a bead on either side
	lengthGain = bit         // what lengths that fit exactly say for a bead
	seamCost   = 2 * bit     // for a bead that runs over a border of paragraphs
	headCost   = 4 * bit     // for a bead of a heading and running text
)

// Reader reads what sentences have in common.
type Reader struct {
	*Pair
	ua, ub [2][]uint32 // scratch of union
}

// Shared is what the sentences of a bead have in common, each piece once.
func (r *Reader) Shared(x *Bead) int {
	a, b := r.Pieces(x)
	var n int32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			n += r.Gains[x]
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return int(n)
}

// Pieces gives the shared pieces of either side of a bead, ascending, each once. They stay until the next call.
func (r *Reader) Pieces(x *Bead) (a, b []uint32) {
	return union(&r.ua, r.A.Sides[x.A0:x.A1]), union(&r.ub, r.B.Sides[x.B0:x.B1])
}

// union merges the shared pieces of sentences into scratch.
func union(scratch *[2][]uint32, sides []Side) []uint32 {
	s := sides[0].Shared
	for _, next := range sides[1:] {
		scratch[0], scratch[1] = scratch[1], merge(scratch[0][:0], s, next.Shared)
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
func (p *Pair) rest(x *Bead) int {
	a, b := p.A.Sides[x.A0:x.A1], p.B.Sides[x.B0:x.B1]
	s := lengthGain + int(p.A.Miss[x.A1]-p.A.Miss[x.A0]+p.B.Miss[x.B1]-p.B.Miss[x.B0])
	s += p.Opening[a[0].Opens][b[0].Opens]
	s -= lengthCost(p.expected(x.A0, x.A1), length(&p.B, x.B0, x.B1), p.Variance)
	if a[0].Head != b[0].Head {
		s -= headCost
	}
	return s - seams(a) - seams(b)
}

// seams is what it costs that a side of a bead runs over a border of paragraphs.
func seams(sides []Side) int {
	if sides[0].Paragraph != sides[len(sides)-1].Paragraph {
		return seamCost
	}
	return 0
}

// length is that of the sentences [from,to) in Latin letters.
func length(t *Text, from, to int) int64 { return (t.Until[to] - t.Until[from]) / 10 }

// expected is the length that the counterpart of the sentences [from,to) of a would have.
func (p *Pair) expected(from, to int) int64 { return length(&p.A, from, to) * int64(p.Ratio) / 1024 }
