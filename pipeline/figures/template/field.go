package template

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// fieldReaders read the fields of templates at token r.to and move r.to behind them.
var fieldReaders = map[string]func(r *filled, w *Matcher) bool{
	fieldYear:      (*filled).yearField,
	fieldShortYear: (*filled).shortYearField,
	fieldEraYear:   (*filled).eraYearField,
	fieldYearWord:  (*filled).yearWordField,
	fieldMonth:     (*filled).monthField,
	fieldMonthWord: (*filled).monthWordField,
	fieldDayWord:   (*filled).dayWordField,
	fieldMonthName: (*filled).monthNameField,
	fieldDay:       (*filled).dayField,
	fieldWeekday:   (*filled).weekdayField,
	fieldNumber:    (*filled).numberField,
	fieldOrdinal:   (*filled).ordinalField,
	fieldRoman:     (*filled).romanField,
	fieldDecade:    (*filled).decadeField,
	fieldTens:      (*filled).tensField,
	fieldTensWord:  (*filled).tensWordField,
	fieldHour:      (*filled).hourField,
	fieldHourWord:  (*filled).hourWordField,
	fieldMinute:    (*filled).minuteField,
	fieldMinutes:   (*filled).minutesField,
	fieldMinWord:   (*filled).minuteWordField,
	fieldDayPeriod: (*filled).dayPeriodField,
}

func (r *filled) yearField(w *Matcher) bool { return w.yearField(r) }

func (r *filled) shortYearField(w *Matcher) bool {
	v, n := w.Digits(r.to)
	return n == 2 && r.take(&r.short, v+1, r.to+1)
}

func (r *filled) eraYearField(w *Matcher) bool {
	v, n := w.Digits(r.to)
	return n == 3 && v > 0 && r.take(&r.fields.Year, v, r.to+1)
}

// yearWordField reads a year in words, up to the last one that a year has in digits.
func (r *filled) yearWordField(w *Matcher) bool {
	n, ok := w.Pack.ReadNumberForm(&w.Tokens, r.to, language.Cardinal)
	if !ok || !n.Value.IsInt64() {
		return false
	}
	v := n.Value.Int64()
	return v >= 1000 && v <= scan.LastYear && r.take(&r.fields.Year, int(v), n.End)
}

func (r *filled) monthWordField(w *Matcher) bool {
	v, to := w.NumberWord(r.to, language.Cardinal)
	return v >= 1 && v <= 12 && r.take(&r.fields.Month, v, to)
}

func (r *filled) dayWordField(w *Matcher) bool {
	v, to := w.NumberWord(r.to, language.Cardinal)
	return v >= 1 && v <= 31 && r.take(&r.fields.Day, v, to)
}

func (r *filled) monthField(w *Matcher) bool {
	v, to := w.smallNumber(r.to, false)
	return v >= 1 && v <= 12 && r.take(&r.fields.Month, v, to)
}

func (r *filled) monthNameField(w *Matcher) bool {
	m, end, ok := w.Month(r.to)
	return ok && r.take(&r.fields.Month, m, end)
}

func (r *filled) dayField(w *Matcher) bool {
	v, to := w.smallNumber(r.to, false)
	return v >= 1 && v <= 31 && r.take(&r.fields.Day, v, w.PastSuffix(to))
}

func (r *filled) weekdayField(w *Matcher) bool {
	_, end, ok := w.Weekday(r.to)
	return ok && r.pass(end)
}

func (r *filled) numberField(w *Matcher) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 1 && v <= 99 && r.take(&r.number, v, w.PastSuffix(to))
}

func (r *filled) ordinalField(w *Matcher) bool {
	v, to := w.smallOrdinal(r.to)
	return v >= 1 && r.take(&r.number, v, to)
}

func (r *filled) romanField(w *Matcher) bool {
	v := w.romanAt(r.to)
	return v >= 1 && r.take(&r.number, v, r.to+1)
}

func (r *filled) decadeField(w *Matcher) bool {
	v, n := w.Digits(r.to)
	return n == 4 && v%10 == 0 && v >= 1000 && v <= scan.LastYear && r.take(&r.fields.Year, v, r.to+1)
}

func (r *filled) tensField(w *Matcher) bool {
	v, n := w.Digits(r.to)
	return n == 2 && v%10 == 0 && r.take(&r.tens, v+1, r.to+1)
}

func (r *filled) tensWordField(w *Matcher) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 10 && v%10 == 0 && r.take(&r.tens, v+1, to)
}

func (r *filled) hourField(w *Matcher) bool {
	v, ok := w.clockDigits(r.to)
	return ok && v <= 24 && r.take(&r.hour, v, r.to+1)
}

func (r *filled) minuteField(w *Matcher) bool {
	v, ok := w.clockDigits(r.to)
	return ok && r.take(&r.minute, v, r.to+1)
}

func (r *filled) minutesField(w *Matcher) bool {
	v, ok := w.clockDigits(r.to)
	return ok && w.Length(r.to) == 2 && r.take(&r.minute, v, r.to+1)
}

// clockDigits reads one or two digits below sixty.
func (w *Matcher) clockDigits(i int) (int, bool) {
	v, n := w.Digits(i)
	return v, n > 0 && n <= 2 && v <= 59
}

func (r *filled) hourWordField(w *Matcher) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 0 && v <= 24 && r.take(&r.hour, v, to)
}

func (r *filled) minuteWordField(w *Matcher) bool {
	v, to := w.smallNumber(r.to, true)
	return v >= 0 && v <= 59 && r.take(&r.minute, v, to)
}

func (r *filled) dayPeriodField(w *Matcher) bool {
	m, ok := w.Has(r.to, language.DayPeriod)
	return ok && r.pass(m.End)
}
