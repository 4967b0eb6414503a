package figures

import "example.org/sourcebook/pipeline/language"

// commas are those that may stand before a year.
const commas = ",،፣、，"

// yearThenDays reads a year, with the words that the language has behind it before a day, and the days of a month:
// "1975. gada 1.–8. septembris".
func (w *work) yearThenDays(i int) int {
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
				f := &w.figures[len(w.figures)-1]
				w.take(i, f.from)
				f.from = i
				return to
			}
		}
	}
	return i
}

// daysThenDate reads a range whose first end is only a day, or a day and a month in digits, and whose second end has the
// rest: "3–9 June 2021", "3. bis 9. Juni", "20.12 – 24.12.2017". open says that a word such as "between" stands before it,
// so that "and" joins the ends; year is one that stands before it, or 0.
func (w *work) daysThenDate(i int, open bool, year int) int {
	first, e := w.dayOfMonth(i)
	if first == 0 || w.glued(i) && !w.ideograph(i-1) && !w.isCut(i-1) {
		return i
	}
	month := 0
	k := w.rangeSign(e)
	if k == e {
		if month, k = w.dayAndMonth(i); month == 0 {
			return i
		}
		e = k
		if k = w.rangeSign(e); k == e {
			return i
		}
	}
	if _, and := w.value(e, language.Range, "and"); and && !open {
		return i
	}
	k = w.pastDateWords(k)
	if last, _ := w.dayOfMonth(k); last == 0 {
		return i
	}
	b, ok := w.date(k, false)
	if !ok || b.d == 0 || b.m == 0 || b.part != "" {
		return i
	}
	if last, _ := w.dayOfMonth(b.from); last != b.d || month == 0 && b.d <= first {
		return i
	}
	if b.y == 0 && !b.relative {
		b.y = year
	}
	a := b
	a.d = first
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
func (w *work) dayAndMonth(i int) (month, to int) {
	d, n := w.digits(i)
	m, k := w.digits(i + 2)
	if n == 0 || n > 2 || k == 0 || k > 2 || d < 1 || d > 31 || m < 1 || m > 12 || !w.mark(i+1, "./") || !w.glued(i+1) || w.pack.Order != "dmy" && !w.traits.dayPoint {
		return 0, i
	}
	to = i + 3
	if w.mark(to, ".") && w.glued(to) && w.mark(i+1, ".") {
		to++
	}
	return m, to
}

// dateThenDay reads the second end of a range after the date a that ends with its day: only a day, with the signs and
// words that a has behind its own, "2014년 10월 5일~6일"; then the year, if a has none, "March 3–6, 2021".
func (w *work) dateThenDay(from int, a when, open bool) int {
	if a.d == 0 || a.m == 0 || a.part != "" || a.relative && a.unit == "day" {
		return from
	}
	day := a.to - 1
	for day > a.from && day > a.to-4 && !w.isDigits(day) {
		day--
	}
	if v, _ := w.digits(day); v != a.d {
		return from
	}
	k := w.rangeSign(a.to)
	if k == a.to {
		return from
	}
	if _, and := w.value(a.to, language.Range, "and"); and && !open {
		return from
	}
	last, n := w.digits(k)
	if n == 0 || n > 2 || last <= a.d || last > 31 {
		return from
	}
	to := k + 1
	for j := day + 1; j < a.to && w.token(to) == w.token(j); j++ {
		to++
	}
	if u, ok := w.has(to, language.CalendarUnit); ok && u.Value == language.UnitDay && w.ideograph(to) && w.glued(to) && a.to == day+1 {
		to = u.End // "5月3〜5日"
	}
	if to-k < a.to-day && (w.isWord(day+1) || w.isWord(to) && w.glued(to)) ||
		w.glued(to) && w.isMark(to) && w.glued(to+1) && w.isDigits(to+1) && !w.mark(to, commas) || w.nounAt(to) && w.lower(to) && w.traits.sure {
		return from
	}
	b := a
	b.d, b.to = last, to
	if !b.valid() || w.follows(k+1, language.Month) || w.follows(to, language.Month) {
		return from
	}
	if b.y == 0 && !b.relative {
		k := to
		if w.mark(k, commas) {
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
