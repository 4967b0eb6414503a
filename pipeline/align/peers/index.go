package peers

import (
	"math/bits"
	"slices"
)

// index says which documents have a piece of evidence. Pieces of one document only are left out, and of one that stands
// in many documents it knows the first few and those that came last, so it grows with the words more than with the
// documents.
type index struct {
	hashes   []uint32 // sorted
	begins   []uint32 // where the posting of each hash begins
	postings []int32
	firsts   []uint32 // by the upper bits of a hash: how many hashes are less than the least one with these
	shift    uint8
}

// posting are the documents that have a piece of evidence, ascending: all of them, or of many, behind a mark, how many
// were passed so far, the last ones of these, and the first ones of all.
type posting []int32

// The parts of a posting of many documents.
const (
	markMany  = -1
	atPassed  = 1
	atLast    = 2
	lastKept  = 4
	atFirst   = atLast + lastKept
	firstKept = wanted
	lastsFrom = lastKept + 1 // so many documents before one are all named; of more, the first and the last ones
)

// add adds a piece of evidence with its documents. Pieces must come in order. whole says that all of them are kept.
func (x *index) add(h uint32, docs []int32, whole bool) {
	if len(docs) < 2 {
		return
	}
	x.hashes = append(x.hashes, h)
	x.begins = append(x.begins, uint32(len(x.postings)))
	if !whole && len(docs) > maxPosting {
		x.postings = append(x.postings, markMany, 0)
		x.postings = append(x.postings, make([]int32, lastKept)...)
		docs = docs[:firstKept]
	}
	x.postings = append(x.postings, docs...)
}

// finish makes the index ready to be asked, once all is added. It gives back what the lists have to grow.
func (x *index) finish() {
	x.hashes, x.begins, x.postings = slices.Clone(x.hashes), slices.Clone(x.begins), slices.Clone(x.postings)
	upper := uint8(bits.Len(uint(len(x.hashes))))
	x.shift = 32 - upper
	x.firsts = make([]uint32, 1<<upper+1)
	for _, h := range x.hashes {
		x.firsts[uint64(h)>>x.shift+1]++
	}
	for k := range len(x.firsts) - 1 {
		x.firsts[k+1] += x.firsts[k]
	}
}

// find gives the documents that have a piece.
func (x *index) find(h uint32) posting {
	begin := int(x.firsts[uint64(h)>>x.shift])
	k, ok := slices.BinarySearch(x.hashes[begin:x.firsts[uint64(h)>>x.shift+1]], h)
	if !ok {
		return nil
	}
	k += begin
	if k+1 == len(x.begins) {
		return x.postings[x.begins[k]:]
	}
	return x.postings[x.begins[k]:x.begins[k+1]]
}

// many reports whether more than maxPosting documents have the piece, and some are not kept.
func (p posting) many() bool { return len(p) > 0 && p[0] == markMany }

// first gives the first documents that have the piece, a few at most.
func (p posting) first() []int32 {
	if p.many() {
		return p[atFirst:]
	}
	return p[:min(len(p), wanted)]
}

// each calls yield for the documents before i, of a piece whose documents are all kept.
func (p posting) each(i int, yield func(j int)) {
	for _, j := range p {
		if int(j) >= i {
			break
		}
		yield(int(j))
	}
}

// pass calls yield for the documents before i, and passes i, which has the piece: documents must come in order. Of a
// piece that stands in many documents it names the first one and the few next before i only, so a row of near copies
// stays connected and the work stays bounded.
func (p posting) pass(i int, yield func(j int)) {
	if !p.many() {
		p.each(i, yield)
		return
	}
	passed, last := int(p[atPassed]), p[atLast:atFirst]
	if passed <= lastsFrom {
		p[atFirst:].each(i, yield)
	} else {
		yield(int(p[atFirst]))
		for k := range lastKept {
			yield(int(last[(passed+k)%lastKept]))
		}
	}
	last[passed%lastKept] = int32(i)
	p[atPassed]++
}
