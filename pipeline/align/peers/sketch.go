// Package peers names for each document of a corpus the few others that it may be one work with: the fingerprints of
// all go into an index, and those that share rare evidence are candidates. The work for a document is bounded by the
// size of its fingerprint, whatever the number of documents.
package peers

import (
	"iter"
	"math/bits"
	"strings"

	"example.org/sourcebook/pipeline/tables"
)

// MaxJudged is how many sentences of a document, from its beginning, speak for its works.
const MaxJudged = 400

// Sketch is what the index of works holds of a document. Its size is bounded.
type Sketch struct {
	tables.Fingerprint
	Siblings []int      // numbers of the documents that survey found to share passages
	total    int        // bits of all facts
	rate     [33]uint16 // by the number of zeros at the end: hashes of the sample with as many or more
}

// New makes the sketch of a document of its fingerprint.
func New(f *tables.Fingerprint) *Sketch {
	s := &Sketch{Fingerprint: *f}
	for _, h := range s.Facts {
		s.total += int(h & 15)
	}
	for _, h := range s.Sample {
		s.rate[bits.TrailingZeros32(h)]++
	}
	for z := 31; z >= 0; z-- {
		s.rate[z] += s.rate[z+1]
	}
	return s
}

// common gives what stands in both samples, in order.
func (s *Sketch) common(t *Sketch) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, j := 0, 0; i < len(s.Sample) && j < len(t.Sample); {
			switch x, y := s.Sample[i], t.Sample[j]; {
			case x < y:
				i++
			case x > y:
				j++
			case !yield(x):
				return
			default:
				i++
				j++
			}
		}
	}
}

// Alike gives how much of the smaller and how much of the larger of two samples stands in the other one, in
// thousandths, at the lower rate of the two.
func (s *Sketch) Alike(t *Sketch) [2]int {
	zeros := max(s.Zeros, t.Zeros)
	n := 0
	for x := range s.common(t) {
		if bits.TrailingZeros32(x) >= zeros {
			n++
		}
	}
	a, b := int(s.rate[zeros]), int(t.rate[zeros])
	return [2]int{1000 * n / max(1, min(a, b)), 1000 * n / max(1, a, b)}
}

// Excludes reports whether the corpus says of s that it is no version of t.
func (s *Sketch) Excludes(t *Sketch) bool {
	return s.NotWork != "" && (s.NotWork == t.DocumentID || s.NotWork == t.Work)
}

// OneLanguage compares the primary subtags of two BCP 47 tags. Texts whose language is not known count as one language
// with all others: their letters then show whether it is one.
func OneLanguage(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}
