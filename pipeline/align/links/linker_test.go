package links

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/tables"
)

// TestGroup: a weak link joins two groups only if half of the pairs between them are linked.
func TestGroup(t *testing.T) {
	var docs []*peers.Sketch
	for _, id := range []string{"a", "b", "c", "d"} {
		docs = append(docs, peers.New(&tables.Fingerprint{DocumentID: id}))
	}
	sure := func(strength int) Verdict { return Verdict{Strength: strength, Sure: true} }
	for _, c := range []struct {
		name  string
		links []link
		want  string
	}{
		{"no links", nil, "a b c d"},
		{"strong links chain", []link{{1, 2, sure(900)}, {0, 1, sure(700)}}, "a a a d"},
		{"a weak link joins two documents", []link{{2, 3, sure(500)}}, "a b c c"},
		{"a weak link does not chain", []link{{0, 1, sure(900)}, {2, 3, sure(900)},
			{1, 2, sure(600)}}, "a a c c"},
		{"two weak links of four do", []link{{0, 1, sure(900)}, {2, 3, sure(900)},
			{1, 2, sure(600)}, {0, 3, sure(500)}}, "a a a a"},
		{"a strong link that is not sure, and the other pair does not agree",
			[]link{{0, 1, sure(950)}, {1, 2, Verdict{Strength: 900}}}, "a a c d"},
		{"a strong link that is not sure, and another pair agrees",
			[]link{{0, 1, sure(950)}, {2, 3, sure(950)}, {0, 3, Verdict{Strength: 900}}}, "a a a a"},
		{"two documents have no others to ask", []link{{1, 2, Verdict{Strength: 900}}}, "a b b d"},
	} {
		l := New(docs, func(pairs []Pair) []Verdict {
			return []Verdict{map[bool]Verdict{true: {Strength: 900}}[pairs[0].A == 1]}
		})
		l.finder, l.links = peers.NewFinder(docs), c.links
		if got := strings.Join(l.Group(), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
