package calendar

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

func (w *Matcher) shortYearField(r *filled) bool {
	v, n := w.Digits(r.to)
	return n == 2 && r.take(&r.short, v+1, r.to+1)
}

func (w *Matcher) monthField(r *filled) bool {
	v, to := w.smallNumber(r.to, false)
	return v >= 1 && v <= 12 && r.take(&r.fields.Month, v, to)
}

func (w *Matcher) monthNameField(r *filled) bool {
	m, end, ok := w.Month(r.to)
	return ok && r.take(&r.fields.Month, m, end)
}

func (w *Matcher) dayField(r *filled) bool {
	v, to := w.smallNumber(r.to, false)
	return v >= 1 && v <= 31 && r.take(&r.fields.Day, v, w.PastSuffix(to))
}

func (w *Matcher) weekdayField(r *filled) bool {
	_, end, ok := w.Weekday(r.to)
	return ok && r.pass(end)
}

func (w *Matcher) numberField(r *filled) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 1 && v <= 99 && r.take(&r.number, v, w.PastSuffix(to))
}

func (w *Matcher) ordinalField(r *filled) bool {
	v, to := w.smallOrdinal(r.to)
	return v >= 1 && r.take(&r.number, v, to)
}

func (w *Matcher) romanField(r *filled) bool {
	v := w.romanAt(r.to)
	return v >= 1 && r.take(&r.number, v, r.to+1)
}

func (w *Matcher) decadeField(r *filled) bool {
	v, n := w.Digits(r.to)
	return n == 4 && v%10 == 0 && v >= 1000 && v <= scan.LastYear && r.take(&r.fields.Year, v, r.to+1)
}

func (w *Matcher) tensField(r *filled) bool {
	v, n := w.Digits(r.to)
	return n == 2 && v%10 == 0 && r.take(&r.tens, v+1, r.to+1)
}

func (w *Matcher) tensWordField(r *filled) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 10 && v%10 == 0 && r.take(&r.tens, v+1, to)
}

func (w *Matcher) hourField(r *filled) bool {
	v, ok := w.clockDigits(r.to)
	return ok && v <= 24 && r.take(&r.hour, v, r.to+1)
}

func (w *Matcher) minuteField(r *filled) bool {
	v, ok := w.clockDigits(r.to)
	return ok && r.take(&r.minute, v, r.to+1)
}

// clockDigits reads one or two digits below sixty.
func (w *Matcher) clockDigits(i int) (int, bool) {
	v, n := w.Digits(i)
	return v, n > 0 && n <= 2 && v <= 59
}

func (w *Matcher) hourWordField(r *filled) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 0 && v <= 24 && r.take(&r.hour, v, to)
}

func (w *Matcher) minuteWordField(r *filled) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 0 && v <= 59 && r.take(&r.minute, v, to)
}

func (w *Matcher) dayPeriodField(r *filled) bool {
	m, ok := w.Has(r.to, language.DayPeriod)
	return ok && r.pass(m.End)
}
