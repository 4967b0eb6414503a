package period

import "example.org/sourcebook/pipeline/language"

// monthsThenDate reads a range of months whose first end is only a number: "4～9月", "1至9月", "4~9월".
func (p place) monthsThenDate() int {
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
	a := b
	a.Month = first
	p.addPeriod(p.i, a, b)
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
