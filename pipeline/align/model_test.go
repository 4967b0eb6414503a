package align

import (
	"testing"

	"example.org/sourcebook/pipeline/align/grid"
)

func TestLimit(t *testing.T) {
	for name, want := range map[string]int{"v:2": 3, "v:10": 4, "v:76": 6, "v:2000": 6, "v:1770": 10, "v:50000000": 10,
		"v:0": 1, "v:-3.5": 6, "v:123456": 12, "e:Q1": 12} {
		if got := limit(name); got != want {
			t.Errorf("limit(%s) = %d, want %d", name, got, want)
		}
		if got := int(factHash(name) & 15); got != want {
			t.Errorf("factHash(%s) holds %d, want %d", name, got, want)
		}
	}
}

// TestLong: documents too long to be looked at whole give the same beads as short ones would.
func TestLong(t *testing.T) {
	var g generator = 5
	text := g.write(1200)
	for _, c := range []struct {
		name           string
		language, skip int
		atLeast        int // thousandths of the sentences of b that must lie in a right bead of one with one
	}{
		{"copy", 0, 0, 1000},
		{"version", 0, 7, 1000},
		{"translation", 1, 0, 990},
		{"shortened translation", 1, 7, 970},
	} {
		a, b := g.document("a", 0, 0, text), g.document("b", c.language, c.skip, text)
		var number []int // of the sentences of b in a
		for i := range text {
			if c.skip == 0 || i%c.skip != c.skip-1 {
				number = append(number, i)
			}
		}
		p := newPair(a, b, c.language == 0)
		if w := p.band(); w[600].Hi-w[600].Lo > 200 {
			t.Errorf("%s: the band is %d wide", c.name, w[600].Hi-w[600].Lo)
		}
		right := 0
		for _, x := range p.align() {
			if x.A1-x.A0 == 1 && x.B1-x.B0 == 1 && number[x.B0] == x.A0 {
				right++
			}
		}
		if 1000*right < c.atLeast*len(number) {
			t.Errorf("%s: %d of %d sentences are right", c.name, right, len(number))
		}
	}
}

// FuzzBeads: beads are monotonic, of the allowed sizes, and no sentence is in two; the band always holds a path.
func FuzzBeads(f *testing.F) {
	f.Add(uint32(1), uint16(20), uint16(25), false)
	f.Add(uint32(2), uint16(0), uint16(3), true)
	f.Add(uint32(3), uint16(300), uint16(290), true)
	f.Add(uint32(4), uint16(600), uint16(150), false)
	f.Fuzz(func(t *testing.T, seed uint32, n, m uint16, same bool) {
		g := generator(seed)
		text := g.write(max(int(n%700), int(m%700)))
		language := 1
		if same {
			language = 0
		}
		p := newPair(g.document("a", 0, 0, text[:n%700]), g.document("b", language, g.below(9), text[:m%700]), same)
		w := p.band()
		if w[0].Lo != 0 || w[len(w)-1].Hi != len(p.B.Sides) {
			t.Fatal("the band does not reach from corner to corner")
		}
		for i := 1; i < len(w); i++ {
			if w[i].Lo < w[i-1].Lo || w[i].Hi < w[i-1].Hi || w[i].Lo > w[i-1].Hi || w[i].Lo > w[i].Hi {
				t.Fatalf("row %d of the band: %v after %v", i, w[i], w[i-1])
			}
		}
		a, b := 0, 0
		for _, x := range p.align() {
			da, db := x.A1-x.A0, x.B1-x.B0
			if x.A0 < a || x.B0 < b || da < 1 || db < 1 || da > grid.MaxMembers || db > grid.MaxMembers || da+db > 4 {
				t.Fatalf("bead %v after %d, %d", x, a, b)
			}
			a, b = x.A1, x.B1
		}
		if a > len(p.A.Sides) || b > len(p.B.Sides) {
			t.Fatal("a bead is beyond the end")
		}
	})
}
