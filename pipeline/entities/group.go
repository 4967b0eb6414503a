package entities

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// group is an entity in the making.
type group struct {
	key       string
	typ       string
	id        string // identifier of the lexicon, empty if it has none
	canonical string
	wikidata  string
	home      string // identifier of the country whose body, law or smaller town it is, empty for none
	land      string // the same, or the only country that its key names
	smaller   bool   // a text means this town and not the largest of its name
	forms     forms
	apart     []label  // by which the corpus keeps it apart from other groups
	homonyms  []string // identifiers of other places that each of its forms may name
	bare      bool     // the homonyms of a form are known
	alone     bool     // the corpus keeps it apart from the one whose key it has
	evident   bool     // more than the tagger says what it is
	into      *group   // that it became a part of
	evidence  string   // for that
	entity    *entity  // in the end
}

// form is a name as a text has it.
type form struct {
	language, surface, clean string
	short                    bool
}

// forms are the names of a group, each with how often the texts have it, in the order of their language and text, short
// ones last. Most groups have one or two: a map would take several times the room.
type forms []counted

type counted struct {
	form
	times   int
	oblique bool // another form is this one in the first case
}

// add counts a form so many times more, and gives how often it was counted in all.
func (l *forms) add(f form, times int) int {
	i, found := slices.BinarySearchFunc(*l, f, func(a counted, f form) int {
		return cmp.Or(strings.Compare(a.language, f.language), strings.Compare(a.clean, f.clean),
			strings.Compare(a.surface, f.surface), whether(a.short)-whether(f.short))
	})
	if !found {
		*l = slices.Insert(*l, i, counted{form: f})
	}
	(*l)[i].times += times
	return (*l)[i].times
}

// join makes the group under the key b a part of the one under a.
func (r *registry) join(a, b, evidence string) {
	from, to := r.groups[b], r.groups[a]
	from, _ = from.root()
	to, _ = to.root()
	if from == to || r.forbidden(from, to) {
		return
	}
	to.home, to.land = cmp.Or(to.home, from.home), cmp.Or(to.land, from.land)
	to.evident = to.evident || from.evident && from.typ == to.typ
	to.apart = append(to.apart, from.apart...)
	for _, f := range from.forms {
		to.forms.add(f.form, f.times)
	}
	from.into, from.evidence = to, evidence
	if !r.told {
		r.joins = append(r.joins, &tables.Join{Into: a, Key: b, Evidence: evidence})
	}
}

// root gives the group that a group became a part of, and the evidence.
func (g *group) root() (*group, string) {
	evidence := ""
	for g.into != nil {
		g, evidence = g.into, g.evidence
	}
	return g, evidence
}

// forbidden reports whether two groups are bodies or laws of two countries, or two towns of one name, or the corpus
// keeps them apart.
func (r *registry) forbidden(a, b *group) bool {
	return a.otherTown(b) || a.otherLand(b) || slices.ContainsFunc(a.apart, func(x label) bool {
		return slices.ContainsFunc(b.apart, func(y label) bool { return x.list == y.list && x.name != y.name })
	})
}

// otherTown reports whether two groups are two towns, one of them a smaller one of its name.
func (g *group) otherTown(o *group) bool {
	return (g.smaller || o.smaller) && g.id != "" && o.id != "" && g.id != o.id
}

// otherLand reports whether two groups are of two countries.
func (g *group) otherLand(o *group) bool { return g.land != "" && o.land != "" && g.land != o.land }

// languages gives the languages that have a name of the group, sorted.
func (g *group) languages() []string {
	var out []string
	for _, f := range g.forms {
		if !slices.Contains(out, f.language) {
			out = append(out, f.language)
		}
	}
	slices.Sort(out)
	return out
}

// languages gives the languages that have names, sorted.
func languages(r *registry) []string {
	seen := map[string]bool{}
	for _, k := range r.order {
		for _, l := range r.groups[k].languages() {
			seen[l] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// whether is 1 for what is true, 0 for what is not, to sort by.
func whether(b bool) int {
	if b {
		return 1
	}
	return 0
}

// best gives the form that names the entity: not a short one, then one in the language of the tables, then one that is
// not another one in a further case, then the most frequent, then the longest, then the first in the order of bytes.
func (g *group) best() form {
	other := func(f counted) int { return whether(f.language != schema.Language) }
	return slices.MinFunc(g.forms, func(a, b counted) int {
		return cmp.Or(whether(a.short)-whether(b.short), other(a)-other(b), whether(a.oblique)-whether(b.oblique),
			b.times-a.times, len(b.clean)-len(a.clean),
			strings.Compare(a.clean, b.clean),
			strings.Compare(a.language, b.language), strings.Compare(a.surface, b.surface))
	}).form
}

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
	for _, f := range g.forms {
		n += f.times
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

// names gives the names of a group, folded, without short ones.
func (g *group) names() map[string]bool {
	out := map[string]bool{}
	for _, f := range g.forms {
		if !f.short {
			out[folded(f.clean)] = true
		}
	}
	return out
}
