package edit_test

import (
	"testing"

	"example.org/sourcebook/pipeline/edit"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 0, 0},
		{"", "abc", 3, 3},
		{"", "abc", 2, 3},
		{"build", "biuld", 9, 2},
		{"build", "build", 0, 0},
		{"kitten", "sitting", 3, 3},
		{"kitten", "sitting", 2, 3},
		{"kitten", "sitting", 0, 1},
		{"abcdef", "uvwxyz", 2, 3},
		{"abcdef", "abcdex", 0, 1},
	} {
		if got := edit.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("%q to %q, at most %d: got %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
		if got := edit.Distance(c.b, c.a, c.limit); got != c.want {
			t.Errorf("%q to %q, at most %d: got %d, want %d", c.b, c.a, c.limit, got, c.want)
		}
	}
}
