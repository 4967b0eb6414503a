package main

import (
	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/cmd/sourcebook/versions"
)

func newCompare(a *app) *cobra.Command {
	work := ""
	c := &cobra.Command{
		Use:   "compare RELEASE",
		Short: "Show what the versions of a work say of each fact, differences first",
		Long: `Compare prints the facts of each work that has several versions: what differs, what cannot be compared, what
one version states alone, and what agrees, each with the sentences that state it and the words of the fact in ⟦ ⟧.
RELEASE is a release folder or a version below datasets/.`,
		Example: `  sourcebook compare datasets/letters/0.1.0
  sourcebook compare datasets/letters/0.1.0 --work letter-1843
  sourcebook compare datasets/letters/0.1.0 --work letter-18   # if only one begins so`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir, err := shelf.Find(args[0], "")
			if err != nil {
				return err
			}
			return runCompare(a, dir, work)
		},
	}
	c.Flags().StringVar(&work, "work", "",
		"work to show, by its id, by one of its documents, or the beginning of either (default: all of several documents)")
	return c
}

func runCompare(a *app, dir, work string) error {
	work, err := versions.Work(dir, work)
	if err != nil {
		return err
	}
	facts, err := versions.Read(dir, work)
	if err != nil {
		return err
	}
	if a.json {
		printed.JSON(screen.Inert{Out: a.out}, facts)
		return nil
	}
	p := &screen.Printer{Out: a.out}
	versions.Show(p, facts, func(s string) string { return screen.Cut(s, sentenceLength) })
	if len(facts) == 0 {
		p.Line("No work of this release has several versions that state facts.")
	}
	return p.Err
}

// sentenceLength is how many characters of a sentence compare shows.
const sentenceLength = 300
