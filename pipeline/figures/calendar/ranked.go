package calendar

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// The values of language.Quantity with which a day of the week is counted in its month where the word is no ordinal by
// itself, or another word, too: "ilk", "segunda", "last".
const (
	rankLast   = "rank_last"
	rankFirst  = "rank_1"
	rankSecond = "rank_2"
	rankThird  = "rank_3"
	rankFourth = "rank_4"
	rankFifth  = "rank_5"
	ofMonthly  = "of_month" // joins such a day and its month: the "din" of "prima luni din mai"
)

// maxLink bounds how many words join a day of the week and its month: "en el mes de".
const maxLink = 4

// ranks are those that say which one of its name a day is.
var ranks = []string{rankLast, rankFirst, rankSecond, rankThird, rankFourth, rankFifth}

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
		return int(m.Value[len(m.Value)-1] - '0'), m.End
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
	now := d.Relative && d.Unit == language.UnitMonth && d.Day == 0 && d.Month == 0 && d.Part == "" && !d.Fuzzy
	return d, ok && (d.IsMonth() || now)
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

// IsRanked reports whether the name of the day of the week at token i has a rank beside it, so that it is no date.
func IsRanked(w *Dates, i int) bool {
	for k := i - 1; k >= max(0, i-maxRank); k-- {
		v, to := rank(w, k)
		if v != 0 && (to == i || pastParticle(w, to) == i) {
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
	now := d.Relative && d.Unit == language.UnitMonth && d.Month == 0
	if d.Month == 0 && !now || d.Day != 0 || d.Part != "" || d.Fuzzy {
		return d
	}
	k, _ := pastLink(w, d.To)
	r, ok := rankedDay(w, k)
	if ok && r.Month == 0 {
		d.Day, d.Nth, d.To, d.Rule = r.Day, r.Nth, r.To, moment.WeekdayOfMonth
	}
	return d
}
