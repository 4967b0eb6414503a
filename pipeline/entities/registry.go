package entities

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/entities/atlas"
	"example.org/sourcebook/pipeline/entities/homeland"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/entities/wording"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// registry gathers entities under the keys of their names.
type registry struct {
	lexicon  *language.Lexicon
	known    map[string]*wording.Wording // by language
	groups   map[string]*group
	order    []string           // keys of groups, as they came
	same     [][]string         // names that are one entity, by the corpus
	apart    map[string][]label // folded name → where the corpus keeps it apart from others
	homes    map[int]string     // number of the candidate → the country whose body or law it is, if it is of one
	atlas    *atlas.Atlas
	speller  *spelling.Reader
	homeland *homeland.Reader
	simple   gazetteer.Simple    // characters that a language of the names writes simply
	spelled  []*spelt            // people and places, once they are compared
	latin    map[string][]*spelt // of these, those in Latin letters by how they read

	told     bool                  // what the names by themselves make one is known
	joins    []*tables.Join        // that, in the order in which it was found
	opposite []*tables.Counterpart // what stands in each other's place
}

// entity is an entity with what is needed to count its documents.
type entity struct {
	schema.Entity
	last string // document of the last mention
}

func newRegistry(l *language.Lexicon) (*registry, error) {
	places, err := atlas.New(l)
	if err != nil {
		return nil, err
	}
	speller, err := spelling.NewReader(l)
	if err != nil {
		return nil, err
	}
	countries, err := homeland.New(l, places)
	if err != nil {
		return nil, err
	}
	r := &registry{lexicon: l, homeland: countries, known: map[string]*wording.Wording{}, groups: map[string]*group{},
		atlas: places, speller: speller, homes: map[int]string{}}
	return r, r.declare()
}

// key gives the key of the group that a candidate belongs to, which is a body or a law of the country home, or the town
// that has this identifier, and the place that the lexicon knows by its name, nil for none.
func (r *registry) key(c *tables.Candidate, home string) (string, *atlas.Location, error) {
	at, err := r.atlas.PlaceOf(c)
	if err != nil {
		return "", nil, err
	}
	var k string
	if at != nil && home != "" {
		if at, err = r.atlas.WithID(home); err != nil {
			return "", nil, err
		}
		home = ""
	}
	if at != nil {
		k = c.Type + "=" + at.ID
	} else if k, err = r.normal(c.Type, cmp.Or(c.ShortFor, c.Key), c.Canonical, c.Language); err != nil {
		return "", nil, err
	}
	if home != "" {
		k += ofCountry + home
	}
	if name, ok := r.separate(c); ok {
		k += separated + name
	}
	return k, at, nil
}

// normal gives the key of a name. A key of the lexicon stands, but for names of organizations in words, which must meet
// those that the texts give by rule.
func (r *registry) normal(typ, key, canonical, lang string) (string, error) {
	if canonical != "" && typ == "organization" {
		known, err := wording.InFull(r.lexicon)
		if err != nil {
			return "", err
		}
		canonical = cmp.Or(known[gazetteer.Key(canonical)], canonical)
		k, err := r.wording(schema.Language)
		if err != nil {
			return "", err
		}
		return k.Key(typ, wording.Words(canonical)), nil
	}
	t, name, plain := strings.Cut(key, ":")
	if !plain {
		return typ + "=" + key, nil
	}
	k, err := r.wording(lang)
	if err != nil {
		return "", err
	}
	if canonical == "" {
		full, err := inFull(r, k, key)
		if err != nil {
			return "", err
		}
		if full != "" {
			return r.normal(typ, key, full, lang)
		}
	}
	return k.Key(t, strings.Fields(name)), nil
}

// inFull gives the name in full of the organization that the lexicon knows by the name of a key: of "FBI"; empty for
// none.
func inFull(r *registry, k *wording.Wording, key string) (string, error) {
	typ, name, plain := strings.Cut(key, ":")
	if !plain || typ != schema.TypeOrganization {
		return "", nil
	}
	known, err := wording.InFull(r.lexicon)
	return cmp.Or(k.Body(typ, name), known[name]), err
}

// add counts a candidate, which is a body or a law of the country home, or the town that has this identifier.
func (r *registry) add(c *tables.Candidate, home string) error {
	k, at, err := r.key(c, home)
	if err != nil {
		return err
	}
	g, err := groupOf(r, k, c, at, home)
	if err != nil {
		return err
	}
	g.evident = g.evident || evident(c)
	if name, ok := r.separate(c); ok {
		g.apart = r.apart[name]
	}
	if at != nil {
		g.id, g.canonical, g.wikidata = at.ID, at.Name, at.Wikidata
	} else if c.Canonical != "" && g.canonical == "" {
		g.canonical = c.Canonical
		if c.Type == "place" && !strings.Contains(c.Key, ":") {
			g.id = c.Key
		}
	}
	if c.Wikidata != "" && !g.smaller && (at != nil || home == "") {
		g.wikidata = c.Wikidata
	}
	f := formOf(c)
	if times := g.forms.add(f, 1); at == nil || f.short || times > 1 {
		return nil
	}
	return g.bear(r.atlas, at, f)
}

// groupOf gives the group of a key, which is made for the first candidate that comes to it.
func groupOf(r *registry, k string, c *tables.Candidate, at *atlas.Location, home string) (*group, error) {
	if g := r.groups[k]; g != nil {
		return g, nil
	}
	g := &group{key: k, typ: c.Type, home: home}
	r.groups[k] = g
	r.order = append(r.order, k)
	var err error
	switch {
	case at == nil:
		g.land = cmp.Or(home, r.homeland.Land(k))
	case at.Region() || home != "":
		g.home, _, err = r.atlas.Country(at, c.Clean)
		if g.smaller = !at.Region(); g.smaller {
			g.land = g.home
		}
	}
	return g, err
}

func formOf(c *tables.Candidate) form {
	return form{c.Language, spelling.OneLine(c.Surface), spelling.OneLine(c.Clean), c.ShortFor != ""}
}

// finish gives the entities in the order of their identifiers. Groups that come to the same name and type are one
// entity, unless the lexicon or the corpus tells them apart.
func (r *registry) finish() ([]*entity, error) {
	slices.Sort(r.order)
	if err := r.merge(); err != nil {
		return nil, err
	}
	drafts := map[string]*draft{} // by name, type and identifier of the lexicon
	var keys []string
	for _, k := range r.order {
		g := r.groups[k]
		if g.into != nil {
			continue
		}
		if err := r.setOblique(g); err != nil {
			return nil, err
		}
		best := g.best()
		name := cmp.Or(g.canonical, best.clean)
		k := cmp.Or(spelling.Slug(name), g.typ) + "\x00" + g.typ + "\x00" + g.id + "\x00" + g.home
		if g.alone { // it comes last, so that the other one has the identifier
			k = "\xff" + k + "\x00" + g.key
		}
		d := drafts[k]
		if d == nil {
			d = &draft{entity: &entity{Entity: schema.Entity{Type: g.typ, Name: name}}, lexiID: g.id,
				country: r.atlas.CountryName(g.home), language: best.language, names: map[schema.Name]bool{}}
			drafts[k] = d
			keys = append(keys, k)
		}
		d.entity.Wikidata = cmp.Or(d.entity.Wikidata, g.wikidata)
		g.entity = d.entity
		for _, f := range g.forms {
			d.names[schema.Name{Language: f.language, Name: f.surface}] = true
		}
	}
	slices.Sort(keys)
	needless(drafts, keys)
	taken := map[string]bool{}
	var out []*entity
	for _, k := range keys {
		d := drafts[k]
		if err := identify(r.speller, d, taken); err != nil {
			return nil, err
		}
		d.entity.Names = spelling.Undamaged(d.names)
		out = append(out, d.entity)
	}
	slices.SortFunc(out, func(a, b *entity) int { return strings.Compare(a.EntityID, b.EntityID) })
	return out, nil
}

// entity gives the entity of a candidate and the evidence that made it part of that, if the name alone did not; after
// finish. It counts the mention.
func (r *registry) entity(c *tables.Candidate, home string) (*entity, string, error) {
	k, at, err := r.key(c, home)
	if err != nil {
		return nil, "", err
	}
	g, evidence := r.groups[k].root()
	if evidence == "" {
		if evidence, err = r.listed(c, at); err != nil {
			return nil, "", err
		}
	}
	e := g.entity
	e.Mentions++
	if e.last != c.DocumentID {
		e.last = c.DocumentID
		e.Documents++
	}
	return e, evidence, nil
}

// listed gives the list by which a name is known that the text has without an identifier, at being the place that the
// lexicon knows by it; empty for none.
func (r *registry) listed(c *tables.Candidate, at *atlas.Location) (string, error) {
	if c.ShortFor != "" || c.Canonical != "" {
		return "", nil
	}
	if at != nil && at.ID != c.Key {
		return inAtlas, nil
	}
	k, err := r.wording(c.Language)
	if err != nil {
		return "", err
	}
	if typ, name, ok := strings.Cut(c.Key, ":"); ok && k.Body(typ, name) != "" {
		return inBodies, nil
	}
	return "", nil
}
