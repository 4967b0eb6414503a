package fixed

import (
	"math"
	"testing"
)

func TestLog2(t *testing.T) {
	for _, x := range []uint64{1, 2, 3, 5, 7, 10, 1000, 1023, 1024, 1 << 40, math.MaxUint64} {
		if got, want := float64(Log2(x)), 1024*math.Log2(float64(x)); got > want+0.01 || got < want-1.01 {
			t.Errorf("Log2(%d) = %g, want %g", x, got, want)
		}
		if got, want := QuickLog(int64(x>>1)+1), Log2(x>>1+1); got > want || got < want-2 {
			t.Errorf("QuickLog(%d) = %d, want %d", x>>1+1, got, want)
		}
	}
}
