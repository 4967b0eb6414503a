package scan

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
