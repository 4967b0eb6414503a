package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
)

// Explain says how the paragraphs and the sentence ends of one document of the corpus in a folder are decided: it
// runs the stages of the pipeline up to the one that decides them, with the language knowledge in source, the
// program's own.
func Explain(ctx context.Context, folder, document string, source fs.FS) (*segment.Explanation, error) {
	c, err := corpus.Open(folder)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	files, err := fs.Sub(source, lineage.LexiconDir)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "sourcebook-explain-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var found *segment.Explanation
	last := slices.IndexFunc(Stages, func(s stage.Stage) bool { return s.Name == segment.Stage.Name })
	stages := append(slices.Clone(Stages[:last]), segment.Explainer(func(e *segment.Explanation) {
		if e.DocumentID == document {
			found = e
		}
	}))
	result, err := run(ctx, Options{Workers: 1, KeepGoing: true}, c, stages, openLexicon(files, c), nil, dir)
	if err != nil {
		return nil, err
	}
	defer result.Close()
	if found == nil {
		return nil, fmt.Errorf("%s has no document %q that can be read", folder, document)
	}
	return found, nil
}
