package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"example.org/sourcebook/pipeline/corpus"
)

// TestFullDisk checks that a full disk is told with the folder and the bytes that the corpus needs, and that any other
// error is told as it is.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	for name, n := range map[string]int{"a.txt": 1000, "b.txt": 500} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Repeat("word ", n/5)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	full := &fs.PathError{Op: "write", Path: "x.spool", Err: syscall.ENOSPC}
	got := withRoom(full, c, filepath.Join("releases", "one"))
	want := "the disk of releases is full: write x.spool: no space left on device; the build needs up to 33626432 bytes " +
		"there (33 MiB): free as much, or give a folder on another disk with --out"
	if got.Error() != want || !errors.Is(got, syscall.ENOSPC) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if other := errors.New("other"); withRoom(other, c, "x").Error() != "other" || withRoom(nil, c, "x") != nil {
		t.Error("another error is not told as it is")
	}
}
