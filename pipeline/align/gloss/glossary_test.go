package gloss

import (
	"slices"
	"testing"
)

// TestGlossary: a word means what stands in the counterparts of its passages and hardly anywhere else; of a few
// passages nothing is learned.
func TestGlossary(t *testing.T) {
	taught := &Taught{}
	for i := range uint32(words) {
		for j := i + 1; j < words; j++ {
			if taught.Glossary() != nil && len(taught.passages) < minPassages {
				t.Fatal("a few passages teach")
			}
			taught.Add([]uint32{100 + i, 100 + j}, []uint32{500 + i, 500 + j})
		}
	}
	taught.Add(nil, []uint32{500})
	known := taught.Glossary()
	for i := range uint32(words) {
		if got := known[100+i]; !slices.Equal(got, []uint32{500 + i}) {
			t.Errorf("word %d means %v", 100+i, got)
		}
	}
}
