// Package steps is the command step: one step of a build as a filter, for programs that spread a build over machines.
//
// # What a large build costs
//
// An estimate on paper, of November 2026, from 1,364 texts of 7.3 KB on one core (cmd/bench); measure again before you
// rely on it. A document took some 10 ms of processor time, and 11 ms more in works, which grows faster than the
// corpus. In steps, the stages cost about a fifth more. A document has 91 KB as rows of all working tables, and 229 KB
// move between machines. A thousand million documents, if every step could be cut as finely as the others, would so
// take some 7,000 hours of a core.
//
// What breaks first, in this order:
//
//   - works, one task, with all sentences on its disk: at 1,000,000 documents three hours or more;
//   - the release, made by the driver: it needs 91 KB of disk a document, keeps some 200 bytes of memory for each
//     part (28 parts a document), and takes 2 ms; at 1,000,000 documents 90 GB of disk, 6 GB of memory and half an
//     hour;
//   - survey, entities and check-corpus, one task each: at 1,000,000,000 documents 8 to 33 hours, and 11 TB through one
//     machine;
//   - the corpus as a folder: every task of the step sources lists it. A few large containers cost less than many
//     files.
package steps

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"example.org/sourcebook/pipeline"
)

type options struct {
	out      io.Writer
	source   fs.FS
	warn     func(string)
	corpus   string
	release  string
	temp     string
	from, to int
}

// alone are the steps that are no stages: nothing runs after them in the same call.
var alone = []string{"list", "sources", "release"}

// New gives the command. Streams and results go to out; source is the program's own source; warn is told of what went
// wrong without harm.
func New(out io.Writer, source fs.FS, warn func(string)) *cobra.Command {
	o := &options{out: out, source: source, warn: warn}
	c := &cobra.Command{
		Use:   "step NAME...",
		Short: "Run one step of a build as a filter, for programs that spread a build over machines",
		Long: `Step runs one step of a build. NAME is one of

  list      prints the steps of the build of --corpus as JSON: stages with what they read and write, in order
  sources   writes the sources of --corpus, those from number --from to before --to, by document_id
  release   reads all that the stages wrote, and writes the release of --corpus to --out
  a stage   reads what the stage reads, and writes what it writes; several stages of one kind run one after the other

Rows go in and out as Arrow IPC streams on standard input and output, with the columns key, table, part, rows and
bytes: a row of the stream holds the rows of one working table that belong to one part, a document or a work. Those of
one key must lie side by side: the document for a stage of document_id, the work for one of work_id, anything for one
that sees everything. The table works comes with the work as the key of each document. Nothing may be left out or given
twice. The release has the bytes of that of sourcebook build. cmd/spark runs the steps on Apache Spark.`,
		Example: `  sourcebook step list --corpus my-texts
  sourcebook step sources --corpus my-texts --to 100 | sourcebook step ingest sketch --corpus my-texts > parts.arrow`,
		Args: func(c *cobra.Command, args []string) error {
			if o.corpus == "" {
				return errors.New("step needs --corpus, the folder of the texts")
			}
			if len(args) > 1 && slices.Contains(alone, args[0]) {
				return fmt.Errorf("step %s takes no name after it; %q would be left out", args[0], args[1])
			}
			return cobra.MinimumNArgs(1)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), args) },
	}
	f := c.Flags()
	f.StringVar(&o.corpus, "corpus", "", "folder of the texts; corpus.yaml in it names the dataset")
	f.StringVarP(&o.release, "out", "o", "", "release folder of the step release (default datasets/<name>/<version>)")
	f.StringVar(&o.temp, "temp", "", "folder for what does not fit into memory (default that of the system)")
	f.IntVar(&o.from, "from", 0, "first source of the step sources, from 0")
	f.IntVar(&o.to, "to", 1<<31-1, "number of the source before which the step sources ends")
	return c
}

// run runs the step, or the stages, of these names.
func (o *options) run(ctx context.Context, names []string) (err error) {
	switch names[0] {
	case "list":
		list, err := pipeline.ListSteps(o.corpus)
		if err != nil {
			return err
		}
		return json.NewEncoder(o.out).Encode(list)
	case "release":
		release := pipeline.Options{Corpus: o.corpus, Out: o.release, Source: o.source, Warn: o.warn}
		r, err := pipeline.StepRelease(ctx, release, os.Stdin)
		if err == nil {
			_, err = fmt.Fprintf(o.out, "%s\ndigest %s\n", r.Dir, r.Root)
		}
		return err
	}
	dir, err := os.MkdirTemp(o.temp, "sourcebook-step-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	step := pipeline.StepOptions{Corpus: o.corpus, Source: o.source, Dir: dir, In: os.Stdin, Out: o.out}
	if names[0] == "sources" {
		return pipeline.StepSources(step, o.from, o.to)
	}
	return pipeline.Step(ctx, step, names)
}
