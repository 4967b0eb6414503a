package align

import (
	"cmp"
	"math/bits"
	"slices"
)

// sketch is what the index of works holds of a document. Its size is bounded.
type sketch struct {
	id       string
	language string
	declared string   // work, as the corpus says
	size     int64    // in tenths of a Latin letter
	siblings []string // documents that survey found to share passages
	sample   []uint32 // hashes of letter sequences, those with the most zeros at the end; sorted
	zeros    int      // so many zeros each of them has
	facts    []uint32 // factHash of rare facts, sorted
	total    int      // bits of all of them
}

// Bounds of a sketch and of the index.
const (
	maxSketchUnits = 4000 // sentences that are sketched
	maxSample      = 512
	maxFacts       = 256
	maxPosting     = 32 // documents that a piece of evidence may stand in to count as rare
	maxPartners    = 8  // pairs that a document is judged in with documents before it
	smallCorpus    = 32 // documents up to which pairs are judged by their lengths alone
	nearest        = 6  // documents of other languages that each one is then tried with
	rareFact       = 6  // bits that a fact must be able to say to be indexed
)

// newSketch samples the document. The sample is taken by the hashes themselves, so two documents that share a sequence
// both have it or both lack it, as far as their rates allow (A. Z. Broder, On the resemblance and containment of
// documents, 1997: the sketch "mod m").
func newSketch(d *document) *sketch {
	s := &sketch{id: d.id, language: d.language, size: d.size}
	var all, runs []uint32
	for i := range d.units {
		u := &d.units[i]
		runs, _ = letterRuns(runs[:0], u.row.Text)
		all = appendSequences(all, runs)
		for _, h := range u.facts {
			if h&15 >= rareFact {
				s.facts = append(s.facts, h)
			}
		}
		if len(all) > 1<<16 {
			s.add(all)
			all = all[:0]
		}
	}
	s.add(all)
	s.facts = distinct(s.facts)
	if len(s.facts) > maxFacts {
		s.facts = s.facts[:maxFacts] // the smallest hashes: the same ones in every document
	}
	for _, h := range s.facts {
		s.total += int(h & 15)
	}
	return s
}

// add puts hashes into the sample, and halves the rate until it fits.
func (s *sketch) add(hashes []uint32) {
	for _, h := range hashes {
		if bits.TrailingZeros32(h) >= s.zeros {
			s.sample = append(s.sample, h)
		}
	}
	s.sample = distinct(s.sample)
	for len(s.sample) > maxSample {
		s.zeros++
		s.sample = slices.DeleteFunc(s.sample, func(h uint32) bool { return bits.TrailingZeros32(h) < s.zeros })
	}
}

// at counts the sample at a lower rate.
func (s *sketch) at(zeros int) int {
	if zeros <= s.zeros {
		return len(s.sample)
	}
	n := 0
	for _, h := range s.sample {
		if bits.TrailingZeros32(h) >= zeros {
			n++
		}
	}
	return n
}

// candidates gives the pairs of documents that may be one work, as numbers, the smaller one first. The work for a
// document is bounded by the size of its sketch, whatever the number of documents.
func candidates(docs []*sketch) [][2]int {
	number := make(map[string]int, len(docs))
	for i, d := range docs {
		number[d.id] = i
	}
	sequences := newIndex(docs, func(s *sketch) []uint32 { return s.sample })
	facts := newIndex(docs, func(s *sketch) []uint32 { return s.facts })
	var out [][2]int
	shared := make([]overlapOf, len(docs)) // with the document at hand; all zero between two
	var touched []int
	for i, d := range docs {
		for _, h := range d.sample {
			sequences.before(h, i, func(j int) {
				if shared[j] == (overlapOf{}) {
					touched = append(touched, j)
				}
				shared[j].sequences++
			})
		}
		for _, h := range d.facts {
			facts.before(h, i, func(j int) {
				if shared[j] == (overlapOf{}) {
					touched = append(touched, j)
				}
				shared[j].bits += int(h & 15)
			})
		}
		var best [][2]int // score, number
		for _, j := range touched {
			if n := shared[j].score(docs[j], d); n > 0 {
				best = append(best, [2]int{n, j})
			}
			shared[j] = overlapOf{}
		}
		touched = touched[:0]
		slices.SortFunc(best, func(x, y [2]int) int { return cmp.Or(y[0]-x[0], x[1]-y[1]) })
		for _, b := range best[:min(len(best), maxPartners)] {
			out = append(out, [2]int{b[1], i})
		}
		for _, other := range d.siblings[:min(len(d.siblings), maxPartners)] {
			if j, ok := number[other]; ok && j != i {
				out = append(out, [2]int{min(i, j), max(i, j)})
			}
		}
	}
	if len(docs) <= smallCorpus {
		out = append(out, similarLengths(docs)...)
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	return slices.Compact(out)
}

// index says which documents have a piece of evidence. Pieces of one document only are left out.
type index struct {
	hashes []uint32 // sorted
	begins []int    // where the documents of each hash begin, and the end of the last
	docs   []int32  // ascending for each hash
}

func newIndex(docs []*sketch, get func(*sketch) []uint32) *index {
	var all []uint64
	for i, d := range docs {
		for _, h := range get(d) {
			all = append(all, uint64(h)<<32|uint64(i))
		}
	}
	slices.Sort(all)
	x := &index{}
	for i := 0; i < len(all); {
		e := i + 1
		for e < len(all) && all[e]>>32 == all[i]>>32 {
			e++
		}
		if e-i > 1 {
			x.hashes = append(x.hashes, uint32(all[i]>>32))
			x.begins = append(x.begins, len(x.docs))
			for _, v := range all[i:e] {
				x.docs = append(x.docs, int32(uint32(v)))
			}
		}
		i = e
	}
	x.begins = append(x.begins, len(x.docs))
	return x
}

// before calls yield for the documents before i that have h. Of a piece that stands in many documents it names the first
// one and the few next before i only, so a row of near copies stays connected and the work stays bounded.
func (x *index) before(h uint32, i int, yield func(j int)) {
	k, ok := slices.BinarySearch(x.hashes, h)
	if !ok {
		return
	}
	docs := x.docs[x.begins[k]:x.begins[k+1]]
	n, _ := slices.BinarySearch(docs, int32(i))
	many := len(docs) > maxPosting
	docs = docs[:n]
	if many && n > 5 {
		yield(int(docs[0]))
		docs = docs[n-4:]
	}
	for _, j := range docs {
		yield(int(j))
	}
}

// similarLengths gives for each document the few others in other languages whose lengths are nearest to its own, within
// a factor of two. Translations between scripts may share nothing that an index could hold, and be told by the order of
// their lengths alone.
func similarLengths(docs []*sketch) [][2]int {
	var out [][2]int
	for i, d := range docs {
		var near [][2]int64
		for j, e := range docs {
			if j != i && !sameLanguage(d.language, e.language) && d.size <= 2*e.size && e.size <= 2*d.size {
				near = append(near, [2]int64{max(d.size-e.size, e.size-d.size), int64(j)})
			}
		}
		slices.SortFunc(near, func(x, y [2]int64) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
		for _, n := range near[:min(len(near), nearest)] {
			out = append(out, [2]int{min(i, int(n[1])), max(i, int(n[1]))})
		}
	}
	return out
}

// overlapOf is what two sketches share.
type overlapOf struct {
	sequences int
	bits      int // of facts
}

// Thresholds of the index. They let through what judge may accept, and little else.
const (
	minContained  = 100 // thousandths of the sequences of the smaller document, in one language
	minCognates   = 12  // thousandths of them, in two languages
	minShared     = 4   // sequences in absolute number
	minFactBits   = 20
	minFactsShare = 250 // thousandths of the bits of the document with fewer
)

// score is how promising a pair is, 0 if it is not.
func (o *overlapOf) score(a, b *sketch) int {
	zeros := max(a.zeros, b.zeros)
	smaller := max(1, min(a.at(zeros), b.at(zeros)))
	contained := 1000 * o.sequences / smaller
	least := minContained
	if !sameLanguage(a.language, b.language) {
		least = minCognates
	}
	n := 0
	if o.sequences >= minShared && contained >= least {
		n += contained + 1
	}
	if share := 1000 * o.bits / max(1, min(a.total, b.total)); o.bits >= minFactBits && share >= minFactsShare {
		n += share + 1
	}
	return n
}
