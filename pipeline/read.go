package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Text is a single text to read, outside of any corpus.
type Text struct {
	Path     string          // its name in errors
	Declared tables.Declared // what is known of it beforehand
	Content  []byte
	Source   fs.FS // the program's own source, which holds the language knowledge
	Explain  bool  // tell the rules that led to each reading
}

// Readings are the figures of a text and what was refused, each in the order of the text.
type Readings struct {
	Figures    []*schema.Figure
	Rejections []*schema.Rejection
	Language   string // of the text, as declared or as detected
	// Decisions says how each figure and each rejection was decided, by the first code point and the one after the last;
	// nil if nobody asked.
	Decisions map[[2]int][]figures.Decision
}

// ReadFigures reads the figures of one text with the stages of the pipeline up to that of the figures.
func ReadFigures(ctx context.Context, t *Text) (*Readings, error) {
	files, err := fs.Sub(t.Source, lineage.LexiconDir)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "sourcebook-figures-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	const id = "text"
	r := &Readings{}
	last := slices.IndexFunc(Stages, func(s stage.Stage) bool { return s.Name == figures.Stage.Name })
	stages := slices.Clone(Stages[:last+1])
	if t.Explain {
		r.Decisions = map[[2]int][]figures.Decision{}
		stages[last] = figures.Explain(func(at schema.Span, d []figures.Decision) {
			r.Decisions[[2]int{at.Start, at.End}] = d
		})
	}
	runner := stage.Runner{
		Stages:    stages,
		Tables:    tables.All,
		Documents: []string{id},
		Inputs: map[string]func(int) (any, error){tables.Sources.Name: func(int) (any, error) {
			if int64(len(t.Content)) > corpus.DefaultMaxBytes {
				return nil, errors.New(t.Path + ": the text is too long")
			}
			row := &tables.Source{DocumentID: id, Path: t.Path, Declared: t.Declared, Content: t.Content}
			if source.KindOf(t.Path).Packed {
				row.Packed = t.Content
				var err error
				if row.Content, err = source.Unpack(t.Content, corpus.DefaultMaxBytes); err != nil {
					return nil, fmt.Errorf("%s: %w", t.Path, err)
				}
			}
			return row, nil
		}},
		Works:   tables.WorkIDs,
		Lexicon: language.Open(files),
		Dir:     dir,
		Workers: 1,
	}
	result, err := runner.Run(ctx)
	if err != nil {
		return nil, err
	}
	defer result.Close()
	in := result.Reader()
	r.Figures, r.Rejections = tables.Figures.All(in), tables.Rejections.All(in)
	for m := range tables.Described.Read(in) {
		r.Language = cmp.Or(t.Declared.Language, m.Language)
	}
	return r, result.Err()
}
