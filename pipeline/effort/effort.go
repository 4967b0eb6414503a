// Package effort measures what work costs in time of the processor. That time does not grow when other programs keep
// the machine busy, as time on the wall does, so a test may hold it against a limit. No stage imports it.
package effort

import "time"

// Of gives the time of all processors that the process had while f ran, that of other goroutines included; known is
// false, and the time is 0, where the operating system does not tell.
func Of(f func()) (took time.Duration, known bool) {
	before, known := Spent()
	f()
	after, _ := Spent()
	return after - before, known
}
