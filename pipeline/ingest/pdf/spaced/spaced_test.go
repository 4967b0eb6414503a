package spaced

import (
	"testing"

	"example.org/sourcebook/pipeline/pdfium"
)

// set gives the characters of a line: letters are 50 wide, after each comes white, and a blank that nobody drew where
// the text has an underscore or a blank; after a blank of the text there is more white.
func set(text string, white, blank int) []pdfium.Char {
	var out []pdfium.Char
	at := 0
	for _, r := range text {
		if r == '_' || r == ' ' {
			if r == ' ' {
				at += blank
			}
			out = append(out, pdfium.Char{Rune: ' ', Made: true, Upright: true})
			continue
		}
		out = append(out, pdfium.Char{Rune: r, Box: pdfium.Box{Left: at, Right: at + 50, Top: 100}, Upright: true})
		at += 50 + white
	}
	return out
}

// TestJoin joins the letters of spaced words, and leaves others as they are.
func TestJoin(t *testing.T) {
	for in, want := range map[string]string{
		"R_e_p_o_r_t o_f M_a_y": "Report of May",
		"a text as it is set":   "a text as it is set",
		"a b":                   "a b",
	} {
		got := ""
		for _, c := range Join(set(in, 15, 40)) {
			got += string(c.Rune)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
