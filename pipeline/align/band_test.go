package align

import (
	"testing"

	"example.org/sourcebook/pipeline/align/letters"
)

// TestStrayAnchor: two sentences that belong nowhere together share rare words, and one text lacks a hundred sentences
// in a row: the way does not lead through the stray pair.
func TestStrayAnchor(t *testing.T) {
	for _, c := range []struct{ at, gap, a, b int }{
		{100, 120, 480, 60}, {500, 120, 180, 400}, {300, 100, 650, 80}, {20, 150, 90, 500},
	} {
		g := generator(17 * uint32(c.at))
		text := g.write(700)
		for _, s := range text {
			for k := range s {
				s[k] -= s[k]%3 - 1 // words that the languages do not share
			}
		}
		cut := append(text[:c.at:c.at], text[c.at+c.gap:]...)
		a, b := g.document("a", 0, 0, text), g.document("b", 1, 0, cut)
		bare(a, c.a)
		bare(b, c.b)
		right, beads := 0, newPair(a, b, false).align()
		for _, x := range beads {
			i := x.B0
			if i >= c.at {
				i += c.gap
			}
			if x.A0 == i && x.A1-x.A0 == 1 && x.B1-x.B0 == 1 {
				right++
			}
		}
		if 100*right < 85*len(cut) {
			t.Errorf("%v: %d of %d beads are right", c, right, len(cut))
		}
	}
}

// bare takes the numbers out of a document, and puts a few rare words into one of its sentences.
func bare(d *document, at int) {
	for i := range d.units {
		d.units[i].facts = nil
	}
	d.units[at].runs, _ = letters.Runs(d.units[at].runs, "quoxwezzyk vvarghoolip zebbuquath")
}
