package period

import (
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
	list := daysListed(w, end)
	if len(list) < 2 {
		return i
	}
	last := list[len(list)-1]
	if w.LettersAt(last.to) || w.Glued(last.to) && w.Glued(last.to+1) && w.IsDigits(last.to+1) || w.SmallNounAt(last.to) {
		return i
	}
	b, ok := w.WithYear(moment.When{From: i, To: last.to, Month: m, Day: last.day, Rule: "day_of_list"})
	if _, _, next := w.Month(b.To); !ok || next {
		return i
	}
	for n, x := range list {
		d := b
		d.Day, d.To = x.day, x.to
		if n > 0 {
			d.From = x.from
		}
		if n == len(list)-1 {
			d.To = b.To
		}
		w.addDate(d)
	}
	return b.To
}

// daysListed gives the days of a month that stand at token k in a list which an "and" ends; nil if there is none.
func daysListed(w *Reader, k int) (list []listed) {
	for last := false; len(list) < maxDays; {
		day, to := w.DayOfMonth(k)
		if day == 0 || len(list) > 0 && list[len(list)-1].day >= day {
			return nil
		}
		if list = append(list, listed{day, k, to}); last {
			return list
		}
		next, joined := scan.PastListed(w.Sheet, to)
		if next == to {
			return nil
		}
		k, last = w.PastDateWords(next), joined
	}
	return nil
}

// furtherDays adds the days of the month of the date d that stand behind it in a list, each with an ending as its day
// has one: "2025. március 3-án és 4-én". It gives the token behind the last of them.
func furtherDays(w *Reader, d moment.When) int {
	to := d.To
	if d.Day == 0 || d.Month == 0 || !w.MonthFirst() {
		return to
	}
	day := w.dayToken(&d)
	end := pastDayEnding(w, day+1)
	for range maxDays {
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

// pastDayEnding gives the token behind a case ending that is written on to the number of a day, before token i.
func pastDayEnding(w *Reader, i int) int {
	if to := w.PastEnding(i); to > i {
		return to
	}
	if !w.IsLower(i) || !w.Glued(i) || w.Follows(i, scan.AmountSigns...) || w.Follows(i, language.DayPeriod) {
		return i
	}
	return i + 1
}
