package main

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/cmd/lexicon/table"
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

// respelled gives the spellings of the name of a country, see spellings.tsv: the first row changes the name itself.
func respelled(name string) []string {
	rows := table.Rows(tables, "spellings.tsv", "text", "becomes")
	out := []string{strings.ReplaceAll(name, rows[0][0], rows[0][1])}
	for _, row := range rows[1:] {
		out = append(out, strings.ReplaceAll(out[0], row[0], row[1]))
	}
	return out
}

// locale is a locale of CLDR and the language whose names it has.
type locale struct{ name, language string }

// localesOf gives the locales in which countries have names: those of the languages, then what languages have more.
func (g *generator) localesOf() []locale {
	var out []locale
	for _, l := range g.locales {
		out = append(out, locale{l, l})
	}
	for _, row := range table.Rows(tables, "languages.tsv", "language", "source", "more") {
		if row[2] != "-" {
			out = append(out, locale{row[2], row[0]})
		}
	}
	return out
}
