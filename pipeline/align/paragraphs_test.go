package align

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestParagraphs: where two short texts have nothing in common but lengths and paragraphs, a bead opens a paragraph of
// both or of neither; a sentence that one of them lacks is the one of which the paragraph lacks one.
func TestParagraphs(t *testing.T) {
	text := func(word string, paragraphs ...int) string {
		var out []string
		for _, n := range paragraphs {
			out = append(out, strings.Repeat(strings.Repeat(word+" ", 6)+word+".\n", n))
		}
		return strings.TrimSpace(strings.Join(out, "\n"))
	}
	for _, c := range []struct {
		name string
		a, b []int
		want string // of the beads of the sentences that open paragraphs
	}{
		{"one sentence less in the first paragraph", []int{3, 2, 2, 2}, []int{2, 2, 2, 2}, "4=3 6=5 8=7"},
		{"one less in the middle", []int{2, 2, 3, 2, 2}, []int{2, 2, 2, 2, 2}, "3=3 5=5 8=7 10=9"},
		{"one more at the end", []int{2, 3, 2, 2}, []int{2, 3, 2, 3}, "3=3 6=6 8=8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var k corpus
			k.add("a", "en", text("koru", c.a...))
			k.add("b", "el", text("ψωμί", c.b...))
			for _, o := range k.origins {
				o.Declared.Work = "w"
			}
			beads := strings.Fields(linesOf(&k, k.run(t)))
			var got []string
			for _, want := range strings.Fields(c.want) {
				for _, x := range beads {
					if x == want {
						got = append(got, x)
					}
				}
			}
			if d := cmp.Diff(c.want, strings.Join(got, " ")); d != "" {
				t.Errorf("%s\nall beads: %v", d, beads)
			}
		})
	}
}
