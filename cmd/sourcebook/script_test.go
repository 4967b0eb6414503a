package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sourcebook": main})
}

// TestScripts runs the scripts in testdata: sources in, command, files and exit code out.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv(cacheVariable, filepath.Join(e.WorkDir, ".tmp", "cache")) // there is no home folder
			e.Setenv("GOGC", os.Getenv("GOGC"))                                // as make test has it
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"bytes": writeBytes,
			"flip":  flip,
			"pack":  pack,
		},
	})
}

// exits CODE [ARG...] runs sourcebook and demands the exit code; stdout and stderr are then as after exec.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec("sourcebook", args[1:]...); err != nil {
		var e *exec.ExitError
		if !errors.As(err, &e) {
			ts.Fatalf("failed to run: %v", err)
		}
		got = e.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d\nstdout: %s\nstderr: %s", got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// writeBytes FILE QUOTED writes the bytes of a Go string literal.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE QUOTED")
	}
	s, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o644))
}

// flip PATTERN flips a bit of each file that the pattern names, of which there must be some.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: flip PATTERN")
	}
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) == 0 {
		ts.Fatalf("no file is named %s", args[0])
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		ts.Check(err)
		b[len(b)/2] ^= 1
		ts.Check(os.WriteFile(f, b, 0o600))
	}
}

// pack ARCHIVE NAME=FILE... writes a ZIP archive, a tar archive, or one that is compressed with gzip, as the name of it
// says. A file "->" is a link out of the archive, a FILE that ends with .gz is compressed.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: pack ARCHIVE NAME=FILE...")
	}
	var b bytes.Buffer
	var out io.Writer = &b
	done := func() error { return nil }
	if strings.HasSuffix(args[0], "gz") {
		z := gzip.NewWriter(&b)
		out, done = z, z.Close
	}
	zw, tw := zip.NewWriter(out), tar.NewWriter(out)
	zipped := path.Ext(args[0]) == ".zip"
	for _, a := range args[1:] {
		name, file, _ := strings.Cut(a, "=")
		header := &tar.Header{Name: name, Mode: 0o600, Typeflag: tar.TypeSymlink, Linkname: "/etc/hostname"}
		var data []byte
		if file != "->" {
			data = []byte(ts.ReadFile(strings.TrimSuffix(file, ".gz")))
			header.Typeflag = tar.TypeReg
		}
		if strings.HasSuffix(file, ".gz") {
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			_, err := z.Write(data)
			ts.Check(errors.Join(err, z.Close()))
			data = packed.Bytes()
		}
		var to io.Writer = tw
		var err error
		if header.Size = int64(len(data)); zipped {
			to, err = zw.Create(name)
		} else {
			err = tw.WriteHeader(header)
		}
		ts.Check(err)
		_, err = to.Write(data)
		ts.Check(err)
	}
	if zipped {
		ts.Check(zw.Close())
	} else {
		ts.Check(tw.Close())
	}
	ts.Check(done())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}
