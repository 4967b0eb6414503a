package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// monthDayList reads days of one month in a list behind the name of the month, with the year behind them or without:
// "March 3 and 4, 2025", "June 3, 5 and 9".
func monthDayList(w *Reader, i int) int {
	m, end, ok := w.Month(i)
	if !ok || !w.MonthFirst() || w.Glued(end) {
		return i
	}
	list, other := calendar.DaysListed(w.Dates, end)
	if len(list) < 2 || other.Month != 0 {
		return i
	}
	last := list[len(list)-1]
	if calendar.CountsOn(w.Dates, last.To) {
		return i
	}
	b, ok := w.WithYear(moment.When{From: i, To: last.To, Month: m, Day: last.Day, Rule: "day_of_list"})
	if _, _, next := w.Month(b.To); !ok || next {
		return i
	}
	for n, x := range list {
		d := b
		d.Day, d.To = x.Day, x.To
		if n > 0 {
			d.From = x.From
		}
		if n == len(list)-1 {
			d.To = b.To
		}
		w.addDate(d)
	}
	return b.To
}

// furtherDays adds the days of the month of the date d that stand behind it in a list, each with an ending as its day
// has one: "2025. március 3-án és 4-én". It gives the token behind the last of them.
func furtherDays(w *Reader, d moment.When) int {
	to := d.To
	if d.Day == 0 || d.Month == 0 {
		return to
	}
	day := w.dayToken(&d)
	if end := daysWithUnit(w, d, day); end > to || !w.MonthFirst() {
		return end
	}
	end := pastDayEnding(w, day+1)
	for range calendar.MaxDays {
		next, last := scan.PastListed(w.Sheet, max(end, d.To))
		n, _ := w.DayOfMonth(next)
		if end == day+1 || n <= d.Day || next == max(end, d.To) {
			break
		}
		day, end = next, pastDayEnding(w, next+1)
		if d.Day, d.From, d.To, d.Rule = n, next, next+1, "day_of_list"; end == next+1 || !d.Valid() {
			break
		}
		w.addDate(d)
		if to = end; last {
			break
		}
	}
	return to
}

// daysWithUnit adds the days of a list behind the first of them, the token day of the date d, where the word for days
// stands behind the last: "gegužės 3 ir 4 dienomis", "toukokuun 3. ja 4. päivänä". It gives the token behind it.
func daysWithUnit(w *Reader, d moment.When, day int) int {
	list, other := calendar.DaysListed(w.Dates, day)
	if len(list) < 2 || other.Month != 0 || list[0].Day != d.Day || list[0].To < d.To {
		return d.To
	}
	to := list[len(list)-1].To
	u, ok := w.HasValue(to, language.CalendarUnit, language.UnitDay)
	if m, measured := w.HasValue(to, language.Measure, "d"); !ok && measured {
		u, ok = m, true
	}
	if !ok {
		return d.To
	}
	for _, x := range list[1:] {
		if d.Day, d.From, d.To, d.Rule = x.Day, x.From, x.To, "day_of_list"; x.To == to {
			d.To = u.End
		}
		w.addDate(d)
	}
	return u.End
}

// pastDayEnding gives the token behind a case ending that is written on to the number of a day, before token i.
func pastDayEnding(w *Reader, i int) int {
	if to := max(w.PastEnding(i), w.PastSuffix(i)); to > i {
		return to
	}
	if !w.IsLower(i) || !w.Glued(i) || w.Follows(i, scan.AmountSigns...) || w.Follows(i, language.DayPeriod) {
		return i
	}
	return i + 1
}
