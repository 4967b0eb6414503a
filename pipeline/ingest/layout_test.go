package ingest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/golden"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

var kindNames = []string{"paragraph", "heading", "item", "quote", "caption", "cell", "code", "byline", "control",
	"matter"}

// show prints the blocks and statements of a page, a line each.
func show(text *tables.Text, layout *tables.Layout) string {
	var b strings.Builder
	for _, x := range layout.Blocks {
		main := " "
		if x.Main {
			main = "+"
		}
		fmt.Fprintf(&b, "%s %s", main, kindNames[x.Kind])
		if x.Level > 0 {
			fmt.Fprintf(&b, " %d", x.Level)
		}
		if x.Links > 0 {
			fmt.Fprintf(&b, " links=%d", x.Links)
		}
		fmt.Fprintf(&b, " %q\n", text.Text[x.Start:x.End])
	}
	for _, s := range layout.Stated {
		fmt.Fprintf(&b, "= %s %s %q", s.Field, s.Rule, s.Value)
		if s.End > 0 {
			fmt.Fprintf(&b, " at %q", text.Text[s.Start:s.End])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestLayout(t *testing.T) {
	pages, err := filepath.Glob("testdata/layout/*.*")
	if err != nil || len(pages) < 4 {
		t.Fatal(pages, err)
	}
	for _, p := range pages {
		if strings.HasSuffix(p, ".want") {
			continue
		}
		t.Run(filepath.Base(p), func(t *testing.T) {
			content, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			s := &tables.Source{DocumentID: "d", Path: filepath.Base(p), Content: content}
			r := stagetest.Run(t, only, nil, s).Reader()
			got := show(tables.Texts.One(r), tables.Layouts.One(r))
			golden.Compare(t, p+".want", got)
		})
	}
}
