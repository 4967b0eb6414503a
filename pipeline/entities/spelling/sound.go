// Package spelling reads names of people and places that stand in any script: how they are spelt in Latin letters, and
// what two spellings have in common that languages choose differently.
package spelling

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/edit"
)

// Sounds gives a word in Latin letters as it reads: spellings that are alike made equal, a double letter as one.
func (r *Reader) Sounds(word string) string {
	return string(slices.Compact([]rune(r.alike.Replace(r.alike.Replace(character.Plain(word))))))
}

// consonants are those that count as one, by letter; vowels and what is often not heard are 0.
var consonants = func() (t ['z' + 1]byte) {
	for _, group := range []string{"bpvf", "kgqcx", "szj", "td", "m", "n", "lr"} {
		for i := range group {
			t[group[i]] = group[0]
		}
	}
	return t
}()

// Consonants gives the consonants of a word in Latin letters, those that scripts without vowels, or with fewer
// consonants, do not tell apart as one.
func Consonants(word string) string {
	var out []byte
	for _, r := range character.Plain(word) {
		if r > 'z' || consonants[r] == 0 {
			continue
		}
		if c := consonants[r]; len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}

// Vowels reports whether a word is in a script other than Latin that writes each vowel and consonant with a letter.
func Vowels(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian)
}

// Near reports whether two rows of two consonants or more are equal, or differ in no more than a quarter of them.
func Near(a, b string) bool {
	most := max(len(a), len(b))
	return most > 1 && edit.Distance(a, b, most/4) <= most/4
}
