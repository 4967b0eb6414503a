package entities

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/schema"
)

// What a name names is sure where a rule or the lexicon says so. The learnt tagger, which goes by how a name looks and
// what stands beside it, may take it for a firm in one sentence and for a town in the next. A name that only the tagger
// knows is of the type that it has elsewhere.

// retype joins the groups of a name whose type the tagger guessed to the group of that name whose type is the surest. A
// place of the lexicon is none of them: the tagger knew of it. Names of people are apart from what is called after
// them.
func (r *registry) retype(name string) error {
	people, err := r.lexicon.Names().People()
	if err != nil {
		return err
	}
	groups := map[string][]*group{} // by name
	for _, k := range r.order {
		g := r.groups[k]
		if g.into != nil || g.known() || len(g.apart) > 0 || !slices.Contains(likelier, g.typ) {
			continue
		}
		for n := range g.names() {
			groups[n] = append(groups[n], g)
		}
		if err := toPlace(r, g, people, name); err != nil {
			return err
		}
	}
	for _, n := range slices.Sorted(maps.Keys(groups)) {
		list := groups[n]
		slices.SortFunc(list, (*group).surer)
		for _, g := range list[1:] {
			known := g.typ == schema.TypePerson || list[0].typ == schema.TypePerson
			if known {
				if known, err = called(r, people, g.best().clean); err != nil {
					return err
				}
			}
			if g != list[0] && g.guessed() && g.into == nil && list[0].into == nil && !known {
				r.join(list[0].key, g.key, name)
			}
		}
	}
	return nil
}

// toPlace joins a group whose type the tagger guessed to the place that the texts name as often elsewhere, if it has
// the name of that and no person has.
func toPlace(r *registry, g *group, people *language.Sorted, name string) error {
	if !g.guessed() {
		return nil
	}
	for _, f := range g.forms {
		known, err := called(r, people, f.clean)
		if err != nil {
			return err
		}
		if f.short || known {
			continue
		}
		at, err := r.atlas.Place(schema.TypePlace, schema.TypePlace+":"+gazetteer.Key(f.clean), f.language, f.clean)
		if err != nil {
			return err
		}
		if at == nil {
			continue
		}
		if p := r.groups[schema.TypePlace+"="+at.ID]; p != nil && p.evident && p.count() >= g.count() {
			r.join(p.key, g.key, name)
			return nil
		}
	}
	return nil
}

// called reports whether people are called by a word, in whatever script.
func called(r *registry, people *language.Sorted, word string) (bool, error) {
	if people.Has(word) {
		return true, nil
	}
	readings, err := r.byLexicon(word)
	return slices.ContainsFunc(readings, func(x string) bool { return inPeople(people, x) }), err
}

// inPeople reports whether people are called by a word in small letters.
func inPeople(people *language.Sorted, word string) bool {
	return word != "" && people.Has(strings.ToUpper(word[:1])+word[1:])
}

// byForm joins what texts name without the legal form to the only company that has the name with one.
func byForm(r *registry, name string) error {
	bare, full := map[string]string{}, map[string]string{} // name → key, empty for several
	for _, k := range r.order {
		g := r.groups[k]
		for n := range g.names() {
			if g.into != nil || g.typ != schema.TypeOrganization && (!g.guessed() || strings.Contains(n, " ")) {
				continue
			}
			bare[n] = cmp.Or(bare[n], k)
			own, err := spelling.Company(r.lexicon, n)
			if old, ok := full[own]; ok && old != k {
				full[own] = ""
			} else if full[own] = k; err != nil {
				return err
			}
		}
	}
	delete(full, "")
	for _, n := range slices.Sorted(maps.Keys(full)) {
		if a, b := full[n], bare[n]; a != "" && b != "" {
			r.join(a, b, name)
		}
	}
	return nil
}
