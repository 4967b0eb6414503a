// Package spelling reads names of people and places that stand in any script: how they are spelt in Latin letters, and
// what two spellings have in common that languages choose differently.
package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// alike are spellings in Latin letters for which languages choose differently; each is read as the one behind it.
var alike = strings.NewReplacer(
	"shch", "s", "tsch", "c", "sch", "s", "sh", "s", "dzh", "j", "dj", "j", "ch", "c", "zh", "z", "kh", "h", "gh", "g",
	"tz", "c", "ts", "c", "ph", "f", "th", "t", "ck", "c", "k", "c", "q", "c", "x", "cs", "w", "v", "ou", "u", "oo", "u",
	"ee", "i", "y", "i", "j", "i", "ie", "e", "ii", "i",
)

// Sounds gives a word in Latin letters as it reads: spellings that are alike made equal, a double letter as one.
func Sounds(word string) string {
	return string(slices.Compact([]rune(alike.Replace(alike.Replace(character.Plain(word))))))
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
	return most > 1 && 4*distance(a, b) <= most
}

// distance counts the bytes that must be added, dropped or changed to come from a to b (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
