package grid

import (
	"math"
	"testing"
)

func TestTail(t *testing.T) {
	for i, got := range tail {
		want := -1024 * math.Log2(math.Erfc(float64(i)/16/math.Sqrt2))
		if math.Abs(float64(got)-want) > 0.51 {
			t.Errorf("tail[%d] = %d, want %g", i, got, want)
		}
	}
	if last := int(tail[len(tail)-1]); last < outlierCost {
		t.Errorf("the table ends at %d, below the cost of an outlier", last)
	}
	for i, r := range roots {
		if int(r) != int(math.Sqrt(float64(i))) {
			t.Errorf("roots[%d] = %d", i, r)
		}
	}
}

func TestLengthCost(t *testing.T) {
	for _, c := range []struct {
		want, lb int64
		min, max int
	}{
		{100, 100, 0, 0},
		{0, 0, 0, 0},
		{100, 110, 1, bit},
		{100, 200, 2 * bit, outlierCost},
		{10, 400, outlierCost, outlierCost},
		{1 << 30, 1, outlierCost, outlierCost},
	} {
		if got := lengthCost(c.want, c.lb, 90); got < c.min || got > c.max {
			t.Errorf("lengthCost(%d, %d) = %d, want %d to %d", c.want, c.lb, got, c.min, c.max)
		}
	}
}

// TestCostsMore checks that no difference is said to cost more than it does, and that few which do are not told.
func TestCostsMore(t *testing.T) {
	told, all := 0, 0
	for want := int64(0); want < 300; want += 7 {
		for lb := range int64(400) {
			square, spread := difference(want, lb, 90)
			cost := int64(costOf(square, spread))
			for than := int64(0); than < outlierCost+64; than += 13 {
				more := costsMore(square, spread, than)
				if more && cost <= than {
					t.Fatalf("%d instead of %d letters cost %d, not more than %d", lb, want, cost, than)
				}
				if cost > than {
					all++
					told += map[bool]int{true: 1}[more]
				}
			}
		}
	}
	if 100*told < 95*all {
		t.Errorf("%d of %d are told", told, all)
	}
}
