package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language/packed"
)

const root = "../../.."

// overlay packs the language knowledge of the repository into a folder, and gives what replaces each file.
func overlay(t *testing.T, dir string) (replace map[string]string) {
	t.Helper()
	if err := run(root, dir); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "overlay.json"))
	if err != nil {
		t.Fatal(err)
	}
	var read struct{ Replace map[string]string }
	if err := json.Unmarshal(data, &read); err != nil {
		t.Fatal(err)
	}
	return read.Replace
}

// TestPack packs the language knowledge, and looks at the files and at the program that carries them.
func TestPack(t *testing.T) {
	if testing.Short() {
		t.Skip("packs 60 MB, and compiles two programs")
	}
	dir := t.TempDir()
	replace := overlay(t, dir)
	t.Run("files", func(t *testing.T) { packedFiles(t, replace) })
	t.Run("program", func(t *testing.T) { packedProgram(t, dir) })
}

// packedFiles: each file of the language knowledge is packed and comes out again as it was, all in less than half of
// the room; what is taken away is tests and their data only.
func packedFiles(t *testing.T, replace map[string]string) {
	files, before, after := 0, 0, 0
	for from, to := range replace {
		if to == "" {
			if !isOfTest(from) {
				t.Errorf("%s is taken away", from)
			}
			continue
		}
		want, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		got, err := packed.Unpack(kept)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what it was: %v", from, err)
		}
		files, before, after = files+1, before+len(want), after+len(kept)
	}
	if files < 1000 || after*2 > before {
		t.Errorf("%d files, %d bytes of %d", files, after, before)
	}
}

// packedProgram: the program with the packed lexicon names itself as the one without, with the same source and the
// same language knowledge, and reads figures as it does.
func packedProgram(t *testing.T, dir string) {
	var said [2]string
	for i, flags := range [][]string{nil, {"-overlay", filepath.Join(dir, "overlay.json")}} {
		program := filepath.Join(dir, "program.exe")
		build := exec.Command("go", append(append([]string{"build", "-o", program}, flags...), "./cmd/sourcebook")...)
		build.Dir = root
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, args := range [][]string{{"version", "--json"}, {"figures", "-"}} {
			c := exec.Command(program, args...)
			c.Stdin = strings.NewReader("En mars 2022, 45 suspects ont remis 3,5 M€.\n")
			out, err := c.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			said[i] += string(out)
		}
	}
	if said[0] != said[1] || !strings.Contains(said[0], "3500000") {
		t.Errorf("plain:\n%s\npacked:\n%s", said[0], said[1])
	}
}
