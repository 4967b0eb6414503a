package scan

import "strings"

// Bounds of what is read as a year where nothing but the digits says so.
const (
	FirstYear = 1900
	LastYear  = 2099
)

func PlausibleYear(y int) bool { return y >= FirstYear && y <= LastYear }

func Atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// Roman is the value of a Roman numeral up to 30 in upper case, 0 if s is none.
func Roman(s string) int {
	tens := 0
	for strings.HasPrefix(s, "X") && tens < 30 {
		s, tens = s[1:], tens+10
	}
	for v, r := range []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"} {
		if s == r {
			return tens + v
		}
	}
	return 0
}
