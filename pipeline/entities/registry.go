package entities

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// registry gathers entities under the keys of their names.
type registry struct {
	lexicon *language.Lexicon
	places  map[string]*language.Place
	known   map[string]*knowledge // by language
	groups  map[string]*group
	order   []string // keys of groups, as they came
}

// group is an entity in the making.
type group struct {
	typ       string
	id        string // identifier of the lexicon, empty if it has none
	canonical string
	wikidata  string
	forms     map[form]int
	entity    *entity // in the end
}

// entity is an entity with what is needed to count its documents.
type entity struct {
	schema.Entity
	last string // document of the last mention
}

type form struct {
	language, surface, clean string
	short                    bool
}

func newRegistry(l *language.Lexicon) (*registry, error) {
	list, err := l.Places("root")
	if err != nil {
		return nil, err
	}
	places := make(map[string]*language.Place, len(list))
	for i := range list {
		places[list[i].ID] = &list[i]
	}
	return &registry{lexicon: l, places: places, known: map[string]*knowledge{}, groups: map[string]*group{}}, nil
}

// key gives the key of the group that a candidate belongs to.
func (r *registry) key(c *tables.Candidate) (string, error) {
	if c.ShortFor != "" {
		return r.normal(c.Type, c.ShortFor, c.Canonical, c.Language)
	}
	return r.normal(c.Type, c.Key, c.Canonical, c.Language)
}

// normal gives the key of a name. A key of the lexicon stands, but for names of organizations in words, which must meet
// those that the texts give by rule.
func (r *registry) normal(typ, key, canonical, lang string) (string, error) {
	if canonical != "" && typ == "organization" {
		k, err := r.knowledge("en")
		if err != nil {
			return "", err
		}
		return k.normal(typ, words(canonical)), nil
	}
	t, name, plain := strings.Cut(key, ":")
	if !plain {
		return typ + "=" + key, nil
	}
	k, err := r.knowledge(lang)
	if err != nil {
		return "", err
	}
	return k.normal(t, strings.Fields(name)), nil
}

// add counts a candidate.
func (r *registry) add(c *tables.Candidate) error {
	k, err := r.key(c)
	if err != nil {
		return err
	}
	g := r.groups[k]
	if g == nil {
		g = &group{typ: c.Type, forms: map[form]int{}}
		r.groups[k] = g
		r.order = append(r.order, k)
	}
	if p, ok := r.places[c.Key]; ok && c.ShortFor == "" {
		g.id, g.canonical, g.wikidata = c.Key, p.Name(), p.Wikidata
	} else if c.Canonical != "" && g.canonical == "" {
		g.canonical = c.Canonical
	}
	if c.Wikidata != "" {
		g.wikidata = c.Wikidata
	}
	g.forms[form{c.Language, oneLine(c.Surface), oneLine(c.Clean), c.ShortFor != ""}]++
	return nil
}

// oneLine makes each run of white space one blank.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t\r\v\f\u00a0\u2028\u2029") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// finish gives the entities in the order of their identifiers. Groups that come to the same identifier and type are one
// entity; of two types, the later one in the order of types has its type in the identifier.
func (r *registry) finish() []*entity {
	slices.Sort(r.order)
	type draft struct {
		entity *entity
		names  map[schema.Name]bool
	}
	byID := map[string]*draft{} // id and type
	types := map[string][]string{}
	var ids []string
	for _, k := range r.order {
		g := r.groups[k]
		name := g.canonical
		if name == "" {
			name = g.best()
		}
		id := g.id
		if id == "" {
			id = slug(name)
		}
		if id == "" {
			id = g.typ
		}
		k := id + "\x00" + g.typ
		d := byID[k]
		if d == nil {
			d = &draft{&entity{Entity: schema.Entity{EntityID: id, Type: g.typ, Name: name}}, map[schema.Name]bool{}}
			byID[k] = d
			ids = append(ids, k)
			types[id] = append(types[id], g.typ)
		}
		d.entity.Wikidata = cmp.Or(d.entity.Wikidata, g.wikidata)
		g.entity = d.entity
		for f := range g.forms {
			d.names[schema.Name{Language: f.language, Name: f.surface}] = true
		}
	}
	taken := map[string]bool{}
	var out []*entity
	slices.Sort(ids)
	for _, k := range ids {
		d := byID[k]
		if taken[d.entity.EntityID] {
			d.entity.EntityID += "-" + d.entity.Type
		}
		taken[d.entity.EntityID] = true
		for n := range d.names {
			d.entity.Names = append(d.entity.Names, n)
		}
		slices.SortFunc(d.entity.Names, func(a, b schema.Name) int {
			return cmp.Or(strings.Compare(a.Language, b.Language), strings.Compare(a.Name, b.Name))
		})
		out = append(out, d.entity)
	}
	slices.SortFunc(out, func(a, b *entity) int { return strings.Compare(a.EntityID, b.EntityID) })
	return out
}

// best gives the form that names the entity: not a short one, then the most frequent, then the longest, then the first
// in the order of bytes.
func (g *group) best() string {
	var forms []form
	for f := range g.forms {
		forms = append(forms, f)
	}
	short := func(f form) int {
		if f.short {
			return 1
		}
		return 0
	}
	english := func(f form) int {
		if f.language == "en" {
			return 0
		}
		return 1
	}
	slices.SortFunc(forms, func(a, b form) int {
		return cmp.Or(short(a)-short(b), english(a)-english(b), g.forms[b]-g.forms[a], len(b.clean)-len(a.clean),
			strings.Compare(a.clean, b.clean),
			strings.Compare(a.language, b.language), strings.Compare(a.surface, b.surface))
	})
	return forms[0].clean
}

// entity gives the entity of a candidate, after finish, and counts the mention.
func (r *registry) entity(c *tables.Candidate) (*entity, error) {
	k, err := r.key(c)
	if err != nil {
		return nil, err
	}
	e := r.groups[k].entity
	e.Mentions++
	if e.last != c.DocumentID {
		e.last = c.DocumentID
		e.Documents++
	}
	return e, nil
}
