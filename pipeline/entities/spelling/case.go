package spelling

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// InCases gives for each word the ways to read it, with a blank before it: as it stands, and in the first case.
func InCases(words []string, endings []language.Ending) [][]string {
	options := make([][]string, len(words))
	for i, w := range words {
		options[i] = append([]string{" " + w}, prefixed(" ", Bases(w, endings))...)
	}
	return options
}

func prefixed(prefix string, list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, prefix+s)
	}
	return out
}

// leastStem is how many letters of a word must stand before its ending.
const leastStem = 3

// Bases gives the forms that a word in another case may have in the first, with the marks of their letters and without
// them, as the word itself may have lost its own.
func Bases(word string, endings []language.Ending) []string {
	var out []string
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.Ending)
		if !ok && !character.IsASCII(e.Ending) {
			stem, ok = strings.CutSuffix(word, character.Plain(e.Ending))
		}
		if !ok || utf8.RuneCountInString(stem) < leastStem {
			continue
		}
		for _, b := range e.Base {
			out = append(out, stem+b)
			if plain := character.Plain(b); plain != b {
				out = append(out, stem+plain)
			}
		}
	}
	return out
}
