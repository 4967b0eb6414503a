package stage_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"testing"

	"example.org/sourcebook/pipeline/stage"
)

// keep asks the cache for what write writes under a key, and says whether write was asked for it.
func keep(t *testing.T, c *stage.Cache, key, text string) (got string, asked bool) {
	t.Helper()
	var b bytes.Buffer
	err := c.Keep(&b, key, func(w io.Writer) error {
		asked = true
		_, err := io.WriteString(w, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), asked
}

// What was written once is read from then on, by its key and its program only, and damaged bytes are written anew.
func TestKeep(t *testing.T) {
	dir := t.TempDir()
	c, told := open(t, dir, "builder")
	other, _ := open(t, dir, "another builder")
	for _, step := range []struct {
		name  string
		cache *stage.Cache
		key   string
		asked bool
	}{
		{"first", c, "a", true},
		{"again", c, "a", false},
		{"another key", c, "b", true},
		{"another builder", other, "a", true},
		{"no cache", nil, "a", true},
	} {
		text := step.name
		if !step.asked {
			text = "first"
		}
		if got, asked := keep(t, step.cache, step.key, step.name); got != text || asked != step.asked {
			t.Errorf("%s: got %q, asked: %v", step.name, got, asked)
		}
	}
	for path, b := range entries(t, dir) {
		b[len(b)/2] ^= 1
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, asked := keep(t, c, "a", "anew"); got != "anew" || !asked || len(*told) != 1 {
		t.Errorf("damaged: got %q, asked: %v, told %q", got, asked, *told)
	}
}

// What could not be written is not kept.
func TestKeepNoErrors(t *testing.T) {
	c, _ := open(t, t.TempDir(), "builder")
	broken := errors.New("broken")
	if err := c.Keep(io.Discard, "a", func(io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	if got, asked := keep(t, c, "a", "whole"); got != "whole" || !asked {
		t.Errorf("after an error: got %q, asked: %v", got, asked)
	}
}
