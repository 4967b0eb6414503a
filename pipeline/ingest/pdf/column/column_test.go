package column

import (
	"testing"

	"example.org/sourcebook/pipeline/pdfium"
)

// side gives lines of a page: each as far from the left as it says, as long, and so far below the one before.
func side(left int, top int, pitch []int, wide []int) []Part {
	var out []Part
	for i := range wide {
		top -= pitch[i%len(pitch)] * pdfium.Unit
		out = append(out, Part{Box: pdfium.Box{Left: left * pdfium.Unit, Right: (left + wide[i]) * pdfium.Unit,
			Bottom: top, Top: top + 10*pdfium.Unit}, Letters: wide[i] / 5})
	}
	return out
}

// TestApart parts columns of short lines, but no cells.
func TestApart(t *testing.T) {
	items := []int{200, 90, 100, 80, 120, 60, 110, 70, 90, 200}
	cells := []int{60, 70, 80, 60, 70, 60, 80, 70, 60, 70}
	tests := []struct {
		name        string
		left, right []Part
		want        int
	}{
		{"lists that stand where they like", side(40, 700*pdfium.Unit, []int{12, 15, 13}, items),
			side(300, 706*pdfium.Unit, []int{13, 13, 18}, items), 2},
		{"rows", side(40, 700*pdfium.Unit, []int{13}, items), side(300, 700*pdfium.Unit, []int{13}, cells), 1},
		{"a few lines", side(40, 700*pdfium.Unit, []int{12, 15, 13}, items[:5]),
			side(300, 706*pdfium.Unit, []int{13, 13, 18}, items[:5]), 1},
	}
	for _, c := range tests {
		if got := Split(append(c.left, c.right...), nil, Most); len(got) != c.want {
			t.Errorf("%s: %d columns, want %d", c.name, len(got), c.want)
		}
	}
}
