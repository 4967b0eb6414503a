package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/language"
)

// yearThenDays reads a year, with the words that the language has behind it before a day, and the days of a month:
// "1975. gada 1.–8. septembris".
func (w *Reader) yearThenDays(i int) int {
	return w.YearThen(i, func(k, year int) int {
		to := w.daysThenDate(k, false, year)
		if to > k {
			f := &w.Figures[len(w.Figures)-1]
			w.Take(i, f.From)
			f.From = i
		}
		return to
	})
}

// daysThenDate reads a range whose first end is only a day, or a day and a month in digits, and whose second end has the
// rest: "3–9 June 2021", "3. bis 9. Juni", "20.12 – 24.12.2017". open says that a word such as "between" stands before it,
// so that "and" joins the ends; year is one that stands before it, or 0.
func (w *Reader) daysThenDate(i int, open bool, year int) int {
	first, e := w.DayOfMonth(i)
	if first == 0 || w.Glued(i) && !w.IsSyllabic(i-1) && !w.IsCut(i-1) {
		return i
	}
	month := 0
	k := w.PastRangeSign(e)
	if k == e {
		if month, k = w.dayAndMonth(i); month == 0 {
			return i
		}
		e = k
		if k = w.PastRangeSign(e); k == e {
			return i
		}
	}
	if _, and := w.HasValue(e, language.Range, "and"); and && !open {
		return i
	}
	k = w.PastDateWords(k)
	if last, _ := w.DayOfMonth(k); last == 0 {
		return i
	}
	b, ok := w.Date(k, false)
	if !ok || b.Day == 0 || b.Month == 0 || b.Part != "" {
		return i
	}
	if last, _ := w.DayOfMonth(b.From); last != b.Day || month == 0 && b.Day <= first {
		return i
	}
	if b.Year == 0 && !b.Relative {
		b.Year = year
	}
	a := b
	a.Day = first
	if month != 0 {
		if a.Month = month; b.Year != 0 && month > b.Month {
			return i
		}
	}
	if !a.Valid() {
		return i
	}
	w.addPeriod(i, a, b)
	return b.To
}

// dayAndMonth reads a day and a month in digits with points or slashes, "21. 8." and "20.12", as the first end of a
// range has them; 0 if there are none.
func (w *Reader) dayAndMonth(i int) (month, to int) {
	d, n := w.Digits(i)
	m, k := w.Digits(i + 2)
	if n == 0 || n > 2 || k == 0 || k > 2 || d < 1 || d > 31 || m < 1 || m > 12 || !w.Mark(i+1, "./") || !w.Glued(i+1) || w.Pack.Order != "dmy" && !w.Traits.DayPoint {
		return 0, i
	}
	to = i + 3
	if w.Mark(to, ".") && w.Glued(to) && w.Mark(i+1, ".") {
		to++
	}
	return m, to
}

// dateThenDay reads the second end of a range after the date a that ends with its day: only a day, with the signs and
// words that a has behind its own, "2014년 10월 5일~6일"; then the year, if a has none, "March 3–6, 2021".
func (w *Reader) dateThenDay(from int, a calendar.When, open bool) int {
	if a.Day == 0 || a.Month == 0 || a.Part != "" || a.Relative && a.Unit == "day" {
		return from
	}
	day := a.To - 1
	for day > a.From && day > a.To-4 && !w.IsDigits(day) {
		day--
	}
	if v, _ := w.Digits(day); v != a.Day {
		return from
	}
	k := w.PastRangeSign(a.To)
	if k == a.To {
		return from
	}
	if _, and := w.HasValue(a.To, language.Range, "and"); and && !open {
		return from
	}
	last, n := w.Digits(k)
	if n == 0 || n > 2 || last <= a.Day || last > 31 {
		return from
	}
	to := k + 1
	for j := day + 1; j < a.To && w.Token(to) == w.Token(j); j++ {
		to++
	}
	if u, ok := w.Has(to, language.CalendarUnit); ok && u.Value == language.UnitDay && w.IsSyllabic(to) && w.Glued(to) && a.To == day+1 {
		to = u.End // "5月3〜5日"
	}
	if to-k < a.To-day && (w.IsWord(day+1) || w.IsWord(to) && w.Glued(to)) ||
		w.Glued(to) && w.IsMark(to) && w.Glued(to+1) && w.IsDigits(to+1) && !w.Mark(to, calendar.Commas) || w.NounAt(to) && w.IsLower(to) && w.Traits.Sure {
		return from
	}
	b := a
	b.Day, b.To = last, to
	if !b.Valid() || w.Follows(k+1, language.Month) || w.Follows(to, language.Month) {
		return from
	}
	if b.Year == 0 && !b.Relative {
		k := to
		if w.Mark(k, calendar.Commas) {
			k++
		}
		if y, ok := w.Year(k); ok && !w.CountedYear(k) {
			a.Year, b.Year, b.To = y, y, k+1
		} else if c, ok := w.WithYear(b); ok {
			b = c
		}
	}
	w.addPeriod(from, a, b)
	return b.To
}
