package links

import (
	"fmt"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/shuffle"
	"example.org/sourcebook/pipeline/tables"
)

// room is a shuffle in memory.
func room() *shuffle.Shuffle { return shuffle.New("", shuffle.Budget) }

// to is a link between two documents.
func to(a, b int, v Verdict) link { return link{a: a, b: b, Verdict: v} }

// TestSupported: a link that is not sure joins two groups if half of the pairs that are asked agree with it, and not if
// those of one document do.
func TestSupported(t *testing.T) {
	var docs []*peers.Sketch
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		docs = append(docs, peers.New(&tables.Fingerprint{DocumentID: id}))
	}
	sure := Verdict{Strength: 950, Sure: true}
	for agree, want := range map[string]string{"a": "a a a d d d", "ab": "a a a a a a", "": "a a a d d d"} {
		l := New(docs, room(), func(pairs []Pair) []Verdict {
			return []Verdict{map[bool]Verdict{true: {Strength: 900}}[strings.Contains(agree, docs[pairs[0].A].DocumentID)]}
		})
		l.finder = peers.NewFinder(docs, room())
		l.links = []link{to(0, 1, sure), to(0, 2, sure), to(3, 4, sure), to(3, 5, sure), to(0, 3, Verdict{Strength: 900})}
		if got := strings.Join(l.Group(), " "); got != want {
			t.Errorf("%q agree: %q, want %q", agree, got, want)
		}
	}
}

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
		{"strong links chain", []link{to(1, 2, sure(900)), to(0, 1, sure(700))}, "a a a d"},
		{"a weak link joins two documents", []link{to(2, 3, sure(500))}, "a b c c"},
		{"a weak link does not chain", []link{to(0, 1, sure(900)), to(2, 3, sure(900)),
			to(1, 2, sure(600))}, "a a c c"},
		{"two weak links of four do", []link{to(0, 1, sure(900)), to(2, 3, sure(900)),
			to(1, 2, sure(600)), to(0, 3, sure(500))}, "a a a a"},
		{"a strong link that is not sure, and the other pair does not agree",
			[]link{to(0, 1, sure(950)), to(1, 2, Verdict{Strength: 900})}, "a a c d"},
		{"a strong link that is not sure, and another pair agrees",
			[]link{to(0, 1, sure(950)), to(2, 3, sure(950)), to(0, 3, Verdict{Strength: 900})}, "a a a a"},
		{"a doubtful link joins no two documents",
			[]link{{a: 2, b: 3, Verdict: sure(650), doubtful: true}}, "a b c d"},
		{"a doubtful link joins one to others that agree", []link{to(0, 1, sure(900)),
			{a: 1, b: 2, Verdict: sure(650), doubtful: true}}, "a a a d"},
		{"two documents have no others to ask", []link{to(1, 2, Verdict{Strength: 900})}, "a b b d"},
	} {
		l := New(docs, room(), func(pairs []Pair) []Verdict {
			return []Verdict{map[bool]Verdict{true: {Strength: 900}}[pairs[0].A == 1]}
		})
		l.finder, l.links = peers.NewFinder(docs, room()), c.links
		if got := strings.Join(l.Group(), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestFind: two documents whose link is open are one work if what is rare in the corpus says so, with what their order
// says.
func TestFind(t *testing.T) {
	const stories, senses = 40, 10
	var docs []*peers.Sketch
	for i := range uint32(2 * stories) {
		f := &tables.Fingerprint{DocumentID: fmt.Sprintf("d%02d", i), Language: "en", Size: 900, Sentences: 6}
		if i%2 == 1 {
			f.Language = "ko"
		}
		for n := range uint32(senses) {
			f.Senses = append(f.Senses, (i/2*senses+n)<<4)
		}
		docs = append(docs, peers.New(f))
	}
	for _, c := range []struct {
		name string
		of   Verdict
		want string
	}{
		{"no link", Verdict{}, "d02 d03"},
		{"an open link", Verdict{Strength: 80}, "d02 d02"},
		{"apart", Verdict{Apart: true}, "d02 d03"},
	} {
		l := New(docs, room(), func(pairs []Pair) []Verdict {
			out := make([]Verdict, len(pairs))
			for k := range out {
				out[k] = c.of
			}
			return out
		})
		l.Find()
		if got := strings.Join(l.Group()[2:4], " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestPrefer: a document that shares far more with one document of a language is no version of another one, unless the
// two are one work.
func TestPrefer(t *testing.T) {
	var docs []*peers.Sketch
	for _, d := range [][2]string{{"a", "en"}, {"b", "en"}, {"c", "fr"}} {
		docs = append(docs, peers.New(&tables.Fingerprint{DocumentID: d[0], Language: d[1]}))
	}
	sure := func(shared int) Verdict { return Verdict{Strength: 800, Sure: true, Shared: shared} }
	for _, c := range []struct {
		name  string
		links []link
		want  string
	}{
		{"far ahead", []link{to(0, 2, sure(50)), to(1, 2, sure(200))}, "a b b"},
		{"ahead", []link{to(0, 2, sure(100)), to(1, 2, sure(200))}, "a a a"},
		{"versions", []link{to(0, 1, sure(10)), to(0, 2, sure(50)), to(1, 2, sure(200))}, "a a a"},
	} {
		l := New(docs, room(), nil)
		l.finder, l.links = peers.NewFinder(docs, room()), c.links
		l.prefer(newGroups(len(docs)))
		if got := strings.Join(l.Group(), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
