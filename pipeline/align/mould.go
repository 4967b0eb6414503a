package align

import (
	"slices"

	"example.org/sourcebook/pipeline/align/grid"
	"example.org/sourcebook/pipeline/align/letters"
)

// A mould is what an office, a firm or an editor fills anew each time: leaflets of medicines, notices of recalls,
// weekly reports. Two texts in one mould have most of their wording in common and are no versions of each other. What
// tells them apart from two versions is a third text in the same mould: of what only one of two versions has, a third
// one has a part, and of what only two versions have in common, it lacks much; a text in a mould has fillings of its
// own, and what two have in common is the mould.

// Bounds of what two texts and a third one must show to be in one mould. Counts are of different words and values.
const (
	maxLead    = 6   // sentences of what a text begins with that may be its own
	minMould   = 650 // thousandths of the shorter text are in beads
	minFilling = 3   // words and values that each of two texts has for itself, within sentences that are alike otherwise
	manyValues = 6   // values that tell two texts apart without words
	minThird   = 5   // one word of so many that two texts have in common may be lacking in the third one
	minBacked  = 3   // one word of so many that one of two texts has for itself may be in the third one
	minApart   = 2   // half as many words as are fillings may be common to two texts and lacking in the third one
)

// fillings are the words and values of two texts that are alike: hashes, ascending.
type fillings struct {
	own    [2][]uint32 // words and values that one has in the beads and the other one nowhere
	values []uint32    // values of these
	common []uint32    // words and values that both have
}

// inSharedMould holds for texts in a mould that another text fills too.
func (j *judged) inSharedMould() bool {
	if !j.same || len(j.others) == 0 || j.shorter < minMould {
		return false
	}
	f := j.fillings()
	if len(f.own[0]) < minFilling || len(f.own[1]) < minFilling {
		return false
	}
	return slices.ContainsFunc(j.others, func(other func() *document) bool {
		d := other()
		d.prepare()
		third := letters.Distinct(slices.Concat(d.wording.words.pieces, statedIn(d.units)))
		return f.ofMould(third)
	})
}

// ofMould reports whether a text with these words and values fills the mould of two others in its own way: the mould
// is in it, and little of what the two fill it with, or, where they fill it with many values, few of these.
func (f *fillings) ofMould(third []uint32) bool {
	own := len(f.own[0]) + len(f.own[1])
	lacking := len(f.common) - inBoth(f.common, third)
	if minThird*lacking >= len(f.common) || minApart*lacking >= own {
		return false
	}
	backed := inBoth(f.own[0], third) + inBoth(f.own[1], third)
	return minBacked*backed < own || len(f.values) >= manyValues && minBacked*inBoth(f.values, third) < len(f.values)
}

// fillings gathers the words and values of the beads that have as much in common as not, and of what stands opposite
// each other between two beads and has more of its own than not.
func (j *judged) fillings() fillings {
	var f fillings
	a, b := &j.a.wording, &j.b.wording
	ownA, ownB := a.without(b), b.without(a)
	valuesA, valuesB := statedIn(j.a.units), statedIn(j.b.units)
	for _, x := range withGaps(j.beads) {
		one, two := words(a, ownA[x.A0:x.A1]), words(b, ownB[x.B0:x.B1])
		common := removed(words(a, a.units[x.A0:x.A1]), one)
		alike := len(common) >= max(len(one), len(two))
		other := len(common) <= min(len(one), len(two))
		if x.Score > 0 && !alike || x.Score == 0 && !other {
			continue
		}
		statedA, statedB := statedIn(j.a.units[x.A0:x.A1]), statedIn(j.b.units[x.B0:x.B1])
		if x.Score > 0 {
			f.common = append(append(f.common, common...), kept(statedA, valuesB)...)
		}
		statedA, statedB = removed(statedA, valuesB), removed(statedB, valuesA)
		f.own[0] = append(append(f.own[0], one...), statedA...)
		f.own[1] = append(append(f.own[1], two...), statedB...)
		f.values = append(append(f.values, statedA...), statedB...)
	}
	for _, list := range []*[]uint32{&f.own[0], &f.own[1], &f.values, &f.common} {
		*list = letters.Distinct(*list)
	}
	return f
}

// withGaps gives the beads for which more speaks than against, and between them, with a score of zero, the sentences
// that stand opposite each other and have no bead: single ones anywhere, more of them where the texts begin.
func withGaps(beads []grid.Bead) []grid.Bead {
	var out []grid.Bead
	last := grid.Bead{}
	for _, x := range beads {
		if x.Score <= 0 {
			continue
		}
		gap := grid.Bead{A0: last.A1, A1: x.A0, B0: last.B1, B1: x.B0}
		n, m := gap.A1-gap.A0, gap.B1-gap.B0
		lead := max(gap.A0, gap.B0) < leadUnits && max(n, m) <= maxLead
		if min(n, m) > 0 && (lead || max(n, m) == 1) {
			out = append(out, gap)
		}
		out, last = append(out, x), x
	}
	return out
}

// statedIn gives the hashes of the values and dates of sentences, ascending.
func statedIn(units []unit) []uint32 {
	var out []uint32
	for i := range units {
		out = append(append(out, units[i].values...), units[i].dates...)
	}
	return letters.Distinct(out)
}

// words gives the hashes of the words of some sentences, ascending.
func words(w *wording, units [][]int32) []uint32 {
	var out []uint32
	for _, unit := range units {
		for _, n := range unit {
			out = append(out, w.words.pieces[n])
		}
	}
	return letters.Distinct(out)
}

// removed gives what is in one sorted list and not in the other, kept what is in both.
func removed(list, other []uint32) []uint32 { return sift(list, other, false) }
func kept(list, other []uint32) []uint32    { return sift(list, other, true) }

func sift(list, other []uint32, in bool) []uint32 {
	var out []uint32
	for _, x := range list {
		if _, found := slices.BinarySearch(other, x); found == in {
			out = append(out, x)
		}
	}
	return out
}
