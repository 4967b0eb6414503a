package entities

import (
	"cmp"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/schema"
)

// The atlas of the lexicon has the names of regions, rivers, seas and mountains in all languages. It is asked for the
// names of places that the texts give without an identifier.

// inAtlas is the evidence for what a name of a place in the atlas names.
const inAtlas = "atlas"

// location is a place that the lexicon knows.
type location struct{ id, name, wikidata string }

// key is the identifier of the place, empty for none.
func (l *location) key() string {
	if l == nil {
		return ""
	}
	return l.id
}

// place gives the place that a key of a candidate means: an identifier of the lexicon, or the words of a name that the
// atlas has; nil for none.
func (r *registry) place(typ, key, lang string) (*location, error) {
	if p, ok := r.places[key]; ok {
		at, err := r.location(key)
		if at == nil {
			at = &location{}
		}
		return &location{key, p.Name(), cmp.Or(p.Wikidata, at.wikidata)}, err
	}
	name, plain := strings.CutPrefix(key, schema.TypePlace+":")
	if !plain || typ != schema.TypePlace {
		return nil, nil
	}
	at, ok := r.atlas[[2]string{lang, name}]
	if !ok {
		var err error
		if at, err = r.located(name, lang); err != nil {
			return nil, err
		}
		r.atlas[[2]string{lang, name}] = at
	}
	return at, nil
}

// located gives the place of the atlas that the words of a name in small letters name, as they stand or in the first
// case; nil for none, and for several.
func (r *registry) located(name, lang string) (*location, error) {
	file, err := r.lexicon.Names().Atlas(strings.ToLower(character.ScriptOfText(name).String()))
	if err != nil || file == nil {
		return nil, err
	}
	name = spelling.Fold(name)
	if id, ok := file.Find(name); ok {
		return r.location(id)
	}
	endings, err := r.lexicon.Names().Endings(base(lang))
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
	return r.location(found)
}

// location gives the place with an identifier of the atlas, nil for none.
func (r *registry) location(id string) (*location, error) {
	places, err := r.lexicon.Names().AtlasPlaces()
	if err != nil {
		return nil, err
	}
	row, ok := places.Find(id)
	if !ok {
		return nil, nil
	}
	name, wikidata, _ := strings.Cut(row, "\t")
	return &location{id, name, strings.TrimSuffix(wikidata, "-")}, nil
}
