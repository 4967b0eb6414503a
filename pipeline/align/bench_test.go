package align

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/align/links"
	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/shuffle"
	"example.org/sourcebook/schema"
)

// generator makes texts of invented words from a seed.
type generator uint32

func (g *generator) below(n int) int {
	*g = *g*1664525 + 1013904223
	return int(uint64(*g) * uint64(n) >> 32)
}

// word gives a word of the vocabulary of a language; a third of the words have a stem that all languages share.
func (g *generator) word(number, language int) string {
	w := generator(number)*2654435761 + 12345
	if number%3 != 0 {
		w += generator(language) * 77777
	}
	var b strings.Builder
	for range 2 + w.below(3) {
		b.WriteByte("bcdfglmnprstv"[w.below(13)])
		b.WriteByte("aeiou"[w.below(5)])
	}
	return b.String() + []string{"s", "ne", "que"}[language%3]
}

// write gives sentences as numbers of words and of a figure.
func (g *generator) write(sentences int) [][]int {
	out := make([][]int, sentences)
	for i := range out {
		n := 6 + g.below(25)
		out[i] = make([]int, n)
		for k := range out[i] {
			out[i][k] = g.below(1 + g.below(4000)) // common words are commoner
		}
	}
	return out
}

// document renders sentences in a language, leaving out every skip-th; every fifth has a number.
func (g *generator) document(id string, language, skip int, text [][]int) *document {
	var paragraphs []*schema.Paragraph
	var sentences []*schema.Sentence
	var figures []*schema.Figure
	at := 0
	for i, s := range text {
		if skip > 0 && i%skip == skip-1 {
			continue
		}
		p := fmt.Sprintf("%s.p%d", id, i/5)
		if i%5 == 0 {
			paragraphs = append(paragraphs, &schema.Paragraph{ParagraphID: p, Role: schema.RoleBody})
		}
		words := make([]string, len(s))
		for k, w := range s {
			words[k] = g.word(w, language)
		}
		row := &schema.Sentence{SentenceID: fmt.Sprintf("%s.s%d", id, at), DocumentID: id, ParagraphID: p,
			Text: strings.Join(words, " "), Span: schema.Span{Start: at}}
		if i%5 == 1 {
			figures = append(figures, &schema.Figure{FigureID: fmt.Sprintf("%s.f%d", id, at), DocumentID: id,
				SentenceID: row.SentenceID, Kind: schema.KindCount, Value: schema.Decimal(fmt.Sprint(s[0]*s[1] + 10))})
		}
		at += len(row.Text) + 1
		sentences = append(sentences, row)
	}
	return newDocument(id, []string{"la", "it", "ro"}[language], tongue{}, paragraphs, sentences, figures, nil)
}

// BenchmarkAlign aligns two documents of about one megabyte.
func BenchmarkAlign(b *testing.B) {
	var g generator = 7
	text := g.write(8500)
	other := generator(99)
	for _, c := range []struct {
		name string
		a, b *document
	}{
		{"versions", g.document("a", 0, 0, text), g.document("b", 0, 7, text)},
		{"translations", g.document("a", 0, 0, text), g.document("b", 1, 0, text)},
		{"unrelated", g.document("a", 0, 0, text), other.document("b", 1, 0, other.write(8500))},
		{"one sentence over and over", g.document("a", 0, 0, slices.Repeat(text[:1], 8500)),
			g.document("b", 0, 0, slices.Repeat(text[:1], 8500))},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := 0
			for i := range c.a.units {
				n += len(c.a.units[i].row.Text)
			}
			b.SetBytes(int64(2 * n))
			b.ReportAllocs()
			var right, beads int
			for b.Loop() {
				p := newPair(c.a, c.b, peers.OneLanguage(c.a.language, c.b.language))
				right, beads = 0, 0
				for _, x := range p.align() {
					beads++
					if c.a.units[x.A0].row.SentenceID[1:] == c.b.units[x.B0].row.SentenceID[1:] || c.name == "versions" {
						right++
					}
				}
			}
			b.ReportMetric(float64(beads), "beads")
		})
	}
}

// BenchmarkWorks finds the works among 10,000 documents of one subject, a tenth of them translations or versions of
// others.
func BenchmarkWorks(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				found := manyWorks(n)
				b.ReportMetric(float64(found), "links")
			}
		})
	}
}

func manyWorks(n int) int {
	documents := func(i int) *document {
		g := generator(i * 31)
		language, skip := i%2, 0
		if i%20 == 19 {
			g, skip = generator((i-1)*31), 9
		}
		if i%20 == 18 {
			g, language = generator((i-1)*31), 0
		}
		return g.document(fmt.Sprintf("d%05d", i), language, skip, g.write(25))
	}
	sketches := make([]*peers.Sketch, n)
	for i := range sketches {
		sketches[i] = peers.New(fingerprint(documents(i)))
	}
	l := links.New(sketches, shuffle.New(os.TempDir(), shuffle.Budget), func(pairs []links.Pair) []links.Verdict {
		verdicts := make([]links.Verdict, len(pairs))
		for n, p := range pairs {
			verdicts[n] = judge(documents(p.A), documents(p.B), sketches[p.A].Alike(sketches[p.B]), nil)
		}
		return verdicts
	})
	l.Find()
	return l.Found()
}
