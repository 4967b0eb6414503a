package pipeline

import (
	"fmt"
	"io/fs"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/stage"
)

// openCache gives the cache that the options ask for; nil, which is told, if it cannot be used.
func openCache(o Options, builder func() (*lineage.Builder, error)) *stage.Cache {
	if o.Cache == "" {
		return nil
	}
	id := func() (string, error) {
		b, err := builder()
		if err != nil {
			return "", err
		}
		return b.ID(), nil
	}
	cache, err := stage.OpenCache(o.Cache, id, o.Warn)
	if err != nil && o.Warn != nil {
		o.Warn(fmt.Sprintf("building without a cache: %v", err))
	}
	return cache
}

// later starts f and gives a function that waits for its result.
func later[T any](f func() (T, error)) func() (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := f()
		done <- result{v, err}
	}()
	return func() (T, error) {
		r := <-done
		return r.value, r.err
	}
}

// openLexicon gives the language knowledge with the corpus's own names.
func openLexicon(files fs.FS, c *corpus.Corpus) *language.Lexicon {
	l := language.Open(files)
	for _, own := range c.Own {
		if own.Path == c.Config.Lexicon {
			l = l.WithNames(own.Data)
		}
	}
	var identities []language.Identity
	for _, names := range c.Config.Same {
		identities = append(identities, language.Identity{Same: true, Names: names})
	}
	for _, names := range c.Config.NotSame {
		identities = append(identities, language.Identity{Names: names})
	}
	if len(identities) > 0 {
		l = language.WithIdentities(l, identities)
	}
	return l
}
