package tagger

import "slices"

// Tagger labels words by a shared layer and that of a language; either may be nil. It is for one goroutine.
type Tagger struct {
	Common, Own *Layer
	Courage     int32 // what speaks for a name where Own is nil, in units of a weight

	sentence Sentence
	features []uint32
	steps    [2][Labels][Labels]int32 // of the layer of the language, and of both
	ready    bool
	scores   [][Labels]int32
	from     [][Labels]Label // the label before each
	before   [][Labels]int32 // best sum up to each word, by its label
	after    [][Labels]int32 // best sum behind it
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
				if t.Own != nil {
					t.features = t.sentence.Shared(i, t.features[:0])
				} else {
					t.features = t.sentence.Unseen(i, t.features[:0])
				}
				t.Common.add(t.features, &s)
			}
			if t.Own != nil {
				t.features = t.sentence.Own(i, t.features[:0])
				t.Own.add(t.features, &s)
			} else {
				s[Outside] -= t.Courage
			}
		}
		t.scores = append(t.scores, s)
	}
	return t.decode(words, t.stepsOf(), to)
}

// Margins appends, for each word that begins a name by the labels that Label gave last, how much worse the best
// sequence of labels is that does not have this very name; 0 for the other words.
func (t *Tagger) Margins(words []Word, labels []Label, to []int32) []int32 {
	first := slices.IndexFunc(labels, Label.Begins)
	if first < 0 {
		return append(to, make([]int32, len(labels))...)
	}
	total := t.sums(words, t.stepsOf(), first)
	for i, l := range labels {
		margin := int32(0)
		if l.Begins() {
			margin = t.without(labels, i, total)
		}
		to = append(to, margin)
	}
	return to
}

// sums fills after from the word first on, and gives the best sum of all.
func (t *Tagger) sums(words []Word, steps *[Labels][Labels]int32, first int) int32 {
	n := len(words)
	t.after = slices.Grow(t.after[:0], n)[:n]
	total := int32(never)
	for a := range t.after[n-1] {
		t.after[n-1][a] = 0
		if Label(a).open() {
			t.after[n-1][a] = never
		}
	}
	for i := n - 2; i >= first; i-- {
		for a := range t.after[i] {
			t.after[i][a] = never
		}
		for b := Outside; b < Labels; b++ {
			if words[i+1].Skip && b != Outside || t.after[i+1][b] <= never {
				continue
			}
			sum := t.scores[i+1][b] + t.after[i+1][b]
			for _, a := range before[b] {
				t.after[i][a] = max(t.after[i][a], steps[a][b]+sum)
			}
		}
	}
	for b := Outside; b < Labels; b++ {
		total = max(total, t.through(n-1, b))
	}
	return total
}

// through gives the best sum of a sequence whose word i has the label.
func (t *Tagger) through(i int, l Label) int32 {
	if t.before[i][l] <= never || t.after[i][l] <= never {
		return never
	}
	return t.before[i][l] + t.after[i][l]
}

// without gives how much worse than the best sum is that of the best sequence without the name that begins at word i.
func (t *Tagger) without(labels []Label, i int, total int32) int32 {
	best := int32(never)
	for k := i; k < len(labels); k++ {
		for l := Outside; l < Labels; l++ {
			if l != labels[k] {
				best = max(best, t.through(k, l))
			}
		}
		if labels[k].Ends() {
			break
		}
	}
	return total - best
}

func (t *Tagger) stepsOf() *[Labels][Labels]int32 {
	if t.sentence.cased {
		return &t.steps[1]
	}
	return &t.steps[0]
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
	t := Tagger{scores: scores}
	return t.decode(words, steps, to)
}

// decode is Decode by the tagger's scores. It fills before and from.
func (t *Tagger) decode(words []Word, steps *[Labels][Labels]int32, to []Label) []Label {
	n := len(words)
	t.from, t.before = slices.Grow(t.from[:0], n)[:n], slices.Grow(t.before[:0], n)[:n]
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
			for _, a := range before[b] {
				if s := best[a] + steps[a][b]; best[a] > never && s > next[b] {
					next[b], t.from[i][b] = s, a
				}
			}
			if next[b] > never {
				next[b] += t.scores[i][b]
			}
		}
		best, t.before[i] = next, next
	}
	last := Outside
	for k := Outside; k < Labels; k++ {
		if best[k] > best[last] && !k.open() {
			last = k
		}
	}
	begin := len(to)
	to = append(to, make([]Label, len(words))...)
	for i := n - 1; i >= 0; i-- {
		to[begin+i] = last
		last = t.from[i][last]
	}
	return to
}
