package main

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// cutBracket parts a name from what stands in brackets behind it.
func cutBracket(name string) (before, inside string, ok bool) {
	if before, inside, ok = strings.Cut(name, " ("); !ok {
		before, inside, ok = strings.Cut(name, "（")
	}
	return before, inside, ok
}

// isName reports whether what stands in a bracket may be a name.
func isName(inside string) bool {
	r := []rune(inside)
	return len(r) > 3 && unicode.IsUpper(r[0])
}

// sharedNames gives the names before a bracket that several territories have: in "Congo (Republic)" the bracket tells
// two of them apart and is no name, unless it holds the name ("Congo (Republic of the Congo)").
func sharedNames(territories map[string]string) map[string]bool {
	of, shared := map[string]string{}, map[string]bool{}
	for _, c := range slices.Sorted(maps.Keys(territories)) {
		code, _, _ := strings.Cut(c, "-alt-")
		before, _, _ := cutBracket(territories[c])
		if of[before] == "" {
			of[before] = code
		}
		shared[before] = shared[before] || of[before] != code
	}
	return shared
}
