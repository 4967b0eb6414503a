package entities

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/entities/wording"
)

// Names of bodies and laws in two languages are one if each word of one means what a word of the other does: "Agence
// nationale de sécurité maritime", "National Maritime Safety Agency". What a word means are the English words that the
// lexicon has for it, the country or town that it names, or the name that it spells.

// Bounds of what is compared.
const (
	leastMeant    = 2   // words of a name
	mostMeant     = 10  // words of a name
	leastCompound = 8   // letters of a word that may be put together of two
	leastPart     = 4   // letters of each of the two
	joint         = 2   // letters that may join them: Arbeit-s-organisation
	ending        = 2   // letters that may follow: domstol-en
	mostSharing   = 512 // names that share a sense, so that it leads to them
)

// meant is a form of the name of a body or a law: the senses of each of its words.
type meant struct {
	member
	language string
	words    [][]uint32
}

// translate joins names of bodies and laws in two languages that mean the same.
func (r *registry) translate(name string) error {
	var list []*meant
	index := map[uint32][]*meant{} // sense → names that have it
	for _, k := range r.order {
		g := r.groups[k]
		if g.retyped() || g.typ != "organization" && g.typ != "law" {
			continue
		}
		forms, err := r.meanings(k, g)
		if err != nil {
			return err
		}
		for _, m := range forms {
			list = append(list, m)
			for s := range m.senses() {
				index[s] = append(index[s], m)
			}
		}
	}
	for _, fit := range []func(m *meant, found []*meant) []*meant{sameHome, onlyHome} {
		for _, m := range list {
			if m.group.into != nil {
				continue
			}
			var found []*meant
			for _, other := range m.candidates(index) {
				alike := m.comparable(other) && wording.Matches(m.words, other.words)
				if alike && !slices.ContainsFunc(found, other.sameGroup) {
					found = append(found, other)
				}
			}
			joinAll(r, append([]*meant{m}, fit(m, found)...), name)
		}
	}
	return nil
}

// sameHome gives those of some names that are of the country that a name is of, or of none if that is.
func sameHome(m *meant, found []*meant) []*meant {
	return slices.DeleteFunc(found, func(o *meant) bool { return o.home() != m.home() })
}

// onlyHome gives those of some names that are of the only country that any of them is of, if a name is of none.
func onlyHome(m *meant, found []*meant) []*meant {
	found = slices.DeleteFunc(found, func(o *meant) bool { return o.home() == "" })
	if m.home() != "" || len(found) == 0 {
		return nil
	}
	if slices.ContainsFunc(found, func(o *meant) bool { return o.home() != found[0].home() }) {
		return nil
	}
	return found
}

// home gives the country whose body or law the group of the name is, empty for none.
func (m *meant) home() string {
	root, _ := m.group.root()
	return root.home
}

// comparable reports whether two names may be one: they stand in two languages and are of one type, and the lexicon
// does not know them as two, of which one is of a country.
func (m *meant) comparable(other *meant) bool {
	a, b := m.group, other.group
	two := a.land != b.land && a.canonical != "" && b.canonical != "" && a.canonical != b.canonical
	return m.language != other.language && a.typ == b.typ && !two
}

func (m *meant) sameGroup(other *meant) bool { return m.group == other.group }

// senses gives each sense of a word of the name.
func (m *meant) senses() map[uint32]bool {
	all := map[uint32]bool{}
	for _, w := range m.words {
		for _, s := range w {
			all[s] = true
		}
	}
	return all
}

// candidates gives the names that share a sense with that word of the name whose senses the fewest have, in order.
func (m *meant) candidates(index map[uint32][]*meant) []*meant {
	count := func(w []uint32) (n int) {
		for _, s := range w {
			n += len(index[s])
		}
		return n
	}
	rarest := slices.MinFunc(m.words, func(a, b []uint32) int { return cmp.Compare(count(a), count(b)) })
	var out []*meant
	seen := map[*meant]bool{}
	for _, s := range rarest {
		if len(index[s]) > mostSharing {
			continue
		}
		for _, other := range index[s] {
			if len(other.words) == len(m.words) && !seen[other] {
				seen[other] = true
				out = append(out, other)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *meant) int { return strings.Compare(a.key, b.key) })
	return out
}

// meanings gives the forms of a group whose words all have senses, sorted.
func (r *registry) meanings(key string, g *group) ([]*meant, error) {
	var out []*meant
	for _, f := range g.forms {
		if f.short || len(out) >= mostForms {
			continue
		}
		glossary, err := r.glossary(f.language, g.typ)
		if err != nil {
			return nil, err
		}
		words, err := glossary.senses(f.clean)
		if err != nil {
			return nil, err
		}
		parts, err := glossary.parted(f.clean)
		if err != nil {
			return nil, err
		}
		for _, words := range append(parts, words) {
			if n := len(words); n >= leastMeant && n <= mostMeant {
				out = append(out, &meant{member{key, g}, f.language, words})
			}
		}
	}
	return out, nil
}
