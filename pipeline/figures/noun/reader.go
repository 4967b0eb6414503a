// Package noun finds what a number counts: the noun phrase beside it, and the concept that the phrase stands for.
package noun

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Reader finds the nouns that the figures of a sheet count.
type Reader struct {
	*scan.Sheet
	known *Knowledge
	fold  []byte
}

// Knowledge is what the reader asks for of a language.
type Knowledge struct {
	concepts *Concepts
	ands     []string // words for "and" that are written as one with the next word
}

// Know gives the knowledge of the language of a pack with these traits.
func Know(l *language.Lexicon, p *language.Pack, t *scan.Traits) (*Knowledge, error) {
	concepts, err := language.Read(l, p.Tag+"/concepts.tsv", "concepts", readConcepts)
	if err != nil {
		return nil, err
	}
	return &Knowledge{concepts, joiners(p, t.Prefixes)}, nil
}

// NewReader gives a reader of the nouns on a sheet.
func NewReader(s *scan.Sheet) *Reader { return &Reader{Sheet: s} }

// Reset takes up a paragraph in a language.
func (w *Reader) Reset(k *Knowledge) { w.known = k }
