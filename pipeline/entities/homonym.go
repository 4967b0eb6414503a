package entities

import (
	"slices"

	"example.org/sourcebook/pipeline/entities/atlas"
	"example.org/sourcebook/schema"
)

// Of towns that share a name the lexicon takes the largest, and a region goes before its town in a language that has
// the name of the region only. So the names of one place in two languages may lead to two places: Florencia in Spanish
// to the town of Colombia, Florence in English to that of Italy.

// bear notes the other places that a form of the name of a place may name.
func (g *group) bear(a *atlas.Atlas, at *atlas.Location, f form) error {
	list, ok, err := a.Homonyms(at, f.clean)
	if err != nil || !ok {
		return err
	}
	if g.bare {
		list = slices.DeleteFunc(list, func(id string) bool { return !slices.Contains(g.homonyms, id) })
	}
	g.homonyms, g.bare = list, true
	return nil
}

// homonym joins a place to the only other one that all its names may name, too, and that another language names.
func homonym(r *registry, name string) error {
	for _, k := range r.order {
		g := r.groups[k]
		var found []string
		for _, id := range g.homonyms {
			o := r.groups[schema.TypePlace+"="+id]
			if o != nil && !o.smaller && g.into == nil && o.into == nil && !g.beside(o) {
				found = append(found, o.key)
			}
		}
		if len(found) == 1 {
			r.join(found[0], k, name)
		}
	}
	return nil
}
