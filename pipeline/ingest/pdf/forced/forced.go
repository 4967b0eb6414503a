// Package forced tells paragraphs of tagged pages whose lines were broken by hand, as those of an address are: tags
// say nothing of that.
package forced

import "slices"

// Line is a line of a page, measured along the way in which it is read.
type Line struct {
	Begin, End int
	Word       int // how wide its first word is
	Size       int // of its type
	Block      int // the paragraph that it belongs to; 0 for none
}

// Blocks gives the paragraphs whose lines were all broken by hand, in order: each next word would have found room
// where the lines of other paragraphs end, and one of them where those of its own do.
func Blocks(page []Line) []int {
	var out []int
	for from := 0; from < len(page); {
		to := from + 1
		for to < len(page) && page[to].Block == page[from].Block {
			to++
		}
		if in := page[from:to]; in[0].Block > 0 && len(in) > 1 && areBroken(in, page) {
			out = append(out, in[0].Block)
		}
		from = to
	}
	return out
}

// areBroken reports whether the lines of a paragraph were broken by hand. Beside a picture they are short, too, but
// all of them end at one edge.
func areBroken(in, page []Line) bool {
	last := len(in) - 1
	begins := func(l Line) bool { return near(l.Begin, in[0].Begin, l.Size) && near(l.Size, in[0].Size, l.Size/5) }
	if slices.ContainsFunc(in, func(l Line) bool { return !begins(l) }) {
		return false
	}
	reach, edge := in[0].End, in[0].End
	for _, l := range in[:last] {
		reach = max(reach, l.End)
	}
	for _, l := range page {
		if l.Block != in[0].Block && begins(l) {
			edge = max(edge, l.End)
		}
	}
	short, all := false, true
	for i, l := range in[:last] {
		need := l.End + in[i+1].Word + l.Size
		if need >= edge {
			return false
		}
		short = short || need < reach
		all = all && shortest*(l.End-l.Begin) < edge-l.Begin
	}
	return short || all
}

// shortest is how many times as wide as a line its column is at least, where only that shows that it was broken: half
// of a page or a third of it may be a column.
const shortest = 4

func near(a, b, room int) bool { return max(a-b, b-a) <= room }
