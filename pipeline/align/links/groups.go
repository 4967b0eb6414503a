package links

import (
	"cmp"

	"example.org/sourcebook/pipeline/align/peers"
)

// groups is a union-find structure.
type groups struct {
	parent  []int
	label   []string
	members [][]int
}

// newGroups gives each document a group of its own.
func newGroups(docs []*peers.Sketch) *groups {
	g := &groups{parent: make([]int, len(docs)), label: make([]string, len(docs)), members: make([][]int, len(docs))}
	for i := range docs {
		g.parent[i], g.members[i] = i, []int{i}
	}
	return g
}

func (g *groups) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

func (g *groups) join(a, b int) {
	a, b = g.find(a), g.find(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	g.parent[b] = a
	g.label[a] = cmp.Or(g.label[a], g.label[b])
	if len(g.members[a]) < len(g.members[b]) {
		g.members[a], g.members[b] = g.members[b], g.members[a]
	}
	g.members[a], g.members[b] = append(g.members[a], g.members[b]...), nil
}
