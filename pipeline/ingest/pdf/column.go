package pdf

import (
	"example.org/sourcebook/pipeline/ingest/pdf/column"
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
)

// parts gives pieces for what columns are found by.
func parts(in []piece) []column.Part {
	out := make([]column.Part, len(in))
	for i := range in {
		out[i] = column.Part{Box: in[i].Box, Letters: in[i].letters(), Leftward: in[i].right, Index: i}
	}
	return out
}

// columns gives the pieces of a page as columns in the order of reading. usual are strips that part columns on other
// pages of the document.
func columns(in []piece, usual []int) [][]piece {
	var out [][]piece
	for _, c := range column.Split(parts(in), usual, column.Most) {
		side := make([]piece, len(c))
		for i := range c {
			side[i] = in[c[i].Index]
		}
		out = append(out, side)
	}
	return out
}

// letters counts the characters of a piece, those that are as wide as two as two.
func (p *piece) letters() int {
	n := len(p.chars)
	for _, c := range p.chars {
		if sign.Wide(c.Rune) {
			n++
		}
	}
	return n
}
