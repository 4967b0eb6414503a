package figures

import (
	"slices"

	"example.org/sourcebook/pipeline/language"
)

// filled is what the fields of a template hold; 0 or -1 for none.
type filled struct {
	to            int // token after it
	fields        when
	number, short int // short is one more than the two digits of the year
	tens          int // as short: one more than the digits
	hour, minute  int
}

// templated reads what a template makes of the tokens at i: the longest match, of equal ones the first.
func (w *work) templated(i int) (when, bool) {
	best, kind := filled{}, ""
	w.eachTemplate(&w.traits.templates.units, i, func(t *template) {
		r, ok := w.match(t, i)
		if ok && r.to > best.to && w.acceptable(t.kind, &r) {
			best, kind = r, t.kind
		}
	})
	if kind == "" {
		return when{}, false
	}
	return w.made(i, kind, &best)
}

// templatedTime reads a time of day or the name of a time zone by the templates s.
func (w *work) templatedTime(i int, s *starts) int {
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
func (w *work) eachTemplate(ts *starts, i int, f func(*template)) {
	if i >= len(w.mask) {
		return
	}
	mask := w.mask[i]
	all := w.traits.templates.list
	next := int32(-1) // the identifier of the token behind digits
	if mask&digitBit != 0 && mask&(1<<language.Era) == 0 {
		if next = 0; i+1 < len(w.t.List) {
			next = w.t.List[i+1].ID
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
	if mask&templateStart != 0 {
		for _, k := range ts.literal[w.t.List[i].ID] {
			f(&all[k])
		}
	}
	if mask&(digitBit|numberBit|1<<language.Era) != 0 && len(ts.digits)+len(ts.words) > 0 {
		month := false
		for k := i + 1; k < len(w.mask) && k <= i+maxKey; k++ {
			m := w.mask[k]
			if m&templateKey != 0 {
				keys[n] = w.t.List[k].ID
				n++
			}
			period = period || m&bit(language.DayPeriod) != 0
			month = month || m&bit(language.Month) != 0
		}
		month = month || w.isDigits(i+2) && w.t.List[i+2].Space && w.mark(i+1, "./-") || w.isDigits(i+1) && w.isDigits(i+2)
		if n > 0 || month || period {
			if mask&(digitBit|1<<language.Era) != 0 {
				call(ts.digits, true, month)
			} else {
				call(ts.words, true, month)
			}
		}
	}
	if mask&bit(language.Month) != 0 {
		call(ts.months, false, true)
	}
	if mask&bit(language.Weekday) != 0 {
		call(ts.days, false, true)
	}
	if mask&bit(language.DayPeriod) != 0 {
		call(ts.periods, false, true)
	}
	if len(ts.roman) > 0 && w.capital(i) && w.romanAt(i) > 0 {
		call(ts.roman, false, true)
	}
}

// mayBegin reports whether the word at token i, with which templates begin, stands before what some template has next.
func (w *work) mayBegin(i int) bool {
	const next = templateSecond | digitBit | numberBit | 1<<language.Month | 1<<language.Weekday | 1<<language.DayPeriod | 1<<language.Era
	return w.mask[i]&templateAlone != 0 || i+1 < len(w.mask) && w.mask[i+1]&next != 0
}

// match reads a template at token i.
func (w *work) match(t *template, i int) (filled, bool) {
	r := filled{to: i, hour: -1, minute: -1}
	r.fields.from = i
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
		if n > 0 && p.attach && !w.glued(r.to) && !w.ideograph(r.to-1) && !w.ideograph(r.to) {
			return r, false
		}
		if !w.field(p.field, &r) {
			return r, false
		}
		done, seen = r.to, true
	}
	if r.to < len(w.t.List) && w.glued(r.to) && w.isWord(r.to) && !w.ideograph(r.to) && w.isWord(r.to-1) && !w.ideograph(r.to-1) {
		return r, false
	}
	return r, r.to > i && !(w.isDigits(r.to-1) && w.glued(r.to) && w.glued(r.to+1) && w.mark(r.to, ".,:") && w.isDigits(r.to+1))
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
func (w *work) literalPart(p *part, i int, inner bool) (int, bool) {
	if i >= len(w.t.List) {
		return i, false
	}
	tok := &w.t.List[i]
	if p.id != 0 || tok.ID != 0 {
		if p.id != tok.ID {
			return i, false
		}
	} else {
		w.fold = language.Fold(w.fold[:0], w.t.Text[tok.Start:tok.End])
		if string(w.fold) != p.text {
			return i, false
		}
	}
	if inner && p.attach && tok.Space && !w.ideograph(i) && !w.ideograph(i-1) {
		return i, false
	}
	return i + 1, true
}

// field reads a field at token r.to and moves r.to behind it.
func (w *work) field(name string, r *filled) bool {
	i := r.to
	switch name {
	case fieldYear:
		return w.yearField(r)
	case fieldShortYear:
		v, n := w.digits(i)
		if n != 2 {
			return false
		}
		r.short, r.to = v+1, i+1
	case fieldMonth:
		v, to := w.smallNumber(i, false)
		if v < 1 || v > 12 {
			return false
		}
		r.fields.m, r.to = v, to
	case fieldMonthName:
		m, end, ok := w.month(i)
		if !ok {
			return false
		}
		r.fields.m, r.to = m, end
	case fieldDay:
		v, to := w.smallNumber(i, false)
		if v < 1 || v > 31 {
			return false
		}
		r.fields.d, r.to = v, w.pastSuffix(to)
	case fieldWeekday:
		_, end, ok := w.weekday(i)
		if !ok {
			return false
		}
		r.to = end
	case fieldNumber:
		v, to := w.smallNumber(i, true)
		if v < 1 || v > 99 {
			return false
		}
		r.number, r.to = v, w.pastSuffix(to)
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
		v, n := w.digits(i)
		if n != 4 || v%10 != 0 || v < 1000 || v > lastYear {
			return false
		}
		r.fields.y, r.to = v, i+1
	case fieldTens:
		v, n := w.digits(i)
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
		v, n := w.digits(i)
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
		m, ok := w.has(i, language.DayPeriod)
		if !ok {
			return false
		}
		r.to = m.End
	}
	return true
}

func (r *filled) clock(hour bool, v int) {
	if hour {
		r.hour = v
	} else {
		r.minute = v
	}
}

// yearField reads a year in four digits, also in Chinese characters, or one with the name of its era before or behind it.
func (w *work) yearField(r *filled) bool {
	i := r.to
	if e, ok := w.has(i, language.Era); ok && w.cased(e, i) {
		k := e.End
		if w.glued(k) && !w.ideograph(k-1) && !w.isMark(k-1) {
			return false
		}
		y, n := w.digits(k)
		if n == 0 {
			y, n = w.ideographs(k)
			if n == 0 {
				return false
			}
			k += n
		} else if n > 4 {
			return false
		} else {
			k++
		}
		r.fields.setEra(y, e.Number)
		r.to = k
		return true
	}
	y, ok := w.year(i)
	to := i + 1
	if !ok {
		var n int
		if y, n = w.ideographs(i); n != 4 || y < 1000 || y > 2999 {
			y, n = w.digits(i)
			e, era := w.has(i+1, language.Era)
			if n == 0 || n > 4 || !era || !w.cased(e, i+1) {
				return false
			}
			r.fields.setEra(y, e.Number)
			r.to = e.End
			return true
		}
		to = i + n
	}
	if e, ok := w.has(to, language.Era); ok && w.cased(e, to) && !w.isDigits(e.End) {
		r.fields.setEra(y, e.Number)
		r.to = e.End
		return true
	}
	r.fields.y = y
	r.to = to
	return true
}

// setEra takes a year of an era.
func (d *when) setEra(y, era int) {
	switch era {
	case 0:
		d.era = true
	case 1:
		d.y = y
	case language.OtherCalendar:
		d.other = true
	default:
		d.y = y + era
	}
}
