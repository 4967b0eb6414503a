package survey

import (
	"context"
	"iter"
	"slices"

	"example.org/sourcebook/pipeline/shuffle"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Stage finds the lines that stand in several texts and the pairs of texts that share passages. It maps each sketch to
// hashes, brings equal ones together, and folds: its time grows with the corpus and no faster. In memory it keeps the
// id and two numbers of each document, 32 bytes and the id, a sieve of up to 32 MiB, and what two shuffles keep, 24 MiB
// each; the rest lies on disk: 11 bytes a line that may stand elsewhere, and 10 bytes for each shingle that two texts
// share, for each side.
var Stage = stage.Stage{
	Name: "survey", Version: 3, Each: stage.All,
	Reads:  []string{tables.Sketches.Name, tables.Texts.Name},
	Writes: []string{tables.Repeats.Name, tables.Siblings.Name, tables.Lents.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		s := &surveyor{sketches: func() iter.Seq[*tables.Sketch] { return tables.Sketches.Read(in) }, shuffle: in.Shuffle}
		s.count()
		l := newLender(s.sketches)
		s.siblings(func(r *tables.Sibling) {
			tables.Siblings.Write(out, r)
			if l.wants(r) {
				for t := range tables.Texts.Of(in, r.Other) {
					tables.Lents.Write(out, lend(r.DocumentID, t))
				}
			}
		})
		s.repeats(func(r *tables.Repeat) { tables.Repeats.Write(out, r) })
		return nil
	},
}

const (
	// anchors is how many documents with the same shingle are compared with all others that have it. It bounds the work
	// for a passage that stands everywhere, and still ties all its documents to the same few.
	anchors = 16
	// A pair are siblings if they share at least one shingle in leastShare of the smaller side, and leastShared in all.
	leastShare  = 16
	leastShared = 4
)

// version reports whether a sibling shares so much that it is another version of the text: furniture alone makes pages
// alike, but not by that much.
func version(shared, of int) bool { return shared*5 >= of*2 }

// surveyor goes through the sketches, each time in the order of the documents, which have numbers in that order.
type surveyor struct {
	sketches        func() iter.Seq[*tables.Sketch]
	shuffle         func() *shuffle.Shuffle
	ids             []string // of the documents
	sizes           []int    // shingles of each
	versions        []uint64 // other documents that are versions of each
	lines, shingles int      // of all
}

// count notes how many there are of everything.
func (s *surveyor) count() {
	for d := range s.sketches() {
		s.ids = append(s.ids, d.DocumentID)
		s.sizes = append(s.sizes, len(d.Shingles))
		s.lines += len(d.Lines)
		s.shingles += len(d.Shingles)
	}
	s.versions = make([]uint64, len(s.ids))
}

// gather brings the documents together that have a hash which may stand in several: by hash and number, each once.
func (s *surveyor) gather(total int, hashes func(*tables.Sketch) []uint64) *shuffle.Shuffle {
	seen := newSieve(total)
	for d := range s.sketches() {
		for _, h := range hashes(d) {
			seen.add(h)
		}
	}
	of := s.shuffle()
	number := uint64(0)
	for d := range s.sketches() {
		for _, h := range hashes(d) {
			if seen.twice(h) {
				of.Add(h, number, 1)
			}
		}
		number++
	}
	return of
}

// repeats calls found for every line that stands in other documents than the versions of its own, by document and
// hash. How many they are is not said: what is known of a text shall not change with every text that joins it. It comes
// after siblings, which counts the versions.
func (s *surveyor) repeats(found func(*tables.Repeat)) {
	var own []uint64
	lines := s.gather(s.lines, func(d *tables.Sketch) []uint64 {
		own = distinct(own, d.Lines)
		return own
	})
	rows := s.shuffle()
	for h, documents := range keys(lines.Sorted()) {
		if len(documents) > 1 {
			for _, d := range documents {
				if uint64(len(documents)) > s.versions[d]+1 {
					rows.Add(d, h, 1)
				}
			}
		}
	}
	for it := range rows.Sorted() {
		found(&tables.Repeat{DocumentID: s.ids[it.Key], Line: it.Value})
	}
}

// siblings calls found for both sides of every pair of documents that share passages, by document and other document,
// and counts the versions of each.
func (s *surveyor) siblings(found func(*tables.Sibling)) {
	shingles := s.gather(s.shingles, func(d *tables.Sketch) []uint64 { return d.Shingles })
	pairs := s.shuffle()
	for _, documents := range keys(shingles.Sorted()) {
		for i, a := range documents[:min(anchors, len(documents))] {
			for _, b := range documents[i+1:] {
				pairs.Add(a, b, 1)
			}
		}
	}
	both := s.shuffle()
	for it := range pairs.Sorted() {
		shared, of := int(it.Count), min(s.sizes[it.Key], s.sizes[it.Value])
		if shared >= leastShared && shared*leastShare >= of {
			both.Add(it.Key, it.Value, it.Count)
			both.Add(it.Value, it.Key, it.Count)
		}
	}
	for it := range both.Sorted() {
		shared, of := int(it.Count), min(s.sizes[it.Key], s.sizes[it.Value])
		if version(shared, of) {
			s.versions[it.Key]++
		}
		found(&tables.Sibling{DocumentID: s.ids[it.Key], Other: s.ids[it.Value], Shared: shared, Of: of})
	}
}

// keys gives each key of sorted items with its values, which are valid until the next.
func keys(items iter.Seq[shuffle.Item]) iter.Seq2[uint64, []uint64] {
	return func(yield func(uint64, []uint64) bool) {
		var key uint64
		var values []uint64
		for it := range items {
			if len(values) > 0 && it.Key != key {
				if !yield(key, values) {
					return
				}
				values = values[:0]
			}
			key, values = it.Key, append(values, it.Value)
		}
		if len(values) > 0 {
			yield(key, values)
		}
	}
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
	cells []cells
	mask  uint64
}

// cells are 64 places of a sieve: what was added at all, and what more than once.
type cells struct{ once, more uint64 }

// newSieve makes a sieve for n hashes: 8 places for each, up to 32 MiB.
func newSieve(n int) *sieve {
	places := uint64(64)
	for places < uint64(n)*8 && places < 1<<27 {
		places *= 2
	}
	return &sieve{cells: make([]cells, places/64), mask: places/64 - 1}
}

func (s *sieve) add(h uint64) {
	c, bit := &s.cells[h>>6&s.mask], uint64(1)<<(h&63)
	c.more |= c.once & bit
	c.once |= bit
}

func (s *sieve) twice(h uint64) bool { return s.cells[h>>6&s.mask].more&(1<<(h&63)) != 0 }
