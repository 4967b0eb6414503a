package screen

import (
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/lineage/diff"
	"example.org/sourcebook/pipeline/lineage/trace"
	"example.org/sourcebook/schema"
)

// Trace writes a trace for people.
func Trace(w *Printer, t *trace.Trace, context int) error {
	w.Line("%s %s", t.Table.Name, t.ID)
	w.Line("  release  %s  (%s %s)", t.Release.Dir, t.Release.Name, t.Release.Version)
	if t.Stage != "" {
		w.Line("  made by  %s, version %d", t.Stage, t.Version)
		var reads []string
		for _, l := range t.Reads {
			if l.Stage != "" {
				l.Table += fmt.Sprintf(" (%s %d)", l.Stage, l.Version)
			}
			reads = append(reads, l.Table)
		}
		if len(reads) > 0 {
			w.Line("  reading  %s", strings.Join(reads, ", "))
		}
	}
	if t.Rule != "" {
		w.Line("  rule     %s", strings.TrimSuffix(t.Rule+": "+t.RuleDoc, ": "))
	}
	for i, c := range t.Table.Columns {
		v := t.Row[i]
		empty := v.Null || c.Type.Kind >= schema.StringList && len(v.List)+len(v.Records) == 0
		if tells(c) && !empty && (t.Rule == "" || v.Text != t.Rule) {
			w.Line("  %-8s %s", c.Name, diff.ShowCell(c, v))
		}
	}
	const most = 20
	for i, p := range t.Places {
		if i == most && len(t.Places) > most+1 {
			w.Line("\n… and %d passages more; --json has them", len(t.Places)-i)
			break
		}
		placeText(w, t, &p, context)
	}
	w.Line("\nderived from")
	linksText(w, t.From)
	if len(t.UsedBy) > 0 {
		w.Line("\nrows derived from it")
	}
	for _, u := range t.UsedBy {
		w.Line("  %s (%s, version %d): %s", u.Table, u.Stage, u.Version, Count(len(u.Rows), "row"))
		for i, r := range u.Rows {
			if i == shownLinks && len(u.Rows) > shownLinks+1 {
				w.Line("    … and %d more; --json has them", len(u.Rows)-i)
				break
			}
			w.Line("    %s  %s", r.ID, OneLine(r.Label))
		}
	}
	w.Line("\nchecked")
	for _, c := range t.Checked {
		w.Line("  %6d  %s", c.Count, c.Name)
	}
	for _, n := range t.Notes {
		w.Line("  note: %s", n)
	}
	switch {
	case !t.OK():
		w.Line("  %d claims do not hold", len(t.Mismatches))
	case len(t.Notes) == 0:
		w.Line("  all as claimed")
	}
	return w.Err
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

func linksText(w *Printer, links []trace.Link) {
	n := 0
	for i, l := range links {
		if i == 0 || links[i-1].Table != l.Table {
			n = 0
		}
		switch n++; {
		case n == shownLinks+1:
			w.Line("  %-10s …", l.Table)
		case n > shownLinks:
		case l.Table == trace.SourceFile:
			w.Line("  %-10s %s  sha256 %s", l.Table, l.ID, l.SHA256)
		default:
			w.Line("  %-10s %s  (%s, version %d)  %s", l.Table, l.ID, l.Stage, l.Version, OneLine(l.Label))
		}
	}
}

// placeText shows a passage between marks, with what is around it.
func placeText(w *Printer, t *trace.Trace, p *trace.Place, context int) {
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
	w.Line("\n%s  characters %d to %d", where, p.Start, p.End)
	if p.Role != "row" {
		what := p.Role
		if p.ID != t.ID {
			what += " " + p.ID
		}
		if p.Rule != "" {
			what += ", rule " + p.Rule
		}
		w.Line("  %s", what)
	}
	before, after := "…", "…"
	if int64(len([]rune(p.Before))) == p.Start {
		before = ""
	}
	if len([]rune(p.After)) < context {
		after = ""
	}
	w.Line("  %s%s⟦%s⟧%s%s", before, OneLine(p.Before), OneLine(middle(p.Passage)), OneLine(p.After), after)
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
