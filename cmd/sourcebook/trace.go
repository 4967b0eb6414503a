package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/trace"
	"example.org/sourcebook/schema"
)

type traceOptions struct {
	app     *app
	release string
	dataset string
	table   string
	context int
}

func newTrace(a *app) *cobra.Command {
	o := &traceOptions{app: a}
	c := &cobra.Command{
		Use:   "trace [RELEASE] ROW_ID",
		Short: "Show where a row comes from: the passage in the source, the rule and the stage that made it",
		Long: `Trace follows a row of any table, by its key, to the passage in the source, with the span between ⟦ and ⟧, its
byte offsets and its line; names the rule and the stage that made it, what it was derived from down to the source
file, and what was derived from it. The source bytes in lineage/sources.zip are compared with the release at that
moment: exit code 4 if they differ. RELEASE is a release folder or a version; without it the newest release below
datasets/ is read.`,
		Example: `  sourcebook trace letters-1843.f52
  sourcebook trace datasets/letters/0.1.0 letters-1843.p48
  sourcebook trace 0.1.0 ada-lovelace --dataset letters --json`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				if o.release != "" {
					return exit{codeUsage, errors.New("the release is given twice, as an argument and with --release")}
				}
				o.release = args[0]
			} else if shelf.Is(args[0]) {
				return exit{codeUsage, fmt.Errorf("%s is a release; give the id of a row, too, such as that of a document",
					args[0])}
			}
			return runTrace(o, args[len(args)-1])
		},
	}
	f := c.Flags()
	f.StringVar(&o.release, "release", "", "release folder, or a version (default: the newest one)")
	f.StringVar(&o.dataset, "dataset", "", "dataset that the version is of: a name below datasets/, or a folder of "+
		"releases")
	f.StringVar(&o.table, "table", "", "table to look in (default: all)")
	f.IntVar(&o.context, "context", 60, "characters of the text to show on either side of a passage")
	return c
}

func runTrace(o *traceOptions, id string) error {
	if o.table != "" && schema.ByName(o.table) == nil {
		return exit{codeUsage, fmt.Errorf("there is no table %q; the tables are %s", o.table, tableNames())}
	}
	if o.context < 0 {
		return exit{codeUsage, errors.New("--context takes a whole number from 0")}
	}
	var dir string
	var err error
	if o.release == "" {
		dir, err = shelf.Newest(o.dataset)
	} else {
		dir, err = shelf.Find(o.release, o.dataset)
	}
	if err != nil {
		return err
	}
	t, err := trace.Row(dir, o.table, id, o.context, readers)
	var unknown *trace.Unknown
	if errors.As(err, &unknown) {
		return fmt.Errorf("%s: %s", dir, screen.Visible(unknown.Error()))
	}
	if err != nil {
		return err
	}
	switch {
	case o.app.json:
		printed.JSON(screen.Inert{Out: o.app.out}, newTraced(t))
	case !o.app.quiet:
		err = screen.Trace(&screen.Printer{Out: o.app.out}, t, o.context)
	}
	if err != nil {
		return err
	}
	if !t.OK() {
		if !o.app.json {
			w := &screen.Printer{Out: o.app.err}
			for _, m := range t.Mismatches {
				w.Line("%s", m)
			}
			w.Line("sourcebook: %s does not hold what it claims; see sourcebook verify %s", dir, dir)
		}
		return exit{code: codeMismatch}
	}
	return nil
}

// traced is the result of trace.
type traced struct {
	MessageType string             `json:"message_type"`
	Release     lineage.Side       `json:"release"`
	Table       string             `json:"table"`
	ID          string             `json:"id"`
	Row         printed.Row        `json:"row"`
	Stage       string             `json:"stage"`
	Version     int                `json:"stage_version"`
	StageReads  []trace.Link       `json:"stage_reads"`
	Rule        string             `json:"rule"`
	RuleDoc     string             `json:"rule_means"`
	Places      []trace.Place      `json:"places"`
	From        []trace.Link       `json:"derived_from"`
	UsedBy      []trace.Uses       `json:"derived_rows"`
	OK          bool               `json:"ok"`
	Checked     []lineage.Check    `json:"checked"`
	Mismatches  []lineage.Mismatch `json:"mismatches"`
	Notes       []string           `json:"notes"`
}

func newTraced(t *trace.Trace) traced {
	v := traced{"trace", t.Release, t.Table.Name, t.ID, printed.Row{Table: t.Table, Cells: t.Row}, t.Stage, t.Version,
		t.Reads, t.Rule, t.RuleDoc,
		t.Places, t.From, t.UsedBy, t.OK(), t.Checked, t.Mismatches, t.Notes}
	notNull(&v.Places)
	notNull(&v.From)
	notNull(&v.UsedBy)
	notNull(&v.Mismatches)
	notNull(&v.Notes)
	return v
}

func notNull[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
