package letters

import "testing"

func TestRuns(t *testing.T) {
	runs := func(s string) []uint32 { r, _ := Runs(nil, s); return r }
	same := func(a, b string) bool {
		x, y := runs(a), runs(b)
		if len(x) != len(y) || len(x) == 0 {
			return false
		}
		for i := range x {
			if x[i] != y[i] {
				return false
			}
		}
		return true
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"online fraud", "OnlineFraud", true},
		{"telecom & online", "telecomonline", true},
		{"Élève fêté", "eleve fete", true},
		{"Ελληνικά", "ελληνικα", true},
		{"电信诈骗", "电信 诈骗", true},
		{"INTERPOL", "ＩＮＴＥＲＰＯＬ", true},
		{"fraud", "fraude", false},
		{"电信诈骗", "诈骗电信", false},
		{"the", "the", false}, // too short to have any
	} {
		if got := same(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %t", c.a, c.b, got)
		}
	}
	if _, size := Runs(nil, "ab 12, 字"); size != 70 {
		t.Errorf("size = %d, want 70", size)
	}
}

func TestPassage(t *testing.T) {
	both, digits, words := Passage("Report 12 of the Harbour, 2021")
	for _, c := range []struct {
		text                string
		both, digits, words bool // whether they are the same
	}{
		{"Report 12 of the harbour 2021.", true, true, true},
		{"Report 122 of the harbour, 021", false, false, true},
		{"Report 12 of the airport, 2021", false, true, false},
	} {
		b, d, w := Passage(c.text)
		if (b == both) != c.both || (d == digits) != c.digits || (w == words) != c.words {
			t.Errorf("%q: %t, %t, %t", c.text, b == both, d == digits, w == words)
		}
	}
	if _, digits, words := Passage("No. 7"); digits == 0 || words != 0 {
		t.Error("a few letters are a title")
	}
	if _, digits, _ := Passage("Report of the harbour"); digits != 0 {
		t.Error("digits where there are none")
	}
}
