package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/diff"
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
		dir, err = newestRelease(o.dataset)
	} else {
		dir, err = findRelease(o.release, o.dataset)
	}
	if err != nil {
		return err
	}
	t, err := trace.Row(dir, o.table, id, o.context, readers)
	var unknown *trace.Unknown
	if errors.As(err, &unknown) {
		return fmt.Errorf("%s: %s", dir, visible(unknown.Error()))
	}
	if err != nil {
		return err
	}
	switch {
	case o.app.json:
		writeJSON(inert{o.app.out}, newTraced(t))
	case !o.app.quiet:
		err = traceText(&printer{out: o.app.out}, t, o.context)
	}
	if err != nil {
		return err
	}
	if !t.OK() {
		if !o.app.json {
			w := printer{out: o.app.err}
			for _, m := range t.Mismatches {
				w.line("%s", m)
			}
			w.line("sourcebook: %s does not hold what it claims; see sourcebook verify %s", dir, dir)
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
	Row         cellsByColumn      `json:"row"`
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
	v := traced{"trace", t.Release, t.Table.Name, t.ID, cellsByColumn{t.Table, t.Row}, t.Stage, t.Version, t.Reads, t.Rule,
		t.RuleDoc,
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

// cellsByColumn is a row as a JSON object, in the order of the columns.
type cellsByColumn struct {
	table *schema.Table
	row   []schema.Value
}

func (c cellsByColumn) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	for i, column := range c.table.Columns {
		b.WriteByte("{,"[min(i, 1)])
		writeJSON(&b, column.Name)
		b.WriteByte(':')
		writeJSON(&b, diff.PlainCell(column, c.row[i]))
	}
	b.WriteByte('}')
	return json.RawMessage(b.String()), nil
}

// traceText writes a trace for people.
func traceText(w *printer, t *trace.Trace, context int) error {
	w.line("%s %s", t.Table.Name, t.ID)
	w.line("  release  %s  (%s %s)", t.Release.Dir, t.Release.Name, t.Release.Version)
	if t.Stage != "" {
		w.line("  made by  %s, version %d", t.Stage, t.Version)
		var reads []string
		for _, l := range t.Reads {
			if l.Stage != "" {
				l.Table += fmt.Sprintf(" (%s %d)", l.Stage, l.Version)
			}
			reads = append(reads, l.Table)
		}
		if len(reads) > 0 {
			w.line("  reading  %s", strings.Join(reads, ", "))
		}
	}
	if t.Rule != "" {
		w.line("  rule     %s", strings.TrimSuffix(t.Rule+": "+t.RuleDoc, ": "))
	}
	for i, c := range t.Table.Columns {
		v := t.Row[i]
		empty := v.Null || c.Type.Kind >= schema.StringList && len(v.List)+len(v.Records) == 0
		if tells(c) && !empty && (t.Rule == "" || v.Text != t.Rule) {
			w.line("  %-8s %s", c.Name, diff.ShowCell(c, v))
		}
	}
	const most = 20
	for i, p := range t.Places {
		if i == most && len(t.Places) > most+1 {
			w.line("\n… and %d passages more; --json has them", len(t.Places)-i)
			break
		}
		placeText(w, t, &p, context)
	}
	w.line("\nderived from")
	linksText(w, t.From)
	if len(t.UsedBy) > 0 {
		w.line("\nrows derived from it")
	}
	for _, u := range t.UsedBy {
		w.line("  %s (%s, version %d): %s", u.Table, u.Stage, u.Version, rowCount(len(u.Rows)))
		for i, r := range u.Rows {
			if i == shownLinks && len(u.Rows) > shownLinks+1 {
				w.line("    … and %d more; --json has them", len(u.Rows)-i)
				break
			}
			w.line("    %s  %s", r.ID, oneLine(r.Label))
		}
	}
	w.line("\nchecked")
	for _, c := range t.Checked {
		w.line("  %6d  %s", c.Count, c.Name)
	}
	for _, n := range t.Notes {
		w.line("  note: %s", n)
	}
	switch {
	case !t.OK():
		w.line("  %d claims do not hold", len(t.Mismatches))
	case len(t.Notes) == 0:
		w.line("  all as claimed")
	}
	return w.err
}

// tells reports whether a column says something that is not shown elsewhere in a trace.
func tells(c *schema.Column) bool {
	shown := []string{"text", "a_text", "b_text", "a_ids", "b_ids", "start", "end", "byte_start", "byte_end", "rule",
		"stage", "evidence", "path", "source_sha256"}
	return c.Ref == "" && !c.Surface && !slices.Contains(shown, c.Name) && !strings.HasSuffix(c.Name, "_id") ||
		c.Name == "work_id"
}

// shownLinks is how many rows of a table are named.
const shownLinks = 10

func linksText(w *printer, links []trace.Link) {
	n := 0
	for i, l := range links {
		if i == 0 || links[i-1].Table != l.Table {
			n = 0
		}
		switch n++; {
		case n == shownLinks+1:
			w.line("  %-10s …", l.Table)
		case n > shownLinks:
		case l.Table == trace.SourceFile:
			w.line("  %-10s %s  sha256 %s", l.Table, l.ID, l.SHA256)
		default:
			w.line("  %-10s %s  (%s, version %d)  %s", l.Table, l.ID, l.Stage, l.Version, oneLine(l.Label))
		}
	}
}

// placeText shows a passage between marks, with what is around it.
func placeText(w *printer, t *trace.Trace, p *trace.Place, context int) {
	where := p.Path
	if p.Line > 0 {
		where += fmt.Sprintf(":%d:%d", p.Line, p.Column)
	}
	if p.Locator != "" {
		where += "  " + p.Locator
	}
	if p.ByteStart != nil && p.ByteEnd != nil {
		where += fmt.Sprintf("  bytes %d to %d", *p.ByteStart, *p.ByteEnd)
	}
	w.line("\n%s  characters %d to %d", where, p.Start, p.End)
	if p.Role != "row" {
		what := p.Role
		if p.ID != t.ID {
			what += " " + p.ID
		}
		if p.Rule != "" {
			what += ", rule " + p.Rule
		}
		w.line("  %s", what)
	}
	before, after := "…", "…"
	if int64(len([]rune(p.Before))) == p.Start {
		before = ""
	}
	if len([]rune(p.After)) < context {
		after = ""
	}
	w.line("  %s%s⟦%s⟧%s%s", before, oneLine(p.Before), oneLine(middle(p.Passage)), oneLine(p.After), after)
}

// middle leaves out the middle of a long passage, and says how much.
func middle(s string) string {
	const ends = 300
	r := []rune(s)
	if len(r) <= 2*ends+50 {
		return s
	}
	return fmt.Sprintf("%s … %d characters … %s", string(r[:ends]), len(r)-2*ends, string(r[len(r)-ends:]))
}

// oneLine shows line ends as ⏎, and the characters of the marks as escapes.
var oneLine = strings.NewReplacer("\n", "⏎", "⏎", `\u23ce`, "⟦", `\u27e6`, "⟧", `\u27e7`).Replace
