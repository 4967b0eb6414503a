package links

import "slices"

// groups is a union-find structure.
type groups struct {
	parent  []int32
	label   map[int]string // of a group that the corpus gives a name
	members map[int][]int  // of a group of several documents
}

// newGroups gives each document a group of its own.
func newGroups(documents int) *groups {
	g := &groups{parent: make([]int32, documents), label: map[int]string{}, members: map[int][]int{}}
	for i := range g.parent {
		g.parent[i] = int32(i)
	}
	return g
}

func (g *groups) find(i int) int {
	at := int32(i)
	for g.parent[at] != at {
		g.parent[at] = g.parent[g.parent[at]]
		at = g.parent[at]
	}
	return int(at)
}

// parents gives the same groups as they are now, of which only find is asked.
func (g *groups) parents() *groups { return &groups{parent: slices.Clone(g.parent)} }

// of gives the members of a group by its root.
func (g *groups) of(root int) []int {
	if m := g.members[root]; m != nil {
		return m
	}
	return []int{root}
}

func (g *groups) join(a, b int) {
	a, b = g.find(a), g.find(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	g.parent[b] = int32(a)
	if g.label[a] == "" && g.label[b] != "" {
		g.label[a] = g.label[b]
	}
	x, y := g.of(a), g.of(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	g.members[a] = append(x, y...)
	delete(g.members, b)
}
