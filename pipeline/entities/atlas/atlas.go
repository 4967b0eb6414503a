// Package atlas finds the places that names mean in all languages: countries, regions, towns, rivers, seas and
// mountains. A name goes in as a key of the lexicon or as the words that a text has, and the place comes out by its
// identifier, with its English name.
package atlas

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Atlas gives the places that names mean.
type Atlas struct {
	lexicon *language.Lexicon
	places  map[string]*language.Place   // by identifier
	known   map[[2]string]*Location      // by language and name; nil for a name that is not there
	listed  map[string]map[string]string // language → name → identifier, of the places that the language lists
}

// New gives the atlas of a lexicon.
func New(l *language.Lexicon) (*Atlas, error) {
	places, err := language.Once(l, "root", "places by identifier", func() (map[string]*language.Place, error) {
		list, err := l.Names().Places("root")
		places := make(map[string]*language.Place, len(list))
		for i := range list {
			places[list[i].ID] = &list[i]
		}
		return places, err
	})
	return &Atlas{l, places, map[[2]string]*Location{}, map[string]map[string]string{}}, err
}

// Location is a place that the lexicon knows.
type Location struct {
	ID, Name, Wikidata string
	Town               string // identifier of the town that shares the name of a region
}

// PlaceOf gives the place that a candidate names, nil for none. A short form goes with the name that it is short for.
func (a *Atlas) PlaceOf(c *tables.Candidate) (*Location, error) {
	if c.ShortFor != "" {
		return a.Place(c.Type, c.ShortFor, c.Language, "")
	}
	return a.Place(c.Type, c.Key, c.Language, c.Clean)
}

// Place gives the place that a key of a candidate means: an identifier of the lexicon, or the words of a name that the
// atlas has; nil for none. surface is the name as the text has it, empty where it is not the one that the key is of.
func (a *Atlas) Place(typ, key, lang, surface string) (*Location, error) {
	at, err := a.keyed(typ, key, lang)
	if err != nil || at == nil || surface == "" {
		return at, err
	}
	return a.townFor(at, surface)
}

// keyed gives the place of a key.
func (a *Atlas) keyed(typ, key, lang string) (*Location, error) {
	if p, ok := a.places[key]; ok {
		at, err := a.location(key)
		if at == nil {
			return &Location{ID: key, Name: p.Name(), Wikidata: p.Wikidata}, err
		}
		at.Wikidata = cmp.Or(p.Wikidata, at.Wikidata)
		return at, err
	}
	if typ != schema.TypePlace {
		return nil, nil
	}
	name, plain := strings.CutPrefix(key, schema.TypePlace+":")
	if !plain {
		return a.location(key)
	}
	at, ok := a.known[[2]string{lang, name}]
	if ok {
		return at, nil
	}
	simple, err := gazetteer.SimpleOf(a.lexicon, base(lang))
	if err != nil {
		return nil, err
	}
	for _, n := range slices.Compact([]string{name, simple.Write(name)}) {
		for _, find := range []func(name, lang string) (*Location, error){a.country, a.Located, a.townOf, a.inCase} {
			if at != nil {
				break
			}
			if at, err = find(n, lang); err != nil {
				return nil, err
			}
		}
	}
	a.known[[2]string{lang, name}] = at
	return at, nil
}

// country gives the country that a language calls by a name; nil for none.
func (a *Atlas) country(name, lang string) (*Location, error) {
	lang = base(lang)
	list, ok := a.listed[lang]
	if !ok {
		var err error
		list, err = language.Once(a.lexicon, lang, "countries by name", func() (map[string]string, error) {
			return countriesOf(a.lexicon, lang)
		})
		if err != nil {
			return nil, err
		}
		a.listed[lang] = list
	}
	if id := list[name]; id != "" && a.places[id] != nil {
		return a.keyed(schema.TypePlace, id, lang)
	}
	return nil, nil
}

// countriesOf gives the identifiers of countries by the keys of the names that a language has for them.
func countriesOf(l *language.Lexicon, lang string) (map[string]string, error) {
	list := map[string]string{}
	for _, folder := range []string{lang, "root"} {
		places, err := l.Names().Places(folder)
		if err != nil {
			return nil, err
		}
		for i := range places {
			if !places[i].Country || places[i].Weak {
				continue
			}
			for n := range places[i].Names() {
				if k := gazetteer.Key(n); list[k] == "" {
					list[k] = places[i].ID
				}
			}
		}
	}
	return list, nil
}

// townOf gives the town that has a name in any language; nil for none.
func (a *Atlas) townOf(name, _ string) (*Location, error) {
	at, _, err := a.town(name)
	return at, err
}

// inCase gives the country or town whose name stands in another case in the language, of several the only country or
// large town; nil for none.
func (a *Atlas) inCase(name, lang string) (*Location, error) {
	endings, err := a.lexicon.Names().Endings(base(lang))
	if err != nil || len(endings) == 0 {
		return nil, err
	}
	var large, small []*Location
	add := func(to *[]*Location, at *Location) {
		if at != nil && !slices.ContainsFunc(*to, func(o *Location) bool { return o.ID == at.ID }) {
			*to = append(*to, at)
		}
	}
	for _, name := range spelling.Products(spelling.InCases(strings.Fields(name), endings), mostReadings) {
		name = strings.TrimPrefix(name, " ")
		country, err := a.country(name, lang)
		if err != nil {
			return nil, err
		}
		town, isLarge, err := a.town(name)
		if err != nil {
			return nil, err
		}
		add(&large, country)
		if isLarge {
			add(&large, town)
		}
		add(&small, town)
	}
	for _, list := range [][]*Location{large, small} {
		if len(list) == 1 {
			return list[0], nil
		}
	}
	return nil, nil
}

// townFor gives the town in place of a region where the bare name stands that both have, or that a large town has: the
// text says "Geneva", not "Canton of Geneva".
func (a *Atlas) townFor(at *Location, surface string) (*Location, error) {
	if !at.Region() {
		return at, nil
	}
	if other, err := a.feature(surface); other != nil || err != nil {
		return other, err
	}
	town, large, err := a.town(gazetteer.Key(surface))
	if err != nil || town == nil || !large && town.ID != at.Town {
		return at, err
	}
	return town, nil
}

// feature gives the river, sea or mountain that has the bare name of a region: 大西洋 is an ocean, and short for a
// province. It is nil if there is none.
func (a *Atlas) feature(surface string) (*Location, error) {
	at, err := a.Located(gazetteer.Key(surface), "")
	if at == nil || err != nil || at.ID != spelling.Slug(at.Name) {
		return nil, err
	}
	return at, nil
}

// Region reports whether the place is a part of a country: its identifier is that of the country, a hyphen, its own.
func (l *Location) Region() bool { return len(l.ID) > 3 && l.ID[2] == '-' }

// Country gives the identifier of the country that a place is or lies in, empty for none that is known, and whether the
// place is a large one or more than a town. The town's name is the one that the text has, or that of the lexicon.
func (a *Atlas) Country(at *Location, name string) (id string, large bool, err error) {
	if a.IsCountry(at.ID) {
		return at.ID, true, nil
	}
	if at.Region() {
		id, err = a.countryOf(at.ID[:2])
		return id, true, err
	}
	for _, n := range []string{name, at.Name} {
		row, ok, err := a.townRow(gazetteer.Key(n))
		if err != nil {
			return "", false, err
		}
		if !ok {
			continue
		}
		if e := gazetteer.TownOf(row); e.ID == at.ID {
			id, err = a.countryOf(e.Land)
			return id, e.Large, err
		}
		for _, h := range gazetteer.HomonymsOf(row) {
			if h.ID == at.ID {
				id, err = a.countryOf(h.Land)
				return id, false, err
			}
		}
	}
	return "", false, nil
}

// IsCountry reports whether an identifier is that of a country.
func (a *Atlas) IsCountry(id string) bool {
	p := a.places[id]
	return p != nil && p.Country
}

// CountryName gives the English name of a country, empty for none.
func (a *Atlas) CountryName(id string) string {
	if !a.IsCountry(id) {
		return ""
	}
	return a.places[id].Name()
}

// countryOf gives the identifier of the country with a code of two letters, empty for none.
func (a *Atlas) countryOf(code string) (string, error) {
	codes, err := gazetteer.CountryCodes(a.lexicon)
	return codes[bcp47.ThreeLetters(code)], err
}

// townRow gives what the lexicon says of the towns of a name in small letters, and whether it has the name.
func (a *Atlas) townRow(name string) (string, bool, error) {
	file, err := a.lexicon.Names().Towns(townScript(name))
	if err != nil {
		return "", false, err
	}
	row, ok := file.Find(name)
	return row, ok, nil
}

// town gives the town that has a name, nil for none, and whether it is a large one.
func (a *Atlas) town(name string) (*Location, bool, error) {
	row, ok, err := a.townRow(name)
	if !ok {
		return nil, false, err
	}
	e := gazetteer.TownOf(row)
	town, err := a.location(e.ID)
	if town == nil {
		town = &Location{ID: e.ID, Name: e.Name}
	}
	return town, e.Large, err
}

// Homonyms gives the identifiers of the towns that have the bare name of a place, too, and whether the lexicon has the
// name.
func (a *Atlas) Homonyms(at *Location, name string) ([]string, bool, error) {
	if at.Region() && at.Town != "" {
		return []string{at.Town}, true, nil
	}
	list, id, err := a.homonyms(name)
	var out []string
	for _, h := range list {
		out = append(out, h.ID)
	}
	return out, id == at.ID, err
}

// homonyms gives the other towns that have the name of a town, and the identifier of that.
func (a *Atlas) homonyms(name string) ([]gazetteer.Homonym, string, error) {
	row, ok, err := a.townRow(gazetteer.Key(name))
	if !ok {
		return nil, "", err
	}
	return gazetteer.HomonymsOf(row), gazetteer.TownOf(row).ID, nil
}

// Namesake is a town that has the name of a larger one, and the country where it lies.
type Namesake struct{ ID, Country string }

// Namesakes gives the other towns that have the name of a town, the largest first, and for a country the regions of
// others that have its name.
func (a *Atlas) Namesakes(at *Location, name string) ([]Namesake, error) {
	if a.IsCountry(at.ID) {
		return a.regionsOf(at)
	}
	list, id, err := a.homonyms(name)
	if err != nil || id != at.ID {
		return nil, err
	}
	var out []Namesake
	for _, h := range list {
		country, err := a.countryOf(h.Land)
		if err != nil {
			return nil, err
		}
		out = append(out, Namesake{h.ID, country})
	}
	return out, nil
}

// regionsOf gives the regions of other countries that have the English name of a country.
func (a *Atlas) regionsOf(country *Location) ([]Namesake, error) {
	const what = "regions by the names of countries"
	regions, err := language.Once(a.lexicon, "root", what, func() (map[string][]string, error) {
		list, err := a.lexicon.Names().Places("root")
		countries := map[string]bool{}
		for i := range list {
			countries[list[i].Name()] = countries[list[i].Name()] || list[i].Country
		}
		regions := map[string][]string{}
		for i := range list {
			if id, n := list[i].ID, list[i].Name(); countries[n] && (&Location{ID: id}).Region() {
				regions[n] = append(regions[n], id)
			}
		}
		return regions, err
	})
	var out []Namesake
	for _, id := range regions[country.Name] {
		land, failed := a.countryOf(id[:2])
		if failed != nil {
			return nil, failed
		}
		if land != country.ID && land != "" {
			out = append(out, Namesake{id, land})
		}
	}
	return out, err
}

// WithID gives the place that has an identifier; its name is empty if the atlas has no more of it.
func (a *Atlas) WithID(id string) (*Location, error) {
	at, err := a.location(id)
	if at == nil {
		at = &Location{ID: id}
	}
	return at, err
}

// Town gives the identifier of the town that has a name in small letters, empty for none.
func (a *Atlas) Town(name string) (string, error) {
	row, _, err := a.townRow(name)
	id, _, _ := strings.Cut(row, "\t")
	return id, err
}

// townScript gives the script in whose file of towns a name stands.
func townScript(name string) string {
	if character.ScriptOfText(name) == character.Kana {
		return "kana"
	}
	return scriptOf(name)
}

// scriptOf gives the script of a name, as files are named by it.
func scriptOf(name string) string { return strings.ToLower(character.ScriptOfText(name).String()) }

// Located gives the place of the atlas that the words of a name in small letters name, as they stand or in the first
// case; nil for none, and for several.
func (a *Atlas) Located(name, lang string) (*Location, error) {
	file, err := a.lexicon.Names().Atlas(scriptOf(name))
	if err != nil || file == nil {
		return nil, err
	}
	name = spelling.Fold(name)
	if id, ok := file.Find(name); ok {
		return a.location(id)
	}
	endings, err := a.lexicon.Names().Endings(base(lang))
	if err != nil || len(endings) == 0 {
		return nil, err
	}
	found := ""
	for _, name := range spelling.Products(spelling.InCases(strings.Fields(name), endings), mostReadings) {
		id, ok := file.Find(strings.TrimPrefix(name, " "))
		if ok && found != "" && found != id {
			return nil, nil
		}
		if ok {
			found = id
		}
	}
	return a.location(found)
}

// location gives the place with an identifier of the atlas, or the region that it is; nil for none.
func (a *Atlas) location(id string) (*Location, error) {
	places, err := a.lexicon.Names().AtlasPlaces()
	if err != nil {
		return nil, err
	}
	row, ok := places.Find(id)
	if !ok {
		return nil, nil
	}
	c := strings.Split(row, "\t")
	for i := range c {
		c[i] = strings.TrimSuffix(c[i], "-")
	}
	if c[2] != "" {
		return a.location(c[2])
	}
	return &Location{ID: id, Name: c[0], Wikidata: c[1], Town: c[3]}, nil
}

// mostReadings is how many ways to read a name in the first case are tried.
const mostReadings = 4096

// base is the language of a BCP 47 tag, without script and region.
func base(tag string) string { return bcp47.Base(cmp.Or(tag, "und")) }
