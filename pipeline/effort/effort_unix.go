//go:build unix

package effort

import (
	"syscall"
	"time"
)

// Spent is the time of all processors that the process has had, in its own code and in the system's; known is false
// where the operating system does not tell.
func Spent() (t time.Duration, known bool) {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0, false
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), true
}
