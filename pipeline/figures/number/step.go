package number

// A step is how many of the next smaller unit of time make one; months and days make no exact number of each other.
type step struct {
	to    string
	times int64
}

var smaller = map[string]step{
	"a": {"mo", 12}, "wk": {"d", 7}, "d": {"h", 24}, "h": {"min", 60}, "min": {"s", 60},
}

// InUnits gives how many of the smaller unit of time make one of the greater; 0 if that is not exact.
func InUnits(greater, less string) int64 {
	times := int64(1)
	for greater != less {
		s, ok := smaller[greater]
		if !ok {
			return 0
		}
		greater, times = s.to, times*s.times
	}
	return times
}
