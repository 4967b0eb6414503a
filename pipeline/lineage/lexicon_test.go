package lineage_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/lineagetest"
)

// lexicon.zip holds the files that were opened and no others, each once, by path; it does not depend on their order.
func TestLexicon(t *testing.T) {
	write := func(opened ...string) (string, []lineage.File) {
		t.Helper()
		var b bytes.Buffer
		l, err := lineage.ReadLexicon(lineagetest.SmallLexicon, opened)
		if err == nil {
			err = l.WriteZip(&b)
		}
		if err != nil {
			t.Fatal(err)
		}
		return b.String(), l.Files
	}
	one, files := write("fr/nom.tsv", "root/né.tsv")
	if other, _ := write("root/né.tsv", "fr/nom.tsv", "root/né.tsv"); other != one {
		t.Error("another order gives other bytes")
	}
	want := []lineage.File{
		{Path: "sources/lexicon/fr/nom.tsv", Bytes: 15, SHA256: lineagetest.Digest([]byte("# source: none\n"))},
		{Path: "sources/lexicon/root/né.tsv", Bytes: 2, SHA256: lineagetest.Digest([]byte("x\n"))},
	}
	if d := cmp.Diff(want, files); d != "" {
		t.Error(d)
	}
	dir := t.TempDir()
	lineagetest.Write(t, filepath.Join(dir, lineage.LexiconName), one)
	z, err := lineage.OpenLexicon(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var inside []lineage.File
	for _, f := range z.File {
		d, err := lineage.DigestEntry(f)
		if err != nil {
			t.Fatal(err)
		}
		inside = append(inside, d)
	}
	if d := cmp.Diff(want, inside); d != "" {
		t.Error(d)
	}
	if _, err := lineage.ReadLexicon(lineagetest.SmallLexicon, []string{"fr/none.tsv"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// What is no language knowledge, or would be written outside of its folder, is not opened.
func TestOpenLexiconRefuses(t *testing.T) {
	if _, err := lineage.OpenLexicon(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an older release: %v", err)
	}
	for name, want := range map[string]string{
		"cmd/sourcebook/main.go":        "is not language knowledge",
		"sources/lexicon":               "is not language knowledge",
		"sources/lexicon/../../main.go": "leads out of the folder",
		"/sources/lexicon/fr/a.tsv":     "leads out of the folder",
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		lineagetest.Write(t, filepath.Join(dir, lineage.LexiconName), b.String())
		if _, err := lineage.OpenLexicon(dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got the error %v, want one with %q", name, err, want)
		}
	}
}
