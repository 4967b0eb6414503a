package vowel

import (
	"testing"

	"example.org/sourcebook/pipeline/pdfium"
)

func char(r rune, left, right, bottom int) pdfium.Char {
	return pdfium.Char{Box: pdfium.Box{Left: left, Right: right, Bottom: bottom, Top: bottom + 100}, Rune: r}
}

// TestOrder puts marks after their letters: those that stand over them, and those that share the room of a letter.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []pdfium.Char
		want string
	}{
		{"over its letter", []pdfium.Char{char('ق', 300, 400, 0), char('\u0651', 270, 290, 40), char('ل', 200, 292, 0)},
			"ق" + "ل\u0651"},
		{"shared room", []pdfium.Char{char('س', 300, 400, 0), char('ج', 250, 300, 0), char('ل', 150, 206, 0),
			char('\u0651', 200, 250, 0)}, "س" + "ج\u0651" + "ل"},
		{"two marks", []pdfium.Char{char('ر', 200, 250, 0), char('\u0651', 100, 150, 0), char('\u0650', 150, 200, 0),
			char('م', 40, 100, 0)}, "ر\u0650\u0651" + "م"},
		{"far from any letter", []pdfium.Char{char('ر', 900, 950, 0), char('\u0651', 100, 150, 40)}, "ر\u0651"},
	} {
		got := ""
		for _, i := range Order(c.in) {
			got += string(c.in[i].Rune)
		}
		if got != c.want {
			t.Errorf("%s: %+q, want %+q", c.name, got, c.want)
		}
	}
}
