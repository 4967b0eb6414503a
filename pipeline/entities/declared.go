package entities

import (
	"strings"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/tables"
)

// What a corpus says of its names goes before what the names show: corpus.yaml lists names that are one entity, and
// names that are not.

// label is the number of a list of names that are kept apart, and which of its names it is.
type label struct{ list, name int }

// separated ends the key of a name that the corpus keeps apart: no other name comes to it.
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

// pin joins the groups of names that the corpus says are one: those of the type that the first of them has. The first
// name of the list is the name of the entity.
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
			for _, k := range byName[folded(n)] {
				switch {
				case first == "":
					first = k
					r.groups[k].canonical = n
				case r.groups[k].typ == r.groups[first].typ:
					r.join(first, k, name)
				}
			}
		}
	}
	return nil
}
