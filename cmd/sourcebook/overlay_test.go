package main

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// The tests that take minutes run only on demand: .ci/variations and .ci/faults ask for them.
var (
	allVariations = flag.Bool("variations", false, "run all variations, each with its planted fault")
	allFaults     = flag.Bool("faults", false, "run all faults")
)

// compile builds the program under that name, with an overlay if there is one, and gives the binary's path. flags go to
// go build.
func compile(t testing.TB, name string, overlay map[string]string, flags ...string) string {
	t.Helper()
	return compileAt(t, ".", name, overlay, flags...)
}

// compileAt builds the program from its package in the folder dir.
func compileAt(t testing.TB, dir, name string, overlay map[string]string, flags ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	if runtime.GOOS == "windows" {
		out += ".exe"
	}
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-o", out}, flags...)
	if overlay != nil {
		data, err := json.Marshal(map[string]any{"Replace": overlay})
		check(t, err)
		args = append(args, "-overlay", write(t, "overlay.json", string(data)))
	}
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, msg)
	}
	return out
}

// planted is an overlay in which the rights of a document pass through a function with that body.
func planted(t testing.TB, body string) map[string]string {
	t.Helper()
	fault := "package documents\n\nimport (\n\t\"os\"\n\t\"strconv\"\n\t\"time\"\n)\n\nvar _, _, _ = os.Getenv, " +
		"strconv.Itoa, time.Now\n\nfunc planted(s string) string {\n\t" + body + "\n}\n"
	return plantFile(t, write(t, "planted.go", fault))
}

// plant is an overlay in which the rights of a document pass through testdata/overlay/planted.go.
func plant(t testing.TB) map[string]string {
	t.Helper()
	return plantFile(t, overlaid(t, "planted.go"))
}

func plantFile(t testing.TB, file string) map[string]string {
	t.Helper()
	stage, err := filepath.Abs("../../pipeline/documents")
	check(t, err)
	source := filepath.Join(stage, "documents.go")
	return map[string]string{
		source:                             edit(t, source, "declared.Rights,", "planted(declared.Rights),"),
		filepath.Join(stage, "planted.go"): file,
	}
}

// shiftClock is an overlay in which time.Now is later by eleven years and some hours if SOURCEBOOK_CLOCK is set.
func shiftClock(t testing.TB) map[string]string {
	t.Helper()
	source := filepath.Join(goroot(t), "src", "time", "time.go")
	return map[string]string{source: edit(t, source, "func Now() Time {", `func Now() Time {
	if _, ok := syscall.Getenv("SOURCEBOOK_CLOCK"); ok {
		return trueNow().AddDate(11, 5, 3).Add(7*Hour + 13*Minute)
	}
	return trueNow()
}

func trueNow() Time {`, "import (", "import (\n\t\"syscall\"")}
}

// reverseFolders is an overlay in which the entries of a folder come in the reverse order, before anyone sorts them, if
// SOURCEBOOK_ORDER is set.
func reverseFolders(t testing.TB) map[string]string {
	source := filepath.Join(goroot(t), "src", "os", "dir_unix.go")
	const signature = "readdir(n int, mode readdirMode) (names []string, dirents []DirEntry, infos []FileInfo, err " +
		"error) {"
	return map[string]string{source: edit(t, source, "func (f *File) "+signature, "func (f *File) "+signature+`
	names, dirents, infos, err = f.inOrder(n, mode)
	if Getenv("SOURCEBOOK_ORDER") != "" {
		slices.Reverse(names)
		slices.Reverse(dirents)
		slices.Reverse(infos)
	}
	return
}

func (f *File) inOrder(n int, mode readdirMode) (names []string, dirents []DirEntry, infos []FileInfo, err error) {`,
		"import (", "import (\n\t\"slices\"")}
}

// failCalls is an overlay in which system calls fail as testdata/overlay/faults.go says.
func failCalls(t testing.TB) map[string]string {
	t.Helper()
	dir := filepath.Join(goroot(t), "src", "syscall")
	source := filepath.Join(dir, "syscall_linux.go")
	overlay := map[string]string{filepath.Join(dir, "sourcebook_faults.go"): overlaid(t, "faults.go")}
	const call, call6 = "	r1, r2, err = RawSyscall6(trap, a1, a2, a3, 0, 0, 0)\n",
		"	r1, r2, err = RawSyscall6(trap, a1, a2, a3, a4, a5, a6)\n"
	faulty := func(call string) string {
		return "	if a3, err = fault(trap, a1, a2, a3); err != 0 {\n		runtime_exitsyscall()\n		return ^uintptr(0), 0, " +
			"err\n	}\n" + call
	}
	overlay[source] = edit(t, source, call, faulty(call), call6, faulty(call6))
	return overlay
}

// edit copies a source file with some texts replaced, each of which must stand there once.
func edit(t testing.TB, file string, pairs ...string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	check(t, err)
	s := string(data)
	for i := 0; i < len(pairs); i += 2 {
		if strings.Count(s, pairs[i]) != 1 {
			t.Fatalf("%s does not hold %q once", file, pairs[i])
		}
		s = strings.Replace(s, pairs[i], pairs[i+1], 1)
	}
	return write(t, filepath.Base(file), s)
}

func overlaid(t testing.TB, name string) string {
	t.Helper()
	p, err := filepath.Abs(filepath.Join("testdata", "overlay", name))
	check(t, err)
	return p
}

var gorootOnce = sync.OnceValues(func() ([]byte, error) { return exec.Command("go", "env", "GOROOT").Output() })

func goroot(t testing.TB) string {
	t.Helper()
	out, err := gorootOnce()
	check(t, err)
	return strings.TrimSpace(string(out))
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	check(t, os.WriteFile(p, []byte(content), 0o644))
	return p
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
