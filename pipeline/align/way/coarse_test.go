package way

import "testing"

// TestCoarse: the band leads along what two texts share, in a text with a gap of hundreds of sentences on either side,
// though each sentence shares as much with another one by chance.
func TestCoarse(t *testing.T) {
	const n, gapA, gapB, gap = 4000, 1000, 2500, 400 // a lacks sentences that b has after gapA, b lacks some after gapB
	counterpart := func(i int) int {
		switch {
		case i < gapA:
			return i
		case i < gapB:
			return i + gap
		case i < gapB+gap:
			return -1
		}
		return i
	}
	c := NewCoarse(n, n)
	seed := uint32(1)
	chance := func() int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for i := range n {
		if j := counterpart(i); j >= 0 && i%3 == 0 {
			c.Share(i, j, 10)
		}
		c.Share(i, chance(), 10)
	}
	w := c.Band()
	lost := 0
	for i := range n {
		if j := counterpart(i); j >= 0 && (j < w[i].Lo || j > w[i].Hi) {
			lost++
		}
	}
	if lost > 0 {
		t.Errorf("%d sentences of %d lie beside the band", lost, n)
	}
	if w[0].Lo != 0 || w[n].Hi != n {
		t.Errorf("the band leads from %d to %d", w[0].Lo, w[n].Hi)
	}
	if cells := w.Cells(); cells > 250*n {
		t.Errorf("the band has %d cells", cells)
	}
}
