package pdfium

import (
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// paired makes one of the two halves that PDFium gives for a character beyond the first 65,536: letters of formulas,
// rare ideographs, pictures of faces. The first half has its place.
func paired(chars []Char) []Char {
	for i := 1; i < len(chars); i++ {
		if whole := utf16.DecodeRune(chars[i-1].Rune, chars[i].Rune); whole != utf8.RuneError {
			chars[i-1].Rune, chars[i].Rune = whole, echo
		}
	}
	return slices.DeleteFunc(chars, func(c Char) bool { return c.Rune == echo })
}
