package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"example.org/sourcebook/pipeline/mentions/tagger"
)

// TestChances holds the chances of labels and of labels behind others against the sum over all sequences of labels.
func TestChances(t *testing.T) {
	const length = 4
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		words := make([]tagger.Word, length)
		words[random.IntN(length)].Skip = true
		w := newWeights(&features{sums: make([]float32, length*tagger.Labels)})
		for n := range w.now {
			w.now[n] = 4 * random.Float32()
		}
		for _, s := range follows {
			w.steps[s.a][s.b] = 2 * random.Float64()
		}
		var lists [][]int32
		for i := range int32(length) {
			lists = append(lists, []int32{i})
		}
		var c chain
		c.set(words, []used{{w, lists}})
		labels, steps := c.bySequences(words)
		for i := range words {
			for k, x := range c.chances(i) {
				if want := labels[i][k]; math.Abs(x-want) > 1e-3 {
					t.Fatalf("word %d, label %d: %g, want %g", i, k, x, want)
				}
			}
		}
		errors := c.stepErrors(&example{words: words, gold: make([]tagger.Label, length)})
		errors[tagger.Outside][tagger.Outside] -= length // as annotated
		for _, s := range follows {
			if got, want := -errors[s.a][s.b], steps[s.a][s.b]; math.Abs(got-want) > 1e-3 {
				t.Fatalf("label %d after %d: %g, want %g", s.b, s.a, got, want)
			}
		}
	}
}

// bySequences gives the chances of the labels of the words, and how often each stands after another.
func (c *chain) bySequences(words []tagger.Word) ([]vector, grid) {
	labels := make([]vector, len(words))
	var steps grid
	all := 0.0
	for range 2 { // the second time as parts of the sum
		sum := max(all, 1)
		clear(labels)
		steps = grid{}
		each(words, nil, func(l []tagger.Label) {
			odds, before := 1/sum, tagger.Outside
			for i, k := range l {
				odds *= c.steps[before][k] * c.odds[i][k]
				before = k
			}
			all += odds
			before = tagger.Outside
			for i, k := range l {
				labels[i][k] += odds
				steps[before][k] += odds
				before = k
			}
		})
	}
	return labels, steps
}

// each calls f for all sequences of labels that the words may have.
func each(words []tagger.Word, l []tagger.Label, f func(l []tagger.Label)) {
	last := tagger.Outside
	if len(l) > 0 {
		last = l[len(l)-1]
	}
	if len(l) == len(words) {
		if tagger.Follows(last, tagger.Outside) {
			f(l)
		}
		return
	}
	for k := tagger.Outside; k < tagger.Labels; k++ {
		if tagger.Follows(last, k) && (k == tagger.Outside || !words[len(l)].Skip) {
			each(words, append(slices.Clone(l), k), f)
		}
	}
}

func TestExp(t *testing.T) {
	for x := -30.0; x < 30; x += 0.37 {
		if got, want := exp(x), math.Exp(x); math.Abs(got/want-1) > 5e-4 {
			t.Errorf("e^%g = %g, want %g", x, got, want)
		}
	}
}

// TestTeach learns from sentences of two words, twice: the same weights, which tell the labels.
func TestTeach(t *testing.T) {
	person := tagger.Part(tagger.Person, true, true)
	learnt := func() *model {
		m := &model{common: newFeatures(), unseen: newFeatures(),
			own: map[string]*features{"xx": newFeatures()}, tags: []string{"xx"}}
		for f := range uint32(3) {
			m.common.number(f + 1)
			m.own["xx"].number(f + 1)
			for language := range int32(leastLanguages) {
				m.unseen.numberIn(f+1, language)
			}
		}
		m.unseen.numberIn(4, 1) // of one language only
		m.common.open(1)
		m.unseen.open(1)
		m.own["xx"].open(1)
		var examples []*example
		for n := range 60 {
			e := &example{words: make([]tagger.Word, 2), language: "xx", cased: true}
			e.gold = []tagger.Label{person, tagger.Outside}
			e.shared = [][]int32{{0}, {1 + int32(n%2)}}
			e.own, e.other = e.shared, e.shared
			examples = append(examples, e)
		}
		m.teach(examples)
		return m
	}
	a, b := learnt(), learnt()
	if !slices.Equal(a.common.sums, b.common.sums) || !slices.Equal(a.own["xx"].sums, b.own["xx"].sums) {
		t.Error("learnt twice, the weights differ")
	}
	if n := len(a.unseen.list); n != 3 {
		t.Errorf("%d features for languages without texts, want 3", n)
	}
	for _, w := range []*features{a.own["xx"], a.unseen} {
		_, list := w.final(weak)
		if len(list) == 0 || list[0].Row[person] <= list[0].Row[tagger.Outside] {
			t.Errorf("weights %v: the first word is no person", list)
		}
	}
}
