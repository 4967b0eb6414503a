package gloss

import (
	"cmp"
	"slices"
)

// Bounds of what a corpus teaches of the words of a language.
const (
	minTimes    = 2    // passages that a word and what it means must stand in
	minShare    = 8    // parts of shareOf: how often a word means the same, at least
	shareOf     = 128  // the parts
	maxMeanings = 4    // of a word
	maxPassages = 4096 // passages that are taken of a language
	minPassages = 24   // passages that teach anything
)

// Taught gathers passages of one language with what their counterparts in other languages mean, and learns from them
// what its words mean.
type Taught struct {
	words, senses numbered
	passages      []Passage
}

// numbered numbers hashes in the order in which they come, and counts them.
type numbered struct {
	of     map[uint32]int32
	hashes []uint32
	times  []int32
}

func (n *numbered) add(hashes []uint32) []int32 {
	if n.of == nil {
		n.of = map[uint32]int32{}
	}
	out := make([]int32, 0, len(hashes))
	for _, h := range hashes {
		k, known := n.of[h]
		if !known {
			k = int32(len(n.hashes))
			n.of[h] = k
			n.hashes, n.times = append(n.hashes, h), append(n.times, 0)
		}
		n.times[k]++
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Full reports whether no further passages are taken.
func (t *Taught) Full() bool { return len(t.passages) >= maxPassages }

// Add adds a passage: the hashes of its words, and of what the words of its counterpart mean, each once.
func (t *Taught) Add(words, senses []uint32) {
	if len(words) > 0 && len(senses) > 0 && !t.Full() {
		t.passages = append(t.passages, Passage{t.words.add(words), t.senses.add(senses)})
	}
}

// Glossary gives what words mean, by their hashes; nil if there is too little to learn from.
func (t *Taught) Glossary() map[uint32][]uint32 {
	if len(t.passages) < minPassages {
		return nil
	}
	rare := func(times []int32) func(int32) bool { return func(k int32) bool { return times[k] < minTimes } }
	for k := range t.passages {
		p := &t.passages[k]
		p.A, p.B = slices.DeleteFunc(p.A, rare(t.words.times)), slices.DeleteFunc(p.B, rare(t.senses.times))
	}
	m := Learn(t.passages, t.words.times, t.senses.times)
	total := int64(1)
	for _, n := range t.senses.times {
		total += int64(n)
	}
	out := map[uint32][]uint32{}
	type meaning struct {
		sense uint32
		share int64
	}
	for w, h := range t.words.hashes {
		var all []meaning
		for _, hit := range m.Forward.Hits(int32(w)) {
			share := int64(hit.Gain) * int64(t.senses.times[hit.Word]) * shareOf / (One * total)
			if share >= minShare {
				all = append(all, meaning{t.senses.hashes[hit.Word], share})
			}
		}
		slices.SortFunc(all, func(x, y meaning) int {
			return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(x.sense, y.sense))
		})
		for _, x := range all[:min(len(all), maxMeanings)] {
			out[h] = append(out[h], x.sense)
		}
	}
	return out
}
