// Package steps is the command step: one step of a build as a filter, for programs that spread a build over machines.
//
// # What a large build costs
//
// A plan on paper, from small measurements. 1,364 texts of 7.3 KB (10 MB, cmd/bench) took, in milliseconds of processor
// time a document on one core: ingest 0.14, sketch 0.24, survey 0.12, segment 1.97, figures 0.81, mentions 1.04,
// entities 0.07, fingerprint 0.83, documents 0.13, align 0.68, facts 0.50, page 1.06, check 0.40, check-works 0.15,
// check-corpus 0.03, export and seal 1.8; together 10. Works took 11 at 421 documents and 18 at 1,364: it grows faster
// than the corpus. In steps, the stages cost about a fifth more: programs that start, rows that are encoded.
//
// A document of that size has 7 KB as it lies in the corpus and 91 KB as rows of all working tables, of which 29 KB are
// the reading page and 11 KB the workbook. Into the steps, one after the other, go, in KB a document: ingest and sketch
// 7, survey 10, segment to mentions 11, entities 4, fingerprint 23, works 26, documents 25, align to sheets 38, check
// 45, check-works 29, check-corpus 11: 229 KB that move between machines, or less where a step stays on the machine of
// the one before.
//
// For 1,000,000,000 documents (7 TB), were the stages that see everything cut as finely as the others, and works linear
// at 11 ms: 25 ms a document are 7,000 hours of a core, 4.4 hours on 100 machines of 16 cores; at 0.05 USD for an hour
// of a core, 350 USD. 91 TB of rows, 229 TB over the network: at 10 Gbit/s a machine, half an hour of those hours.
//
// What breaks first, in this order:
//
//   - works, one task: 11 ms or more a document and all sentences on its disk; at 1,000,000 documents three hours or
//     more;
//   - the release, made by the driver: it needs 91 KB of disk a document, keeps some 200 bytes of memory for each
//     part (28 parts a document), and takes 2 ms; at 1,000,000 documents 90 GB of disk, 6 GB of memory and half an
//     hour;
//   - survey, entities and check-corpus, one task each: 0.12, 0.07 and 0.03 ms; at 1,000,000,000 documents 33, 19 and
//     8 hours, and 11 TB through one machine;
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
