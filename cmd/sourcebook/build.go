package main

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook"
	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/settings"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage/publish"
	"example.org/sourcebook/pipeline/source"
)

type buildOptions struct {
	app       *app
	out       string
	keepGoing bool
	jobs      int
	maxMiB    int64
	noCache   bool
	dryRun    bool
	cacheDir  string
	profile   string
	force     bool
}

func newBuild(a *app) *cobra.Command {
	o := &buildOptions{app: a}
	c := &cobra.Command{
		Use:   "build CORPUS_DIR",
		Short: "Build a release from a folder of texts",
		Long: `Build reads the texts of a folder, or those that its corpus.yaml lists, and writes a release folder. The folder
appears whole or not at all. The same texts and the same program give the same bytes on any machine.

Files that are read, each also with .gz or .zst after its name:
  ` + strings.Join(source.Extensions, " "),
		Example: `  sourcebook build my-texts --out my-release
  sourcebook build sources/telecom-fraud-cooperation --out /tmp/release`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runBuild(c, o, args[0]) },
	}
	f := c.Flags()
	f.StringVarP(&o.out, "out", "o", "", "release folder (default datasets/<name>/<version>, below the folder "+
		"that you are in)")
	f.BoolVar(&o.force, "force", false, "replace a pre-release of another dataset, too; a released version "+
		"never is")
	f.StringVar(&o.profile, "csv-profile", "", "excel: write CSV files for spreadsheets, too, into "+table.ExcelFolder+"/")
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "say what would be read and written, and write nothing")
	f.BoolVar(&o.keepGoing, "keep-going", false, "leave out sources that cannot be read, and name them")
	f.IntVar(&o.jobs, "jobs", 0, "documents to work on at a time (default $"+settings.JobsVariable+", or the "+
		"processors); the result does not depend on it")
	f.Int64Var(&o.maxMiB, "max-source-mib", 256, "longest source that is read, in MiB")
	f.BoolVar(&o.noCache, "no-cache", false, "neither use nor keep results of stages; the result does not depend on it")
	f.StringVar(&o.cacheDir, "cache-dir", "", "folder of the cache (default see sourcebook cache)")
	return c
}

// built is the result of build, the last line with --json.
type built struct {
	MessageType string       `json:"message_type"`
	Release     string       `json:"release"`
	Name        string       `json:"name"`
	Version     string       `json:"version"`
	Outcome     string       `json:"outcome"`
	Changes     string       `json:"changes,omitempty"` // against the pre-release that was replaced
	Digest      string       `json:"digest"`
	Builder     string       `json:"builder"`
	Tables      []builtTable `json:"tables"`
	LeftOut     []notRead    `json:"left_out"`
	Skipped     []notRead    `json:"skipped"`
}

type builtTable struct {
	Name    string `json:"name"`
	Rows    int64  `json:"rows"`
	Content string `json:"content"`
}

type notRead struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

var outcomes = map[publish.Outcome]string{
	publish.Published: "new",
	publish.Unchanged: "unchanged",
	publish.Replaced:  "replaced",
}

func runBuild(c *cobra.Command, o *buildOptions, dir string) error {
	if err := o.check(c); err != nil {
		return exit{codeUsage, err}
	}
	o.app.corpus = dir
	plan, err := pipeline.PlanOf(pipeline.Options{Corpus: dir, Out: o.out})
	if err != nil {
		return err
	}
	if o.dryRun {
		return runPlan(o.app, c, plan, dir)
	}
	o.begin(plan)
	before := shelf.Contents(plan.Out)
	cache := ""
	if !o.noCache {
		var err error
		if cache, err = cacheFolder(o.cacheDir); err != nil {
			o.app.warn(fmt.Sprintf("building without a cache: %v", err))
		}
	}
	told := newProgress(o.app)
	options := pipeline.Options{
		Corpus:    dir,
		Out:       o.out,
		Source:    programSource(),
		MaxBytes:  o.maxMiB << 20,
		KeepGoing: o.keepGoing,
		ExcelCSV:  o.profile == profileExcel,
		Force:     o.force,
		Workers:   o.jobs,
		Cache:     cache,
		Warn:      o.app.warn,
	}
	told.tell(&options)
	r, err := pipeline.Build(c.Context(), options)
	told.end()
	if err != nil {
		return err
	}
	if o.app.verbose && !o.app.json && !o.app.quiet && cache != "" {
		fmt.Fprintf(o.app.err, "cache: %d results used, %d made anew\n", r.Cache.Hits, r.Cache.Misses)
	}
	b := summary(r)
	if r.Outcome == publish.Replaced {
		b.Changes = shelf.Changes(before, r.Manifest.Tables)
	}
	if o.app.json {
		printed.JSON(screen.Inert{Out: o.app.out}, b)
	} else if !o.app.quiet {
		o.app.print(b)
	}
	if len(b.LeftOut) > 0 {
		return exit{code: codeLeftOut}
	}
	return nil
}

// profileExcel is the value of --csv-profile for spreadsheets.
const profileExcel = "excel"

// variables are the variables of the environment that stand for flags, by the name of the flag.
var variables = map[string]string{"jobs": settings.JobsVariable, "cache-dir": cacheVariable}

// check completes the options, and says which of them cannot be.
func (o *buildOptions) check(c *cobra.Command) (err error) {
	if o.profile != "" && o.profile != profileExcel {
		return fmt.Errorf("there is no CSV profile %q; there is %s", o.profile, profileExcel)
	}
	if !c.Flags().Changed("jobs") {
		if o.jobs, err = settings.Jobs(); err != nil {
			return err
		}
	}
	if o.jobs < 1 || o.maxMiB < 1 {
		return fmt.Errorf("--jobs and --max-source-mib take whole numbers from 1")
	}
	return nil
}

// begin says at once what will be read and where the release will be.
func (o *buildOptions) begin(p *pipeline.Plan) {
	switch a := o.app; {
	case a.quiet:
	case a.json:
		printed.JSON(a.err, begins{messageStatus, "begin", p.Out, len(p.Files)})
	default:
		fmt.Fprintf(a.err, "%s %s: reading %s, into %s\n", p.Name, p.Version, screen.Count(len(p.Files), "file"), p.Out)
	}
}

// begins is the first line on standard error with --json.
type begins struct {
	MessageType string `json:"message_type"`
	Stage       string `json:"stage"`
	Release     string `json:"release"`
	Sources     int    `json:"sources"`
}

// programSource is the program's own source, which the release carries.
func programSource() fs.FS { return sourcebook.Source }

func summary(r *pipeline.Release) built {
	m := r.Manifest
	b := built{
		MessageType: "summary",
		Release:     r.Dir,
		Name:        m.Dataset.Name,
		Version:     m.Dataset.Version,
		Outcome:     outcomes[r.Outcome],
		Digest:      r.Root,
		Builder:     m.Builder.ID(),
		LeftOut:     []notRead{},
		Skipped:     []notRead{},
	}
	for _, t := range m.Tables {
		b.Tables = append(b.Tables, builtTable{t.Name, t.Rows, t.Content})
	}
	for _, l := range m.LeftOut {
		b.LeftOut = append(b.LeftOut, notRead{l.Path, l.Error})
	}
	for _, s := range r.Skipped {
		b.Skipped = append(b.Skipped, notRead{s.Path, s.Reason})
	}
	return b
}

func (a *app) print(b built) {
	a.notRead("skipped", b.Skipped)
	a.notRead("left out", b.LeftOut)
	fmt.Fprintf(a.out, "%s %s  %s\n", b.Name, b.Version, b.Release)
	for _, t := range b.Tables {
		fmt.Fprintf(a.out, "  %-12s %8d rows\n", t.Name, t.Rows)
	}
	if b.Outcome == "unchanged" {
		fmt.Fprintln(a.out, "The release was there already, byte for byte.")
	}
	if b.Changes != "" {
		fmt.Fprintf(a.out, "A pre-release was replaced: %s.\n", b.Changes)
	}
	fmt.Fprintf(a.out, "verify with: sourcebook verify %s\n", b.Release)
	fmt.Fprintf(a.out, "digest %s\n", b.Digest)
}
