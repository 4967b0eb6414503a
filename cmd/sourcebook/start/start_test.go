package start

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestLimit checks that the limit of the memory follows what is in use, and that it is set.
func TestLimit(t *testing.T) {
	if limitOf(1<<20) != enough || limitOf(2<<30) != 3<<30 {
		t.Errorf("limits of %d and %d bytes", limitOf(1<<20), limitOf(2<<30))
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	c := &collection{}
	keepWithin(c)
	if got := debug.SetMemoryLimit(-1); got != enough {
		t.Errorf("the limit is %d, want %d", got, int64(enough))
	}
	runtime.KeepAlive(c)
}
