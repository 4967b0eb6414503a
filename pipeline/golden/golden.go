// Package golden holds what tests print against files that hold what they printed before, and writes those files anew
// when a test runs with the flag -update. Only tests import it.
//
//	go test ./pipeline/ingest -update
//
// A golden file is a guard and no proof: it says that something changed, and the difference has to be read.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files as the tests print them now")

// Updating says whether golden files are to be written: for tests whose files hold more than what they print.
func Updating() bool { return *update }

// Compare reports a difference between what a test got and the file, or writes the file if the test runs with -update.
func Compare(t testing.TB, path, got string) {
	t.Helper()
	if Updating() {
		if err := write(path, got); err != nil {
			t.Error(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v; -update writes it", err)
		return
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: what stands there (-) and what there is now (+); -update writes it anew:\n%s", path, d)
	}
}

// write makes the file and, if need be, its folder.
func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}
