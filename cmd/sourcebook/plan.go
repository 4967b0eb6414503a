package main

import (
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/settings"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline"
)

// planned is the result of build --dry-run.
type planned struct {
	MessageType string `json:"message_type"`
	Release     string `json:"release"`
	Name        string `json:"name"`
	Version     string `json:"version"`
	// what the release folder holds: nothing, a pre-release, a release, other files
	There   string          `json:"there"`
	Sources []plannedSource `json:"sources"`
	Skipped []notRead       `json:"skipped"`
	Stages  []string        `json:"stages"`
	// what the build was told, and by whom
	Settings []settings.Setting `json:"settings"`
}

type plannedSource struct {
	ID   string `json:"id"`
	Path string `json:"path"`
}

// printSettings prints settings, a line each, the value last: it may be long.
func printSettings(w *screen.Printer, all []settings.Setting) {
	for _, s := range all {
		w.Line("  %-15s %-16s %s", s.Name, s.Origin, screen.Dash(s.Value))
	}
}

// settings prints the result of config show.
func (a *app) settings(s settings.Shown) error {
	if a.json {
		printed.JSON(a.out, s)
		return nil
	}
	w := &screen.Printer{Out: a.out}
	printSettings(w, s.Settings)
	return w.Err
}

// runPlan says what a build would read and write, and writes nothing.
func runPlan(a *app, c *cobra.Command, p *pipeline.Plan, dir string) error {
	out := planned{MessageType: "plan", Release: p.Out, Name: p.Name, Version: p.Version, There: shelf.Holds(p.Out),
		Sources: []plannedSource{}, Skipped: []notRead{}, Stages: p.Stages}
	for i := range p.Files {
		out.Sources = append(out.Sources, plannedSource{p.Files[i].ID, p.Files[i].Path})
	}
	own, err := settings.Corpus(dir)
	if err != nil {
		return err
	}
	out.Settings = append(settings.Flags(c.LocalNonPersistentFlags(), variables), own...)
	for _, s := range p.Skipped {
		out.Skipped = append(out.Skipped, notRead{s.Path, s.Reason})
	}
	switch {
	case a.json:
		printed.JSON(screen.Inert{Out: a.out}, out)
	case !a.quiet:
		a.notRead("skipped", out.Skipped)
		w := &screen.Printer{Out: a.out}
		w.Line("would build %s %s into %s, which holds %s", out.Name, out.Version, out.Release, out.There)
		for _, s := range out.Sources {
			w.Line("  reads %s as %s", s.Path, s.ID)
		}
		w.Line("  runs %s, export", strings.Join(out.Stages, ", "))
		printSettings(w, out.Settings)
		return w.Err
	}
	return nil
}
