package entities

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/wording"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// What a corpus says of its names goes before what the names show: corpus.yaml lists names that are one entity, and
// names that are not.

// label is the number of a list of names that are kept apart, and which of its names it is.
type label struct{ list, name int }

// separated stands in the key of a name that the corpus keeps apart, before the name: two such names of one key are
// two.
const separated = "\x00"

// declare reads what the corpus says of its names.
func (r *registry) declare() error {
	list, err := language.Identities(r.lexicon)
	if err != nil {
		return err
	}
	r.apart = map[string][]label{}
	for n, x := range list {
		if x.Same {
			r.same = append(r.same, x.Names)
			continue
		}
		for i, name := range x.Names {
			f := folded(name)
			r.apart[f] = append(r.apart[f], label{n, i})
		}
	}
	return nil
}

// separate gives the name of a candidate, folded, if the corpus keeps it apart from another. A short form goes with the
// name that it is short for.
func (r *registry) separate(c *tables.Candidate) (string, bool) {
	if len(r.apart) == 0 {
		return "", false
	}
	if _, name, ok := strings.Cut(c.ShortFor, ":"); ok && len(r.apart[character.Plain(name)]) > 0 {
		return character.Plain(name), true
	}
	name := folded(c.Clean)
	return name, len(r.apart[name]) > 0
}

// reunite gives each name that the corpus keeps apart back to the group of its key, with the names of other languages
// there. Of names that are kept apart from each other and have one key, the one that the corpus lists first stays
// there; the others are nothing that the lexicon knows.
func reunite(r *registry) {
	var list []string
	for _, k := range r.order {
		if strings.Contains(k, separated) {
			list = append(list, k)
		}
	}
	first := func(k string) label { return r.groups[k].apart[0] }
	slices.SortStableFunc(list, func(a, b string) int {
		x, y := first(a), first(b)
		return cmp.Or(x.list-y.list, x.name-y.name)
	})
	for _, k := range list {
		g := r.groups[k]
		own, _, _ := strings.Cut(k, separated)
		switch home := r.groups[own]; {
		case home == nil:
			r.groups[own], r.order[slices.Index(r.order, k)] = g, own
			g.key = own
		case r.forbidden(home, g):
			g.alone, g.id, g.canonical, g.wikidata = true, "", "", ""
		default:
			r.join(own, k, "")
		}
	}
	slices.Sort(r.order)
}

// pin joins the groups of names that the corpus says are one: those of the type that the first of them has, or of a
// type that the tagger guessed. The first name of the list is the name of the entity. An operation is known by its own
// words, with a class word or without.
func (r *registry) pin(name string) error {
	if len(r.same) == 0 {
		return nil
	}
	byName := map[string][]string{} // folded name → keys of the groups that have it
	for _, k := range r.order {
		for n := range r.groups[k].names() {
			byName[n] = append(byName[n], k)
		}
	}
	for _, list := range r.same {
		first := ""
		for _, n := range list {
			keys, err := pinned(r, byName, n)
			if err != nil {
				return err
			}
			for _, k := range keys {
				switch {
				case first == "":
					first = k
					r.groups[k].canonical = n
				case r.groups[k].typ == r.groups[first].typ || r.groups[k].guessed():
					r.join(first, k, name)
				}
			}
		}
	}
	return nil
}

// pinned gives the keys of the groups that a name of the corpus means: those that have it, or else the operation that
// has its words.
func pinned(r *registry, byName map[string][]string, name string) ([]string, error) {
	if list := byName[folded(name)]; len(list) > 0 {
		return list, nil
	}
	for _, l := range languages(r) {
		w, err := r.wording(l)
		if err != nil {
			return nil, err
		}
		if k := w.Key(schema.TypeOperation, wording.Words(name)); r.groups[k] != nil {
			return []string{k}, nil
		}
	}
	return nil, nil
}
