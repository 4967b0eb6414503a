package respace

// costOfRate is the negative decimal logarithm of a rate in thousandths, in hundredths.
func costOfRate(rate int) int {
	for _, row := range [...][2]int{
		{500, 30}, {400, 40}, {300, 52}, {250, 60}, {200, 70}, {150, 82}, {120, 92}, {100, 100},
		{80, 110}, {60, 122}, {50, 130}, {40, 140}, {30, 152}, {20, 170}, {10, 200},
	} {
		if rate >= row[0] {
			return row[1]
		}
	}
	return 230
}
