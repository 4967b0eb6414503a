package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// put writes a file of the repository in the working folder.
func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRun keeps a small repository: it misses a release, makes it, finds it again, refuses a text that was changed
// below
// it, and takes it as a new version.
func TestRun(t *testing.T) {
	t.Chdir(t.TempDir())
	fails := func(why string, write bool, want ...string) {
		t.Helper()
		err := run(t.Context(), write)
		if err == nil {
			t.Fatalf("%s: no error", why)
		}
		for _, w := range want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %v, which does not say %q", why, err, w)
			}
		}
	}
	passes := func(why string, write bool) {
		t.Helper()
		if err := run(t.Context(), write); err != nil {
			t.Fatalf("%s: %v", why, err)
		}
	}
	const config = "name: letters\nversion: 1.0.0\nsources:\n  - path: a.txt\n    language: en\n"
	fails("an empty folder", false, "no corpus below sources/")
	put(t, "sources/letters/corpus.yaml", config)
	put(t, "sources/letters/a.txt", "Three men and 12 women met in Paris.\n")
	fails("no release", false, "no version 1.0.0", "make release")
	passes("make release", true)
	passes("make release once more", true)
	passes("make dataset", false)

	put(t, "sources/letters/a.txt", "Three men and 13 women met in Paris.\n")
	fails("a changed text", false, "is not what is released", "figures")
	fails("a changed text, to be released under the old version", true, "is not what is released")
	put(t, "sources/letters/corpus.yaml", strings.Replace(config, "1.0.0", "1.1.0", 1))
	passes("a new version", true)
	for _, version := range []string{"1.0.0", "1.1.0"} {
		if _, err := os.Stat(filepath.Join("datasets", "letters", version, "CHECKSUMS")); err != nil {
			t.Error(err)
		}
	}

	put(t, "sources/letters/extra.txt", "Not in CHECKSUMS.\n")
	fails("a file that CHECKSUMS does not have", false, "CHECKSUMS does not pass")
}
