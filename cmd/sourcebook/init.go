package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline/corpus"
)

func newInit(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "init CORPUS_DIR",
		Short: "Write a corpus.yaml for a folder of texts",
		Long: `Init writes the corpus.yaml of a folder: the name and version of the dataset and one entry for each text that
build would read. Everything else is optional, and build finds it out; what you know better, you add there. A
corpus.yaml that is there already is never changed.`,
		Example: `  sourcebook init my-texts
  sourcebook build my-texts`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return runInit(a, args[0]) },
	}
}

// initial is a corpus.yaml to begin with: what the dataset is, and which texts belong to it.
type initial struct {
	Name    string `yaml:"name"`
	Version string `yaml:"version"`
	Title   string `yaml:"title"`
}

type initialSources struct {
	Sources []initialSource `yaml:"sources"`
}

type initialSource struct {
	Path string `yaml:"path"`
	ID   string `yaml:"id"`
	// Columns is a mapping in a fixed order; nil for a source without records.
	Columns *yaml.Node `yaml:"columns,omitempty"`
}

// columnsOf writes down what the columns of a container hold.
func columnsOf(s *corpus.Source) *yaml.Node {
	if s.Columns == nil {
		return nil
	}
	n := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for _, c := range s.Columns {
		var key, value yaml.Node
		key.SetString(c.Field)
		value.SetString(c.Name)
		n.Content = append(n.Content, &key, &value)
	}
	return n
}

// begun is the result of init.
type begun struct {
	MessageType string    `json:"message_type"`
	Path        string    `json:"path"`
	Sources     int       `json:"sources"`
	Skipped     []notRead `json:"skipped"`
}

const initialHead = `# What the dataset is and which texts belong to it. Each key but a source's path is optional.
`

// initialAsks asks for what only its makers know of a dataset, and those who cite it need.
//
//go:embed init.yaml
var initialAsks string

func appendYAML(b *bytes.Buffer, v any) error {
	e := yaml.NewEncoder(b)
	e.SetIndent(2)
	return errors.Join(e.Encode(v), e.Close())
}

func runInit(a *app, dir string) error {
	path := filepath.Join(dir, corpus.ConfigName)
	there := exit{codeFailed, fmt.Errorf("%s is there already; change it, or remove it first", path)}
	if _, err := os.Lstat(path); err == nil {
		return there
	}
	c, err := corpus.Open(dir)
	if err != nil {
		return err
	}
	defer c.Close()
	var y initialSources
	for i := range c.Files {
		s := &c.Files[i]
		if err := c.Inspect(s); err != nil {
			c.Skipped = append(c.Skipped, corpus.Skipped{Path: s.Path, Reason: err.Error()})
			continue
		}
		y.Sources = append(y.Sources, initialSource{s.Path, s.ID, columnsOf(s)})
	}
	if len(y.Sources) == 0 {
		return fmt.Errorf("%s: none of the files can be read; the first: %s: %s", dir, c.Skipped[0].Path, c.Skipped[0].Reason)
	}
	var b bytes.Buffer
	b.WriteString(initialHead)
	if err := appendYAML(&b, initial{Name: c.Config.Name, Version: "0.1.0", Title: c.Config.Title}); err != nil {
		return err
	}
	b.WriteString(initialAsks)
	if err := appendYAML(&b, y); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return there
	}
	if err != nil {
		return fmt.Errorf("failed to write %s: %w", path, err)
	}
	_, err = f.Write(b.Bytes())
	if err := errors.Join(err, f.Close()); err != nil {
		os.Remove(path)
		return fmt.Errorf("failed to write %s: %w", path, err)
	}
	skipped := []notRead{}
	for _, s := range c.Skipped {
		skipped = append(skipped, notRead{s.Path, s.Reason})
	}
	switch {
	case a.json:
		printed.JSON(screen.Inert{Out: a.out}, begun{"init", path, len(y.Sources), skipped})
	case !a.quiet:
		a.notRead("skipped", skipped)
		fmt.Fprintf(a.out, "%s lists %d sources; build with: sourcebook build %s\n", path, len(y.Sources), dir)
	}
	return nil
}
