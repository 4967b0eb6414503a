package headline

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

// Share gives how many tenths of the words of s are in the vocabulary.
func Share(s string, vocabulary map[string]bool) int {
	n, known := 0, 0
	Stems(s, func(w string) {
		n++
		if vocabulary[w] {
			known++
		}
	})
	return known * 10 / max(n, 1)
}

// Stems calls found for the first five letters, in lower case, of each word of four letters or more; in scripts
// without blanks for each pair of letters.
func Stems(s string, found func(string)) {
	var word []rune
	end := func() {
		if len(word) >= 4 {
			found(string(word[:min(len(word), 5)]))
		}
		word = word[:0]
	}
	var before rune
	for _, r := range s {
		switch {
		case r >= utf8.RuneSelf && chars.ScriptOf(r).Spaceless():
			end()
			if before != 0 {
				found(string([]rune{before, r}))
			}
			before = r
			continue
		case unicode.IsLetter(r):
			word = append(word, unicode.ToLower(r))
		default:
			end()
		}
		before = 0
	}
	end()
}
