package calendar

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// thisWeekday reads a phrase for a day of this week, m, "this Monday", "ce lundi"; it is nothing but the name of the
// day where that alone is such a phrase, and a day of the document's week, or of one beside it, where the phrase names
// the week: 本周二, 지난주 화요일.
func (b begin) thisWeekday(m language.Match) (moment.When, scan.Outcome) {
	if !moment.IsWeekdayUnit(m.Value) {
		return moment.When{}, scan.Next
	}
	if m.Number != 0 {
		d := moment.When{
			From: b.i, To: m.End, Relative: true, Unit: m.Value, Count: m.Number, Rule: moment.DayOfOtherWeek,
		}
		return d, scan.FoundIf(b.namesWeek(m.End))
	}
	if d, ok := b.Has(b.i, language.Weekday); ok && d.End == m.End {
		return moment.When{}, scan.None
	}
	d := moment.When{From: b.i, To: m.End, Relative: true, Unit: m.Value, Rule: "weekday"}
	if b.namesWeek(m.End) {
		d.Rule = moment.DayOfThisWeek
	}
	return d, scan.Found
}

// weekdayLed reports whether a phrase for a day of this week, m, is but the name of the day, at the token that it
// gives, with a word before it that leads to a date: "у среду".
func (b begin) weekdayLed(m language.Match) (int, bool) {
	p, ok := b.Has(b.i, language.Period)
	if !ok || m.Number != 0 || p.End >= m.End {
		return b.i, false
	}
	d, ok := b.Has(p.End, language.Weekday)
	return p.End, ok && d.End == m.End
}

// weekday reads a date with the name of its day before it: "Monday, 3 March".
func (b begin) weekday() (moment.When, scan.Outcome) {
	day, k, ok := b.Weekday(b.i)
	if !ok {
		return moment.When{}, scan.Next
	}
	if IsRanked(b.Dates, b.i) {
		return moment.When{}, scan.None
	}
	aside := b.Mark(k, "(")
	if aside || b.Mark(k, ",") {
		k++
	}
	if of := b.PastOf(k); b.Follows(of, language.Relative) {
		k = of
	}
	d, ok := b.behindWord(k, false)
	if ok && d.Unit == language.UnitWeek && d.Rule == "relative_date" && !b.Mark(k-1, ",") {
		return moment.When{ // "Friday of next week", "lundi de la semaine prochaine"
			From: b.i, To: d.To, Relative: true, Unit: moment.WeekdayUnit(day), Count: d.Count,
			Rule: moment.DayOfOtherWeek,
		}, scan.Found
	}
	if !ok || d.Day == 0 || d.Part != "" {
		return moment.When{}, scan.None
	}
	if aside {
		if d.Month == 0 || !b.Mark(d.To, ")") {
			return moment.When{}, scan.None
		}
		d.To++ // "Thursday (18 April)"
	}
	d.From, d.Named = b.i, day
	return d, scan.Found
}

// WeekdayAndDay reads a day of the week and the number of the day in its month behind it: "el viernes 6", "Friday the
// 6th", where the nearest such day to the document's falls on that day of the week. A language in which the day stands
// behind the month needs the ending of an ordinal: "on Friday 12 were hurt".
func WeekdayAndDay(w *Dates, i int) (d moment.When, ok bool) {
	day, end, ok := w.Weekday(i)
	if !ok || w.Glued(i) {
		return d, false
	}
	k := end
	if w.Mark(k, ",(") {
		k++
	}
	k = w.PastDateWords(k)
	n, digits := w.Digits(k)
	if n < 1 || digits > 2 || w.Glued(k) && !w.Mark(end, "(") {
		return d, false
	}
	to := pastDayNumber(w, end, k)
	if to == k || makesAmount(w, to) {
		return d, false
	}
	d = moment.When{From: i, To: to, Day: n, Named: day, Rule: "weekday"}
	return d, d.ResolveNamed(w.Published)
}

// makesAmount reports whether what stands at token to goes on with the number before it, or is counted by it.
func makesAmount(w *Dates, to int) bool {
	amount := w.Follows(to, scan.AmountSigns...)
	if m, ok := w.Has(to, language.Measure); ok && m.End == to+1 && w.IsFunction(to) {
		amount = false // "jeudi 17 au soir"
	}
	return amount || w.LettersAt(to) || w.DigitsGoOn(to) || w.NounAt(to) && !w.IsVerb(to)
}

// dayEnds are the marks behind the number of a day that a comma parts from the name of its day of the week.
const dayEnds = ",.;"

// maxSuffix bounds the ending that is written onto the number of a day, in bytes.
const maxSuffix = 4

// pastDayNumber gives the token behind the number of a day, at token k, that stands behind the name of its day of the
// week, which ends at token end: in brackets, with the ending or the full stop of an ordinal, or by itself in a
// language in which the day stands before the month; k if it is none.
func pastDayNumber(w *Dates, end, k int) int {
	to := k + 1
	comma := w.Mark(end, ",")
	switch suffix := w.PastSuffix(to); {
	case w.Mark(end, "("):
		if w.Mark(to, ")") {
			return to + 1
		}
		return k
	case suffix > to:
		return suffix
	case w.Traits.DayPoint && w.Mark(to, ".") && w.Glued(to) && !w.IsCapital(to+1) && !w.DigitsGoOn(to):
		return to + 1
	case w.Binds(to, scan.Hyphens) && w.IsLower(to+1) && w.Length(to+1) <= maxSuffix:
		return to + 2 // "csütörtökön, 18-án"
	}
	last, front := w.Mark(to, dayEnds) || to == len(w.List), w.Pack.Order == "dmy"
	if !last && (comma || !front && k <= end) || !front && !w.IsWord(k-1) {
		return k
	}
	return to
}

// The values of language.Quantity with which a day of the week is counted in its month where the word is no ordinal by
// itself, or another word, too: "ilk", "segunda", "last".
const (
	rankLast  = "rank_last"
	ofMonthly = "of_month" // joins such a day and its month: the "din" of "prima luni din mai"
)

// maxLink bounds how many words join a day of the week and its month: "en el mes de".
const maxLink = 4

// ranks are those that say which one of its name a day is; those behind the first stand in the place of their number.
var ranks = []string{rankLast, "rank_first", "rank_second", "rank_third", "rank_fourth", "rank_fifth"}

// markRanks notes that a date may begin with such a word, as with the words that make a period vague.
func markRanks(p *language.Pack, t *scan.Traits) {
	var words language.Tokens
	for _, e := range p.Entries(language.Quantity) {
		if !slices.Contains(ranks, e.Value) {
			continue
		}
		if p.Tokenize(e.Phrase, &words); len(words.List) > 0 {
			t.Mark(words.List[0].ID, 1<<language.Vague)
		}
	}
}

// rank reads at token i which one of its name in a month a day is, 1 to 5 or moment.LastOne; to is i if there is none.
func rank(w *Dates, i int) (v, to int) {
	if m, ok := w.HasValue(i, language.Quantity, ranks...); ok {
		if m.Value == rankLast {
			return moment.LastOne, m.End
		}
		return slices.Index(ranks, m.Value), m.End
	}
	if m, ok := scan.HasWith(w.Sheet, i, language.OrdinalSuffix, language.Before); ok {
		v, to = w.NumberWord(m.End, language.Cardinal)
		if n, length := w.Digits(m.End); length > 0 {
			v, to = n, m.End+1
		}
	} else {
		v, to = plainRank(w, i)
	}
	if v < 1 || v > 5 || to <= i {
		return 0, i
	}
	if c, ok := w.Has(to, language.Classifier); ok {
		to = c.End
	}
	return v, to
}

// plainRank reads an ordinal at token i: in words, or in digits with its ending or full stop.
func plainRank(w *Dates, i int) (v, to int) {
	if !w.IsDigits(i) {
		return w.NumberWord(i, language.Ordinal)
	}
	v, _ = w.Digits(i)
	if to = w.PastSuffix(i + 1); to > i+1 {
		return v, to
	}
	if w.Traits.RankPoint && w.Mark(i+1, ".") && w.Glued(i+1) {
		return v, i + 2
	}
	return 0, i
}

// dayName reads the name of a day of the week at token i, with the words that make it a date: "pazar günü".
func dayName(w *Dates, i int) (day, end int, ok bool) {
	day, end, ok = w.Weekday(i)
	m, found := w.Has(i, language.Relative)
	if found && m.Number == 0 && moment.IsWeekdayUnit(m.Value) && m.End > end {
		return moment.WeekdayOf(m.Value), m.End, true
	}
	return day, end, ok
}

// rankedDay reads a day of the week with its rank at token i, before or behind it: "first Monday", "Senin pertama".
func rankedDay(w *Dates, i int) (d moment.When, ok bool) {
	if v, to := rank(w, i); to > i {
		u, week := w.HasValue(to, language.CalendarUnit, language.UnitWeek)
		if week && w.IsSyllabic(to) && !w.Follows(to, language.Weekday) {
			to = u.End // "둘째 주 월요일"
		}
		if m, last := rankedMonth(w, to); last {
			day, end, ok := dayName(w, m.To)
			m.From, m.To, m.Day, m.Nth = i, end, day, v
			return m, ok // "paskutinį spalio sekmadienį"
		}
		day, end, ok := dayName(w, pastParticle(w, to))
		return moment.When{From: i, To: end, Day: day, Nth: v}, ok
	}
	day, end, ok := dayName(w, i)
	if !ok {
		return d, false
	}
	v, to := rank(w, pastParticle(w, end))
	return moment.When{From: i, To: to, Day: day, Nth: v}, v != 0 && !w.IsDigits(end)
}

// pastParticle skips a particle of a script without blanks that stands between a rank and the day: 最後の日曜日.
func pastParticle(w *Dates, i int) int {
	if w.IsSyllabic(i) || w.IsNounScript(i) {
		return w.PastDateWords(i)
	}
	return i
}

// rankedMonth reads a month, with or without its year, or one that is counted from now.
func rankedMonth(w *Dates, i int) (moment.When, bool) {
	if !w.Follows(i, language.Month, language.Relative, language.CalendarUnit) && !w.IsDigits(i) {
		return moment.When{}, false
	}
	d, ok := w.Date(i, true)
	return d, ok && (d.IsMonth() || isMonthNow(&d))
}

// isMonthNow reports whether d is a month that is counted from now.
func isMonthNow(d *moment.When) bool {
	whole := d.Day == 0 && d.Month == 0 && d.Part == "" && !d.Fuzzy
	return whole && d.Relative && d.Unit == language.UnitMonth
}

// pastLink skips what joins a day of the week and its month; month says that the word for a month is there.
func pastLink(w *Dates, i int) (to int, month bool) {
	for n := 0; n < maxLink; n++ {
		to := max(w.PastDateWords(i), w.PastOf(i))
		if m, ok := w.HasValue(i, language.Quantity, ofMonthly, language.QuantityShare); ok {
			to = max(to, m.End)
		}
		if m, ok := w.HasValue(i, language.Period, language.PeriodDuring); ok && !m.Flags.Has(language.After) {
			to = max(to, m.End)
		}
		if m, ok := w.HasValue(i, language.CalendarUnit, language.UnitMonth); ok && !w.IsDigits(i) {
			to, month = max(to, m.End), true
		}
		if to == i || w.Follows(i, language.Month) {
			break
		}
		i = to
	}
	return i, month
}

// rankedWeekday reads a day by its number among those of its name in a month: "the first Tuesday of May 2024", "der
// letzte Sonntag im Oktober". Without its month such a day is no date.
func (b begin) rankedWeekday() (moment.When, scan.Outcome) {
	d, ok := rankedDay(b.Dates, b.i)
	if !ok {
		return d, scan.Next
	}
	if d.IsMonthly() {
		d.Rule = moment.WeekdayOfMonth
		return d, scan.Found
	}
	k, noun := pastLink(b.Dates, d.To)
	m, ok := rankedMonth(b.Dates, k)
	if !ok && k > d.To {
		m, ok = rankedMonth(b.Dates, max(k-1, d.To)) // "tháng 5"
	}
	if ok && !b.Mark(d.To, ",") {
		m.From, m.Day, m.Nth, m.Rule = b.i, d.Day, d.Nth, moment.WeekdayOfMonth
		return m, scan.Found
	}
	if d.Nth == moment.LastOne && (noun || namesMonth(b.Dates, d.To)) {
		return d, scan.None
	}
	return d, scan.Next
}

// maxMonth bounds how many words stand before the word for a month behind such a day: "of every month".
const maxMonth = 2

// namesMonth reports whether the word for a month stands behind a day of the week that ends before token i, so that it
// is a day of each month, or of one that is told elsewhere.
func namesMonth(w *Dates, i int) bool {
	for k := i; k <= i+maxMonth && k < len(w.List) && w.IsWord(k) && w.Mask[k]&scan.NumberBit == 0; k++ {
		if _, ok := w.HasValue(k, language.CalendarUnit, language.UnitMonth); ok {
			return true
		}
	}
	return false
}

// IsRanked reports whether the name of the day of the week at token i has a rank beside it, so that it is no date. The
// last one is that before the document's date, unless it is that of a month.
func IsRanked(w *Dates, i int) bool {
	for k := i - 1; k >= max(0, i-maxRank); k-- {
		v, to := rank(w, k)
		if v != 0 && (to == i || pastParticle(w, to) == i) {
			return v != moment.LastOne || endsMonth(w, k, i)
		}
	}
	return false
}

// endsMonth reports whether the word for a month stands shortly before the rank at token k or behind the name of the
// day at token i: "on the last Friday of every month".
func endsMonth(w *Dates, k, i int) bool {
	_, end, _ := dayName(w, i)
	for n := 0; n < maxLink; n++ {
		_, before := w.HasValue(k-1-n, language.CalendarUnit, language.UnitMonth)
		_, behind := w.HasValue(end+n, language.CalendarUnit, language.UnitMonth)
		if before || behind {
			return true
		}
	}
	return false
}

// isDayRank reports whether the digits at the place are but the rank of a day: 毎月第2月曜日.
func (b begin) isDayRank() bool {
	_, ranks := scan.BeforeWith(b.Sheet, b.i, language.OrdinalSuffix, language.Before)
	return ranks && b.Glued(b.i) && b.Follows(b.i+1, language.Weekday)
}

// maxRank bounds how many words make a rank.
const maxRank = 3

// RanksDay reports whether token i is a word for last or first that no other class has, with the name of a day of the
// week behind it that it makes that one of a month.
func RanksDay(w *Dates, i int) bool {
	m, ok := w.HasValue(i, language.Quantity, ranks...)
	if !ok || !w.IsDigits(m.End) && !w.Follows(m.End, language.Weekday, language.Relative, language.Month) {
		return false
	}
	d, outcome := begin{w, i, true}.rankedWeekday()
	return outcome == scan.Found || outcome == scan.None && d.Nth != 0
}

// nthWeekday adds to a month the day of its nth day of a name: 五月的第二个星期日, "mayıs ayının ilk pazartesi günü".
func nthWeekday(w *Dates, d moment.When) moment.When {
	if !d.IsMonth() && !isMonthNow(&d) {
		return d
	}
	k, _ := pastLink(w, d.To)
	r, ok := rankedDay(w, k)
	if ok && r.Month == 0 {
		d.Day, d.Nth, d.To, d.Rule = r.Day, r.Nth, r.To, moment.WeekdayOfMonth
	}
	return d
}

// shortWord reports whether the month at token k is but a short form, which right behind a number in words is more
// often another word: "tre set", "el primer set".
func (b begin) shortWord(k int) bool {
	short := false
	for _, m := range b.Pack.At(&b.Tokens, k, nil) {
		if m.Class == language.Month && !m.Flags.Has(language.Short) {
			return false
		}
		short = short || m.Class == language.Month
	}
	return short
}

// namesWeek reports whether the phrase from the place to token end holds the word for a week.
func (b begin) namesWeek(end int) bool {
	for k := b.i; k < end; k++ {
		if _, ok := b.HasValue(k, language.CalendarUnit, language.UnitWeek); ok {
			return true
		}
	}
	return false
}

// addWeekday adds to a date the day of the week that stands in it or behind it.
func addWeekday(w *Dates, d *moment.When) {
	if d.Named != 0 || d.Nth != 0 {
		return
	}
	if d.Day > 0 && d.Part == "" {
		d.To = pastItsWeekday(w, d.To)
	}
	if d.IsYearless() || isBareDay(d) {
		d.Named = w.namedBehind(d.From, d.To)
	}
}

// isBareDay reports whether a date is the number of a day alone.
func isBareDay(d *moment.When) bool { return d.Day != 0 && d.Month == 0 && d.Year == 0 && !d.Relative }

// maxAside bounds how many tokens of an aside behind a date are looked through for the name of its day.
const maxAside = 12

// namedBehind gives the day of the week that the tokens [from,to) of a date have, or an aside in brackets behind it:
// "1月1日（周三）"; 0 if there is none.
func (w *Dates) namedBehind(from, to int) int {
	end := to
	if w.Mark(to, "(（") {
		for end++; end < len(w.List) && end < to+maxAside && !w.Mark(end, ")）"); end++ {
		}
		if !w.Mark(end, ")）") {
			end = to
		}
	}
	for k := from; k < end; k++ {
		if day, _, ok := w.Weekday(k); ok && (k == from || !w.IsDigits(k-1)) {
			return day
		}
	}
	return 0
}

// pastItsWeekday gives the token after the day of the week that a date ending before token i has behind it with a word
// between, in scripts without spaces: 7月20日の土曜日; i if there is none.
func pastItsWeekday(w *Dates, i int) int {
	k := w.PastDateWords(i)
	if k == i || !w.IsSyllabic(i) {
		return i
	}
	if _, end, ok := w.Weekday(k); ok {
		return end
	}
	return i
}
