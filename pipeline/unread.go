package pipeline

import (
	"context"
	"errors"
	"os"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage"
)

// allUnread gives the errors of all sources that cannot be read, if err is that of the first one, so that they can be
// mended in one go: it runs the stages that read sources again. Any other error it gives back.
func allUnread(ctx context.Context, o Options, c *corpus.Corpus, lexicon *language.Lexicon, err error) error {
	if o.KeepGoing || !errors.As(err, new(stage.Unreadable)) {
		return err
	}
	dir, failed := os.MkdirTemp("", "sourcebook-unread-*")
	if failed != nil {
		return err
	}
	defer os.RemoveAll(dir)
	o.KeepGoing, o.Observe = true, nil
	result, failed := runStages(ctx, o, c, Stages[:1], lexicon, nil, dir)
	if failed != nil {
		return err
	}
	defer result.Close()
	var all []error
	for _, l := range result.Left {
		all = append(all, l.Err)
	}
	if len(all) == 0 {
		return err // it is not the first stage that cannot read it
	}
	return errors.Join(all...)
}
