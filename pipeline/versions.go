package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/facts"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Versions is what two texts that are taken for versions of one work have in common: the rows of their alignment, in
// the order of the reading, and their facts with the statements of each.
type Versions struct {
	Documents  []*schema.Document
	Alignments []*schema.Alignment
	Facts      []*schema.Fact
	Statements []*schema.Statement
}

// AlignTexts aligns two texts with the stages of the pipeline up to that of the facts, whether or not these would take
// them for one work. Their documents are called by the names of their files.
func AlignTexts(ctx context.Context, a, b *Text) (*Versions, error) {
	files, err := fs.Sub(a.Source, lineage.LexiconDir)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "sourcebook-align-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	texts, ids := []*Text{a, b}, namesOf(a.Path, b.Path)
	if ids[0] > ids[1] {
		slices.Reverse(texts)
		slices.Reverse(ids)
	}
	last := slices.IndexFunc(Stages, func(s stage.Stage) bool { return s.Name == facts.Stage.Name })
	runner := stage.Runner{
		Stages:    Stages[:last+1],
		Tables:    tables.All,
		Documents: ids,
		Inputs: map[string]func(int) (any, error){tables.Sources.Name: func(i int) (any, error) {
			t := texts[i]
			if int64(len(t.Content)) > corpus.DefaultMaxBytes {
				return nil, errors.New(t.Path + ": the text is too long")
			}
			d := t.Declared
			d.Work = "one"
			return &tables.Source{DocumentID: ids[i], Path: t.Path, Declared: d, Content: t.Content}, nil
		}},
		Works:   tables.WorkIDs,
		Lexicon: language.Open(files),
		Dir:     dir,
		Workers: 2,
	}
	result, err := runner.Run(ctx)
	if err != nil {
		return nil, err
	}
	defer result.Close()
	in := result.Reader()
	v := &Versions{Documents: tables.Documents.All(in), Alignments: tables.Alignments.All(in), Facts: tables.Facts.All(in),
		Statements: tables.Statements.All(in)}
	slices.SortFunc(v.Alignments, func(x, y *schema.Alignment) int { return x.Ordinal - y.Ordinal })
	return v, result.Err()
}

// namesOf gives the ids of two documents: the names of their files without extension, and two names in any case.
func namesOf(a, b string) []string {
	name := func(p string) string {
		base := path.Base(filepath.ToSlash(p))
		return strings.TrimSuffix(base, path.Ext(base))
	}
	x, y := name(a), name(b)
	if x == y {
		x, y = fmt.Sprintf("%s-1", x), fmt.Sprintf("%s-2", y)
	}
	return []string{x, y}
}
