package ingest_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

// mainBlocks gives the blocks of the main text of a file, without white space.
func mainBlocks(t *testing.T, path string, content []byte) []string {
	t.Helper()
	s := &tables.Source{DocumentID: "d", Path: path, Content: content}
	r := stagetest.Run(t, only, stagetest.Lexicon("../.."), s).Reader()
	text, layout := tables.Texts.One(r), tables.Layouts.One(r)
	var out []string
	for _, b := range layout.Blocks {
		if b.Main {
			out = append(out, strings.Join(strings.FieldsFunc(text.Text[b.Start:b.End], unicode.IsSpace), ""))
		}
	}
	return out
}

// TestSamePageInEveryKind reads pages as a word processor wrote them in other kinds, and as a message: they have the
// blocks of the page in HTML, to an F1 of 98 in 100.
func TestSamePageInEveryKind(t *testing.T) {
	files, err := filepath.Glob("testdata/kinds/*.*")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		page, err := os.ReadFile(filepath.Join("pdf", "testdata", strings.TrimSuffix(name, filepath.Ext(name))+".html"))
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := mainBlocks(t, "page.html", page)
		compareBlocks(t, name, mainBlocks(t, name, content), want)
		const head = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
		compareBlocks(t, name+" as a message", mainBlocks(t, "page.eml", append([]byte(head), page...)), want)
	}
}

func compareBlocks(t *testing.T, name string, got, want []string) {
	t.Helper()
	left, same := slices.Clone(want), 0
	for _, b := range got {
		if i := slices.Index(left, b); i >= 0 {
			left = slices.Delete(left, i, i+1)
			same++
		}
	}
	if f := 200 * same / max(1, len(got)+len(want)); f < 98 || len(want) < 4 {
		t.Errorf("%s: F1 of blocks is .%d\ngot  %q\nwant %q", name, f, got, want)
	}
}
