package peers

import (
	"fmt"
	"slices"
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestKin: of documents in two languages the two that share rare senses are kin, unless one of them shares nearly as
// much with another one that is not the same text.
func TestKin(t *testing.T) {
	const pairs, senses = 50, 12
	var docs []*Sketch
	add := func(id, language string, from, shared uint32) {
		f := &tables.Fingerprint{DocumentID: id, Language: language, Size: 1000, Sentences: 6}
		for n := range uint32(senses) {
			first := from
			if n >= shared {
				first = uint32(1000 + len(docs)) // of its own
			}
			f.Senses = append(f.Senses, (first*senses+n)<<4)
		}
		slices.Sort(f.Senses)
		docs = append(docs, New(f))
	}
	for i := range uint32(pairs) {
		add(fmt.Sprintf("a%02d", i), "en", i, senses)
		add(fmt.Sprintf("b%02d", i), "ko", i, senses)
	}
	add("rival", "ko", 0, senses-1)
	add("distant", "ko", 1, senses/3)
	finder := NewFinder(docs, room())
	for i := range docs {
		finder.Partners(i)
	}
	other := func(int, int) bool { return false }
	for _, c := range []struct {
		name string
		a, b int
		one  func(a, b int) bool
		want bool
	}{
		{"the only ones", 4, 5, other, true},
		{"the other way round", 5, 4, other, true},
		{"another one is nearly as near", 0, 1, other, false},
		{"it is the same text", 0, 1, func(a, b int) bool { return a == 1 && b == 2*pairs }, true},
		{"another one is not near", 2, 3, other, true},
		{"nothing in common", 4, 7, other, false},
	} {
		if got := finder.Kin(c.a, c.b, c.one); got > 0 != c.want {
			t.Errorf("%s: %d", c.name, got)
		}
	}
}

func TestRoot(t *testing.T) {
	for _, c := range [][2]int64{{0, 0}, {1, 1}, {3, 1}, {4, 2}, {1<<40 - 1, 1<<20 - 1}, {1 << 40, 1 << 20}} {
		if got := root(c[0]); got != c[1] {
			t.Errorf("root of %d: %d, want %d", c[0], got, c[1])
		}
	}
}
