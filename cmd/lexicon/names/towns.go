package main

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/character"
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

// ownName is how many times as large a town counts for the first one of its names: Zaragoza is no name of Tijuana.
const ownName = 3

// towns writes root/towns-SCRIPT.tsv: the towns of 15,000 people and more under all their names in a script. Of towns
// that share a name the largest has it.
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
		rows := map[string]string{}
		people := map[string]int{} // of the town that has the name
		longest := 0
		for _, c := range cities {
			for i, n := range c.names(s.name) {
				if !written(n, s.tables) {
					continue
				}
				counted := c.People
				if s.name == "latin" && i == 0 {
					counted *= ownName
				}
				k := gazetteer.Key(n)
				if k == "" || g.stop[inEnglish][k] {
					continue
				}
				if most, has := people[k]; has && counted <= most {
					continue
				}
				people[k] = counted
				kind := "t"
				if c.People >= large {
					kind = "l"
				}
				rows[k] = strconv.Itoa(c.ID) + "\t" + kind + "\t" + c.Country + "\t" + c.Name
				longest = max(longest, len(k))
			}
		}
		if s.name == "latin" {
			g.townNames = map[string]bool{}
			for k := range rows {
				g.townNames[k] = true
			}
		}
		var out []string
		for k, r := range rows {
			out = append(out, k+"\t"+r)
		}
		slices.Sort(out)
		if err := g.write("root", "towns-"+s.name+".tsv", "key\tid\tkind\tcountry\tname", []source{{geonames, licenceBY}},
			out,
			"selection: towns of 15,000 people and more; names in Latin letters other than the first one for towns of "+
				"100,000 and more"); err != nil {
			return err
		}
	}
	return nil
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
