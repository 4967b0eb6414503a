package calendar

import (
	"example.org/sourcebook/pipeline/language"
)

// commas are those that may stand before a year.
const commas = ",،፣、，"

// yearThenDays reads a year, with the words that the language has behind it before a day, and the days of a month:
// "1975. gada 1.–8. septembris".
func (w *Periods) yearThenDays(i int) int {
	ts := &w.traits.templates
	for _, k := range ts.yearFirst {
		t := &ts.list[k]
		r := filled{to: i}
		n := 0
		for ; n < len(t.parts); n++ {
			p := &t.parts[n]
			if p.field == fieldDay {
				break
			}
			if p.field == fieldYear && n == 0 {
				if !w.yearField(&r) {
					return i
				}
				continue
			}
			to, ok := w.literalPart(p, r.to, true)
			if p.field != "" || !ok {
				break
			}
			r.to = to
		}
		if n < len(t.parts) && t.parts[n].field == fieldDay && r.fields.y != 0 {
			if to := w.daysThenDate(r.to, false, r.fields.y); to > r.to {
				f := &w.Figures[len(w.Figures)-1]
				w.Take(i, f.From)
				f.From = i
				return to
			}
		}
	}
	return i
}

// daysThenDate reads a range whose first end is only a day, or a day and a month in digits, and whose second end has the
// rest: "3–9 June 2021", "3. bis 9. Juni", "20.12 – 24.12.2017". open says that a word such as "between" stands before it,
// so that "and" joins the ends; year is one that stands before it, or 0.
func (w *Periods) daysThenDate(i int, open bool, year int) int {
	first, e := w.dayOfMonth(i)
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
	k = w.pastDateWords(k)
	if last, _ := w.dayOfMonth(k); last == 0 {
		return i
	}
	b, ok := w.Date(k, false)
	if !ok || b.D == 0 || b.m == 0 || b.part != "" {
		return i
	}
	if last, _ := w.dayOfMonth(b.from); last != b.D || month == 0 && b.D <= first {
		return i
	}
	if b.y == 0 && !b.relative {
		b.y = year
	}
	a := b
	a.D = first
	if month != 0 {
		if a.m = month; b.y != 0 && month > b.m {
			return i
		}
	}
	if !a.valid() {
		return i
	}
	w.addPeriod(i, a, b)
	return b.to
}

// dayAndMonth reads a day and a month in digits with points or slashes, "21. 8." and "20.12", as the first end of a
// range has them; 0 if there are none.
func (w *Periods) dayAndMonth(i int) (month, to int) {
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
func (w *Periods) dateThenDay(from int, a when, open bool) int {
	if a.D == 0 || a.m == 0 || a.part != "" || a.relative && a.unit == "day" {
		return from
	}
	day := a.to - 1
	for day > a.from && day > a.to-4 && !w.IsDigits(day) {
		day--
	}
	if v, _ := w.Digits(day); v != a.D {
		return from
	}
	k := w.PastRangeSign(a.to)
	if k == a.to {
		return from
	}
	if _, and := w.HasValue(a.to, language.Range, "and"); and && !open {
		return from
	}
	last, n := w.Digits(k)
	if n == 0 || n > 2 || last <= a.D || last > 31 {
		return from
	}
	to := k + 1
	for j := day + 1; j < a.to && w.Token(to) == w.Token(j); j++ {
		to++
	}
	if u, ok := w.Has(to, language.CalendarUnit); ok && u.Value == language.UnitDay && w.IsSyllabic(to) && w.Glued(to) && a.to == day+1 {
		to = u.End // "5月3〜5日"
	}
	if to-k < a.to-day && (w.IsWord(day+1) || w.IsWord(to) && w.Glued(to)) ||
		w.Glued(to) && w.IsMark(to) && w.Glued(to+1) && w.IsDigits(to+1) && !w.Mark(to, commas) || w.NounAt(to) && w.IsLower(to) && w.Traits.Sure {
		return from
	}
	b := a
	b.D, b.to = last, to
	if !b.valid() || w.Follows(k+1, language.Month) || w.Follows(to, language.Month) {
		return from
	}
	if b.y == 0 && !b.relative {
		k := to
		if w.Mark(k, commas) {
			k++
		}
		if y, ok := w.year(k); ok && !w.countedYear(k) {
			a.y, b.y, b.to = y, y, k+1
		} else if c, ok := w.withYear(b); ok {
			b = c
		}
	}
	w.addPeriod(from, a, b)
	return b.to
}
