package survey

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Stage finds the lines that stand in several texts and the pairs of texts that share passages. It reads the sketches
// several times and keeps a bounded number of hashes at a time, so its memory does not grow with the corpus but by the
// rows that it writes for a bounded number of documents.
var Stage = stage.Stage{
	Name: "survey", Version: 2, Each: stage.All,
	Reads:  []string{tables.Sketches.Name, tables.Texts.Name},
	Writes: []string{tables.Repeats.Name, tables.Siblings.Name, tables.Lents.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		sketches := func() iter.Seq[*tables.Sketch] { return tables.Sketches.Read(in) }
		repeats(sketches, budget, func(r *tables.Repeat) { tables.Repeats.Write(out, r) })
		l := newLender(sketches)
		siblings(sketches, budget, func(s *tables.Sibling) {
			tables.Siblings.Write(out, s)
			if l.wants(s) {
				for t := range tables.Texts.Of(in, s.Other) {
					tables.Lents.Write(out, lend(s.DocumentID, t))
				}
			}
		})
		return nil
	},
}

const (
	// budget is how many hashes are kept at a time.
	budget = 1 << 20
	// anchors is how many documents with the same shingle are compared with all others that have it. It bounds the work
	// for a passage that stands everywhere, and still ties all its documents to the same few.
	anchors = 16
	// A pair are siblings if they share at least one shingle in leastShare of the smaller side, and leastShared in all.
	leastShare  = 16
	leastShared = 4
)

// repeats calls found for every line that stands in more than one document, by document and hash.
func repeats(sketches func() iter.Seq[*tables.Sketch], budget int, found func(*tables.Repeat)) {
	total := 0
	for s := range sketches() {
		total += len(s.Lines)
	}
	seen := newSieve(total)
	var own []uint64
	for s := range sketches() {
		own = distinct(own, s.Lines)
		for _, h := range own {
			seen.add(h)
		}
	}
	// The documents are taken a group at a time: as many as have budget lines that may stand elsewhere.
	for first := 0; ; {
		group, next := gather(sketches, first, budget, func(s *tables.Sketch) []uint64 {
			own = distinct(own, s.Lines)
			return slices.DeleteFunc(own, func(h uint64) bool { return !seen.twice(h) })
		})
		if len(group.hashes) > 0 {
			counts := make([]int32, len(group.hashes))
			for s := range sketches() {
				own = distinct(own, s.Lines)
				for _, h := range own {
					if seen.twice(h) {
						if i, ok := group.index(h); ok {
							counts[i]++
						}
					}
				}
			}
			for _, m := range group.members {
				for _, i := range m.hashes {
					if counts[i] > 1 {
						found(&tables.Repeat{DocumentID: m.id, Line: group.hashes[i], Documents: int(counts[i])})
					}
				}
			}
		}
		if next < 0 {
			return
		}
		first = next
	}
}

// siblings calls found for both sides of every pair of documents that share passages, by document and other document.
func siblings(sketches func() iter.Seq[*tables.Sketch], budget int, found func(*tables.Sibling)) {
	for first := 0; ; {
		group, next := gather(sketches, first, budget, func(s *tables.Sketch) []uint64 { return s.Shingles })
		counts := make([]int32, len(group.hashes))
		begins, postings := group.postings() // of hash i: from begins[i] to begins[i+1]
		// The rank of a document among those that have a shingle says whether it is one of its anchors.
		number := 0
		for s := range sketches() {
			for _, h := range s.Shingles {
				if i, ok := group.index(h); ok {
					if k := number - group.first; k >= 0 && k < len(group.members) {
						of := postings[begins[i]:begins[i+1]]
						at, _ := slices.BinarySearchFunc(of, int32(k), func(p posting, k int32) int { return cmp.Compare(p.member, k) })
						of[at].rank = counts[i]
					}
					counts[i]++
				}
			}
			number++
		}
		clear(counts)
		shared := make([]int32, len(group.members))
		rows := make([][]tables.Sibling, len(group.members))
		var touched []int32
		number = 0
		for s := range sketches() {
			for _, h := range s.Shingles {
				i, ok := group.index(h)
				if !ok {
					continue
				}
				rank := counts[i]
				counts[i]++
				for _, p := range postings[begins[i]:begins[i+1]] {
					if rank >= anchors && p.rank >= anchors {
						break // ranks ascend
					}
					if shared[p.member] == 0 {
						touched = append(touched, p.member)
					}
					shared[p.member]++
				}
			}
			for _, k := range touched {
				n := int(shared[k])
				shared[k] = 0
				m := &group.members[k]
				of := min(len(m.hashes), len(s.Shingles))
				if number != group.first+int(k) && n >= leastShared && n*leastShare >= of {
					rows[k] = append(rows[k], tables.Sibling{DocumentID: m.id, Other: s.DocumentID, Shared: n, Of: of})
				}
			}
			touched = touched[:0]
			number++
		}
		for _, r := range rows {
			for i := range r {
				found(&r[i])
			}
		}
		if next < 0 {
			return
		}
		first = next
	}
}

// posting is a document of the group that has a shingle, and its rank among all documents that have it.
type posting struct{ member, rank int32 }

// group is a run of consecutive documents with the hashes that they have.
type group struct {
	first   int
	members []member
	hashes  []uint64 // of all members, ascending, each once
	buckets []int32  // place in hashes of the first hash with these leading bits
	shift   uint
}

type member struct {
	id     string
	hashes []int32 // places in group.hashes, ascending
}

// gather makes the group that begins with document number first and has up to budget hashes, but at least one document.
// next is the number of the document after it, or -1 if there is none. The slice that hashes gives is ascending, and
// may be reused by its next call.
func gather(sketches func() iter.Seq[*tables.Sketch], first, budget int,
	hashes func(*tables.Sketch) []uint64) (g *group, next int) {
	g = &group{first: first}
	var lists [][]uint64
	number, total := 0, 0
	next = -1
	for s := range sketches() {
		if number < first {
			number++
			continue
		}
		h := hashes(s)
		if number > first && total+len(h) > budget {
			next = number
			break
		}
		total += len(h)
		g.members = append(g.members, member{id: s.DocumentID})
		lists = append(lists, slices.Clone(h))
		number++
	}
	g.hashes = make([]uint64, 0, total)
	for _, l := range lists {
		g.hashes = append(g.hashes, l...)
	}
	slices.Sort(g.hashes)
	g.hashes = slices.Compact(g.hashes)
	g.fill()
	for k, l := range lists {
		places := make([]int32, len(l))
		for j, h := range l {
			i, _ := g.index(h)
			places[j] = int32(i)
		}
		g.members[k].hashes = places
	}
	return g, next
}

// fill makes the buckets: about one a hash.
func (g *group) fill() {
	bits := uint(0)
	for 1<<bits < len(g.hashes) {
		bits++
	}
	g.shift = 64 - bits
	g.buckets = make([]int32, 1<<bits+1)
	for _, h := range g.hashes {
		g.buckets[g.bucket(h)+1]++
	}
	for i := 1; i < len(g.buckets); i++ {
		g.buckets[i] += g.buckets[i-1]
	}
}

func (g *group) bucket(h uint64) uint64 {
	if g.shift == 64 {
		return 0
	}
	return h >> g.shift
}

// index is the place of a hash in the group.
func (g *group) index(h uint64) (int, bool) {
	b := g.bucket(h)
	for i := g.buckets[b]; i < g.buckets[b+1]; i++ {
		if g.hashes[i] == h {
			return int(i), true
		}
	}
	return 0, false
}

// postings gives the members of the group that have each hash, in order.
func (g *group) postings() (begins []int32, postings []posting) {
	begins = make([]int32, len(g.hashes)+1)
	for _, m := range g.members {
		for _, i := range m.hashes {
			begins[i+1]++
		}
	}
	for i := range g.hashes {
		begins[i+1] += begins[i]
	}
	postings = make([]posting, begins[len(g.hashes)])
	next := slices.Clone(begins)
	for k, m := range g.members {
		for _, i := range m.hashes {
			postings[next[i]].member = int32(k)
			next[i]++
		}
	}
	return begins, postings
}

// distinct fills buf with the hashes, ascending, each once.
func distinct(buf, hashes []uint64) []uint64 {
	buf = append(buf[:0], hashes...)
	slices.Sort(buf)
	return slices.Compact(buf)
}

// sieve remembers in little space which hashes were added once and which more often. It may take a hash for one that
// was added more often, but never the other way round.
type sieve struct {
	once, more []uint64
	mask       uint64
}

// newSieve makes a sieve for n hashes: 8 cells for each, up to 32 MiB.
func newSieve(n int) *sieve {
	cells := uint64(64)
	for cells < uint64(n)*8 && cells < 1<<27 {
		cells *= 2
	}
	return &sieve{once: make([]uint64, cells/64), more: make([]uint64, cells/64), mask: cells - 1}
}

func (s *sieve) add(h uint64) {
	w, bit := h&s.mask>>6, uint64(1)<<(h&63)
	s.more[w] |= s.once[w] & bit
	s.once[w] |= bit
}

func (s *sieve) twice(h uint64) bool { return s.more[h&s.mask>>6]&(1<<(h&63)) != 0 }
