package stage_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
)

// say writes the words of a text after a word of the lexicon. Its stage is kept in the cache.
var say = stage.Stage{
	Name: "say", Version: 1, Each: stage.Document, Cached: true, Reads: []string{"texts", stage.Lexicon},
	Writes: []string{"words"},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		t := texts.One(in)
		if t.Text == "bad" {
			return stage.Unreadable{Err: errors.New(t.Doc + ": bad")}
		}
		first, err := language.Parse(in.Lexicon(), "word", "", func(b []byte) (string, error) { return string(b), nil })
		for _, s := range append(strings.Fields(t.Text), first) {
			words.Write(out, &word{Doc: t.Doc, Text: s})
		}
		return err
	},
}

// cached is a pipeline that keeps what it does for each document and each work.
func cached() []stage.Stage {
	c := count
	c.Cached = true
	return []stage.Stage{say, group, c, total}
}

// caching is a run over named texts.
type caching struct {
	stages  []stage.Stage
	texts   map[string]string
	lexicon *language.Lexicon
	workers int
	going   bool
}

func lexiconOf(word string) *language.Lexicon {
	return language.Open(fstest.MapFS{"word": {Data: []byte(word)}})
}

// threeTexts has a work of two documents, "a" and "b", and a document alone.
func threeTexts() caching {
	return caching{stages: cached(), lexicon: lexiconOf("first"), workers: 2,
		texts: map[string]string{"a": "one two", "b": "one three four", "c": "five"}}
}

// run runs with a cache, which may be nil, and gives the digests of all tables and the rows of the last one.
func (g caching) run(t *testing.T, c *stage.Cache) ([]stage.Record, error) {
	t.Helper()
	ids := slices.Sorted(maps.Keys(g.texts))
	r := runner(t, g.workers, g.stages)
	r.Documents, r.Lexicon, r.Cache, r.KeepGoing = ids, g.lexicon, c, g.going
	r.Inputs = map[string]func(int) (any, error){"texts": func(i int) (any, error) {
		return &word{Doc: ids[i], Text: g.texts[ids[i]]}, nil
	}}
	result, err := r.Run(context.Background())
	if err != nil {
		return nil, err
	}
	defer result.Close()
	return result.Records, nil
}

// open opens a cache and gives what it warns of.
func open(t *testing.T, dir, builder string) (*stage.Cache, *[]string) {
	t.Helper()
	warnings := &[]string{}
	c, err := stage.OpenCache(dir, func() (string, error) { return builder, nil },
		func(m string) { *warnings = append(*warnings, m) })
	if err != nil {
		t.Fatal(err)
	}
	return c, warnings
}

// with runs with the cache in dir and demands the digests of a run without.
func (g caching) with(t *testing.T, dir string) (stage.CacheUse, []string) {
	t.Helper()
	want, err := g.run(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, warnings := open(t, dir, "builder")
	got, err := g.run(t, c)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the cache changes what is built:\n%s", d)
	}
	return c.Use(), *warnings
}

// entries gives the files of a cache by path.
func entries(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "??", "*"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, p := range paths {
		if files[p], err = os.ReadFile(p); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestCacheGivesTheSame(t *testing.T) {
	dir := t.TempDir()
	base := threeTexts()
	changed := func(change func(*caching)) caching {
		g := base
		g.texts = maps.Clone(base.texts)
		g.stages = cached()
		change(&g)
		return g
	}
	for _, c := range []struct {
		name         string
		run          caching
		hits, misses int64
	}{
		{"cold", base, 0, 4},
		{"warm", base, 4, 0},
		{"1 worker", changed(func(g *caching) { g.workers = 1 }), 4, 0},
		{"16 workers", changed(func(g *caching) { g.workers = 16 }), 4, 0},
		{"a document alone joins", changed(func(g *caching) { g.texts["d"] = "six" }), 4, 1},
		{"it leaves", base, 4, 0},
		{"a version joins", changed(func(g *caching) { g.texts["d"] = "one five" }), 3, 2},
		{"it leaves the others", base, 4, 0},
		{"a version leaves", changed(func(g *caching) { delete(g.texts, "b") }), 2, 0},
		{"a text changes", changed(func(g *caching) { g.texts["a"] = "one two three" }), 2, 2},
		{"a text changes its work", changed(func(g *caching) { g.texts["a"] = "five two" }), 2, 2},
		{"texts change places", changed(func(g *caching) { g.texts["a"], g.texts["b"] = g.texts["b"], g.texts["a"] }), 1, 3},
		{"a text moves to another document", changed(func(g *caching) { delete(g.texts, "c"); g.texts["d"] = "five" }), 3, 1},
		{"another lexicon", changed(func(g *caching) { g.lexicon = lexiconOf("other") }), 0, 4},
		{"the corpus's own names", changed(func(g *caching) { g.lexicon = lexiconOf("first").WithNames([]byte("x")) }), 1, 3},
		{"other names", changed(func(g *caching) { g.lexicon = lexiconOf("first").WithNames([]byte("y")) }), 1, 3},
		{"a version of a stage", changed(func(g *caching) { g.stages[0].Version = 2 }), 1, 3},
		{"a version of another stage", changed(func(g *caching) { g.stages[2].Version = 2 }), 3, 1},
		{"a name of a stage", changed(func(g *caching) { g.stages[0].Name = "tell" }), 1, 3},
		{"a stage reads more", changed(func(g *caching) { g.stages[2].Reads = []string{"words", "works", "texts"} }), 3, 1},
		{"a stage that is not kept", changed(func(g *caching) { g.stages[0].Cached = false }), 1, 0},
		{"warm again", base, 4, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			use, warnings := c.run.with(t, dir)
			if use.Hits != c.hits || use.Misses != c.misses || use.Dropped != 0 || len(warnings) > 0 {
				t.Errorf("%+v, want %d hits and %d misses; %v", use, c.hits, c.misses, warnings)
			}
		})
	}
	t.Run("another program", func(t *testing.T) {
		c, _ := open(t, dir, "another builder")
		if _, err := base.run(t, c); err != nil || c.Use().Hits > 0 {
			t.Errorf("%v, %+v", err, c.Use())
		}
	})
}

// TestDamagedEntriesAreNeverUsed damages each entry of a cache in every way and demands that a run finds and tells it,
// gives what it gives without a cache, and repairs the entry.
func TestDamagedEntriesAreNeverUsed(t *testing.T) {
	dir := t.TempDir()
	base := threeTexts()
	base.with(t, dir)
	whole := entries(t, dir)
	if len(whole) != 4 {
		t.Fatalf("%d entries", len(whole))
	}
	paths := slices.Sorted(maps.Keys(whole))
	try := func(path, how string, damage func(path string) error) {
		t.Helper()
		if err := damage(path); err != nil {
			t.Fatal(err)
		}
		use, warnings := base.with(t, dir)
		if use.Hits != 3 || use.Dropped != 1 || len(warnings) != 1 || !strings.Contains(warnings[0], path) {
			t.Fatalf("%s %s: %+v %q", path, how, use, warnings)
		}
		if b, err := os.ReadFile(path); err != nil || !bytes.Equal(b, whole[path]) {
			t.Fatalf("%s %s: the entry was not repaired: %v", path, how, err)
		}
	}
	for n, p := range paths {
		for i := range whole[p] {
			try(p, fmt.Sprintf("with a bit flipped at %d", i), func(p string) error {
				b := slices.Clone(whole[p])
				b[i] ^= 1 << (i % 8)
				return os.WriteFile(p, b, 0o600)
			})
		}
		for _, length := range []int{0, 1, 19, 51, 82, 83, 84, len(whole[p]) - 32, len(whole[p]) - 1} {
			try(p, fmt.Sprintf("cut at %d", length), func(p string) error { return os.Truncate(p, int64(length)) })
		}
		other := paths[(n+1)%len(paths)]
		for how, damage := range map[string]func(string) error{
			"with a byte more": func(p string) error { return os.WriteFile(p, append(slices.Clone(whole[p]), 0), 0o600) },
			"twice": func(p string) error {
				return os.WriteFile(p, append(slices.Clone(whole[p]), whole[p]...),
					0o600)
			},
			"as another entry": func(p string) error { return os.WriteFile(p, whole[other], 0o600) },
			"as a folder": func(p string) error {
				return errors.Join(os.Remove(p),
					os.MkdirAll(filepath.Join(p, "x"), 0o700))
			},
			"as a link": func(p string) error {
				there := filepath.Join(t.TempDir(), "there")
				return errors.Join(os.Rename(p, there), os.Symlink(there, p))
			},
			// With a digest that fits, as another program might have written it.
			"without anything": func(p string) error { return os.WriteFile(p, sealed(nil), 0o600) },
			"of another format": func(p string) error {
				return os.WriteFile(p, sealed(append([]byte{'S'}, whole[p][1:len(whole[p])-32]...)), 0o600)
			},
			"with more rows":  func(p string) error { return os.WriteFile(p, sealed(whole[p][:len(whole[p])-31]), 0o600) },
			"with fewer rows": func(p string) error { return os.WriteFile(p, sealed(whole[p][:len(whole[p])-33]), 0o600) },
			"without rows":    func(p string) error { return os.WriteFile(p, sealed(whole[p][:51]), 0o600) },
		} {
			try(p, how, damage)
		}
	}
}

// sealed adds the digest of b to b.
func sealed(b []byte) []byte {
	sum := sha256.Sum256(b)
	return append(slices.Clone(b), sum[:]...)
}

func TestManyDamagedEntriesAreToldTogether(t *testing.T) {
	dir := t.TempDir()
	g := threeTexts()
	for i := range 30 {
		g.texts[fmt.Sprintf("d%02d", i)] = fmt.Sprintf("alone%d", i)
	}
	g.with(t, dir)
	for p := range entries(t, dir) {
		if err := os.Truncate(p, 20); err != nil {
			t.Fatal(err)
		}
	}
	use, warnings := g.with(t, dir)
	if use.Dropped != 34 || len(warnings) != 11 || !strings.Contains(warnings[10], "24 more") {
		t.Errorf("%+v %q", use, warnings)
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	dir := t.TempDir()
	g := threeTexts()
	g.texts["b"] = "bad"
	for range 2 {
		c, _ := open(t, dir, "builder")
		if _, err := g.run(t, c); err == nil || err.Error() != "b: bad" {
			t.Errorf("got %v", err)
		}
	}
	g.going = true
	g.with(t, dir)
	if use, _ := g.with(t, dir); use.Hits != 2 || use.Misses != 1 {
		t.Errorf("%+v", use)
	}
}

func TestRunsShareACache(t *testing.T) {
	dir := t.TempDir()
	g := threeTexts()
	for i := range 40 {
		g.texts[fmt.Sprintf("d%02d", i)] = fmt.Sprintf("alone%d", i)
	}
	want, err := g.run(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			for range 5 {
				if i == 0 {
					if _, _, err := stage.ClearCache(dir); err != nil {
						t.Logf("clear: %v", err) // others fill it at the same time
					}
				}
				c, _ := open(t, dir, "builder")
				got, err := g.run(t, c)
				if err != nil {
					t.Error(err)
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Error(d)
				}
				if c.Use().Dropped > 0 {
					t.Error("a run saw half an entry of another")
				}
				c.Close()
			}
		})
	}
	wg.Wait()
	if use, _ := g.with(t, dir); use.Dropped > 0 {
		t.Errorf("%+v", use)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "new-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestRunGoesOnWithoutItsCache(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	g := threeTexts()
	c, warnings := open(t, dir, "builder")
	if err := errors.Join(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := g.run(t, c); err != nil {
		t.Fatal(err)
	}
	if len(*warnings) != 1 || !strings.Contains((*warnings)[0], "without the cache") {
		t.Errorf("%q", *warnings)
	}
	c.Close()
	if _, err := stage.OpenCache(dir, nil, nil); err == nil {
		t.Error("a file was opened as a cache")
	}
}

func TestOldEntriesGoFirst(t *testing.T) {
	dir := t.TempDir()
	base := threeTexts()
	base.with(t, dir)
	old := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for p := range entries(t, dir) {
		if err := os.Chtimes(p, old, old); err != nil {
			t.Fatal(err)
		}
	}
	// A run over fewer texts reads some entries, adds one, and then finds the cache too large.
	g := threeTexts()
	delete(g.texts, "b")
	g.texts["d"] = "six"
	c, _ := open(t, dir, "builder")
	c.SetLimit(4 * 4096)
	if _, err := g.run(t, c); err != nil {
		t.Fatal(err)
	}
	c.Close()
	files, size, err := stage.CacheSize(dir)
	if err != nil || files != 3 || size != 3*4096 {
		t.Errorf("%d files, %d bytes, %v", files, size, err)
	}
	if use, _ := g.with(t, dir); use.Hits != 3 {
		t.Errorf("what was read last is gone: %+v", use)
	}
	for p := range entries(t, dir) {
		if info, err := os.Stat(p); err != nil || info.ModTime().Equal(old) {
			t.Errorf("%s was read and kept its old time: %v", p, err)
		}
	}
}

func TestClearCacheRemovesNothingElse(t *testing.T) {
	dir := t.TempDir()
	threeTexts().with(t, dir)
	other := []string{"notes.txt", filepath.Join("ab", "notes.txt"), filepath.Join("documents", strings.Repeat("a", 62))}
	for _, p := range other {
		p = filepath.Join(dir, p)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o700), os.WriteFile(p, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "new-1"), nil, 0o600); err != nil { // left by a build that was killed
		t.Fatal(err)
	}
	n, size, err := stage.ClearCache(dir)
	if err != nil || n != 5 || size != 4*4096 {
		t.Errorf("%d files, %d bytes, %v", n, size, err)
	}
	for _, p := range other {
		if _, err := os.Stat(filepath.Join(dir, p)); err != nil {
			t.Error(err)
		}
	}
	if n, _, err := stage.CacheSize(dir); n != 0 || err != nil {
		t.Errorf("%d entries are left, %v", n, err)
	}
	if n, _, err := stage.CacheSize(filepath.Join(dir, "nowhere")); n != 0 || err != nil {
		t.Errorf("%d entries, %v", n, err)
	}
}
