package pipeline

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stream"
	"example.org/sourcebook/pipeline/tables"
)

// A build in steps is a build cut into programs that read and write parts of working tables, as package stream has
// them: first the sources, then the stages in their order, then the release. What runs where, and when, is another's
// business; the bytes of the release are those of Build.

// StepOptions say what one step does.
type StepOptions struct {
	Corpus string    // folder of the texts; of a step that runs stages, only its corpus.yaml and its own names are read
	Source fs.FS     // the program's own source
	Dir    string    // folder for what does not fit into memory
	In     io.Reader // parts of the tables that the stages read, those of one key side by side
	Out    io.Writer // gets the parts of the tables that they write
}

// StepSources writes the sources of the corpus from one number up to another, in the order of their ids, 0 being the
// first; to may be more than there are. The corpus must name the dataset: a folder may have another name elsewhere.
func StepSources(o StepOptions, from, to int) error {
	if from < 0 || to < from {
		return fmt.Errorf("sources from %d to %d: give --from, 0 or more, and --to, no less than it", from, to)
	}
	c, err := openNamed(o.Corpus, o.Dir)
	if err != nil {
		return err
	}
	defer c.Close()
	out := stream.NewWriter(o.Out)
	for i := from; i < min(to, len(c.Sources)); i++ {
		row, err := c.Load(i)
		if err == nil {
			err = out.Write(tables.Sources.Part(row))
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

// openNamed opens a corpus that names the dataset. temp is the folder for unpacked containers.
func openNamed(dir, temp string) (*corpus.Corpus, error) {
	c, err := corpus.OpenIn(dir, temp)
	if err == nil && !c.Named {
		c.Close()
		return nil, fmt.Errorf("%s: a build in steps runs in folders of any name: write name: %s into %s", dir,
			c.Config.Name, corpus.ConfigName)
	}
	return c, err
}

// Step runs the stages of these names, which are partitioned alike, once for every key of the stream.
func Step(ctx context.Context, o StepOptions, names []string) error {
	stages, err := named(names)
	if err != nil {
		return err
	}
	files, err := fs.Sub(o.Source, lineage.LexiconDir)
	if err != nil {
		return err
	}
	c, err := corpus.OpenSettings(o.Corpus)
	if err != nil {
		return err
	}
	defer c.Close()
	s := &stage.Step{Stages: stages, Tables: tables.All, Lexicon: openLexicon(files, c), Dir: o.Dir,
		Works: tables.WorkIDs, WorksIn: tables.Works.Name}
	out := stream.NewWriter(o.Out)
	if stages[0].Each == stage.All {
		err = s.Run(ctx, "", stream.Read(o.In), out.Write)
	} else {
		err = eachKey(stream.Read(o.In), func(key string, parts iter.Seq2[stage.Part, error]) error {
			return s.Run(ctx, key, parts, out.Write)
		})
	}
	if err != nil {
		return err // and the stream stays without its end, by which its reader sees that it broke off
	}
	return out.Close()
}

// named gives the stages of some names.
func named(names []string) ([]stage.Stage, error) {
	var out []stage.Stage
	for _, name := range names {
		i := slices.IndexFunc(Stages, func(s stage.Stage) bool { return s.Name == name })
		switch {
		case i < 0:
			var all []string
			for _, s := range Stages {
				all = append(all, s.Name)
			}
			return nil, fmt.Errorf("there is no stage %q; the stages are %s", name, strings.Join(all, ", "))
		case len(out) > 0 && Stages[i].Each != out[0].Each:
			return nil, fmt.Errorf("%s runs by %q and %s by %q: they are two steps", out[0].Name, out[0].Each, name,
				Stages[i].Each)
		}
		out = append(out, Stages[i])
	}
	return out, nil
}

// eachKey calls run with the parts of each key, which lie side by side.
func eachKey(parts iter.Seq2[stage.Part, error], run func(string, iter.Seq2[stage.Part, error]) error) error {
	next, stop := iter.Pull2(parts)
	defer stop()
	p, err, more := next()
	for more {
		if err != nil {
			return err
		}
		key := p.Key
		e := run(key, func(yield func(stage.Part, error) bool) {
			for more && err == nil && p.Key == key {
				if !yield(p, nil) {
					return
				}
				p, err, more = next()
			}
			if err != nil {
				yield(p, err)
			}
		})
		if e != nil {
			return e
		}
	}
	return nil
}

// StepRelease makes the release of a corpus from all parts that the steps of its stages wrote.
func StepRelease(ctx context.Context, o Options, in io.Reader) (*Release, error) {
	c, err := openNamed(o.Corpus, "")
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r, err := build(ctx, o, c, func(
		_ context.Context, _ Options, c *corpus.Corpus, stages []stage.Stage, lexicon *language.Lexicon,
		_ *stage.Cache, dir string,
	) (*stage.Result, error) {
		runner := runnerOf(c, stages, lexicon, dir)
		return runner.Restore(stream.Read(in))
	})
	return r, withRoom(err, c, o.Out)
}

// StepList says how a build is cut into steps.
type StepList struct {
	Name    string        `json:"name"`    // of the dataset
	Version string        `json:"version"` // of the dataset
	Sources int           `json:"sources"` // documents
	Stages  []ListedStage `json:"stages"`  // in order
}

// ListedStage is a stage as a program that runs steps needs to know it.
type ListedStage struct {
	Name   string   `json:"name"`
	Each   string   `json:"each"`
	Reads  []string `json:"reads"`
	Writes []string `json:"writes"`
}

// ListSteps gives the steps of a build of the corpus in dir.
func ListSteps(dir string) (*StepList, error) {
	c, err := openNamed(dir, "")
	if err != nil {
		return nil, err
	}
	defer c.Close()
	out := &StepList{Name: c.Config.Name, Version: c.Config.Version, Sources: len(c.Sources)}
	for _, s := range Stages {
		reads := slices.DeleteFunc(slices.Clone(s.Reads), func(t string) bool { return t == stage.Lexicon })
		out.Stages = append(out.Stages, ListedStage{s.Name, s.Each, reads, append([]string{}, s.Writes...)})
	}
	return out, nil
}
