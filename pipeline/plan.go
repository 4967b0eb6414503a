package pipeline

import (
	"cmp"
	"path/filepath"

	"example.org/sourcebook/pipeline/corpus"
)

// Plan is what Build would do: it is known before a text is read.
type Plan struct {
	Name    string
	Version string
	Out     string // release folder
	Files   []corpus.Source
	Skipped []corpus.Skipped // entries of the corpus folder that are no sources
	Found   []string         // what the corpus leaves to be said
	Stages  []string
}

// PlanOf opens the corpus, as Build does, and writes nothing. An error is one that Build would end with.
func PlanOf(o Options) (*Plan, error) {
	c, err := corpus.Open(o.Corpus)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	p := &Plan{Name: c.Config.Name, Version: c.Config.Version, Files: c.Files, Skipped: c.Skipped}
	p.Out = cmp.Or(o.Out, filepath.Join("datasets", c.Config.Name, c.Config.Version))
	for _, f := range c.Found {
		p.Found = append(p.Found, f.String())
	}
	for _, s := range stagesOf(o) {
		p.Stages = append(p.Stages, s.Name)
	}
	return p, nil
}
