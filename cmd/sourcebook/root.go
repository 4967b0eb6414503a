package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/manual"
	"example.org/sourcebook/cmd/sourcebook/settings"
	"example.org/sourcebook/cmd/sourcebook/start"
	"example.org/sourcebook/cmd/sourcebook/steps"
	"example.org/sourcebook/pipeline/pdfium"
	"example.org/sourcebook/pipeline/stage"
)

// app is what all commands share.
type app struct {
	out, err io.Writer
	json     bool
	quiet    bool
	verbose  bool
	debug    bool
	corpus   string // folder of the corpus that is built
	noColour bool
	noInput  bool // accepted everywhere; no command ever asks
}

// Run runs one command and gives its exit code. Results go to out; progress, warnings and errors to errOut.
func Run(ctx context.Context, args []string, out, errOut io.Writer) (code int) {
	a := &app{out: out, err: errOut}
	defer func() {
		if v := recover(); v != nil {
			code = a.fail(stage.Panicked{Value: v, Stack: string(debug.Stack())}, args)
		}
	}()
	if dir, err := cacheFolder(""); err == nil && dir != "" {
		pdfium.Keep(filepath.Join(dir, "pdfium"))
	}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
	if err := topicAlone(root, args); err != nil {
		return a.fail(err, args)
	}
	return a.fail(root.ExecuteContext(ctx), args)
}

// short are the commands that are over before it would pay to look for garbage; figures says itself when it is not.
var short = []string{"version", "figures"}

func newRoot(a *app) *cobra.Command {
	version := false
	root := &cobra.Command{
		Use:   "sourcebook",
		Short: "Turn a folder of source texts into a dataset that can be read, checked and rebuilt",
		Long: `Sourcebook turns a folder of source texts, in several languages, into versioned tables: documents, paragraphs,
sentences, figures, entities, mentions, alignments, facts, statements and rejections, as Parquet, CSV and a workbook,
with checksums and a manifest that says where every row came from.`,
		Example: `  sourcebook build my-texts --out my-release
  sourcebook show my-release`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          oneCommand,
		PersistentPreRun: func(c *cobra.Command, _ []string) {
			if c.HasParent() && !slices.Contains(short, c.Name()) {
				start.Long()
			}
		},
		RunE: func(c *cobra.Command, _ []string) error {
			if version {
				return runVersion(a)
			}
			return c.Help()
		},
	}
	root.Flags().BoolVar(&version, "version", false, "print which program this is, as sourcebook version does")
	flags := root.PersistentFlags()
	flags.BoolVar(&a.json, "json", false, "print the result as JSON; errors are JSON on standard error")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "print errors only")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "tell of every stage")
	flags.BoolVarP(&a.debug, "debug", "d", false, "tell of every stage, and what memory it left in use")
	flags.BoolVar(&a.noColour, "no-color", false, "no colour on a terminal; $NO_COLOR does the same")
	flags.BoolVar(&a.noInput, "no-input", false, "never ask; no command does, so it changes nothing")
	root.SetUsageTemplate(manual.Template(root.UsageTemplate(), exitCodes))
	root.SetFlagErrorFunc(unknownFlag)
	build := newBuild(a)
	root.AddCommand(newInit(a), build, newVerify(a), newRebuild(a), newAttest(a), newShow(a), newEntities(a),
		newFigures(a), newAlign(a), newCompare(a),
		newDiff(a), newTrace(a), steps.New(a.out, programSource(), a.warn), newCache(a), newSchema(a), newMan(a),
		newVersion(a),
		settings.New(settings.Source{Build: build, Variables: variables, Cache: cacheFolder}, a.settings))
	complete(root)
	for _, c := range root.Commands() {
		c.Args = usage(c.Args)
	}
	root.AddCommand(manual.Topics()...)
	root.SetHelpCommand(newHelp())
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Args, c.RunE = oneCommand, func(c *cobra.Command, _ []string) error { return c.Help() }
		}
	}
	return root
}

// usage says of a wrong number of arguments how the command is used, with the exit code of a usage error.
func usage(args cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		if err := args(c, given); err != nil {
			return exit{codeUsage, fmt.Errorf("%w; the command is %s; see %s --help", err, c.UseLine(), c.CommandPath())}
		}
		return nil
	}
}
