//go:build !unix

package effort

import "time"

// Spent is not known on this system.
func Spent() (t time.Duration, known bool) { return 0, false }
