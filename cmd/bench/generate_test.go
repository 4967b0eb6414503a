package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// paragraph is long enough to be no furniture.
const paragraph = "The council of the harbour town decided on Monday that 12 boats would leave the quay before " +
	"winter. " +
	"Fishers from the northern villages carried 300 nets across the bridge. Nobody expected the council to change its " +
	"mind.\n"

// corpusOf generates a corpus of a kind and gives its files, by path.
func corpusOf(t *testing.T, kind string, seed uint64) map[string]string {
	t.Helper()
	source := sourceOf(t)
	dir := filepath.Join(t.TempDir(), "corpus")
	g, err := newGenerator(seed, []string{source})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		if k.name == kind {
			if err := k.write(g, dir, 20_000); err != nil {
				t.Fatal(err)
			}
		}
	}
	files := map[string]string{}
	err = filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sourceOf writes the text that corpora are made from.
func sourceOf(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "source.txt")
	if err := os.WriteFile(path, []byte("Title\n"+strings.Repeat(paragraph, 3)), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestGenerate makes a corpus of each kind, of the size that is asked for, the same again for the same seed.
func TestGenerate(t *testing.T) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			files, size := corpusOf(t, k.name, 1), 0
			for path, text := range files {
				size += len(text)
				if text == "" {
					t.Errorf("%s is empty", path)
				}
			}
			if size < 20_000 || size > 30_000 {
				t.Errorf("%d bytes in %d files", size, len(files))
			}
			again := corpusOf(t, k.name, 1)
			for path, text := range files {
				if again[path] != text {
					t.Errorf("%s is another text for the same seed", path)
				}
			}
			random := k.name != "letters" && k.name != "stops"
			if other := corpusOf(t, k.name, 2); random && first(other) == first(files) {
				t.Error("another seed gives the same text")
			}
		})
	}
}

// TestGenerateRefuses names what there is, and sources that are no texts.
func TestGenerateRefuses(t *testing.T) {
	err := generate(options{kind: "none", sources: sourceOf(t)}, t.TempDir())
	if err == nil || !strings.Contains(err.Error(), kinds[0].name) {
		t.Errorf("a kind that there is not: %v", err)
	}
	if err := generate(options{kind: "one", sources: "generate_test.go"}, t.TempDir()); err == nil {
		t.Error("a source without paragraphs was taken")
	}
}

// first is the first text of a corpus.
func first(files map[string]string) string {
	if text, ok := files["one.txt"]; ok {
		return text
	}
	return files[filepath.Join("000", "000000.txt")]
}

// TestRun builds a corpus, with all that the flags ask for.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	corpus := filepath.Join(dir, "mine")
	if err := os.Mkdir(corpus, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(corpus, "a.txt"), []byte(paragraph), 0o644); err != nil {
		t.Fatal(err)
	}
	o := options{corpus: corpus, keep: filepath.Join(dir, "kept"), jobs: 2, cpu: filepath.Join(dir, "cpu"),
		heaps: filepath.Join(dir, "heaps")}
	if err := os.Mkdir(o.keep, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := run(o); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{o.cpu, filepath.Join(o.keep, "release", "CHECKSUMS")} {
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", path, err)
		}
	}
}
