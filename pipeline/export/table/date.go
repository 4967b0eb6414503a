package table

import (
	"fmt"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
)

const secondsOfDay = 86_400

// parseDate reads YYYY-MM-DD, years 0001 to 9999, as days since 1970-01-01.
func parseDate(s string) (arrow.Date32, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is no date of the form YYYY-MM-DD", s)
	}
	seconds := t.Unix()
	days := seconds / secondsOfDay
	if seconds%secondsOfDay < 0 {
		days--
	}
	return arrow.Date32(days), nil
}

// appendDate writes a day as YYYY-MM-DD.
func appendDate(b []byte, d arrow.Date32) []byte {
	return time.Unix(int64(d)*secondsOfDay, 0).UTC().AppendFormat(b, time.DateOnly)
}
