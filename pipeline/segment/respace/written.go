package respace

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// letterCase is how a word is written that does not begin a sentence, where nouns have a capital.
type letterCase uint8

const (
	eitherCase letterCase = iota // both, or it is not known
	small
	large
)

// written tells how words are written. The zero value knows none.
type written struct {
	groups *language.Sorted // clusters.tsv
	known  map[string]letterCase
}

// How a word with a capital is mostly written, as clusters.tsv tells.
const (
	mostlyLarge = 'c'
	mostlySmall = 's'
)

// mostWritten is how many words are kept.
const mostWritten = 1 << 14

// how tells how a word in the lower case of the lists is written.
func (w *written) how(word []byte) letterCase {
	if w.groups == nil {
		return eitherCase
	}
	c, ok := w.known[string(word)]
	if !ok {
		c = w.look(word)
		if w.known == nil {
			w.known = map[string]letterCase{}
		}
		if len(w.known) < mostWritten {
			w.known[string(word)] = c
		}
	}
	return c
}

func (w *written) look(word []byte) letterCase {
	first, n := utf8.DecodeRune(word)
	title := string(unicode.ToUpper(first)) + string(word[n:])
	row, ok := w.groups.Find(title)
	_, lower := w.groups.Find(string(word))
	switch {
	case ok && row[len(row)-1] == mostlyLarge && !lower:
		return large
	case lower && (!ok || row[len(row)-1] == mostlySmall):
		return small
	}
	return eitherCase
}
