package entities

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// What a name names is sure where a rule or the lexicon says so. The learnt tagger, which goes by how a name looks and
// what stands beside it, may take it for a firm in one sentence and for a town in the next. A name that only the tagger
// knows is of the type that it has elsewhere.

// learntRule begins the rule of a name that only the tagger knows.
const learntRule = "learnt"

// evident reports whether more than the tagger says what a candidate is.
func evident(c *tables.Candidate) bool { return !strings.HasPrefix(c.Rule, learntRule) }

// likelier are the types of a name that the tagger takes for each as often, the likelier one first.
var likelier = []string{schema.TypeOrganization, schema.TypePerson, schema.TypePlace}

// surer is below 0 if what the group is is surer than what another one is.
func (g *group) surer(o *group) int {
	return cmp.Or(whether(o.known())-whether(g.known()), whether(o.evident)-whether(g.evident), o.count()-g.count(),
		slices.Index(likelier, g.typ)-slices.Index(likelier, o.typ), strings.Compare(g.key, o.key))
}

// firmer is below 0 if the type of the group is no guess and that of another one is.
func (g *group) firmer(o *group) int { return whether(g.guessed()) - whether(o.guessed()) }

// count gives how often the names of the group stand in the texts.
func (g *group) count() int {
	n := 0
	for _, times := range g.forms {
		n += times
	}
	return n
}

// guessed reports whether nothing but the tagger says what the group is.
func (g *group) guessed() bool { return !g.evident && !g.known() && slices.Contains(likelier, g.typ) }

// retyped reports whether a group is a part of one of another type.
func (g *group) retyped() bool {
	root, _ := g.root()
	return root.typ != g.typ
}

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
		if err := r.toPlace(g, people, name); err != nil {
			return err
		}
	}
	for _, n := range slices.Sorted(maps.Keys(groups)) {
		list := groups[n]
		slices.SortFunc(list, (*group).surer)
		for _, g := range list[1:] {
			called := g.typ == schema.TypePerson || list[0].typ == schema.TypePerson
			if called {
				if called, err = r.called(people, g.best()); err != nil {
					return err
				}
			}
			if g != list[0] && g.guessed() && g.into == nil && list[0].into == nil && !called {
				r.join(list[0].key, g.key, name)
			}
		}
	}
	return nil
}

// toPlace joins a group whose type the tagger guessed to the place that the texts name as often elsewhere, if it has
// the name of that and no person has.
func (r *registry) toPlace(g *group, people *language.Sorted, name string) error {
	if !g.guessed() {
		return nil
	}
	for _, f := range g.sortedForms() {
		called, err := r.called(people, f.clean)
		if err != nil {
			return err
		}
		if f.short || called {
			continue
		}
		at, err := r.atlas.place(schema.TypePlace, schema.TypePlace+":"+gazetteer.Key(f.clean), f.language, f.clean)
		if err != nil {
			return err
		}
		if at == nil {
			continue
		}
		if p := r.groups[schema.TypePlace+"="+at.id]; p != nil && p.evident && p.count() >= g.count() {
			r.join(p.key, g.key, name)
			return nil
		}
	}
	return nil
}

// called reports whether people are called by a word, in whatever script.
func (r *registry) called(people *language.Sorted, word string) (bool, error) {
	if people.Has(word) {
		return true, nil
	}
	readings, err := r.byLexicon(word)
	return slices.ContainsFunc(readings, func(x string) bool { return x != "" && people.Has(strings.ToUpper(x[:1])+x[1:]) }),
		err
}

// names gives the names of a group, folded, without short ones.
func (g *group) names() map[string]bool {
	out := map[string]bool{}
	for f := range g.forms {
		if !f.short {
			out[folded(f.clean)] = true
		}
	}
	return out
}
