package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

const corpusDir = "../../sources/telecom-fraud-cooperation"

// variation is one way in which two builds of the same texts may differ without the release differing.
type variation struct {
	name   string
	binary string   // "" is the plain program
	corpus string   // "" is the plain corpus
	dir    string   // working folder
	umask  string   // "" leaves it
	env    []string // besides PATH
	args   []string
	data   bool // compare the data files only: corpus.yaml differs, and it is part of the lineage
}

// TestOneDigestInAllVariations builds the first dataset in many surroundings and demands one root digest.
func TestOneDigestInAllVariations(t *testing.T) {
	plain := compile(t, "plain", nil)
	shifted := compile(t, "shifted", shiftedClock(t))
	corpus := copyCorpus(t, false)
	other := t.TempDir()
	base := variation{name: "base", binary: plain, corpus: corpus, args: []string{"--jobs", "2"}}
	want, wantData := digests(t, base)
	seen := 0
	for _, v := range []variation{
		{name: "built again", args: base.args},
		{name: "1 worker", args: []string{"--jobs", "1"}},
		{name: "16 workers", args: []string{"--jobs", "16"}},
		{name: "GOMAXPROCS 1", env: []string{"GOMAXPROCS=1"}},
		{name: "GOMAXPROCS 7", env: []string{"GOMAXPROCS=7"}},
		{name: "garbage collector", env: []string{"GOGC=10"}},
		{name: "time zone", env: []string{"TZ=Asia/Kathmandu"}},
		{name: "language", env: []string{"LANG=tr_TR.UTF-8"}},
		{name: "locale", env: []string{"LC_ALL=de_DE.UTF-8", "LANGUAGE=de"}},
		{name: "TMPDIR", env: []string{"TMPDIR=" + other}},
		{name: "HOME, USER", env: []string{"HOME=" + other, "USER=nobody", "XDG_CACHE_HOME=" + other}},
		{name: "umask 077", umask: "077"},
		{name: "umask 000", umask: "000"},
		{name: "working folder", dir: other},
		{name: "place of the corpus", corpus: copyCorpusTo(t, filepath.Join(t.TempDir(), "ein anderer Ort"), false)},
		{name: "files made in another order", corpus: copyCorpus(t, true)},
		{name: "shifted clock", binary: shifted},
		{name: "shuffled corpus.yaml", corpus: shuffled(t), data: true},
	} {
		t.Run(v.name, func(t *testing.T) {
			if v.binary == "" {
				v.binary = plain
			}
			if v.corpus == "" {
				v.corpus = corpus
			}
			root, data := digests(t, v)
			if data != wantData {
				t.Errorf("the data files differ")
			}
			if root != want && !v.data {
				t.Errorf("the root digest is %s, want %s", root, want)
			}
			seen++
		})
	}
	if seen < 12 {
		t.Errorf("only %d variations ran", seen)
	}
}

// TestVariationsCanFail plants a fault in the program and demands that a variation finds it.
func TestVariationsCanFail(t *testing.T) {
	corpus := copyCorpus(t, false)
	for name, c := range map[string]struct {
		body string
		env  []string
	}{
		"clock":     {"return s + time.Now().String()", nil},
		"map range": {"m := map[string]bool{}\n\tfor i := range 1000 {\n\t\tm[strconv.Itoa(i)] = true\n\t}\n\tfor k := range m {\n\t\ts += k\n\t}\n\treturn s", nil},
		"locale":    {`return s + os.Getenv("LANG")`, []string{"LANG=tr_TR.UTF-8"}},
	} {
		t.Run(name, func(t *testing.T) {
			binary := compile(t, "faulty", planted(t, c.body))
			a, _ := digests(t, variation{binary: binary, corpus: corpus})
			b, _ := digests(t, variation{binary: binary, corpus: corpus, env: c.env})
			if a == b {
				t.Errorf("the planted fault was not found")
			}
		})
	}
}

// compile builds the program with an overlay and gives the binary's path.
func compile(t *testing.T, name string, overlay map[string]string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	if runtime.GOOS == "windows" {
		out += ".exe"
	}
	args := []string{"build", "-trimpath", "-buildvcs=false", "-o", out}
	if overlay != nil {
		data, err := json.Marshal(map[string]any{"Replace": overlay})
		check(t, err)
		file := filepath.Join(t.TempDir(), "overlay.json")
		check(t, os.WriteFile(file, data, 0o644))
		args = append(args, "-overlay", file)
	}
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, msg)
	}
	return out
}

// shiftedClock is an overlay in which time.Now is eleven years and some hours late.
func shiftedClock(t *testing.T) map[string]string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	check(t, err)
	file := filepath.Join(strings.TrimSpace(string(root)), "src", "time", "time.go")
	source, err := os.ReadFile(file)
	check(t, err)
	const before = "func Now() Time {"
	if strings.Count(string(source), before) != 1 {
		t.Fatalf("%s has no place for the shifted clock", file)
	}
	changed := strings.Replace(string(source), before, "func Now() Time { return now0().AddDate(11, 5, 3).Add(7*Hour + 13*Minute) }\n\nfunc now0() Time {", 1)
	return map[string]string{file: write(t, "time.go", changed)}
}

// planted is an overlay in which the rights of a document pass through a function with that body.
func planted(t *testing.T, body string) map[string]string {
	t.Helper()
	file, err := filepath.Abs("../../pipeline/documents/documents.go")
	check(t, err)
	source, err := os.ReadFile(file)
	check(t, err)
	const before = "declared.Rights,"
	if strings.Count(string(source), before) != 1 {
		t.Fatalf("%s has no place for the planted fault", file)
	}
	fault := "package documents\n\nimport (\n\t\"os\"\n\t\"strconv\"\n\t\"time\"\n)\n\nvar _, _, _ = os.Getenv, strconv.Itoa, time.Now\n\nfunc planted(s string) string {\n\t" + body + "\n}\n"
	return map[string]string{
		file: write(t, "documents.go", strings.Replace(string(source), before, "planted(declared.Rights),", 1)),
		filepath.Join(filepath.Dir(file), "planted.go"): write(t, "planted.go", fault),
	}
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	check(t, os.WriteFile(p, []byte(content), 0o644))
	return p
}

// digests builds the corpus as the variation says and gives the root digest and one digest of all data files.
func digests(t *testing.T, v variation) (root, data string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "release")
	args := append([]string{"build", v.corpus, "--out", out, "--quiet"}, v.args...)
	cmd := exec.Command(v.binary, args...)
	if v.umask != "" {
		cmd = exec.Command("sh", append([]string{"-c", `umask "$0" && exec "$@"`, v.umask, v.binary}, args...)...)
	}
	cmd.Dir = v.dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}, v.env...)
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, msg)
	}
	all := sha256.New()
	check(t, filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(out, p)
		b, err := os.ReadFile(p)
		sum := sha256.Sum256(b)
		if rel == "CHECKSUMS" {
			root = hex.EncodeToString(sum[:])
		} else if rel != "manifest.json" && !strings.HasPrefix(rel, "lineage") {
			fmt.Fprintf(all, "%s %x\n", rel, sum)
		}
		return err
	}))
	return root, hex.EncodeToString(all.Sum(nil))
}

// copyCorpus copies the corpus to a new folder, the files in one order or in the other.
func copyCorpus(t *testing.T, reverse bool) string {
	return copyCorpusTo(t, filepath.Join(t.TempDir(), "corpus"), reverse)
}

func copyCorpusTo(t *testing.T, dir string, reverse bool) string {
	t.Helper()
	entries, err := os.ReadDir(corpusDir)
	check(t, err)
	if reverse {
		slices.Reverse(entries)
	}
	check(t, os.MkdirAll(dir, 0o755))
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(corpusDir, e.Name()))
		check(t, err)
		check(t, os.WriteFile(filepath.Join(dir, e.Name()), b, 0o644))
	}
	return dir
}

// shuffled copies the corpus with the sources of corpus.yaml in the reverse order.
func shuffled(t *testing.T) string {
	t.Helper()
	dir := copyCorpus(t, false)
	file := filepath.Join(dir, "corpus.yaml")
	b, err := os.ReadFile(file)
	check(t, err)
	head, list, ok := strings.Cut(string(b), "sources:\n")
	if !ok {
		t.Fatal("corpus.yaml has no sources")
	}
	items := strings.Split(strings.TrimSuffix(list, "\n"), "\n  - ")
	items[0] = strings.TrimPrefix(items[0], "  - ")
	slices.Reverse(items)
	check(t, os.WriteFile(file, []byte(head+"sources:\n  - "+strings.Join(items, "\n  - ")+"\n"), 0o644))
	return dir
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
