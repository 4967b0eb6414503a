package leader

import (
	"strings"
	"testing"
)

func TestAreData(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines string // label and number
		want  bool
	}{
		{"contents", "Boats 1|Nets 2|Rope 2|Salt 9", false},
		{"contents and figures", "Boats 1|Nets 2|Salt 9|Foam 2|Gulls 7", false},
		{"parts of chapters", "Boats 1-1|Nets 1-7|Oars 1-12|Salt 2-1", false},
		{"index", "Bread 9|Cod 3|Dawn 12|Eel 2|Fog 11|Gulls 5", false},
		{"index of several pages", "Soup 8, 14|Trout 3–7, 23|Bread 9|Pie 6|Beer 4", false},
		{"beyond the pages", "Bread 9|Cod 300|Dawn 12|Eel 2|Fog 11|Gulls 5", true},
		{"prices", "Soup 8.50|Trout 23.00|Bread 1.20|Pie 6.00|Beer 4.50", true},
		{"in whole numbers", "Soup 8|Trout 23|Bread 1|Pie 6|Beer 4", true},
		{"thousands", "Dues 1,250", true},
		{"shares", "Turnout 56%", true},
		{"Arabic digits", "ا ٨|ب ٢٣|ت ١|ج ٦٠٠|خ ٤", true},
		{"Roman numerals", "Boats ix|Nets iv|Rope v|Salt i|Foam ii", false},
	} {
		var e Entries
		for _, l := range strings.Split(c.lines, "|") {
			at := strings.IndexByte(l, ' ')
			number, label := Number(l[:at] + " ......... " + l[at+1:])
			if number != l[at+1:] || label != l[:at] {
				t.Errorf("%s: %q leads to %q from %q", c.name, l, number, label)
			}
			e.Add(number, label)
		}
		if got := e.AreData(40); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestEnds(t *testing.T) {
	for text, want := range map[string]bool{
		"Soup ......... 8.50": true, "Soup . . . . . € 8.50": true, "Wages ........ 1 250 000": true,
		"Bread …… 3 EUR": false,
		"......... 12":   true, "Name .........": false, "I, .........., say": false, "so ... 5": false,
		"And then.... there were 5 of them in all": false,
	} {
		if got := Ends(text); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}
