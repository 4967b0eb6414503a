package stage_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
)

// ask opens the file of each word of a text. Its stage is kept in the cache.
var ask = stage.Stage{
	Name: "ask", Version: 1, Each: stage.Document, Cached: true, Reads: []string{"texts", stage.Lexicon},
	Writes: []string{"words"},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		t := texts.One(in)
		for _, s := range strings.Fields(t.Text) {
			found, err := language.Parse(in.Lexicon(), s, "", func(b []byte) (string, error) { return string(b), nil })
			if err != nil {
				return err
			}
			words.Write(out, &word{Doc: t.Doc, Text: found})
		}
		if t.Doc == "bad" {
			return stage.Unreadable{Err: errors.New("bad")}
		}
		return nil
	},
}

// The files that a run opened do not depend on the number of workers, on what the lexicon has kept or on the cache.
func TestOpenedInARun(t *testing.T) {
	files := fstest.MapFS{}
	for _, f := range []string{"one", "two", "three", "four", "five", "six", "seven"} {
		files[f] = &fstest.MapFile{Data: []byte(f)}
	}
	dir := t.TempDir()
	warm := language.Open(files)
	for _, c := range []struct {
		name    string
		texts   map[string]string
		lexicon *language.Lexicon
		workers int
		cached  bool
		hits    int64
		want    string
	}{
		{"plain", map[string]string{"a": "one two", "b": "one three none", "bad": "four"}, language.Open(files), 1, false, 0,
			"four one three two"},
		{"several workers", map[string]string{"a": "one two", "b": "one three none", "bad": "four"}, language.Open(files), 7,
			false, 0, "four one three two"},
		{"cold cache", map[string]string{"a": "one two", "b": "one three none", "bad": "four"}, warm, 2, true, 0,
			"four one three two"},
		{"warm cache", map[string]string{"a": "one two", "b": "one three none", "bad": "four"}, language.Open(files), 2, true,
			2, "four one three two"},
		{"a document more", map[string]string{"a": "one two", "b": "one three none", "c": "five"}, language.Open(files), 2,
			true, 2, "five one three two"},
		{"documents less", map[string]string{"c": "five"}, language.Open(files), 2, true, 1, "five"},
		{"all kept by the lexicon", map[string]string{"d": "one six", "e": "two three"}, warm, 2, false, 0,
			"one six three two"},
		{"nothing", map[string]string{"n": "none"}, warm, 2, true, 0, ""},
		{"nothing, warm", map[string]string{"n": "none"}, warm, 2, true, 1, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids := slices.Sorted(maps.Keys(c.texts))
			r := runner(t, c.workers, []stage.Stage{ask})
			r.Documents, r.Lexicon, r.KeepGoing = ids, c.lexicon, true
			r.Inputs = map[string]func(int) (any, error){"texts": func(i int) (any, error) {
				return &word{Doc: ids[i], Text: c.texts[ids[i]]}, nil
			}}
			if c.cached {
				r.Cache, _ = open(t, dir, "builder")
			}
			result, err := r.Run(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			defer result.Close()
			if d := cmp.Diff(c.want, strings.Join(result.Opened, " ")); d != "" {
				t.Error(d)
			}
			if use := r.Cache.Use(); use.Hits != c.hits || use.Dropped > 0 {
				t.Errorf("%+v, want %d hits", use, c.hits)
			}
		})
	}
}
