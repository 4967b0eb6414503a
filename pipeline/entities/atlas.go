package entities

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// The atlas of the lexicon has the names of regions, rivers, seas and mountains in all languages. It is asked for the
// names of places that the texts give without an identifier.

// inAtlas is the evidence for what a name of a place in the atlas names.
const inAtlas = "atlas"

// atlas gives the places that names mean.
type atlas struct {
	lexicon *language.Lexicon
	places  map[string]*language.Place   // by identifier
	known   map[[2]string]*location      // by language and name; nil for a name that is not there
	listed  map[string]map[string]string // language → name → identifier, of the places that the language lists
}

func newAtlas(l *language.Lexicon) (*atlas, error) {
	places, err := language.Once(l, "root", "places by identifier", func() (map[string]*language.Place, error) {
		list, err := l.Names().Places("root")
		places := make(map[string]*language.Place, len(list))
		for i := range list {
			places[list[i].ID] = &list[i]
		}
		return places, err
	})
	return &atlas{l, places, map[[2]string]*location{}, map[string]map[string]string{}}, err
}

// location is a place that the lexicon knows.
type location struct {
	id, name, wikidata string
	town               string // identifier of the town that shares the name of a region
}

// placeOf gives the place that a candidate names, nil for none. A short form goes with the name that it is short for.
func (a *atlas) placeOf(c *tables.Candidate) (*location, error) {
	if c.ShortFor != "" {
		return a.place(c.Type, c.ShortFor, c.Language, "")
	}
	return a.place(c.Type, c.Key, c.Language, c.Clean)
}

// place gives the place that a key of a candidate means: an identifier of the lexicon, or the words of a name that the
// atlas has; nil for none. surface is the name as the text has it, empty where it is not the one that the key is of.
func (a *atlas) place(typ, key, lang, surface string) (*location, error) {
	at, err := a.keyed(typ, key, lang)
	if err != nil || at == nil || surface == "" {
		return at, err
	}
	return a.townFor(at, surface)
}

// keyed gives the place of a key.
func (a *atlas) keyed(typ, key, lang string) (*location, error) {
	if p, ok := a.places[key]; ok {
		at, err := a.location(key)
		if at == nil {
			return &location{id: key, name: p.Name(), wikidata: p.Wikidata}, err
		}
		at.wikidata = cmp.Or(p.Wikidata, at.wikidata)
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
		for _, find := range []func(name, lang string) (*location, error){a.country, a.located, a.townOf, a.inCase} {
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
func (a *atlas) country(name, lang string) (*location, error) {
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
func (a *atlas) townOf(name, _ string) (*location, error) {
	at, _, err := a.town(name)
	return at, err
}

// inCase gives the country or town whose name stands in another case in the language, of several the only country or
// large town; nil for none.
func (a *atlas) inCase(name, lang string) (*location, error) {
	endings, err := a.lexicon.Names().Endings(base(lang))
	if err != nil || len(endings) == 0 {
		return nil, err
	}
	var large, small []*location
	add := func(to *[]*location, at *location) {
		if at != nil && !slices.ContainsFunc(*to, func(o *location) bool { return o.id == at.id }) {
			*to = append(*to, at)
		}
	}
	for _, name := range products(nil, inCases(strings.Fields(name), endings)) {
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
	for _, list := range [][]*location{large, small} {
		if len(list) == 1 {
			return list[0], nil
		}
	}
	return nil, nil
}

// townFor gives the town in place of a region where the bare name stands that both have, or that a large town has: the
// text says "Geneva", not "Canton of Geneva".
func (a *atlas) townFor(at *location, surface string) (*location, error) {
	if !at.region() {
		return at, nil
	}
	town, large, err := a.town(gazetteer.Key(surface))
	if err != nil || town == nil || !large && town.id != at.town {
		return at, err
	}
	return town, nil
}

// region reports whether the place is a part of a country: its identifier is that of the country, a hyphen, its own.
func (l *location) region() bool { return len(l.id) > 3 && l.id[2] == '-' }

// town gives the town that has a name, nil for none, and whether it is a large one.
func (a *atlas) town(name string) (*location, bool, error) {
	file, err := a.lexicon.Names().Towns(townScript(name))
	if err != nil {
		return nil, false, err
	}
	row, ok := file.Find(name)
	if !ok {
		return nil, false, nil
	}
	e := gazetteer.TownOf(row)
	town, err := a.location(e.ID)
	if town == nil {
		town = &location{id: e.ID, name: e.Name}
	}
	return town, e.Large, err
}

// homonyms gives the identifiers of the towns that have the bare name of a place, too, and whether the lexicon has the
// name.
func (a *atlas) homonyms(at *location, name string) ([]string, bool, error) {
	if at.region() && at.town != "" {
		return []string{at.town}, true, nil
	}
	key := gazetteer.Key(name)
	file, err := a.lexicon.Names().Towns(townScript(key))
	if err != nil {
		return nil, false, err
	}
	row, ok := file.Find(key)
	if !ok {
		return nil, false, nil
	}
	return gazetteer.HomonymsOf(row), gazetteer.TownOf(row).ID == at.id, nil
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

// located gives the place of the atlas that the words of a name in small letters name, as they stand or in the first
// case; nil for none, and for several.
func (a *atlas) located(name, lang string) (*location, error) {
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
	for _, name := range products(nil, inCases(strings.Fields(name), endings)) {
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
func (a *atlas) location(id string) (*location, error) {
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
	return &location{id: id, name: c[0], wikidata: c[1], town: c[3]}, nil
}
