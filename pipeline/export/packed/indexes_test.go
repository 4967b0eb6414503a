package packed

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go/encoding/rle"
)

func TestAppendIndexes(t *testing.T) {
	for _, c := range []struct {
		name    string
		indexes []int32
		want    []byte
	}{
		{"none", nil, []byte{0, 0}},
		{"zeros only", make([]int32, 5), []byte{0, 10}},
		{"fewer than eight", []int32{1, 1, 2}, []byte{2, 4, 1, 2, 2}},
		{"eight equal", []int32{3, 3, 3, 3, 3, 3, 3, 3}, []byte{2, 16, 3}},
		{"eight different", []int32{0, 1, 2, 3, 4, 5, 6, 7}, []byte{3, 3, 0x88, 0xC6, 0xFA}},
		// The case that parquet-go takes for two runs on processors with AVX2.
		{"four equal and four equal others", []int32{0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0},
			[]byte{1, 5, 0xAA, 0x0F}},
		{"two runs of eight", []int32{1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{1, 16, 1, 16, 0}},
		{"an index of two bytes", []int32{300, 300}, []byte{9, 4, 0x2C, 0x01}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, AppendIndexes(nil, c.indexes)); d != "" {
				t.Error(d)
			}
		})
	}
}

// parquet-go reads back what is written here, whatever the width and the mixture of runs.
func TestIndexesAreReadBack(t *testing.T) {
	state := uint64(1)
	random := func(n int) int { // a linear congruential generator (Knuth, MMIX)
		state = state*6364136223846793005 + 1442695040888963407
		return int(state>>33) % n
	}
	for width := range 25 {
		for round := range 20 {
			t.Run(fmt.Sprint(width, round), func(t *testing.T) {
				var indexes []int32
				for range random(20) {
					v := int32(random(1 << width))
					for range 1 + random(3)*random(12) {
						indexes = append(indexes, v)
					}
				}
				data := AppendIndexes(nil, indexes)
				got, err := new(rle.DictionaryEncoding).DecodeInt32(make([]int32, 0, len(indexes)+8), data)
				if err != nil {
					t.Fatal(err)
				}
				if len(indexes) == 0 {
					return
				}
				if d := cmp.Diff(indexes, got[:len(indexes)]); d != "" {
					t.Error(d)
				}
			})
		}
	}
}
