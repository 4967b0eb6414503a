package rebuild

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.org/sourcebook/pipeline/lineage"
)

// executable ends the name of a program.
var executable = map[string]string{"windows": ".exe"}[runtime.GOOS]

// toolchain is a go command that compiles with one exact version of Go, in an environment that holds nothing that could
// change the program.
type toolchain struct {
	command, version string
	env              []string
}

// places are the settings of Go that say where modules and compiled packages lie and where modules and toolchains come
// from. They are taken from the user's own settings, whether set in the environment or with go env -w: the digests of
// go.sum and of the checksum database decide what is accepted, so no place can change what is compiled.
var places = []string{"GOPATH", "GOMODCACHE", "GOCACHE", "GOPROXY", "GONOPROXY", "GOPRIVATE", "GOSUMDB", "GONOSUMDB",
	"GOINSECURE", "GOVCS", "GOAUTH"}

// surroundings are the variables that programs need to find their folders and the network.
var surroundings = []string{"PATH", "HOME", "TMPDIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
	"SSL_CERT_FILE", "SSL_CERT_DIR",
	"USERPROFILE", "LOCALAPPDATA", "APPDATA", "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "TEMP", "TMP"}

// settings are what every builder is compiled with. All else that could change the program is absent: GOROOT, since the
// go command knows its own library; GOEXPERIMENT, GODEBUG, GOOS, GOARCH and the variants of processors; GOENV=off keeps
// a file of settings from bringing them back.
var settings = []string{"CGO_ENABLED=0", "GOFLAGS=-mod=readonly -trimpath -buildvcs=false", "GOWORK=off", "GOENV=off",
	"GO111MODULE=on"}

// newToolchain finds a go command that compiles with that version of Go. empty is a folder outside of any module.
func newToolchain(ctx context.Context, v, empty string) (*toolchain, error) {
	if !version.IsValid(v) || strings.ContainsAny(v, "-+ ") {
		return nil, fmt.Errorf("the release was made with %q, which is no released version of Go; "+
			"only the program that made it can rebuild it", v)
	}
	command, err := exec.LookPath("go")
	if err != nil {
		return nil, fmt.Errorf("there is no go command to compile the builder of the release with: %w; "+
			"install Go (https://go.dev/dl/), any version from 1.21 on, and see that it is on the PATH", err)
	}
	t := &toolchain{command: command, version: v, env: append(os.Environ(), "GOTOOLCHAIN=local", "GOFLAGS=", "GOWORK=off")}
	found, err := t.run(ctx, empty, append([]string{"env", "-json"}, places...)...)
	if err != nil {
		return nil, fmt.Errorf("failed to ask %s for its settings: %w", command, err)
	}
	var set map[string]string
	if err := json.Unmarshal(found, &set); err != nil {
		return nil, fmt.Errorf("failed to ask %s for its settings: %w", command, err)
	}
	t.env = append(inherited(surroundings), settings...)
	t.env = append(t.env, "GOTOOLCHAIN="+v)
	for _, name := range places {
		if set[name] != "" {
			t.env = append(t.env, name+"="+set[name])
		}
	}
	is, err := t.run(ctx, empty, "env", "GOVERSION")
	if err != nil {
		return nil, fmt.Errorf("the release was made with %s, and the go command cannot get it: %w\n"+
			"install it with: go install golang.org/dl/%s@latest && %s download", v, err, v, v)
	}
	if got := string(bytes.TrimSpace(is)); got != v {
		return nil, fmt.Errorf("the release was made with %s, and %s compiles with %s; "+
			"install Go 1.21 or later, which gets the version it is asked for", v, command, got)
	}
	return t, nil
}

// compile makes the program from the source in dir.
func (t *toolchain) compile(ctx context.Context, dir, program string) error {
	if _, err := t.run(ctx, dir, "list", "-deps", "./cmd/sourcebook"); err != nil {
		return fmt.Errorf("failed to get what the builder of the release is compiled from; "+
			"its modules must be in the module cache (go env GOMODCACHE) or at the module proxy (go env GOPROXY): %w", err)
	}
	if _, err := t.run(ctx, dir, "build", "-o", program, "./cmd/sourcebook"); err != nil {
		return fmt.Errorf("failed to compile the builder of the release: %w", err)
	}
	return nil
}

// run runs the go command in dir and gives what it prints. Errors hold what it prints on standard error.
func (t *toolchain) run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	return runCommand(ctx, dir, t.env, t.command, args...)
}

// runRecorded runs the builder of a release as the manifest says that it was run: on the texts in corpus, in an empty
// folder, with an empty home and next to no environment, so that it finds neither settings nor a cache.
func runRecorded(ctx context.Context, program, corpus, out, scratch string, c *lineage.Configuration) error {
	args := []string{"build", corpus, "--out", out, "--quiet"}
	if c.KeepGoing {
		args = append(args, "--keep-going")
	}
	if c.ExcelCSV {
		args = append(args, "--csv-profile", "excel")
	}
	if c.MaxBytes > 0 {
		if c.MaxBytes%(1<<20) != 0 {
			return fmt.Errorf("the release was made with a limit of %d bytes a source, "+
				"which the build command cannot be given: it takes whole MiB", c.MaxBytes)
		}
		args = append(args, "--max-source-mib", strconv.FormatInt(c.MaxBytes>>20, 10))
	}
	env := inherited([]string{"SYSTEMROOT"})
	for _, name := range []string{"HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME", "TMPDIR", "TMP", "TEMP"} {
		dir := filepath.Join(scratch, strings.ToLower(name))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		env = append(env, name+"="+dir)
	}
	empty := filepath.Join(scratch, "empty")
	if err := os.MkdirAll(empty, 0o755); err != nil {
		return err
	}
	_, err := runCommand(ctx, empty, env, program, args...)
	const leftOut = 3 // exit code of a build that went on without some sources
	var e *exec.ExitError
	if errors.As(err, &e) && e.ExitCode() == leftOut {
		err = nil
	}
	if errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("failed to run the builder of the release: %w; "+
			"if programs may not run there, give another folder with --keep", err)
	}
	if err != nil {
		return fmt.Errorf("the builder of the release failed to build it: %w", err)
	}
	return nil
}

// inherited gives the variables of the environment that are named, without regard to letter case, by name.
func inherited(names []string) []string {
	var out []string
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if slices.Contains(names, strings.ToUpper(name)) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// runCommand runs a program and gives its standard output. An error ends with the last lines of its standard error. A
// cancelled context interrupts it and gives it time to clean up.
func runCommand(ctx context.Context, dir string, env []string, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Env = dir, env
	cmd.Cancel = func() error {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
	cmd.WaitDelay = 10 * time.Second
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		if text := lastLines(said.String(), 10); text != "" {
			err = fmt.Errorf("%w\n%s", err, text)
		}
		return nil, err
	}
	return out.Bytes(), nil
}

// lastLines gives the last n lines of a text.
func lastLines(s string, n int) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
