package links

import (
	"fmt"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/tables"
)

// TestTwins: two pages in one mould, each in three languages, are two works if their beginnings differ and each is
// nearer to its own translations; revisions of one text whose beginnings are the same, or whose translations are as
// near to either, are one.
func TestTwins(t *testing.T) {
	languages := []string{"de", "en", "fr"}
	for _, c := range []struct {
		name      string
		languages int
		titles    uint32 // how many of them there are in each language
		own, of   int    // bits that a page shares with its translations, and with those of the other page
		works     string
	}{
		{"two pages", 3, 2, 60, 40, "de0 de1 de0 de1 de0 de1"},
		{"one beginning", 3, 1, 60, 40, "de0 de0 de0 de0 de0 de0"},
		{"as near to either", 3, 2, 50, 50, "de0 de0 de0 de0 de0 de0"},
		{"hardly nearer", 3, 2, 52, 50, "de0 de0 de0 de0 de0 de0"},
		{"two languages", 2, 2, 60, 40, "de0 de1 de0 de1"},
		{"two languages, hardly nearer", 2, 2, 60, 50, "de0 de0 de0 de0"},
	} {
		var docs []*peers.Sketch
		for l, tag := range languages[:c.languages] {
			for page := range uint32(2) {
				f := &tables.Fingerprint{DocumentID: fmt.Sprint(tag, page), Language: tag, Size: 900, Sentences: 6}
				f.Passages = []uint32{uint32(l*10) + page%c.titles}
				for h := range uint32(40) {
					f.Sample = append(f.Sample, uint32(l*1000)+h)
					f.Facts = append(f.Facts, h<<4|15)
				}
				docs = append(docs, peers.New(f))
			}
		}
		l := New(docs, room(), func(pairs []Pair) []Verdict {
			out := make([]Verdict, len(pairs))
			for k, p := range pairs {
				out[k] = Verdict{Strength: 900, Sure: true, Shared: c.of}
				if p.A%2 == p.B%2 {
					out[k].Shared = c.own
				}
			}
			return out
		})
		l.Find()
		if got := strings.Join(l.Group(), " "); got != c.works {
			t.Errorf("%s: %s, want %s", c.name, got, c.works)
		}
	}
}

// TestRivals: a link joins no two groups of which most languages that have texts in both say that these are no versions
// of each other.
func TestRivals(t *testing.T) {
	var docs []*peers.Sketch
	for _, id := range []string{"de0", "de1", "en0", "en1", "fr0", "fr1"} {
		docs = append(docs, peers.New(&tables.Fingerprint{DocumentID: id, Language: id[:2]}))
	}
	sure := Verdict{Strength: 950, Sure: true}
	groups := []link{to(0, 2, sure), to(2, 4, sure), to(1, 3, sure), to(3, 5, sure)}
	over := to(0, 3, Verdict{Strength: 900, Sure: true})
	for _, c := range []struct {
		name  string
		links []link
		want  string
	}{
		{"nothing within a language", []link{over}, "de0 de1 de0 de1 de0 de1"},
		{"weak ones within a language", []link{over, to(2, 3, Verdict{Strength: 600}),
			to(4, 5, Verdict{Strength: 600})}, "de0 de1 de0 de1 de0 de1"},
		{"strong ones within two languages", []link{over, to(2, 3, Verdict{Strength: 800, Sure: true}),
			to(4, 5, Verdict{Strength: 800, Sure: true})}, "de0 de0 de0 de0 de0 de0"},
	} {
		l := New(docs, room(), func(pairs []Pair) []Verdict { return make([]Verdict, len(pairs)) })
		l.finder, l.links = peers.NewFinder(docs, room()), append(groups[:len(groups):len(groups)], c.links...)
		if got := strings.Join(l.Group(), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
