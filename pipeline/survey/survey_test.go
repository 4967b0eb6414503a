package survey

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/shuffle"
	"example.org/sourcebook/pipeline/tables"
)

func sketchesOf(texts ...string) []*tables.Sketch {
	var out []*tables.Sketch
	for i, t := range texts {
		out = append(out, &tables.Sketch{DocumentID: fmt.Sprintf("d%04d", i), Lines: lines(t), Shingles: shingles(t)})
	}
	return out
}

func from(list []*tables.Sketch) func() iter.Seq[*tables.Sketch] {
	return func() iter.Seq[*tables.Sketch] { return slices.Values(list) }
}

func surveyorOf(t *testing.T, list []*tables.Sketch, budget int) *surveyor {
	dir := t.TempDir()
	s := &surveyor{sketches: from(list), shuffle: func() *shuffle.Shuffle { return shuffle.New(dir, budget) }}
	s.count()
	return s
}

func repeatsOf(t *testing.T, list []*tables.Sketch, budget int) []string {
	var out []string
	s := surveyorOf(t, list, budget)
	s.siblings(func(*tables.Sibling) {})
	s.repeats(func(r *tables.Repeat) {
		out = append(out, fmt.Sprintf("%s %x", r.DocumentID, r.Line))
	})
	return out
}

func siblingsOf(t *testing.T, list []*tables.Sketch, budget int) []string {
	var out []string
	surveyorOf(t, list, budget).siblings(func(s *tables.Sibling) {
		out = append(out, fmt.Sprintf("%s %s %d/%d", s.DocumentID, s.Other, s.Shared, s.Of))
	})
	return out
}

// plainly finds the same rows by holding every document against every other.
func plainly(list []*tables.Sketch) (repeats, siblings []string) {
	texts, ranks := map[uint64]int{}, map[uint64]int{}
	rank := make([]map[uint64]int, len(list))
	for i, s := range list {
		for _, h := range distinct(nil, s.Lines) {
			texts[h]++
		}
		rank[i] = map[uint64]int{}
		for _, h := range s.Shingles {
			rank[i][h] = ranks[h]
			ranks[h]++
		}
	}
	for i, a := range list {
		versions := 0
		for j, b := range list {
			shared, of := 0, min(len(a.Shingles), len(b.Shingles))
			for h, k := range rank[i] {
				if l, ok := rank[j][h]; ok && i != j && min(k, l) < anchors {
					shared++
				}
			}
			if shared >= leastShared && shared*leastShare >= of {
				siblings = append(siblings, fmt.Sprintf("%s %s %d/%d", a.DocumentID, b.DocumentID, shared, of))
				if float64(shared)/float64(of) >= .4 {
					versions++
				}
			}
		}
		for _, h := range distinct(nil, a.Lines) {
			if texts[h] > versions+1 {
				repeats = append(repeats, fmt.Sprintf("%s %x", a.DocumentID, h))
			}
		}
	}
	return repeats, siblings
}

// TestAgainstPlainly holds the rows of random corpora, with passages and lines that travel from text to text, against
// those of the plain way.
func TestAgainstPlainly(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 1))
		var passages, texts []string
		for i := range 30 {
			passages = append(passages, story(1000*int(seed)+i, 1+r.IntN(12)))
		}
		for range 60 + r.IntN(60) {
			var parts []string
			for range 1 + r.IntN(5) {
				parts = append(parts, passages[min(r.IntN(len(passages)), r.IntN(len(passages)), r.IntN(len(passages)))])
			}
			texts = append(texts, strings.Join(parts, "\n"))
		}
		list := sketchesOf(texts...)
		repeats, siblings := plainly(list)
		if len(repeats) < 100 || len(siblings) < 100 {
			t.Fatalf("seed %d: %d repeats, %d siblings: the corpus proves little", seed, len(repeats), len(siblings))
		}
		for _, budget := range []int{50, 1 << 20} {
			if diff := cmp.Diff(repeats, repeatsOf(t, list, budget)); diff != "" {
				t.Errorf("seed %d, budget %d: repeats: %s", seed, budget, diff)
			}
			if diff := cmp.Diff(siblings, siblingsOf(t, list, budget)); diff != "" {
				t.Errorf("seed %d, budget %d: siblings: %s", seed, budget, diff)
			}
		}
	}
}

// story is a text of its own for each seed.
func story(seed, sentences int) string {
	words := strings.Fields("river council barrier winter debate project neighbour library teacher harvest market " +
		"bridge railway doctor festival museum garden mountain island factory")
	var b strings.Builder
	x := uint64(seed)*2654435761 + 1
	for range sentences {
		for range 9 {
			x = mix(x + 0x9E3779B97F4A7C15)
			b.WriteString(words[x%uint64(len(words))] + " ")
		}
		b.WriteString("ends. ")
	}
	return b.String()
}

func TestLines(t *testing.T) {
	a := lines("  Share \t this\n\n\u00A0\nBack to top\r\nShare this")
	if len(a) != 3 || a[0] != a[2] || a[0] == a[1] {
		t.Errorf("got %x: the first and the last of three lines are equal", a)
	}
	if n := len(lines(" \n\u200B\n")); n != 0 {
		t.Errorf("%d lines without a visible character", n)
	}
}

func TestShingles(t *testing.T) {
	text := story(1, 60)
	whole := shingles(text)
	if len(whole) != sketchSize || !slices.IsSorted(whole) {
		t.Fatalf("%d shingles, sorted %v", len(whole), slices.IsSorted(whole))
	}
	if diff := cmp.Diff(whole, shingles(strings.ToUpper(strings.ReplaceAll(text, " ", "")))); diff != "" {
		t.Error("lost blanks or letter case change the sketch")
	}
	if n := len(shingles("short")); n != 0 {
		t.Errorf("%d shingles of a text shorter than one", n)
	}
}

func TestRepeats(t *testing.T) {
	list := sketchesOf("Menu\nA one\nMenu", "Menu\nB two", "C three", "A one\nC four")
	menu, one := lines("Menu")[0], lines("A one")[0]
	want := []string{
		fmt.Sprintf("d0000 %x", min(menu, one)), fmt.Sprintf("d0000 %x", max(menu, one)),
		fmt.Sprintf("d0001 %x", menu), fmt.Sprintf("d0003 %x", one),
	}
	for _, budget := range []int{1, 2, 100} {
		if diff := cmp.Diff(want, repeatsOf(t, list, budget)); diff != "" {
			t.Errorf("budget %d: %s", budget, diff)
		}
	}
}

func TestSiblings(t *testing.T) {
	a, b, c := story(1, 40), story(2, 40), story(3, 40)
	glued := strings.ReplaceAll(a, "er ", "er")
	list := sketchesOf(a, b, glued, c, a[:len(a)/2]+c[len(c)/2:])
	var pairs []string
	for _, s := range siblingsOf(t, list, 1<<20) {
		f := strings.Fields(s)
		pairs = append(pairs, f[0]+" "+f[1])
	}
	want := []string{"d0000 d0002", "d0000 d0004", "d0002 d0000", "d0002 d0004", "d0003 d0004", "d0004 d0000",
		"d0004 d0002", "d0004 d0003"}
	if diff := cmp.Diff(want, pairs); diff != "" {
		t.Error(diff)
	}
	for _, budget := range []int{1, 300, 700} {
		if diff := cmp.Diff(siblingsOf(t, list, 1<<20), siblingsOf(t, list, budget)); diff != "" {
			t.Errorf("budget %d: %s", budget, diff)
		}
	}
}

// A passage that stands everywhere must not tie all documents to each other.
func TestFrequentShingles(t *testing.T) {
	var texts []string
	for range 400 {
		texts = append(texts, story(7, 40))
	}
	n := len(siblingsOf(t, sketchesOf(texts...), 1<<20))
	if most := 2 * anchors * len(texts); n > most {
		t.Errorf("%d rows for %d copies of one text, at most %d expected", n, len(texts), most)
	}
	if n < 2*(len(texts)-1) {
		t.Errorf("%d rows do not tie %d copies together", n, len(texts))
	}
}

func BenchmarkSketch(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"English", story(1, 10000)}, {"Chinese", strings.Repeat("我国六日在西昌卫星发射中心成功将一颗新型通信卫星发射升空。", 10000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				lines(c.text)
				shingles(c.text)
			}
		})
	}
}

// BenchmarkSurvey says what the stage costs a document: it must hardly grow with their number.
func BenchmarkSurvey(b *testing.B) {
	for _, n := range []int{2000, 8000, 18000} {
		list := make([]*tables.Sketch, n)
		for i := range list {
			of := i - i%20/19 // one in twenty is a version of the one before
			list[i] = &tables.Sketch{DocumentID: fmt.Sprintf("d%06d", i), Lines: []uint64{1, mix(uint64(i))}}
			for j := range uint64(sketchSize) {
				list[i].Shingles = append(list[i].Shingles, mix(uint64(of)<<8+j))
			}
			slices.Sort(list[i].Shingles)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s := &surveyor{sketches: from(list)}
				s.shuffle = func() *shuffle.Shuffle { return shuffle.New(b.TempDir(), shuffle.Budget) }
				s.count()
				s.repeats(func(*tables.Repeat) {})
				s.siblings(func(*tables.Sibling) {})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/document")
		})
	}
}
