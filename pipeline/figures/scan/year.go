package scan

import "strings"

// Bounds of what is read as a year where nothing but the digits says so.
const (
	FirstYear = 1900
	LastYear  = 2100
)

// earliestAlone is the first year that may stand alone in a language that writes years so.
const earliestAlone = 1500

// YearAlone reports whether four digits with nothing beside them that says so may be a year: one of the last and this
// century, or an earlier one that is not round, in a language that writes years alone ("1862 gebaut").
func (t *Traits) YearAlone(y int) bool {
	return PlausibleYear(y) || t.BareYears && y >= earliestAlone && y < FirstYear && y%100 != 0
}

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
