package tagger

import "slices"

// Tagger labels words by a shared layer and that of a language; either may be nil. It is for one goroutine.
type Tagger struct {
	Common, Own *Layer
	Courage     int32 // what speaks for a name where Own is nil, in units of a weight
	Reserve     int32 // what speaks against one where it is not

	sentence Sentence
	features []uint32
	steps    [2][Labels][Labels]int32 // of the layer of the language, and of both
	ready    bool
	scores   [][Labels]int32
	from     [][Labels]Label
}

// Label gives the labels of the words of a sentence. It appends them to the list.
func (t *Tagger) Label(words []Word, to []Label) []Label {
	t.prepare()
	t.sentence.Set(words)
	t.scores = t.scores[:0]
	for i := range words {
		var s [Labels]int32
		if !words[i].Skip {
			if t.Common != nil && t.sentence.cased {
				t.features = t.sentence.Shared(i, t.features[:0])
				t.Common.add(t.features, &s)
			}
			if t.Own != nil {
				t.features = t.sentence.Own(i, t.features[:0])
				t.Own.add(t.features, &s)
				s[Outside] += t.Reserve
			} else {
				s[Outside] -= t.Courage
			}
		}
		t.scores = append(t.scores, s)
	}
	steps := &t.steps[0]
	if t.sentence.cased {
		steps = &t.steps[1]
	}
	t.from = slices.Grow(t.from[:0], len(words))[:len(words)]
	return decode(words, t.scores, steps, t.from, to)
}

// prepare adds up the steps of both layers.
func (t *Tagger) prepare() {
	if t.ready {
		return
	}
	t.ready = true
	if t.Own != nil {
		t.steps[0] = t.Own.Steps
	}
	t.steps[1] = t.steps[0]
	if t.Common == nil {
		return
	}
	for a := range t.steps[1] {
		for b := range t.steps[1][a] {
			t.steps[1][a][b] += t.Common.Steps[a][b]
		}
	}
}

const never = -1 << 30

// Decode gives the sequence of labels with the highest sum of scores and steps: the algorithm of Viterbi. Of sequences
// with the same sum it takes the labels that come first in their order, from the end.
func Decode(words []Word, scores [][Labels]int32, steps *[Labels][Labels]int32, to []Label) []Label {
	return decode(words, scores, steps, make([][Labels]Label, len(words)), to)
}

// decode is Decode with room for the label before each.
func decode(words []Word, scores [][Labels]int32, steps *[Labels][Labels]int32, from [][Labels]Label,
	to []Label) []Label {
	best := [Labels]int32{}
	for k := range best {
		best[k] = never
	}
	best[Outside] = 0
	for i := range words {
		var next [Labels]int32
		for b := Outside; b < Labels; b++ {
			next[b] = never
			if words[i].Skip && b != Outside {
				continue
			}
			for a := Outside; a < Labels; a++ {
				if s := best[a] + steps[a][b]; best[a] > never && s > next[b] && Follows(a, b) {
					next[b], from[i][b] = s, a
				}
			}
			if next[b] > never {
				next[b] += scores[i][b]
			}
		}
		best = next
	}
	last := Outside
	for k := Outside; k < Labels; k++ {
		if best[k] > best[last] {
			last = k
		}
	}
	begin := len(to)
	to = append(to, make([]Label, len(words))...)
	for i := len(words) - 1; i >= 0; i-- {
		to[begin+i] = last
		last = from[i][last]
	}
	return to
}
