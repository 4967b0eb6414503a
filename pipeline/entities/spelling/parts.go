package spelling

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/schema"
)

// longestRun is how many ideographs or syllables the name of a person without blanks has at most.
const longestRun = 5

// Cuts gives the ways to cut the words of a name: as they stand, and, where a person's name is one run of ideographs or
// syllables, a family name of up to half of them, of two at most where there are four, and the rest.
func Cuts(words []string, typ string) [][]string {
	out := [][]string{words}
	if len(words) != 1 || typ != schema.TypePerson {
		return out
	}
	run := []rune(words[0])
	if n := len(run); n < 2 || n > longestRun || !unicode.In(run[0], unicode.Han, unicode.Hangul) {
		return out
	}
	for k := 1; k < len(run) && k <= max(2, (len(run)+1)/2); k++ {
		out = append(out, []string{string(run[:k]), string(run[k:])})
	}
	return out
}

// Undamaged gives the names in order, without those that are another one of the same language with its blanks lost.
func Undamaged(names map[schema.Name]bool) []schema.Name {
	most := map[schema.Name]int{} // language and letters → most blanks
	letters := func(n schema.Name) schema.Name {
		return schema.Name{Language: n.Language, Name: strings.ReplaceAll(n.Name, " ", "")}
	}
	for n := range names {
		most[letters(n)] = max(most[letters(n)], strings.Count(n.Name, " "))
	}
	var out []schema.Name
	for n := range names {
		if strings.Count(n.Name, " ") == most[letters(n)] {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b schema.Name) int {
		return cmp.Or(strings.Compare(a.Language, b.Language), strings.Compare(a.Name, b.Name))
	})
	return out
}

// OneLine makes each run of white space one blank.
func OneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t\r\v\f\u00a0\u2028\u2029") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
