package wording

import "testing"

func TestMatches(t *testing.T) {
	many := func(last uint32) [][]uint32 { // nine words alike and one more
		var out [][]uint32
		for range 9 {
			out = append(out, []uint32{1, 2})
		}
		return append(out, []uint32{last})
	}
	for _, c := range []struct {
		name string
		a, b [][]uint32
		want bool
	}{
		{"none", nil, nil, true},
		{"in another order", [][]uint32{{1}, {2}}, [][]uint32{{2}, {1}}, true},
		{"one gives way to another", [][]uint32{{1, 2}, {1}}, [][]uint32{{1}, {2}}, true},
		{"two for one", [][]uint32{{1}, {1}}, [][]uint32{{1}, {2}}, false},
		{"all alike but one, which fits", many(3), many(3), true},
		{"all alike but one, which fits nothing", many(3), many(4), false},
	} {
		if got := Matches(c.a, c.b); got != c.want {
			t.Errorf("%s: got %t", c.name, got)
		}
	}
}
