package spelled

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/character"
)

// Plain says that number words are read without their accents, too, where a number has none at all: "tres" for "três",
// "fuenf" for "fünf". Letters are pairs of a letter and what the language writes for it where it has none; Except are
// the words of which the plain form is another word.
type Plain struct {
	Read    bool
	Letters []string
	Except  []string
}

// forms gives the ways in which a folded word is written in ASCII, without the word itself; none if it cannot be.
func (p *Plain) forms(word string) []string {
	var out []string
	for _, s := range []string{word, strings.NewReplacer(p.Letters...).Replace(word)} {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(s))
		if s != word && character.IsASCII(s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// The shortest plain form that is read: as a word, and inside one.
const (
	leastPlain  = 3
	leastInside = 4
)

// addPlain adds the plain forms of the pieces of number words as variants of them. They are read where a number has no
// accent at all.
func (r *Reader) addPlain(p Plain) {
	r.plain = len(r.variants)
	if !p.Read {
		return
	}
	seen := map[string]bool{}
	for _, word := range p.Except {
		seen[word] = true
	}
	for _, word := range r.stems.list {
		seen[word] = true
	}
	for _, word := range slices.Clone(r.stems.list) {
		for _, text := range p.forms(word) {
			if seen[text] || len(text) < leastPlain {
				continue
			}
			seen[text] = true
			r.stems.add(text)
			r.variants = append(r.variants, Variant{text, word, len(text) >= leastInside})
		}
	}
}
