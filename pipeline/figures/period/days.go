package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
)

// yearThenDays reads a year, with the words that the language has behind it before a day, and the days of a month:
// "1975. gada 1.–8. septembris".
func (p place) yearThenDays() int {
	return p.YearThen(p.i, func(k, year int) int {
		to := p.Reader.daysThenDate(k, false, year)
		if to > k {
			p.extend(p.i)
			return to
		}
		list, last := calendar.DaysListed(p.Dates, k)
		if len(list) < 2 || last.Month == 0 || last.Year != 0 {
			return k
		}
		list[0].From, last.Year = p.i, year
		return max(k, p.addDays(list[:len(list)-1], last))
	})
}

// firstDay is the first end of a range of days: a day, and the month if it is stated in digits.
type firstDay struct{ day, month int }

// daysThenDate reads a range whose first end is only a day, or a day and a month in digits, and whose second end has
// the rest: "3–9 June 2021", "3. bis 9. Juni", "20.12 – 24.12.2017", "Saturday 3 to Friday 9 June". open says
// that a word such as "between" stands before it, so that "and" joins the ends; year is one before it, or 0.
func (w *Reader) daysThenDate(i int, open bool, year int) int {
	first, e, k := w.dayBeforeRange(calendar.PastWeekday(w.Dates, i))
	if first.day == 0 || !open && w.joinedByAnd(e) && !calendar.BehindNight(w.Dates, i) {
		return i
	}
	k = calendar.PastWeekday(w.Dates, w.PastDateWords(k))
	if last, _ := w.DayOfMonth(k); last == 0 {
		return i
	}
	b, ok := w.Date(k, false)
	if !ok || b.Day == 0 || b.Month == 0 || b.Part != "" {
		return i
	}
	if last, _ := w.DayOfMonth(b.From); last != b.Day || first.month == 0 && b.Day <= first.day {
		return i
	}
	if b.Year == 0 && !b.Relative {
		b.Year = year
	}
	a := b
	a.Day = first.day
	if first.month != 0 {
		if a.Month = first.month; b.Year != 0 && a.Month > b.Month {
			return i
		}
	}
	if !a.Valid() {
		return i
	}
	w.addPeriod(i, a, b)
	return b.To
}

// dayBeforeRange reads the first end of a range of days at token i: its end, e, and the token after what joins it to
// the second end.
func (w *Reader) dayBeforeRange(i int) (first firstDay, e, k int) {
	day, e := w.DayOfMonth(i)
	if day == 0 || w.Glued(i) && !w.IsSyllabic(i-1) && !w.IsCut(i-1) {
		return firstDay{}, i, i
	}
	if k = w.PastRangeSign(e); k > e {
		return firstDay{day: day}, e, k
	}
	if k = calendar.PastNight(w.Dates, i, e); k > e {
		return firstDay{day: day}, e, k
	}
	if w.Traits.DayPoint && w.Mark(e-1, ".") && w.Mark(e, "/") && w.Glued(e) && w.Glued(e+1) {
		return firstDay{day: day}, e, e + 1 // "8./9. Juli"
	}
	month, e := w.dayAndMonth(i)
	if month == 0 {
		return firstDay{}, i, i
	}
	if k = w.PastRangeSign(e); k == e {
		return firstDay{}, i, i
	}
	return firstDay{day, month}, e, k
}

// dayAndMonth reads a day and a month in digits with points or slashes, "21. 8." and "20.12", as the first end of a
// range has them; 0 if there are none.
func (w *Reader) dayAndMonth(i int) (month, to int) {
	if w.Pack.Order != "dmy" && !w.Traits.DayPoint || !w.Mark(i+1, "./") || !w.Glued(i+1) {
		return 0, i
	}
	if d, n := w.Digits(i); n == 0 || n > 2 || d < 1 || d > 31 {
		return 0, i
	}
	month, n := w.Digits(i + 2)
	if n == 0 || n > 2 || month < 1 || month > 12 {
		return 0, i
	}
	to = i + 3
	if w.Mark(to, ".") && w.Glued(to) && w.Mark(i+1, ".") {
		to++
	}
	return month, to
}

// dayList reads the days of one month in a list, "9, 10 and 11 July" and "le lundi 9 et le mardi 10 juin". Each
// is a date of its own.
func (p place) dayList() int {
	list, last := calendar.DaysListed(p.Dates, p.i)
	if last.Month == 0 || len(list) < 2 {
		return p.i
	}
	return p.addDays(list[:len(list)-1], last)
}

// addDays adds the days of a list, of which the last one has the month and the year, if all of them exist.
func (p place) addDays(list []calendar.Listed, last moment.When) int {
	days := make([]moment.When, len(list))
	for k, x := range list {
		d := last
		d.Day, d.From, d.To, d.Rule = x.Day, x.From, x.To, "day_of_list"
		if !d.Valid() {
			return p.i
		}
		days[k] = d
	}
	for _, d := range days {
		p.addDate(d)
	}
	p.addDate(last)
	return last.To
}

// monthDays reads "June 3-9, 2021", with open also "June 3 and 9"; without it these are two dates, see monthDayList.
func (w *Reader) monthDays(i int, open bool) int {
	m, end, ok := w.Month(i)
	if !ok || !w.MonthFirst() || w.Glued(end) {
		return i
	}
	first, e := w.DayOfMonth(end)
	k := w.PastRangeSign(e)
	last, to := w.DayOfMonth(k)
	if first == 0 || k == e || last <= first || !open && w.joinedByAnd(e) {
		return i
	}
	if calendar.CountsOn(w.Dates, to) {
		return i
	}
	b, ok := w.WithYear(moment.When{From: i, To: to, Month: m, Day: last, Rule: "month_day"})
	if !ok {
		return i
	}
	if _, _, next := w.Month(b.To); next {
		return i
	}
	a := b
	a.Day = first
	w.addPeriod(i, a, b)
	return b.To
}

// impossible takes a day that no month has, "31 February 2021", for a code.
func (p place) impossible() int {
	i := p.i
	day, e := p.DayOfMonth(i)
	if day < 29 || p.Glued(i) && !p.IsSyllabic(i-1) {
		return i
	}
	m, to, ok := p.Month(p.PastDateWords(e))
	if !ok || day <= moment.DaysIn(2000, m) {
		y, stated := p.Year(p.PastDateWords(to))
		if !ok || !stated || m != 2 || day <= moment.DaysIn(y, m) {
			return i
		}
	}
	if k := p.PastDateWords(to); k < len(p.List) {
		if _, ok := p.Year(k); ok {
			to = k + 1
		}
	}
	return p.AddIdentifier(i, to, "impossible_date")
}
