// Package vowel finds the letters that marks belong to in a line that is read from the right: programs draw a mark
// where it stands over its letter, or say letter and mark of one piece, whose room PDFium then shares out among them.
package vowel

import (
	"cmp"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/pdfium"
)

// reach is how many characters away in the line the letter of a mark is at most.
const reach = 8

// Order gives the places of the characters of a line in the order of reading. They come from right to left, by their
// right edges. A mark comes after its letter, several marks of a letter in the order of their classes.
func Order(chars []pdfium.Char) []int {
	owned := make([][]int, len(chars)) // the marks of each letter
	free := make([]bool, len(chars))
	for i := range chars {
		owner := -1
		if unicode.Is(unicode.Mn, chars[i].Rune) {
			owner = letterOf(chars, i)
		}
		if free[i] = owner < 0; !free[i] {
			owned[owner] = append(owned[owner], i)
		}
	}
	out := make([]int, 0, len(chars))
	for i := range chars {
		if !free[i] {
			continue
		}
		slices.SortStableFunc(owned[i], func(a, b int) int { return cmp.Compare(class(chars[a].Rune), class(chars[b].Rune)) })
		out = append(append(out, i), owned[i]...)
	}
	return out
}

// class is the canonical combining class of a mark.
func class(r rune) uint8 { return norm.NFC.PropertiesString(string(r)).CCC() }

// letterOf finds the letter of a mark; -1 for none.
func letterOf(chars []pdfium.Char, mark int) int {
	if at := shares(chars, mark); at >= 0 {
		return at
	}
	best, most := -1, 0
	m := chars[mark].Box
	for i := max(0, mark-reach); i < min(len(chars), mark+reach+1); i++ {
		if c := &chars[i]; unicode.IsLetter(c.Rune) {
			common := min(m.Right, c.Right) - max(m.Left, c.Left) + 1
			if common > most {
				best, most = i, common
			}
		}
	}
	if most*2 < m.Right-m.Left {
		return -1
	}
	return best
}

// shares finds the letter that shares its room out with a mark: the two are equally wide, or as wide as the marks
// between them, and the mark begins where that ends; -1 for none.
func shares(chars []pdfium.Char, mark int) int {
	edge := chars[mark].Box
	for range reach {
		at := -1
		for i := max(0, mark-reach); i < min(len(chars), mark+reach+1) && at < 0; i++ {
			if i != mark && follows(chars[i].Box, edge) {
				at = i
			}
		}
		if at < 0 || unicode.IsLetter(chars[at].Rune) {
			return at
		}
		if !unicode.Is(unicode.Mn, chars[at].Rune) {
			return -1
		}
		edge = chars[at].Box
	}
	return -1
}

// most is how far, in units, the parts of a shared room differ at most.
const most = 2

// follows reports whether a part of a shared room comes right after another one.
func follows(before, next pdfium.Box) bool {
	a, b := before.Right-before.Left, next.Right-next.Left
	return b > 0 && max(a-b, b-a) <= most && max(before.Left-next.Right, next.Right-before.Left) <= most &&
		before.Bottom == next.Bottom && before.Top == next.Top
}
