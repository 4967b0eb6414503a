package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

const corpusDir = "../../sources/telecom-fraud-cooperation"

// surroundings are all that a build sees besides its texts and its own code.
type surroundings struct {
	program string   // path of the binary
	wrapper []string // command that runs the program
	corpus  string
	out     string // release folder
	dir     string // working folder
	env     []string
	args    []string
}

// variation is one way in which the surroundings of two builds may differ without the release differing.
type variation struct {
	name    string
	planted string                  // the fault of testdata/overlay/planted.go that it must find
	change  func(s *surroundings)   // what differs
	program func(fault bool) string // another program than the plain one, with the planted fault or without
	missing func() (reason string)  // why it cannot be had on this machine
	data    bool                    // the release differs in its lineage, but not in its data files
	each    bool                    // the fault differs from run to run, in the plain surroundings too
}

// everywhere gives the variations that any system has.
func everywhere(t testing.TB) []variation {
	other := t.TempDir()
	env := func(vars ...string) func(*surroundings) {
		return func(s *surroundings) { s.env = append(s.env, vars...) }
	}
	args := func(a ...string) func(*surroundings) { return func(s *surroundings) { s.args = a } }
	corpus := func(dir string) func(*surroundings) { return func(s *surroundings) { s.corpus = dir } }
	cache := filepath.Join(other, "cache")
	return []variation{
		{name: "built again", planted: "nanoseconds", change: env(), each: true},
		{name: "built once more", planted: "map range", change: env(), each: true},
		{name: "1 worker", planted: "arguments", change: args("--jobs", "1")},
		{name: "16 workers", planted: "arguments", change: args("--jobs", "16")},
		{name: "1 thread", planted: "threads", change: env("GOMAXPROCS=1")},
		{name: "7 threads", planted: "threads", change: env("GOMAXPROCS=7")},
		{name: "garbage collector", planted: "collector", change: env("GOGC=10")},
		{name: "time zone", planted: "time zone", change: env("TZ=Asia/Kathmandu")},
		{name: "language", planted: "language", change: env("LANG=tr_TR.UTF-8", "LANGUAGE=tr")},
		{name: "locale", planted: "locale", change: env("LC_ALL=de_DE.ISO-8859-1")},
		{name: "home folder", planted: "home", change: env("HOME="+other, "USERPROFILE="+other, "XDG_CONFIG_HOME="+other)},
		{name: "user name", planted: "user", change: env("USER=nobody", "LOGNAME=nobody")},
		{name: "environment", planted: "environment",
			change: env("SOURCE_DATE_EPOCH=1", "NO_COLOR=1", "TERM=dumb", "PWD=/nowhere", "A\xff=\xfe")},
		{name: "temporary folder", planted: "temporary folder", change: env("TMPDIR="+other, "TMP="+other)},
		{name: "working folder", planted: "working folder", change: func(s *surroundings) { s.dir = other }},
		{name: "path of the corpus", planted: "corpus",
			change: corpus(copyCorpusTo(t, filepath.Join(t.TempDir(), "ein anderer Ort")))},
		{name: "path of the release", planted: "release",
			change: func(s *surroundings) { s.out = filepath.Join(t.TempDir(), "ein anderes Ziel") }},
		{name: "times of the files", planted: "file times", change: corpus(aged(t))},
		{name: "cold cache", planted: "arguments", change: args("--cache-dir", cache)},
		{name: "warm cache", planted: "cache", change: env(cacheVariable + "=" + cache)},
		{name: "order in corpus.yaml", planted: "corpus", change: corpus(shuffled(t)), data: true},
	}
}

// TestOneDigestElsewhere builds the first dataset where order, time and place are others, all at once, and demands the
// digest of a build in the plain surroundings. TestOneDigestInAllVariations says which of them it is where they differ.
func TestOneDigestElsewhere(t *testing.T) {
	program, err := exec.LookPath("sourcebook") // this binary, by testscript
	check(t, err)
	l := newLaboratory(t, func(bool) string { return program })
	l.same(t, variation{change: func(s *surroundings) {
		s.corpus, s.dir, s.out = aged(t), t.TempDir(), filepath.Join(t.TempDir(), "ein anderes Ziel")
		s.args = []string{"--jobs", "16"}
		s.env = append(s.env, "GOMAXPROCS=1", "TZ=Asia/Kathmandu", "LANG=tr_TR.UTF-8", "LC_ALL=de_DE.ISO-8859-1",
			"USER=nobody",
			"HOME="+t.TempDir())
	}})
	l.same(t, variation{change: func(s *surroundings) { s.corpus = shuffled(t) }, data: true})
}

// TestOneDigestInAllVariations builds the first dataset in many surroundings and demands one root digest. Three
// variations must find their planted faults; .ci/variations has all of both.
func TestOneDigestInAllVariations(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles two programs and builds two dozen releases")
	}
	plain := compile(t, "plain", nil)
	faulty := compile(t, "faulty", plant(t))
	program := func(fault bool) string {
		if fault {
			return faulty
		}
		return plain
	}
	l := newLaboratory(t, program)
	for _, v := range everywhere(t) {
		t.Run(v.name, func(t *testing.T) {
			l.same(t, v)
			if slices.Contains([]string{"nanoseconds", "map range", "locale"}, v.planted) {
				l.found(t, v)
			}
		})
	}
}

// laboratory runs variations.
type laboratory struct {
	program    func(fault bool) string
	corpus     string
	out        string // where releases are built, one after the other
	root, data string // digests in the plain surroundings
}

func newLaboratory(t testing.TB, program func(fault bool) string) *laboratory {
	l := &laboratory{program: program, corpus: copyCorpus(t), out: filepath.Join(t.TempDir(), "release")}
	l.root, l.data = l.digests(t, variation{}, "")
	return l
}

// same demands that the release does not differ in a variation.
func (l *laboratory) same(t testing.TB, v variation) {
	t.Helper()
	root, data := l.digests(t, v, "")
	if data != l.data {
		t.Errorf("the data files differ")
	} else if root != l.root && !v.data {
		t.Errorf("the root digest is %s, want %s", root, l.root)
	}
}

// found demands that a program with the planted fault of a variation makes the same release again in the plain
// surroundings, but not in those of the variation.
func (l *laboratory) found(t testing.TB, v variation) {
	t.Helper()
	plain := variation{program: v.program}
	if v.program != nil {
		plain.program = l.program
	}
	_, a := l.digests(t, plain, v.planted)
	_, b := l.digests(t, plain, v.planted)
	if (a == b) == v.each {
		t.Errorf("two builds with the planted fault %q in the plain surroundings: equal %t", v.planted, a == b)
	}
	if _, c := l.digests(t, v, v.planted); c == a {
		t.Errorf("the planted fault %q is not found", v.planted)
	}
}

// digests builds the corpus and gives the root digest and one digest of all data files.
func (l *laboratory) digests(t testing.TB, v variation, planted string) (root, data string) {
	t.Helper()
	if v.program == nil {
		v.program = l.program
	}
	s := surroundings{program: v.program(planted != ""), corpus: l.corpus, out: l.out}
	s.env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), cacheVariable + "=" + cacheOff}
	if runtime.GOOS == "windows" {
		s.env = append(s.env, "SystemRoot="+os.Getenv("SystemRoot"))
	}
	if planted != "" {
		s.env = append(s.env, "SOURCEBOOK_PLANTED="+planted)
	}
	if v.change != nil {
		v.change(&s)
	}
	run(t, s)
	defer os.RemoveAll(s.out)
	return treeDigests(t, s.out)
}

// run builds a release.
func run(t testing.TB, s surroundings) {
	t.Helper()
	line := slices.Concat(s.wrapper, []string{s.program, "build", s.corpus, "--out", s.out, "--quiet"}, s.args)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Dir, cmd.Env = s.dir, s.env
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, msg)
	}
}

// treeDigests gives the root digest of a release and one digest of all its data files.
func treeDigests(t testing.TB, dir string) (root, data string) {
	t.Helper()
	all := sha256.New()
	check(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		b, err := os.ReadFile(p)
		sum := sha256.Sum256(b)
		if rel == "CHECKSUMS" {
			root = hex.EncodeToString(sum[:])
		} else if rel != "manifest.json" && !strings.HasPrefix(rel, "lineage") {
			fmt.Fprintf(all, "%s %x\n", filepath.ToSlash(rel), sum)
		}
		return err
	}))
	return root, hex.EncodeToString(all.Sum(nil))
}

// copyCorpus copies the corpus to a new folder.
func copyCorpus(t testing.TB) string { return copyCorpusTo(t, filepath.Join(t.TempDir(), "corpus")) }

func copyCorpusTo(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(corpusDir)
	check(t, err)
	check(t, os.MkdirAll(dir, 0o755))
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(corpusDir, e.Name()))
		check(t, err)
		check(t, os.WriteFile(filepath.Join(dir, e.Name()), b, 0o644))
	}
	return dir
}

// aged copies the corpus and gives the files another time.
func aged(t testing.TB) string {
	t.Helper()
	dir := copyCorpus(t)
	entries, err := os.ReadDir(dir)
	check(t, err)
	then := time.Date(2001, 9, 9, 1, 46, 40, 0, time.UTC)
	for _, e := range entries {
		check(t, os.Chtimes(filepath.Join(dir, e.Name()), then, then))
	}
	return dir
}

// shuffled copies the corpus with the sources of corpus.yaml in the reverse order.
func shuffled(t testing.TB) string {
	t.Helper()
	dir := copyCorpus(t)
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
