package packed

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

// TestAppendInts: the examples of Parquet's Encodings.md, and the bounds.
func TestAppendInts(t *testing.T) {
	for _, c := range []struct {
		name    string
		numbers []int64
		want    []byte
	}{
		{"none", nil, []byte{0x80, 1, 4, 0, 0}},
		{"one", []int64{-3}, []byte{0x80, 1, 4, 1, 5}},
		{"one step", []int64{1, 2, 3, 4, 5}, []byte{0x80, 1, 4, 5, 2, 2, 0, 0, 0, 0}},
		{"down and up", []int64{7, 5, 3, 1, 2, 3, 4, 5},
			[]byte{0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, AppendInts(nil, c.numbers)); d != "" {
				t.Error(d)
			}
		})
	}
}

// lists of numbers in which differences take every number of bits, with ends at and beside those of blocks.
func lists() [][]int64 {
	state := uint64(1)
	random := func() uint64 { // a linear congruential generator (Knuth, MMIX)
		state = state*6364136223846793005 + 1442695040888963407
		return state>>32 | state<<32
	}
	out := [][]int64{{}, {math.MinInt64, math.MaxInt64, 0, math.MinInt64}, {math.MaxInt64, math.MinInt64}}
	for width := range 65 {
		for _, n := range []int{2, 31, 32, 33, 34, 128, 129, 130, 161, 257, 300} {
			list := make([]int64, n)
			for i := range list {
				if width > 0 {
					list[i] = int64(random() >> (64 - width))
				}
			}
			out = append(out, list)
		}
	}
	return out
}

// TestIntsAreReadBack: parquet-go reads what is written here.
func TestIntsAreReadBack(t *testing.T) {
	for _, list := range lists() {
		got, err := parquet.DeltaBinaryPacked.DecodeInt64(nil, AppendInts(nil, list))
		if err != nil || !slices.Equal(got, list) {
			t.Fatalf("%d: read %d, %v", list, got, err)
		}
	}
}
