package screen

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/diff"
)

// firstRows is how many rows of a table are shown without --all.
const firstRows = 5

// Diff says what two releases differ in; the first rows of each table, or all.
func Diff(out io.Writer, d *diff.Diff, all bool) error {
	w := &Printer{Out: out}
	for _, s := range []struct {
		sign string
		side lineage.Side
	}{{"A", d.A}, {"B", d.B}} {
		w.Line("%s  %s  %s %s  digest %s", s.sign, s.side.Dir, s.side.Name, s.side.Version, s.side.Digest)
	}
	if d.Same() && len(d.Lineage()) == 0 {
		w.Line("The two releases are equal, byte for byte.")
		return w.Err
	}
	if d.Doubtful() {
		w.Line("Their CHECKSUMS are equal, but files differ: one is not what it claims to be; see sourcebook verify.")
	}
	diffInputs(w, &d.Inputs)
	if d.Same() {
		w.Line("The data files are equal, byte for byte; only the lineage differs: %s.", strings.Join(d.Lineage(), ", "))
		return w.Err
	}
	table, rows := "", 0
	err := d.Run(func(c *diff.RowChange) error {
		if c.Table != table {
			w.Line("\n%s", c.Table)
			table, rows = c.Table, 0
		}
		if rows++; all || rows <= firstRows {
			w.Line("  %s", rowText(c))
		}
		return w.Err
	}, func(t *diff.TableDifference) error {
		if t.Table != table {
			w.Line("\n%s", t.Table)
			rows = 0
		}
		if !all && rows > firstRows {
			w.Line("  … and %d rows more; --all shows them", rows-firstRows)
		}
		if t.Schema != "" {
			w.Line("  %s", t.Schema)
		}
		w.Line("  %d added, %d removed, %d changed", t.Added, t.Removed, t.Changed)
		if t.Moved > 0 {
			w.Line("  %d of the added are among the removed, at another place of their text", t.Moved)
		}
		for _, c := range t.Causes {
			w.Line("  cause of %s: %s", Count(c.Rows, "row"), causesText(c.Causes, true))
		}
		return w.Err
	})
	if err != nil {
		return err
	}
	w.Line("\nfiles")
	for _, f := range d.DataFiles() {
		w.Line("  %s %s  (%s)", signs[f.Change], f.Path, causesText(f.Causes, false))
	}
	w.Line("\nThis calls for version %s: %s.", d.Next, d.Reason)
	if strings.HasPrefix(d.A.Version, "0.") {
		w.Line("Below 1.0.0 a MAJOR raises the second number and everything else the third.")
	}
	if !d.Enough() {
		w.Line("B calls itself %s, which is less.", d.B.Version)
	}
	return w.Err
}

func diffInputs(w *Printer, in *diff.Inputs) {
	w.Line("\nwhat they were made from")
	nothing := true
	say := func(format string, args ...any) { nothing = false; w.Line("  "+format, args...) }
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
		w.Line("  the same sources, configuration, lexicon and builder")
	}
}

var signs = map[string]string{diff.Added: "+", diff.Removed: "-", diff.Changed: "~"}

// rowText is a row that differs, on one line.
func rowText(c *diff.RowChange) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", signs[c.Change], c.Key)
	if c.Change != diff.Changed {
		if c.Label != "" {
			fmt.Fprintf(&b, "  %q", Cut(c.Label, 60))
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

// Count is a number with what it counts: "1 row", "2 rows".
func Count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
