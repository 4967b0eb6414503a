package calendar

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// anchor resolves a date against the document's own, and names the issue if that cannot be done.
func (w *Periods) anchor(d *when, f *scan.Figure) {
	if d.anchored() {
		return
	}
	if w.Self || !d.resolve(w.Published) {
		scan.AddIssue(&f.Issues, "unanchored_date")
	}
}

// addDate adds a calendar unit.
func (w *Periods) addDate(d when) {
	f := scan.Figure{From: d.from, To: d.to, Kind: schema.KindDate, Rule: d.rule}
	w.NoteNumerals(d.from, d.to)
	w.anchor(&d, &f)
	f.Aside = d.rule == "year" && (w.Mark(d.from-1, "(") || w.Traits.Sure && w.NounAt(d.to) && w.IsLower(d.to) && !w.IsVerb(d.to))
	if d.part != "" || d.fuzzy || d.relative && d.m == 0 && d.unit != language.UnitYear && !d.unsure {
		f.Kind = schema.KindPeriod
	}
	f.Start, f.End = d.ends()
	d.mark(&f)
	w.Add(f)
}

// Mark adds the issue of a date that cannot be told.
func (d *when) mark(f *scan.Figure) {
	if d.unsure {
		scan.AddIssue(&f.Issues, "ambiguous_date")
	}
	if d.other {
		scan.AddIssue(&f.Issues, "other_calendar")
	}
}

// addOpen adds a period with one stated end, at the word that opens it.
func (w *Periods) addOpen(from int, d when, open string) {
	f := scan.Figure{From: from, To: d.to, Kind: schema.KindPeriod, Rule: "open_period"}
	w.NoteNumerals(d.from, d.to)
	if open == language.PeriodSince && d.edge == language.PeriodEarly || open != language.PeriodSince && d.edge == language.PeriodLate {
		d.fuzzy = false // up to the end of the unit is up to its last day
	}
	w.anchor(&d, &f)
	first, last := d.ends()
	if open == language.PeriodSince {
		f.Start = first
	} else {
		f.End = last
	}
	d.mark(&f)
	w.Add(f)
}

// addPeriod adds a period with two stated ends. An end without a year takes that of the other.
func (w *Periods) addPeriod(from int, a, b when) {
	f := scan.Figure{From: from, To: b.to, Kind: schema.KindPeriod, Rule: "period"}
	w.NoteNumerals(from, b.to)
	if a.m == 0 && a.rule == "month" || a.y == 0 && b.y == 0 && a.relative && !b.relative && b.m != 0 && a.m != 0 {
		b.relative, b.unit, b.n = a.relative, a.unit, a.n
	}
	if a.rule == "year" && b.rule == "year" || a.y != 0 {
		if b.y == 0 && !b.relative && a.y != 0 {
			b.y = a.y
			if before(&b, &a) {
				b.y++
			}
		}
	}
	if b.rule == "day_of_month" && a.m != 0 {
		b.m, b.y, b.relative, b.unit, b.n, b.rule = a.m, a.y, a.relative, a.unit, a.n, a.rule
	}
	w.anchor(&b, &f)
	if a.rule == "day_of_month" {
		a.y, a.m = b.y, b.m
		if a.D > b.D && a.m > 0 {
			if a.m--; a.m == 0 {
				a.y, a.m = a.y-1, 12
			}
		}
	}
	if !a.anchored() {
		switch {
		case b.y != 0 && !(a.relative && a.rule == "relative_date"):
			a.y = b.y
			if before(&b, &a) {
				a.y--
			}
		default:
			w.anchor(&a, &f)
		}
	}
	first, _ := a.ends()
	_, last := b.ends()
	if first == "" || last == "" || first <= last {
		f.Start, f.End = first, last
	}
	a.mark(&f)
	b.mark(&f)
	w.Add(f)
}

// Before reports whether a comes before b in the year.
func before(a, b *when) bool {
	return a.m != 0 && b.m != 0 && (a.m < b.m || a.m == b.m && a.D != 0 && b.D != 0 && a.D < b.D)
}
