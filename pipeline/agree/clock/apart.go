package clock

import (
	"strconv"
	"strings"
)

// Same reports whether two times, or stretches of hours, are the same, whatever is known of the half of the day.
func Same(s, t string) bool {
	return strings.ReplaceAll(s, Morning, "") == strings.ReplaceAll(t, Morning, "")
}

// HalfDayApart reports whether twelve hours lie between two times, or between the ends of two stretches of hours, and
// the earlier one may be told by twelve hours: no words tell that it is one before noon.
func HalfDayApart(s, t string) bool {
	x, y := strings.Split(s, Between), strings.Split(t, Between)
	if len(x) != len(y) {
		return false
	}
	apart := false
	for i := range x {
		told := strings.HasSuffix(x[i], Morning) || strings.HasSuffix(y[i], Morning)
		switch d, ok := minutesBetween(x[i], y[i]); {
		case !ok || d != 0 && (d != halfDay || told):
			return false
		case d == halfDay:
			apart = true
		}
	}
	return apart
}

// IsLate reports whether a time is one after noon.
func IsLate(s string) bool {
	n, ok := minuteOf(s)
	return ok && n >= halfDay
}

const halfDay = 12 * 60

// minutesBetween is how many minutes lie between two times of one day.
func minutesBetween(s, t string) (n int, ok bool) {
	x, ok := minuteOf(s)
	y, also := minuteOf(t)
	return max(x-y, y-x), ok && also
}

func minuteOf(s string) (n int, ok bool) {
	hour, minute, _ := strings.Cut(strings.TrimSuffix(s, Morning), ":")
	h, err := strconv.Atoi(hour)
	m, fault := strconv.Atoi(minute)
	return 60*h + m, err == nil && fault == nil
}
