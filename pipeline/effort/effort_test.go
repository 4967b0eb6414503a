package effort

import (
	"testing"
	"time"
)

// TestOf finds work to cost more than sleep, however long the sleep is.
func TestOf(t *testing.T) {
	sum := 0
	work, known := Of(func() {
		for i := range 100_000_000 {
			sum += i & sum
		}
	})
	if !known {
		t.Skip("the operating system does not tell")
	}
	sleep, _ := Of(func() { time.Sleep(100 * time.Millisecond) })
	if work <= 0 || sleep >= work {
		t.Errorf("%v for work, %v for sleep (%d)", work, sleep, sum)
	}
}
