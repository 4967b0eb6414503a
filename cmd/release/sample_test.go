package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
)

func TestSample(t *testing.T) {
	dir := t.TempDir()
	add := func(version string) {
		t.Helper()
		folder := filepath.Join(dir, "letters", version)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{lineage.ManifestName, lineage.ChecksumsName} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(version), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	chosen := func() []string {
		t.Helper()
		all, err := releases(dir)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		folders, err := sample(all[0])
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, f := range folders {
			out = append(out, filepath.Base(f))
		}
		return out
	}
	if err := os.MkdirAll(filepath.Join(dir, "letters", "no release"), 0o755); err != nil {
		t.Fatal(err)
	}
	if all, err := releases(dir); err != nil || len(all) > 0 {
		t.Error(all, err)
	}
	others := map[string]bool{}
	for i, c := range []struct {
		version       string
		first, newest string
	}{
		{"0.9.0", "0.9.0", "0.9.0"}, {"0.10.0", "0.9.0", "0.10.0"}, {"0.2.0", "0.2.0", "0.10.0"},
		{"1.0.0", "0.2.0", "1.0.0"}, {"1.1.0", "0.2.0", "1.1.0"}, {"1.2.0", "0.2.0", "1.2.0"}, {"1.10.0", "0.2.0", "1.10.0"},
	} {
		add(c.version)
		got := chosen()
		if len(got) != min(i+1, 3) || got[0] != c.first || got[len(got)-1] != c.newest {
			t.Errorf("with %s: %q", c.version, got)
		}
		if d := cmp.Diff(got, chosen()); d != "" {
			t.Error(d)
		}
		if len(got) == 3 {
			others[got[1]] = true
		}
	}
	if len(others) < 2 {
		t.Errorf("the other one is always %v", others)
	}
}
