package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"example.org/sourcebook"
	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/proposal"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/corpus"
)

func newInit(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "init CORPUS_DIR",
		Short: "Write a corpus.yaml for a folder of texts",
		Long: `Init writes the corpus.yaml of a folder: the name and version of the dataset and one entry for each text that
build would read, with the title, the language and the day of publication that its text gives of itself, marked as
found. Everything else is optional, and build finds it out; what you know better, you add there. A corpus.yaml that is
there already is never changed.`,
		Example: `  sourcebook init my-texts
  sourcebook build my-texts`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runInit(c.Context(), a, args[0]) },
	}
}

// begun is the result of init.
type begun struct {
	MessageType string    `json:"message_type"`
	Path        string    `json:"path"`
	Sources     int       `json:"sources"`
	Skipped     []notRead `json:"skipped"`
}

func runInit(ctx context.Context, a *app, dir string) error {
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
	y := proposal.Configuration{Name: c.Config.Name, Version: "0.1.0-dev", Title: c.Config.Title}
	for i := range c.Files {
		s := &c.Files[i]
		if err := c.Inspect(s); err != nil {
			c.Skipped = append(c.Skipped, corpus.Skipped{Path: s.Path, Reason: err.Error()})
			continue
		}
		y.Sources = append(y.Sources, proposal.Source{Path: s.Path, ID: s.ID, Columns: proposal.ColumnsOf(s)})
	}
	if len(y.Sources) == 0 {
		return fmt.Errorf("%s: none of the files can be read; the first: %s: %s", dir, c.Skipped[0].Path, c.Skipped[0].Reason)
	}
	found, err := pipeline.Found(ctx, c, sourcebook.Source)
	if err != nil {
		return err
	}
	text, err := y.Write(found)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return there
	}
	if err != nil {
		return fmt.Errorf("failed to write %s: %w", path, err)
	}
	_, err = f.Write(text)
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
		fmt.Fprintf(a.out, "%s lists %s; build with: sourcebook build %s\n", path,
			screen.Count(len(y.Sources), "source"), dir)
	}
	return nil
}
