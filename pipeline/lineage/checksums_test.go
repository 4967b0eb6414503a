package lineage_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
)

func TestChecksums(t *testing.T) {
	files := []lineage.File{
		{Path: "b/x", Bytes: -1, SHA256: lineagetest.Digest([]byte("1"))},
		{Path: "B", Bytes: -1, SHA256: lineagetest.Digest([]byte("2"))},
		{Path: "b", Bytes: -1, SHA256: lineagetest.Digest([]byte("3"))},
		{Path: "b\\n\nx", Bytes: -1, SHA256: lineagetest.Digest([]byte("4"))},
		{Path: "é", Bytes: -1, SHA256: lineagetest.Digest([]byte("5"))},
	}
	text := lineage.FormatChecksums(files)
	want := fmt.Sprintf("%s  B\n%s  b\n%s  b/x\n\\%s  b\\\\n\\nx\n%s  é\n",
		files[1].SHA256, files[2].SHA256, files[0].SHA256, files[3].SHA256, files[4].SHA256)
	if string(text) != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	got, err := lineage.ParseChecksums(text)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]lineage.File{files[1], files[2], files[0], files[3], files[4]}, got); d != "" {
		t.Error(d)
	}
}

func TestParseChecksumsRefuses(t *testing.T) {
	sum := lineagetest.Digest(nil)
	for name, text := range map[string]string{
		"no line end":          sum + "  a",
		"upper case":           strings.ToUpper(sum) + "  a\n",
		"one space":            sum + " a\n",
		"binary mark":          sum + " *a\n",
		"short digest":         sum[1:] + "  a\n",
		"no path":              sum + "  \n",
		"twice":                sum + "  a\n" + sum + "  a\n",
		"out of order":         sum + "  b\n" + sum + "  a\n",
		"out of the folder":    sum + "  ../a\n",
		"absolute":             sum + "  /a\n",
		"not plain":            sum + "  a//b\n",
		"an empty line":        sum + "  a\n\n",
		"escaped for no cause": "\\" + sum + "  a\n",
		"not escaped":          sum + "  a\\b\n",
		"carriage return":      sum + "  a\r\n",
	} {
		if files, err := lineage.ParseChecksums([]byte(text)); err == nil {
			t.Errorf("%s: accepted as %v", name, files)
		}
	}
}

func FuzzParseChecksums(f *testing.F) {
	f.Add([]byte(lineagetest.Digest(nil) + "  a\n"))
	f.Add([]byte("\\" + lineagetest.Digest(nil) + "  a\\nb\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := lineage.ParseChecksums(data)
		if err == nil && string(lineage.FormatChecksums(files)) != string(data) {
			t.Errorf("%q is accepted and written as %q", data, lineage.FormatChecksums(files))
		}
	})
}

// sha256sum of coreutils accepts the file and finds what changed.
func TestChecksumsWithSha256sum(t *testing.T) {
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip("this machine has no sha256sum")
	}
	check := func(dir string) error {
		cmd := exec.Command("sha256sum", "--check", "--strict", "--quiet", lineage.ChecksumsName)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	}
	dir := lineagetest.Release(t, lineagetest.Options{})
	if err := check(dir); err != nil {
		t.Error(err)
	}
	lineagetest.Write(t, filepath.Join(dir, "README.md"), "x")
	if err := check(dir); err == nil {
		t.Error("sha256sum does not find the file that changed")
	}
	top := repository(t)
	lineagetest.Write(t, filepath.Join(top, "sources/c/strange\\name\n.txt"), "x")
	text, err := lineage.RepositoryChecksums(top)
	if err != nil {
		t.Fatal(err)
	}
	lineagetest.Write(t, filepath.Join(top, lineage.ChecksumsName), string(text))
	if err := check(top); err != nil {
		t.Error(err)
	}
}

func repository(t *testing.T) string {
	t.Helper()
	top := t.TempDir()
	for _, p := range []string{"sources/c/a.txt", "sources/c/.DS_Store", "sources/lexicon/fr/x.tsv",
		"datasets/c/0.1.0/README.md",
		"datasets/c/0.2.0-dev/README.md", "datasets/c/.0.3.0.building/release/README.md", "datasets/c/.0.3.0.lock",
		"README.md"} {
		lineagetest.Write(t, filepath.Join(top, p), p)
	}
	return top
}

func TestRepositoryChecksums(t *testing.T) {
	top := repository(t)
	text, err := lineage.RepositoryChecksums(top)
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, p := range []string{"datasets/c/0.1.0/README.md", "sources/c/a.txt"} {
		want += lineagetest.Digest([]byte(p)) + "  " + p + "\n"
	}
	if string(text) != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if _, err := lineage.VerifyRepository(top); err == nil {
		t.Error("a repository without CHECKSUMS passes")
	}
	lineagetest.Write(t, filepath.Join(top, lineage.ChecksumsName), string(text))
	if m, err := lineage.VerifyRepository(top); err != nil || len(m) > 0 {
		t.Errorf("got %v, %v", m, err)
	}
	lineagetest.Write(t, filepath.Join(top, "sources/c/a.txt"), "changed")
	lineagetest.Write(t, filepath.Join(top, "sources/c/b.txt"), "new")
	if err := os.Remove(filepath.Join(top, "datasets/c/0.1.0/README.md")); err != nil {
		t.Fatal(err)
	}
	m, err := lineage.VerifyRepository(top)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range m {
		got = append(got, m.What)
	}
	if d := cmp.Diff([]string{"datasets/c/0.1.0/README.md in CHECKSUMS", "sources/c/a.txt in CHECKSUMS",
		"sources/c/b.txt in CHECKSUMS"}, got); d != "" {
		t.Error(d)
	}
}
