package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// anchor resolves a date against the document's own, and names the issue if that cannot be done.
func (w *Reader) anchor(d *moment.When, f *scan.Figure) {
	if d.Anchored() || w.afterDay(d) || ofNumber(w, d) || sharesYear(w, d) || framed(w, d) {
		return
	}
	if w.Self || !w.resolve(d) {
		scan.AddIssue(&f.Issues, "unanchored_date")
	}
	if d.Contradicted {
		scan.AddIssue(&f.Issues, "ambiguous_year")
	}
}

// ofNumber gives a day without a year that of the number of the law before it: "Ley 39/2015, de 1 de octubre".
func ofNumber(w *Reader, d *moment.When) bool {
	if d.Day == 0 || d.Month == 0 || d.Year != 0 || d.Relative {
		return false
	}
	k := d.From - 1
	for k > 0 && w.IsWord(k) && w.Function(k) != "" {
		k--
	}
	y, n := w.Digits(k - 1)
	if !w.Mark(k, ",") || n != 4 || !scan.PlausibleYear(y) || !w.Binds(k-2, "/") {
		return false
	}
	d.Year = y
	return true
}

// afterDay resolves a day without a month by the last day that its sentence has before it, if that is no later in the
// month: "11月12日午後10時から翌13日".
func (w *Reader) afterDay(d *moment.When) bool {
	n := len(w.Figures) - 1
	if d.Month != 0 || d.Day == 0 || d.Relative {
		return false
	}
	for n >= 0 && !w.Figures[n].IsDate() {
		n--
	}
	if n < 0 {
		return false
	}
	last := &w.Figures[n]
	y, m, day, ok := moment.ParseDate(last.End)
	if !ok || day > d.Day || d.Day > moment.DaysIn(y, m) {
		return false
	}
	if last.Start != last.End || last.From < w.stretch(&w.sentence, d.From, d.To, sentenceMarks).from {
		return false
	}
	d.Year, d.Month = y, m
	return true
}

// resolve resolves a date against the document's own: one without a year lies after it if its clause speaks of what is
// to come, else before it. If the clause speaks of both, the year cannot be told.
func (w *Reader) resolve(d *moment.When) bool {
	if d.ResolveNamed(w.Published) {
		return true
	}
	if d.IsDayAlone() {
		if future, past := clauseTense(w, d); future && !past {
			return d.ResolveNext(w.Published)
		} else if d.Limit && !past {
			return d.ResolveNearest(w.Published)
		}
	}
	if d.IsPartOfYear() {
		if future, past := clauseTense(w, d); future && !past {
			return d.ResolveNext(w.Published)
		} else if told := tensed(w, d.From, d.To); told.future && !told.past {
			return d.ResolveNearest(w.Published)
		}
		return d.Resolve(w.Published)
	}
	weekday := d.IsWeekday()
	if !weekday && !d.IsYearless() && (!d.IsMovable() || d.Relative) {
		return d.Resolve(w.Published)
	}
	switch told := tensed(w, d.From, d.To); {
	case teller{w}.isTold(d):
		return d.Resolve(w.Published)
	case calendar.BesideToday(w.Sheet, d):
		return d.ResolveNearest(w.Published)
	case teller{w}.isDue(d):
		return d.ResolveNext(w.Published)
	case told.future && told.past:
		d.Contradicted = w.Published != ""
		return w.Published != ""
	case told.future:
		return d.ResolveNext(w.Published)
	case d.Soon && !told.past:
		return d.ResolveNext(w.Published)
	case (d.Limit || told.next || calendar.Starts(w.Sheet, d.From, d.To)) && !told.past && !weekday:
		return d.ResolveNearest(w.Published)
	}
	return d.Resolve(w.Published)
}

// clauseTense is tense for a day by its clause alone; a day on which something was told has been.
func clauseTense(w *Reader, d *moment.When) (future, past bool) {
	s := w.stretch(&w.clause, d.From, d.To, clauseMarks)
	return s.future, s.past || teller{w}.isTold(d)
}

// addDate adds a calendar unit.
func (w *Reader) addDate(d moment.When) {
	f := scan.Figure{From: d.From, To: d.To, Kind: schema.KindDate, Rule: d.Rule}
	w.NoteNumerals(d.From, d.To)
	w.anchor(&d, &f)
	f.Aside = d.Rule == "year" && (w.Mark(d.From-1, "(") || w.describes(d.To)) || teller{w}.tellsDay(&d)
	if d.Part != "" && !d.IsMovable() || d.Fuzzy || countsUnit(&d) {
		f.Kind = schema.KindPeriod
	}
	f.Start, f.End = d.Ends()
	mark(&d, &f)
	w.Add(f)
}

// describes reports whether a noun stands at token i that a year before it describes: "the 1998 act".
func (w *Reader) describes(i int) bool { return w.Traits.Sure && w.SmallNounAt(i) && !w.IsVerb(i) }

// countsUnit reports whether a unit that is counted from now is none of the calendar: a week, a quarter.
func countsUnit(d *moment.When) bool {
	return d.Relative && d.Month == 0 && d.Day == 0 && d.Unit != language.UnitYear && !d.Unsure
}

// mark adds the issue of a date that cannot be told.
func mark(d *moment.When, f *scan.Figure) {
	if d.Unsure {
		scan.AddIssue(&f.Issues, "ambiguous_date")
	}
	if d.Other || d.Foreign {
		scan.AddIssue(&f.Issues, "other_calendar")
	}
}

// addOpen adds a period with one stated end, at the word that opens it.
func (w *Reader) addOpen(from int, d moment.When, open string) {
	f := scan.Figure{From: from, To: d.To, Kind: schema.KindPeriod, Rule: "open_period"}
	w.NoteNumerals(d.From, d.To)
	edge := language.PeriodLate
	d.Limit = open == language.PeriodUntil
	if open == language.PeriodSince {
		edge = language.PeriodEarly
	}
	if d.Edge == edge {
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
func (w *Reader) addPeriod(from int, a, b moment.When) {
	f := scan.Figure{From: from, To: b.To, Kind: schema.KindPeriod, Rule: "period"}
	w.NoteNumerals(from, b.To)
	completeEnd(&a, &b)
	if a.IsDayOfMonthNow() && b.IsYearless() {
		w.anchor(&a, &f)
		completeEnd(&a, &b)
	}
	holdsToday(w, &a, &b)
	b.Soon = moment.RunsSoon(a, b, w.Published) && teller{w}.isAlone(from, b.To)
	w.anchor(&b, &f)
	if a.Rule == "day_of_month" {
		dayBefore(&a, &b)
	}
	if !a.Anchored() {
		if b.Year != 0 && !(a.Relative && a.Rule == "relative_date") {
			a.Year = b.Year
			if inYear(&b, &a) {
				a.Year--
			}
		} else {
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

// completeEnd gives the second end of a period, b, what only the first one states.
func completeEnd(a, b *moment.When) {
	if relativeStart(a, b) {
		b.Relative, b.Unit, b.Count = a.Relative, a.Unit, a.Count
	}
	if a.Year != 0 && b.Year == 0 && !b.Relative {
		b.Year = a.Year
		if inYear(b, a) {
			b.Year++
		}
	}
	if b.Rule == "day_of_month" && (a.Month != 0 || a.IsDayOfMonthNow()) {
		b.Month, b.Year, b.Relative, b.Unit, b.Count, b.Rule = a.Month, a.Year, a.Relative, a.Unit, a.Count, a.Rule
	}
}

// relativeStart reports whether only the first end of a period tells the year, and counts it from now.
func relativeStart(a, b *moment.When) bool {
	if !a.Relative || b.Relative || a.Year != 0 || b.Year != 0 {
		return false
	}
	return a.Month != 0 && b.Month != 0
}

// dayBefore gives a day without a month, a, the latest month in which it is not after b.
func dayBefore(a, b *moment.When) {
	a.Year, a.Month = b.Year, b.Month
	if a.Day > b.Day && a.Month > 0 {
		if a.Month--; a.Month == 0 {
			a.Year, a.Month = a.Year-1, 12
		}
	}
}

// extend makes the figure that was added last begin at token i.
func (w *Reader) extend(i int) {
	f := &w.Figures[len(w.Figures)-1]
	w.Take(i, f.From)
	f.From = i
}
