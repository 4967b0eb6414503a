package links

import (
	"fmt"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/tables"
)

// TestGather: a document that no link joins to a work of other languages belongs to it if the orders of its pairs say
// enough on the average, most of them say something, and no other work of these languages is nearly as near.
func TestGather(t *testing.T) {
	var docs []*peers.Sketch
	for n, tag := range strings.Fields("aa bb cc dd aa bb cc") {
		docs = append(docs, peers.New(&tables.Fingerprint{DocumentID: fmt.Sprint(n), Language: tag}))
	}
	sure := Verdict{Strength: 950, Sure: true}
	for _, c := range []struct {
		name   string
		orders string // of document 3 with each other one
		known  string // which of them were judged before
		want   string
	}{
		{"all say something", "40 40 40 - 0 0 0", "xxx----", "0 0 0 0 4 4 4"},
		{"the others are asked", "40 40 40 - 0 0 0", "x------", "0 0 0 0 4 4 4"},
		{"too little", "30 30 30 - 0 0 0", "xxx----", "0 0 0 3 4 4 4"},
		{"one of them says all", "200 0 0 - 0 0 0", "x------", "0 0 0 3 4 4 4"},
		{"another work is nearly as near", "40 40 40 - 30 30 30", "xxx-xxx", "0 0 0 3 4 4 4"},
		{"another work is less near", "80 80 80 - 30 30 30", "xxx-xxx", "0 0 0 0 4 4 4"},
	} {
		order := func(a, b int) (v Verdict) {
			fmt.Sscan(strings.Fields(c.orders)[a+b-3], &v.Order)
			return v
		}
		l := New(docs, room(), func(pairs []Pair) []Verdict {
			var out []Verdict
			for _, p := range pairs {
				out = append(out, order(p.A, p.B))
			}
			return out
		})
		l.finder = peers.NewFinder(docs, room())
		l.links = []link{to(0, 1, sure), to(0, 2, sure), to(4, 5, sure), to(4, 6, sure)}
		for n, x := range c.known {
			if x == 'x' {
				l.tell(min(n, 3), max(n, 3), order(n, 3))
			}
		}
		if got := strings.Join(l.Group(), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestVerdictNumber(t *testing.T) {
	for _, v := range []Verdict{
		{}, {Order: MaxOrder}, {Strength: 1000, Sure: true, Shared: MaxShared, Order: 7}, {Apart: true},
	} {
		if got := VerdictOf(v.Number()); got != v {
			t.Errorf("%v, want %v", got, v)
		}
	}
}
