package ruled

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/pdfium"
)

// The place that a character of a drawing has on a page.
const (
	wide = 5 * pdfium.Unit
	high = 10 * pdfium.Unit
)

// draw makes a page of a drawing: - | + are lines, all else is text.
func draw(in []string) *pdfium.Page {
	p := &pdfium.Page{}
	for k, row := range in {
		y := (len(in) - k) * high
		for i, r := range row + "\n" {
			x := i * wide
			switch r {
			case '-', '+':
				p.Rules = append(p.Rules, pdfium.Box{Left: x - wide/2, Right: x + wide/2, Bottom: y, Top: y})
			case '|':
			case ' ', '\n':
				p.Chars = append(p.Chars, pdfium.Char{Rune: r, Made: true})
				continue
			default:
				p.Chars = append(p.Chars, pdfium.Char{Rune: r, Upright: true, Box: pdfium.Box{Left: x - wide/2,
					Right: x + wide/2, Bottom: y - high*4/10, Top: y + high*4/10}})
			}
			if r == '|' || r == '+' {
				p.Rules = append(p.Rules, pdfium.Box{Left: x, Right: x, Bottom: y - high/2, Top: y + high/2})
			}
		}
	}
	return p
}

// said gives the rows of tables, their cells parted by tabs.
func said(rows []Row) string {
	var lines []string
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			var b strings.Builder
			for _, x := range c {
				b.WriteRune(x.Rune)
			}
			cells = append(cells, strings.Join(strings.Fields(b.String()), " "))
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	return strings.Join(lines, "\n")
}

// TestTables reads drawings of tables.
func TestTables(t *testing.T) {
	data, err := os.ReadFile("testdata/tables.txt")
	if err != nil {
		t.Fatal(err)
	}
	for part := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		drawing, want, _ := strings.Cut(part, "\n=")
		lines := strings.Split(drawing, "\n")
		t.Run(lines[0], func(t *testing.T) {
			page := draw(lines[1:])
			rows, rest := Tables(page)
			if got := said(rows); got != strings.TrimPrefix(want, "\n") {
				t.Errorf("%q, want %q", got, want)
			}
			if want == "" && len(rest) != len(page.Chars) {
				t.Errorf("%d of %d characters are left", len(rest), len(page.Chars))
			}
		})
	}
}
