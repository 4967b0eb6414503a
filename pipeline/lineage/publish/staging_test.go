package publish_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/pipeline/lineage/publish"
)

// release builds the small release at target.
func release(t testing.TB, target string, o lineagetest.Options) (publish.Outcome, error) {
	t.Helper()
	s, err := publish.Begin(target)
	if err != nil {
		return 0, err
	}
	defer s.Discard()
	lineagetest.Write(t, filepath.Join(s.Work, "spool"), "x")
	lineagetest.Fill(t, s.Dir, o)
	return s.Publish(context.Background())
}

// only fails unless dir holds the entries and nothing else, hidden or not.
func only(t testing.TB, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	got := []string{}
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if want == nil {
		want = []string{}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("entries of %s (want -, got +):\n%s", dir, d)
	}
}

func TestPublish(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "datasets", "small")
	target := filepath.Join(parent, "0.1.0")
	o, err := release(t, target, lineagetest.Options{})
	if err != nil || o != publish.Published {
		t.Fatalf("got %v, %v", o, err)
	}
	only(t, parent, "0.1.0")
	if r := lineagetest.Verify(t, target); !r.OK() {
		t.Errorf("got %v", r.Mismatches)
	}
	for p, what := range lineagetest.Listing(t, target) {
		if !strings.HasPrefix(what, "-rw-r--r-- ") && what != "drwxr-xr-x" {
			t.Errorf("%s has the mode %s", p, what)
		}
	}
	before := lineagetest.Listing(t, target)
	if o, err := release(t, target, lineagetest.Options{}); err != nil || o != publish.Unchanged {
		t.Errorf("the second time: %v, %v", o, err)
	}
	if d := cmp.Diff(before, lineagetest.Listing(t, target)); d != "" {
		t.Error(d)
	}
	only(t, parent, "0.1.0")
}

// What stands at the target decides whether a release may come there, and nothing is lost when it may not.
func TestPublishOverWhatIsThere(t *testing.T) {
	other := func(all map[string][]any) { all["entities"], all["mentions"] = nil, nil }
	for _, c := range []struct {
		name    string
		there   func(t *testing.T, target string)
		o       lineagetest.Options
		outcome publish.Outcome
		want    string // in the error
	}{
		{"an empty folder", func(t *testing.T, target string) { lineagetest.Mkdir(t, target) }, lineagetest.Options{},
			publish.Published, ""},
		{"the released version with other content", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{})
		},
			lineagetest.Options{Rows: other}, 0, "already holds version 0.1.0 with other content, and a released version " +
				"never changes (README.md, croissant.json, csv/entities.csv and 5 more differ)"},
		{"a damaged release", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{})
			lineagetest.Write(t, filepath.Join(target, "README.md"), "damaged")
		}, lineagetest.Options{}, 0, "(README.md differs)"},
		{"another released version", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{Version: "0.0.1"})
		},
			lineagetest.Options{}, 0, "holds the released version small 0.0.1"},
		{"a pre-release", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{Version: "0.1.0-dev"})
		},
			lineagetest.Options{}, publish.Replaced, ""},
		{"a pre-release, by a pre-release", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{Version: "0.1.0-dev"})
		},
			lineagetest.Options{Version: "0.1.0-dev", Rows: other}, publish.Replaced, ""},
		{"a released version, by a pre-release", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{})
		},
			lineagetest.Options{Version: "0.1.0-dev"}, 0, "holds the released version small 0.1.0"},
		{"a pre-release of another dataset", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target,
				lineagetest.Options{Version: "0.1.0-dev", Adjust: func(m *lineage.Manifest) { m.Configuration.Name = "large" }})
		}, lineagetest.Options{Version: "0.1.0-dev"}, 0, "holds the pre-release large 0.1.0-dev of another dataset"},
		{"a release of another dataset", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{
				Adjust: func(m *lineage.Manifest) { m.Configuration.Name = "large" },
			})
		}, lineagetest.Options{}, 0, "holds the release large 0.1.0 of another dataset, and a released version is never"},
		{"a pre-release with somebody's file in it", func(t *testing.T, target string) {
			lineagetest.Mkdir(t, target)
			lineagetest.Fill(t, target, lineagetest.Options{Version: "0.1.0-dev"})
			lineagetest.Write(t, filepath.Join(target, "csv", "mine.txt"), "mine")
		}, lineagetest.Options{Version: "0.1.0-dev"}, 0, "holds csv/mine.txt, which is no part of the release there"},
		{"a folder that is no release",
			func(t *testing.T, target string) { lineagetest.Write(t, filepath.Join(target, "mine.txt"), "mine") },
			lineagetest.Options{}, 0, "is not empty and holds no release"},
		{"a folder with a manifest of something else", func(t *testing.T, target string) {
			lineagetest.Write(t, filepath.Join(target, "CHECKSUMS"), "")
			lineagetest.Write(t, filepath.Join(target, "manifest.json"), "{}")
		}, lineagetest.Options{}, 0, "its manifest.json cannot be read"},
		{"a file", func(t *testing.T, target string) { lineagetest.Write(t, target, "mine") }, lineagetest.Options{}, 0,
			"is a file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			parent := t.TempDir()
			target := filepath.Join(parent, "out")
			c.there(t, target)
			before := lineagetest.Listing(t, parent)
			o, err := release(t, target, c.o)
			only(t, parent, "out")
			if c.want == "" {
				if err != nil || o != c.outcome {
					t.Fatalf("got %v, %v; want %v", o, err, c.outcome)
				}
				want := filepath.Join(t.TempDir(), "want")
				lineagetest.Mkdir(t, want)
				lineagetest.Fill(t, want, c.o)
				sums, _ := os.ReadFile(filepath.Join(want, lineage.ChecksumsName))
				got, _ := os.ReadFile(filepath.Join(target, lineage.ChecksumsName))
				if string(sums) != string(got) {
					t.Error("the target does not hold the new release")
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got the error %v, want one with %q", err, c.want)
			}
			if d := cmp.Diff(before, lineagetest.Listing(t, parent)); d != "" {
				t.Errorf("the failed build changed what was there:\n%s", d)
			}
		})
	}
}

func TestTwoBuildsAtOnce(t *testing.T) {
	parent := t.TempDir()
	target := filepath.Join(parent, "out")
	s, err := publish.Begin(target)
	if err != nil {
		t.Fatal(err)
	}
	lineagetest.Fill(t, s.Dir, lineagetest.Options{})
	if _, err := publish.Begin(target); err == nil || !strings.Contains(err.Error(), "another build is writing "+target) {
		t.Errorf("the second build: %v", err)
	}
	if o, err := s.Publish(context.Background()); err != nil || o != publish.Published {
		t.Errorf("the first build: %v, %v", o, err)
	}
	if o, err := release(t, target, lineagetest.Options{}); err != nil || o != publish.Unchanged {
		t.Errorf("the third build: %v, %v", o, err)
	}
	only(t, parent, "out")
}

// Of many builds that begin at the same time, those that get the lock publish the one release; the others say why not.
func TestManyBuildsAtOnce(t *testing.T) {
	parent := t.TempDir()
	target := filepath.Join(parent, "sub", "out")
	var wg sync.WaitGroup
	published := make([]int, 8)
	for i := range published {
		wg.Go(func() {
			for range 5 {
				s, err := publish.Begin(target)
				if err != nil {
					if !strings.Contains(err.Error(), "another build is writing") {
						t.Error(err)
					}
					continue
				}
				lineagetest.Write(t, filepath.Join(s.Dir, "README.md"), "x")
				m := &lineage.Manifest{Format: 1, Configuration: lineage.Configuration{Name: "x", Version: "0.1.0"}}
				if _, err := lineage.Seal(s.Dir, m, nil); err != nil {
					t.Error(err)
				}
				o, err := s.Publish(context.Background())
				if err != nil {
					t.Error(err)
				} else if o == publish.Published {
					published[i]++
				}
			}
		})
	}
	wg.Wait()
	total := 0
	for _, n := range published {
		total += n
	}
	if total != 1 {
		t.Errorf("the release was published %d times", total)
	}
	only(t, filepath.Join(parent, "sub"), "out")
}

// A build that was killed leaves its folder and its lock file; the next one removes them. If it was killed in the
// middle
// of a replacement, the old release comes back.
func TestAfterAKilledBuild(t *testing.T) {
	t.Run("while it wrote", func(t *testing.T) {
		parent := t.TempDir()
		target := filepath.Join(parent, "out")
		lineagetest.Write(t, filepath.Join(parent, ".out.building", "release", "csv", "figures.csv"), "half")
		lineagetest.Write(t, filepath.Join(parent, ".out.lock"), "")
		if o, err := release(t, target, lineagetest.Options{}); err != nil || o != publish.Published {
			t.Fatalf("got %v, %v", o, err)
		}
		only(t, parent, "out")
		if r := lineagetest.Verify(t, target); !r.OK() {
			t.Errorf("got %v", r.Mismatches)
		}
	})
	t.Run("while it replaced", func(t *testing.T) {
		parent := t.TempDir()
		target := filepath.Join(parent, "out")
		old := filepath.Join(parent, ".out.building", "replaced")
		lineagetest.Mkdir(t, old)
		digest := lineagetest.Fill(t, old, lineagetest.Options{Version: "0.1.0-dev"})
		s, err := publish.Begin(target)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := lineage.RootDigest(target); err != nil || got != digest {
			t.Errorf("the old release is not back: %s, %v", got, err)
		}
		if err := s.Discard(); err != nil {
			t.Error(err)
		}
		only(t, parent, "out")
	})
}

func TestInterruptedBuild(t *testing.T) {
	parent := t.TempDir()
	s, err := publish.Begin(filepath.Join(parent, "new", "out"))
	if err != nil {
		t.Fatal(err)
	}
	lineagetest.Fill(t, s.Dir, lineagetest.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Publish(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	only(t, parent)
	if _, err := s.Publish(context.Background()); err == nil {
		t.Error("a discarded release is published")
	}
}

func TestUnsealedRelease(t *testing.T) {
	parent := t.TempDir()
	s, err := publish.Begin(filepath.Join(parent, "out"))
	if err != nil {
		t.Fatal(err)
	}
	lineagetest.Write(t, filepath.Join(s.Dir, "README.md"), "x")
	if _, err := s.Publish(context.Background()); err == nil || !strings.Contains(err.Error(), "not sealed") {
		t.Errorf("got %v", err)
	}
	only(t, parent)
}

func TestUnwritableTarget(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	lineagetest.Write(t, file, "x")
	targets := map[string]string{"below a file": filepath.Join(file, "out")}
	if runtime.GOOS == "linux" {
		targets["a file system that takes no folders, below it"] = "/proc/sourcebook/out"
		targets["a file system that takes no folders"] = "/proc/out"
	}
	if os.Geteuid() > 0 && runtime.GOOS != "windows" {
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		targets["a folder without write permission"] = filepath.Join(dir, "out")
	}
	for name, target := range targets {
		t.Run(name, func(t *testing.T) {
			s, err := publish.Begin(target)
			if err == nil {
				s.Discard()
			}
			if err == nil || !strings.Contains(err.Error(), target) || !strings.Contains(err.Error(), "--out") {
				t.Errorf("got the error %v", err)
			}
		})
	}
}

// A link to a release folder leads to it; what it points to is what is built.
func TestTargetBehindALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege on Windows")
	}
	parent := t.TempDir()
	lineagetest.Mkdir(t, filepath.Join(parent, "real"))
	if err := os.Symlink("real", filepath.Join(parent, "link")); err != nil {
		t.Fatal(err)
	}
	if o, err := release(t, filepath.Join(parent, "link"), lineagetest.Options{}); err != nil || o != publish.Published {
		t.Fatalf("got %v, %v", o, err)
	}
	only(t, parent, "link", "real")
	if r := lineagetest.Verify(t, filepath.Join(parent, "real")); !r.OK() {
		t.Errorf("got %v", r.Mismatches)
	}
}
