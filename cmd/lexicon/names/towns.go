package main

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
)

// townScripts are the scripts in which towns have a file of their own, by what its name says.
var townScripts = []struct {
	name   string
	tables []*unicode.RangeTable
}{
	{"latin", []*unicode.RangeTable{unicode.Latin}},
	{"cyrillic", []*unicode.RangeTable{unicode.Cyrillic}},
	{"arabic", []*unicode.RangeTable{unicode.Arabic}},
	{"han", []*unicode.RangeTable{unicode.Han}},
	{"kana", []*unicode.RangeTable{unicode.Katakana, unicode.Hiragana}},
	{"hangul", []*unicode.RangeTable{unicode.Hangul}},
	{"devanagari", []*unicode.RangeTable{unicode.Devanagari}},
	{"bengali", []*unicode.RangeTable{unicode.Bengali}},
	{"greek", []*unicode.RangeTable{unicode.Greek}},
	{"hebrew", []*unicode.RangeTable{unicode.Hebrew}},
	{"thai", []*unicode.RangeTable{unicode.Thai}},
	{"armenian", []*unicode.RangeTable{unicode.Armenian}},
	{"georgian", []*unicode.RangeTable{unicode.Georgian}},
	{"tamil", []*unicode.RangeTable{unicode.Tamil}},
}

// How many people a town has so that it counts.
const (
	knownAbroad = 100_000 // its names in other languages with Latin letters
	large       = cityPopulation
)

// How large a town counts for one of its names with Latin letters, by what the name is to it.
const (
	ownName     = 30 // tenths of its people for the first one
	likeName    = 10 // for one that shares a first letter with it, as other languages have: Florencia, of Florence
	unlikeName  = 1  // for any other, such as a former one: Waterloo, of Austin; Zaragoza, of Tijuana
	mostOfName  = 4  // towns that one name leads to
	leastOfName = 20 // how many times the largest of them may be as large as another one that it still leads to
)

// bearer is a town that has a name, and what the name is to it.
type bearer struct {
	town *city
	name int
}

// counted is how large a town counts for the name.
func (b bearer) counted() int { return b.name * b.town.People }

// bearer says what the name at place i of those that a town has in a script is to it.
func (c *city) bearer(script, name string, i int) bearer {
	switch {
	case script != "latin", i == 0:
		return bearer{c, ownName}
	case strings.ContainsAny(initials(name), initials(c.Name)):
		return bearer{c, likeName}
	}
	return bearer{c, unlikeName}
}

// initials gives the first letters of the words of a name in Latin letters.
func initials(name string) string {
	out := ""
	for _, w := range strings.Fields(spelling.Fold(name)) {
		out += w[:1]
	}
	return out
}

// bear adds a town to those that have a name, if it is not there yet.
func bear(list []bearer, b bearer) []bearer {
	if slices.ContainsFunc(list, func(o bearer) bool { return o.town.ID == b.town.ID }) {
		return list
	}
	return append(list, b)
}

// row gives what the file says of a name: the largest of the towns that have it, and the identifiers and
// countries of others.
func row(list []bearer) string {
	slices.SortStableFunc(list, func(a, b bearer) int { return b.counted() - a.counted() })
	first := list[0]
	kind := "t"
	if first.town.People >= large {
		kind = "l"
	}
	var others []string
	for _, b := range list[1:min(len(list), mostOfName)] {
		if b.name != unlikeName && leastOfName*b.counted() >= first.counted() {
			others = append(others, strconv.Itoa(b.town.ID)+":"+b.town.Country)
		}
	}
	return strings.Join([]string{strconv.Itoa(first.town.ID), kind, first.town.Country, first.town.Name,
		cmp.Or(strings.Join(others, "|"), "-")}, "\t")
}

// towns writes root/towns-SCRIPT.tsv: the towns of 15,000 people and more under all their names in a script. Of towns
// that share a name the largest has it, and up to three others stand beside it.
func (g *generator) towns() error {
	cities, err := g.allCities()
	if err != nil {
		return err
	}
	slices.SortFunc(cities, func(a, b city) int {
		if a.People != b.People {
			return b.People - a.People
		}
		return a.ID - b.ID
	})
	for _, s := range townScripts {
		bearers := map[string][]bearer{}
		for i := range cities {
			c := &cities[i]
			for i, n := range c.names(s.name) {
				if !written(n, s.tables) {
					continue
				}
				if k := gazetteer.Key(n); k != "" && !g.stop[inEnglish][k] {
					bearers[k] = bear(bearers[k], c.bearer(s.name, n, i))
					if other := character.Spelled(k); other != k {
						bearers[other] = bear(bearers[other], c.bearer(s.name, n, i))
					}
				}
			}
		}
		if s.name == "latin" {
			g.townNames = map[string]bool{}
			for k := range bearers {
				g.townNames[k] = true
			}
		}
		if s.name != "latin" {
			shorten(bearers)
		}
		var out []string
		for k, list := range bearers {
			out = append(out, k+"\t"+row(list))
		}
		slices.Sort(out)
		if err := g.write("root", "towns-"+s.name+".tsv", "key\tid\tkind\tcountry\tname\tothers",
			[]source{{geonames, licenceBY}},
			out,
			"selection: towns of 15,000 people and more; names in Latin letters other than the first one for towns of "+
				"100,000 and more"); err != nil {
			return err
		}
	}
	return nil
}

// Bounds of the names without the word for a town.
const (
	leastOfWord = 500 // names of towns that end with a word, so that it is the word for a town
	leastBare   = 3   // letters that a name has without it: a shorter one may be any word
)

// shorten adds to the names of two words, of which the second is the word for a town, the first one by itself, if no
// town has it yet.
func shorten(bearers map[string][]bearer) {
	ends := map[string]int{}
	for k := range bearers {
		if i := strings.LastIndexByte(k, ' '); i >= 0 {
			ends[k[i+1:]]++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(bearers)) {
		name, word, ok := strings.Cut(k, " ")
		if ok && ends[word] >= leastOfWord && utf8.RuneCountInString(name) >= leastBare && bearers[name] == nil {
			bearers[name] = bearers[k]
		}
	}
}

// names are those that a town may have in a script; with Latin letters the first one is its own.
func (c *city) names(script string) []string {
	if script != "latin" {
		return c.Alternate
	}
	name, _, _ := strings.Cut(c.Name, " (")
	names := []string{name}
	if c.People >= knownAbroad {
		names = append(names, slices.DeleteFunc(slices.Clone(c.Alternate), func(n string) bool { return !readable(n) })...)
	}
	return names
}

// abroad are words inside names of towns that are no town's name by themselves, see words.tsv.
var abroad = wordsOf("abroad")

// readable reports whether an alternate name in Latin letters is one that texts have, not a code or a transcription.
func readable(n string) bool {
	r := []rune(n)
	return len(r) > 3 && unicode.IsUpper(r[0]) && n != strings.ToUpper(n) && !strings.ContainsAny(n, "'`0123456789,()/") &&
		!slices.ContainsFunc(strings.Fields(n), func(w string) bool { return slices.Contains(abroad, w) })
}

// written reports whether all letters of a name belong to a script, and there are two of them.
func written(n string, tables []*unicode.RangeTable) bool {
	letters := 0
	for _, r := range n {
		switch {
		case unicode.IsLetter(r) && !unicode.In(r, tables...) && !character.Prolongs(r):
			return false
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r), r == ',', r == '(', r == '/', r == '\t':
			return false
		}
	}
	return letters > 1
}
