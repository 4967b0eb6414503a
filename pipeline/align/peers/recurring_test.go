package peers

import (
	"fmt"
	"testing"

	"example.org/sourcebook/pipeline/shuffle"
	"example.org/sourcebook/pipeline/tables"
)

// sketchOf makes a document of some passages, each of ten letter sequences.
func sketchOf(id, language string, passages ...uint32) *Sketch {
	f := &tables.Fingerprint{DocumentID: id, Language: language, Passages: passages}
	for _, p := range passages {
		for k := range uint32(10) {
			f.Sample = append(f.Sample, p*10+k)
		}
	}
	return New(f)
}

// TestRecurring: a passage recurs that several texts have which have little else in common, and none that versions of
// one text share, however many there are, nor one that only texts of other languages have.
func TestRecurring(t *testing.T) {
	docs := []*Sketch{
		sketchOf("a", "en", 1, 2, 3, 99), sketchOf("b", "en", 4, 5, 6, 99), sketchOf("c", "en", 7, 8, 9, 99),
		sketchOf("d", "fr", 11, 12, 99),
		sketchOf("e", "de", 20, 21, 22, 98), sketchOf("f", "de", 20, 21, 23, 98), sketchOf("g", "de", 20, 21, 22, 24, 98),
	}
	want := []string{"[false false false true]", "[false false false true]", "[false false false true]",
		"[]", "[]", "[]", "[]"}
	f := NewFinder(docs, shuffle.New(t.TempDir(), shuffle.Budget))
	for i := range docs {
		m := f.Recurring(i)
		if got := fmt.Sprint([]bool(m)); got != want[i] {
			t.Errorf("%s: %s, want %s", docs[i].DocumentID, got, want[i])
		}
	}
	if f.Recurring(0).Digest() == f.Recurring(3).Digest() {
		t.Error("marks have the digest of none")
	}
}

// TestDiffer: documents of a series differ if their numbers do; a few that say other numbers are no series.
func TestDiffer(t *testing.T) {
	var docs []*Sketch
	add := func(letters, digits uint32) {
		docs = append(docs, New(&tables.Fingerprint{Titles: []tables.Title{{Letters: letters, Digits: digits}}}))
	}
	for _, digits := range []uint32{1, 2, 3, 4, 1} {
		add(7, digits)
	}
	for _, digits := range []uint32{1, 2, 3} {
		add(8, digits)
	}
	f := NewFinder(docs, shuffle.New(t.TempDir(), shuffle.Budget))
	for _, c := range []struct {
		a, b int
		want bool
	}{{0, 1, true}, {0, 4, false}, {5, 6, false}, {0, 6, false}} {
		if got := f.Differ(c.a, c.b); got != c.want {
			t.Errorf("documents %d and %d: %t", c.a, c.b, got)
		}
	}
}
