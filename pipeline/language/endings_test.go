package language

import "testing"

func TestEnding(t *testing.T) {
	var words []WordCost
	for a := 'a'; a <= 'z'; a++ { // 26 words in -ing and 26 in -ed, and one of neither
		words = append(words, WordCost{"work" + string(a) + "ed", 400}, WordCost{"work" + string(a) + "ing", 500})
	}
	words = append(words, WordCost{"worry", 600})
	f := NewFrequencies(words)
	if f.Rarest() != 600 {
		t.Errorf("the rarest word costs %d", f.Rarest())
	}
	for _, c := range []struct {
		ending string
		listed bool
	}{{"ing", true}, {"ed", true}, {"g", true}, {"ry", false}, {"king", false}, {"", false}} {
		cost, ok := f.Ending([]byte(c.ending))
		if ok != c.listed || ok && (cost <= 0 || cost > 60) {
			t.Errorf("%q: cost %d, %v", c.ending, cost, ok)
		}
	}
}
