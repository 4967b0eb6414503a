package figures

import (
	"strings"
	"testing"
)

// TestDatesLinear reads long texts of one repeated piece of a date: work that grew with the square of the length would
// not end.
func TestDatesLinear(t *testing.T) {
	l, size := lexicon(), 1<<15
	if testing.Short() {
		size = 1 << 13
	}
	pieces := map[string][]string{
		"en": {
			"1990s ", "the ", "3–", "3 to ", "3 to 4 March ", "March 3–", "from March to ", "Q3 ", "H1 ", "half past ",
			"ten past ", "century ", "19th-",
			"since the end of ", "1/2/", "2021-", "2021-W", "first quarter of ", "summer ", "May ", "'19 ", "9:00 GMT+", "XX ",
			"31 February ",
		},
		"zh": {"2021年", "20世纪", "第", "第三季度", "十", "二〇", "3月", "今年", "上午9时", "民国", "底", "自", "1日至", "年前"},
		"ru": {"XX ", "1990-", "с 3 по ", "в начале ", "2021 года ", "первый "},
		"cs": {"1. ", "1. 2. ", "od 3. do ", "ledna "},
		"lv": {"2021. gada ", "1.–"},
		"de": {"Ende ", "Viertel nach ", "9 bis ", "im ", "3./4. "},
	}
	for tag, list := range pieces {
		for _, piece := range list {
			check(t, reading(t, l, tag, strings.Repeat(piece, size/len(piece)), "2023-09-13"))
		}
	}
}
