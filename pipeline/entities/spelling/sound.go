// Package spelling reads names of people and places that stand in any script: how they are spelt in Latin letters, and
// what two spellings have in common that languages choose differently.
package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/sound"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/edit"
)

// Sounds gives a word in Latin letters as it reads: spellings that are alike made equal, a double letter as one.
func (r *Reader) Sounds(word string) string {
	return string(slices.Compact([]rune(r.alike.Replace(r.alike.Replace(character.Plain(word))))))
}

// coarser are the classes of consonants of package sound that names of people need as one: Arabic has no p, Korean
// neither f nor z.
var coarser = map[byte]byte{sound.Class('f'): sound.Class('b'), sound.Class('j'): sound.Class('s')}

// Consonants gives the consonants of a word in Latin letters, those that scripts without vowels, or with fewer
// consonants, do not tell apart as one.
func Consonants(word string) string {
	var out []byte
	for _, r := range character.Plain(word) {
		if r > 'z' {
			continue
		}
		c := sound.Class(byte(r))
		if one := coarser[c]; one != 0 {
			c = one
		}
		if c != 0 && (len(out) == 0 || out[len(out)-1] != c) {
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

// Kana reports whether a word begins with a syllable of kana.
func Kana(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.In(r, unicode.Katakana, unicode.Hiragana)
}

// WithParticles gives the words of a name, each small word as one with the word behind it; nil if it has none.
func WithParticles(name string, words []string) []string {
	all := strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
	if len(words) < 2 || len(all) == len(words) {
		return nil
	}
	var out []string
	before := ""
	for _, w := range all {
		if !slices.Contains(words, w) {
			before += w
			continue
		}
		out = append(out, before+w)
		before = ""
	}
	return out
}

// Near reports whether two rows of two consonants or more are equal, or differ in no more than a quarter of them.
func Near(a, b string) bool { return within(a, b, 4) }

// Akin reports whether two rows of consonants are near, or differ in no more than a third of four or more: enough for
// names that stand in each other's place, not for others.
func Akin(a, b string) bool { return Near(a, b) || max(len(a), len(b)) > 3 && within(a, b, 3) }

// within reports whether two rows of two consonants or more differ in no more than one of so many.
func within(a, b string, of int) bool {
	most := max(len(a), len(b))
	return most > 1 && edit.Distance(a, b, most/of) <= most/of
}
