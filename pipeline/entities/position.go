package entities

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/schema"
)

// Names that no other reason makes one are one if they stand in each other's place in two versions of a sentence (see
// Counterparts), and nothing speaks against it.

// leastMeetings is how often two names that are not kin must stand in each other's place.
const leastMeetings = 2

// meeting is two groups that stand in each other's place.
type meeting struct {
	a, b  *group
	beads [][2]string // sentences in which they meet
	times int         // how often they do
	kin   bool
}

// timesOf is how often two groups meet in some beads. A sentence in many versions counts once: those that beads join
// are one.
func timesOf(beads [][2]string) int {
	first := map[string]string{}
	root := func(s string) string {
		for first[s] != "" {
			s = first[s]
		}
		return s
	}
	n := 0
	for _, b := range beads {
		for _, s := range b {
			if _, ok := first[s]; !ok {
				first[s] = ""
				n++
			}
		}
		if x, y := root(b[0]), root(b[1]); x != y {
			first[x] = y
			n--
		}
	}
	return n
}

type objection struct {
	name string
	when func(m *meeting) bool
}

// objections are what speaks against it that the groups of a meeting are one. The first one that holds is enough.
var objections = []objection{
	{"once only, and no kin", func(m *meeting) bool { return !m.kin && m.times < leastMeetings }},
	{"people whose names can be read and are no kin", (*meeting).otherPeople},
	{"the lexicon knows both", func(m *meeting) bool { return m.a.known() && m.b.known() }},
	{"one language has names of both", func(m *meeting) bool { return m.a.beside(m.b) }},
}

// byPosition joins groups that stand in each other's place more surely than in that of any other.
func (r *registry) byPosition(name string) error {
	list := r.meetings()
	for i, m := range list {
		if slices.ContainsFunc(list[:i], m.rivals) || slices.ContainsFunc(list[i+1:], m.equals) {
			continue
		}
		m := m.now()
		if !slices.ContainsFunc(objections, func(o objection) bool { return o.when(m) }) {
			to, from := m.a, m.b
			if to.typ != from.typ && from.surer(to) < 0 {
				to, from = from, to
			}
			r.join(to.key, from.key, name)
		}
	}
	return nil
}

// meetings gives the groups that stand in each other's place, the surest first.
func (r *registry) meetings() []*meeting {
	met := map[[2]*group]*meeting{}
	var list []*meeting
	for _, c := range r.opposite {
		a, b := r.groups[c.AKey], r.groups[c.BKey]
		if a == nil || b == nil {
			continue
		}
		a, _ = a.root()
		b, _ = b.root()
		if a == b {
			continue
		}
		if cmp.Or(whether(b.known())-whether(a.known()), strings.Compare(a.key, b.key)) > 0 {
			a, b = b, a
		}
		m := met[[2]*group{a, b}]
		if m == nil {
			m = &meeting{a: a, b: b}
			met[[2]*group{a, b}], list = m, append(list, m)
		}
		m.beads = append(m.beads, [2]string{c.ASentence, c.BSentence})
		m.kin = m.kin || c.Kin
	}
	for _, m := range list {
		m.times = timesOf(m.beads)
	}
	slices.SortFunc(list, func(x, y *meeting) int {
		return cmp.Or(x.less(y), strings.Compare(x.a.key, y.a.key), strings.Compare(x.b.key, y.b.key))
	})
	return list
}

// less is below 0 for a meeting that is surer than another one, 0 for one that is as sure.
func (m *meeting) less(o *meeting) int {
	return cmp.Or(whether(o.kin)-whether(m.kin), o.times-m.times)
}

// rivals reports whether two meetings put two names of one language, of two groups still, in the place of one.
func (m *meeting) rivals(o *meeting) bool {
	m, o = m.now(), o.now()
	switch {
	case m.a == o.a && m.b == o.b, m.a == o.b && m.b == o.a:
		return false
	case m.a == o.a:
		return m.b.beside(o.b)
	case m.b == o.b:
		return m.a.beside(o.a)
	case m.a == o.b:
		return m.b.beside(o.a)
	case m.b == o.a:
		return m.a.beside(o.b)
	}
	return false
}

// equals reports whether a rival is as sure.
func (m *meeting) equals(o *meeting) bool { return m.less(o) == 0 && m.rivals(o) }

// now gives the meeting of what the groups became a part of.
func (m *meeting) now() *meeting {
	n := *m
	n.a, _ = m.a.root()
	n.b, _ = m.b.root()
	return &n
}

// otherPeople holds for two people whose names are no kin, unless one is written in ideographs, which may read in ways
// that no list has.
func (m *meeting) otherPeople() bool {
	return m.a.typ == schema.TypePerson && !m.kin && !m.a.ideographic() && !m.b.ideographic()
}

// known reports whether the lexicon knows the entity.
func (g *group) known() bool { return g.id != "" || g.wikidata != "" || g.canonical != "" }

// beside reports whether one language has names of both groups.
func (g *group) beside(o *group) bool {
	other := o.languages()
	return slices.ContainsFunc(g.languages(), func(l string) bool {
		return slices.ContainsFunc(other, func(k string) bool { return base(k) == base(l) })
	})
}

// ideographic reports whether a name of the group has ideographs.
func (g *group) ideographic() bool {
	for _, f := range g.forms {
		if strings.ContainsFunc(f.clean, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
			return true
		}
	}
	return false
}
