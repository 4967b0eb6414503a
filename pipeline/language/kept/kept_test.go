package kept

import "testing"

// TestTurn: what was asked for is kept over the turns after it, and no longer.
func TestTurn(t *testing.T) {
	var m Map[string, int]
	*m.Of("old"), *m.Of("new") = 1, 2
	m.Turn(2)
	m.Of("new")
	m.Turn(2)
	m.Turn(2)
	if n := *m.Of("new"); n != 2 {
		t.Errorf("new is %d", n)
	}
	if n := *m.Of("old"); n != 0 {
		t.Errorf("old is %d", n)
	}
}
