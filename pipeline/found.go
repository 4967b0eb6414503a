package pipeline

import (
	"context"
	"io/fs"
	"os"
	"slices"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// MostFound is how many documents a corpus may have whose texts are read for a proposal.
const MostFound = 1000

// Found says what the texts of a corpus that is open say of themselves, by document: title, language, day of
// publication. It runs the stages of a build up to the one that finds them. Documents that cannot be read have no
// entry; a corpus with more than MostFound documents has none at all.
func Found(ctx context.Context, c *corpus.Corpus, source fs.FS) (map[string]*tables.Metadata, error) {
	if len(c.Sources) > MostFound {
		return nil, nil
	}
	files, err := fs.Sub(source, lineage.LexiconDir)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "sourcebook-init-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	last := slices.IndexFunc(Stages, func(s stage.Stage) bool { return s.Name == segment.Stage.Name })
	o := Options{Workers: 1, KeepGoing: true}
	result, err := runStages(ctx, o, c, slices.Clone(Stages[:last+1]), openLexicon(files, c), nil, dir)
	if err != nil {
		return nil, err
	}
	defer result.Close()
	out := map[string]*tables.Metadata{}
	for m := range tables.Described.Read(result.Reader()) {
		out[m.DocumentID] = m
	}
	return out, result.Err()
}
