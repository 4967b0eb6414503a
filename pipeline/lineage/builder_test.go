package lineage_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/mod/sumdb/dirhash"
	modzip "golang.org/x/mod/zip"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
)

// root is the top of the repository.
const root = "../.."

// The program's own source is a module zip in the eyes of golang.org/x/mod: its checks, its unpacking, its digest.
func TestBuilderZipIsModuleZip(t *testing.T) {
	b := lineagetest.Program(t)
	p := lineagetest.BuilderZip(t, b)
	checked, err := modzip.CheckZip(lineagetest.Module, p)
	if err != nil {
		t.Fatal(err)
	}
	if len(checked.Omitted)+len(checked.Invalid) > 0 {
		t.Errorf("omitted %v, invalid %v", checked.Omitted, checked.Invalid)
	}
	h1, err := dirhash.HashZip(p, dirhash.Hash1)
	if err != nil || h1 != b.H1 {
		t.Errorf("digest of the zip: %s, %v; the builder says %s", h1, err, b.H1)
	}
	if id, err := lineage.Identify(sourcebook.Source); err != nil || id != b.ID() {
		t.Errorf("the program is identified as %s, %v; the builder says %s", id, err, b.ID())
	}
	dir := filepath.Join(t.TempDir(), "unpacked")
	if err := modzip.Unzip(dir, lineagetest.Module, p); err != nil {
		t.Fatal(err)
	}
	h1, err = dirhash.HashDir(dir, lineage.ModulePath+"@"+lineage.ModuleVersion, dirhash.Hash1)
	if err != nil || h1 != b.H1 {
		t.Errorf("digest of the unpacked folder: %s, %v; the builder says %s", h1, err, b.H1)
	}
	again, err := lineage.NewBuilder(os.DirFS(dir))
	if err != nil || again.H1 != b.H1 {
		t.Errorf("the builder of the unpacked source is %v, %v; want %s", again, err, b.H1)
	}
	was, _ := os.ReadFile(p)
	if is, _ := os.ReadFile(lineagetest.BuilderZip(t, again)); !bytes.Equal(is, was) {
		t.Error("zipping the unpacked source gives other bytes")
	}
}

// builder.zip stays within its budget: it is carried by every release.
func TestBuilderZipSize(t *testing.T) {
	info, err := os.Stat(lineagetest.BuilderZip(t, lineagetest.Program(t)))
	if err != nil {
		t.Fatal(err)
	}
	if budget := int64(9 << 18); info.Size() >= budget {
		t.Errorf("builder.zip has %d bytes, budget %d", info.Size(), budget)
	}
	t.Logf("builder.zip: %d bytes", info.Size())
}

func TestBuilderZipLeavesTestsOut(t *testing.T) {
	z, err := zip.OpenReader(lineagetest.BuilderZip(t, lineagetest.Program(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	has := map[string]bool{}
	for _, f := range z.File {
		name, ok := strings.CutPrefix(f.Name, lineage.ModulePath+"@"+lineage.ModuleVersion+"/")
		if !ok || strings.HasSuffix(name, "_test.go") || strings.Contains("/"+name, "/testdata/") ||
			strings.HasPrefix(name, "datasets/") || strings.HasPrefix(name, "sources/") {
			t.Errorf("%s is in builder.zip", f.Name)
		}
		has[name] = true
	}
	for _, name := range []string{"go.mod", "go.sum", "LICENSE", "NOTICE", "source.go", "pipeline/lineage/builder.go",
		"pipeline/lineage/manifest.schema.json"} {
		if !has[name] {
			t.Errorf("%s is not in builder.zip", name)
		}
	}
}

// Whatever go compiles into the program is in builder.zip as it is on disk, but for the language knowledge.
func TestBuilderHoldsWhatIsCompiled(t *testing.T) {
	z, err := zip.OpenReader(lineagetest.BuilderZip(t, lineagetest.Program(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	zipped := map[string]*zip.File{}
	for _, f := range z.File {
		zipped[strings.TrimPrefix(f.Name, lineage.ModulePath+"@"+lineage.ModuleVersion+"/")] = f
	}
	top, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	compiled := compiledFiles(t, top)
	if len(compiled) < 10 {
		t.Fatalf("go list names only %d files", len(compiled))
	}
	for _, name := range compiled {
		if strings.HasPrefix(name, lineage.LexiconDir+"/") {
			continue
		}
		f := zipped[name]
		if f == nil {
			t.Errorf("%s is compiled into the program and not in builder.zip", name)
			continue
		}
		if want, err := os.ReadFile(filepath.Join(top, name)); err != nil || !bytes.Equal(lineagetest.Entry(t, f), want) {
			t.Errorf("%s is not in builder.zip as it is on disk", name)
		}
	}
}

// compiledFiles gives the files of the module that go build reads for the program, for every platform's build tags that
// apply here; embedded files too, but for tests.
func compiledFiles(t *testing.T, top string) []string {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps",
		"-json=ImportPath,Dir,Module,GoFiles,CgoFiles,IgnoredGoFiles,OtherFiles,HFiles,SFiles,CFiles,SysoFiles,EmbedFiles",
		"./cmd/sourcebook")
	cmd.Dir = top
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var files []string
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath, Dir                                                                              string
			Module                                                                                       *struct{ Main bool }
			GoFiles, CgoFiles, IgnoredGoFiles, OtherFiles, HFiles, SFiles, CFiles, SysoFiles, EmbedFiles []string
		}
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if p.Module == nil || !p.Module.Main {
			continue
		}
		rel, err := filepath.Rel(top, p.Dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles, p.OtherFiles, p.HFiles, p.SFiles, p.CFiles,
			p.SysoFiles, p.EmbedFiles) {
			name := filepath.ToSlash(filepath.Join(rel, f))
			if strings.HasSuffix(name, "_test.go") || strings.Contains("/"+name, "/testdata/") {
				continue
			}
			files = append(files, name)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// An embedded folder with a go.mod of its own would be left out without a word.
func TestNoNestedModule(t *testing.T) {
	for _, dir := range []string{"cmd", "pipeline", "schema", "sources/lexicon"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.Name() == "go.mod" {
				t.Errorf("%s makes its folder a module of its own", p)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestModules(t *testing.T) {
	b := lineagetest.Program(t)
	i := slices.IndexFunc(b.Modules, func(m lineage.Module) bool { return m.Path == "golang.org/x/mod" })
	if i < 0 {
		t.Fatal("golang.org/x/mod is not among the modules")
	}
	gosum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range b.Modules {
		if line := m.Path + " " + m.Version + "/go.mod " + m.GoModSum + "\n"; !strings.Contains(string(gosum), line) {
			t.Errorf("go.sum has no line %q", line)
		}
	}
	if m := b.Modules[i]; m.Indirect || !strings.HasPrefix(m.Sum, "h1:") {
		t.Errorf("got %+v", m)
	}
	if !slices.IsSortedFunc(b.Modules, func(x, y lineage.Module) int { return strings.Compare(x.Path, y.Path) }) {
		t.Error("the modules are not in order")
	}
}

func TestNewBuilderRefuses(t *testing.T) {
	gomod := "module example.org/sourcebook\n\ngo 1.26.8\n"
	good := fstest.MapFS{"go.mod": {Data: []byte(gomod)}, "go.sum": {},
		"source.go": {Data: []byte("package sourcebook\n")}}
	with := func(name, content string) fstest.MapFS {
		m := fstest.MapFS{}
		for k, v := range good {
			m[k] = v
		}
		m[name] = &fstest.MapFile{Data: []byte(content)}
		return m
	}
	if _, err := lineage.NewBuilder(good); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file, content, want string
	}{
		{"another module", "go.mod", "module example.org/other\n", "go.mod is not that of"},
		{"no module", "go.mod", "", "go.mod is not that of"},
		{"a replaced module", "go.mod", gomod + "require a.b/c v1.0.0\nreplace a.b/c => ../c\n", "replaces a.b/c"},
		{"a module without digest", "go.mod", gomod + "require a.b/c v1.0.0\n", "no digest for a.b/c v1.0.0"},
		{"a name that no zip takes", "pipeline/what's.txt", "x", "no module zip"},
		{"names that differ by case", "Source.go", "x", "no module zip"},
		{"a nested module", "pipeline/go.mod", "module x\n", "no module zip"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := lineage.NewBuilder(with(c.file, c.content)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got the error %v, want one with %q", err, c.want)
			}
		})
	}
	a, err := lineage.NewBuilder(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, same := range map[string]bool{"x_test.go": true, "pipeline/testdata/x": true, "x.go": false,
		"sources/lexicon/en/x.tsv": true} {
		b, err := lineage.NewBuilder(with(name, "package x\n"))
		if err != nil {
			t.Fatal(err)
		}
		if (a.H1 == b.H1) != same {
			t.Errorf("with %s: same digest is %t, want %t", name, !same, same)
		}
	}
}

func BenchmarkBuilder(b *testing.B) {
	for b.Loop() {
		p, err := lineage.NewBuilder(sourcebook.Source)
		if err != nil {
			b.Fatal(err)
		}
		if err := p.WriteZip(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
