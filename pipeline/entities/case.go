package entities

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/schema"
)

// leastInflected is how many letters a body of one word has at least that is known in another case.
const leastInflected = 5

// uninflect joins names of people, places and bodies that stand in another case to those in the first case, in the same
// language.
func (r *registry) uninflect(name string) error {
	for _, l := range languages(r) {
		endings, err := r.lexicon.Names().Endings(base(l))
		if err != nil {
			return err
		}
		if len(endings) > 0 {
			uninflectIn(r, l, endings, name)
		}
	}
	return nil
}

// uninflectIn is uninflect for the names of one language.
func uninflectIn(r *registry, lang string, endings []language.Ending, evidence string) {
	c := &cases{r, endings, firstForms(r, lang), map[string]string{}, make(map[string]string, len(r.order))}
	for _, k := range r.order {
		c.keys[k] = k
	}
	eachForm(r, lang, func(g *group, form string) {
		if g.into != nil || g.known() {
			return
		}
		if to := c.first(g, form); to != "" && to != g.key {
			r.join(to, g.key, evidence)
		}
	})
}

// cases looks for names of a language in the first case.
type cases struct {
	*registry
	endings []language.Ending
	firsts  map[string]string // type and words of a form → key of its group, empty for those of several
	shared  map[string]string // type and words that forms may have in the first case, which none has → key of a group
	keys    map[string]string // keys of all groups, each to itself
}

// eachForm calls do for the forms that a language has of each group, but for short ones, with the type and the words.
func eachForm(r *registry, lang string, do func(g *group, form string)) {
	for _, k := range r.order {
		g := r.groups[k]
		for _, f := range g.forms {
			if f.language == lang && !f.short && !lettered(g.typ, f.clean) {
				do(g, g.typ+":"+folded(f.clean))
			}
		}
	}
}

// firstForms gives the keys of the groups by the types and words of their forms in a language.
func firstForms(r *registry, lang string) map[string]string {
	firsts := map[string]string{}
	eachForm(r, lang, func(g *group, form string) {
		if k, ok := firsts[form]; ok && k != g.key {
			firsts[form] = ""
			return
		}
		firsts[form] = g.key
	})
	return firsts
}

// first gives the key of the group that has a form of another one in the first case, or that shares it; empty for none.
func (c *cases) first(g *group, form string) string {
	typ, name, _ := strings.Cut(form, ":")
	if !inflects(typ, name) {
		return ""
	}
	words := strings.Fields(name)
	to := firstCase(c.firsts, typ, words, c.endings)
	if to != "" {
		return to
	}
	if typ == schema.TypeOrganization && len(words) > 1 {
		return share(c.shared, g, words, c.endings)
	}
	if _, plain, ok := strings.Cut(g.key, ":"); ok && typ != schema.TypeOrganization {
		return firstCase(c.keys, typ, strings.Fields(plain), c.endings) // of another language, or without an apostrophe
	}
	return ""
}

// share gives the key of the group that stands in another case than a group does whose name has these words, where both
// may have the same words in the first case; empty if none was there before.
func share(shared map[string]string, g *group, words []string, endings []language.Ending) string {
	to := ""
	bases := products(nil, spelling.InCases(words, endings))
	for _, b := range bases {
		if k := shared[g.typ+":"+b]; to == "" && b != " "+strings.Join(words, " ") {
			to = k
		}
	}
	for _, b := range bases {
		if k := g.typ + ":" + b; shared[k] == "" {
			shared[k] = cmp.Or(to, g.key)
		}
	}
	return to
}

// lettered reports whether a name is a body's in capitals, which may be letters that stand for words.
func lettered(typ, name string) bool { return typ == schema.TypeOrganization && scan.AllCapitals(name) }

// inflects reports whether the words of a name of a type are compared in their cases.
func inflects(typ, words string) bool {
	switch typ {
	case schema.TypePerson, schema.TypePlace:
		return true
	case schema.TypeOrganization:
		return strings.Contains(words, " ") || utf8.RuneCountInString(words) >= leastInflected
	}
	return false
}

// firstCase gives the key of the one group that has the words in the first case; empty for none or several.
func firstCase(firsts map[string]string, typ string, words []string, endings []language.Ending) string {
	found := ""
	for _, name := range products(nil, spelling.InCases(words, endings)) {
		k, ok := firsts[typ+":"+strings.TrimPrefix(name, " ")]
		if !ok || name == " "+strings.Join(words, " ") {
			continue
		}
		if k == "" || found != "" && found != k {
			return ""
		}
		found = k
	}
	return found
}

// setOblique marks the forms of a group that are others of the same language in a further case.
func (r *registry) setOblique(g *group) error {
	if g.canonical != "" || len(g.forms) == 1 {
		return nil
	}
	for i := range g.forms {
		f := &g.forms[i]
		endings, err := r.lexicon.Names().Endings(base(f.language))
		if err != nil {
			return err
		}
		if len(endings) == 0 {
			continue
		}
		words := strings.Fields(folded(f.clean))
		own, firsts := " "+strings.Join(words, " "), products(nil, spelling.InCases(words, endings))
		f.oblique = slices.ContainsFunc(g.forms, func(o counted) bool {
			other := " " + strings.Join(strings.Fields(folded(o.clean)), " ")
			return o.language == f.language && o.short == f.short && other != own && slices.Contains(firsts, other)
		})
	}
	return nil
}
