// Package start keeps the garbage collector out of the way while the program starts: what the packages set up is kept
// for good, and to look through it for garbage takes longer than a short command does. Go sets packages up in the order
// of their paths once what they import is ready, so that this one, which imports next to nothing, comes before nearly
// all others.
package start

import "runtime/debug"

// quick lets the heap grow to some 40 MB before garbage is looked for the first time.
const quick = 800

// usual is what the collector was set to: $GOGC, or Go's default.
var usual = debug.SetGCPercent(quick)

// Long gives the collector its usual setting back: every command calls it that may hold much.
func Long() { debug.SetGCPercent(usual) }
