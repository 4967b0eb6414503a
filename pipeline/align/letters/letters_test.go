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
