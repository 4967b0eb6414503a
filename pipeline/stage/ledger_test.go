package stage_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/stage"
)

// TestKnown checks that a stage which sees everything finds out again what depends on changed documents, and only that,
// and that what it is told is what it would find.
func TestKnown(t *testing.T) {
	found := 0
	pairs := stage.Stage{
		Name: "pairs", Version: 1, Each: stage.All, Reads: []string{"texts", "words", stage.Lexicon},
		Writes: []string{"totals"},
		Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
			ids := []string{}
			for w := range words.Read(in) {
				if len(ids) == 0 || ids[len(ids)-1] != w.Doc {
					ids = append(ids, w.Doc)
				}
			}
			length := func(id string) (n int) {
				for w := range words.Of(in, id) {
					n += len(w.Text)
				}
				return n
			}
			var told, asked []string
			var pairs [][2]string
			var questions []stage.Question
			for i, a := range ids {
				for _, b := range ids[i+1:] {
					pairs = append(pairs, [2]string{a, b})
					questions = append(questions, stage.Question{
						Documents: []string{a, b},
						Also:      []int{7},
						Find: func() func() (int, bool) {
							found++
							x, y := length(a), length(b)
							return func() (int, bool) { return x*100 + y, x != y }
						},
						Alone: func() int { return length(a)*100 + length(b) },
					})
				}
			}
			for k, n := range in.Known([]string{"words"}, questions) {
				a, b := pairs[k][0], pairs[k][1]
				told = append(told, fmt.Sprint(a, b, n))
				asked = append(asked, fmt.Sprint(a, b, length(a)*100+length(b)))
			}
			if a, b := strings.Join(told, " "), strings.Join(asked, " "); a != b {
				return fmt.Errorf("told %s, want %s", a, b)
			}
			return nil
		},
	}
	g := threeTexts()
	g.stages = []stage.Stage{say, pairs}
	dir := t.TempDir()
	run := func(name string, want int) {
		t.Helper()
		found = 0
		var warned []string
		c, err := stage.OpenCache(dir, func() (string, error) { return "builder", nil },
			func(m string) { warned = append(warned, m) })
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := g.run(t, c); err != nil {
			t.Fatal(err)
		}
		if damaged := name == "damaged"; found != want || (len(warned) > 0) != damaged {
			t.Errorf("%s: %d pairs found out, want %d; told %q", name, found, want, warned)
		}
	}
	run("cold", 3)
	run("warm", 0)
	g.texts["b"] = "one three four five"
	run("one changes", 2)
	g.texts["b"] = "one three four"
	run("it changes back", 0)
	g.texts["d"] = "six"
	run("one joins", 3)
	g.lexicon = lexiconOf("other")
	run("another lexicon", 6)
	run("warm again", 0)
	pairs.Version++
	g.stages = []stage.Stage{say, pairs}
	run("another version", 6)
	for _, p := range ledgers(t, dir) {
		if err := os.WriteFile(p, []byte("damaged"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run("damaged", 6)
	g.stages = []stage.Stage{say, pairs}
	found = 0
	if _, err := g.run(t, nil); err != nil || found != 6 {
		t.Errorf("without a cache %d pairs are found out, want 6; %v", found, err)
	}
}

// ledgers gives the entries of a cache that belong to no partition: those without the text of a word.
func ledgers(t *testing.T, dir string) (paths []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "??", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), "word") { // the file that the stage say opened
			paths = append(paths, p)
		}
	}
	if len(paths) == 0 {
		t.Fatal("there is no ledger")
	}
	return paths
}
