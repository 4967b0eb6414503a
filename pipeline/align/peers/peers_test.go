package peers

import (
	"fmt"
	"slices"
	"testing"

	"example.org/sourcebook/pipeline/shuffle"
	"example.org/sourcebook/pipeline/tables"
)

// room is a shuffle in memory.
func room() *shuffle.Shuffle { return shuffle.New("", shuffle.Budget) }

// TestPartners: of many documents in two languages each is named those that share its rare facts, or a copy of it, and
// no other one.
func TestPartners(t *testing.T) {
	const pairs = 100
	var docs []*Sketch
	for i := range uint32(2 * pairs) {
		f := &tables.Fingerprint{DocumentID: fmt.Sprintf("d%03d", i), Language: "en", Size: 1000, Sentences: 10}
		if i%2 == 1 {
			f.Language = "zh-Hans"
		}
		for k := range uint32(3) { // what the pair shares, and what half of all have
			f.Facts = append(f.Facts, (i/2*4+k)<<4|12, 0xfffff<<4|6)
		}
		slices.Sort(f.Facts)
		f.Facts = slices.Compact(f.Facts)
		docs = append(docs, New(f))
	}
	finder := NewFinder(docs, room())
	for i := range docs {
		got, want := finder.Partners(i), []int{}
		if i%2 == 1 {
			want = []int{i - 1}
		}
		if !slices.Equal(got, want) {
			t.Errorf("document %d: %v, want %v", i, got, want)
		}
	}
}

func TestAlike(t *testing.T) {
	small := New(&tables.Fingerprint{Sample: []uint32{1, 3, 5, 7}})
	large := New(&tables.Fingerprint{Sample: []uint32{1, 3, 5, 9, 11, 13, 15, 17}})
	if got := small.Alike(large); got != [2]int{750, 375} || got != large.Alike(small) {
		t.Errorf("alike %v", got)
	}
}

func TestOneLanguage(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"en", "en-GB", true}, {"zh-Hans", "ZH", true}, {"en", "fr", false}, {"", "fr", true}} {
		if got := OneLanguage(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %t", c.a, c.b, got)
		}
	}
}

func TestExcludes(t *testing.T) {
	a := New(&tables.Fingerprint{DocumentID: "a", NotWork: "w"})
	b := New(&tables.Fingerprint{DocumentID: "b", Work: "w"})
	if !a.Excludes(b) || b.Excludes(a) {
		t.Error("what the corpus sets apart is not")
	}
}

// TestLengths: in a small corpus documents of two languages are tried for their lengths alone, also where one is cut to
// a third, or written without vowels, and not where one is a notice and the other a book.
func TestLengths(t *testing.T) {
	for _, c := range []struct {
		size int
		want int
	}{{1000, 1}, {520, 1}, {300, 1}, {2900, 1}, {3900, 1}, {90, 0}, {20000, 0}} {
		finder := NewFinder([]*Sketch{
			New(&tables.Fingerprint{DocumentID: "a", Language: "en", Size: 1000, Sentences: 10}),
			New(&tables.Fingerprint{DocumentID: "b", Language: "ar", Size: c.size, Sentences: 10}),
		}, room())
		if got := len(finder.Partners(1)); got != c.want {
			t.Errorf("a document of %d beside one of 1000: %d partners, want %d", c.size, got, c.want)
		}
	}
}
