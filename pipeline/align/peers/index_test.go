package peers

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestPosting: what is kept of a piece of evidence in few and in many documents names the documents that all of them
// would: those before one, or the first one and the next before it, and the first ones of all.
func TestPosting(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var x index
	var all [][]int32
	for _, n := range []int{2, 5, maxPosting, maxPosting + 1, 500} {
		var docs []int32
		for d := int32(r.IntN(3)); len(docs) < n; d += 1 + r.Int32N(4) {
			docs = append(docs, d)
		}
		x.add(uint32(7*len(all)), docs, false)
		all = append(all, docs)
	}
	x.add(100, []int32{5}, false)
	x.finish()
	if len(x.postings) > 2+5+maxPosting+2*(atFirst+firstKept) {
		t.Errorf("the documents take %d places", len(x.postings))
	}
	for k, docs := range all {
		p := x.find(uint32(7 * k))
		if got := p.first(); !slices.Equal(got, docs[:min(len(docs), firstKept)]) {
			t.Errorf("of %d documents the first are %v", len(docs), got)
		}
		for n, i := range docs {
			var got []int
			p.pass(int(i), func(j int) { got = append(got, j) })
			var want []int
			for m, j := range docs[:n] {
				if few := len(docs) <= maxPosting || n <= lastsFrom; few || m == 0 || m >= n-lastKept {
					want = append(want, int(j))
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("before %d of %d documents: %v, want %v", n, len(docs), got, want)
			}
		}
	}
	if p := x.find(100); p != nil {
		t.Errorf("a piece of one document has the posting %v", p)
	}
}
