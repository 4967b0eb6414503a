package main

import (
	"errors"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline/lineage/diff"
)

type diffOptions struct {
	app      *app
	dataset  string
	all      bool
	exitCode bool
}

func newDiff(a *app) *cobra.Command {
	o := &diffOptions{app: a}
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Compare two releases: rows and cells, and what the changes are put down to",
		Long: `Diff compares the data of two releases, an older one A and a newer one B: release folders, or two versions of a
dataset below datasets/. Rows are matched by their key. Each change is put down to its cause, as the two manifests show
it: the sources, the configuration, the lexicon, a stage, the builder, or only the writer of a file. Where the manifests
leave several causes possible, all of them are named. Diff also says which version the difference calls for.`,
		Example: `  sourcebook diff datasets/letters/0.1.0 .build/letters/0.2.0
  sourcebook diff 0.1.0 0.2.0 --dataset letters --all
  sourcebook diff 0.1.0 0.2.0 --json --exit-code`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			err := runDiff(o, args[0], args[1])
			var e exit
			if err != nil && o.exitCode && !errors.As(err, &e) {
				return exit{codeUsage, err}
			}
			return err
		},
	}
	f := c.Flags()
	f.StringVar(&o.dataset, "dataset", "", "dataset that the versions are of: a name below datasets/, or a "+
		"folder of releases")
	f.BoolVar(&o.all, "all", false, "show every row that differs, not only the first ones of each table")
	f.BoolVar(&o.exitCode, "exit-code", false, "end with 0 if the data files are equal, 1 if they differ, 2 on trouble")
	return c
}

func runDiff(o *diffOptions, a, b string) error {
	oldDir, err := shelf.Find(a, o.dataset)
	if err != nil {
		return err
	}
	newDir, err := shelf.Find(b, o.dataset)
	if err != nil {
		return err
	}
	d, err := diff.New(oldDir, newDir, readers)
	if err != nil {
		return err
	}
	switch {
	case o.app.json:
		err = printed.Diff(screen.Inert{Out: o.app.out}, d)
	case o.app.quiet:
	default:
		err = screen.Diff(o.app.out, d, o.all)
	}
	if err == nil && o.exitCode && !d.Same() {
		return exit{code: codeFailed}
	}
	return err
}
