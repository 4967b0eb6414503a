package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/mod/semver"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/lineage"
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
}

type plannedSource struct {
	ID   string `json:"id"`
	Path string `json:"path"`
}

// runPlan says what a build would read and write, and writes nothing.
func runPlan(a *app, o pipeline.Options) error {
	p, err := pipeline.PlanOf(o)
	if err != nil {
		return err
	}
	out := planned{MessageType: "plan", Release: p.Out, Name: p.Name, Version: p.Version, There: lies(p.Out),
		Sources: []plannedSource{}, Skipped: []notRead{}, Stages: p.Stages}
	for i := range p.Files {
		out.Sources = append(out.Sources, plannedSource{p.Files[i].ID, p.Files[i].Path})
	}
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
		return w.Err
	}
	return nil
}

// lies says what lies in a folder in which a release shall be.
func lies(dir string) string {
	entries, err := os.ReadDir(dir)
	switch m, unread := lineage.ReadManifest(dir); {
	case errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0:
		return "nothing"
	case err != nil || unread != nil:
		return "files that are no release: it would be refused"
	case semver.Prerelease("v"+m.Dataset.Version) != "":
		return "the pre-release " + m.Dataset.Version + ": it would be replaced if it differs"
	default:
		return "the release " + m.Dataset.Version + ": it would be kept, and another one refused"
	}
}

// contents gives the content digests of the tables of the release in a folder, by name; nil if there is none.
func contents(dir string) map[string]string {
	m, err := lineage.ReadManifest(dir)
	if err != nil {
		return nil
	}
	out := map[string]string{}
	for _, t := range m.Tables {
		out[t.Name] = t.Content
	}
	return out
}

// changes says which tables differ from those of the release that was replaced.
func changes(before map[string]string, now []builtTable) string {
	var changed []string
	for _, t := range now {
		if before[t.Name] != t.Content {
			changed = append(changed, t.Name)
		}
	}
	if len(changed) == 0 {
		return fmt.Sprintf("all %d tables unchanged", len(now))
	}
	return fmt.Sprintf("%d tables changed (%s), %d unchanged", len(changed), strings.Join(changed, ", "),
		len(now)-len(changed))
}
