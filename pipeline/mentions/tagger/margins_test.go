package tagger

import (
	"math/rand/v2"
	"testing"
)

// TestMargins holds the margin of each name of a short sentence against all sequences of labels that do not have it.
func TestMargins(t *testing.T) {
	const length = 4
	random := rand.New(rand.NewPCG(1, 2))
	names := 0
	for range 200 {
		var x Tagger
		words := make([]Word, length)
		words[random.IntN(length)].Skip = true
		x.sentence.cased = random.IntN(2) == 0
		steps := x.stepsOf()
		for a := range steps {
			for b := range steps[a] {
				steps[a][b] = random.Int32N(20)
			}
		}
		for range words {
			var s [Labels]int32
			for k := range s {
				s[k] = random.Int32N(40)
			}
			x.scores = append(x.scores, s)
		}
		labels := x.decode(words, steps, nil)
		best := sumOf(labels, x.scores, steps)
		for i, margin := range x.Margins(words, labels, nil) {
			if !labels[i].Begins() {
				if margin != 0 {
					t.Fatalf("%v: margin %d of no name", labels, margin)
				}
				continue
			}
			names++
			other := int32(never)
			each(words, nil, func(l []Label) {
				if !has(l, labels, i) {
					other = max(other, sumOf(l, x.scores, steps))
				}
			})
			if margin != best-other {
				t.Fatalf("%v: margin %d at word %d, want %d", labels, margin, i, best-other)
			}
		}
	}
	if names < 100 {
		t.Errorf("only %d names", names)
	}
}

// each calls f for all sequences of labels that the words may have.
func each(words []Word, l []Label, f func(l []Label)) {
	if len(l) == len(words) {
		if !l[len(l)-1].open() {
			f(l)
		}
		return
	}
	last := Outside
	if len(l) > 0 {
		last = l[len(l)-1]
	}
	for k := Outside; k < Labels; k++ {
		if Follows(last, k) && (k == Outside || !words[len(l)].Skip) {
			each(words, append(l[:len(l):len(l)], k), f)
		}
	}
}

// has reports whether a sequence has the name that begins at word i of another.
func has(l, other []Label, i int) bool {
	for k := i; k < len(l); k++ {
		if l[k] != other[k] {
			return false
		}
		if l[k].Ends() {
			return true
		}
	}
	return true
}

func sumOf(l []Label, scores [][Labels]int32, steps *[Labels][Labels]int32) int32 {
	last, sum := Outside, int32(0)
	for i, k := range l {
		sum += steps[last][k] + scores[i][k]
		last = k
	}
	return sum
}
