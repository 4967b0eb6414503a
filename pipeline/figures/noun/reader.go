// Package noun finds what a number counts: the noun phrase beside it, and the concept that the phrase stands for.
package noun

import "example.org/sourcebook/pipeline/figures/scan"

// Reader finds the nouns that the figures of a sheet count.
type Reader struct {
	*scan.Sheet
	concepts *Concepts
	fold     []byte
}

// NewReader gives a reader of the nouns on a sheet.
func NewReader(s *scan.Sheet) *Reader { return &Reader{Sheet: s} }

// Reset takes up a paragraph in a language.
func (w *Reader) Reset(c *Concepts) { w.concepts = c }
