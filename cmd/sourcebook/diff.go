package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/pipeline/lineage"
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
	oldDir, err := findRelease(a, o.dataset)
	if err != nil {
		return err
	}
	newDir, err := findRelease(b, o.dataset)
	if err != nil {
		return err
	}
	d, err := diff.New(oldDir, newDir, readers)
	if err != nil {
		return err
	}
	switch {
	case o.app.json:
		err = diffJSON(inert{o.app.out}, d)
	case o.app.quiet:
	default:
		err = diffText(o.app.out, d, o.all)
	}
	if err == nil && o.exitCode && !d.Same() {
		return exit{code: codeFailed}
	}
	return err
}

// diffJSON writes one JSON document. The rows are written as they are found, so memory does not grow with them.
func diffJSON(w io.Writer, d *diff.Diff) error {
	encode := func(v any) string {
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		_ = e.Encode(v)
		return strings.TrimSuffix(b.String(), "\n")
	}
	fmt.Fprintf(w, `{"message_type":"difference","a":%s,"b":%s,"same":%t,"lineage":%s,"inputs":%s,"rows":[`,
		encode(d.A), encode(d.B), d.Same(), encode(append([]string{}, d.Lineage()...)), encode(d.Inputs))
	separator := "\n"
	err := d.Run(func(c *diff.RowChange) error {
		r := jsonRow{Table: c.Table, Key: c.Key, Change: c.Change, Cells: make([]jsonCell, len(c.Cells)), Causes: c.Causes}
		for i, cell := range c.Cells {
			r.Cells[i] = jsonCell{cell.Column.Name, diff.PlainCell(cell.Column, cell.Old), diff.PlainCell(cell.Column, cell.New)}
		}
		_, err := io.WriteString(w, separator+encode(r))
		separator = ",\n"
		return err
	}, func(*diff.TableDifference) error { return nil })
	if err != nil {
		return err
	}
	tables := []jsonTable{}
	for _, t := range d.Tables {
		tables = append(tables, jsonTable{t.Table, t.Schema, t.Added, t.Removed, t.Changed, t.Moved,
			append([]diff.CauseOfRows{}, t.Causes...)})
	}
	_, err = fmt.Fprintf(w, "],\"tables\":%s,\"files\":%s,\"level\":%q,\"calls_for\":%q,"+
		"\"rule\":%q,\"reason\":%s,\"enough\":%t}\n",
		encode(tables), encode(d.DataFiles()), d.Level, d.Next, d.Rule, encode(d.Reason), d.Enough())
	return err
}

type jsonRow struct {
	Table  string       `json:"table"`
	Key    string       `json:"key"`
	Change string       `json:"change"`
	Cells  []jsonCell   `json:"cells"`
	Causes []diff.Cause `json:"causes"`
}

type jsonCell struct {
	Column string `json:"column"`
	Old    any    `json:"old"`
	New    any    `json:"new"`
}

type jsonTable struct {
	Table   string             `json:"table"`
	Schema  string             `json:"schema,omitempty"`
	Added   int                `json:"added"`
	Removed int                `json:"removed"`
	Changed int                `json:"changed"`
	Moved   int                `json:"moved"` // pairs of added and removed rows that differ in their place only
	Causes  []diff.CauseOfRows `json:"causes"`
}

// firstRows is how many rows of a table are shown without --all.
const firstRows = 5

func diffText(out io.Writer, d *diff.Diff, all bool) error {
	w := &printer{out: out}
	for _, s := range []struct {
		sign string
		side lineage.Side
	}{{"A", d.A}, {"B", d.B}} {
		w.line("%s  %s  %s %s  digest %s", s.sign, s.side.Dir, s.side.Name, s.side.Version, s.side.Digest)
	}
	if d.Same() && len(d.Lineage()) == 0 {
		w.line("The two releases are equal, byte for byte.")
		return w.err
	}
	if d.Doubtful() {
		w.line("Their CHECKSUMS are equal, but files differ: one is not what it claims to be; see sourcebook verify.")
	}
	diffInputs(w, &d.Inputs)
	if d.Same() {
		w.line("The data files are equal, byte for byte; only the lineage differs: %s.", strings.Join(d.Lineage(), ", "))
		return w.err
	}
	table, rows := "", 0
	err := d.Run(func(c *diff.RowChange) error {
		if c.Table != table {
			w.line("\n%s", c.Table)
			table, rows = c.Table, 0
		}
		if rows++; all || rows <= firstRows {
			w.line("  %s", rowText(c))
		}
		return w.err
	}, func(t *diff.TableDifference) error {
		if t.Table != table {
			w.line("\n%s", t.Table)
			rows = 0
		}
		if !all && rows > firstRows {
			w.line("  … and %d rows more; --all shows them", rows-firstRows)
		}
		if t.Schema != "" {
			w.line("  %s", t.Schema)
		}
		w.line("  %d added, %d removed, %d changed", t.Added, t.Removed, t.Changed)
		if t.Moved > 0 {
			w.line("  %d of the added are among the removed, at another place of their text", t.Moved)
		}
		for _, c := range t.Causes {
			w.line("  cause of %s: %s", rowCount(c.Rows), causesText(c.Causes, true))
		}
		return w.err
	})
	if err != nil {
		return err
	}
	w.line("\nfiles")
	for _, f := range d.DataFiles() {
		w.line("  %s %s  (%s)", signs[f.Change], f.Path, causesText(f.Causes, false))
	}
	w.line("\nThis calls for version %s: %s.", d.Next, d.Reason)
	if strings.HasPrefix(d.A.Version, "0.") {
		w.line("Below 1.0.0 a MAJOR raises the second number and everything else the third.")
	}
	if !d.Enough() {
		w.line("B calls itself %s, which is less.", d.B.Version)
	}
	return w.err
}

func diffInputs(w *printer, in *diff.Inputs) {
	w.line("\nwhat they were made from")
	nothing := true
	say := func(format string, args ...any) { nothing = false; w.line("  "+format, args...) }
	few := func(n int, what string, line func(i int)) {
		const most = 10
		for i := range n {
			if i == most && n > most+1 {
				say("%-14s … and %d more", what, n-most)
				return
			}
			line(i)
		}
	}
	few(len(in.Sources), "sources", func(i int) { say("%-14s %s", "sources", in.Sources[i].String()) })
	few(len(in.Configuration), "configuration", func(i int) {
		say("%-14s %s", "configuration",
			in.Configuration[i].String())
	})
	few(len(in.Lexicon), "lexicon", func(i int) {
		say("%-14s %s %s", "lexicon", in.Lexicon[i].Path,
			in.Lexicon[i].Change)
	})
	few(len(in.Stages), "stages", func(i int) { say("%-14s %s", "stages", in.Stages[i].String()) })
	if b := in.Builder; b != nil {
		say("%-14s %s, was %s", "builder", b.New, b.Old)
		say("%-14s %s", "", b.String())
	}
	if nothing {
		w.line("  the same sources, configuration, lexicon and builder")
	}
}

var signs = map[string]string{diff.Added: "+", diff.Removed: "-", diff.Changed: "~"}

// rowText is a row that differs, on one line.
func rowText(c *diff.RowChange) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", signs[c.Change], c.Key)
	if c.Change != diff.Changed {
		if c.Label != "" {
			fmt.Fprintf(&b, "  %q", cut(c.Label, 60))
		}
	} else {
		for i, cell := range c.Cells {
			separator := ";"
			if i == 0 {
				separator = " "
			}
			now, before := diff.ShowChange(cell.Column, cell.Old, cell.New)
			fmt.Fprintf(&b, "%s %s: %s, was %s", separator, cell.Column.Name, now, before)
		}
	}
	return b.String() + "  (" + causesText(c.Causes, false) + ")"
}

// causesText names possible causes.
func causesText(causes []diff.Cause, detail bool) string {
	var parts []string
	for _, c := range causes {
		if detail && c.Detail != "" {
			parts = append(parts, c.Kind+" ("+c.Detail+")")
		} else if len(parts) == 0 || parts[len(parts)-1] != c.Kind {
			parts = append(parts, c.Kind)
		}
	}
	return strings.Join(parts, " or ")
}

func rowCount(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
