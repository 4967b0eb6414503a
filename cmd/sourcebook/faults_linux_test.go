package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestFaults builds a release while system calls fail, the program is killed, the disk is full, sources change and
// other
// builds run. Whatever happens, there is no release or the whole one, the exit code says which, and the next build
// succeeds and leaves nothing else behind. It prints a line a fault.
func TestFaults(t *testing.T) {
	if !*allFaults {
		t.Skip("takes minutes; run .ci/faults")
	}
	b := newBreaker(t)
	list := b.count(t, newPlace(t), b.corpus)
	calls, size := len(list), 0
	for _, c := range list {
		size += int(c.Bytes)
	}
	if calls < 200 {
		t.Fatalf("a build makes only %d calls that change the file system", calls)
	}
	fmt.Printf("a build makes %d system calls that change the file system, and writes %d bytes\n", calls, size)
	b.all(t, "killed", "kill %d", ends(calls, 80, 60), func(r result) error {
		if r.code != -1 && r.code != codeDone {
			return fmt.Errorf("exit code %d", r.code)
		}
		return nil // a killed program says nothing
	})
	b.replaces(t)
	b.all(t, "terminated", fmt.Sprintf("signal %d %%d", syscall.SIGTERM), spread(1, calls, 12), codes(codeStopped))
	b.all(t, "interrupted", fmt.Sprintf("signal %d %%d", syscall.SIGINT), spread(1, calls, 12), codes(codeStopped))
	b.all(t, "disk full", "full %d", spread(0, size, 11), codes(codeFailed, "no space left on device"))
	b.all(t, "one call fails", fmt.Sprintf("error %d %%[1]d %%[1]d", syscall.EIO), ends(calls, 30, 50),
		codes(codeFailed, "input/output error"))
	b.all(t, "all calls fail from then on", fmt.Sprintf("error %d %%d 999999999", syscall.EIO), spread(1, calls, 20),
		codes(codeFailed, "input/output error"))
	b.all(t, "all calls forbidden", fmt.Sprintf("error %d %%d 999999999", syscall.EROFS), []int{1, 2, 3},
		codes(codeFailed, "read-only file system", "--out"))
	b.all(t, "one short write", "short %[1]d %[1]d", spread(1, calls, 20), codes(codeDone))
	b.all(t, "short writes from then on", "short %d 999999999", spread(1, calls, 4), codes(codeDone))
	b.changes(t, "forum-en.txt")
	b.changes(t, "corpus.yaml")
	b.together(t)
	b.forbidden(t)
	b.reallyFull(t)
}

// breaker builds one corpus with two programs: one whose system calls can fail, and the plain one.
type breaker struct {
	plain, faulty string
	corpus        string
	want          map[string]string // the whole release
}

func newBreaker(t *testing.T) *breaker {
	b := &breaker{plain: compile(t, "plain", nil), faulty: compile(t, "faulty", laboratoryOverlay(t)),
		corpus: copyCorpus(t)}
	b.want = b.release(t, b.corpus)
	return b
}

// release builds a corpus without faults and gives what the release holds.
func (b *breaker) release(t *testing.T, corpus string) map[string]string {
	t.Helper()
	p := newPlace(t)
	if r := p.build(b.plain, corpus, ""); r.code != codeDone {
		t.Fatalf("exit code %d: %s", r.code, r.stderr)
	}
	if r := p.verify(b.plain); r.code != codeDone {
		t.Fatalf("verify: exit code %d: %s", r.code, r.stderr)
	}
	tree, err := holds(p.out)
	check(t, err)
	return tree
}

// call is a system call that changes the file system: its number, and how many bytes it writes.
type call struct{ Trap, Bytes uint32 }

// count gives the system calls of a build that change the file system.
func (b *breaker) count(t *testing.T, p place, corpus string) []call {
	t.Helper()
	file := filepath.Join(t.TempDir(), "calls")
	if r := p.build(b.faulty, corpus, "count "+file); r.code != codeDone {
		t.Fatalf("exit code %d: %s", r.code, r.stderr)
	}
	list, err := os.ReadFile(file)
	check(t, err)
	calls := make([]call, len(list)/8)
	_, err = binary.Decode(list, binary.NativeEndian, calls)
	check(t, err)
	return calls
}

// result is how a build ended: -1 if it was killed.
type result struct {
	code   int
	stderr string
	whole  bool // the release is there
}

// all builds once with a fault at each point. The next build must then succeed. rule says what is right besides.
func (b *breaker) all(t *testing.T, name, fault string, points []int, rule func(result) error) {
	t.Helper()
	b.each(t, name, len(points), func(p place, i int) error {
		r := p.build(b.faulty, b.corpus, fmt.Sprintf(fault, points[i]))
		err := b.after(p, &r, b.corpus, b.want)
		if err == nil {
			err = rule(r)
		}
		if err != nil {
			return fmt.Errorf("%s: %w\n%s", fmt.Sprintf(fault, points[i]), err, r.stderr)
		}
		return nil
	})
}

// each calls trial for 0 to n-1, several at a time, and prints a line.
func (b *breaker) each(t *testing.T, name string, n int, trial func(p place, i int) error) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		begin := time.Now()
		places := make([]place, n)
		for i := range places {
			places[i] = newPlace(t)
		}
		var next atomic.Int64
		var wg sync.WaitGroup
		for range runtime.NumCPU() {
			wg.Go(func() {
				for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
					if err := trial(places[i], i); err != nil {
						t.Error(err)
					}
					os.RemoveAll(places[i].dir)
				}
			})
		}
		wg.Wait()
		verdict := "no release or the whole one; the next build is whole"
		if t.Failed() {
			verdict = "FAILED"
		}
		fmt.Printf("%-28s %3d times: %s  %.1f s\n", name, n, verdict, time.Since(begin).Seconds())
	})
}

// after looks at what a build left: no release or a whole one as in one of wants. Then it builds the corpus again,
// whose
// release is the last of wants.
func (b *breaker) after(p place, r *result, corpus string, wants ...map[string]string) error {
	there, err := holds(p.out)
	if err == nil {
		if !slices.ContainsFunc(wants, func(want map[string]string) bool { return differ(want, there) == nil }) {
			return fmt.Errorf("the release is not whole: %w", differ(wants[0], there))
		}
		r.whole = true
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if again := p.build(b.plain, corpus, ""); again.code != codeDone {
		return fmt.Errorf("the next build ends with exit code %d: %s", again.code, again.stderr)
	}
	if there, err = holds(p.out); err != nil {
		return err
	}
	if err := differ(wants[len(wants)-1], there); err != nil {
		return fmt.Errorf("the next build is not whole: %w", err)
	}
	return p.only("release")
}

// codes demands that a build ends well with a release, or with the code, the texts in its message and no release.
func codes(code int, texts ...string) func(result) error {
	return func(r result) error {
		switch {
		case r.code == codeDone && r.whole:
			return nil
		case r.code != code:
			return fmt.Errorf("exit code %d, want %d", r.code, code)
		case r.whole:
			return fmt.Errorf("exit code %d, and the release is there", r.code)
		}
		for _, s := range texts {
			if !strings.Contains(r.stderr, s) {
				return fmt.Errorf("the message does not say %q", s)
			}
		}
		return nil
	}
}

// replaces kills builds that put a pre-release into the place of another one: the old one or the new one is there
// whole,
// or none, and the next build makes the new one.
func (b *breaker) replaces(t *testing.T) {
	t.Helper()
	preRelease := func(version string) (corpus string, tree map[string]string) {
		corpus = copyCorpus(t)
		file := filepath.Join(corpus, "corpus.yaml")
		text, err := os.ReadFile(file)
		check(t, err)
		head, tail, ok := strings.Cut(string(text), "\nversion: ")
		if !ok {
			t.Fatal("corpus.yaml has no version")
		}
		_, tail, _ = strings.Cut(tail, "\n")
		check(t, os.WriteFile(file, []byte(head+"\nversion: "+version+"\n"+tail), 0o644))
		return corpus, b.release(t, corpus)
	}
	oldCorpus, oldTree := preRelease("0.0.1-old")
	newCorpus, newTree := preRelease("0.0.1-new")
	p := newPlace(t)
	p.build(b.plain, oldCorpus, "")
	// From some calls before the old release is moved away until some are past after the new one is in its place.
	last := 0
	for i, c := range b.count(t, p, newCorpus) {
		if c.Trap == syscall.SYS_RENAMEAT {
			last = i + 1
		}
	}
	points := spread(last-12, last+28, 41)
	var outcomes [3]atomic.Int64
	b.each(t, "killed while it replaces", len(points), func(p place, i int) error {
		if r := p.build(b.plain, oldCorpus, ""); r.code != codeDone {
			return fmt.Errorf("exit code %d: %s", r.code, r.stderr)
		}
		r := p.build(b.faulty, newCorpus, fmt.Sprintf("kill %d", points[i]))
		switch there, err := holds(p.out); {
		case err != nil:
			outcomes[2].Add(1)
		case differ(oldTree, there) == nil:
			outcomes[0].Add(1)
		default:
			outcomes[1].Add(1)
		}
		if err := b.after(p, &r, newCorpus, oldTree, newTree); err != nil {
			return fmt.Errorf("kill %d: %w", points[i], err)
		}
		return nil
	})
	fmt.Printf("%-28s %d times the old one, %d times the new one, %d times none\n", "", outcomes[0].Load(),
		outcomes[1].Load(), outcomes[2].Load())
	if outcomes[0].Load() == 0 || outcomes[1].Load() == 0 || outcomes[2].Load() == 0 {
		t.Error("not all of the replacement was tried")
	}
}

// changes changes a file of the corpus at many points of a build: the release is that of the one corpus or of the
// other, or there is none and the message names the file.
func (b *breaker) changes(t *testing.T, file string) {
	t.Helper()
	changed := copyCorpus(t)
	appendTo(t, filepath.Join(changed, file))
	other := b.release(t, changed)
	if differ(b.want, other) == nil {
		t.Fatal("the change makes no difference")
	}
	calls := b.readsAndWrites(t)
	points := spread(1, calls, 24)
	corpora := make([]string, len(points))
	for i := range corpora {
		corpora[i] = copyCorpus(t)
	}
	var outcomes [3]atomic.Int64
	b.each(t, file+" changes", len(points), func(p place, i int) error {
		fault := fmt.Sprintf("touch %s %d", filepath.Join(corpora[i], file), points[i])
		r := p.build(b.faulty, corpora[i], fault)
		there, err := holds(p.out)
		switch {
		case r.code == codeDone && err == nil && differ(b.want, there) == nil:
			outcomes[0].Add(1)
			return p.only("release")
		case r.code == codeDone && err == nil && differ(other, there) == nil:
			outcomes[1].Add(1)
			return p.only("release")
		case r.code == codeFailed && errors.Is(err, fs.ErrNotExist) && strings.Contains(r.stderr, file) &&
			strings.Contains(r.stderr, "changed"):
			outcomes[2].Add(1)
			return p.only()
		}
		return fmt.Errorf("%s: exit code %d, release %w\n%s", fault, r.code, errors.Join(err, differ(b.want, there)),
			r.stderr)
	})
	fmt.Printf("%-28s %d times before it was read, %d times too late, %d times found\n", "", outcomes[1].Load(),
		outcomes[0].Load(), outcomes[2].Load())
	if outcomes[2].Load() == 0 {
		t.Errorf("no change of %s came between its two readings", file)
	}
}

// readsAndWrites gives the number of calls after which a change of a file comes too late for a build.
func (b *breaker) readsAndWrites(t *testing.T) int {
	t.Helper()
	target := filepath.Join(t.TempDir(), "file")
	for n := 1 << 20; n > 1; n /= 2 {
		check(t, os.WriteFile(target, nil, 0o644))
		newPlace(t).build(b.faulty, b.corpus, fmt.Sprintf("touch %s %d", target, n))
		if info, err := os.Stat(target); err == nil && info.Size() > 0 {
			return 2 * n
		}
	}
	t.Fatal("a build makes no system calls")
	return 0
}

// together starts several builds of one release at the same time: those that do not publish it say that another build
// is at it, or that it is there.
func (b *breaker) together(t *testing.T) {
	t.Helper()
	b.each(t, "builds at the same time", 8, func(p place, i int) error {
		results := make([]result, 3)
		var wg sync.WaitGroup
		for k := range results {
			wg.Go(func() { results[k] = p.build(b.plain, b.corpus, "") })
		}
		wg.Wait()
		done := 0
		for _, r := range results {
			switch {
			case r.code == codeDone:
				done++
			case r.code != codeFailed || !strings.Contains(r.stderr, "another build is writing"):
				return fmt.Errorf("exit code %d: %s", r.code, r.stderr)
			}
		}
		if done == 0 {
			return errors.New("none of the builds made the release")
		}
		there, err := holds(p.out)
		if err == nil {
			err = differ(b.want, there)
		}
		return errors.Join(err, p.only("release"))
	})
}

// forbidden builds into folders that the user may not write to.
func (b *breaker) forbidden(t *testing.T) {
	t.Helper()
	b.each(t, "target is read-only", 1, func(p place, _ int) error {
		parent := filepath.Dir(p.out)
		check(t, os.Mkdir(parent, 0o555))
		check(t, os.Chmod(parent, 0o555))
		defer os.Chmod(parent, 0o755)
		var as *syscall.Credential
		if os.Geteuid() == 0 { // no mode stops root
			as = &syscall.Credential{Uid: 65534, Gid: 65534}
			for _, file := range []string{b.plain, filepath.Join(b.corpus, "x"), p.out} {
				reachable(t, file)
			}
		}
		r := p.buildAs(as, b.plain, b.corpus, "")
		if r.code != codeFailed || !strings.Contains(r.stderr, p.out) || !strings.Contains(r.stderr, "permission denied") ||
			!strings.Contains(r.stderr, "--out") {
			return fmt.Errorf("exit code %d: %s", r.code, r.stderr)
		}
		return p.only()
	})
}

// reallyFull builds into a file system without enough room, if one can be mounted.
func (b *breaker) reallyFull(t *testing.T) {
	t.Helper()
	mount := []string{"unshare", "--mount", "sh", "-c",
		`mount -t tmpfs -o size=$0 tmpfs "$1" && shift && "$@"; code=$?; ls -A "$(dirname "$5")"; exit $code`}
	if out, err := exec.Command("unshare", "--mount", "sh", "-c", `mount -t tmpfs tmpfs "$0"`,
		t.TempDir()).CombinedOutput(); err != nil {
		fmt.Printf("%-28s NOT TRIED: %v %s\n", "a full file system", err, bytes.TrimSpace(out))
		return
	}
	sizes := []string{"16k", "64k", "256k", "1m", "2m", "4m"}
	b.each(t, "a full file system", len(sizes), func(p place, i int) error {
		dir := filepath.Dir(p.out)
		check(t, os.Mkdir(dir, 0o755))
		line := slices.Concat(mount, []string{sizes[i], dir}, p.line(b.plain, b.corpus))
		var stdout bytes.Buffer
		cmd := exec.Command(line[0], line[1:]...)
		cmd.Env, cmd.Stdout = p.env(""), &stdout
		r := ended(cmd)
		switch left := strings.TrimSpace(stdout.String()); {
		case r.code == codeDone && left == "release":
		case r.code != codeFailed || left != "" || !strings.Contains(r.stderr, "no space left on device"):
			return fmt.Errorf("%s: exit code %d, left %q: %s", sizes[i], r.code, left, r.stderr)
		}
		return nil
	})
}

// place is a folder for one release, which is not there yet, like the folder that holds it, and for one cache.
type place struct{ dir, out string }

func newPlace(t *testing.T) place {
	t.Helper()
	dir := t.TempDir()
	return place{dir, filepath.Join(dir, "releases", "release")}
}

func (p place) line(program, corpus string) []string {
	return []string{program, "build", corpus, "--out", p.out, "--quiet"}
}

func (p place) env(fault string) []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "TMPDIR=" + p.dir, cacheVariable + "=" + filepath.Join(p.dir, "cache")}
	if fault != "" {
		env = append(env, "SOURCEBOOK_FAULT="+fault)
	}
	return env
}

func (p place) build(program, corpus, fault string) result {
	return p.buildAs(nil, program, corpus, fault)
}

func (p place) buildAs(as *syscall.Credential, program, corpus, fault string) result {
	line := p.line(program, corpus)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = p.env(fault)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	return ended(cmd)
}

func (p place) verify(program string) result { return ended(exec.Command(program, "verify", p.out)) }

// ended runs a command and says how it ended.
func ended(cmd *exec.Cmd) result {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	var e *exec.ExitError
	if err != nil && !errors.As(err, &e) {
		return result{code: codeInternal, stderr: err.Error()}
	}
	return result{code: cmd.ProcessState.ExitCode(), stderr: stderr.String()}
}

// only is an error unless the folder of the release holds just what is named, or is not there and nothing is named.
func (p place) only(names ...string) error {
	entries, err := os.ReadDir(filepath.Dir(p.out))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, names) {
		return fmt.Errorf("the folder holds %q, want %q", got, names)
	}
	return nil
}

// holds gives mode and content of every file and folder in a release.
func holds(dir string) (map[string]string, error) {
	tree := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		tree[rel] = info.Mode().String()
		if d.Type().IsRegular() {
			data, err := os.ReadFile(p)
			tree[rel] += string(data)
			return err
		}
		return nil
	})
	return tree, err
}

// differ names a file in which two releases differ; nil if there is none.
func differ(want, got map[string]string) error {
	for p, what := range want {
		if got[p] != what {
			return fmt.Errorf("%s differs", p)
		}
	}
	for p := range got {
		if _, ok := want[p]; !ok {
			return fmt.Errorf("%s should not be there", p)
		}
	}
	return nil
}

// ends gives n numbers from 1 to the last, evenly, and all of the last ones, where a release is put into its place.
func ends(last, n, all int) []int {
	points := spread(1, last-all, n)
	for i := last - all + 1; i <= last; i++ {
		points = append(points, i)
	}
	return points
}

// spread gives n numbers from the first to the last, evenly; all of them if there are fewer.
func spread(first, last, n int) []int {
	if last-first < n {
		n = last - first + 1
	}
	out := make([]int, n)
	for i := range out {
		out[i] = first + i*(last-first)/max(n-1, 1)
	}
	return out
}

func appendTo(t *testing.T, file string) {
	t.Helper()
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	check(t, err)
	_, err = f.WriteString("\n")
	check(t, errors.Join(err, f.Close()))
}
