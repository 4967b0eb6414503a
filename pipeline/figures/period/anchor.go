package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// anchor resolves a date against the document's own, and names the issue if that cannot be done.
func (w *Reader) anchor(d *calendar.When, f *scan.Figure) {
	if d.Anchored() {
		return
	}
	if w.Self || !d.Resolve(w.Published) {
		scan.AddIssue(&f.Issues, "unanchored_date")
	}
}

// addDate adds a calendar unit.
func (w *Reader) addDate(d calendar.When) {
	f := scan.Figure{From: d.From, To: d.To, Kind: schema.KindDate, Rule: d.Rule}
	w.NoteNumerals(d.From, d.To)
	w.anchor(&d, &f)
	f.Aside = d.Rule == "year" && (w.Mark(d.From-1, "(") || w.Traits.Sure && w.NounAt(d.To) && w.IsLower(d.To) && !w.IsVerb(d.To))
	if d.Part != "" || d.Fuzzy || d.Relative && d.Month == 0 && d.Unit != language.UnitYear && !d.Unsure {
		f.Kind = schema.KindPeriod
	}
	f.Start, f.End = d.Ends()
	mark(&d, &f)
	w.Add(f)
}

// Mark adds the issue of a date that cannot be told.
func mark(d *calendar.When, f *scan.Figure) {
	if d.Unsure {
		scan.AddIssue(&f.Issues, "ambiguous_date")
	}
	if d.Other {
		scan.AddIssue(&f.Issues, "other_calendar")
	}
}

// addOpen adds a period with one stated end, at the word that opens it.
func (w *Reader) addOpen(from int, d calendar.When, open string) {
	f := scan.Figure{From: from, To: d.To, Kind: schema.KindPeriod, Rule: "open_period"}
	w.NoteNumerals(d.From, d.To)
	if open == language.PeriodSince && d.Edge == language.PeriodEarly || open != language.PeriodSince && d.Edge == language.PeriodLate {
		d.Fuzzy = false // up to the end of the unit is up to its last day
	}
	w.anchor(&d, &f)
	first, last := d.Ends()
	if open == language.PeriodSince {
		f.Start = first
	} else {
		f.End = last
	}
	mark(&d, &f)
	w.Add(f)
}

// addPeriod adds a period with two stated ends. An end without a year takes that of the other.
func (w *Reader) addPeriod(from int, a, b calendar.When) {
	f := scan.Figure{From: from, To: b.To, Kind: schema.KindPeriod, Rule: "period"}
	w.NoteNumerals(from, b.To)
	if a.Month == 0 && a.Rule == "month" || a.Year == 0 && b.Year == 0 && a.Relative && !b.Relative && b.Month != 0 && a.Month != 0 {
		b.Relative, b.Unit, b.Count = a.Relative, a.Unit, a.Count
	}
	if a.Rule == "year" && b.Rule == "year" || a.Year != 0 {
		if b.Year == 0 && !b.Relative && a.Year != 0 {
			b.Year = a.Year
			if before(&b, &a) {
				b.Year++
			}
		}
	}
	if b.Rule == "day_of_month" && a.Month != 0 {
		b.Month, b.Year, b.Relative, b.Unit, b.Count, b.Rule = a.Month, a.Year, a.Relative, a.Unit, a.Count, a.Rule
	}
	w.anchor(&b, &f)
	if a.Rule == "day_of_month" {
		a.Year, a.Month = b.Year, b.Month
		if a.Day > b.Day && a.Month > 0 {
			if a.Month--; a.Month == 0 {
				a.Year, a.Month = a.Year-1, 12
			}
		}
	}
	if !a.Anchored() {
		switch {
		case b.Year != 0 && !(a.Relative && a.Rule == "relative_date"):
			a.Year = b.Year
			if before(&b, &a) {
				a.Year--
			}
		default:
			w.anchor(&a, &f)
		}
	}
	first, _ := a.Ends()
	_, last := b.Ends()
	if first == "" || last == "" || first <= last {
		f.Start, f.End = first, last
	}
	mark(&a, &f)
	mark(&b, &f)
	w.Add(f)
}

// Before reports whether a comes before b in the year.
func before(a, b *calendar.When) bool {
	return a.Month != 0 && b.Month != 0 && (a.Month < b.Month || a.Month == b.Month && a.Day != 0 && b.Day != 0 && a.Day < b.Day)
}
