package spelling

import "testing"

func TestCostOf(t *testing.T) {
	for _, c := range []struct {
		share uint64
		cost  int
	}{{whole20, 0}, {whole20 / 2, 30}, {whole20 / 10, 100}, {whole20 / 1000, 300}, {1, 602}} {
		if got := costOf(c.share); got < c.cost-1 || got > c.cost+1 {
			t.Errorf("%d of %d costs %d, want %d", c.share, whole20, got, c.cost)
		}
	}
}

// cost is what the letters and the end of a word cost.
func cost(m *Model, word string) int {
	h, sum := m.Begin(), 0
	for _, r := range word {
		letter := Code([]byte(string(r)))
		sum += m.Letter(h, letter)
		h = h.After(letter)
	}
	return sum + m.End(h)
}

// A model that knows walked, talked, walking and talks finds talking likelier than its letters in another order, and an
// end likelier where words end.
func TestModel(t *testing.T) {
	m := New()
	for _, w := range []string{"walked", "talked", "walking", "talks", "мост", "моста", "хвоста"} {
		m.Learn([]byte(w))
	}
	for _, c := range [][2]string{
		{"talking", "gniklat"}, {"walks", "wal"}, {"моста", "атсом"}, {"хвост", "тсовх"}, {"talked", "talkeд"},
	} {
		if a, b := cost(m, c[0]), cost(m, c[1]); a >= b {
			t.Errorf("%s costs %d, %s %d", c[0], a, c[1], b)
		}
	}
}

// The shares of all letters after a history, its end among them, are one together.
func TestShares(t *testing.T) {
	m := New()
	for _, w := range []string{"ab", "ac", "abc"} {
		m.Learn([]byte(w))
	}
	h := m.Begin().After(Code([]byte("a")))
	sum := m.share(h, wordEnd)
	for r := 'a'; r < 'a'+alphabet-1; r++ {
		sum += m.share(h, Code([]byte(string(r))))
	}
	if sum < whole20*99/100 || sum > whole20*101/100 {
		t.Errorf("the shares are %d of %d together", sum, whole20)
	}
}
