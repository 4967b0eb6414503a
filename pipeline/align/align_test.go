package align

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

func TestBeads(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b text
		want string
	}{
		{"translation", text{"a", "en", bridgeEN}, text{"b", "fr", bridgeFR},
			"1=1 2=2 3=3 4+5=4 6=5 7=6 8=7 9=8+9 10=10 11=12"},
		{"translation, exchanged", text{"a", "fr", bridgeFR}, text{"b", "en", bridgeEN},
			"1=1 2=2 3=3 4=4+5 5=6 6=7 7=8 8+9=9 10=10 12=11"},
		{"another pair of languages", text{"a", "de", bridgeDE}, text{"b", "en", bridgeEN},
			"1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=10 11=11"},
		{"shortened version", text{"a", "en", bridgeEN}, text{"b", "en", without(bridgeEN, 2, 5, 8, 9, 10)},
			"1=1 2=2 4=3 5=4 7=5 8=6"},
		{"shortened translation", text{"a", "en", without(bridgeEN, 2, 8, 9)}, text{"b", "fr", bridgeFR},
			"1=1 2=2 3+4=4 5=5 6=6 7=7 8=12"},
		{"copy", text{"a", "en", bridgeEN}, text{"b", "en", bridgeEN},
			"1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=10 11=11"},
		{"lost blanks", text{"a", "en", bridgeEN}, text{"b", "en",
			strings.ReplaceAll(strings.ReplaceAll(bridgeEN, " the ", "the "), "a ", "a")},
			"1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 10=10 11=11"},
		{"seven sentences in one", text{"a", "en", bridgeEN}, text{"b", "de", inOne(bridgeDE, 2, 8)},
			"1=1 2=2 3+4+5+6+7+8+9=3 10=4 11=5"},
		{"last paragraph first (the longer block stays)", text{"a", "en", bridgeEN},
			text{"b", "en", reordered(bridgeEN, 0, 3, 1, 2)},
			"1=1 2=7 3=8 4=9 5=10 6=11"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var k corpus
			k.add(c.a.id, c.a.language, c.a.text)
			k.add(c.b.id, c.b.language, c.b.text)
			if d := cmp.Diff(c.want, linesOf(&k, k.run(t))); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestFigures: the same facts are linked, a changed one differs, and its bead and its documents with it.
func TestFigures(t *testing.T) {
	var k corpus
	k.add("a", "en", bridgeEN)
	k.add("b", "fr", strings.ReplaceAll(bridgeFR, "9 300", "9 800"))
	k.mentions = []*schema.Mention{
		{MentionID: "a.m1", EntityID: "e1", DocumentID: "a", SentenceID: k.sentences[1].SentenceID, Surface: "harbour",
			Span: schema.Span{Start: 25}},
		{MentionID: "b.m1", EntityID: "e1", DocumentID: "b", SentenceID: k.sentences[12].SentenceID, Surface: "port",
			Span: schema.Span{Start: 50}},
		{MentionID: "b.m2", EntityID: "e1", DocumentID: "b", SentenceID: k.sentences[12].SentenceID, Surface: "du port",
			Span: schema.Span{Start: 60}},
	}
	var got []string
	for r := range tables.Alignments.Read(k.run(t).Reader()) {
		if r.Agreement != "" {
			got = append(got, strings.Join([]string{r.Level, r.AText, r.BText, r.Agreement, r.Reason}, "|"))
		}
	}
	for i, g := range got {
		if strings.HasPrefix(g, "sentence") {
			f := strings.Split(g, "|")
			got[i] = "sentence|" + f[3] + "|" + f[4]
		}
	}
	want := []string{
		"document|||differ|5 of 10 aligned passages state facts that both sides share; 1 differs; 5 were not compared.",
		"figure|412 million|412 millions|agree|Both say 412 million.",
		"figure|37 million|37 millions|agree|Both say 37 million.",
		"figure|2019|2019|agree|Both say 2019.",
		"figure|2,860|2 860|agree|Both say 2,860.",
		"figure|14|14|agree|Both say 14.",
		"figure|2021|2021|agree|Both say 2021.",
		"figure|9,300|9 800|differ|The English text says 9,300, the French text 9,800: 500 more (5.4 %).",
		"figure|18|18|agree|Both say 18.",
		"mention|harbour|port; du port|agree|Both name “port”.",
		"sentence|agree|Both say 412 million. Both say 37 million. Both say 2019.",
		"sentence|agree|Both say 2,860. Both say 14. Both say 2021.",
		"sentence|differ|The English text says 9,300, the French text 9,800: 500 more (5.4 %).",
		"sentence|agree|Both say 18.",
		"sentence|agree|Both name “port”.",
	}
	sorted := cmp.Transformer("set", func(s []string) map[string]int {
		m := map[string]int{}
		for _, x := range s {
			m[x]++
		}
		return m
	})
	if d := cmp.Diff(want, got, sorted); d != "" {
		t.Error(d)
	}
}

// TestIDs: identifiers are unique, sorted, and keep apart what the documents' own signs could confuse.
func TestIDs(t *testing.T) {
	var k corpus
	k.add("a", "en", bridgeEN)
	k.add("a~b", "en", bridgeEN)
	k.add("b", "en", bridgeEN)
	before := ""
	for r := range tables.Alignments.Read(k.run(t).Reader()) {
		if r.AlignmentID <= before {
			t.Errorf("%s comes after %s", r.AlignmentID, before)
		}
		before = r.AlignmentID
	}
	if before == "" {
		t.Error("no rows")
	}
}
