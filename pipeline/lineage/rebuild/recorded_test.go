package rebuild_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/attest"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
	"example.org/sourcebook/pipeline/lineage/rebuild"
)

// markingProgram is a builder that leaves a mark where it runs: what it was given. The release that it makes is a copy
// of a folder.
const markingProgram = `package main

import (
	"encoding/json"
	"os"
	"path/filepath"
)

func main() {
	here, _ := os.Getwd()
	inside, _ := filepath.Glob("*")
	texts, _ := filepath.Glob(filepath.Join(os.Args[2], "*"))
	mark, _ := json.Marshal(map[string]any{
		"args": os.Args[1:], "env": os.Environ(), "dir": here, "inside": inside, "texts": texts,
	})
	if err := os.WriteFile(%q, mark, 0o644); err != nil {
		panic(err)
	}
	if err := os.CopyFS(os.Args[4], os.DirFS(%q)); err != nil {
		panic(err)
	}
}
`

// marking makes a release whose builder leaves a file at mark when it runs, and makes the release again.
func marking(t *testing.T, o lineagetest.Options) (dir, mark string) {
	t.Helper()
	dir, mark = filepath.Join(t.TempDir(), "release"), filepath.Join(t.TempDir(), "mark")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	b, err := lineage.NewBuilder(fstest.MapFS{
		"go.mod":                 {Data: []byte("module example.org/sourcebook\n\ngo 1.21\n")},
		"go.sum":                 {},
		"cmd/sourcebook/main.go": {Data: fmt.Appendf(nil, markingProgram, mark, dir)},
	})
	if err != nil {
		t.Fatal(err)
	}
	adjust, sealed := o.Adjust, o.Sealed
	o.Adjust = func(m *lineage.Manifest) {
		m.Describe(b, "48.2.0")
		if adjust != nil {
			adjust(m)
		}
	}
	o.Sealed = func(t testing.TB, dir string) {
		var z bytes.Buffer
		if err := b.WriteZip(&z); err != nil {
			t.Fatal(err)
		}
		lineagetest.Write(t, filepath.Join(dir, lineage.BuilderName), z.String())
		if sealed != nil {
			sealed(t, dir)
		}
	}
	lineagetest.Fill(t, dir, o)
	return dir, mark
}

// The builder that a release carries is compiled and run on the sources that it carries, with what the manifest says
// and
// nothing else.
func TestRebuildRunsTheRecordedBuilder(t *testing.T) {
	dir, mark := marking(t, lineagetest.Options{Adjust: func(m *lineage.Manifest) {
		m.Configuration.KeepGoing, m.Configuration.MaxBytes = true, 5<<20
	}})
	t.Setenv("GOFLAGS", "-tags=planted")
	t.Setenv("GOARCH", "wasm")
	t.Setenv("SOURCEBOOK_CACHE", "x")
	var steps []string
	r, err := rebuild.Release(context.Background(), rebuild.Options{Release: dir, Trust: true, Read: lineagetest.Readers,
		Tell: func(s string) { steps = append(steps, s) }})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Reproduced() || !r.Compiled || r.Files < 20 || r.Folder != "" || len(steps) != 4 {
		t.Errorf("got %+v after %q", r, steps)
	}
	var given struct {
		Args, Env, Inside, Texts []string
		Dir                      string
	}
	data, err := os.ReadFile(mark)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &given); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"build", given.Args[1], "--out", given.Args[3], "--quiet", "--keep-going",
		"--max-source-mib", "5"}, given.Args); d != "" {
		t.Error(d)
	}
	folder := filepath.Dir(given.Args[3])
	var texts []string
	for _, p := range given.Texts {
		texts = append(texts, filepath.Base(p))
	}
	if d := cmp.Diff([]string{"a.txt", "b.txt", "c.txt", "corpus.yaml", "names.tsv"}, texts); d != "" ||
		filepath.Base(given.Args[1]) != "small" {
		t.Errorf("the corpus folder is %s: %s", given.Args[1], d)
	}
	if len(given.Inside) > 0 {
		t.Errorf("it ran in a folder with %q", given.Inside)
	}
	for _, v := range given.Env {
		name, value, _ := strings.Cut(v, "=")
		if !strings.HasPrefix(value, folder) && !slices.Contains([]string{"SYSTEMROOT", "PWD"}, strings.ToUpper(name)) {
			t.Errorf("it was given %s", v)
		}
	}
	if lineagetest.Exists(folder) {
		t.Errorf("%s is still there", folder)
	}
}

// A release that was changed is found out before anything of it runs, also if the lists of digests were made to fit.
func TestRebuildRunsNothingThatWasChanged(t *testing.T) {
	flip := func(name string) func(testing.TB, string) {
		return func(t testing.TB, dir string) {
			p := filepath.Join(dir, filepath.FromSlash(name))
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			data[len(data)/2] ^= 1
			lineagetest.Write(t, p, string(data))
		}
	}
	const planted = "package main\nfunc main() { panic(0) }\n"
	// archive puts another ZIP in the place of one of the release, with all lists made to fit.
	archive := func(name string, adjust func(*lineage.Manifest), entries ...*zip.FileHeader) func(testing.TB, string) {
		return func(t testing.TB, dir string) {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			for _, h := range entries {
				w, err := z.CreateHeader(h)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := w.Write([]byte(planted)); err != nil {
					t.Fatal(err)
				}
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			lineagetest.Write(t, filepath.Join(dir, filepath.FromSlash(name)), b.String())
			lineagetest.Reseal(t, dir, adjust)
		}
	}
	const prefix = "example.org/sourcebook@v0.0.0/"
	for _, c := range []struct {
		name   string
		change func(t testing.TB, dir string)
		want   string // in the mismatches
	}{
		{"a bit of builder.zip", flip(lineage.BuilderName), lineage.BuilderName},
		{"a bit of lexicon.zip", flip(lineage.LexiconName), lineage.LexiconName},
		{"a bit of sources.zip", flip(lineage.SourcesName), lineage.SourcesName},
		{"a bit of the manifest", flip(lineage.ManifestName), lineage.ManifestName},
		{"a bit of CHECKSUMS", flip(lineage.ChecksumsName), lineage.ChecksumsName},
		{"a bit of a table", flip("csv/figures.csv"), "csv/figures.csv"},
		{"a further file",
			func(t testing.TB, dir string) { lineagetest.Write(t, filepath.Join(dir, "go.mod"), "module x\n") }, "go.mod"},
		{"no CHECKSUMS", func(t testing.TB, dir string) { os.Remove(filepath.Join(dir, lineage.ChecksumsName)) },
			lineage.ChecksumsName},
		{"another builder.zip, sealed", archive(lineage.BuilderName, nil, &zip.FileHeader{Name: prefix + "go.mod"},
			&zip.FileHeader{Name: prefix + "cmd/sourcebook/main.go"}), "computed=h1:"},
		{"a builder.zip that leaves its folder, sealed",
			archive(lineage.BuilderName, nil, &zip.FileHeader{Name: prefix + "../../main.go"}), "leads out of the folder"},
		{"a builder.zip with a link, sealed", archive(lineage.BuilderName, nil, &zip.FileHeader{Name: prefix + "go.mod",
			ExternalAttrs: 0o120777 << 16, CreatorVersion: 3 << 8}), "not a regular file"},
		{"a program in lexicon.zip, sealed", archive(lineage.LexiconName, func(m *lineage.Manifest) {
			m.Lexicon = []lineage.File{m.Lexicon[len(m.Lexicon)-1],
				{Path: "cmd/sourcebook/main.go", Bytes: 38, SHA256: lineagetest.Digest([]byte(planted))}}
		}, &zip.FileHeader{Name: "cmd/sourcebook/main.go"}), "is not language knowledge"},
		{"a lexicon.zip that leaves its folder, sealed", archive(lineage.LexiconName, nil,
			&zip.FileHeader{Name: "sources/lexicon/../../main.go"}), "leads out of the folder"},
		{"another lexicon, sealed", archive(lineage.LexiconName, nil, &zip.FileHeader{Name: "sources/lexicon/fr/nom.tsv"}),
			"fr/nom.tsv"},
		{"other sources, sealed", archive(lineage.SourcesName, nil, &zip.FileHeader{Name: "a.txt"}), "a.txt"},
		{"sources that leave their folder, sealed", archive(lineage.SourcesName, nil, &zip.FileHeader{Name: "../a.txt"}),
			"leads out of the folder"},
		{"another name, sealed", func(t testing.TB, dir string) {
			lineagetest.Reseal(t, dir, func(m *lineage.Manifest) { m.Configuration.Name = "../../small" })
		}, "the name of a folder"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, mark := marking(t, lineagetest.Options{})
			c.change(t, dir)
			keep := filepath.Join(t.TempDir(), "keep")
			r, err := rebuild.Release(context.Background(),
				rebuild.Options{Release: dir, Trust: true, Keep: keep, Read: lineagetest.Readers})
			if err != nil {
				t.Fatal(err)
			}
			if r.Reproduced() || !strings.Contains(fmt.Sprint(r.Mismatches), c.want) {
				t.Errorf("got the mismatches %v, want one with %q", r.Mismatches, c.want)
			}
			if lineagetest.Exists(mark) || lineagetest.Exists(keep) {
				t.Error("something was unpacked or run")
			}
			if s, mismatches, err := attest.Release(dir); s != nil || len(mismatches) == 0 || err != nil {
				t.Errorf("attest: %v, %v, %v", s, mismatches, err)
			}
		})
	}
}

// Code that came with the data runs only if one says so, and not if the release is not the one that was meant.
func TestRebuildRefuses(t *testing.T) {
	dir, mark := marking(t, lineagetest.Options{})
	root, err := lineage.RootDigest(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if _, err := rebuild.Release(ctx, rebuild.Options{Release: dir, Expect: root, Program: lineagetest.SmallBuilder(t),
		Read: lineagetest.Readers}); err == nil || !strings.Contains(err.Error(), "--trust") {
		t.Errorf("without trust: %v", err)
	}
	r, err := rebuild.Release(ctx,
		rebuild.Options{Release: dir, Trust: true, Expect: strings.Repeat("0", 64), Read: lineagetest.Readers})
	if err != nil || len(r.Mismatches) != 1 || r.Mismatches[0].Computed != root {
		t.Errorf("another root digest: %+v, %v", r, err)
	}
	full := t.TempDir()
	lineagetest.Write(t, filepath.Join(full, "letter.txt"), "x")
	if _, err := rebuild.Release(ctx, rebuild.Options{Release: dir, Trust: true, Keep: full,
		Read: lineagetest.Readers}); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("a full folder: %v", err)
	}
	if _, err := rebuild.Release(ctx, rebuild.Options{Release: full, Trust: true,
		Read: lineagetest.Readers}); err == nil || !strings.Contains(err.Error(), "is no release") {
		t.Errorf("no release: %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := rebuild.Release(stopped,
		rebuild.Options{Release: dir, Trust: true, Read: lineagetest.Readers}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if lineagetest.Exists(mark) {
		t.Error("the builder ran")
	}
}

// What is missing to compile a builder is said.
func TestRebuildSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		name, version string
		env           map[string]string
		want          string
	}{
		{"no go command", runtime.Version(), map[string]string{"PATH": ""}, "no go command"},
		{"a version that cannot be had", "go1.21.0", map[string]string{"GOPROXY": "off", "GOMODCACHE": "empty"},
			"made with go1.21.0, and the go command cannot get it"},
		{"no version", "local", nil, "no released version"},
		{"an unreleased version", "devel go1.99-abc", nil, "no released version"},
		{"a version with experiments", "go1.26.8 X:arenas", nil, "no released version"},
		{"a setting", "go1.21.0+auto", nil, "no released version"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, mark := marking(t, lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Builder.Go = c.version }})
			for name, v := range c.env {
				if v == "empty" {
					v = t.TempDir()
				}
				t.Setenv(name, v)
			}
			_,
				err := rebuild.Release(context.Background(), rebuild.Options{Release: dir, Trust: true, Read: lineagetest.Readers})
			if err == nil || !strings.Contains(err.Error(), c.want) || lineagetest.Exists(mark) {
				t.Errorf("got the error %v, want one with %q", err, c.want)
			}
		})
	}
	t.Run("a module that cannot be had", func(t *testing.T) {
		dir := lineagetest.Release(t,
			lineagetest.Options{Adjust: func(m *lineage.Manifest) { m.Builder.Go = runtime.Version() },
				Sealed: func(t testing.TB, dir string) {
					lineagetest.Write(t, filepath.Join(dir, lineage.BuilderName), "")
				}})
		source := fstest.MapFS{
			"go.mod": {Data: []byte("module example.org/sourcebook\n\ngo 1.21\n\nrequire golang.org/x/mod " +
				"v0.42.0\n")},
			"go.sum": {Data: []byte("golang.org/x/mod v0.42.0 h1:" + strings.Repeat("A", 43) +
				"=\ngolang.org/x/mod v0.42.0/go.mod h1:" + strings.Repeat("B", 43) + "=\n")},
			"cmd/sourcebook/main.go": {Data: []byte("package main\n\nimport _ \"golang.org/x/mod/module\"\n\nfunc main() {}\n")},
		}
		b, err := lineage.NewBuilder(source)
		if err != nil {
			t.Fatal(err)
		}
		var z bytes.Buffer
		if err := b.WriteZip(&z); err != nil {
			t.Fatal(err)
		}
		lineagetest.Write(t, filepath.Join(dir, lineage.BuilderName), z.String())
		lineagetest.Reseal(t, dir, func(m *lineage.Manifest) {
			m.Describe(b, "48.2.0")
		})
		t.Setenv("GOPROXY", "off")
		t.Setenv("GOMODCACHE", t.TempDir())
		_, err = rebuild.Release(context.Background(), rebuild.Options{Release: dir, Trust: true, Read: lineagetest.Readers})
		if err == nil || !strings.Contains(err.Error(), "module cache") {
			t.Errorf("got the error %v", err)
		}
	})
}
