package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// failures is a test that notes its failures.
type failures struct {
	testing.TB
	texts []string
}

func (f *failures) Helper()           {}
func (f *failures) Error(args ...any) { f.texts = append(f.texts, fmt.Sprint(args...)) }
func (f *failures) Errorf(text string, args ...any) {
	f.texts = append(f.texts, fmt.Sprintf(text, args...))
}

func TestCompare(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "a.want")
	compare := func(updating bool, got string) []string {
		defer func(before bool) { *update = before }(*update)
		*update = updating
		f := &failures{TB: t}
		Compare(f, path, got)
		return f.texts
	}
	if got := compare(false, "one\n"); len(got) != 1 || !strings.Contains(got[0], "-update writes it") {
		t.Errorf("no file: %q", got)
	}
	if got := compare(true, "one\n"); got != nil {
		t.Errorf("written: %q", got)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "one\n" {
		t.Errorf("the file holds %q, %v", data, err)
	}
	if got := compare(false, "one\n"); got != nil {
		t.Errorf("the same: %q", got)
	}
	if got := compare(false, "two\n"); len(got) != 1 || !strings.Contains(got[0], "a.want") {
		t.Errorf("another: %q", got)
	}
}
