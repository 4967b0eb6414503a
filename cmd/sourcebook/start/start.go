// Package start keeps the garbage collector out of the way while the program starts: what the packages set up is kept
// for good, and to look through it for garbage takes longer than a short command does. Go sets packages up in the order
// of their paths once what they import is ready, so that this one, which imports next to nothing, comes before nearly
// all others.
package start

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// quick lets the heap grow to some 40 MB before garbage is looked for the first time.
const quick = 800

// usual is what the collector was set to: $GOGC, or Go's default.
var usual = debug.SetGCPercent(quick)

// usually is what Go sets the collector to where $GOGC says nothing, rarely how far the heap may grow then. Most of
// what is in use are lexicons, which stay: to go through them each time the heap has doubled takes a tenth of a build.
const (
	usually = 100
	rarely  = 200
)

// enough is how many bytes a command holds before the collector works harder, rather than let the heap grow to twice of
// what is in use. Where that alone is more, the heap may grow by half of it: a collector that never rests would be
// worse.
const enough = 768 << 20

// Long gives the collector a setting for long work: every command calls it that may hold much. What $GOGC says stays,
// and a limit of the memory that $GOMEMLIMIT gives.
func Long() {
	percent := usual
	if percent == usually {
		percent = rarely
	}
	debug.SetGCPercent(percent)
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		keepWithin(&collection{})
	}
}

// collection is garbage from the start: its finalizer runs after each collection.
type collection struct{ limit int64 }

// keepWithin sets the limit of the memory to what suits the bytes in use, now and after each collection.
func keepWithin(c *collection) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if limit := limitOf(int64(live[0].Value.Uint64())); limit != c.limit {
		c.limit = limit
		debug.SetMemoryLimit(limit)
	}
	runtime.SetFinalizer(c, keepWithin)
}

// limitOf gives the limit of the memory while so many bytes of the heap are in use.
func limitOf(live int64) int64 { return max(enough, live+live/2) }
