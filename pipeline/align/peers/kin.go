package peers

import (
	"cmp"
	"math/bits"
	"slices"

	"example.org/sourcebook/pipeline/align/fixed"
)

// Bounds of what is kept of the documents that are nearest to one.
const (
	maxKin     = 3              // of each language
	minKin     = 160            // thousandths of rare evidence that two documents must have in common
	firstDoubt = 20 * fixed.Bit // what a document is taken to say that no other one says: little evidence shows little
	ahead      = 5              // a document is clearly nearer than another one if it has a quarter more in common
	behind     = 4
)

// kin is a document of another language, and what of the rare evidence of both they have in common, in thousandths.
type kin struct {
	number int32
	common int32
}

// kinship says of each document which documents of other languages have most of their rare evidence in common with it:
// the senses of words, names, numbers and dates that few documents of the corpus have, each by how few (K. Sparck
// Jones, A statistical interpretation of term specificity, 1972). The measure is the cosine of both.
type kinship struct {
	weight []int64       // by document: what all its rare evidence says, in 1/1024 bit
	tags   []int32       // by document: the number of its language
	near   map[int][]kin // by document, the nearest ones of each language, in no order
}

func newKinship(docs []*Sketch) *kinship {
	k := &kinship{weight: make([]int64, len(docs)), tags: make([]int32, len(docs)), near: map[int][]kin{}}
	tags := map[string]int32{}
	for i, d := range docs {
		tag := Base(d.Language)
		if _, known := tags[tag]; !known {
			tags[tag] = int32(len(tags))
		}
		k.tags[i] = tags[tag]
	}
	return k
}

// note notes what two documents of two languages have in common, in 1/1024 bit, and gives it in thousandths of what
// both have.
func (k *kinship) note(i, j int, common int64) int {
	n := int32(1000 * common / root(max(1, k.weight[i]*k.weight[j])))
	if n >= minKin {
		k.keep(i, kin{int32(j), n})
		k.keep(j, kin{int32(i), n})
	}
	return int(n)
}

// keep keeps a document beside the nearest ones of its language.
func (k *kinship) keep(i int, x kin) {
	near, last, others := k.near[i], -1, 0
	for n, y := range near {
		if k.tags[y.number] == k.tags[x.number] {
			others++
			if last < 0 || nearer(near[last], y) {
				last = n
			}
		}
	}
	switch {
	case others < maxKin:
		k.near[i] = append(near, x)
	case nearer(x, near[last]):
		near[last] = x
	}
}

// nearer reports whether x is nearer than y.
func nearer(x, y kin) bool { return cmp.Or(y.common-x.common, x.number-y.number) < 0 }

// Kin is what two documents of two languages have in common of their rare evidence, in thousandths; 0 if it is little,
// or if one of them has nearly as much in common with another document of the other's language. Documents that are one
// with its counterpart, as far as is known, are no others.
func (f *Finder) Kin(i, j int, one func(a, b int) bool) int {
	k := f.kinship
	at := slices.IndexFunc(k.near[i], func(x kin) bool { return int(x.number) == j })
	if at < 0 {
		return 0
	}
	common := k.near[i][at].common
	rival := func(of, counterpart int) bool {
		return slices.ContainsFunc(k.near[of], func(x kin) bool {
			return k.tags[x.number] == k.tags[counterpart] && int(x.number) != counterpart &&
				behind*common < ahead*x.common && !one(counterpart, int(x.number))
		})
	}
	if rival(i, j) || rival(j, i) {
		return 0
	}
	return int(common)
}

// Ranks reports whether the corpus has so many documents that what is rare in it tells which of them are near.
func (f *Finder) Ranks() bool { return len(f.docs) > smallCorpus }

// root is the square root of x, which is not negative, rounded down (Newton, from a power of two that is no less).
func root(x int64) int64 {
	if x == 0 {
		return 0
	}
	r := int64(1) << ((bits.Len64(uint64(x)) + 1) / 2)
	for next := (r + x/r) / 2; next < r; next = (r + x/r) / 2 {
		r = next
	}
	return r
}
