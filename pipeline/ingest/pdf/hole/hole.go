// Package hole puts letters back into the words that they were left out of. Where a font lacks some letters of a line,
// programs draw the line without them, and then those letters from another font into the holes.
package hole

import (
	"slices"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/pdfium"
)

const (
	level    = 20  // how far the letters of two fonts are from one height and size at most, in hundredths of a line
	slack    = 12  // how far the letters of a hole and those beside it may be over each other, in hundredths of a line
	mostLine = 600 // characters of a line that are looked at
)

// Fill gives the characters of a page with those that were drawn into holes of a line in their places. Blanks that
// PDFium made for the holes are left out.
func Fill(in []pdfium.Char) []pdfium.Char {
	out := make([]pdfium.Char, 0, len(in))
	for i := 0; i < len(in); {
		end := i + 1
		if last := lastDrawn(out); last >= 0 && isBack(&out[last], &in[i]) {
			for end < len(in) && adjoins(&in[end-1], &in[end]) {
				end++
			}
			if at, ok := find(out, in[i:end]); ok {
				out = put(out, at, in[i:end])
				for i = end; i < len(in) && isMade(&in[i]); i++ {
				}
				continue
			}
		}
		out = append(out, in[i:end]...)
		i = end
	}
	return out
}

func isDrawn(c *pdfium.Char) bool { return !c.Made && c.Right > c.Left }

// isMade reports whether a character is a blank that PDFium made.
func isMade(c *pdfium.Char) bool { return c.Made && c.Rune == ' ' }

func height(c *pdfium.Char) int { return max(c.Top-c.Bottom, 1) }

func lastDrawn(in []pdfium.Char) int {
	for i := len(in) - 1; i >= 0 && len(in)-i < mostLine; i-- {
		if isDrawn(&in[i]) {
			return i
		}
	}
	return -1
}

// isBack reports whether a letter stands on the line of the one drawn before it, and before that.
func isBack(last, c *pdfium.Char) bool {
	return isDrawn(c) && c.Left < last.Left && inLine(last, c) && !sign.IsRight(c.Rune) && !unicode.IsSpace(c.Rune)
}

// inLine reports whether two characters stand on one line, and neither is raised or an accent.
func inLine(a, b *pdfium.Char) bool {
	off := max(a.Top-b.Top, b.Top-a.Top, a.Bottom-b.Bottom, b.Bottom-a.Bottom)
	return a.Upright && b.Upright && off*100 <= level*height(a)
}

// adjoins reports whether a letter follows another one without a hole.
func adjoins(a, b *pdfium.Char) bool {
	return isDrawn(b) && inLine(a, b) && !unicode.IsSpace(b.Rune) && !sign.IsRight(b.Rune) &&
		touches(a, b, slack*height(a)/100)
}

// touches reports whether a character ends where another one begins.
func touches(a, b *pdfium.Char, room int) bool { return max(b.Left-a.Right, a.Right-b.Left) <= room }

// find is where letters that were drawn last belong among those of their line: into a hole that they fit, or before
// its first word.
func find(out, word []pdfium.Char) (int, bool) {
	first, last := &word[0], &word[len(word)-1]
	room := slack * height(first) / 100
	after := -1 // the character that stands after the place
	for i := len(out) - 1; i >= 0 && len(out)-i < mostLine; i-- {
		c := &out[i]
		switch {
		case !isDrawn(c):
			continue
		case sign.IsRight(c.Rune):
			return 0, false
		case !inLine(c, first) || after >= 0 && c.Left > out[after].Left:
			return after, after >= 0 && touches(last, &out[after], room)
		case c.Right <= first.Left+room:
			return after, after >= 0
		case c.Left < last.Right-room:
			return 0, false // it stands where they stand
		}
		after = i
	}
	return after, after >= 0 && touches(last, &out[after], room)
}

// put puts letters before a character, and takes the blanks out that were made for their hole.
func put(out []pdfium.Char, at int, word []pdfium.Char) []pdfium.Char {
	from := at
	for from > 0 && isMade(&out[from-1]) {
		from--
	}
	return slices.Replace(out, from, at, word...)
}
