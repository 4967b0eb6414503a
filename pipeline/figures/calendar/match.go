package calendar

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// templated reads what a template makes of the tokens at i: the longest match, of equal ones the first.
func (w *Matcher) templated(i int) (When, bool) {
	best, kind := filled{}, ""
	w.eachTemplate(&w.traits.templates.units, i, func(t *template) {
		r, ok := w.match(t, i)
		if ok && r.to > best.to && w.acceptable(t.kind, &r) {
			best, kind = r, t.kind
		}
	})
	if kind == "" {
		return When{}, false
	}
	return w.made(i, kind, &best)
}

// templatedTime reads a time of day or the name of a time zone by the templates s.
func (w *Matcher) templatedTime(i int, s *starts) int {
	end := i
	w.eachTemplate(s, i, func(t *template) {
		if r, ok := w.match(t, i); ok && r.to > end && r.hour <= 24 {
			end = r.to
		}
	})
	return end
}

// maxKey is how far behind the first field of a template its telling word is looked for.
const maxKey = 5

// eachTemplate calls f with each template of ts that may begin at token i.
func (w *Matcher) eachTemplate(ts *starts, i int, f func(*template)) {
	if i >= len(w.Mask) {
		return
	}
	mask := w.Mask[i]
	all := w.traits.templates.list
	next := int32(-1) // the identifier of the token behind digits
	if mask&scan.DigitBit != 0 && mask&(1<<language.Era) == 0 {
		if next = 0; i+1 < len(w.List) {
			next = w.List[i+1].ID
		}
	}
	var keys [maxKey]int32 // the telling words behind the token
	n, period := 0, false
	call := func(list []int32, near, month bool) {
		for _, k := range list {
			t := &all[k]
			switch {
			case t.second != 0 && next >= 0 && t.second != next:
				continue
			case !near:
			case t.key == 0:
				if !month {
					continue
				}
			case t.key == dayPeriodKey:
				if !period {
					continue
				}
			case !slices.Contains(keys[:n], t.key):
				continue
			}
			f(t)
		}
	}
	if mask&scan.TemplateStart != 0 {
		for _, k := range ts.literal[w.List[i].ID] {
			f(&all[k])
		}
	}
	if mask&(scan.DigitBit|scan.NumberBit|1<<language.Era) != 0 && len(ts.digits)+len(ts.words) > 0 {
		month := false
		for k := i + 1; k < len(w.Mask) && k <= i+maxKey; k++ {
			m := w.Mask[k]
			if m&scan.TemplateKey != 0 {
				keys[n] = w.List[k].ID
				n++
			}
			period = period || m&scan.Bit(language.DayPeriod) != 0
			month = month || m&scan.Bit(language.Month) != 0
		}
		month = month || w.IsDigits(i+2) && w.List[i+2].Space && w.Mark(i+1, "./-") || w.IsDigits(i+1) && w.IsDigits(i+2)
		if n > 0 || month || period {
			if mask&(scan.DigitBit|1<<language.Era) != 0 {
				call(ts.digits, true, month)
			} else {
				call(ts.words, true, month)
			}
		}
	}
	if mask&scan.Bit(language.Month) != 0 {
		call(ts.months, false, true)
	}
	if mask&scan.Bit(language.Weekday) != 0 {
		call(ts.days, false, true)
	}
	if mask&scan.Bit(language.DayPeriod) != 0 {
		call(ts.periods, false, true)
	}
	if len(ts.roman) > 0 && w.IsCapital(i) && w.romanAt(i) > 0 {
		call(ts.roman, false, true)
	}
}

// MayBegin reports whether the word at token i, with which templates begin, stands before what some template has next.
func (w *Matcher) MayBegin(i int) bool {
	const next = scan.TemplateSecond | scan.DigitBit | scan.NumberBit | 1<<language.Month | 1<<language.Weekday | 1<<language.DayPeriod | 1<<language.Era
	return w.Mask[i]&scan.TemplateAlone != 0 || i+1 < len(w.Mask) && w.Mask[i+1]&next != 0
}

// match reads a template at token i.
func (w *Matcher) match(t *template, i int) (filled, bool) {
	r := filled{to: i, hour: -1, minute: -1}
	r.fields.From = i
	done := 0 // tokens up to the last field
	seen := false
	for n := range t.parts {
		p := &t.parts[n]
		if p.field == "" {
			to, ok := w.literalPart(p, r.to, n > 0)
			if !ok {
				if p.skipped {
					continue
				}
				if t.loose && seen && restLiteral(t.parts[n:]) {
					r.to = done
					return r, true
				}
				return r, false
			}
			r.to = to
			continue
		}
		if n > 0 && p.attach && !w.Glued(r.to) && !w.IsSyllabic(r.to-1) && !w.IsSyllabic(r.to) {
			return r, false
		}
		if !w.field(p.field, &r) {
			return r, false
		}
		done, seen = r.to, true
	}
	if r.to < len(w.List) && w.Glued(r.to) && w.IsWord(r.to) && !w.IsSyllabic(r.to) && w.IsWord(r.to-1) && !w.IsSyllabic(r.to-1) {
		return r, false
	}
	return r, r.to > i && !(w.IsDigits(r.to-1) && w.Glued(r.to) && w.Glued(r.to+1) && w.Mark(r.to, ".,:") && w.IsDigits(r.to+1))
}

func restLiteral(parts []part) bool {
	for _, p := range parts {
		if p.field != "" {
			return false
		}
	}
	return true
}

// literalPart reads one token of a literal.
func (w *Matcher) literalPart(p *part, i int, inner bool) (int, bool) {
	if i >= len(w.List) {
		return i, false
	}
	tok := &w.List[i]
	if p.id != 0 || tok.ID != 0 {
		if p.id != tok.ID {
			return i, false
		}
	} else {
		w.fold = language.Fold(w.fold[:0], w.Text[tok.Start:tok.End])
		if string(w.fold) != p.text {
			return i, false
		}
	}
	if inner && p.attach && tok.Space && !w.IsSyllabic(i) && !w.IsSyllabic(i-1) {
		return i, false
	}
	return i + 1, true
}

// field reads a field at token r.to and moves r.to behind it.
func (w *Matcher) field(name string, r *filled) bool {
	i := r.to
	switch name {
	case fieldYear:
		return w.yearField(r)
	case fieldShortYear:
		v, n := w.Digits(i)
		if n != 2 {
			return false
		}
		r.short, r.to = v+1, i+1
	case fieldMonth:
		v, to := w.smallNumber(i, false)
		if v < 1 || v > 12 {
			return false
		}
		r.fields.Month, r.to = v, to
	case fieldMonthName:
		m, end, ok := w.Month(i)
		if !ok {
			return false
		}
		r.fields.Month, r.to = m, end
	case fieldDay:
		v, to := w.smallNumber(i, false)
		if v < 1 || v > 31 {
			return false
		}
		r.fields.Day, r.to = v, w.PastSuffix(to)
	case fieldWeekday:
		_, end, ok := w.Weekday(i)
		if !ok {
			return false
		}
		r.to = end
	case fieldNumber:
		v, to := w.smallNumber(i, true)
		if v < 1 || v > 99 {
			return false
		}
		r.number, r.to = v, w.PastSuffix(to)
	case fieldOrdinal:
		v, to := w.smallOrdinal(i)
		if v < 1 {
			return false
		}
		r.number, r.to = v, to
	case fieldRoman:
		v := w.romanAt(i)
		if v < 1 {
			return false
		}
		r.number, r.to = v, i+1
	case fieldDecade:
		v, n := w.Digits(i)
		if n != 4 || v%10 != 0 || v < 1000 || v > scan.LastYear {
			return false
		}
		r.fields.Year, r.to = v, i+1
	case fieldTens:
		v, n := w.Digits(i)
		if n != 2 || v%10 != 0 {
			return false
		}
		r.tens, r.to = v+1, i+1
	case fieldTensWord:
		v, to := w.smallNumber(i, true)
		if v < 10 || v%10 != 0 {
			return false
		}
		r.tens, r.to = v+1, to
	case fieldHour, fieldMinute:
		v, n := w.Digits(i)
		if n == 0 || n > 2 || v > 59 || name == fieldHour && v > 24 {
			return false
		}
		r.clock(name == fieldHour, v)
		r.to = i + 1
	case fieldHourWord, fieldMinWord:
		v, to := w.smallNumber(i, true)
		if v < 0 || v > 59 || name == fieldHourWord && v > 24 {
			return false
		}
		r.clock(name == fieldHourWord, v)
		r.to = to
	case fieldDayPeriod:
		m, ok := w.Has(i, language.DayPeriod)
		if !ok {
			return false
		}
		r.to = m.End
	}
	return true
}
