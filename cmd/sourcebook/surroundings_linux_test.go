package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestVariations runs every variation that this system has, and shows for each that its planted fault is found. It
// prints a line a variation.
func TestVariations(t *testing.T) {
	if !*allVariations {
		t.Skip("takes minutes; run .ci/variations")
	}
	plain := compile(t, "plain", nil)
	faulty := compile(t, "faulty", plant(t))
	l := newLaboratory(t, func(fault bool) string {
		if fault {
			return faulty
		}
		return plain
	})
	missing := 0
	for _, v := range append(everywhere(t), onLinux(t, plain, faulty)...) {
		begin := time.Now()
		result := "one digest; the planted fault is found"
		ok := t.Run(v.name, func(t *testing.T) {
			if v.missing != nil {
				if reason := v.missing(); reason != "" {
					missing++
					result = "NOT TRIED: " + reason
					return
				}
			}
			l.same(t, v)
			l.found(t, v)
		})
		if !ok {
			result = "FAILED"
		}
		fmt.Printf("%-28s %s  %.1f s\n", v.name, result, time.Since(begin).Seconds())
	}
	if missing > 0 {
		fmt.Printf("%d variations could not be tried on this machine\n", missing)
	}
}

// onLinux gives the variations that need Linux.
func onLinux(t testing.TB, plain, faulty string) []variation {
	wrap := func(command ...string) func(*surroundings) {
		return func(s *surroundings) { s.wrapper = command }
	}
	either := func(plain, faulty string) func(bool) string {
		return func(fault bool) string {
			if fault {
				return faulty
			}
			return plain
		}
	}
	umask := func(mask string) func(*surroundings) { return wrap("sh", "-c", "umask "+mask+` && exec "$@"`, "sh") }
	host := []string{"unshare", "--uts"}
	if os.Geteuid() != 0 {
		host = append(host, "--map-root-user")
	}
	host = append(host, "sh", "-c", `hostname another-host && exec "$@"`, "sh")
	user := []string{"unshare", "--map-root-user"}
	if os.Geteuid() == 0 {
		user = []string{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}
	}
	works := func(command ...string) func() string {
		return func() string {
			if out, err := exec.Command(command[0], append(command[1:], "true")...).CombinedOutput(); err != nil {
				return strings.TrimSpace(fmt.Sprint(strings.Join(command, " "), ": ", err, " ", string(out)))
			}
			return ""
		}
	}
	overlay := laboratoryOverlay(t)
	changed := laboratoryOverlay(t)
	maps.Copy(changed, plant(t))
	program := either(compile(t, "clock", overlay), compile(t, "clock", changed))
	elsewhere := filepath.Join(t.TempDir(), "checked out", "elsewhere")
	checkout(t, elsewhere)
	return []variation{
		{name: "clock", planted: "clock", program: program,
			change: func(s *surroundings) { s.env = append(s.env, "SOURCEBOOK_CLOCK=later") }},
		{name: "path of the checkout", planted: "checkout", program: either(
			compileAt(t, filepath.Join(elsewhere, "cmd", "sourcebook"), "elsewhere", nil),
			compile(t, "elsewhere", plant(t),
				"-ldflags=-X=example.org/sourcebook/pipeline/documents.checkout="+strings.ReplaceAll(elsewhere, " ", "")))},
		{name: "path of the program", planted: "program", program: either(moved(t, plain), moved(t, faulty))},
		{name: "umask 077", planted: "umask", change: umask("077")},
		{name: "umask 000", planted: "umask", change: umask("000")},
		{name: "order of folders", planted: "file order", program: program,
			change: func(s *surroundings) { s.env = append(s.env, "SOURCEBOOK_ORDER=reversed") }},
		{name: "modes of the files", planted: "file modes", change: func(s *surroundings) { s.corpus = private(t) }},
		{name: "number of processors", planted: "processors", change: wrap("taskset", "--cpu-list", lastProcessor(t)),
			missing: func() string {
				if runtime.NumCPU() < 2 {
					return "there is one processor only"
				}
				return works("taskset", "--cpu-list", lastProcessor(t))()
			}},
		{name: "name of the host", planted: "host", change: wrap(host...), missing: works(host...)},
		{name: "user id", planted: "user id", missing: works(user...), change: func(s *surroundings) {
			s.wrapper = user
			s.out = filepath.Join(open(t), "release")
			for _, file := range []string{s.program, s.corpus} {
				reachable(t, file)
			}
		}},
		{name: "another file system", planted: "release",
			missing: func() string { _, reason := otherFileSystem(t); return reason },
			change:  func(s *surroundings) { s.out = filepath.Join(onOtherFileSystem(t), "release") }},
		{name: "TMPDIR elsewhere", planted: "temporary folder",
			missing: func() string { _, reason := otherFileSystem(t); return reason },
			change:  func(s *surroundings) { s.env = append(s.env, "TMPDIR="+onOtherFileSystem(t)) }},
	}
}

// laboratoryOverlay is the overlay of a program whose clock can be shifted, whose folders can be listed in another
// order,
// and whose system calls can be made to fail. There is one for all tests, so that the standard library is compiled once
// more only once.
func laboratoryOverlay(t testing.TB) map[string]string {
	overlay := shiftClock(t)
	maps.Copy(overlay, reverseFolders(t))
	maps.Copy(overlay, failCalls(t))
	return overlay
}

// checkout copies what the program is compiled from to dir.
func checkout(t testing.TB, dir string) {
	t.Helper()
	top, err := filepath.Abs("../..")
	check(t, err)
	check(t, os.MkdirAll(dir, 0o755))
	check(t, fs.WalkDir(os.DirFS(top), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != "." && strings.HasPrefix(d.Name(), "."), p == "datasets":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return os.MkdirAll(filepath.Join(dir, p), 0o755)
		}
		data, err := os.ReadFile(filepath.Join(top, p))
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, p), data, 0o644)
	}))
}

// moved copies a program to another place under another name.
func moved(t testing.TB, program string) string {
	t.Helper()
	data, err := os.ReadFile(program)
	check(t, err)
	p := filepath.Join(t.TempDir(), "another name")
	check(t, os.WriteFile(p, data, 0o755))
	return p
}

// private copies the corpus to files that only their owner can read.
func private(t testing.TB) string {
	t.Helper()
	dir := copyCorpus(t)
	entries, err := os.ReadDir(dir)
	check(t, err)
	for _, e := range entries {
		check(t, os.Chmod(filepath.Join(dir, e.Name()), 0o600))
	}
	return dir
}

// lastProcessor gives the number of a processor that this process may use.
func lastProcessor(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("/proc/self/status")
	check(t, err)
	_, list, ok := strings.Cut(string(data), "Cpus_allowed_list:")
	if !ok {
		t.Fatal("/proc/self/status names no processors")
	}
	list, _, _ = strings.Cut(strings.TrimSpace(list), "\n")
	return list[strings.LastIndexAny(list, ",-")+1:]
}

// open gives a new folder that every user can write to.
func open(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	check(t, os.Chmod(dir, 0o777))
	reachable(t, dir)
	return dir
}

// reachable lets every user pass the folders of this test above a file.
func reachable(t testing.TB, file string) {
	t.Helper()
	for dir := filepath.Dir(file); dir != os.TempDir() && dir != "/" && dir != "."; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		check(t, err)
		if info.Mode()&0o005 != 0o005 {
			check(t, os.Chmod(dir, info.Mode()|0o055))
		}
	}
}

// otherFileSystem gives a folder on another file system than the temporary folder, or says why there is none.
func otherFileSystem(t testing.TB) (dir, reason string) {
	t.Helper()
	device := func(dir string) uint64 {
		var st syscall.Stat_t
		check(t, syscall.Stat(dir, &st))
		return st.Dev
	}
	here := device(t.TempDir())
	for _, dir := range []string{"/dev/shm", "/run/user/" + fmt.Sprint(os.Getuid()), "/var/tmp", os.Getenv("HOME")} {
		if f, err := os.CreateTemp(dir, "sourcebook-*"); err == nil {
			f.Close()
			os.Remove(f.Name())
			if device(dir) != here {
				return dir, ""
			}
		}
	}
	return "", "there is one file system only"
}

// onOtherFileSystem makes a folder there, for the time of the test.
func onOtherFileSystem(t testing.TB) string {
	t.Helper()
	parent, reason := otherFileSystem(t)
	if reason != "" {
		t.Fatal(reason)
	}
	dir, err := os.MkdirTemp(parent, "sourcebook-*")
	check(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
