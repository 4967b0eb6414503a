// Package peers names for each document of a corpus the few others that it may be one work with: the fingerprints of
// all go into an index, and those that share rare evidence are candidates. The work for a document is bounded by the
// size of its fingerprint, whatever the number of documents.
package peers

import (
	"iter"
	"math/bits"
	"strings"

	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/tables"
)

// MaxJudged is how many sentences of a document, from its beginning, speak for its works.
const MaxJudged = 400

// Sketch is what works keeps of a document: a small fixed part of its fingerprint. The hashes are read again when they
// are compared.
type Sketch struct {
	DocumentID string
	Work       string // as the corpus declares
	NotWork    string // the same
	Language   string // BCP 47; empty if not known
	Siblings   []int  // numbers of the documents that survey found to share passages
	Size       int32  // length of the text in tenths of a Latin letter
	Sentences  int32
	zeros      int32               // at which the sample was taken
	total      int32               // bits of all facts
	rate       [33]uint16          // by the number of zeros at the end: hashes of the sample with as many or more
	held       *tables.Fingerprint // nil: it must be read again
	shelf      *Shelf              // nil: it is held for good
}

// New makes the sketch of a document of its fingerprint, which it holds for good.
func New(f *tables.Fingerprint) *Sketch {
	s := &Sketch{DocumentID: f.DocumentID, Work: f.Work, NotWork: f.NotWork, Language: f.Language, Size: int32(f.Size),
		Sentences: int32(f.Sentences), zeros: int32(f.Zeros), held: f}
	for _, h := range f.Facts {
		s.total += int32(h & 15)
	}
	for _, h := range f.Sample {
		s.rate[bits.TrailingZeros32(h)]++
	}
	for z := 31; z >= 0; z-- {
		s.rate[z] += s.rate[z+1]
	}
	return s
}

// Shelf holds the fingerprints that were read last, so that memory does not grow with all of them.
type Shelf struct {
	read  func(document string) *tables.Fingerprint
	held  [onShelf]*Sketch
	next  int
	terms map[string]string // languages, once each
}

// onShelf is how many fingerprints a shelf holds. Most documents are compared with those that came shortly before.
const onShelf = 4096

// NewShelf makes a shelf that reads fingerprints again.
func NewShelf(read func(document string) *tables.Fingerprint) *Shelf {
	return &Shelf{read: read, terms: map[string]string{}}
}

// New makes the sketch of a document of its fingerprint, which can be read again.
func (h *Shelf) New(f *tables.Fingerprint) *Sketch {
	s := New(f)
	s.shelf, s.held = h, nil
	if _, known := h.terms[s.Language]; !known {
		h.terms[s.Language] = s.Language
	}
	s.Language = h.terms[s.Language]
	return s
}

// Knowing makes the sketch of a document again, of a fingerprint of which the shelf knows more.
func (h *Shelf) Knowing(s *Sketch) *Sketch {
	k := h.New(h.read(s.DocumentID))
	k.DocumentID, k.Work, k.NotWork, k.Siblings = s.DocumentID, s.Work, s.NotWork, s.Siblings
	return k
}

// print gives the fingerprint of the document.
func (s *Sketch) print() *tables.Fingerprint {
	if s.held == nil {
		h := s.shelf
		if out := h.held[h.next]; out != nil {
			out.held = nil
		}
		h.held[h.next], h.next = s, (h.next+1)%onShelf
		s.held = h.read(s.DocumentID)
	}
	return s.held
}

// common gives what stands in both samples, in order.
func (s *Sketch) common(t *Sketch) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		a, b := s.print().Sample, t.print().Sample
		for i, j := 0, 0; i < len(a) && j < len(b); {
			switch x, y := a[i], b[j]; {
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
	zeros := max(s.zeros, t.zeros)
	ends := uint32(1)<<zeros - 1 // the bits of a hash that are zero
	a, b := s.print().Sample, t.print().Sample
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		if x == y && x&ends == 0 {
			n++
		}
		// Which one is next is as good as chance, so nothing branches on it.
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	one, two := int(s.rate[zeros]), int(t.rate[zeros])
	return [2]int{1000 * n / max(1, min(one, two)), 1000 * n / max(1, one, two)}
}

// BeginsAs reports whether the first sentences of two documents are the same, but for what is no letter or digit.
func (s *Sketch) BeginsAs(t *Sketch) bool {
	a, b := s.print().Passages, t.print().Passages
	return len(a) > 0 && len(b) > 0 && a[0] == b[0]
}

// Excludes reports whether the corpus says of s that it is no version of t.
func (s *Sketch) Excludes(t *Sketch) bool {
	return s.NotWork != "" && (s.NotWork == t.DocumentID || s.NotWork == t.Work)
}

// OneLanguage compares the primary subtags of two BCP 47 tags. Texts whose language is not known count as one language
// with all others: their letters then show whether it is one.
func OneLanguage(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	return strings.EqualFold(bcp47.Base(a), bcp47.Base(b))
}

// Base gives the primary subtag of a BCP 47 tag, in small letters.
func Base(tag string) string { return strings.ToLower(bcp47.Base(tag)) }
