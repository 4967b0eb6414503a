package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/rebuild"
)

// runProgram runs a program in an empty folder and gives its exit code and its standard output.
func runProgram(t *testing.T, program string, args ...string) (code int, stdout []byte) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), cacheVariable+"="+cacheOff)
	cmd.Stderr = t.Output()
	stdout, err := cmd.Output()
	var e *exec.ExitError
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), stdout
}

// builderFrom compiles the source that a release carries, with a change: the rights of a document pass through a
// function with that body. The program that comes of it carries the changed source.
func builderFrom(t *testing.T, release, body string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "source")
	m, err := lineage.ReadManifest(release)
	check(t, err)
	check(t, rebuild.Source(release, dir, m))
	documents, err := filepath.Abs("../../pipeline/documents/documents.go")
	check(t, err)
	for original, changed := range planted(t, body) {
		name, err := filepath.Rel(filepath.Dir(documents), original)
		check(t, err)
		data, err := os.ReadFile(changed)
		check(t, err)
		to := filepath.Join(dir, "pipeline", "documents", name)
		os.Remove(to) // unpacked files cannot be written to
		check(t, os.WriteFile(to, data, 0o644))
	}
	program := filepath.Join(t.TempDir(), "other")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	cmd := exec.Command("go", "build", "-o", program, "./cmd/sourcebook")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly -trimpath -buildvcs=false", "GOWORK=off")
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, msg)
	}
	return program
}

// TestRebuildReleasesOfAnyBuilder rebuilds releases of this program, of another one, and of one that looks at the
// clock.
func TestRebuildReleasesOfAnyBuilder(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles six builders")
	}
	program := compile(t, "sourcebook", nil)
	texts := filepath.Join(t.TempDir(), "texts")
	check(t, os.MkdirAll(texts, 0o755))
	check(t, os.WriteFile(filepath.Join(texts, "corpus.yaml"),
		[]byte("version: 1.0.0\nsources:\n  - path: a.txt\n    rights: none\n"), 0o644))
	check(t, os.WriteFile(filepath.Join(texts, "a.txt"), []byte("Three men and 12 women met in Paris.\n"), 0o644))
	release := func(t *testing.T, program string) string {
		t.Helper()
		dir := filepath.Join(t.TempDir(), "release")
		if code, _ := runProgram(t, program, "build", texts, "--out", dir, "--quiet"); code != codeDone {
			t.Fatalf("exit code %d", code)
		}
		return dir
	}
	rebuild := func(t *testing.T, want int, args ...string) (r rebuilt) {
		t.Helper()
		code, out := runProgram(t, program, append([]string{"rebuild", "--json"}, args...)...)
		if code != want {
			t.Fatalf("exit code %d, want %d\n%s", code, want, out)
		}
		if len(out) > 0 {
			check(t, json.Unmarshal(out, &r))
		}
		return r
	}
	own := release(t, program)
	root := func(dir string) string {
		sum, err := lineage.RootDigest(dir)
		check(t, err)
		return sum
	}

	t.Run("this program", func(t *testing.T) {
		if r := rebuild(t, codeDone, own); !r.Reproduced || r.Compiled || r.Digest != root(own) {
			t.Errorf("%+v", r)
		}
		r := rebuild(t, codeDone, own, "--trust", "--expect", root(own))
		if !r.Reproduced || !r.Compiled || r.Digest != root(own) {
			t.Errorf("compiled: %+v", r)
		}
	})
	t.Run("another program", func(t *testing.T) {
		other := release(t, builderFrom(t, own, `return s + " as far as we know"`))
		if root(other) == root(own) {
			t.Fatal("the other builder makes the same release")
		}
		rebuild(t, codeFailed, other)
		if r := rebuild(t, codeDone, other, "--trust"); !r.Reproduced || !r.Compiled || r.Digest != root(other) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("a program that is not what its source says", func(t *testing.T) {
		if runtime.GOOS == "darwin" {
			t.Skip("a program that was patched does not run here")
		}
		program := builderFrom(t, own, `return s + " of them"`)
		data, err := os.ReadFile(program)
		check(t, err)
		const carried, patched = `s + " of them"`, `s + " of THEM"` // with quotation marks it is the source, not the code
		if !bytes.Contains(data, []byte(carried)) {
			t.Fatal("the program does not carry its source")
		}
		check(t, os.WriteFile(program, bytes.ReplaceAll(data, []byte(carried), []byte(patched)), 0o755))
		r := rebuild(t, codeNotReproduced, release(t, program), "--trust")
		if len(r.Differences) == 0 || r.Kept == "" {
			t.Fatalf("%+v", r)
		}
		if want := `column rights: released "none of them", rebuilt "none of ` +
			`THEM"`; !strings.HasSuffix(r.Differences[0].String(), want) {
			t.Errorf("got %s, want %s", r.Differences[0], want)
		}
		check(t, os.RemoveAll(r.Kept))
	})
	t.Run("a program that looks at the clock", func(t *testing.T) {
		clock := release(t, builderFrom(t, own, `return s + " at " + time.Now().Format(time.RFC3339Nano)`))
		keep := filepath.Join(t.TempDir(), "keep")
		r := rebuild(t, codeNotReproduced, clock, "--trust", "--keep", keep)
		if r.Reproduced || r.Kept != keep || len(r.Differences) < 2 {
			t.Fatalf("%+v", r)
		}
		for i, file := range []string{"csv/documents.csv", "parquet/documents.parquet"} {
			d := r.Differences[i]
			if d.File != file || d.Table != "documents" || d.Row != "a" || d.Column != "rights" || d.Released == nil ||
				d.Rebuilt == nil {
				t.Fatalf("got %s", d)
			}
			if !strings.HasPrefix(*d.Released, "none at 20") || !strings.HasPrefix(*d.Rebuilt, "none at 20") ||
				*d.Released >= *d.Rebuilt {
				t.Errorf("got %s", d)
			}
		}
		if root(filepath.Join(keep, "release")) == root(clock) {
			t.Error("the kept release is not the rebuilt one")
		}
	})
}
