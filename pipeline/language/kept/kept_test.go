package kept

import "testing"

// TestTurn: what was asked for in a turn is kept over the next one, and so on for each such turn, and no longer.
func TestTurn(t *testing.T) {
	var m Map[string, int]
	is := func(key string, want int) {
		t.Helper()
		if n := *m.Of(key); n != want {
			t.Errorf("%s is %d, want %d", key, n, want)
		}
	}
	*m.Of("once"), *m.Of("twice"), *m.Of("next") = 1, 2, 3
	m.Turn(2)
	is("next", 3)
	is("twice", 2)
	m.Turn(2)
	m.Turn(2) // twice was asked for in the turn before the last
	is("once", 0)
	is("twice", 2)
	for range 7 {
		m.Turn(2)
	}
	is("twice", 0)
}
