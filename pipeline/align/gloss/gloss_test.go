package gloss

import (
	"testing"

	"example.org/sourcebook/pipeline/align/fixed"
)

// words is how many words each side has: the word n of a stands for the word n of b.
const words = 8

// passages are all pairs of words.
func passages() (out []Passage, times []int32) {
	for i := range int32(words) {
		for j := i + 1; j < words; j++ {
			out = append(out, Passage{[]int32{i, j}, []int32{i, j}})
		}
		times = append(times, words-1)
	}
	return out, times
}

// TestLearn: a word says most of the one that it stands for, in either direction, and little of all others.
func TestLearn(t *testing.T) {
	taught, times := passages()
	m := Learn(taught, times, times)
	for _, table := range []*Table{&m.Forward, &m.Back} {
		for word := range int32(words) {
			if hits := table.Hits(word); len(hits) != 1 || hits[0].Word != word || hits[0].Gain < 4*One {
				t.Errorf("word %d says %v", word, hits)
			}
			if rest := table.Rest(word); rest >= One/2 {
				t.Errorf("word %d says %d of others", word, rest)
			}
		}
	}
}

// TestLearnNothing: without passages nothing is said.
func TestLearnNothing(t *testing.T) {
	m := Learn(nil, []int32{1, 1}, []int32{1})
	if len(m.Forward.Hits(1))+len(m.Back.Hits(0)) > 0 || m.Forward.Rest(0) != One {
		t.Error("something is said")
	}
}

// TestGrid: what words say of a passage is what they say when it is looked at alone, wherever it stands in the grid.
func TestGrid(t *testing.T) {
	a := [][]int32{{0, 1}, {0, 2}, {3}, {4, 5, 6}, {1}}
	b := [][]int32{{0, 1}, {0, 2, 7}, {3}, {}, {1, 4, 6}, {5}}
	texts := NewTexts(a, b, words, words)
	taught, _ := passages()
	texts.Teach(taught)
	g := NewGrid(texts)
	for i := range len(a) + 1 {
		g.Fill(i, 0, len(b))
		for m := 1; m <= min(most, i); m++ {
			g.Reach(i, m, 0, len(b))
			for k := range (len(b) + 1) * most {
				j, n := k/most, 1+k%most
				if n > j {
					continue
				}
				if got, want := g.Say(n, j), alone(texts, i-m, i, j-n, j); got != want {
					t.Errorf("sentences %d–%d and %d–%d: %d, want %d", i-m, i, j-n, j, got, want)
				}
			}
			if said := g.Say(1, 3); i == 3 && m == 1 && said < fixed.Bit/2 {
				t.Errorf("two sentences of one word that stand for each other: %d", said)
			}
		}
	}
	if NewGrid(nil) != nil {
		t.Error("words say something before they are learned")
	}
}

// alone is what Say gives, from its definition.
func alone(t *Texts, a0, a1, b0, b1 int) int64 {
	say := func(table *Table, from, to [][]int32) (sum int64) {
		rest, count := int64(One), int64(1)
		gains := map[int32]int64{}
		for _, unit := range from {
			for _, w := range unit {
				rest += int64(table.Rest(w))
				count++
				for _, h := range table.Hits(w) {
					gains[h.Word] += int64(h.Gain)
				}
			}
		}
		for _, unit := range to {
			for _, w := range unit {
				sum += log(rest+gains[w]) - log(One*count)
			}
		}
		return sum
	}
	return (say(&t.Forward, t.a[a0:a1], t.b[b0:b1]) + say(&t.Back, t.b[b0:b1], t.a[a0:a1])) * 400 / 1000
}

func log(x int64) int64 { return int64(fixed.QuickLog(x)) }
