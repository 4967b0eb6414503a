package letters

import (
	"slices"
	"testing"
)

func TestSortByHash(t *testing.T) {
	for _, n := range []int{0, 1, fewHashes - 1, fewHashes, 5000} {
		var values []uint64
		for i := range uint64(n) {
			values = append(values, uint64(Mix(uint32(i%1000)))<<32|i)
		}
		want := slices.Clone(values)
		slices.Sort(want)
		if got := SortByHash(values); !slices.Equal(got, want) {
			t.Errorf("%d values are not in order", n)
		}
	}
}
