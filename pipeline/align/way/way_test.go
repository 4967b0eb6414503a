package way

import "testing"

// TestChain compares with the best of all subsequences.
func TestChain(t *testing.T) {
	seed := uint32(3)
	below := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>16) % n
	}
	for range 300 {
		n := 1 + below(9)
		found := make([]Anchor, n)
		for i := range found {
			found[i] = Anchor{A: i, B: below(8), Weight: 1 + below(5)}
		}
		best := 0
		for set := range 1 << n {
			weight, last := 0, -1
			for i, f := range found {
				if set>>i&1 == 0 {
					continue
				}
				if f.B <= last {
					weight = -1 << 20
				}
				last = f.B
				weight += f.Weight
			}
			best = max(best, weight)
		}
		got, last := 0, Anchor{-1, -1, 0}
		for _, f := range Chain(found, 8) {
			if f.A <= last.A || f.B <= last.B {
				t.Fatalf("%v: not rising", found)
			}
			got, last = got+f.Weight, f
		}
		if got != best {
			t.Fatalf("%v: weight %d, want %d", found, got, best)
		}
	}
}

// TestGap: where no anchor is near and one text lacks hundreds of sentences in a row, the way round the gap lies in the
// band.
func TestGap(t *testing.T) {
	const n, gap = 1400, 300
	for _, at := range []int{0, 150, 480, 1000, n - gap} {
		w := Between(nil, n, n-gap)
		for i := range w {
			j := i
			if i > at {
				j = max(at, i-gap)
			}
			if j < w[i].Lo || j > w[i].Hi {
				t.Fatalf("gap at %d: row %d is %v, without %d", at, i, w[i], j)
			}
		}
	}
	if w := Between(nil, 9000, 9000); w.Cells() > 9000*300 {
		t.Errorf("the band of equal texts has %d cells", w.Cells())
	}
}
