package forced

import (
	"slices"
	"testing"
)

// block gives lines of a paragraph that begin at 100 and end where said; each first word is 40 wide.
func block(n int, ends ...int) []Line {
	var out []Line
	for _, e := range ends {
		out = append(out, Line{Begin: 100, End: e, Word: 40, Size: 10, Block: n})
	}
	return out
}

func TestBlocks(t *testing.T) {
	text := block(1, 500, 488, 495, 300)
	tests := []struct {
		name string
		in   []Line
		want []int
	}{
		{"an address", block(2, 150, 320, 200), []int{2}},
		{"a long line first, all of them short", block(2, 190, 170, 150), []int{2}},
		{"a paragraph", block(2, 470, 498, 480, 120), nil},
		{"beside a picture", block(2, 310, 300, 315, 290, 400), nil},
		{"a picture ends beside it", block(2, 310, 300, 315, 495, 220), nil},
		{"a line", block(2, 150), nil},
		{"in no paragraph", block(0, 150, 320, 200), nil},
	}
	for _, c := range tests {
		if got := Blocks(slices.Concat(text, c.in)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	if got := Blocks(block(2, 150, 320, 200)); got != nil {
		t.Errorf("a page without a text: got %v", got)
	}
}
