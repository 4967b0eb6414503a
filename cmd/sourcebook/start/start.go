// Package start keeps the garbage collector out of the way while the program starts: what the packages set up is kept
// for good, and to look through it for garbage takes longer than a short command does. Go sets packages up in the order
// of their paths once what they import is ready, so that this one, which imports next to nothing, comes before nearly
// all others.
package start

import (
	"math"
	"runtime/debug"
)

// quick lets the heap grow to some 40 MB before garbage is looked for the first time.
const quick = 800

// usual is what the collector was set to: $GOGC, or Go's default.
var usual = debug.SetGCPercent(quick)

// enough is how many bytes a command holds before the collector works harder, rather than let the heap grow to twice of
// what is in use.
const enough = 768 << 20

// Long gives the collector its usual setting back: every command calls it that may hold much. A limit of the memory
// that $GOMEMLIMIT gives stays.
func Long() {
	debug.SetGCPercent(usual)
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(enough)
	}
}
