package rebuild_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/pipeline/lineage/rebuild"
)

// root is the top of the repository.
const root = "../../.."

// compile builds the program in the folder of a go.mod as a release builder is built.
func compile(t *testing.T, dir, exe string) {
	t.Helper()
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", exe, "./cmd/sourcebook")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build in %s: %v\n%s", dir, err, out)
	}
}

// build runs the program in an empty folder and gives the release.
func build(t *testing.T, exe, corpus string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "release")
	cmd := exec.Command(exe, "build", corpus, "--out", out)
	cmd.Dir = t.TempDir()
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s build: %v\n%s", exe, err, said)
	}
	return out
}

// The source that a release carries compiles; the program that comes of it, which knows the files of the lexicon that
// the release carries and no others, makes the release from the sources that it carries, to the byte.
func TestReleaseIsRebuiltFromItself(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles three builders")
	}
	configured, err := filepath.Abs(filepath.Join(root, "sources", "telecom-fraud-cooperation"))
	if err != nil {
		t.Fatal(err)
	}
	bare := filepath.Join(t.TempDir(), "My Texts")
	lineagetest.Write(t, filepath.Join(bare, "sub folder", "é.txt"),
		"Un titre\r\n\r\nLe 5 mai 2023, 200 personnes ont été arrêtées.\r\n")
	lineagetest.Write(t, filepath.Join(bare, "is.txt"), "Hegrar\n\nHinn 4. mars 2021 voru tólf ungar við ána.\n")
	lineagetest.Write(t, filepath.Join(bare, "utf-16.txt"), "\xFF\xFE5\x00 \x00c\x00a\x00t\x00s\x00")
	lineagetest.Write(t, filepath.Join(bare, "picture.png"), "no text")
	lineagetest.Write(t, filepath.Join(bare, ".hidden.txt"), "hidden")

	was := filepath.Join(t.TempDir(), "was.exe")
	compile(t, root, was)
	for _, corpus := range []string{configured, bare} {
		t.Run(filepath.Base(corpus), func(t *testing.T) {
			first := build(t, was, corpus)
			m, err := lineage.ReadManifest(first)
			if err != nil {
				t.Fatal(err)
			}
			source := filepath.Join(t.TempDir(), "source")
			if err := rebuild.Source(first, source, m); err != nil {
				t.Fatal(err)
			}
			var carried []string
			err = filepath.WalkDir(filepath.Join(source, lineage.LexiconDir), func(p string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					p, err = filepath.Rel(source, p)
					carried = append(carried, filepath.ToSlash(p))
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			var listed []string
			for _, f := range m.Lexicon {
				listed = append(listed, f.Path)
			}
			if d := cmp.Diff(listed, carried); d != "" {
				t.Errorf("the language knowledge of the manifest (-) and of the source (+):\n%s", d)
			}
			is := filepath.Join(t.TempDir(), "is.exe")
			compile(t, source, is)
			rebuilt(t, first, is)
		})
	}
}

// rebuilt proves the claims of a release, and that exe makes it again.
func rebuilt(t *testing.T, first, exe string) {
	m, err := lineage.ReadManifest(first)
	if err != nil {
		t.Fatal(err)
	}
	if want := lineagetest.Program(t); m.Builder.H1 != want.H1 || m.Builder.Go != runtime.Version() {
		t.Errorf("the release names the builder %s, want %s", m.Builder.ID(), want.ID())
	}
	if r := lineagetest.Verify(t, first); !r.OK() || len(r.Notes) > 0 {
		t.Errorf("verify: %v, notes %v", r.Mismatches, r.Notes)
	}
	data, err := os.ReadFile(filepath.Join(first, lineage.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	if err := lineagetest.Validate(lineagetest.ManifestSchema(t), data); err != nil {
		t.Error(err)
	}
	sources := filepath.Join(t.TempDir(), m.Dataset.Name)
	unpack(t, first, sources)
	second := build(t, exe, sources)
	a, err := os.ReadFile(filepath.Join(first, lineage.ChecksumsName))
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(second, lineage.ChecksumsName))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("the release is not the same; CHECKSUMS was\n%s\nand is\n%s", a, b)
	}
	again, err := lineage.ReadManifest(second)
	if err != nil {
		t.Fatal(err)
	}
	if again.Builder != m.Builder {
		t.Errorf("the builder was %s and is %s", m.Builder.ID(), again.Builder.ID())
	}
}

// unpack writes what is in sources.zip of a release to a folder.
func unpack(t *testing.T, release, dir string) {
	t.Helper()
	z, err := lineage.OpenSources(release)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		lineagetest.Write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(lineagetest.Entry(t, f)))
	}
}
