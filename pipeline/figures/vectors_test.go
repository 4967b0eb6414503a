package figures_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/golden"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/survey"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// readings are the figures of a document and the refusals, in the order of the text.
type readings struct {
	figures []*schema.Figure
	refused []*schema.Rejection
}

// program is the language knowledge that the program carries.
var program = sync.OnceValue(func() *language.Lexicon { return language.Open(os.DirFS("../../sources/lexicon")) })

// readFigures runs the stages from a text to its figures over one document.
func readFigures(t testing.TB, l *language.Lexicon, tag, text string, published schema.Date) readings {
	t.Helper()
	return readDeclared(t, l, tables.Declared{Language: tag, Published: published}, text)
}

// readDeclared is readFigures for a text of which more is declared.
func readDeclared(t testing.TB, l *language.Lexicon, declared tables.Declared, text string) readings {
	t.Helper()
	r := &stage.Runner{
		Stages: []stage.Stage{ingest.Stage, survey.Sketch, survey.Stage, segment.Stage, figures.Stage}, Tables: tables.All,
		Documents: []string{"text"},
		Inputs: map[string]func(int) (any, error){tables.Sources.Name: func(int) (any, error) {
			return &tables.Source{DocumentID: "text", Path: "text.txt", Content: []byte(text), Declared: declared}, nil
		}},
		Works: tables.WorkIDs, Lexicon: l, Lasting: true, Dir: t.TempDir(), Workers: 1,
	}
	result, err := r.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	in := result.Reader()
	return readings{tables.Figures.All(in), tables.Rejections.All(in)}
}

// readText reads a text as readFigures does and gives what was read in it, in the notation of the vectors.
func readText(t testing.TB, l *language.Lexicon, tag, text string, published schema.Date) string {
	t.Helper()
	r := readFigures(t, l, tag, text, published)
	fs, rs := r.figures, r.refused
	var out []string
	for len(fs) > 0 || len(rs) > 0 {
		if len(rs) == 0 || len(fs) > 0 && fs[0].Span.Start < rs[0].Span.Start {
			out = append(out, show(fs[0]))
			fs = fs[1:]
		} else {
			out = append(out, "("+rs[0].Surface+") "+rs[0].Reason)
			rs = rs[1:]
		}
	}
	return strings.Join(out, " | ")
}

// show writes a figure in the notation of the vectors: the surface, then each column that is not null.
func show(f *schema.Figure) string {
	parts := []string{"[" + f.Surface + "]", f.Kind}
	if f.Value != "" || f.ValueMax != "" {
		v := string(f.Value)
		if f.ValueMax != "" {
			v += ".." + string(f.ValueMax)
		}
		if f.Comparator != "=" {
			v = f.Comparator + v
		}
		parts = append(parts, v)
	}
	if f.Unit != "" {
		parts = append(parts, f.Unit)
	}
	if f.Counted != "" {
		counted := f.Counted
		if f.Concept != "" {
			counted += " = " + f.Concept
		}
		parts = append(parts, "{"+counted+"}")
	}
	if f.DateStart != "" || f.DateEnd != "" {
		parts = append(parts, string(f.DateStart)+"/"+string(f.DateEnd))
	}
	for _, x := range f.Issues {
		parts = append(parts, "!"+x)
	}
	if f.RepairedValue != "" {
		parts = append(parts, "->"+string(f.RepairedValue))
	}
	return strings.Join(parts, " ")
}

// TestVectors reads the texts in testdata/<language>-<category>.txt, each as a document of its own in that language
// that was published on 13 September 2023, with the stages of the pipeline up to that of the figures. A vector is a
// line of text and a line that begins with "expect:", with what is read in it: figures as [surface] kind value unit
// {counted} dates !issues ->repaired, and refusals as (surface) reason. With -update the lines are written anew.
func TestVectors(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no vectors")
	}
	l := program()
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tag := filepath.Base(file)
			tag = tag[:strings.LastIndexByte(tag, '-')]
			lines := strings.Split(string(data), "\n")
			for i, line := range lines {
				if strings.HasPrefix(line, expect) {
					lines[i] = expect + readText(t, l, tag, lines[i-1], "2023-09-13")
				}
			}
			golden.Compare(t, file, strings.Join(lines, "\n"))
		})
	}
}

// expect begins a line with what is read in the line above it.
const expect = "expect: "
