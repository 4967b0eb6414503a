package hole

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/pdfium"
)

// drawn gives runs of letters, each ten wide, in the order in which they are drawn: "12:abc" begins at the twelfth
// place, "_" is a place that is left empty, "~" a blank that PDFium made, "/" the next line.
func drawn(said string) []pdfium.Char {
	var out []pdfium.Char
	at, low := 0, 0
	for _, run := range strings.Fields(said) {
		if place, rest, ok := strings.Cut(run, ":"); ok {
			at, run = 0, rest
			for _, r := range place {
				at = at*10 + int(r-'0')
			}
		}
		for _, r := range run {
			box := pdfium.Box{Left: 10 * at, Right: 10*at + 10, Bottom: low, Top: low + 12}
			switch r {
			case '~':
				out = append(out, pdfium.Char{Rune: ' ', Made: true, Upright: true})
				continue
			case '/':
				low -= 20
				continue
			case '_':
			case '.':
				out = append(out, pdfium.Char{Rune: ' ', Box: box, Upright: true})
			default:
				out = append(out, pdfium.Char{Rune: r, Box: box, Upright: true})
			}
			at++
		}
	}
	return out
}

func TestFill(t *testing.T) {
	tests := []struct{ name, said, want string }{
		{"letters of another font", "0:H_~.N~_i~ 1:à~ 4:ộ~ /0:x", "Hà Nội x"},
		{"two in one hole", "0:l~__t 1:ươ", "lươt"},
		{"the first letter", "1:nh.c 0:Ả", "Ảnh c"},
		{"the last letter", "0:s_c_ 1:á 3:h", "sách"},
		{"a hole that is too narrow", "0:a_b 1:xyz", "abxyz"},
		{"drawn again", "0:ab 0:ab", "abab"},
		{"the cell before", "20:12.34 0:Total", "12 34Total"},
		{"a hole of the line before", "0:a_b / 1:x", "abx"},
		{"an accent that was drawn first", "2:¸n 0:R", "¸nR"},
		{"right to left", "3:א 2:ב 1:ג", "אבג"},
	}
	for _, c := range tests {
		var got strings.Builder
		for _, x := range Fill(drawn(c.said)) {
			if !x.Made {
				got.WriteRune(x.Rune)
			}
		}
		if want := strings.ReplaceAll(c.want, " x", "x"); got.String() != want {
			t.Errorf("%s: got %q, want %q", c.name, got.String(), want)
		}
	}
}
