package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/rebuild"
)

type rebuildOptions struct {
	app    *app
	trust  bool
	keep   string
	expect string
}

func newRebuild(a *app) *cobra.Command {
	o := &rebuildOptions{app: a}
	c := &cobra.Command{
		Use:   "rebuild RELEASE",
		Short: "Make a release again from its own folder and compare every byte",
		Long: `Rebuild proves that a release is what its builder makes of its sources. It first compares the digests in the
folder, then builds the texts in lineage/sources.zip again and compares every file byte for byte. Nothing in the
folder is changed, and nothing but the folder is needed, wherever it was copied to. RELEASE is a release folder, or a
version of the dataset below datasets/.

A release carries the source of the program that made it. If that is this program, it builds the release itself. If it
is another one, or with --trust, the source in lineage/builder.zip is compiled with the version of Go that the release
names and run on the sources. Either way the language knowledge is that of the release, in lineage/lexicon.zip. This
needs a go command; modules and the version of Go come from the module cache, or from the module proxy if they are not
there. It means to run code that came with the data, so it is done only when asked for. The digests in a folder prove
that it is whole, not where it came from: --expect takes the root digest that the publisher gives, and is compared
first.

A release that does not come out the same ends with exit code 5, the first difference of every file (for tables: row,
column and both values), and the folder that the rebuilt release is kept in.`,
		Example: `  sourcebook rebuild datasets/telecom-fraud-cooperation/0.1.0 --trust
  sourcebook rebuild 0.1.0 --trust --keep /tmp/rebuilt
  sourcebook rebuild my-release --expect 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runRebuild(c.Context(), o, args[0]) },
	}
	f := c.Flags()
	f.BoolVar(&o.trust, "trust", false, "compile and run the program that the release carries")
	f.StringVar(&o.keep, "keep", "", "make everything in this folder and keep it (default: a temporary folder, kept "+
		"on a difference)")
	f.StringVar(&o.expect, "expect", "", "root digest (SHA-256 in hex) that the release must have")
	return c
}

// rebuilt is the result of rebuild, the last line with --json.
type rebuilt struct {
	MessageType string               `json:"message_type"`
	Release     string               `json:"release"`
	Reproduced  bool                 `json:"reproduced"`
	Digest      string               `json:"digest"`
	Builder     string               `json:"builder"`
	Compiled    bool                 `json:"compiled"`
	Files       int                  `json:"files"`
	Mismatches  []lineage.Mismatch   `json:"mismatches"`
	Differences []rebuild.Difference `json:"differences"`
	Kept        string               `json:"kept,omitempty"`
}

var rootDigest = regexp.MustCompile("^[0-9a-f]{64}$")

func runRebuild(ctx context.Context, o *rebuildOptions, name string) error {
	expect := strings.TrimPrefix(strings.ToLower(o.expect), "sha256:")
	if o.expect != "" && !rootDigest.MatchString(expect) {
		return exit{codeUsage, fmt.Errorf("--expect takes a SHA-256 in hex, 64 digits, not %q", o.expect)}
	}
	dir, err := shelf.Folder(name)
	if err != nil {
		return err
	}
	program, err := lineage.NewBuilder(programSource())
	if err != nil {
		return err
	}
	r, err := rebuild.Release(ctx, rebuild.Options{
		Release: dir, Expect: expect, Trust: o.trust, Keep: o.keep, Program: program, Build: o.build, Read: readers,
		Tell: o.tell,
	})
	if errors.Is(err, context.Canceled) {
		return exit{codeStopped, errors.New("interrupted; the release was not compared")}
	}
	if err != nil {
		return err
	}
	if err := o.report(dir, r); err != nil {
		return err
	}
	switch {
	case len(r.Mismatches) > 0:
		return exit{code: codeMismatch}
	case !r.Reproduced():
		return exit{code: codeNotReproduced}
	}
	return nil
}

// build makes a release with this program and the given language knowledge.
func (o *rebuildOptions) build(ctx context.Context, corpus, out string, c *lineage.Configuration, lexicon fs.FS) error {
	told := newProgress(o.app)
	options := pipeline.Options{
		Corpus:    corpus,
		Out:       out,
		Source:    programSource(),
		Lexicon:   lexicon,
		MaxBytes:  c.MaxBytes,
		KeepGoing: c.KeepGoing,
		ExcelCSV:  c.ExcelCSV,
		Workers:   runtime.GOMAXPROCS(0),
	}
	told.tell(&options)
	_, err := pipeline.Build(ctx, options)
	told.end()
	return err
}

// rebuildStep is a line on standard error with --json.
type rebuildStep struct {
	MessageType string `json:"message_type"`
	Step        string `json:"step"`
}

// tell says on standard error which step begins.
func (o *rebuildOptions) tell(step string) {
	switch a := o.app; {
	case a.quiet:
	case a.json:
		printed.JSON(a.err, rebuildStep{messageStatus, step})
	default:
		fmt.Fprintln(a.err, step)
	}
}

func (o *rebuildOptions) report(dir string, r *rebuild.Result) error {
	a := o.app
	if a.json {
		result := rebuilt{"summary", dir, r.Reproduced(), r.Root, r.Builder, r.Compiled, r.Files, r.Mismatches, r.Differences,
			r.Folder}
		if result.Mismatches == nil {
			result.Mismatches = []lineage.Mismatch{}
		}
		if result.Differences == nil {
			result.Differences = []rebuild.Difference{}
		}
		printed.JSON(screen.Inert{Out: a.out}, result)
		return nil
	}
	out, told := &screen.Printer{Out: a.out}, &screen.Printer{Out: a.err}
	for _, m := range r.Mismatches {
		out.Line("%s", m)
	}
	for _, d := range r.Differences {
		out.Line("%s", d)
	}
	switch {
	case len(r.Mismatches) > 0:
		told.Line("sourcebook: %s does not hold what it claims, so nothing was run: %d claims differ", dir, len(r.Mismatches))
	case len(r.Differences) > 0 && r.Folder == "":
		told.Line("sourcebook: %s cannot be made again from its folder", dir)
	case len(r.Differences) > 0:
		told.Line("sourcebook: %s was not reproduced: %d of %d files differ", dir, len(r.Differences), r.Files)
		told.Line("  released: %s", dir)
		told.Line("  rebuilt:  %s", r.Release())
	case !a.quiet:
		how := "by this program, which is its builder"
		if r.Compiled {
			how = "by its own builder, compiled anew"
		}
		out.Line("%s: reproduced exactly, %d files, %s", dir, r.Files, how)
		out.Line("builder %s", r.Builder)
		if r.Folder != "" {
			out.Line("kept    %s", r.Folder)
		}
		out.Line("digest  %s", r.Root)
	}
	return out.Err
}
