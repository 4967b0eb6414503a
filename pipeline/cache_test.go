package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/lineage"
)

// TestCacheNeverChangesARelease builds a corpus as texts join, change and leave, each time with what the builds before
// left in the cache, and demands the root digest of a build without a cache.
func TestCacheNeverChangesARelease(t *testing.T) {
	corpora, err := filepath.Glob("../sources/telecom-fraud-cooperation/*.txt")
	if err != nil || len(corpora) < 5 {
		t.Fatalf("%d texts, %v", len(corpora), err)
	}
	texts := map[string]string{}
	for _, p := range corpora {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(p)] = beginning(string(b))
	}
	names := []string{}
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	first := names[0]
	roots := map[string]string{} // of builds without a cache, by their files
	cache := filepath.Join(t.TempDir(), "cache")
	for _, c := range []struct {
		name    string
		change  func(texts map[string]string)
		reverse bool // files are made in the reverse order, and 7 documents are worked on at a time
		made    bool // something has to be made anew
		used    bool // something comes from the cache
	}{
		{name: "cold", made: true},
		{name: "warm", used: true},
		{name: "shuffled", used: true, reverse: true},
		{name: "a text changes", used: true, made: true,
			change: func(m map[string]string) { m[first] += "\n\nTwelve more people were arrested on 3 May 2021.\n" }},
		{name: "a version of a text joins", used: true, made: true,
			change: func(m map[string]string) { m["zz.txt"] = m[first] + "\n\nCorrected.\n" }},
		{name: "a text of its own joins", used: true, made: true, change: func(m map[string]string) {
			m["aa.txt"] = "A nest by the river\n\nThe herons came back on 4 March 2021. Three young birds left the nest in " +
				"June.\n"
		}},
		{name: "a text leaves", used: true, made: true, change: func(m map[string]string) { delete(m, first) }},
		{name: "two texts change places", used: true, made: true,
			change: func(m map[string]string) { m[first], m[names[1]] = m[names[1]], m[first] }},
		{name: "a configuration", used: true, made: true, change: func(m map[string]string) {
			m["corpus.yaml"] = "sources:\n  - path: " + first + "\n    published: 2001-02-03\n  - path: " + names[2] + "\n"
		}},
		{name: "the corpus's own names", used: true, made: true, change: func(m map[string]string) {
			m["corpus.yaml"] = "lexicon: names.tsv\nsources:\n  - path: " + first + "\n  - path: " + names[1] + "\n"
			m["names.tsv"] = ""
		}},
		{name: "warm again", used: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{}
			for name, text := range texts {
				files[name] = text
			}
			if c.change != nil {
				c.change(files)
			}
			dir := write(t, files, c.reverse)
			warned := []string{}
			build := func(cache string, workers int) *pipeline.Release {
				r, err := pipeline.Build(context.Background(), pipeline.Options{
					Corpus: dir, Out: filepath.Join(t.TempDir(), "release"), Source: program, Lexicon: lexicon(t),
					Workers: workers, NoWorkbook: true, Cache: cache, Warn: func(m string) { warned = append(warned, m) },
				})
				if err != nil {
					t.Fatal(err)
				}
				return r
			}
			kept := entries(t, cache)
			of := fmt.Sprint(files)
			if roots[of] == "" {
				roots[of] = build("", 2).Root
			}
			if !slices.Equal(kept, entries(t, cache)) {
				t.Error("a build without a cache wrote to it")
			}
			workers := 1
			if c.reverse {
				workers = 7
			}
			with := build(cache, workers)
			if with.Root != roots[of] {
				t.Errorf("the root digest is %s, without a cache %s", with.Root, roots[of])
			}
			if use := with.Cache; use.Hits > 0 != c.used || use.Misses > 0 != c.made || len(warned) > 0 {
				t.Errorf("%+v, want some used: %v, some made: %v; %q", use, c.used, c.made, warned)
			}
		})
	}
}

// program stands for the program's own source, where it is not what a test is about: to put the whole of it into each
// release would take longer than all else.
var program = fstest.MapFS{
	"go.mod":  {Data: []byte("module " + lineage.ModulePath + "\n\ngo 1.26\n")},
	"go.sum":  {},
	"main.go": {Data: []byte("package main\n\nfunc main() {}\n")},
}

// lexicon is the language knowledge of the program.
func lexicon(t *testing.T) fs.FS {
	t.Helper()
	files, err := fs.Sub(sourcebook.Source, lineage.LexiconDir)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// beginning is the first part of a text: whole paragraphs, some thousand characters.
func beginning(text string) string {
	if i := strings.Index(text[min(len(text), 1500):], "\n\n"); i >= 0 {
		return text[:1500+i] + "\n"
	}
	return text
}

// write makes a corpus folder of one name with the files, in the order of their names or in the reverse one.
func write(t *testing.T, files map[string]string, reverse bool) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "corpus")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	if reverse {
		slices.Reverse(names)
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(files[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// entries gives the paths of the files below a folder.
func entries(t *testing.T, dir string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, p)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return paths
}
