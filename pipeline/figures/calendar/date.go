package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/template"
	"example.org/sourcebook/pipeline/language"
)

// begin is a token while it is asked whether a date begins there. bare says that the words around show that a year, a
// month or a day of the month by itself is a date.
type begin struct {
	*Dates
	i    int
	bare bool
}

type finder = scan.Finder[begin, moment.When]

// dateFinders are the ways in which a date in words begins.
func dateFinders() []finder {
	return []finder{
		{Name: "year_with_era", Starts: 1 << language.Era, Then: begin.yearWithEra},
		{Name: "unknown_word", When: begin.atUnknown, Then: begin.nothing},
		{Name: moment.WeekdayOfMonth, Then: begin.rankedWeekday},
		{Name: "relative_date", Starts: 1 << language.Relative, Then: begin.relative},
		{Name: "part_of_year", Starts: 1 << language.Quarter, Then: begin.partOfYear},
		{Name: "part_of_date", Starts: 1 << language.Period, Then: begin.partOfDate},
		{Name: "weekday", Starts: 1 << language.Weekday, Then: begin.weekday},
		{Name: "month", Starts: 1 << language.Month, Then: begin.month},
		{Name: "ordinal_of_year", Starts: scan.NumberBit, Then: begin.ordinalOfYear},
		{Name: "day_in_ideographs", Starts: scan.NumberBit, Then: dayInIdeographs},
		{Name: "day_in_words", Starts: scan.NumberBit, Then: begin.dayInWords},
	}
}

// digitFinders are the ways in which a date in digits begins.
func digitFinders() []finder {
	return []finder{
		{Name: "clipped_year", Then: begin.clipped},
		{Name: "glued", When: begin.isGlued, Then: begin.nothing},
		{Name: "rank_of_day", When: begin.isDayRank, Then: begin.nothing},
		{Name: "part_of_year", Starts: 1 << language.Quarter, Then: begin.partOfYear},
		{Name: "year_with_era", Then: begin.digitsWithEra},
		{Name: "date_in_digits", Then: begin.inDigits},
		{Name: "month_in_digits", Then: begin.monthInDigits},
		{Name: "day_and_month", Then: dayAndMonth},
		{Name: "year_month_day", Then: begin.yearMonthDay},
		{Name: "date_with_units", Then: begin.withUnits},
		{Name: moment.WeekdayOfMonth, Then: begin.rankedWeekday},
		{Name: "day_in_brackets", Then: begin.bracketed},
		{Name: "day_month", Then: begin.dayMonth},
		{Name: "day_by_ordinal", When: begin.isOrdinal, Then: begin.dayByOrdinal},
		{Name: "year", Then: begin.year},
	}
}

// Date reads one calendar unit at token i: a day, a month, a quarter or a year, counted from now or stated. A bare
// year, month or day of the month is read only if bare is true: the words around it must then show that it is one.
func (w *Dates) Date(i int, bare bool) (moment.When, bool) {
	if i >= len(w.List) || w.Address[i] || isSection(w, i) {
		return moment.When{}, false
	}
	finders := w.inWords
	if w.IsDigits(i) {
		finders = w.inDigits
	}
	d, ok := scan.Find(w.Sheet, "date", finders, begin{w, i, bare}, i)
	if t, found := w.Unit(i); found && !beforeGroup(w, t.To) && !isAmount(w, i, t.To) &&
		(!ok || t.To > d.To && !w.LongerWord(t.To-1, t.To) || t.To == d.To && t.Part == moment.Century) {
		d, ok = t, true // but no 元 of 元旦
	}
	if ok || d.Rule == "year" && d.Year != 0 {
		if f := w.furthered(d); f.To > d.To {
			d, ok = f, true
		}
	}
	if !ok && d.Rule == "month" && d.To > i {
		if n := nthWeekday(w, d); n.To > d.To {
			d, ok = n, true
		}
	}
	if ok {
		addWeekday(w, &d)
	}
	if ok && d.From < d.To-1 && d.IsYear() && nextBehind(w, d.To, d.Year) {
		return moment.When{}, false // "the year 2024-25": two years
	}
	if ok && w.byCustom(&d) {
		d.Reckon(w.Customs.Calendar, d.Month)
	}
	if ok && w.countsOtherwise(&d) {
		d.Foreign = true
	}
	return d, ok && (d.Part != moment.Season || d.Year != 0 || d.Relative)
}

// nextBehind reports whether a dash and the last two digits of the next year stand at token i, behind a year.
func nextBehind(w *Dates, i, year int) bool {
	if !w.BindsDigits(i, "-–—/") || !w.IsDigits(i-1) || w.BindsDigits(i+2, "-–—/") {
		return false
	}
	v, n := w.Digits(i + 1)
	return n == 2 && v == (year+1)%100
}

// countsOtherwise reports whether the year of a date is counted from another first one by the custom of the language:
// the digits of the text are not those of the year.
func (w *Dates) countsOtherwise(d *moment.When) bool {
	if w.Customs.YearOffset == 0 || d.Year == 0 || d.Relative {
		return false
	}
	for i := d.From; i < d.To; i++ {
		if v, n := w.Digits(i); n == 4 && v+w.Customs.YearOffset == d.Year {
			return true
		}
	}
	return false
}

func (b begin) nothing() (moment.When, scan.Outcome) { return moment.When{}, scan.None }

// yearWithEra reads a year with its era.
func (b begin) yearWithEra() (moment.When, scan.Outcome) {
	d, ok := b.YearWithEra(b.i)
	return d, scan.FoundIf(ok)
}

// ranked reports whether an ordinal follows the word for today, which is that for a day, too: "في اليوم الرابع".
func (b begin) ranked(m language.Match) bool {
	if m.Value != language.UnitDay || m.Number != 0 || b.Glued(m.End) || !b.Traits.RankLast {
		return false
	}
	_, ok := b.Pack.ReadNumberForm(&b.Tokens, m.End, language.Ordinal)
	return ok
}

// atUnknown reports whether a word stands there that is not in the vocabulary.
func (b begin) atUnknown() bool { return b.List[b.i].ID == 0 && b.Mask[b.i]&scan.NumberBit == 0 }

// relative reads a unit that is counted from now: "last year", "今年3月", "the last week of December".
func (b begin) relative() (moment.When, scan.Outcome) {
	m, ok := b.Has(b.i, language.Relative)
	if !ok || b.isMorning(m) || b.ranked(m) {
		return moment.When{}, scan.Next
	}
	switch m.Value {
	case language.UnitHour, language.UnitMinute, language.UnitSecond:
		return moment.When{}, scan.None
	case language.UnitYear, language.UnitMonth: // "今年3月", "本月9日"
		d, ok := b.unitDate(m.End, true)
		if !ok && b.IsNounScript(m.End) && b.Glued(m.End) && !b.IsDigits(m.End) {
			d, ok = b.Date(m.End, true) // 去年三月
			ok = ok && d.Part == "" && !d.Relative && !d.Foreign
		}
		if ok && d.Year == 0 && (d.Month == 0) == (m.Value == language.UnitMonth) {
			d.From, d.Relative, d.Unit, d.Count, d.Rule = b.i, true, m.Value, m.Number, "relative_date"
			return d, scan.Found
		}
	}
	if to, named := b.weekdayLed(m); named {
		return moment.When{From: to, To: m.End, Relative: true, Unit: m.Value, Rule: "weekday"}, scan.Found
	}
	if d, ok := comingWeekday(b, m); ok {
		return d, scan.Found
	}
	if d, outcome := b.thisWeekday(m); outcome != scan.Next {
		return d, outcome
	}
	if m.Number != 0 && b.PastOf(m.End) > m.End {
		d, ok := b.Date(b.PastDateWords(m.End), true)
		if ok && m.Value == language.UnitWeek && m.Number < 0 && d.IsMonth() {
			d.From, d.Part, d.Rule = b.i, moment.LastWeek, "last_week"
			return d, scan.Found
		}
		if ok && d.Day == 0 && (d.Month != 0 || d.Year != 0) { // "the last week of December"
			return moment.When{
				From: b.i, To: d.To, Year: d.Year, Month: d.Month, Fuzzy: true, Rule: "part_of_date",
			}, scan.Found
		}
	}
	d := moment.When{
		From: b.i, To: m.End, Relative: true, Unit: m.Value, Count: m.Number, Rule: "relative_date",
		Unsure: b.Several(b.i, m),
	}
	if m.Flags.Has(language.Narrow) {
		d.Fuzzy, d.Edge = true, language.PeriodLate // "Jahresende"
	}
	return d, scan.Found
}

// partOfYear reads the name of a part of the year: "Q2 2021", "second quarter".
func (b begin) partOfYear() (moment.When, scan.Outcome) {
	m, ok := b.Has(b.i, language.Quarter)
	if !ok {
		return moment.When{}, scan.Next
	}
	d, ok := b.quarterDate(b.i, m)
	if _, thing := b.HasValue(b.i, language.Quantity, language.QuantityThing); thing && d.IsPartOfYear() {
		return d, scan.Next // a flat is a T2, too
	}
	return d, scan.FoundIf(ok)
}

// partOfDate reads a date with a word for begin, middle or end before it: "early March", "mid-2019".
func (b begin) partOfDate() (moment.When, scan.Outcome) {
	m, ok := b.HasValue(b.i, language.Period, language.PeriodEarly, language.PeriodMid, language.PeriodLate)
	if !ok || m.Flags.Has(language.After) {
		return moment.When{}, scan.Next
	}
	k := m.End
	if b.Mark(k, scan.Hyphens) && b.Glued(k) {
		k++
	}
	hyphen := b.Mark(k-1, scan.Hyphens)
	d, ok := b.behindWord(k, true)
	if next := b.PastDateWords(k); !ok && b.Function(next) == language.WordArticle {
		d, ok = b.Unit(next + 1) // "a principios de los años 90"
	}
	if !ok || d.Rule == "year" && !b.YearStands(d.From, true) && !(hyphen && scan.PlausibleYear(d.Year)) {
		return moment.When{}, scan.None
	}
	d.From, d.Fuzzy, d.Rule = b.i, true, "part_of_date"
	return d, scan.Found
}

// behindWord reads the date behind a word that belongs to it, of which the token k is the next.
func (b begin) behindWord(k int, bare bool) (moment.When, bool) {
	k = b.PastDateWords(k)
	if b.Follows(k, language.Period, language.Weekday) {
		return moment.When{}, false
	}
	return b.Date(k, bare)
}

// ordinalOfYear reads a part of the year with its number in words: "deuxième trimestre".
func (b begin) ordinalOfYear() (moment.When, scan.Outcome) {
	v, to := b.NumberWord(b.i, language.Ordinal)
	if v < 1 || v > 31 {
		return moment.When{}, scan.Next
	}
	u, ok := b.Has(to, language.CalendarUnit)
	if ok && u.Value == language.UnitWeek && v <= 5 { // "the first week of October"
		if d, ok := b.ofMonth(u.End); ok {
			d.From, d.Part, d.Nth, d.Rule = b.i, moment.MonthWeek, v, "week_of_month"
			return d, scan.Found
		}
	}
	if !ok || v > 4 || u.Value != moment.Quarter && u.Value != moment.Half {
		return moment.When{}, scan.Next
	}
	d, ok := b.quarterDate(b.i, language.Match{Entry: &language.Entry{Number: v, Value: u.Value}, End: u.End})
	return d, scan.FoundIf(ok)
}

// ofMonth reads a month, with or without its year, behind an "of" at token i.
func (b begin) ofMonth(i int) (moment.When, bool) {
	k := b.PastDateWords(i)
	if k == i {
		k = b.PastOf(i)
	}
	m, to, ok := b.Month(k)
	if !ok || k == i {
		return moment.When{}, false
	}
	return b.WithYear(moment.When{From: i, To: to, Month: m})
}

// dayInWords reads a day in words before its month: "first of May", "premier mai".
func (b begin) dayInWords() (moment.When, scan.Outcome) {
	v, to := b.NumberWord(b.i, language.Ordinal)
	counts := v < 1
	if counts {
		v, to = b.NumberWord(b.i, language.Cardinal)
	}
	k := b.PastDateWords(to)
	m, end, ok := b.Month(k)
	if b.Pack.Order == "ymd" || (counts || k == to && !b.IsCapital(k)) && b.shortWord(k) {
		return moment.When{}, scan.None
	}
	if !ok || v < 1 || v > 31 {
		return moment.When{}, scan.None
	}
	d, ok := b.WithYear(moment.When{From: b.i, To: end, Month: m, Day: v, Rule: "day_month"})
	return d, scan.OnlyIf(ok)
}

// isGlued reports whether the digits touch a word or go on from other digits.
func (b begin) isGlued() bool {
	i := b.i
	if b.TouchesWord(i) && !b.IsCut(i-1) && !b.behindPrefix() {
		return true
	}
	return b.Binds(i-1, ".,:/") && b.IsDigits(i-2)
}

// behindPrefix reports whether but a word that its language writes as one with the next stands before a year, behind
// another: "1956 و1970".
func (b begin) behindPrefix() bool {
	m, ok := b.HasValue(b.i-1, language.Quantity, language.QuantityPrefix)
	return ok && m.End == b.i && b.IsDigits(b.i-2) && !b.Glued(b.i-1) && b.Length(b.i) == 4
}

func (b begin) inDigits() (moment.When, scan.Outcome) {
	d, ok := b.numericDate(b.i)
	return d, scan.FoundIf(ok)
}

func (b begin) monthInDigits() (moment.When, scan.Outcome) {
	d, ok := b.numericMonth(b.i, b.led(b.i))
	return d, scan.FoundIf(ok)
}

func (b begin) yearMonthDay() (moment.When, scan.Outcome) {
	d, ok := b.Dates.yearFirst(b.i)
	return d, scan.FoundIf(ok)
}

func (b begin) withUnits() (moment.When, scan.Outcome) {
	d, ok := b.unitDate(b.i, b.bare)
	return d, scan.FoundIf(ok)
}

func (b begin) dayMonth() (moment.When, scan.Outcome) {
	d, ok := b.DayMonth(b.i)
	return d, scan.FoundIf(ok)
}

func (b begin) isOrdinal() bool { return b.PastSuffix(b.i+1) > b.i+1 }

// dayByOrdinal reads a day of a month by its number: of a month that is counted from now ("the 28th of last month"), or
// of none where the words before lead to a date and the number counts nothing ("on the 10th").
func (b begin) dayByOrdinal() (moment.When, scan.Outcome) {
	v, n := b.Digits(b.i)
	to := b.PastSuffix(b.i + 1)
	if n > 2 || v < 1 || v > 31 {
		return moment.When{}, scan.Next
	}
	d := moment.When{From: b.i, To: to, Day: v, Rule: "day_of_month"}
	k := b.PastDateWords(to)
	if r, ok := b.HasValue(k, language.Relative, language.UnitMonth); ok {
		d.To, d.Relative, d.Unit, d.Count = r.End, true, r.Value, r.Number
		return d, scan.Found
	}
	led := b.bare && b.Function(b.i-1) == language.WordArticle && b.Follows(b.i-2, language.Period)
	counts := b.NounAt(to) || b.Follows(to, language.Month, language.CalendarUnit, language.Measure) || b.PastOf(to) > to
	return d, scan.FoundIf(led && k == to && !counts)
}

// digitsWithEra reads a year with its era behind it.
func (b begin) digitsWithEra() (moment.When, scan.Outcome) {
	if _, ok := template.EraBehind(b.Matcher, b.i+1); !ok {
		return moment.When{}, scan.Next
	}
	d, outcome := b.yearWithEra()
	if d.To <= b.i+1 {
		return moment.When{}, scan.Next
	}
	return d, outcome
}

func (b begin) year() (moment.When, scan.Outcome) {
	y, ok := b.Year(b.i)
	return moment.When{From: b.i, To: b.i + 1, Year: y, Rule: "year"}, scan.OnlyIf(ok && b.bare)
}

// WithYear adds the year that follows a day or a month: stated, or relative ("this year").
func (w *Dates) WithYear(d moment.When) (moment.When, bool) {
	k := d.To
	if w.Mark(k, template.Commas) {
		k++
	}
	if !w.Mark(k-1, template.Commas) {
		k = w.PastDateWords(k)
	}
	if y, ok := w.Year(k); ok && (k > d.To || !w.Glued(k)) && !w.CountedYear(k) {
		d.Year, d.To = y, w.PastYearWord(k+1)
		return d, d.Valid()
	}
	if v, ok := w.clippedYear(k); ok {
		d.SetShort(v, w.Published)
		d.To = k + 2
		return d, d.Valid()
	}
	if y, to := w.yearInWords(k); d.Day != 0 && to > k {
		d.Year, d.To = y, w.PastYearWord(to)
		return d, d.Valid()
	}
	m, ok := w.Has(k, language.Relative)
	if !ok || m.Value != language.UnitYear || w.Mark(k-1, ",") {
		return d, d.Valid()
	}
	part, ok := scan.HasWith(w.Sheet, m.End, language.Quantity, language.After)
	if !ok || part.Value != scan.Same { // not "ekimde geçen yılın aynı ayına göre"
		d.Relative, d.Unit, d.Count, d.To = true, m.Value, m.Number, m.End
	}
	return d, d.Valid()
}

// yearInWords reads a year in words at token k, as deeds and rulings write it: "dos mil veintitrés". It gives k if
// there is none, or if the number may count what follows.
func (w *Dates) yearInWords(k int) (y, to int) {
	if k >= len(w.Mask) || w.Mask[k]&scan.NumberBit == 0 {
		return 0, k
	}
	for _, form := range []language.Form{language.Cardinal, language.Ordinal} {
		n, ok := w.Pack.ReadNumberForm(&w.Tokens, k, form)
		if !ok || !n.Value.IsInt64() {
			continue
		}
		y = int(n.Value.Int64())
		_, year := w.HasValue(n.End, language.CalendarUnit, language.UnitYear)
		if y > 1000 && y <= scan.LastYear && (year || !w.NounAt(n.End)) {
			return y, n.End
		}
	}
	return 0, k
}

// clippedYear reads the last two digits of a year behind an apostrophe at token k: "21 May '19".
func (w *Dates) clippedYear(k int) (int, bool) {
	v, ok := w.shortBehind(k, "'’")
	return v, ok && !w.Glued(k) && !w.LettersAt(k+2)
}

// quarterDate reads a part of the year, m, with the year behind it.
func (w *Dates) quarterDate(i int, m language.Match) (moment.When, bool) {
	k := w.PastDateWords(m.End)
	if u, ok := w.HasValue(k, language.CalendarUnit, language.UnitYear); ok {
		if _, dated := w.Year(u.End); dated {
			k = u.End // "první polovina roku 2018"
		}
	}
	d := moment.When{From: i, To: m.End, Day: m.Number, Part: m.Value, Rule: "part_of_year"}
	if d.SetHoliday(m.Value, m.Number) {
		return holiday(w, d, m)
	}
	if c, ok := cutAhead(w, m); ok {
		c.From = i
		return c, true
	}
	if y, ok := w.Year(k); ok {
		d.Year, d.To = y, w.PastYearWord(k+1)
		return d, true
	}
	if r, ok := w.Has(k, language.Relative); ok && r.Value == language.UnitYear {
		d.Relative, d.Unit, d.Count, d.To = true, r.Value, r.Number, r.End
		return d, true
	}
	return d, w.namesPart(i, m)
}

// namesPart reports whether the name of a part of the year, m, is one without a year beside it: one that ends with the
// unit itself ("second quarter", "premier semestre"), in signs ("Q2") or in a script without blanks. The first half may
// be that of a game.
func (w *Dates) namesPart(i int, m language.Match) bool {
	if m.Value == moment.Season || w.PastOf(m.End) > m.End || w.BehindOf(w.PastDateWords(m.End)) {
		return false
	}
	u, ok := w.Before(m.End, language.CalendarUnit)
	if ok && u.End >= i && (u.Value == moment.Quarter || u.Value == moment.Half) {
		return true
	}
	return w.IsSyllabic(m.End-1) || m.Flags.Has(language.Short) && w.IsDigits(m.End-1) && w.IsCapital(i)
}
