package align

import (
	"math/bits"
	"slices"
	"testing"

	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/tables"
)

// TestSample: the sample holds all hashes with enough zeros, of all that came, and no lower number of zeros would fit.
func TestSample(t *testing.T) {
	g := generator(3)
	for range 300 {
		var f tables.Fingerprint
		var all []uint32
		values := 1 + g.below(20000)
		for range 1 + g.below(3) {
			part := make([]uint32, g.below(20000))
			for i := range part {
				part[i] = letters.Mix(uint32(g.below(values)))
			}
			all = append(all, part...)
			sample(&f, part)
		}
		all = letters.Distinct(all)
		rate := func(zeros int) []uint32 {
			return slices.DeleteFunc(slices.Clone(all), func(h uint32) bool { return bits.TrailingZeros32(h) < zeros })
		}
		if want := rate(f.Zeros); !slices.Equal(f.Sample, want) {
			t.Fatalf("%d hashes of %d with %d zeros", len(f.Sample), len(want), f.Zeros)
		}
		if len(f.Sample) > maxSample || f.Zeros > 0 && len(rate(f.Zeros-1)) <= maxSample {
			t.Fatalf("%d hashes at %d zeros", len(f.Sample), f.Zeros)
		}
	}
}
