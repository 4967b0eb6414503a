package pdfium

import "testing"

// TestSpread makes letters of ligatures, side by side in their room.
func TestSpread(t *testing.T) {
	j := joins{said: []string{"ffi", "Qu"}}
	in := []Char{{Rune: 'o', Box: Box{Right: 60}}, {Rune: firstJoin, Box: Box{Left: 60, Right: 150}, Gap: GapWhite},
		{Rune: firstJoin + 1, Box: Box{Left: 150, Right: 250}}}
	said, at := "", 0
	for i, c := range j.spread(in) {
		said += string(c.Rune)
		if c.Left != at {
			t.Errorf("character %d begins at %d, not %d", i, c.Left, at)
		}
		if tight := c.Gap == GapTight; tight != (i == 2 || i == 3 || i == 5) {
			t.Errorf("character %d: tight is %v", i, tight)
		}
		at = c.Right
	}
	if said != "offiQu" {
		t.Errorf("got %q", said)
	}
}
