package period

import (
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/language"
)

// monthsThenDate reads a range of months whose first end is only a number: "4～9月", "1至9月", "4~9월".
func (p place) monthsThenDate() int { return monthsOf(p, moment.When{From: p.i}) }

// isYearNow reports whether the first date is a year that is counted from now, without a month.
func (b begun) isYearNow() bool {
	return b.first.Relative && b.first.Unit == language.UnitYear && b.first.Month == 0 && b.first.Part == ""
}

// monthsOfYearNow reads a range of months behind such a year: 今年1-2月, "작년 3~4월".
func (b begun) monthsOfYearNow() int {
	if to := monthsOf(place{b.Reader, b.first.To}, b.first); to > b.first.To {
		return to
	}
	return b.from
}

// monthsOf reads a range of months at the place, in a year counted from now if one is given.
func monthsOf(p place, year moment.When) int {
	first, n := p.Digits(p.i)
	if n == 0 || n > 2 || first < 1 || p.Glued(p.i) && p.IsDigits(p.i-1) {
		return p.i
	}
	k := p.PastRangeSign(p.i + 1)
	if m, ok := p.HasValue(k, language.Range, "to"); ok && k == p.i+1 {
		k = m.End
	}
	if k == p.i+1 || !p.IsDigits(k) {
		return p.i
	}
	b, ok := p.Date(k, true)
	if !ok || b.Day != 0 || b.Month <= first || b.Part != "" {
		return p.i
	}
	if !p.IsSyllabic(b.To-1) && !p.IsHangul(b.To-1) {
		return p.i
	}
	if year.Relative {
		if b.Year != 0 || b.Relative {
			return p.i
		}
		b.Relative, b.Unit, b.Count, b.Rule = true, year.Unit, year.Count, year.Rule
	}
	a := b
	a.Month = first
	p.addPeriod(year.From, a, b)
	return b.To
}

// endedMonths reads the second end of a period behind a month, or a day of one, that has the ending for from: one that
// has the ending for until, or a word for that behind it: "januártól márciusig", "maaliskuusta kesäkuuhun 2024".
func endedMonths(w *Reader, from int, a moment.When) int {
	if _, opens := calendar.FormOf(w.Dates, &a, calendar.FromMonth); !opens {
		return from
	}
	b, ok := w.Date(a.To, true)
	if !ok || !alike(&a, &b) || a.Relative || b.Relative {
		return from
	}
	if _, closes := calendar.FormOf(w.Dates, &b, calendar.ToMonth); !closes {
		m, until := w.HasValue(b.To, language.Period, language.PeriodUntil)
		if !until || !m.Flags.Has(language.After) {
			return from
		}
		b.To = m.End
	}
	w.addPeriod(from, a, b)
	return b.To
}

// isEveryDay reports whether one day stands at the place of which a number of times or of units is told: "1日3回",
// "1일 3회".
func (p place) isEveryDay() bool {
	if v, n := p.Digits(p.i); n != 1 || v != 1 || p.Glued(p.i) && p.i > 0 && p.IsSyllabic(p.i-1) {
		return false
	}
	day, ok := p.Has(p.i+1, language.CalendarUnit)
	if !ok || day.Value != language.UnitDay || !p.IsDigits(day.End) {
		return false
	}
	return p.Follows(day.End+1, language.Classifier, language.Measure, language.Multiplier)
}
