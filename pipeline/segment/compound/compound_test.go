package compound

import (
	"testing"

	"example.org/sourcebook/pipeline/language"
)

// words are a list in which a and bb begin and end longer words and cc does neither.
func words() *language.Frequencies {
	return language.NewFrequencies([]language.WordCost{
		{Word: "aaaa", Cost: 300}, {Word: "aaaabbbb", Cost: 500}, {Word: "aaaadddd", Cost: 500}, {Word: "bbbb", Cost: 300},
		{Word: "cccc", Cost: 300}, {Word: "dddd", Cost: 300}, {Word: "ddddbbbb", Cost: 500},
	})
}

func TestParts(t *testing.T) {
	m := learn(words(), nil)
	if m.all != 3 {
		t.Fatalf("%d words are two, want 3", m.all)
	}
	cost := func(f func([]byte, int) int, word string) int { return f([]byte(word), 300) }
	if a, c := cost(m.First, "aaaa"), cost(m.First, "cccc"); a >= c {
		t.Errorf("what begins words costs %d as a first part, what does not %d", a, c)
	}
	if b, a := cost(m.Last, "bbbb"), cost(m.Last, "aaaa"); b >= a {
		t.Errorf("what ends words costs %d as a last part, what does not %d", b, a)
	}
	if n := cost(learn(language.NewFrequencies(nil), nil).First, "aaaa"); n != most {
		t.Errorf("a part costs %d where nothing is known, want %d", n, most)
	}
}

func TestLogarithm(t *testing.T) {
	for n, want := range map[uint64]int{0: 0, 1: 0, 10: 99, 1000: 299, whole: 899} {
		if got := logarithm(n); got != want {
			t.Errorf("logarithm of %d is %d, want %d", n, got, want)
		}
	}
	for cost, want := range map[int]int{0: whole, 100: whole / 10, 300: whole / 1000, 2000: 1} {
		if got := share(cost); got != want {
			t.Errorf("share of cost %d is %d, want %d", cost, got, want)
		}
	}
}
